//! Readers for what several content files share.

use super::manifest::{ReadAs, Source};
use crate::instrument::{Checked, Date, Id, Review, SourceId, Version};
use crate::json::{Node, ObjectNode, ProblemCode};
use std::collections::BTreeSet;

/// The longest text in a content file, in characters.
const MAX_WORDS: usize = 2_000;

pub(super) fn id<Kind>(node: &Node<'_>) -> Option<Id<Kind>> {
    let parsed = Id::parse(node.text()?);
    if let Err(error) = &parsed {
        node.note(ProblemCode::BadId, error.to_string());
    }
    parsed.ok()
}

pub(super) fn ids<Kind>(node: &Node<'_>) -> Vec<Id<Kind>> {
    node.list_of(id)
}

pub(super) fn version(node: &Node<'_>) -> Option<Version> {
    let parsed = Version::parse(node.text()?);
    if let Err(error) = &parsed {
        node.note(ProblemCode::BadFormat, error.to_string());
    }
    parsed.ok()
}

pub(super) fn date(node: &Node<'_>) -> Option<Date> {
    let parsed = Date::parse(node.text()?);
    if let Err(error) = &parsed {
        node.note(ProblemCode::BadFormat, error.to_string());
    }
    parsed.ok()
}

/// A text people will read: not empty, no markup, no hidden direction controls.
pub(super) fn words(node: &Node<'_>) -> Option<String> {
    let text = may_be_empty(node)?;
    if text.trim().is_empty() {
        node.note(ProblemCode::EmptyText, "this text is empty; write it, or leave the field out");
        return None;
    }
    Some(text)
}

pub(super) fn may_be_empty(node: &Node<'_>) -> Option<String> {
    let text = node.text_within(MAX_WORDS)?;
    if text.contains(['<', '>']) {
        node.note(ProblemCode::UnsafeText, "texts are plain: take out `<` and `>`");
        return None;
    }
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    if text.contains(hidden) {
        node.note(ProblemCode::UnsafeText, "this text has hidden control characters; take them out");
        return None;
    }
    Some(text.to_owned())
}

pub(super) fn checked(node: &Node<'_>) -> Option<Checked> {
    node.one_of(&[("verified", Checked::Verified), ("locally", Checked::ConfirmLocally)])
}

pub(super) fn review(node: &Node<'_>) -> Option<Review> {
    let object = node.object(&["by", "on", "due"])?;
    let by = object.required("by").and_then(words);
    let on = object.required("on").and_then(date);
    let due = object.required("due").and_then(date);
    let review = Review { by: by?, on: on?, due: due? };
    if review.due <= review.on {
        node.note(ProblemCode::OutOfRange, "`due` must be after `on`");
    }
    Some(review)
}

/// Notes ids that were given before in the same list.
pub(super) fn check_unique(list: &Node<'_>, ids: &mut dyn Iterator<Item = &str>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if seen.insert(id) {
            continue;
        }
        list.note(ProblemCode::DuplicateId, format!("`{id}` is here twice; ids are given once"));
    }
}

pub(super) fn sources(node: &Node<'_>) -> Vec<Source> {
    let source = |node: &Node<'_>| {
        let object = node.object(&["id", "document", "section", "date", "read"])?;
        let id = object.required("id").and_then(id);
        let document = object.required("document").and_then(words);
        let section = object.required("section").and_then(may_be_empty);
        let date = object.required("date").and_then(may_be_empty);
        let read = object.required("read").and_then(|node| node.one_of(&ReadAs::WORDS));
        Some(Source { id: id?, document: document?, section: section?, date: date?, read: read? })
    };
    let sources = node.list_of(source);
    check_unique(node, &mut sources.iter().map(|source| source.id.as_str()));
    sources
}

/// Notes references to sources that are not listed.
pub(super) fn check_sources(list: &Node<'_>, known: &[Source]) {
    for node in list.list() {
        let listed = |text: &str| known.iter().any(|source| source.id.as_str() == text);
        if node.as_text().is_some_and(|text| !listed(text)) {
            node.note(ProblemCode::UnknownReference, "there is no source with this id; add it to `sources`");
        }
    }
}

pub(super) fn source_ids(object: &ObjectNode<'_>, known: &[Source]) -> Vec<SourceId> {
    let Some(list) = object.required("sources") else { return Vec::new() };
    check_sources(list, known);
    ids(list)
}
