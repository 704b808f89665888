//! A gate that was passed: the only key to a referral form.

use super::record::GateLine;
use crate::content::{Agreement, GateTopic};
use crate::instrument::{GateOptionId, PathwayId};

/// Proof that every question was answered in a way that lets details leave, with what
/// routing.md G13 says to record. Only [`GateDraft::state`](super::GateDraft::state) makes
/// one:
///
/// ```compile_fail
/// # use risk_checklist_core::{content::Agreement, delivery::PassedGate, instrument::PathwayId};
/// let pathway = PathwayId::parse("marac").unwrap();
/// let gate = PassedGate { pathway, agreement: Agreement::Agreed, lines: vec![] };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassedGate {
    pathway: PathwayId,
    agreement: Agreement,
    /// INVARIANT (all yes): every question in force, in order, none of them stopping.
    lines: Vec<GateLine>,
}

impl PassedGate {
    pub(super) const fn new(pathway: PathwayId, agreement: Agreement, lines: Vec<GateLine>) -> Self {
        Self { pathway, agreement, lines }
    }

    /// Who receives the details: this pathway and no other.
    #[must_use]
    pub const fn pathway(&self) -> &PathwayId {
        &self.pathway
    }

    /// What the person said about sharing.
    #[must_use]
    pub const fn agreement(&self) -> Agreement {
        self.agreement
    }

    /// Every question in force with its answer, in the order asked.
    #[must_use]
    pub fn lines(&self) -> &[GateLine] {
        &self.lines
    }

    /// The purpose: one a referral.
    #[must_use]
    pub fn purpose(&self) -> Option<&GateOptionId> {
        self.answers(GateTopic::Purpose).into_iter().next()
    }

    /// About whom.
    #[must_use]
    pub fn about(&self) -> Vec<&GateOptionId> {
        self.answers(GateTopic::About)
    }

    /// Why details are shared without agreement; empty when they agreed.
    #[must_use]
    pub fn reasons(&self) -> Vec<&GateOptionId> {
        self.answers(GateTopic::Reason)
    }

    /// The reason in the practitioner's own words; empty where none was asked for.
    #[must_use]
    pub fn reason_in_words(&self) -> &str {
        self.lines.iter().find(|line| line.topic == GateTopic::Reason).map_or("", |line| &line.words)
    }

    /// The power to share.
    #[must_use]
    pub fn powers(&self) -> Vec<&GateOptionId> {
        self.answers(GateTopic::Power)
    }

    /// The basis in Article 6.
    #[must_use]
    pub fn basis(&self) -> Vec<&GateOptionId> {
        self.answers(GateTopic::Basis)
    }

    /// Whose advice was taken: roles, never names.
    #[must_use]
    pub fn advice(&self) -> Vec<&GateOptionId> {
        self.answers(GateTopic::Advice)
    }

    /// The way it travels.
    #[must_use]
    pub fn channel(&self) -> Vec<&GateOptionId> {
        self.answers(GateTopic::Channel)
    }

    /// Whether the person is told.
    #[must_use]
    pub fn told(&self) -> Vec<&GateOptionId> {
        self.answers(GateTopic::Told)
    }

    /// The options chosen for the questions about one topic.
    #[must_use]
    pub fn answers(&self, topic: GateTopic) -> Vec<&GateOptionId> {
        let mut answers = Vec::new();
        for line in &self.lines {
            if line.topic == topic {
                answers.extend(&line.options);
            }
        }
        answers
    }
}
