//! What every screen of training mode gets: the state to show, and where to send gestures.

use super::exercise::{Exercise, Gesture};
use crate::focus::Places;
use crate::view::View;
use risk_checklist_core::content::TrainingKey;
use std::rc::Rc;
use yew::{Callback, MouseEvent};

/// The state to show, and where to send gestures.
#[derive(Debug, Clone)]
pub(crate) struct TrainingView {
    /// The state.
    pub(crate) exercise: Rc<Exercise>,
    /// The checklist in it, for the live screens.
    pub(crate) view: View,
    /// Where gestures go.
    pub(crate) act: Callback<Gesture>,
}

impl TrainingView {
    pub(crate) fn new(exercise: &Rc<Exercise>, act: &Callback<Gesture>) -> Self {
        let view = View { session: Rc::clone(exercise.session()), act: act.reform(Gesture::Checklist), part: 0 };
        Self { exercise: Rc::clone(exercise), view, act: act.clone() }
    }

    /// The words for a key.
    pub(crate) fn say(&self, key: TrainingKey) -> &str {
        self.exercise.words().say(key)
    }

    /// The words for a key, with each `{name}` replaced.
    pub(crate) fn fill(&self, key: TrainingKey, values: &[(&str, &str)]) -> String {
        self.exercise.words().fill(key, values)
    }

    /// Makes a gesture when a button is pressed.
    pub(crate) fn on_press(&self, gesture: Gesture) -> Callback<MouseEvent> {
        self.act.reform(move |_| gesture.clone())
    }
}

/// What leaves a screen of training mode, and where focus may go.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    /// Where focus may be sent.
    pub(crate) places: &'a Places,
    /// Prints what is on screen.
    pub(crate) print: &'a Callback<()>,
    /// Hands the result over.
    pub(crate) result: &'a Callback<Outgoing>,
}

/// What leaves training mode: the result of a step, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing {
    /// To the page, as the text of `risk-checklist/training-result/1` and as a code.
    Shown {
        /// The text.
        text: String,
        /// The code.
        code: String,
    },
    /// To a file on this device.
    Downloaded(String),
}
