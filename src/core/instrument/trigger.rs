//! Triggers: rules that call for a pathway when met. Practice says "referral criterion".

use super::condition::Condition;
use super::id::{SourceId, TriggerId};
use super::threshold::LocalBounds;

/// One rule, as data, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// The permanent name.
    pub id: TriggerId,
    /// How it is shown.
    pub kind: TriggerKind,
    /// When it is met.
    pub when: Condition,
    /// How far an area may move its number; none where the rule is the same everywhere.
    pub local: Option<LocalBounds>,
    /// Where the rule comes from.
    pub sources: Vec<SourceId>,
}

/// How a trigger is shown. It never changes what the trigger does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriggerKind {
    /// A published referral criterion, shown with its own state.
    Criterion,
    /// Acts at any tally, and shows the moment it is met.
    CriticalItem,
    /// A circumstance that opens a pathway of its own.
    Circumstance,
}
