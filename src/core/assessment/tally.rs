//! Findings counted or weights summed, with bounds. People say "number of ticks".

use super::TriggerState;
use super::known::Known;
use crate::instrument::TallyRule;

/// How much is there at least, and could be at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    lowest: usize,
    highest: usize,
    of: usize,
}

impl Tally {
    pub(super) fn count(rule: &TallyRule, known: &Known<'_>) -> Self {
        let mut tally = Self::default();
        for (item, values) in known.parts(rule) {
            let value = |value: Option<&u16>| usize::from(value.copied().unwrap_or_default());
            tally.lowest = tally.lowest.saturating_add(value(values.first()));
            tally.highest = tally.highest.saturating_add(value(values.last()));
            let most = known.instrument.item(item).map_or(0, |item| rule.counts.range(item).1);
            tally.of = tally.of.saturating_add(usize::from(most));
        }
        tally
    }

    /// What it is, if every unknown item turned out to add the least it can.
    #[must_use]
    pub fn lowest(self) -> usize {
        self.lowest
    }

    /// What it is, if every unknown item turned out to add the most it can.
    #[must_use]
    pub fn highest(self) -> usize {
        self.highest
    }

    /// The most it can be for any answers: the number of items, where they are counted.
    #[must_use]
    pub fn of(self) -> usize {
        self.of
    }
}

/// How far a counting rule is from being met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Parts that are met, or the least the sum can be.
    pub lowest: usize,
    /// Parts that are met or could be, or the most the sum can be.
    pub highest: usize,
    /// What meets it.
    pub needed: usize,
    /// All parts, or the most the sum can be for any answers.
    pub of: usize,
}

impl Bounds {
    pub(super) fn state(self) -> TriggerState {
        if self.lowest >= self.needed {
            TriggerState::Met
        } else if self.highest >= self.needed {
            TriggerState::Undetermined
        } else {
            TriggerState::NotMet
        }
    }
}
