//! Every screen by name: any of them can be opened at any time.

use crate::session::{Action, Step};
use crate::shapes::{element, words};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::response::AnswerValue;
use yew::prelude::*;

pub(crate) fn step_nav(view: &View) -> Html {
    let instrument = view.session.library().pack().instrument();
    let steps = Step::all(instrument);
    let here = view.session.step();
    let values = [
        ("number", &*here.index(instrument).saturating_add(1).to_string()),
        ("of", &steps.len().to_string()),
        ("title", title(view, here)),
    ];
    let place = view.chrome().fill(ChromeKey::StepPlace, &values);
    html! {
        <nav class="steps" aria-label={view.say(ChromeKey::StepsTitle).to_owned()}>
            // A new screen is a new list, so that the one opened to come here is closed again.
            <details class="steps-small" key={here.index(instrument)}>
                {words("summary", "", &place)}
                {entries(view, &steps, "")}
            </details>
            {entries(view, &steps, "steps-wide")}
        </nav>
    }
}

fn entries(view: &View, steps: &[Step], class: &'static str) -> Html {
    let mut entries = Vec::new();
    for step in steps {
        let current = (*step == view.session.step()).then_some("step");
        let button = html! {
            <button type="button" aria-current={current} onclick={view.on_press(Action::Go(*step))}>
                {words("span", "", title(view, *step))}
                {words("span", "step-count", &count(view, *step))}
            </button>
        };
        entries.push(element("li", "", vec![button]));
    }
    element("ol", class, entries)
}

/// A screen's title.
pub(crate) fn title(view: &View, step: Step) -> &str {
    let section = |index: usize| {
        let sections = view.session.library().pack().instrument().sections();
        sections.get(index).map(|section| view.pack_line("section", section.id.as_str(), "title")).unwrap_or_default()
    };
    match step {
        Step::Start => view.say(ChromeKey::StepStart),
        Step::Section(index) => section(index),
        Step::Circumstances => view.say(ChromeKey::StepCircumstances),
        Step::Judgement => view.say(ChromeKey::StepJudgement),
        Step::Outcome | Step::Sharing => view.say(ChromeKey::StepOutcome),
    }
}

/// How many of a section's items have an answer.
fn count(view: &View, step: Step) -> String {
    let Step::Section(index) = step else { return String::new() };
    let sections = view.session.library().pack().instrument().sections();
    let Some(section) = sections.get(index) else { return String::new() };
    let mut answered: usize = 0;
    for link_id in &section.items {
        let answer = view.session.response().answer(link_id);
        if answer.is_some_and(|answer| matches!(answer.value, AnswerValue::Option(_))) {
            answered = answered.saturating_add(1);
        }
    }
    let values = [("answered", &*answered.to_string()), ("of", &section.items.len().to_string())];
    view.chrome().fill(ChromeKey::StepCount, &values)
}
