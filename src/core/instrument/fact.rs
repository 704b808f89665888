//! Facts: dated circumstances beyond the items, such as age band or recent events.

use super::id::{FactId, GroupId, OptionCode, SourceId};

/// One fact that may be recorded beside the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactDefinition {
    /// The permanent name.
    pub id: FactId,
    /// What values it takes.
    pub kind: FactKind,
    /// Which way of changing means more concern.
    pub concern: Concern,
    /// Where the fact comes from.
    pub sources: Vec<SourceId>,
}

/// What values a fact takes. Every kind also takes "don't know" and "not asked".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// Yes or no.
    YesNo,
    /// A whole number within bounds, both included.
    Number {
        /// The smallest value.
        min: u16,
        /// The largest value.
        max: u16,
    },
    /// One of a closed list.
    Choice(Vec<OptionCode>),
}

/// Which way a fact's value must move to mean more concern. Rules may only look that way,
/// so that more concern can never switch a trigger off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Yes, or a larger number: events in twelve months.
    Rising,
    /// A smaller number: months since the last referral.
    Falling,
    /// Neither: an age band selects what applies.
    Neutral,
}

/// Facts asked together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactGroup {
    /// The permanent name.
    pub id: GroupId,
    /// The facts, in the order shown.
    pub facts: Vec<FactId>,
}
