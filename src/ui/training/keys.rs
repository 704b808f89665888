//! Keys for a presenter. Each needs Alt held down, so that none is struck by accident or by
//! speech (WCAG 2.1.4), and none is a letter, which the answers use.

use super::exercise::{Exercise, Gesture};
use super::training_view::{Around, TrainingView};
use super::what_if::WHAT_IF;
use crate::focus::focus_by_id;
use crate::shapes::{element, list, words};
use risk_checklist_core::content::TrainingKey;
use yew::prelude::*;

const KEYS: [TrainingKey; 4] =
    [TrainingKey::KeysNext, TrainingKey::KeysBefore, TrainingKey::KeysPutBack, TrainingKey::KeysWhatIf];

/// The keys, in words.
pub(super) fn keys_help(view: &TrainingView) -> Html {
    let title = words("summary", "", view.say(TrainingKey::KeysTitle));
    element("details", "panel quiet", vec![title, list("", &mut KEYS.iter().map(|key| view.say(*key)))])
}

pub(super) fn on_key(view: &TrainingView, around: Around<'_>) -> Callback<KeyboardEvent> {
    let (act, exercise, heading) = (view.act.clone(), view.exercise.clone(), around.places.heading.clone());
    Callback::from(move |event: KeyboardEvent| {
        if !event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        // The place on the keyboard: with Alt, some write another letter.
        let key = event.code();
        if key == "End" {
            event.prevent_default();
            focus_by_id(&heading, WHAT_IF);
        } else if let Some(gesture) = gesture_of(&key, &exercise) {
            event.prevent_default();
            act.emit(gesture);
        }
    })
}

/// What a key does, held with Alt.
pub(crate) fn gesture_of(key: &str, exercise: &Exercise) -> Option<Gesture> {
    match key {
        "PageDown" => Some(Gesture::ToStep(exercise.at().saturating_add(1))),
        "PageUp" => exercise.at().checked_sub(1).map(Gesture::ToStep),
        "Digit0" => Some(Gesture::PutBack),
        _ => None,
    }
}
