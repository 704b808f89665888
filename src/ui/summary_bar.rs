//! The line that stays in sight: how far we are, what is known, and any critical item the
//! moment it is met, said once and calmly.

use crate::session::{Action, Step};
use crate::view::View;
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{TriggerId, TriggerKind};
use yew::prelude::*;

/// How many critical items are named before the rest are only counted.
const NAMES_SHOWN: usize = 2;

pub(crate) fn summary_bar(view: &View) -> Html {
    let session = &view.session;
    let instrument = session.library().pack().instrument();
    let tally = session.assessment().tally();
    let answered = session.response().answers().filter(|(_, answer)| is_answered(answer)).count();
    let progress = view.chrome().fill(
        ChromeKey::SummaryProgress,
        &[("answered", &answered.to_string()), ("of", &instrument.items().len().to_string())],
    );
    let yes = view.chrome().fill(ChromeKey::SummaryYes, &[("count", &tally.lowest().to_string())]);
    let met: Vec<&TriggerId> = met_critical(view);
    let names: Vec<String> = met.iter().map(|id| view.pack_line("trigger", id.as_str(), "name")).collect();
    let more = names.len().saturating_sub(NAMES_SHOWN).to_string();
    let shown = names.iter().take(NAMES_SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let label_key = if names.len() > NAMES_SHOWN { ChromeKey::SummaryActMore } else { ChromeKey::SummaryAct };
    let label = view.chrome().fill(label_key, &[("names", &shown), ("more", &more)]);
    let name = |name: &String| html! { <li>{name}</li> };
    let to_outcome = view.on(|_: MouseEvent| Action::Go(Step::Outcome));
    html! {
        <div class="summary" role="region" aria-label={view.say(ChromeKey::SummaryTitle)}>
            <p class="summary-counts">
                <span>{progress}</span><span>{yes}</span>
            </p>
            if !names.is_empty() {
                <details class="summary-critical">
                    <summary>{label}</summary>
                    <ul>{for names.iter().map(name)}</ul>
                    if session.step() != Step::Outcome {
                        <button type="button" class="link" onclick={to_outcome}>{view.say(ChromeKey::SummaryToOutcome)}</button>
                    }
                </details>
            }
            <p class="visually-hidden" role="status">{announcement(view, &names)}</p>
        </div>
    }
}

fn is_answered(answer: &risk_checklist_core::response::Answer) -> bool {
    matches!(answer.value, risk_checklist_core::response::AnswerValue::Option(_))
}

fn met_critical(view: &View) -> Vec<&TriggerId> {
    let critical = |step: &&risk_checklist_core::assessment::TraceStep| {
        step.kind == TriggerKind::CriticalItem && step.state == TriggerState::Met
    };
    view.session.assessment().trace().iter().filter(critical).map(|step| &step.trigger).collect()
}

/// Said by screen readers when the list changes; silent otherwise.
fn announcement(view: &View, names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    view.chrome().fill(ChromeKey::SummaryAnnounce, &[("names", &names.join(", "))])
}
