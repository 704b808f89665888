//! What it means and what to do: what is met and why, what is not yet known, and the
//! referrals in order of urgency.

use crate::referral_card::{referral_card, urgency_words};
use crate::send_panel::{Ways, send_panel};
use crate::session::Action;
use crate::tally_picture::tally_picture;
use crate::view::View;
use crate::why::{subject_words, trigger_with_why};
use risk_checklist_core::assessment::{OpenQuestion, TraceStep, TriggerState};
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{CallStatus, TriggerKind, Urgency};
use risk_checklist_core::outcome::{Referral, ReferralStatus, Standing};
use yew::prelude::*;

/// How many open questions are shown before the rest are folded away.
const OPEN_SHOWN: usize = 5;

pub(crate) fn outcome_screen(view: &View, ways: &Ways) -> Html {
    html! {
        <>
            <p class="lead">{view.say(ChromeKey::OutcomeIntro)}</p>
            {standing(view)}
            {glance(view)}
            {criteria(view)}
            {critical(view)}
            {referrals(view)}
            {open_questions(view)}
            {undetermined(view)}
            {send_panel(view, ways)}
        </>
    }
}

fn standing(view: &View) -> Html {
    let (class, key) = match view.session.outcome().standing() {
        Standing::Settled => ("standing settled", ChromeKey::StandingSettled),
        Standing::Provisional => ("standing provisional", ChromeKey::StandingProvisional),
    };
    html! { <p {class}>{view.say(key)}</p> }
}

/// What is recommended, in as few words as can be: for a person with eight minutes.
fn glance(view: &View) -> Html {
    let line = |referral: &Referral| {
        let urgency = referral.status.urgency().map_or("", Urgency::as_str);
        let name = view.pathways().line(&format!("pathway.{}.name", referral.pathway)).to_owned();
        html! {
            <li class={classes!("glance-line", urgency)}>
                <span class="urgency">{urgency_words(view, referral.status)}</span>
                <span>{name}</span>
            </li>
        }
    };
    let recommended = view.session.outcome().referrals().iter().filter(|referral| is_recommended(referral.status));
    html! {
        <section class="glance" aria-labelledby="glance-title">
            <h4 id="glance-title">{view.say(ChromeKey::GlanceTitle)}</h4>
            <ol>{for recommended.map(line)}</ol>
        </section>
    }
}

fn is_recommended(status: ReferralStatus) -> bool {
    matches!(status, ReferralStatus::Called(CallStatus::Recommended(_)))
}

/// The four criteria, each with its own state; any one is enough.
fn criteria(view: &View) -> Html {
    let steps = steps_of(view, |step| step.kind == TriggerKind::Criterion);
    html! {
        <section class="block" aria-labelledby="criteria-title">
            <h4 id="criteria-title">{view.say(ChromeKey::CriteriaTitle)}</h4>
            <p>{view.say(ChromeKey::CriteriaIntro)}</p>
            {tally_picture(view)}
            <ul class="triggers">{for steps.into_iter().map(|step| trigger(view, step))}</ul>
        </section>
    }
}

/// What acts at any tally, or opens a pathway of its own, and is met.
fn critical(view: &View) -> Html {
    let steps = steps_of(view, |step| step.kind != TriggerKind::Criterion && step.state == TriggerState::Met);
    if steps.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="critical-title">
            <h4 id="critical-title">{view.say(ChromeKey::CriticalTitle)}</h4>
            <p>{view.say(ChromeKey::CriticalIntro)}</p>
            <ul class="triggers">{for steps.into_iter().map(|step| trigger(view, step))}</ul>
        </section>
    }
}

fn steps_of(view: &View, wanted: impl Fn(&TraceStep) -> bool) -> Vec<&TraceStep> {
    view.session.assessment().trace().iter().filter(|step| wanted(step)).collect()
}

fn trigger(view: &View, step: &TraceStep) -> Html {
    html! {
        <li class={classes!("trigger", step.state.as_str())}>
            {trigger_with_why(view, step)}
        </li>
    }
}

fn open_questions(view: &View) -> Html {
    let open = view.session.assessment().open_questions();
    if open.is_empty() {
        return Html::default();
    }
    let title = view.chrome().count(ChromeKey::OpenTitleOne, ChromeKey::OpenTitleOther, open.len());
    let question = |question: &OpenQuestion| {
        let subject = question.subject.clone();
        let onclick = view.on(move |_: MouseEvent| Action::GoTo(subject.clone()));
        html! {
            <li><button type="button" class="link" {onclick}>{subject_words(view, &question.subject)}</button></li>
        }
    };
    html! {
        <section class="block" aria-labelledby="open-title">
            <h4 id="open-title">{title}</h4>
            <p>{view.say(ChromeKey::OpenIntro)}</p>
            <ul class="open">{for open.iter().take(OPEN_SHOWN).map(question)}</ul>
            if open.len() > OPEN_SHOWN {
                <details>
                    <summary>{view.chrome().fill(ChromeKey::OpenMore, &[("count", &open.len().saturating_sub(OPEN_SHOWN).to_string())])}</summary>
                    <ul class="open">{for open.iter().skip(OPEN_SHOWN).map(question)}</ul>
                </details>
            }
        </section>
    }
}

/// What is called for, in order of urgency.
fn referrals(view: &View) -> Html {
    html! {
        <>
            {group(view, ChromeKey::ReferralsRecommended, ChromeKey::ReferralsRecommendedIntro, "recommended-title", is_recommended)}
            {group(view, ChromeKey::ReferralsConsider, ChromeKey::ReferralsConsiderIntro, "consider-title",
                |status| matches!(status, ReferralStatus::Called(CallStatus::Consider(_))))}
        </>
    }
}

fn group(
    view: &View,
    title: ChromeKey,
    intro: ChromeKey,
    id: &'static str,
    wanted: fn(ReferralStatus) -> bool,
) -> Html {
    let cards = cards(view, wanted);
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby={id}>
            <h4 {id}>{view.say(title)}</h4>
            <p>{view.say(intro)}</p>
            {for cards}
        </section>
    }
}

fn cards(view: &View, wanted: fn(ReferralStatus) -> bool) -> Vec<Html> {
    let listed = view.session.outcome().referrals().iter().filter(|referral| wanted(referral.status));
    listed.map(|referral| referral_card(view, referral)).collect()
}

/// What a missing answer could still call for, folded away: nothing calls for it yet.
fn undetermined(view: &View) -> Html {
    let cards = cards(view, |status| matches!(status, ReferralStatus::Undetermined { .. }));
    if cards.is_empty() {
        return Html::default();
    }
    html! {
        <section class="block" aria-labelledby="undetermined-title">
            <h4 id="undetermined-title">{view.say(ChromeKey::ReferralsUndetermined)}</h4>
            <p>{view.say(ChromeKey::ReferralsUndeterminedIntro)}</p>
            <details class="undetermined">
                <summary>{view.chrome().count(ChromeKey::UndeterminedShowOne, ChromeKey::UndeterminedShowOther, cards.len())}</summary>
                {for cards}
            </details>
        </section>
    }
}
