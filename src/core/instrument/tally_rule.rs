//! Tallies and bands, as an instrument's publisher defines them.

use super::condition::Condition;
use super::id::{InstrumentId, LinkId, PlanId, RiskLevelId, SourceId, TallyId};
use super::item::Item;

/// What is counted or summed, and over which items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyRule {
    /// The permanent name.
    pub id: TallyId,
    /// The items.
    pub of: Vec<LinkId>,
    /// What each adds.
    pub counts: Counts,
}

/// What an item adds to a tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// One when it is present.
    Present,
    /// Its value: the weight of its answer, or its number.
    Weights,
}

/// A band, only where the publisher has them; none is ever called low.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskLevel {
    /// The permanent name.
    pub id: RiskLevelId,
    /// When the answers give it.
    pub when: Option<Condition>,
    /// Whether the practitioner may choose it. A chosen band raises, never lowers.
    pub by_judgement: bool,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// Another instrument that is offered when a condition is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The instrument to open.
    pub instrument: InstrumentId,
    /// When it is offered.
    pub when: Condition,
    /// Where the rule comes from.
    pub sources: Vec<SourceId>,
}

/// A prompt for managing risk, shown after the result. Words only: never a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPrompt {
    /// The permanent name.
    pub id: PlanId,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// What an instrument is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// Signs of risk to the person.
    #[default]
    Identify,
    /// A few questions that open a full checklist.
    Screen,
    /// A structured note about the person causing harm. Never shown as the person's risk,
    /// and it may call only for a few pathways.
    AboutHarmer,
}

impl Purpose {
    /// Every value with its word in manifests.
    pub const WORDS: [(&'static str, Self); 3] =
        [("identify", Self::Identify), ("screen", Self::Screen), ("about-harmer", Self::AboutHarmer)];

    /// The word in manifests and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identify => "identify",
            Self::Screen => "screen",
            Self::AboutHarmer => "about-harmer",
        }
    }
}

impl Counts {
    /// The least and the most that an item can add.
    #[must_use]
    pub fn range(self, item: &Item) -> (u16, u16) {
        match self {
            Self::Present => (0, 1),
            Self::Weights => {
                let values = item.values();
                (values.first().copied().unwrap_or_default(), values.last().copied().unwrap_or_default())
            }
        }
    }
}
