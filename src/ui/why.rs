//! Why, in words: the trace of a trigger with its sources, and the services of a pathway.

use crate::shapes::{element, fragment, list, paragraph, tag, words};
use crate::view::View;
use risk_checklist_core::assessment::{TraceStep, TriggerState};
use risk_checklist_core::content::{ChromeKey, ReadAs, Service, Source};
use risk_checklist_core::instrument::{Checked, Condition, PathwayId, SourceId, Subject};
use yew::prelude::*;

/// The words for a trigger's state.
pub(crate) fn state_words(view: &View, state: TriggerState) -> &str {
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
            let item = view.instrument().item(link_id);
            let prefix = item.map_or("", |item| item.prefix.as_str());
            format!("{prefix}. {}", view.item_line(link_id, "short"))
        }
        Subject::Fact(id) => view.pack_line("fact", id.as_str(), "short").to_owned(),
        Subject::Judgement => view.say(ChromeKey::StepJudgement).to_owned(),
    }
}

/// A trigger with its state; "Why?" opens what the rule is, what led here, and where the
/// rule comes from.
pub(crate) fn trigger_with_why(view: &View, step: &TraceStep) -> Html {
    let id = step.trigger.as_str();
    let trigger = view.instrument().trigger(&step.trigger);
    let sources = trigger.map(|trigger| trigger.sources.as_slice()).unwrap_or_default();
    let summary = vec![
        words("span", "trigger-name", view.pack_line("trigger", id, "name")),
        words("span", "state", state_words(view, step.state)),
        words("span", "ask", view.say(ChromeKey::Why)),
    ];
    let body = vec![
        paragraph("", view.pack_line("trigger", id, "why")),
        count_words(view, step, trigger.map(|trigger| &trigger.when)),
        because(view, step),
        source_list(view, sources, view.content().manifest().sources()),
    ];
    let summary = element("summary", "", summary);
    element("details", "why trigger-line", vec![summary, element("div", "why-body", body)])
}

/// What led to the trigger's state, or is still to be known.
fn because(view: &View, step: &TraceStep) -> Html {
    let lead = match step.state {
        TriggerState::Met => ChromeKey::WhyMet,
        TriggerState::Undetermined => ChromeKey::WhyUndetermined,
        TriggerState::NotMet => return Html::default(),
    };
    let mut subjects = Vec::new();
    for subject in &step.because {
        subjects.push(subject_words(view, subject));
    }
    fragment(vec![paragraph("", view.say(lead)), list("", &mut subjects.iter().map(String::as_str))])
}

/// For a rule that counts more than a few things: how many of how many.
fn count_words(view: &View, step: &TraceStep, when: Option<&Condition>) -> Html {
    let counts = matches!(when, Some(Condition::AtLeast { needed, of }) if *needed > 1 && *needed < of.len());
    let is_tally = matches!(when, Some(Condition::Tally { .. }));
    match step.bounds.filter(|_| counts || is_tally) {
        Some(bounds) if is_tally => {
            let values = [
                ("yes", &*bounds.lowest.to_string()),
                ("highest", &bounds.highest.to_string()),
                ("of", &bounds.of.to_string()),
            ];
            paragraph("", &view.chrome().fill(ChromeKey::TallyTotal, &values))
        }
        None => Html::default(),
        Some(bounds) => {
            let values = [
                ("yes", &*bounds.lowest.to_string()),
                ("unknown", &bounds.highest.saturating_sub(bounds.lowest).to_string()),
                ("needed", &bounds.needed.to_string()),
                ("of", &bounds.of.to_string()),
            ];
            paragraph("", &view.chrome().fill(ChromeKey::TallyWords, &values))
        }
    }
}

/// Where something comes from, and how much of it was read.
pub(crate) fn source_list(view: &View, ids: &[SourceId], known: &[Source]) -> Html {
    let mut lines = Vec::new();
    for source in ids.iter().filter_map(|id| known.iter().find(|source| source.id == *id)) {
        let read = view.say(match source.read {
            ReadAs::Full => ChromeKey::ReadFull,
            ReadAs::Opening => ChromeKey::ReadOpening,
            ReadAs::Abstract => ChromeKey::ReadAbstract,
            ReadAs::SecondHand => ChromeKey::ReadSecondHand,
        });
        let mut parts = vec![source.document.as_str(), &source.section, &source.date, read];
        parts.retain(|part| !part.is_empty());
        lines.push(parts.join(", "));
    }
    let title = paragraph("sources-title", view.say(ChromeKey::Sources));
    fragment(vec![title, list("sources", &mut lines.iter().map(String::as_str))])
}

/// The services of a pathway that serve the host's nation, with numbers to ring.
pub(crate) fn contacts(view: &View, pathway: &PathwayId) -> Html {
    let library = view.session.library();
    let nation = view.session.settings().setting.nation;
    let ids = library.pathways().rules().find(pathway).map(|pathway| pathway.contacts.as_slice()).unwrap_or_default();
    let mut lines = Vec::new();
    for service in ids.iter().filter_map(|id| library.directory().find(id)) {
        if nation.is_none_or(|nation| service.nations.contains(&nation)) {
            lines.push(contact(view, service));
        }
    }
    if lines.is_empty() { Html::default() } else { element("ul", "contacts", lines) }
}

fn contact(view: &View, service: &Service) -> Html {
    let mut parts = vec![words("strong", "", &service.name), Html::from(" ")];
    if !service.phone.is_empty() {
        let digits: String = service.phone.chars().filter(char::is_ascii_digit).collect();
        parts.push(html! { <a class="phone" href={format!("tel:{digits}")}>{&service.phone}</a> });
    }
    if !service.text.is_empty() {
        let text = view.chrome().fill(ChromeKey::ContactText, &[("number", &service.text)]);
        parts.extend([Html::from(" "), words("span", "", &text)]);
    }
    if !service.hours.is_empty() {
        parts.extend([Html::from(" "), words("span", "", &service.hours)]);
    }
    if service.checked == Checked::ConfirmLocally {
        parts.extend([Html::from(" "), tag(view.say(ChromeKey::ConfirmLocally))]);
    }
    element("li", "", parts)
}
