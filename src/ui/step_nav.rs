//! Every screen by name: any of them can be opened at any time.

use crate::session::{Action, Step};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::response::AnswerValue;
use yew::prelude::*;

pub(crate) fn step_nav(view: &View) -> Html {
    let instrument = view.session.library().pack().instrument();
    let steps = Step::all(instrument);
    let here = view.session.step();
    let entry = |step: &Step| {
        let step = *step;
        let current = (step == here).then_some("step");
        let onclick = view.on(move |_: MouseEvent| Action::Go(step));
        html! {
            <li>
                <button type="button" aria-current={current} {onclick}>
                    <span>{title(view, step)}</span>
                    <span class="step-count">{count(view, step)}</span>
                </button>
            </li>
        }
    };
    let place = view.chrome().fill(
        ChromeKey::StepPlace,
        &[
            ("number", &here.index(instrument).saturating_add(1).to_string()),
            ("of", &steps.len().to_string()),
            ("title", &title(view, here)),
        ],
    );
    html! {
        <nav class="steps" aria-label={view.say(ChromeKey::StepsTitle)}>
            <details class="steps-small">
                <summary>{place}</summary>
                <ol>{for steps.iter().map(entry)}</ol>
            </details>
            <ol class="steps-wide">{for steps.iter().map(entry)}</ol>
        </nav>
    }
}

/// A screen's title.
pub(crate) fn title(view: &View, step: Step) -> String {
    let section = |index: usize| {
        let sections = view.session.library().pack().instrument().sections();
        sections.get(index).map(|section| view.pack_line("section", section.id.as_str(), "title")).unwrap_or_default()
    };
    match step {
        Step::Start => view.say(ChromeKey::StepStart),
        Step::Section(index) => section(index),
        Step::Circumstances => view.say(ChromeKey::StepCircumstances),
        Step::Judgement => view.say(ChromeKey::StepJudgement),
        Step::Outcome => view.say(ChromeKey::StepOutcome),
    }
}

/// How many of a section's items have an answer.
fn count(view: &View, step: Step) -> String {
    let Step::Section(index) = step else { return String::new() };
    let sections = view.session.library().pack().instrument().sections();
    let Some(section) = sections.get(index) else { return String::new() };
    let answered = |link_id: &&risk_checklist_core::instrument::LinkId| {
        let answer = view.session.response().answer(link_id);
        answer.is_some_and(|answer| matches!(answer.value, AnswerValue::Option(_)))
    };
    let answered = section.items.iter().filter(answered).count();
    view.chrome().fill(
        ChromeKey::StepCount,
        &[("answered", &answered.to_string()), ("of", &section.items.len().to_string())],
    )
}
