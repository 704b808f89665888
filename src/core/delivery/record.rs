//! The record for the agency's own file: everything, so that the decision can be defended.

use super::{GateRecord, OutcomeNotice, Previous};
use crate::assessment::Assessment;
use crate::content::{ContentPack, Library};
use crate::instrument::{FactId, Finding, InstrumentId, ItemKind, Subject, UnknownReason};
use crate::outcome::Outcome;
use crate::response::{FactValue, Sitting};

/// What a record is made of. Unlike the notice it holds answers and notes, so it leaves only
/// when the practitioner asks, having been told what it holds.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The content in use.
    pub library: &'a Library,
    /// The answers to every instrument, with notes.
    pub sitting: &'a Sitting,
    /// The triggers of the instrument it began with, with the trace.
    pub assessment: &'a Assessment,
    /// The instruments that were opened beside it, and their triggers.
    pub opened: Vec<(&'a ContentPack, &'a Assessment)>,
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
    /// The instrument that was opened for it; none for the one it began with.
    pub instrument: Option<InstrumentId>,
    /// Why it is unknown.
    pub why: UnknownReason,
    /// True when its answer could still change the outcome.
    pub could_change: bool,
}

impl Record<'_> {
    /// Every item and fact that is unknown, in the instrument's order: items, then facts. A
    /// fact stands once, with the first instrument that has it; what is not asked because of
    /// an earlier answer is not unknown.
    #[must_use]
    pub fn unknowns(&self) -> Vec<Unknown> {
        let mut unknowns: Vec<Unknown> = Vec::new();
        let mut parts = vec![(self.library.pack(), self.assessment, None)];
        for (pack, assessment) in &self.opened {
            parts.push((pack, assessment, Some(pack.manifest().id().clone())));
        }
        for ((pack, assessment, id), response) in parts.into_iter().zip(self.sitting.all()) {
            let mut add = |subject: Subject, why: UnknownReason| {
                let could_change = assessment.open_questions().iter().any(|question| question.subject == subject);
                unknowns.push(Unknown { subject, instrument: id.clone(), why, could_change });
            };
            for item in pack.instrument().items().iter().filter(|item| item.kind != ItemKind::Text) {
                for link_id in response.repetitions(pack.instrument(), &item.link_id) {
                    match response.finding(&link_id) {
                        Finding::Unknown(UnknownReason::NotAsked) if !assessment.applies(&link_id) => {}
                        Finding::Unknown(why) => add(Subject::Item(link_id), why),
                        _ => {}
                    }
                }
            }
            let is_known = |fact: &FactId, unknowns: &[Unknown]| {
                unknowns.iter().any(|one| matches!(&one.subject, Subject::Fact(id) if id == fact))
            };
            for fact in pack.instrument().facts() {
                let why = match response.fact(&fact.id) {
                    None => UnknownReason::NotAsked,
                    Some(FactValue::DontKnow) => UnknownReason::DontKnow,
                    Some(_) => continue,
                };
                if !is_known(&fact.id, &unknowns) {
                    let subject = Subject::Fact(fact.id.clone());
                    let could_change = assessment.open_questions().iter().any(|one| one.subject == subject);
                    unknowns.push(Unknown { subject, instrument: id.clone(), why, could_change });
                }
            }
        }
        unknowns
    }
}
