//! The record for the agency's own file: everything, in words. Seen on paper only.

use crate::item_more::informant_key;
use crate::view::View;
use crate::why::{state_words, subject_words};
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactDefinition, Item, Subject};
use risk_checklist_core::outcome::Disposition;
use risk_checklist_core::response::{AnswerValue, FactValue, Informant, NotAskedReason};
use yew::prelude::*;

pub(crate) fn record(view: &View) -> Html {
    let session = &view.session;
    let manifest = session.library().pack().manifest();
    let instrument = session.library().pack().instrument();
    let about = format!("{}, {} {}", view.pack().line("pack.title"), manifest.id(), manifest.version());
    let judgement = session.response().judgement();
    html! {
        <section class="record" aria-hidden="true">
            <h3>{view.say(ChromeKey::RecordTitle)}</h3>
            <p>{view.say(ChromeKey::RecordWarning)}</p>
            <p>{about}</p>
            <p>{session.settings().now.map(|now| now.to_string()).unwrap_or_default()}</p>
            <h4>{view.say(ChromeKey::RecordAnswers)}</h4>
            <table><tbody>{for instrument.items().iter().map(|item| item_row(view, item))}</tbody></table>
            <h4>{view.say(ChromeKey::StepCircumstances)}</h4>
            <table><tbody>{for instrument.facts().iter().map(|fact| fact_row(view, fact))}</tbody></table>
            if judgement.is_concerned() {
                <h4>{view.say(ChromeKey::StepJudgement)}</h4>
                <p>{format!("{}. {}", view.say(ChromeKey::JudgementConcern), judgement.reason())}</p>
            }
            <h4>{view.say(ChromeKey::RecordTriggers)}</h4>
            <ul>{for session.assessment().trace().iter().filter(|step| step.state != TriggerState::NotMet).map(|step| html! {
                <li>{format!("{}: {}", view.pack_line("trigger", step.trigger.as_str(), "name"), state_words(view, step.state))}</li>
            })}</ul>
            <h4>{view.say(ChromeKey::RecordReferrals)}</h4>
            <table><tbody>{for session.outcome().referrals().iter().map(|referral| html! {
                <tr>
                    <th scope="row">{view.pathways().line(&format!("pathway.{}.name", referral.pathway)).to_owned()}</th>
                    <td>{status_words(view, referral.status.as_str())}</td>
                    <td>{decision_words(view, session.dispositions().get(&referral.pathway).copied())}</td>
                </tr>
            })}</tbody></table>
        </section>
    }
}

fn item_row(view: &View, item: &Item) -> Html {
    let answer = view.session.response().answer(&item.link_id).cloned().unwrap_or_default();
    let words = match &answer.value {
        AnswerValue::Option(option) => view.pack().line(&format!("option.{}", option.code)).to_owned(),
        AnswerValue::NotAsked(None) => view.say(ChromeKey::NotAskedYet),
        AnswerValue::NotAsked(Some(NotAskedReason::Declined)) => view.say(ChromeKey::NotAskedDeclined),
        AnswerValue::NotAsked(Some(NotAskedReason::NotSafeToAsk)) => view.say(ChromeKey::NotAskedNotSafe),
    };
    html! {
        <tr>
            <th scope="row">{format!("{}. {}", item.prefix, view.pack_line("item", item.link_id.as_str(), "text"))}</th>
            <td>{words}</td>
            <td>
                if answer.informant != Informant::Person { <p>{view.say(informant_key(answer.informant))}</p> }
                {&answer.note}
            </td>
        </tr>
    }
}

fn fact_row(view: &View, fact: &FactDefinition) -> Html {
    let words = match view.session.response().fact(&fact.id) {
        None => view.say(ChromeKey::NotAskedYet),
        Some(FactValue::Yes) => view.say(ChromeKey::FactYes),
        Some(FactValue::No) => view.say(ChromeKey::FactNo),
        Some(FactValue::DontKnow) => view.say(ChromeKey::FactDontKnow),
        Some(FactValue::Number(number)) => number.to_string(),
        Some(FactValue::Choice(code)) => view.pack_line("fact", fact.id.as_str(), &format!("option.{code}")),
    };
    html! { <tr><th scope="row">{subject_words(view, &Subject::Fact(fact.id.clone()))}</th><td>{words}</td></tr> }
}

fn status_words(view: &View, status: &str) -> String {
    view.say(match status {
        "recommended" => ChromeKey::ReferralsRecommended,
        "consider" => ChromeKey::ReferralsConsider,
        _ => ChromeKey::ReferralsUndetermined,
    })
}

fn decision_words(view: &View, disposition: Option<Disposition>) -> String {
    view.say(match disposition {
        None => ChromeKey::DecisionOpen,
        Some(Disposition::Chosen) => ChromeKey::DecisionChosen,
        Some(Disposition::AlreadyInPlace) => ChromeKey::DecisionInPlace,
        Some(Disposition::Refused(_)) => ChromeKey::DecisionRefused,
    })
}
