//! When a trigger is met, as data.
//!
//! There is no "not" and no subtraction. Every condition is an atom or "at least N of
//! these", so more concern can only ever switch a trigger on (monotone by construction).

use super::id::{FactId, LinkId, OptionCode, RiskLevelId, TallyId};

/// A rule that is met, not met, or undetermined while answers are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// One thing holds.
    Atom(Atom),
    /// At least `needed` of these are met. "All" needs every one, "any" needs one.
    AtLeast {
        /// How many must be met: from 1 to the number of parts.
        needed: usize,
        /// The parts.
        of: Vec<Condition>,
    },
    /// A tally has reached a number.
    Tally {
        /// The tally.
        tally: TallyId,
        /// The number that meets it.
        at_least: u16,
    },
}

impl Condition {
    /// Every part must be met.
    #[must_use]
    pub fn all(of: Vec<Self>) -> Self {
        Self::AtLeast { needed: of.len(), of }
    }

    /// One part is enough.
    #[must_use]
    pub fn any(of: Vec<Self>) -> Self {
        Self::AtLeast { needed: 1, of }
    }

    /// Every atom, from left to right. A tally has none: its items are in its definition.
    #[must_use]
    pub fn atoms(&self) -> Vec<&Atom> {
        match self {
            Self::Atom(atom) => vec![atom],
            Self::AtLeast { of, .. } => of.iter().flat_map(Self::atoms).collect(),
            Self::Tally { .. } => Vec::new(),
        }
    }
}

/// The smallest thing a rule can look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Atom {
    /// An item's finding is present.
    Present(LinkId),
    /// This option of an item that takes many was ticked.
    Ticked(LinkId, OptionCode),
    /// An item's value, its number or the weight of its answer, is this or more.
    Reaches(LinkId, u16),
    /// A fact passes a test.
    Fact(FactId, FactTest),
    /// The practitioner stated a concern.
    Judgement,
    /// The practitioner chose this band or a higher one.
    Band(RiskLevelId),
}

impl Atom {
    /// What this looks at.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::Present(link_id) | Self::Ticked(link_id, _) | Self::Reaches(link_id, _) => {
                Subject::Item(link_id.clone())
            }
            Self::Fact(id, _) => Subject::Fact(id.clone()),
            Self::Judgement | Self::Band(_) => Subject::Judgement,
        }
    }

    /// The id of what this looks at, as on the wire.
    #[must_use]
    pub fn subject_id(&self) -> &str {
        match self {
            Self::Present(link_id) | Self::Ticked(link_id, _) | Self::Reaches(link_id, _) => link_id.as_str(),
            Self::Fact(id, _) => id.as_str(),
            Self::Judgement | Self::Band(_) => Subject::Judgement.as_str(),
        }
    }
}

/// What a fact must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactTest {
    /// A yes-or-no fact is yes.
    Yes,
    /// A number is this or more.
    AtLeast(u16),
    /// A number is this or less.
    AtMost(u16),
    /// A choice is this one.
    Is(OptionCode),
}

/// Something that can be asked, and so be evidence or an open question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// An item.
    Item(LinkId),
    /// A fact.
    Fact(FactId),
    /// The practitioner's judgement.
    Judgement,
}

impl Subject {
    /// The id on the wire. Items and facts never share one; `judgement` is reserved.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Item(link_id) => link_id.as_str(),
            Self::Fact(id) => id.as_str(),
            Self::Judgement => "judgement",
        }
    }
}
