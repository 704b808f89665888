//! The story of this step: in reach while answering, and folded away by whoever needs the room.

use super::exercise::{Gesture, Way};
use super::training_view::TrainingView;
use crate::shapes::{element, fragment, paragraph, when, words};
use risk_checklist_core::content::TrainingKey;
use yew::prelude::*;

pub(super) fn story(view: &TrainingView) -> Html {
    let Some(step) = view.exercise.step() else { return Html::default() };
    let (number, of) = (view.exercise.at().saturating_add(1), view.exercise.last().saturating_add(1));
    let values = [("number", &*number.to_string()), ("of", &of.to_string()), ("title", &step.title)];
    let told = fragment(step.vignette.iter().map(|line| paragraph("", line)).collect());
    let is_demonstrated = view.exercise.chosen().way == Way::Demonstrate;
    let notes = || {
        let title = words("summary", "", view.say(TrainingKey::StoryFacilitator));
        let lines = fragment(step.facilitator.iter().map(|line| paragraph("", line)).collect());
        element("details", "story-notes", vec![title, lines])
    };
    let body = vec![told, when(is_demonstrated && !step.facilitator.is_empty(), notes)];
    html! {
        // Another step is another story: open again.
        <details class="story" key={number} open={true}>
            {words("summary", "", &view.fill(TrainingKey::StoryTitle, &values))}
            <div class="story-body" tabindex="0" role="region" aria-label={step.title.clone()}>{for body}</div>
        </details>
    }
}

/// Every step by name, for whoever leads.
pub(super) fn story_steps(view: &TrainingView) -> Html {
    let at = view.exercise.at();
    let mut lines = Vec::new();
    for (place, step) in view.exercise.scenario().steps().iter().enumerate() {
        let number = place.saturating_add(1).to_string();
        let current = (place == at).then_some("step");
        let text = view.fill(TrainingKey::StepsOne, &[("number", &number), ("title", &step.title)]);
        let onclick = view.on_press(Gesture::ToStep(place));
        lines.push(html! { <li><button type="button" aria-current={current} {onclick}>{text}</button></li> });
    }
    html! {
        <nav class="story-steps" aria-label={view.say(TrainingKey::StepsTitle).to_owned()}>
            {element("ol", "", lines)}
        </nav>
    }
}
