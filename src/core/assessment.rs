//! The triggers applied to a response, with the trace of why.
//!
//! [`assess`] is total: instruments are fully checked before they exist, so it cannot
//! fail. Missing answers are unknown, never "no": a trigger is met, not met, or
//! undetermined (Kleene's three values), and while any is undetermined the assessment
//! lists exactly the questions whose answer could change one.

mod evaluate;
mod open_question;
mod tally;

pub use open_question::OpenQuestion;
pub use tally::{Bounds, Tally};

use crate::instrument::{Atom, Condition, Instrument, Subject, TriggerId, TriggerKind};
use crate::response::Response;

/// Whether a trigger is met. Deliberately exhaustive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TriggerState {
    /// Met, whatever the unknown answers turn out to be.
    Met,
    /// Not met, whatever the unknown answers turn out to be.
    NotMet,
    /// The unknown answers decide.
    Undetermined,
}

impl TriggerState {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Undetermined => "undetermined",
        }
    }
}

/// One trigger applied to a response: a step of the trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// The trigger.
    pub trigger: TriggerId,
    /// How it is shown.
    pub kind: TriggerKind,
    /// Whether it is met.
    pub state: TriggerState,
    /// What led there. For a met trigger: evidence that meets it even taken alone. For an
    /// undetermined one: what is still unknown and decides it. For one not met: nothing.
    pub because: Vec<Subject>,
    /// For a rule that counts: how many parts are met, could be met, and are needed.
    pub bounds: Option<Bounds>,
}

/// The triggers applied to a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    tally: Tally,
    trace: Vec<TraceStep>,
    open_questions: Vec<OpenQuestion>,
}

impl Assessment {
    /// The findings counted, with bounds.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Every trigger with its state and why, in the instrument's order.
    #[must_use]
    pub fn trace(&self) -> &[TraceStep] {
        &self.trace
    }

    /// The questions whose answer could change a trigger, the most decisive first.
    #[must_use]
    pub fn open_questions(&self) -> &[OpenQuestion] {
        &self.open_questions
    }

    /// The state of one trigger; not met for a trigger the instrument does not have.
    #[must_use]
    pub fn state(&self, trigger: &TriggerId) -> TriggerState {
        self.trace.iter().find(|step| step.trigger == *trigger).map_or(TriggerState::NotMet, |step| step.state)
    }
}

/// Applies every trigger of the instrument to the response.
#[must_use]
pub fn assess(instrument: &Instrument, response: &Response) -> Assessment {
    let step = |trigger: &crate::instrument::Trigger| {
        let state = evaluate::state(&trigger.when, response);
        let because = match state {
            TriggerState::Met => evaluate::evidence(&trigger.when, response),
            TriggerState::NotMet => Vec::new(),
            TriggerState::Undetermined => {
                evaluate::unknowns(&trigger.when, response).into_iter().map(|(subject, _)| subject).collect()
            }
        };
        let bounds = match &trigger.when {
            Condition::Atom(_) => None,
            Condition::AtLeast { needed, of } => Some(evaluate::bounds(*needed, of, response)),
        };
        TraceStep { trigger: trigger.id.clone(), kind: trigger.kind, state, because, bounds }
    };
    Assessment {
        tally: Tally::count(instrument.tally(), response),
        trace: instrument.triggers().iter().map(step).collect(),
        open_questions: open_question::rank(instrument, response),
    }
}

/// Whether a fact definitely holds. Unknown does not.
#[must_use]
pub fn is_certain(atom: &Atom, response: &Response) -> bool {
    evaluate::atom(atom, response) == TriggerState::Met
}
