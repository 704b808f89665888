//! What it means and what to do: what is met and why, what is not yet known, and the
//! referrals in order of urgency.

use crate::bands::band;
use crate::focus::Places;
use crate::local_settings::{local_settings, threshold_line};
use crate::offers::offers;
use crate::record_panel::record_panel;
use crate::referral_card::{referral_card, urgency_words};
use crate::review_panel::review_panel;
use crate::send_panel::{Ways, send_panel, start_again};
use crate::session::Action;
use crate::shapes::{button, element, fragment, list, paragraph, section, when, words};
use crate::since_panel::since_panel;
use crate::tally_picture::tally_picture;
use crate::todo::{card_id, leading};
use crate::view::View;
use crate::why::{subject_words, trigger_with_why};
use risk_checklist_core::assessment::{OpenQuestion, TraceStep, TriggerState};
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{CallStatus, Counts, PathwayId, Purpose, TriggerKind, Urgency};
use risk_checklist_core::outcome::{ReferralStatus, Standing};
use yew::prelude::*;

/// How many open questions are shown before the rest are folded away.
const OPEN_SHOWN: usize = 5;

pub(crate) fn outcome_screen(view: &View, places: &Places, ways: &Ways) -> Html {
    let mut inside = found(view, places);
    inside.extend([send_panel(view, places, ways), record_panel(view, ways)]);
    inside.extend([when(view.session.shows_care(), || care(view)), start_again(view)]);
    fragment(inside)
}

/// What it means and what to do, without the ways out.
pub(crate) fn found(view: &View, places: &Places) -> Vec<Html> {
    vec![
        paragraph("lead", view.say(ChromeKey::OutcomeIntro)),
        local_settings(view),
        standing(view),
        glance(view, places),
        each(view, criteria),
        referrals(view),
        since_panel(view),
        each(view, plan),
        each(view, critical),
        each(view, open_questions),
        each(view, offers),
        undetermined(view),
        review_panel(view),
    ]
}

/// For the practitioner, who has just heard it: quiet, and told once.
fn care(view: &View) -> Html {
    let close = button("care-close", "link", view.say(ChromeKey::CareClose), view.on_press(Action::CloseCare));
    element("div", "care", vec![paragraph("", view.say(ChromeKey::CareLine)), close])
}

fn standing(view: &View) -> Html {
    match view.session.outcome().standing() {
        Standing::Settled => paragraph("standing settled", view.say(ChromeKey::StandingSettled)),
        Standing::Provisional => paragraph("standing provisional", view.say(ChromeKey::StandingProvisional)),
    }
}

/// What is recommended, in as few words as can be: for a person with eight minutes. Each
/// line leads to its card.
fn glance(view: &View, places: &Places) -> Html {
    let mut lines = Vec::new();
    for referral in view.session.outcome().referrals() {
        if is_recommended(referral.status) {
            let urgency = referral.status.urgency().map_or("", Urgency::as_str);
            let how_soon = words("span", "urgency", &urgency_words(view, referral.status));
            let id = referral.pathway.as_str();
            let name = leading(places, view.pathway_line(id, "name"), card_id(id));
            lines.push(html! { <li class={format!("glance-line {urgency}")}>{how_soon}{name}</li> });
        }
    }
    section("glance", "glance-title", view.say(ChromeKey::GlanceTitle), vec![element("ol", "", lines)])
}

fn is_recommended(status: ReferralStatus) -> bool {
    matches!(status, ReferralStatus::Called(CallStatus::Recommended(_)))
}

/// A part of the screen for each checklist in use.
fn each(view: &View, part: fn(&View) -> Html) -> Html {
    fragment(view.each().iter().map(part).collect())
}

/// A heading, with the name of its checklist where several are in use.
fn titled(view: &View, title: &str) -> String {
    if view.session.packs().len() > 1 {
        format!("{title}: {}", view.pack().line("pack.title"))
    } else {
        title.to_owned()
    }
}

/// The id of a part's heading.
fn heading(view: &View, name: &str) -> String {
    if view.part == 0 { name.to_owned() } else { format!("{name}-{}", view.part) }
}

fn is_to_consider(status: ReferralStatus) -> bool {
    matches!(status, ReferralStatus::Called(CallStatus::Consider(_)))
}

/// The criteria, each with its own state; any one is enough.
fn criteria(view: &View) -> Html {
    let marac = PathwayId::parse("marac").ok();
    let marac = marac.and_then(|id| view.session.library().pathways().rules().find(&id));
    let leads =
        |step: &TraceStep| marac.is_some_and(|pathway| pathway.calls.iter().any(|call| call.trigger == step.trigger));
    // Only where every criterion is one: the sum of a short screen is no reason for a MARAC.
    let criteria = || view.assessment().trace().iter().filter(|step| step.kind == TriggerKind::Criterion);
    let is_sum = view.instrument().tally().is_some_and(|rule| rule.counts == Counts::Weights);
    let is_marac = criteria().next().is_some() && criteria().all(leads) && !is_sum;
    let about_harmer = view.instrument().purpose() == Purpose::AboutHarmer;
    let rules = triggers(view, |step| step.kind == TriggerKind::Criterion);
    if rules.is_none() && view.instrument().bands().is_empty() && view.instrument().tally().is_none() && !about_harmer {
        return Html::default();
    }
    let inside = vec![
        when(about_harmer, || paragraph("", view.say(ChromeKey::AboutHarmer))),
        when(is_marac, || paragraph("", view.say(ChromeKey::CriteriaIntro))),
        band(view),
        tally_picture(view),
        rules.unwrap_or_default(),
    ];
    let title = view.say(if is_marac { ChromeKey::CriteriaTitle } else { ChromeKey::CriteriaTitlePlain });
    section("block", &heading(view, "criteria-title"), &titled(view, title), inside)
}

/// Prompts for managing the risk, where the checklist has them. Words only.
fn plan(view: &View) -> Html {
    let mut inside = vec![paragraph("", view.say(ChromeKey::PlanIntro))];
    for prompt in view.instrument().plan() {
        let line = |part| view.pack_line("plan", prompt.id.as_str(), part);
        inside.push(element(
            "p",
            "",
            vec![words("strong", "", line("title")), Html::from(" "), Html::from(line("text"))],
        ));
    }
    if inside.len() == 1 {
        return Html::default();
    }
    section("block", &heading(view, "plan-title"), &titled(view, view.say(ChromeKey::PlanTitle)), inside)
}

/// What acts at any tally, or opens a pathway of its own, and is met.
fn critical(view: &View) -> Html {
    match triggers(view, |step| step.kind != TriggerKind::Criterion && step.state == TriggerState::Met) {
        None => Html::default(),
        Some(list) => {
            let inside = vec![paragraph("", view.say(ChromeKey::CriticalIntro)), list];
            section(
                "block",
                &heading(view, "critical-title"),
                &titled(view, view.say(ChromeKey::CriticalTitle)),
                inside,
            )
        }
    }
}

/// The triggers wanted, unless there are none.
fn triggers(view: &View, wanted: fn(&TraceStep) -> bool) -> Option<Html> {
    let mut lines = Vec::new();
    for step in view.assessment().trace() {
        if wanted(step) {
            let class = format!("trigger {}", step.state.as_str());
            lines.push(html! { <li {class}>{trigger_with_why(view, step)}{threshold_line(view, &step.trigger)}</li> });
        }
    }
    (!lines.is_empty()).then(|| element("ul", "triggers", lines))
}

fn open_questions(view: &View) -> Html {
    let open = view.assessment().open_questions();
    if open.is_empty() {
        return Html::default();
    }
    let (shown, folded) = open.split_at(open.len().min(OPEN_SHOWN));
    let more = folded.len().to_string();
    let inside = vec![
        paragraph("", view.say(ChromeKey::OpenIntro)),
        questions(view, shown),
        when(!folded.is_empty(), || {
            let summary = view.chrome().fill(ChromeKey::OpenMore, &[("count", &more)]);
            element("details", "", vec![words("summary", "", &summary), questions(view, folded)])
        }),
    ];
    let title = view.chrome().count(ChromeKey::OpenTitleOne, ChromeKey::OpenTitleOther, open.len());
    section("block", &heading(view, "open-title"), &titled(view, &title), inside)
}

fn questions(view: &View, open: &[OpenQuestion]) -> Html {
    let mut lines = Vec::new();
    for question in open {
        let onclick = view.on_press(Action::GoTo(view.part, question.subject.clone()));
        lines.push(element("li", "", vec![button("", "link", &subject_words(view, &question.subject), onclick)]));
    }
    element("ul", "open", lines)
}

/// What is called for, in order of urgency.
fn referrals(view: &View) -> Html {
    let mut inside = vec![paragraph("", view.say(ChromeKey::ReferralsRecommendedIntro))];
    inside.extend(cards(view, is_recommended));
    fragment(vec![
        section("block", "recommended-title", view.say(ChromeKey::ReferralsRecommended), inside),
        consider(view),
    ])
}

/// What to think about, folded away with its names in sight: on a phone the page would
/// otherwise hide what is recommended among what is not.
fn consider(view: &View) -> Html {
    let mut inside = cards(view, is_to_consider);
    if inside.is_empty() {
        return Html::default();
    }
    let mut names = Vec::new();
    for referral in view.session.outcome().referrals() {
        if is_to_consider(referral.status) {
            names.push(view.pathway_line(referral.pathway.as_str(), "name"));
        }
    }
    let summary = view.chrome().count(ChromeKey::ConsiderShowOne, ChromeKey::ConsiderShowOther, inside.len());
    inside.insert(0, words("summary", "", &summary));
    let intro = paragraph("", view.say(ChromeKey::ReferralsConsiderIntro));
    let names = list("", &mut names.into_iter());
    let folded = element("details", "undetermined", inside);
    section("block", "consider-title", view.say(ChromeKey::ReferralsConsider), vec![intro, names, folded])
}

fn cards(view: &View, wanted: fn(ReferralStatus) -> bool) -> Vec<Html> {
    let mut cards = Vec::new();
    for referral in view.session.outcome().referrals() {
        if wanted(referral.status) {
            cards.push(referral_card(view, referral));
        }
    }
    cards
}

/// What a missing answer could still call for, folded away: nothing calls for it yet.
fn undetermined(view: &View) -> Html {
    let mut inside = cards(view, |status| matches!(status, ReferralStatus::Undetermined { .. }));
    if inside.is_empty() {
        return Html::default();
    }
    let summary = view.chrome().count(ChromeKey::UndeterminedShowOne, ChromeKey::UndeterminedShowOther, inside.len());
    inside.insert(0, words("summary", "", &summary));
    let intro = paragraph("", view.say(ChromeKey::ReferralsUndeterminedIntro));
    let folded = element("details", "undetermined", inside);
    section("block", "undetermined-title", view.say(ChromeKey::ReferralsUndetermined), vec![intro, folded])
}
