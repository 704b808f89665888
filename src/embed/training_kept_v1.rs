//! What the shell keeps in memory during training, so that a fault loses nothing a trainee
//! answered. Text only; it never leaves the page's memory.

use risk_checklist_core::delivery::{MAX_RESPONSE, response_v1};
use risk_checklist_core::json::{Json, Node, Problems, parse};
use risk_checklist_ui::{Exercise, Kept, Place, Session, Way};

/// Everything needed to take up the story again. A demonstration has nothing of a person's to
/// lose: it starts its step again.
pub(crate) fn to_text(exercise: &Exercise) -> String {
    let response = match exercise.chosen().way {
        Way::Practise => response_v1::sitting_to_wire(exercise.session().sitting()),
        Way::Demonstrate | Way::Replay => "null".to_owned(),
    };
    // Under `step` is what may change without anything being entered.
    format!(
        r#"{{"response":{response},"step":{{"place":"{}","at":{},"screen":{}}}}}"#,
        exercise.place().as_str(),
        exercise.at(),
        exercise.session().kept().step,
    )
}

/// The exercise as it was; the blank one when the text cannot be read.
pub(crate) fn from_text(text: Option<&str>, blank: Exercise) -> Exercise {
    let found = text.and_then(|text| read(text, &blank));
    match found {
        Some((session, at, place)) => blank.restored(session, at, place),
        None => blank,
    }
}

fn read(text: &str, blank: &Exercise) -> Option<(Session, usize, Place)> {
    let json = parse(text, MAX_RESPONSE, "").ok()?;
    let problems = Problems::of("");
    let object = Node::root(&json, &problems).object(&["response", "step"])?;
    if matches!(json.field("response"), None | Some(Json::Null)) {
        return None;
    }
    let library = blank.library();
    let sitting = response_v1::read_draft(object.required("response")?, &library.instruments())?;
    let step = object.required("step")?.object(&["place", "at", "screen"])?;
    let place = step.required("place")?.one_of(&Place::WORDS)?;
    let at = usize::from(step.required("at")?.integer(0, u16::MAX)?);
    let kept = Kept { step: usize::from(step.required("screen")?.integer(0, u16::MAX)?), ..Kept::default() };
    Some((Session::restored(library.clone(), blank.settings(), sitting, kept), at, place))
}
