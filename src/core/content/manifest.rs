//! What a pack says of itself: who published the instrument, who reviewed the pack, what
//! it rests on.

use super::read;
use crate::instrument::{InstrumentId, Review, SourceId, Version};
use crate::json::Node;

/// A pack's own account of itself.
#[derive(Debug, Clone)]
pub struct PackManifest {
    pub(super) id: InstrumentId,
    pub(super) version: Version,
    pub(super) status: PackStatus,
    pub(super) publisher: String,
    pub(super) instrument_name: String,
    pub(super) licence: String,
    pub(super) attribution: String,
    pub(super) review: Review,
    pub(super) sources: Vec<Source>,
}

/// Whether a pack may be used on real cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackStatus {
    /// Being written.
    Draft,
    /// In use.
    Active,
    /// For training and for reading old files only.
    Retired,
}

/// Where content comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name within the file.
    pub id: SourceId,
    /// The document.
    pub document: String,
    /// The part of it; may be empty.
    pub section: String,
    /// Its date as written there; may be empty.
    pub date: String,
    /// How much of it was read.
    pub read: ReadAs,
}

/// How much of a source was read. Shown to whoever asks why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// All of it.
    Full,
    /// Its opening only.
    Opening,
    /// Its abstract only.
    Abstract,
    /// Another document quotes it.
    SecondHand,
}

impl ReadAs {
    /// Every value with its word in content files.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("full", Self::Full),
        ("opening", Self::Opening),
        ("abstract", Self::Abstract),
        ("second-hand", Self::SecondHand),
    ];
}

impl PackManifest {
    pub(super) fn read(node: &Node<'_>) -> Option<Self> {
        let object = node.object(&[
            "schema",
            "id",
            "version",
            "status",
            "publisher",
            "instrumentName",
            "licence",
            "attribution",
            "review",
            "locales",
            "sources",
        ])?;
        let schema = object.has_schema("risk-checklist/pack/1");
        let text = |name| object.required(name).and_then(read::words);
        let id = object.required("id").and_then(read::id);
        let version = object.required("version").and_then(read::version);
        let status = object.required("status").and_then(|node| {
            node.one_of(&[
                ("draft", PackStatus::Draft),
                ("active", PackStatus::Active),
                ("retired", PackStatus::Retired),
            ])
        });
        let (publisher, instrument_name) = (text("publisher"), text("instrumentName"));
        let (licence, attribution) = (text("licence"), text("attribution"));
        let review = object.required("review").and_then(read::review);
        let sources = object.required("sources").map(read::sources);
        if let Some(locales) = object.required("locales") {
            drop(locales.list_of(read::words));
        }
        schema.then_some(())?;
        Some(Self {
            id: id?,
            version: version?,
            status: status?,
            publisher: publisher?,
            instrument_name: instrument_name?,
            licence: licence?,
            attribution: attribution?,
            review: review?,
            sources: sources?,
        })
    }

    /// The pack's and the instrument's permanent name.
    #[must_use]
    pub fn id(&self) -> &InstrumentId {
        &self.id
    }

    /// The pack's version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Whether it may be used on real cases.
    #[must_use]
    pub fn status(&self) -> PackStatus {
        self.status
    }

    /// Who publishes the instrument.
    #[must_use]
    pub fn publisher(&self) -> &str {
        &self.publisher
    }

    /// The instrument's proper name.
    #[must_use]
    pub fn instrument_name(&self) -> &str {
        &self.instrument_name
    }

    /// On what terms the instrument may be used, as far as is known.
    #[must_use]
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// The acknowledgement to show.
    #[must_use]
    pub fn attribution(&self) -> &str {
        &self.attribution
    }

    /// Who reviewed the pack, and until when that holds.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// What the pack rests on.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }
}
