//! The walk through the stages: which questions are asked, and where it ends.

use super::draft::GateDraft;
use super::passed::PassedGate;
use super::{GateContext, GateState, Stop};
use crate::content::{
    Adviser, Agreement, Choose, GateEffect, GateOption, GateQuestion, GateStage, GateTopic, SharingGate,
};

/// How one question stands.
enum Standing {
    Open,
    Stopped,
    Answered,
}

impl GateDraft {
    /// How far the gate has come. Total: each stage is looked at once, in order.
    #[must_use]
    pub fn state(&self, gate: &SharingGate, context: &GateContext) -> GateState {
        for (_, stage) in GateStage::WORDS {
            if let Some(state) = self.stage_state(gate, context, stage) {
                return state;
            }
        }
        let agreement = self.agreement(gate, context).unwrap_or(Agreement::NotAsked);
        GateState::Passed(PassedGate::new(context.pathway.clone(), agreement, self.lines(gate, context)))
    }

    /// How far the gate has come, if this stage does not let it go on: [`GateState::Asking`]
    /// or [`GateState::Stopped`], never [`GateState::Passed`].
    #[must_use]
    pub fn stage_state(&self, gate: &SharingGate, context: &GateContext, stage: GateStage) -> Option<GateState> {
        let mut is_open = false;
        for question in self.asked_in(gate, context, stage) {
            match self.standing(gate, context, question) {
                Standing::Answered => {}
                Standing::Open => is_open = true,
                Standing::Stopped => {
                    let ask =
                        if question.ask.is_empty() { vec![Adviser::SafeguardingLead] } else { question.ask.clone() };
                    return Some(GateState::Stopped(Stop { at: question.id.clone(), stage, ask }));
                }
            }
        }
        is_open.then_some(GateState::Asking(stage))
    }

    /// The stages that ask something, given the answers so far, in order.
    #[must_use]
    pub fn stages(&self, gate: &SharingGate, context: &GateContext) -> Vec<GateStage> {
        let mut stages = Vec::new();
        for (_, stage) in GateStage::WORDS {
            if !self.asked_in(gate, context, stage).is_empty() {
                stages.push(stage);
            }
        }
        stages
    }

    /// The questions a stage asks, given the answers so far.
    #[must_use]
    pub fn asked_in<'a>(
        &self,
        gate: &'a SharingGate,
        context: &GateContext,
        stage: GateStage,
    ) -> Vec<&'a GateQuestion> {
        let mut asked = Vec::new();
        for question in gate.questions() {
            if question.topic.stage() == stage && self.is_asked(gate, context, question) {
                asked.push(question);
            }
        }
        asked
    }

    /// The options a question offers, given the answers so far and where it is asked.
    #[must_use]
    pub fn offered<'a>(
        &self,
        gate: &SharingGate,
        context: &GateContext,
        question: &'a GateQuestion,
    ) -> Vec<&'a GateOption> {
        let has_agreed = self.agreement(gate, context) == Some(Agreement::Agreed);
        let mut offered = Vec::new();
        for option in &question.options {
            if option.applies_in(context.setting, context.body) && (has_agreed || !option.when_agreed) {
                offered.push(option);
            }
        }
        offered
    }

    /// The options chosen, of those offered. An answer no longer offered counts for nothing.
    #[must_use]
    pub fn chosen<'a>(
        &self,
        gate: &SharingGate,
        context: &GateContext,
        question: &'a GateQuestion,
    ) -> Vec<&'a GateOption> {
        let mut offered = self.offered(gate, context, question);
        offered.retain(|option| self.is_marked(question, option));
        offered
    }

    /// What came of asking; none while that is not known.
    #[must_use]
    pub fn agreement(&self, gate: &SharingGate, context: &GateContext) -> Option<Agreement> {
        let mut agreement = None;
        for question in gate.questions() {
            for option in &question.options {
                if !self.is_marked(question, option) || !option.applies_in(context.setting, context.body) {
                    continue;
                }
                match option.effect {
                    GateEffect::CannotAsk => return Some(Agreement::NotAsked),
                    GateEffect::Asked(what) => agreement = Some(what),
                    GateEffect::GoOn | GateEffect::Stop => {}
                }
            }
        }
        agreement
    }

    fn is_marked(&self, question: &GateQuestion, option: &GateOption) -> bool {
        self.answer(&question.id).is_some_and(|answer| answer.options.contains(&option.id))
    }

    fn is_asked(&self, gate: &SharingGate, context: &GateContext, question: &GateQuestion) -> bool {
        if !question.pathways.is_empty() && !question.pathways.contains(&context.pathway) {
            return false;
        }
        let can_ask = || !self.cannot_ask(gate, context);
        match question.topic {
            GateTopic::Agreement => self.is_said(gate, context, GateTopic::CanAsk) && can_ask(),
            GateTopic::AlsoAgreed => can_ask() && self.agreement(gate, context) == Some(Agreement::Agreed),
            GateTopic::Reason => self.agreement(gate, context).is_some_and(|agreement| agreement != Agreement::Agreed),
            _ => true,
        }
    }

    fn cannot_ask(&self, gate: &SharingGate, context: &GateContext) -> bool {
        self.any_chosen(gate, context, GateTopic::CanAsk, |effect| effect == GateEffect::CannotAsk)
    }

    fn is_said(&self, gate: &SharingGate, context: &GateContext, topic: GateTopic) -> bool {
        self.any_chosen(gate, context, topic, |_| true)
    }

    fn any_chosen(
        &self,
        gate: &SharingGate,
        context: &GateContext,
        topic: GateTopic,
        wanted: fn(GateEffect) -> bool,
    ) -> bool {
        let about = |question: &&GateQuestion| question.topic == topic;
        let is_wanted = |option: &&GateOption| wanted(option.effect);
        gate.questions().iter().filter(about).any(|question| self.chosen(gate, context, question).iter().any(is_wanted))
    }

    fn standing(&self, gate: &SharingGate, context: &GateContext, question: &GateQuestion) -> Standing {
        let chosen = self.chosen(gate, context, question);
        let needs_agreement = gate.needs_agreement(&context.pathway);
        let stops = |effect| match effect {
            GateEffect::Stop => true,
            GateEffect::CannotAsk => needs_agreement,
            GateEffect::Asked(agreement) => needs_agreement && agreement != Agreement::Agreed,
            GateEffect::GoOn => false,
        };
        if chosen.iter().any(|option| stops(option.effect)) {
            return Standing::Stopped;
        }
        let stands_alone = !question.in_words || chosen.iter().any(|option| option.stands_alone);
        let has_words = || self.answer(&question.id).is_some_and(|answer| !answer.words.trim().is_empty());
        let is_enough = (question.choose == Choose::Any || !chosen.is_empty()) && (stands_alone || has_words());
        if is_enough { Standing::Answered } else { Standing::Open }
    }
}
