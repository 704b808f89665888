//! One referral: what to do next, why, what to say and never to do, and the decision.

use crate::radio_group::{Choice, RadioGroup, radio_group};
use crate::session::Action;
use crate::view::View;
use crate::why::{contacts, source_list};
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{Checked, PathwayId, Urgency};
use risk_checklist_core::outcome::{Cause, Disposition, RefusalReason, Referral, ReferralStatus};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

pub(crate) fn referral_card(view: &View, referral: &Referral) -> Html {
    let id = referral.pathway.as_str();
    let text = |part: &str| view.pathways().line(&format!("pathway.{id}.{part}")).to_owned();
    let pathway = view.session.library().pathways().rules().find(&referral.pathway);
    let local = pathway.is_some_and(|pathway| pathway.checked == Checked::ConfirmLocally);
    let urgency = referral.status.urgency().map_or("could-be", Urgency::as_str);
    let is_now = referral.status.urgency() == Some(Urgency::Now);
    let decided = view.session.dispositions().contains_key(&referral.pathway);
    html! {
        <article key={id} class={classes!("referral", urgency, decided.then_some("decided"))} aria-labelledby={format!("referral-{id}")}>
            <header>
                <h5 id={format!("referral-{id}")}>{text("name")}</h5>
                <p class="tags">
                    if local {
                        <span class="tag">{view.say(ChromeKey::ConfirmLocally)}</span>
                    }
                    <span class="urgency">{urgency_words(view, referral.status)}</span>
                </p>
            </header>
            <p class="first">{text("first")}</p>
            <p class="causes">{view.chrome().fill(ChromeKey::ReferralBecause, &[("causes", &causes(view, referral))])}</p>
            if is_now {
                {contacts(view, &referral.pathway)}
            }
            <details class="why">
                <summary>{view.say(ChromeKey::ReferralMore)}<span class="visually-hidden">{format!(": {}", text("name"))}</span></summary>
                <div class="why-body">
                    <p>{text("why")}</p>
                    if !is_now {
                        {contacts(view, &referral.pathway)}
                    }
                    {labelled(view, ChromeKey::ReferralWho, &text("who"))}
                    {labelled(view, ChromeKey::ReferralTime, &text("time"))}
                    {labelled(view, ChromeKey::ReferralConsent, &text("consent"))}
                    {list(view, ChromeKey::ReferralSay, view.pathways().lines(&format!("pathway.{id}.say")), "say")}
                    {list(view, ChromeKey::ReferralNever, view.pathways().lines(&format!("pathway.{id}.never")), "never")}
                    if let Some(pathway) = pathway {
                        {source_list(view, &pathway.sources, view.session.library().pathways().sources())}
                    }
                </div>
            </details>
            if let ReferralStatus::Called(_) = referral.status {
                {decision(view, &referral.pathway, &text("name"))}
            }
        </article>
    }
}

/// How soon, in words.
pub(crate) fn urgency_words(view: &View, status: ReferralStatus) -> String {
    let word = |urgency: Urgency| match urgency {
        Urgency::Now => ChromeKey::UrgencyNow,
        Urgency::Today => ChromeKey::UrgencyToday,
        Urgency::WorkingDays => ChromeKey::UrgencyWorkingDays,
        Urgency::Planned => ChromeKey::UrgencyPlanned,
    };
    match status {
        ReferralStatus::Called(status) => view.say(word(status.urgency())),
        ReferralStatus::Undetermined { could_be } => {
            view.chrome().fill(ChromeKey::UrgencyCouldBe, &[("urgency", view.chrome().say(word(could_be.urgency())))])
        }
    }
}

/// The reasons as names, joined.
fn causes(view: &View, referral: &Referral) -> String {
    let name = |cause: &Cause| match cause {
        Cause::Floor => view.say(ChromeKey::CauseAlways),
        Cause::Trigger(id) => view.pack_line("trigger", id.as_str(), "name"),
        Cause::Replaces(id) => {
            let name = view.pathways().line(&format!("pathway.{id}.name"));
            view.chrome().fill(ChromeKey::CauseReplaces, &[("pathway", name)])
        }
    };
    referral.because.iter().map(name).collect::<Vec<_>>().join("; ")
}

fn labelled(view: &View, label: ChromeKey, text: &str) -> Html {
    html! { <p><strong>{view.say(label)}</strong>{" "}{text}</p> }
}

fn list(view: &View, title: ChromeKey, lines: &[String], class: &'static str) -> Html {
    html! {
        <div {class}>
            <p><strong>{view.say(title)}</strong></p>
            <ul>{for lines.iter().map(|line| html! { <li>{line}</li> })}</ul>
        </div>
    }
}

/// The practitioner decides; the recommendation stays as it is.
fn decision(view: &View, pathway: &PathwayId, name: &str) -> Html {
    let disposition = view.session.dispositions().get(pathway).copied();
    let id = format!("decide-{pathway}");
    let choice = |disposition: Disposition, key| Choice { value: disposition.as_str().to_owned(), label: view.say(key) };
    let first_reason = RefusalReason::TakingAdvice;
    let choices = vec![
        choice(Disposition::Chosen, ChromeKey::DecisionChosen),
        choice(Disposition::AlreadyInPlace, ChromeKey::DecisionInPlace),
        choice(Disposition::Refused(first_reason), ChromeKey::DecisionRefused),
    ];
    let on_choose = {
        let pathway = pathway.clone();
        view.on(move |word: String| {
            let disposition = match word.as_str() {
                "chosen" => Disposition::Chosen,
                "already-in-place" => Disposition::AlreadyInPlace,
                _ => Disposition::Refused(first_reason),
            };
            Action::Decide(pathway.clone(), Some(disposition))
        })
    };
    radio_group(RadioGroup {
        id,
        legend: view.chrome().fill(ChromeKey::DecisionTitle, &[("pathway", name)]),
        choices,
        chosen: disposition.map(|disposition| disposition.as_str().to_owned()),
        on_choose,
        below: match disposition {
            Some(Disposition::Refused(reason)) => refusal(view, pathway, reason),
            _ => Html::default(),
        },
        ..RadioGroup::default()
    })
}

fn refusal(view: &View, pathway: &PathwayId, chosen: RefusalReason) -> Html {
    let id = format!("reason-{pathway}");
    let onchange = {
        let pathway = pathway.clone();
        view.on_some(move |event: Event| {
            let word = event.target_dyn_into::<HtmlSelectElement>()?.value();
            let (_, reason) = RefusalReason::WORDS.iter().find(|(known, _)| *known == word)?;
            Some(Action::Decide(pathway.clone(), Some(Disposition::Refused(*reason))))
        })
    };
    let words = |reason: RefusalReason| match reason {
        RefusalReason::PersonDeclined => ChromeKey::RefusedPersonDeclined,
        RefusalReason::NotSafeNow => ChromeKey::RefusedNotSafeNow,
        RefusalReason::CoveredByAnother => ChromeKey::RefusedCovered,
        RefusalReason::NotEligible => ChromeKey::RefusedNotEligible,
        RefusalReason::TakingAdvice => ChromeKey::RefusedTakingAdvice,
    };
    let option = |(word, reason): &(&'static str, RefusalReason)| {
        html! { <option value={*word} selected={*reason == chosen}>{view.say(words(*reason))}</option> }
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{view.say(ChromeKey::RefusedTitle)}</label>
            <select {id} {onchange}>{for RefusalReason::WORDS.iter().map(option)}</select>
            <p class="help">{view.say(ChromeKey::RefusedHelp)}</p>
        </div>
    }
}
