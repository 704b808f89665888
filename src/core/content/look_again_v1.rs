//! The part `lookAgain` of `pathways.json`: what brings a review forward, and how soon.

use super::manifest::Source;
use super::read;
use crate::instrument::{Instrument, LookAgain, Pathways, Repeat, ReviewPrompt, ReviewWithin, Urgency};
use crate::json::{Node, ProblemCode, Problems};

/// The longest time to a review, in days.
const MAX_DAYS: u16 = 365;

pub(super) fn read(node: &Node<'_>, known: &[Source]) -> Option<LookAgain> {
    let object = node.object(&["when", "choices", "within", "repeat"])?;
    let when = object.required_list("when", |node| prompt(node, known));
    let choices = object.required_list("choices", |node| node.integer(1, MAX_DAYS));
    let within = object.required_list("within", |node| suggestion(node, known));
    let repeat = object.required("repeat").and_then(|node| {
        let object = node.object(&["pathway", "trigger", "sources"])?;
        let pathway = object.required("pathway").and_then(read::id);
        let trigger = object.required("trigger").and_then(read::id);
        Some(Repeat { sources: read::source_ids(&object, known), pathway: pathway?, trigger: trigger? })
    });
    Some(LookAgain { when, choices, within, repeat: repeat? })
}

fn prompt(node: &Node<'_>, known: &[Source]) -> Option<ReviewPrompt> {
    let object = node.object(&["id", "confirm", "sources"])?;
    let id = object.required("id").and_then(read::id);
    let checked = object.required("confirm").and_then(read::checked);
    Some(ReviewPrompt { sources: read::source_ids(&object, known), id: id?, checked: checked? })
}

fn suggestion(node: &Node<'_>, known: &[Source]) -> Option<ReviewWithin> {
    let object = node.object(&["urgency", "days", "confirm", "sources"])?;
    let urgency = object.required("urgency").and_then(|node| node.one_of(&Urgency::WORDS));
    let days = object.required("days").and_then(|node| node.integer(1, MAX_DAYS));
    let checked = object.required("confirm").and_then(read::checked);
    let sources = read::source_ids(&object, known);
    Some(ReviewWithin { sources, urgency: urgency?, days: days?, checked: checked? })
}

/// What it names must exist.
pub(super) fn check_references(
    look_again: &LookAgain,
    pathways: &Pathways,
    instrument: &Instrument,
    problems: &Problems,
) {
    let repeat = &look_again.repeat;
    let missing = |path: &str, what: String| problems.note(ProblemCode::UnknownReference, path, what);
    if pathways.find(&repeat.pathway).is_none() {
        missing("lookAgain.repeat.pathway", format!("there is no pathway `{}`; use one of `pathways`", repeat.pathway));
    }
    if instrument.trigger(&repeat.trigger).is_none() {
        missing("lookAgain.repeat.trigger", format!("there is no trigger `{}` in the instrument", repeat.trigger));
    }
}
