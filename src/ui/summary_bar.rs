//! The line that stays in sight: how far we are, what is known, and any critical item the
//! moment it is met, said once and calmly.

use crate::session::{Action, Step};
use crate::shapes::{button, element, list, when, words};
use crate::view::View;
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{Counts, TriggerKind};
use yew::prelude::*;

/// How many critical items are named before the rest are only counted.
const NAMES_SHOWN: usize = 2;

pub(crate) fn summary_bar(view: &View) -> Html {
    let names = met_critical(view);
    let counts = vec![words("span", "", &progress(view)), yes(&view.of(view.session.part()))];
    html! {
        <div class="summary" role="region" aria-label={view.say(ChromeKey::SummaryTitle).to_owned()}>
            {element("p", "summary-counts", counts)}
            {when(!names.is_empty(), || critical(view, &names))}
            <p class="visually-hidden" role="status">{announcement(view, &names)}</p>
        </div>
    }
}

/// How many items are answered, in all the checklists in use.
fn progress(view: &View) -> String {
    let (mut answered, mut of) = (0usize, 0usize);
    for view in view.each() {
        let (more, asked) = view.answered(&mut view.instrument().items().iter().map(|item| &item.link_id));
        (answered, of) = (answered.saturating_add(more), of.saturating_add(asked));
    }
    view.chrome().fill(ChromeKey::SummaryProgress, &[("answered", &answered.to_string()), ("of", &of.to_string())])
}

/// The tally that the checklist shows, where it shows one. Tallies are never added up over
/// checklists: they do not count the same things.
fn yes(view: &View) -> Html {
    let Some(rule) = view.instrument().tally() else { return Html::default() };
    let key = match rule.counts {
        Counts::Present => ChromeKey::SummaryYes,
        Counts::Weights => ChromeKey::SummaryTotal,
    };
    let count = view.assessment().tally().lowest();
    words("span", "", &view.chrome().fill(key, &[("count", &count.to_string())]))
}

/// The names of the critical items that are met, each once.
fn met_critical(view: &View) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for view in view.each() {
        for step in view.assessment().trace() {
            let name = view.pack_line("trigger", step.trigger.as_str(), "name");
            let is_new = !names.iter().any(|other| other == name);
            if step.kind == TriggerKind::CriticalItem && step.state == TriggerState::Met && is_new {
                names.push(name.to_owned());
            }
        }
    }
    names
}

fn critical(view: &View, names: &[String]) -> Html {
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
        list("", &mut names.iter().map(String::as_str)),
        when(view.session.step() != Step::Outcome, to_outcome),
    ];
    element("details", "summary-critical", inside)
}

/// Said by screen readers when the list changes; silent otherwise.
fn announcement(view: &View, names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    view.chrome().fill(ChromeKey::SummaryAnnounce, &[("names", &names.join(", "))])
}
