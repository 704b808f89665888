//! Words by key, for one locale. Missing and unused keys are both problems: no screen ever
//! falls back to showing a key.

use super::read;
use crate::json::{Node, ProblemCode, Problems};
use std::collections::{BTreeMap, BTreeSet};

/// All texts of one file, for one locale.
#[derive(Debug, Default)]
pub struct Catalogue {
    texts: BTreeMap<String, Vec<String>>,
}

/// What a key must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextShape {
    /// One text.
    Line,
    /// A list of texts.
    Lines,
    /// One text, or none at all.
    OptionalLine,
}

impl Catalogue {
    pub(super) fn read(node: &Node<'_>) -> Option<Self> {
        let object = node.object(&["schema", "locale", "texts"])?;
        let schema = object.has_schema("risk-checklist/text/1");
        let locale = object.required("locale").and_then(read::words);
        let texts = object.required("texts")?.open_object()?;
        let mut map = BTreeMap::new();
        for (key, value) in texts.entries() {
            let lines = match value.as_text() {
                Some(_) => read::words(value).into_iter().collect(),
                None => value.list().iter().filter_map(read::words).collect(),
            };
            map.insert(key.to_owned(), lines);
        }
        (schema && locale.is_some()).then_some(Self { texts: map })
    }

    /// One text; empty when the key has none, which the load-time check rules out for
    /// every required key.
    #[must_use]
    pub fn line(&self, key: &str) -> &str {
        self.optional_line(key).unwrap_or_default()
    }

    /// One text, where there is one.
    #[must_use]
    pub fn optional_line(&self, key: &str) -> Option<&str> {
        self.texts.get(key)?.first().map(String::as_str)
    }

    /// A list of texts; empty when the key has none.
    #[must_use]
    pub fn lines(&self, key: &str) -> &[String] {
        self.texts.get(key).map_or(&[], Vec::as_slice)
    }

    /// The same texts again, to be changed.
    pub(super) fn copied(&self) -> Self {
        let mut texts = BTreeMap::new();
        for (key, lines) in &self.texts {
            texts.insert(key.clone(), lines.clone());
        }
        Self { texts }
    }

    /// Replaces one text.
    pub(super) fn set_line(&mut self, key: String, line: String) {
        self.texts.insert(key, vec![line]);
    }

    /// Every text with its key.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.texts.iter().map(|(key, lines)| (key.as_str(), lines.as_slice()))
    }

    /// Notes every key that is missing, has the wrong shape, or is used by nobody.
    pub(super) fn check(&self, expected: &[(String, TextShape)], problems: &Problems) {
        let mut known = BTreeSet::new();
        for (key, shape) in expected {
            known.insert(key.as_str());
            let path = format!("texts.{key}");
            match (self.texts.get(key).map(Vec::len), shape) {
                (None, TextShape::OptionalLine) | (Some(1), _) => {}
                (Some(2..), TextShape::Lines) => {}
                (None, _) => problems.note(ProblemCode::MissingText, path, format!("`{key}` is missing; write it")),
                (Some(0), _) => {
                    problems.note(ProblemCode::EmptyText, path, "this list is empty; write at least one text")
                }
                (Some(_), _) => problems.note(ProblemCode::WrongType, path, "this must be one text, not a list"),
            }
        }
        for key in self.texts.keys().filter(|key| !known.contains(key.as_str())) {
            problems.note(
                ProblemCode::UnusedText,
                format!("texts.{key}"),
                "nothing uses this text; take it out, or mend its key",
            );
        }
    }
}
