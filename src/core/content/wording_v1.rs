//! The shape `risk-checklist/wording/1`: the words of a licensed deployer for the items of a
//! pack. It may change how a question is put, never which questions there are.

use super::catalogue::Catalogue;
use super::pack::ContentPack;
use super::{read, sha256};
use crate::instrument::Date;
use crate::json::{Json, Node, Problem, ProblemCode, Problems, quote};
use std::sync::Arc;

const SCHEMA: &str = "risk-checklist/wording/1";

/// Whose words are shown, in place of our own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Who published the words.
    pub publisher: String,
    /// The permission they are used under.
    pub licence_reference: String,
    /// The date of the words.
    pub date: Date,
}

impl ContentPack {
    /// The pack with these words for its items.
    ///
    /// # Errors
    /// Every problem with its path: words for another pack or version, an item left out, an
    /// item that is not there, markup.
    pub(super) fn reworded(&self, json: &Json) -> Result<Self, Vec<Problem>> {
        let problems = Problems::of("");
        let read = self.read_wording(&Node::root(json, &problems));
        let (wording, texts) = problems.finish(read)?;
        let mut words = vec![self.hash().unwrap_or_default()];
        words.extend([wording.publisher.as_str(), &wording.licence_reference]);
        for item in self.instrument().items() {
            words.push(texts.line(&format!("item.{}.text", item.link_id)));
        }
        let hash = Some(sha256::hash(&words.join("\n")));
        let (manifest, instrument) = (Arc::clone(&self.manifest), Arc::clone(&self.instrument));
        Ok(Self { manifest, instrument, texts, wording: Some(wording), hash })
    }

    fn read_wording(&self, node: &Node<'_>) -> Option<(Wording, Catalogue)> {
        let object = node.object(&[
            "schema",
            "instrument",
            "version",
            "locale",
            "publisher",
            "licenceReference",
            "date",
            "items",
        ])?;
        let schema = object.has_schema(SCHEMA);
        let manifest = self.manifest();
        for (name, expected) in [("instrument", manifest.id().to_string()), ("version", manifest.version().to_string())]
        {
            let Some(node) = object.required(name) else { continue };
            if let Some(found) = node.text().filter(|found| *found != expected) {
                let message = format!("these words are for {}; what is loaded is `{expected}`", quote(found));
                node.note(ProblemCode::WrongInstrument, message);
            }
        }
        let text = |name| object.required(name).and_then(read::words);
        let (locale, publisher, licence_reference) = (text("locale"), text("publisher"), text("licenceReference"));
        let date = object.required("date").and_then(read::date);
        let texts = self.read_items(object.required("items")?)?;
        (schema && locale.is_some()).then_some(())?;
        Some((Wording { publisher: publisher?, licence_reference: licence_reference?, date: date? }, texts))
    }

    /// The pack's words with those of every item replaced.
    fn read_items(&self, node: &Node<'_>) -> Option<Catalogue> {
        let items = node.open_object()?;
        let mut texts = self.texts().copied();
        for (name, node) in items.entries() {
            if !self.instrument().items().iter().any(|item| item.link_id.as_str() == name) {
                let message = format!("{} is not an item of this checklist; its numbers may not change", quote(name));
                node.note(ProblemCode::UnknownItem, message);
            } else if let Some(words) = read::words(node) {
                texts.set_line(format!("item.{name}.text"), words);
            }
        }
        for item in self.instrument().items() {
            if items.get(item.link_id.as_str()).is_none() {
                let message = format!("item `{}` has no words here; give them for every item", item.link_id);
                node.note(ProblemCode::MissingText, message);
            }
        }
        Some(texts)
    }
}
