//! The decision, recorded whether details are shared or not (routing.md B3, G13).

use super::draft::GateDraft;
use super::{GateContext, GateState, Stop};
use crate::content::{Agreement, GateStage, GateTopic, SharingGate};
use crate::delivery::Hour;
use crate::instrument::{GateOptionId, GateQuestionId, PathwayId, Role, Version};

/// One question in force and what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateLine {
    /// The question.
    pub question: GateQuestionId,
    /// What it is about.
    pub topic: GateTopic,
    /// The options chosen, of those offered; empty where none was.
    pub options: Vec<GateOptionId>,
    /// The sentence written beside them; empty where none was.
    pub words: String,
}

/// What was decided. Deliberately exhaustive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateDecision {
    /// Details may be shared.
    Share,
    /// Details are not shared, where that was said, and whom to ask.
    DoNotShare(Stop),
    /// Not decided yet: this stage still asks.
    Open(GateStage),
}

/// The account of one gate, for the agency's own file. A role, never a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateRecord {
    /// Who would receive the details, and so for which referral.
    pub pathway: PathwayId,
    /// The gate's questions and their version.
    pub gate: (String, Version),
    /// The role of the person who decided.
    pub role: Option<Role>,
    /// When, to the hour.
    pub decided_at: Option<Hour>,
    /// What was decided.
    pub decision: GateDecision,
    /// What the person said; none while that is not known.
    pub agreement: Option<Agreement>,
    /// Every question in force with its answer, in the order asked: what, about whom, why,
    /// on what basis, whose advice, how, and whether the person is told.
    pub lines: Vec<GateLine>,
}

impl GateDraft {
    /// The account of this gate as it stands.
    #[must_use]
    pub fn record(&self, gate: &SharingGate, context: &GateContext, decided_at: Option<Hour>) -> GateRecord {
        let decision = match self.state(gate, context) {
            GateState::Asking(stage) => GateDecision::Open(stage),
            GateState::Stopped(stop) => GateDecision::DoNotShare(stop),
            GateState::Passed(_) => GateDecision::Share,
        };
        GateRecord {
            pathway: context.pathway.clone(),
            gate: (gate.head().id.clone(), gate.head().version),
            role: context.setting.role,
            decided_at,
            decision,
            agreement: self.agreement(gate, context),
            lines: self.lines(gate, context),
        }
    }

    /// Every question that was answered and is in force, in the order asked.
    #[must_use]
    pub fn lines(&self, gate: &SharingGate, context: &GateContext) -> Vec<GateLine> {
        let mut lines = Vec::new();
        for (_, stage) in GateStage::WORDS {
            for question in self.asked_in(gate, context, stage) {
                let mut options = Vec::new();
                for option in self.chosen(gate, context, question) {
                    options.push(option.id.clone());
                }
                let words = self.answer(&question.id).map(|answer| answer.words.trim().to_owned()).unwrap_or_default();
                if !options.is_empty() || !words.is_empty() {
                    lines.push(GateLine { question: question.id.clone(), topic: question.topic, options, words });
                }
            }
        }
        lines
    }
}
