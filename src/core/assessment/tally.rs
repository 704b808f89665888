//! Findings counted, with bounds. People say "number of ticks".

use crate::instrument::{Finding, LinkId};
use crate::response::Response;

/// How many findings are present at least, and could be at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    present: usize,
    unknown: usize,
    of: usize,
}

impl Tally {
    /// Counts the findings of these items.
    #[must_use]
    pub fn count(items: &[LinkId], response: &Response) -> Self {
        let count = |wanted: fn(Finding) -> bool| items.iter().filter(|item| wanted(response.finding(item))).count();
        Self {
            present: count(|finding| finding == Finding::Present),
            unknown: count(|finding| matches!(finding, Finding::Unknown(_))),
            of: items.len(),
        }
    }

    /// The findings known to be present.
    #[must_use]
    pub fn lowest(self) -> usize {
        self.present
    }

    /// The findings present if every unknown one turned out to be.
    #[must_use]
    pub fn highest(self) -> usize {
        self.present.saturating_add(self.unknown)
    }

    /// The number of items counted.
    #[must_use]
    pub fn of(self) -> usize {
        self.of
    }
}

/// How far a counting rule is from being met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Parts that are met.
    pub lowest: usize,
    /// Parts that are met or could be.
    pub highest: usize,
    /// Parts that must be met.
    pub needed: usize,
    /// All parts.
    pub of: usize,
}
