//! Every screen by name: any of them can be opened at any time.

use crate::session::{Action, Step};
use crate::shapes::{element, words};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use yew::prelude::*;

pub(crate) fn step_nav(view: &View) -> Html {
    let sections = view.session.sections();
    let steps = Step::all(sections);
    let here = view.session.step();
    let values = [
        ("number", &*here.index(sections).saturating_add(1).to_string()),
        ("of", &steps.len().to_string()),
        ("title", &*title(view, here)),
    ];
    let place = view.chrome().fill(ChromeKey::StepPlace, &values);
    html! {
        <nav class="steps" aria-label={view.say(ChromeKey::StepsTitle).to_owned()}>
            // A new screen is a new list, so that the one opened to come here is closed again.
            <details class="steps-small" key={here.index(sections)}>
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
                {words("span", "", &title(view, *step))}
                {words("span", "step-count", &count(view, *step))}
            </button>
        };
        entries.push(element("li", "", vec![button]));
    }
    element("ol", class, entries)
}

/// A screen's title.
pub(crate) fn title(view: &View, step: Step) -> String {
    let key = match step {
        Step::Section(index) => {
            let Some((part, section)) = view.session.section(index) else { return String::new() };
            return view.of(part).pack_line("section", section.id.as_str(), "title").to_owned();
        }
        Step::Start => ChromeKey::StepStart,
        Step::Circumstances => ChromeKey::StepCircumstances,
        Step::Judgement => ChromeKey::StepJudgement,
        Step::Outcome => ChromeKey::StepOutcome,
    };
    view.say(key).to_owned()
}

/// How many of a section's items have an answer.
fn count(view: &View, step: Step) -> String {
    let Step::Section(index) = step else { return String::new() };
    let Some((part, section)) = view.session.section(index) else { return String::new() };
    let view = view.of(part);
    let (answered, of) = view.answered(&mut section.items.iter());
    view.chrome().fill(ChromeKey::StepCount, &[("answered", &answered.to_string()), ("of", &of.to_string())])
}
