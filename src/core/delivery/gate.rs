//! The sharing gate: a pure state machine for one pathway, one purpose at a time.
//!
//! [`GateDraft::state`] is total. It walks the stages of routing.md B3 in order and ends in
//! one of three ways: a stage still asks, an answer stopped the referral, or the gate is
//! passed. A [`PassedGate`] can be made nowhere else, so a referral form that asks for one
//! cannot exist before every question was answered. A pathway that shares nothing (999
//! above all) has no gate, and nothing here can delay it.

mod draft;
mod passed;
mod record;
mod walk;

pub use draft::{GateAnswer, GateDraft, GateEdit, GateEditError, MAX_GATE_WORDS};
pub use passed::PassedGate;
pub use record::{GateDecision, GateLine, GateRecord};

use crate::content::{Adviser, GateStage};
use crate::instrument::{BodyType, GateQuestionId, PathwayId, Setting};

/// The drafts begun, by pathway.
pub type Gates = crate::instrument::IdMap<PathwayId, GateDraft>;

/// What the gate is about: nothing of it comes from an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateContext {
    /// The pathway: who receives the details.
    pub pathway: PathwayId,
    /// The nation and the role of the practitioner.
    pub setting: Setting,
    /// The kind of body the practitioner works for, where the host said.
    pub body: Option<BodyType>,
}

/// How far the gate has come. Deliberately exhaustive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateState {
    /// This stage has a question without an answer; every stage before it is passed.
    Asking(GateStage),
    /// An answer was "no" or "not sure". Not an error and not an end: the practitioner asks
    /// someone, comes back and changes the answer.
    Stopped(Stop),
    /// Every question was answered in a way that lets details leave.
    Passed(PassedGate),
}

impl GateState {
    /// The result as the notice says it.
    #[must_use]
    pub const fn result(&self) -> GateResult {
        match self {
            Self::Asking(_) => GateResult::Open,
            Self::Stopped(_) => GateResult::Stopped,
            Self::Passed(_) => GateResult::Passed,
        }
    }
}

/// Where a referral stopped, and whom to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The question whose answer stopped it.
    pub at: GateQuestionId,
    /// The stage that asks it.
    pub stage: GateStage,
    /// Whom to ask, the first one first. Never empty.
    pub ask: Vec<Adviser>,
}

/// How a gate stands, in one word: all that an outcome notice may say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateResult {
    /// Details may leave.
    Passed,
    /// Not before someone was asked.
    Stopped,
    /// Not every question has an answer.
    Open,
}

impl GateResult {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Stopped => "stopped",
            Self::Open => "open",
        }
    }
}
