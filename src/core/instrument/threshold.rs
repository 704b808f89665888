//! The one number of a rule, and how far an area may move it.
//!
//! National practice sets the number; districts differ (17 yes answers in one, five events
//! in another), so the pack says for each criterion whether a local profile may move its
//! number and between which bounds. A rule without bounds is the same everywhere.

use super::condition::{Atom, Condition, FactTest};
use super::id::{SourceId, TriggerId};
use super::{Instrument, Trigger};

/// The number at which a rule is met, and which way it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threshold {
    /// Met at this number or more.
    AtLeast(u16),
    /// Met at this number or less.
    AtMost(u16),
}

impl Threshold {
    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::AtLeast(number) | Self::AtMost(number) => number,
        }
    }

    /// The same rule at another number.
    #[must_use]
    pub const fn at(self, number: u16) -> Self {
        match self {
            Self::AtLeast(_) => Self::AtLeast(number),
            Self::AtMost(_) => Self::AtMost(number),
        }
    }

    /// True when the rule catches fewer people at this number than at the other: practice
    /// says that it is looser.
    #[must_use]
    pub const fn catches_fewer_than(self, other: Self) -> bool {
        match self {
            Self::AtLeast(number) => number > other.number(),
            Self::AtMost(number) => number < other.number(),
        }
    }
}

/// How far an area may move a rule's number, both ends included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalBounds {
    /// The smallest number an area may set.
    pub min: u16,
    /// The largest.
    pub max: u16,
    /// The published practice that the bounds rest on.
    pub sources: Vec<SourceId>,
}

impl Condition {
    /// The one number of this rule; none when it has no number, or several.
    #[must_use]
    pub fn threshold(&self) -> Option<Threshold> {
        match self {
            Self::Atom(Atom::Fact(_, FactTest::AtLeast(number))) => Some(Threshold::AtLeast(*number)),
            Self::Atom(Atom::Fact(_, FactTest::AtMost(number))) => Some(Threshold::AtMost(*number)),
            Self::Atom(_) => None,
            Self::AtLeast { needed, of } => {
                let mut inside = of.iter().filter_map(Self::threshold);
                match (inside.next(), inside.next(), self.is_count()) {
                    (Some(number), None, false) => Some(number),
                    (None, _, true) => u16::try_from(*needed).ok().map(Threshold::AtLeast),
                    _ => None,
                }
            }
        }
    }

    /// "All" and "any" have no number to move.
    fn is_count(&self) -> bool {
        matches!(self, Self::AtLeast { needed, of } if *needed > 1 && *needed < of.len())
    }

    /// The same rule with its one number moved; unchanged when it has none.
    #[must_use]
    pub fn with_threshold(&self, number: u16) -> Self {
        match self {
            _ if self.threshold().is_none() => self.clone(),
            Self::Atom(Atom::Fact(id, FactTest::AtLeast(_))) => {
                Self::Atom(Atom::Fact(id.clone(), FactTest::AtLeast(number)))
            }
            Self::Atom(Atom::Fact(id, FactTest::AtMost(_))) => {
                Self::Atom(Atom::Fact(id.clone(), FactTest::AtMost(number)))
            }
            Self::Atom(_) => self.clone(),
            Self::AtLeast { of, .. } if self.is_count() => {
                Self::AtLeast { needed: usize::from(number), of: of.clone() }
            }
            Self::AtLeast { needed, of } => {
                let mut parts = Vec::with_capacity(of.len());
                for part in of {
                    parts.push(part.with_threshold(number));
                }
                Self::AtLeast { needed: *needed, of: parts }
            }
        }
    }
}

impl Trigger {
    /// The number this trigger is met at, and its bounds, where an area may move it.
    #[must_use]
    pub fn local_threshold(&self) -> Option<(Threshold, &LocalBounds)> {
        Some((self.when.threshold()?, self.local.as_ref()?))
    }
}

impl Instrument {
    /// The instrument with these triggers met at other numbers. A number outside the
    /// trigger's bounds is left out, so that what was checked at load stays true.
    pub(crate) fn with_thresholds(&self, numbers: &[(TriggerId, u16)]) -> Self {
        let mut changed = self.clone();
        for trigger in &mut changed.draft.triggers {
            let Some((_, number)) = numbers.iter().find(|(id, _)| *id == trigger.id) else { continue };
            if trigger.local.as_ref().is_some_and(|bounds| (bounds.min..=bounds.max).contains(number)) {
                trigger.when = trigger.when.with_threshold(*number);
            }
        }
        changed
    }
}
