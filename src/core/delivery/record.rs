//! The record for the agency's own file: everything, so that the decision can be defended.

use super::{GateRecord, OutcomeNotice, Previous};
use crate::assessment::Assessment;
use crate::content::Library;
use crate::instrument::{Finding, Subject, UnknownReason};
use crate::outcome::Outcome;
use crate::response::{FactValue, Response};

/// What a record is made of. Unlike the notice it holds answers and notes, so it leaves only
/// when the practitioner asks, having been told what it holds.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The content in use.
    pub library: &'a Library,
    /// The answers, with notes.
    pub response: &'a Response,
    /// The triggers applied to them, with the trace.
    pub assessment: &'a Assessment,
    /// What follows.
    pub outcome: &'a Outcome,
    /// The outcome as it would be sent: decisions, versions, role, hour, review date.
    pub notice: &'a OutcomeNotice,
    /// The outcome of an earlier checklist, where the host handed one in.
    pub previous: Option<&'a Previous>,
    /// Every decision about sharing that is in force, whether details are shared or not.
    pub gates: Vec<GateRecord>,
}

/// Something that nobody knows, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The item or fact.
    pub subject: Subject,
    /// Why it is unknown.
    pub why: UnknownReason,
    /// True when its answer could still change the outcome.
    pub could_change: bool,
}

impl Record<'_> {
    /// Every item and fact that is unknown, in the instrument's order: items, then facts.
    #[must_use]
    pub fn unknowns(&self) -> Vec<Unknown> {
        let instrument = self.library.pack().instrument();
        let mut unknowns = Vec::new();
        let mut add = |subject: Subject, why: UnknownReason| {
            let could_change = self.assessment.open_questions().iter().any(|question| question.subject == subject);
            unknowns.push(Unknown { subject, why, could_change });
        };
        for item in instrument.items() {
            if let Finding::Unknown(why) = self.response.finding(&item.link_id) {
                add(Subject::Item(item.link_id.clone()), why);
            }
        }
        for fact in instrument.facts() {
            match self.response.fact(&fact.id) {
                None => add(Subject::Fact(fact.id.clone()), UnknownReason::NotAsked),
                Some(FactValue::DontKnow) => add(Subject::Fact(fact.id.clone()), UnknownReason::DontKnow),
                Some(_) => {}
            }
        }
        unknowns
    }
}
