//! At the end of the checklist, in place of sending: what would happen now, and the way on.

use super::exercise::{Gesture, Way};
use super::training_view::{Around, TrainingView};
use crate::shapes::{button, element, list, paragraph, section, when};
use risk_checklist_core::content::TrainingKey;
use yew::prelude::*;

const WOULD: [TrainingKey; 4] =
    [TrainingKey::InsteadDecide, TrainingKey::InsteadShare, TrainingKey::InsteadSend, TrainingKey::InsteadRecord];

pub(super) fn instead(view: &TrainingView, around: Around<'_>) -> Html {
    let compares = view.exercise.chosen().way == Way::Practise;
    let compare = || {
        let words = view.say(TrainingKey::InsteadCompare);
        button("compare", "primary", words, view.on_press(Gesture::Compare))
    };
    let print = button("print", "", view.say(TrainingKey::InsteadPrint), around.print.reform(|_: MouseEvent| ()));
    let inside = vec![
        paragraph("", view.say(TrainingKey::InsteadIntro)),
        list("", &mut WOULD.iter().map(|key| view.say(*key))),
        element("div", "buttons", vec![when(compares, compare), print]),
    ];
    section("block send", "instead-title", view.say(TrainingKey::InsteadTitle), inside)
}
