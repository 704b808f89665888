//! Reads an earlier `risk-checklist/outcome/1` that the host hands back. Untrusted.

use super::previous::{Previous, PreviousPathway};
use super::{Hour, Reference, outcome_v1};
use crate::assessment::TriggerState;
use crate::instrument::{PathwayId, TriggerId};
use crate::json::{Node, ObjectNode, ProblemCode};
use crate::outcome::{Disposition, RefusalReason};

/// Every field of the shape. What a comparison does not use is not looked at.
const FIELDS: [&str; 16] = [
    "schema",
    "advisory",
    "reference",
    "instrument",
    "instruments",
    "ruleset",
    "profile",
    "contentHash",
    "widget",
    "completedAt",
    "role",
    "standing",
    "triggers",
    "pathways",
    "gate",
    "reviewBy",
];

const STATES: [(&str, TriggerState); 3] =
    [("met", TriggerState::Met), ("not-met", TriggerState::NotMet), ("undetermined", TriggerState::Undetermined)];

/// Reads an earlier notice that stands inside a larger text; problems go where the node's do.
///
/// `case` is the reference of the case that is open now. A notice that names another is
/// refused: comparing two people would be worse than comparing nothing.
#[must_use]
pub fn read(node: &Node<'_>, case: Option<&Reference>) -> Option<Previous> {
    let object = node.object(&FIELDS)?;
    object.has_schema(outcome_v1::SCHEMA).then_some(())?;
    if let (Some(node), Some(case)) = (object.optional("reference"), case)
        && node.text()? != case.as_str()
    {
        node.note(ProblemCode::UnknownReference, "this notice is about another case than `reference`; leave it out");
        return None;
    }
    let completed_at = match object.optional("completedAt") {
        None => None,
        Some(node) => Some(noted(node, ProblemCode::BadFormat, Hour::parse(node.text()?))?),
    };
    let triggers = whole_list(&object, "triggers", trigger, |(id, _)| id.as_str());
    let pathways = whole_list(&object, "pathways", pathway, |pathway| pathway.id.as_str());
    Some(Previous { completed_at, triggers: triggers?, pathways: pathways? })
}

/// A list of which every entry could be read and none is there twice. Half of one would say
/// that something was not met last time when it was.
fn whole_list<T>(
    object: &ObjectNode<'_>,
    name: &str,
    read: fn(&Node<'_>) -> Option<T>,
    id: fn(&T) -> &str,
) -> Option<Vec<T>> {
    let list = object.required(name)?;
    let nodes = list.list();
    let mut entries: Vec<T> = Vec::new();
    let mut is_whole = list.is_list();
    for node in &nodes {
        match read(node) {
            Some(entry) if entries.iter().any(|other| id(other) == id(&entry)) => {
                node.note(ProblemCode::DuplicateId, format!("`{}` is here twice; keep one", id(&entry)));
                is_whole = false;
            }
            Some(entry) => entries.push(entry),
            None => is_whole = false,
        }
    }
    is_whole.then_some(entries)
}

fn trigger(node: &Node<'_>) -> Option<(TriggerId, TriggerState)> {
    let object = node.object(&["id", "state"])?;
    let id = object.required("id").and_then(|node| noted(node, ProblemCode::BadId, TriggerId::parse(node.text()?)));
    let state = object.required("state").and_then(|node| node.one_of(&STATES));
    Some((id?, state?))
}

fn pathway(node: &Node<'_>) -> Option<PreviousPathway> {
    let object = node.object(&["id", "status", "urgency", "disposition", "reason"])?;
    let id = object.required("id").and_then(|node| noted(node, ProblemCode::BadId, PathwayId::parse(node.text()?)));
    let is_called = object
        .required("status")
        .and_then(|node| node.one_of(&[("recommended", true), ("consider", true), ("undetermined", false)]));
    let disposition = match object.optional("disposition") {
        None => None,
        Some(node) => Some(match node.one_of(&[("chosen", 0), ("already-in-place", 1), ("refused", 2)])? {
            0 => Disposition::Chosen,
            1 => Disposition::AlreadyInPlace,
            _ => Disposition::Refused(object.required("reason")?.one_of(&RefusalReason::WORDS)?),
        }),
    };
    Some(PreviousPathway { id: id?, is_called: is_called?, disposition })
}

fn noted<T, E: ToString>(node: &Node<'_>, code: ProblemCode, parsed: Result<T, E>) -> Option<T> {
    if let Err(error) = &parsed {
        node.note(code, error.to_string());
    }
    parsed.ok()
}
