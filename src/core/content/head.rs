//! The head that content files share: what each says of itself before its own part.

use super::manifest::Source;
use super::read;
use crate::instrument::{Review, Version};
use crate::json::ObjectNode;

/// What a content file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentHead {
    /// The permanent name.
    pub id: String,
    /// The version.
    pub version: Version,
    /// Who reviewed it, and until when that holds.
    pub review: Review,
    /// What it rests on.
    pub sources: Vec<Source>,
}

/// A head as far as it could be read: what follows it refers to its sources, so their
/// problems are found even when the head has some of its own.
pub(super) struct ReadHead {
    own: Option<(String, Version, Review)>,
    pub(super) sources: Vec<Source>,
}

impl ReadHead {
    pub(super) fn read(object: &ObjectNode<'_>, schema: &str) -> Self {
        let has_schema = object.has_schema(schema);
        let id = object.required("id").and_then(read::words);
        let version = object.required("version").and_then(read::version);
        let review = object.required("review").and_then(read::review);
        let sources = object.required("sources").map(read::sources).unwrap_or_default();
        let own = id.zip(version).zip(review).filter(|_| has_schema);
        Self { own: own.map(|((id, version), review)| (id, version, review)), sources }
    }

    /// The head, when all of it was right.
    pub(super) fn finish(self) -> Option<ContentHead> {
        let (id, version, review) = self.own?;
        Some(ContentHead { id, version, review, sources: self.sources })
    }
}
