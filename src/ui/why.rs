//! Why, in words: the trace of a trigger with its sources, and the services of a pathway.

use crate::view::View;
use risk_checklist_core::assessment::{TraceStep, TriggerState};
use risk_checklist_core::content::{ChromeKey, ReadAs, Service, Source};
use risk_checklist_core::instrument::{Checked, Condition, PathwayId, SourceId, Subject};
use yew::prelude::*;

/// The words for a trigger's state.
pub(crate) fn state_words(view: &View, state: TriggerState) -> String {
    view.say(match state {
        TriggerState::Met => ChromeKey::StateMet,
        TriggerState::NotMet => ChromeKey::StateNotMet,
        TriggerState::Undetermined => ChromeKey::StateUndetermined,
    })
}

/// The short name of something that can be asked, with its number where it has one.
pub(crate) fn subject_words(view: &View, subject: &Subject) -> String {
    match subject {
        Subject::Item(link_id) => {
            let prefix = view.session.library().pack().instrument().item(link_id).map(|item| item.prefix.clone());
            format!("{}. {}", prefix.unwrap_or_default(), view.pack_line("item", link_id.as_str(), "short"))
        }
        Subject::Fact(id) => view.pack_line("fact", id.as_str(), "short"),
        Subject::Judgement => view.say(ChromeKey::StepJudgement),
    }
}

/// A trigger with its state; "Why?" opens what the rule is, what led here, and where the
/// rule comes from.
pub(crate) fn trigger_with_why(view: &View, step: &TraceStep) -> Html {
    let id = step.trigger.as_str();
    let name = view.pack_line("trigger", id, "name");
    let trigger = view.session.library().pack().instrument().trigger(&step.trigger);
    let sources = trigger.map(|trigger| trigger.sources.as_slice()).unwrap_or_default();
    let lead = match step.state {
        TriggerState::Met => Some(ChromeKey::WhyMet),
        TriggerState::Undetermined => Some(ChromeKey::WhyUndetermined),
        TriggerState::NotMet => None,
    };
    let subject = |subject: &Subject| html! { <li>{subject_words(view, subject)}</li> };
    html! {
        <details class="why trigger-line">
            <summary>
                <span class="trigger-name">{name}</span>
                <span class="state">{state_words(view, step.state)}</span>
                <span class="ask">{view.say(ChromeKey::Why)}</span>
            </summary>
            <div class="why-body">
                <p>{view.pack_line("trigger", id, "why")}</p>
                {count_words(view, step, trigger.map(|trigger| &trigger.when))}
                if let Some(lead) = lead {
                    <p>{view.say(lead)}</p>
                    <ul>{for step.because.iter().map(subject)}</ul>
                }
                {source_list(view, sources, view.session.library().pack().manifest().sources())}
            </div>
        </details>
    }
}

/// For a rule that counts more than a few things: how many of how many.
fn count_words(view: &View, step: &TraceStep, when: Option<&Condition>) -> Html {
    let counts = matches!(when, Some(Condition::AtLeast { needed, of }) if *needed > 1 && *needed < of.len());
    match step.bounds.filter(|_| counts) {
        None => Html::default(),
        Some(bounds) => {
            let unknown = bounds.highest.saturating_sub(bounds.lowest).to_string();
            let (lowest, needed, of) = (bounds.lowest.to_string(), bounds.needed.to_string(), bounds.of.to_string());
            let values = [("yes", lowest.as_str()), ("unknown", &unknown), ("needed", &needed), ("of", &of)];
            html! { <p>{view.chrome().fill(ChromeKey::TallyWords, &values)}</p> }
        }
    }
}

/// Where something comes from, and how much of it was read.
pub(crate) fn source_list(view: &View, ids: &[SourceId], known: &[Source]) -> Html {
    let source = |id: &SourceId| {
        let source = known.iter().find(|source| source.id == *id)?;
        let read = view.say(match source.read {
            ReadAs::Full => ChromeKey::ReadFull,
            ReadAs::Opening => ChromeKey::ReadOpening,
            ReadAs::Abstract => ChromeKey::ReadAbstract,
            ReadAs::SecondHand => ChromeKey::ReadSecondHand,
        });
        let parts = [source.document.as_str(), &source.section, &source.date, &read];
        let text: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Some(html! { <li>{text.join(", ")}</li> })
    };
    html! {
        <>
            <p class="sources-title">{view.say(ChromeKey::Sources)}</p>
            <ul class="sources">{for ids.iter().filter_map(source)}</ul>
        </>
    }
}

/// The services of a pathway that serve the host's nation, with numbers to ring.
pub(crate) fn contacts(view: &View, pathway: &PathwayId) -> Html {
    let library = view.session.library();
    let nation = view.session.settings().nation;
    let ids = library.pathways().rules().find(pathway).map(|pathway| pathway.contacts.as_slice()).unwrap_or_default();
    let serves = |service: &&Service| nation.is_none_or(|nation| service.nations.contains(&nation));
    let services: Vec<&Service> = ids.iter().filter_map(|id| library.directory().find(id)).filter(serves).collect();
    if services.is_empty() {
        return Html::default();
    }
    html! { <ul class="contacts">{for services.into_iter().map(|service| contact(view, service))}</ul> }
}

fn contact(view: &View, service: &Service) -> Html {
    let phone = (!service.phone.is_empty()).then(|| {
        let digits: String = service.phone.chars().filter(char::is_ascii_digit).collect();
        html! { <a class="phone" href={format!("tel:{digits}")}>{&service.phone}</a> }
    });
    html! {
        <li>
            <strong>{&service.name}</strong>{" "}
            {for phone}
            if !service.text.is_empty() {
                {" "}<span>{view.chrome().fill(ChromeKey::ContactText, &[("number", &service.text)])}</span>
            }
            if !service.hours.is_empty() {
                {" "}<span>{&service.hours}</span>
            }
            if service.checked == Checked::ConfirmLocally {
                {" "}<span class="tag">{view.say(ChromeKey::ConfirmLocally)}</span>
            }
        </li>
    }
}
