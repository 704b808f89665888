//! Drafts of referral forms as the shell keeps them in memory through a fault. They never
//! leave the page: this is no published shape.

use super::form::{BlankReason, Choice, Entry, FieldValue, FormDraft, FormEdit};
use super::outcome_v1::by_name;
use crate::content::FormSet;
use crate::instrument::{BlockId, FieldId, IdMap, PathwayId};
use crate::json::Node;
use serde::Serialize;

/// The drafts begun, by pathway.
pub type FormDrafts = IdMap<PathwayId, FormDraft>;

#[derive(Serialize)]
struct DraftsWire<'a>(#[serde(serialize_with = "by_name")] Vec<(&'a str, DraftWire<'a>)>);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DraftWire<'a> {
    fields: Vec<EntryWire<'a>>,
    left_out: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EntryWire<'a> {
    id: &'a str,
    words: Option<&'a str>,
    choice: Option<&'static str>,
    left_out: bool,
    blank: Option<&'static str>,
}

/// The drafts as JSON, as [`read`] reads them.
#[must_use]
pub fn to_text(drafts: &FormDrafts) -> String {
    super::assessment_v1::text(&DraftsWire(
        drafts.iter().map(|(pathway, draft)| (pathway.as_str(), draft_wire(draft))).collect(),
    ))
}

fn draft_wire(draft: &FormDraft) -> DraftWire<'_> {
    DraftWire {
        fields: draft.entries().map(|(id, entry)| entry_wire(id, entry)).collect(),
        left_out: draft.left_out().iter().map(BlockId::as_str).collect(),
    }
}

fn entry_wire<'a>(id: &'a FieldId, entry: &'a Entry) -> EntryWire<'a> {
    let (words, choice) = match &entry.value {
        Some(FieldValue::Words(words)) => (Some(words.as_str()), None),
        Some(FieldValue::Choice(choice)) => (None, Some(choice.as_str())),
        None => (None, None),
    };
    let blank = entry.why_blank.map(BlankReason::as_str);
    EntryWire { id: id.as_str(), words, choice, left_out: entry.is_left_out, blank }
}

/// Reads drafts that stand inside a larger text. What the forms no longer have is dropped;
/// the rest is kept.
#[must_use]
pub fn read(node: &Node<'_>, forms: &FormSet) -> Option<FormDrafts> {
    let mut drafts = FormDrafts::new();
    for (name, node) in node.open_object()?.entries() {
        let mut draft = FormDraft::default();
        for edit in edits(node)? {
            if let Ok(next) = draft.apply(forms, edit) {
                draft = next;
            }
        }
        drafts.insert(PathwayId::parse(name).ok()?, draft);
    }
    Some(drafts)
}

fn edits(node: &Node<'_>) -> Option<Vec<FormEdit>> {
    let object = node.object(&["fields", "leftOut"])?;
    let mut edits = Vec::new();
    for node in object.required("fields")?.list() {
        let object = node.object(&["id", "words", "choice", "leftOut", "blank"])?;
        let id = FieldId::parse(object.required("id")?.text()?).ok()?;
        let words = object.optional("words").and_then(Node::text);
        let choice = object.optional("choice").and_then(|node| node.one_of(&Choice::WORDS));
        let blank = object.optional("blank").and_then(|node| node.one_of(&BlankReason::WORDS));
        edits.extend(words.map(|words| FormEdit::Write(id.clone(), words.to_owned())));
        edits.extend(choice.map(|choice| FormEdit::Choose(id.clone(), choice)));
        edits.extend(object.required("leftOut")?.bool()?.then(|| FormEdit::LeaveOutField(id.clone(), true)));
        edits.extend(blank.map(|blank| FormEdit::WhyBlank(id.clone(), Some(blank))));
    }
    for node in object.required("leftOut")?.list() {
        edits.push(FormEdit::LeaveOut(BlockId::parse(node.text()?).ok()?, true));
    }
    Some(edits)
}
