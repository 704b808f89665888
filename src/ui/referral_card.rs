//! One referral: what to do next, why, what to say and never to do, and the decision.

use crate::choices::{Choice, select};
use crate::contacts::contacts;
use crate::local_settings::local_calls;
use crate::radio_group::{RadioGroup, radio_group};
use crate::session::Action;
use crate::shapes::{element, field, hidden, list, paragraph, tag, when, words};
use crate::sharing_line::sharing_line;
use crate::todo::card_id;
use crate::view::View;
use crate::why::source_list;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{Checked, PathwayId, StartedBy, Urgency};
use risk_checklist_core::outcome::{Cause, Disposition, Referral, ReferralStatus, RefusalReason};
use yew::prelude::*;

pub(crate) fn referral_card(view: &View, referral: &Referral) -> Html {
    let id = referral.pathway.as_str();
    let pathway = view.session.library().pathways().rules().find(&referral.pathway);
    let is_local = pathway.is_some_and(|pathway| pathway.checked == Checked::ConfirmLocally);
    let is_police_only = pathway.is_some_and(|pathway| pathway.started_by == StartedBy::Police);
    let is_now = referral.status.urgency() == Some(Urgency::Now);
    let urgency = referral.status.urgency().map_or("could-be", Urgency::as_str);
    let decided = if view.session.dispositions().contains_key(&referral.pathway) { " decided" } else { "" };
    let because = view.chrome().fill(ChromeKey::ReferralBecause, &[("causes", &causes(view, referral))]);
    let name = view.pathway_line(id, "name");
    let title = AttrValue::from(card_id(id));
    let tags = vec![
        when(is_local, || tag(view.say(ChromeKey::ConfirmLocally))),
        words("span", "urgency", &urgency_words(view, referral.status)),
    ];
    html! {
        <article key={id} class={format!("referral {urgency}{decided}")} aria-labelledby={&title}>
            <header>
                <h5 id={title} tabindex="-1">{name}</h5>
                {element("p", "tags", tags)}
            </header>
            {paragraph("first", view.pathway_line(id, "first"))}
            {when(is_police_only, || paragraph("", view.say(ChromeKey::ReferralPoliceOnly)))}
            {paragraph("causes", &because)}
            {when(is_now, || contacts(view, &referral.pathway))}
            {more(view, &referral.pathway, is_now)}
            if let ReferralStatus::Called(_) = referral.status {
                {decision(view, &referral.pathway, name)}
                {sharing_line(view, &referral.pathway)}
            }
        </article>
    }
}

/// Why, who does it and how, what to say and never to do: folded away.
fn more(view: &View, pathway: &PathwayId, is_now: bool) -> Html {
    let id = pathway.as_str();
    let sources = match view.session.library().pathways().rules().find(pathway) {
        Some(found) => source_list(view, &found.sources, &view.session.library().pathways().head().sources),
        None => Html::default(),
    };
    let body = vec![
        paragraph("", view.pathway_line(id, "why")),
        local_calls(view, pathway),
        when(!is_now, || contacts(view, pathway)),
        labelled(view, ChromeKey::ReferralWho, view.pathway_line(id, "who")),
        labelled(view, ChromeKey::ReferralTime, view.pathway_line(id, "time")),
        labelled(view, ChromeKey::ReferralConsent, view.pathway_line(id, "consent")),
        script(view, ChromeKey::ReferralSay, id, "say"),
        script(view, ChromeKey::ReferralNever, id, "never"),
        sources,
    ];
    let subject = format!(": {}", view.pathway_line(id, "name"));
    let summary = vec![Html::from(view.say(ChromeKey::ReferralMore)), hidden(&subject)];
    element("details", "why", vec![element("summary", "", summary), element("div", "why-body", body)])
}

/// How soon, in words.
pub(crate) fn urgency_words(view: &View, status: ReferralStatus) -> String {
    match status {
        ReferralStatus::Called(status) => view.say(urgency_key(status.urgency())).to_owned(),
        ReferralStatus::Undetermined { could_be } => {
            view.chrome().fill(ChromeKey::UrgencyCouldBe, &[("urgency", view.say(urgency_key(could_be.urgency())))])
        }
    }
}

/// The words for how soon.
pub(crate) fn urgency_key(urgency: Urgency) -> ChromeKey {
    match urgency {
        Urgency::Now => ChromeKey::UrgencyNow,
        Urgency::Today => ChromeKey::UrgencyToday,
        Urgency::WorkingDays => ChromeKey::UrgencyWorkingDays,
        Urgency::Planned => ChromeKey::UrgencyPlanned,
    }
}

/// The words for why not now.
pub(crate) fn refusal_key(reason: RefusalReason) -> ChromeKey {
    match reason {
        RefusalReason::PersonDeclined => ChromeKey::RefusedPersonDeclined,
        RefusalReason::NotSafeNow => ChromeKey::RefusedNotSafeNow,
        RefusalReason::CoveredByAnother => ChromeKey::RefusedCovered,
        RefusalReason::NotEligible => ChromeKey::RefusedNotEligible,
        RefusalReason::TakingAdvice => ChromeKey::RefusedTakingAdvice,
    }
}

/// The reasons as names, joined.
fn causes(view: &View, referral: &Referral) -> String {
    let mut names = Vec::new();
    for cause in &referral.because {
        names.push(match cause {
            Cause::Floor => view.say(ChromeKey::CauseAlways).to_owned(),
            Cause::Trigger(id) => view.trigger_name(id),
            Cause::Replaces(id) => {
                let name = view.pathway_line(id.as_str(), "name");
                view.chrome().fill(ChromeKey::CauseReplaces, &[("pathway", name)])
            }
        });
    }
    names.join("; ")
}

fn labelled(view: &View, label: ChromeKey, text: &str) -> Html {
    element("p", "", vec![words("strong", "", view.say(label)), Html::from(" "), Html::from(text)])
}

/// What to say, or never to do, line by line.
fn script(view: &View, title: ChromeKey, pathway: &str, part: &'static str) -> Html {
    let lines = view.pathways().lines(&["pathway", pathway, part].join("."));
    let title = element("p", "", vec![words("strong", "", view.say(title))]);
    element("div", part, vec![title, list("", &mut lines.iter().map(String::as_str))])
}

/// The practitioner decides; the recommendation stays as it is.
fn decision(view: &View, pathway: &PathwayId, name: &str) -> Html {
    let decided = view.session.dispositions().get(pathway).copied();
    let refused = match decided {
        Some(Disposition::Refused(reason)) => Some(Some(reason)),
        _ if view.session.is_refusing(pathway) => Some(None),
        _ => None,
    };
    let mut choices = Vec::new();
    for (disposition, key) in
        [(Disposition::Chosen, ChromeKey::DecisionChosen), (Disposition::AlreadyInPlace, ChromeKey::DecisionInPlace)]
    {
        let action = Action::Decide(pathway.clone(), Some(disposition));
        choices.push(Choice::new(disposition.as_str(), view.say(key), Some(action)));
    }
    let refuse = Action::Refuse(pathway.clone());
    choices.push(Choice::new("refused", view.say(ChromeKey::DecisionRefused), Some(refuse)));
    let group = RadioGroup {
        id: format!("decide-{pathway}"),
        legend: &view.chrome().fill(ChromeKey::DecisionTitle, &[("pathway", name)]),
        choices,
        chosen: if refused.is_some() { Some("refused") } else { decided.map(Disposition::as_str) },
        below: refused.map(|reason| refusal(view, pathway, reason)).unwrap_or_default(),
        ..RadioGroup::default()
    };
    radio_group(view, group)
}

/// Why not now. Nothing is chosen for the practitioner: until they choose, the referral is
/// open and nothing can be sent.
fn refusal(view: &View, pathway: &PathwayId, chosen: Option<RefusalReason>) -> Html {
    let mut choices = Vec::new();
    if chosen.is_none() {
        choices.push(Choice::new("", view.say(ChromeKey::RefusedChoose), None));
    }
    for (word, reason) in RefusalReason::WORDS {
        let action = Action::Decide(pathway.clone(), Some(Disposition::Refused(reason)));
        choices.push(Choice::new(word, view.say(refusal_key(reason)), Some(action)));
    }
    let id = format!("reason-{pathway}");
    let control = select(view, &id, choices, chosen.map_or("", RefusalReason::as_str));
    field(&id, view.say(ChromeKey::RefusedTitle), control, paragraph("help", view.say(ChromeKey::RefusedHelp)))
}
