//! The line that stays in sight: how far we are, what is known, and any critical item the
//! moment it is met, said once and calmly.

use crate::session::{Action, Step};
use crate::shapes::{button, element, list, when, words};
use crate::view::View;
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::TriggerKind;
use risk_checklist_core::response::AnswerValue;
use yew::prelude::*;

/// How many critical items are named before the rest are only counted.
const NAMES_SHOWN: usize = 2;

pub(crate) fn summary_bar(view: &View) -> Html {
    let names = met_critical(view);
    let counts = vec![words("span", "", &progress(view)), words("span", "", &yes(view))];
    html! {
        <div class="summary" role="region" aria-label={view.say(ChromeKey::SummaryTitle).to_owned()}>
            {element("p", "summary-counts", counts)}
            {when(!names.is_empty(), || critical(view, &names))}
            <p class="visually-hidden" role="status">{announcement(view, &names)}</p>
        </div>
    }
}

fn progress(view: &View) -> String {
    let is_answered = |value: &AnswerValue| matches!(value, AnswerValue::Option(_));
    let answered = view.session.response().answers().filter(|(_, answer)| is_answered(&answer.value)).count();
    let of = view.session.library().pack().instrument().items().len();
    view.chrome().fill(ChromeKey::SummaryProgress, &[("answered", &answered.to_string()), ("of", &of.to_string())])
}

fn yes(view: &View) -> String {
    let count = view.session.assessment().tally().lowest();
    view.chrome().fill(ChromeKey::SummaryYes, &[("count", &count.to_string())])
}

/// The names of the critical items that are met.
fn met_critical(view: &View) -> Vec<&str> {
    let mut names = Vec::new();
    for step in view.session.assessment().trace() {
        if step.kind == TriggerKind::CriticalItem && step.state == TriggerState::Met {
            names.push(view.pack_line("trigger", step.trigger.as_str(), "name"));
        }
    }
    names
}

fn critical(view: &View, names: &[&str]) -> Html {
    let more = names.len().saturating_sub(NAMES_SHOWN);
    let shown = names.get(..NAMES_SHOWN).unwrap_or(names).join(", ");
    let key = if more > 0 { ChromeKey::SummaryActMore } else { ChromeKey::SummaryAct };
    let label = view.chrome().fill(key, &[("names", &shown), ("more", &more.to_string())]);
    let to_outcome = || {
        let onclick = view.on_press(Action::Go(Step::Outcome));
        button("", "link", view.say(ChromeKey::SummaryToOutcome), onclick)
    };
    let inside = vec![
        words("summary", "", &label),
        list("", &mut names.iter().copied()),
        when(view.session.step() != Step::Outcome, to_outcome),
    ];
    element("details", "summary-critical", inside)
}

/// Said by screen readers when the list changes; silent otherwise.
fn announcement(view: &View, names: &[&str]) -> String {
    if names.is_empty() {
        return String::new();
    }
    view.chrome().fill(ChromeKey::SummaryAnnounce, &[("names", &names.join(", "))])
}
