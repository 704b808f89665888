//! What a pack says of itself: who published the instrument, who reviewed the pack, what
//! it rests on.

use super::read;
use crate::instrument::{InstrumentId, Purpose, Review, Version};
pub use crate::instrument::{ReadAs, Source};
use crate::json::{Node, ProblemCode};

/// A pack's own account of itself.
#[derive(Debug, Clone)]
pub struct PackManifest {
    pub(super) id: InstrumentId,
    pub(super) version: Version,
    pub(super) status: PackStatus,
    pub(super) purpose: Purpose,
    pub(super) audience: String,
    pub(super) age_limits: AgeLimits,
    pub(super) publisher: String,
    pub(super) instrument_name: String,
    pub(super) licence: String,
    pub(super) attribution: String,
    pub(super) review: Review,
    pub(super) sources: Vec<Source>,
}

/// Whom an instrument is for, by age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeLimits {
    /// The youngest, in years, where there is a limit.
    pub from: Option<u16>,
    /// The oldest, in years, where there is a limit.
    pub to: Option<u16>,
    /// The same in words.
    pub words: String,
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

impl PackStatus {
    /// The word in manifests and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Retired => "retired",
        }
    }
}

impl PackManifest {
    pub(super) fn read(node: &Node<'_>) -> Option<Self> {
        let object = node.object(&[
            "schema",
            "id",
            "version",
            "status",
            "purpose",
            "audience",
            "ageLimits",
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
        let purpose = object.required("purpose").and_then(|node| node.one_of(&Purpose::WORDS));
        let (audience, age_limits) = (text("audience"), object.required("ageLimits").and_then(age_limits));
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
            purpose: purpose?,
            audience: audience?,
            age_limits: age_limits?,
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

    /// What the instrument is for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Who may use it.
    #[must_use]
    pub fn audience(&self) -> &str {
        &self.audience
    }

    /// Whom it is for, by age.
    #[must_use]
    pub fn age_limits(&self) -> &AgeLimits {
        &self.age_limits
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

fn age_limits(node: &Node<'_>) -> Option<AgeLimits> {
    let object = node.object(&["from", "to", "words"])?;
    let years = |name| object.get(name).and_then(|node| node.integer(0, 120));
    let (from, to) = (years("from"), years("to"));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        node.note(ProblemCode::OutOfRange, "`from` must not be above `to`");
    }
    let words = object.required("words").and_then(read::words);
    Some(AgeLimits { from, to, words: words? })
}
