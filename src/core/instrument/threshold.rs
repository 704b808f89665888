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
            Self::Tally { at_least, .. } => Some(Threshold::AtLeast(*at_least)),
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

    /// Moves the rule's one number; a rule without one stays as it is.
    pub(super) fn set_threshold(&mut self, number: u16) {
        if self.threshold().is_none() {
            return;
        }
        let is_count = self.is_count();
        match self {
            Self::Atom(Atom::Fact(_, FactTest::AtLeast(bound) | FactTest::AtMost(bound))) => *bound = number,
            Self::Atom(_) => {}
            Self::Tally { at_least, .. } => *at_least = number,
            Self::AtLeast { needed, .. } if is_count => *needed = usize::from(number),
            Self::AtLeast { of, .. } => {
                for part in of {
                    part.set_threshold(number);
                }
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
    /// Moves a trigger's number. One outside its bounds is left out, so that what was
    /// checked at load stays true.
    pub(crate) fn set_threshold(&mut self, trigger: &TriggerId, number: u16) {
        for own in &mut self.draft.triggers {
            let is_allowed = own.local.as_ref().is_some_and(|bounds| (bounds.min..=bounds.max).contains(&number));
            if own.id == *trigger && is_allowed {
                own.when.set_threshold(number);
            }
        }
    }
}
