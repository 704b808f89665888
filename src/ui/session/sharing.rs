//! The sharing questions on screen: which pathway, which stage, and what is in force.

use super::{Session, Step};
use risk_checklist_core::content::GateStage;
use risk_checklist_core::delivery::{GateContext, GateDraft, GateEdit, GateRecord, GateResult, GateState, PassedGate};
use risk_checklist_core::instrument::{PathwayId, Shares};
use risk_checklist_core::outcome::{Disposition, ReferralStatus};

/// The sharing questions that are on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// The pathway they are asked for.
    pub pathway: PathwayId,
    /// The stage on screen; none at the end, where the result is shown.
    pub at: Option<GateStage>,
}

impl Session {
    /// The sharing questions on screen, if they are.
    #[must_use]
    pub fn sharing(&self) -> Option<&Sharing> {
        self.sharing.as_ref()
    }

    /// The answers about sharing for a pathway; none before the first.
    #[must_use]
    pub fn gate_draft(&self, pathway: &PathwayId) -> GateDraft {
        self.gates.get(pathway).cloned().unwrap_or_default()
    }

    /// What the gate of a pathway is about.
    #[must_use]
    pub fn gate_context(&self, pathway: &PathwayId) -> GateContext {
        GateContext { pathway: pathway.clone(), setting: self.settings.setting, body: self.settings.body }
    }

    /// How far the gate of a pathway has come, begun or not.
    #[must_use]
    pub fn gate_state(&self, pathway: &PathwayId) -> GateState {
        self.gate_draft(pathway).state(self.library.gate(), &self.gate_context(pathway))
    }

    /// True when there is a gate and the practitioner chose what it is for: something calls
    /// for the pathway, details would leave, and the decision is to make the referral.
    #[must_use]
    pub fn has_gate(&self, pathway: &PathwayId) -> bool {
        let found = self.library.pathways().rules().find(pathway);
        let referral = self.outcome.referral(pathway);
        found.is_some_and(|found| found.shares == Shares::Details)
            && referral.is_some_and(|referral| matches!(referral.status, ReferralStatus::Called(_)))
            && self.dispositions.get(pathway) == Some(&Disposition::Chosen)
            && !self.is_training()
    }

    /// True for an invented story, which the live module cannot hold.
    fn is_training(&self) -> bool {
        #[cfg(feature = "training")]
        return self.settings.training;
        #[cfg(not(feature = "training"))]
        false
    }

    /// The key to the referral form of a pathway, once its gate is passed and in force.
    #[must_use]
    pub fn passed_gate(&self, pathway: &PathwayId) -> Option<PassedGate> {
        match self.gate_state(pathway) {
            GateState::Passed(passed) if self.has_gate(pathway) => Some(passed),
            _ => None,
        }
    }

    /// True when a sharing question was answered for this pathway.
    #[must_use]
    pub fn is_gate_begun(&self, pathway: &PathwayId) -> bool {
        self.gates.get(pathway).is_some_and(|draft| !draft.is_empty())
    }

    /// The account of every gate that was begun and is in force, in the order of the
    /// referrals.
    #[must_use]
    pub fn gate_records(&self) -> Vec<GateRecord> {
        let mut records = Vec::new();
        for pathway in self.gates_in_force() {
            let context = self.gate_context(pathway);
            records.push(self.gate_draft(pathway).record(self.library.gate(), &context, self.settings.now));
        }
        records
    }

    pub(super) fn gate_results(&self) -> Vec<(PathwayId, GateResult)> {
        let mut results = Vec::new();
        for pathway in self.gates_in_force() {
            results.push((pathway.clone(), self.gate_state(pathway).result()));
        }
        results
    }

    fn gates_in_force(&self) -> Vec<&PathwayId> {
        let mut pathways = Vec::new();
        for referral in self.outcome.referrals() {
            if self.is_gate_begun(&referral.pathway) && self.has_gate(&referral.pathway) {
                pathways.push(&referral.pathway);
            }
        }
        pathways
    }

    /// Opens the questions where they stand. Nothing happens where there is no gate.
    pub(super) fn share(&mut self, pathway: PathwayId) {
        if self.has_gate(&pathway) {
            let at = asking(&self.gate_state(&pathway));
            self.go(Step::Sharing);
            self.sharing = Some(Sharing { pathway, at });
        }
    }

    /// A refused edit changes nothing: the screens only offer edits that the gate allows.
    pub(super) fn edit_gate(&mut self, edit: GateEdit) {
        let Some(sharing) = &self.sharing else { return };
        if let Ok(draft) = self.gate_draft(&sharing.pathway).apply(self.library.gate(), edit) {
            self.gates.insert(sharing.pathway.clone(), draft);
        }
    }

    pub(super) fn go_to_gate(&mut self, stage: GateStage) {
        self.gaps_shown = 0;
        if let Some(sharing) = &mut self.sharing {
            sharing.at = Some(stage);
        }
    }

    /// On to the first stage that still asks, or to the end. A question left open on this
    /// screen is said first.
    pub(super) fn gate_on(&mut self) {
        let Some(Sharing { pathway, at }) = self.sharing.clone() else { return };
        let draft = self.gate_draft(&pathway);
        let (gate, context) = (self.library.gate(), self.gate_context(&pathway));
        if at.is_some_and(|at| matches!(draft.stage_state(gate, &context, at), Some(GateState::Asking(_)))) {
            return self.show_gaps();
        }
        self.gaps_shown = 0;
        let at = asking(&draft.state(gate, &context));
        self.sharing = Some(Sharing { pathway, at });
    }

    /// Back by one stage; from the first one to the outcome.
    pub(super) fn gate_back(&mut self) {
        let Some(Sharing { pathway, at }) = &self.sharing else { return };
        let draft = self.gate_draft(pathway);
        let (gate, context) = (self.library.gate(), self.gate_context(pathway));
        let stages = draft.stages(gate, &context);
        let before = match (at, draft.state(gate, &context)) {
            (Some(at), _) => stages.iter().rev().find(|stage| *stage < at).copied(),
            (None, GateState::Stopped(stop)) => Some(stop.stage),
            (None, _) => stages.last().copied(),
        };
        match before {
            Some(stage) => self.go_to_gate(stage),
            None => self.go(Step::Outcome),
        }
    }
}

fn asking(state: &GateState) -> Option<GateStage> {
    match state {
        GateState::Asking(stage) => Some(*stage),
        GateState::Stopped(_) | GateState::Passed(_) => None,
    }
}
