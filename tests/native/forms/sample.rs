//! Gates that were passed, and forms behind them.

use crate::arbitrary::apply;
use crate::shipped::{instrument, library, pathways};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::content::{Agreement, GateEffect, GateTopic, RequiredFields};
use risk_checklist_core::delivery::{
    Choice, FormDraft, FormEdit, FormInputs, GateContext, GateDraft, GateEdit, GateState, Hour, PassedGate,
    ReferralForm,
};
use risk_checklist_core::instrument::{BlockId, FieldId, PathwayId, Role, Setting};
use risk_checklist_core::outcome::conclude;
use risk_checklist_core::response::{Edit, Response, Sitting};

/// Walks the real gate to its end: there is no other way to come by a [`PassedGate`].
pub(crate) fn passed(pathway: &str, about: &[&str], agreement: Agreement) -> PassedGate {
    let gate = library().gate();
    let context = GateContext { pathway: PathwayId::parse(pathway).unwrap(), setting: Setting::default(), body: None };
    let mut draft = GateDraft::new();
    loop {
        let stage = match draft.state(gate, &context) {
            GateState::Passed(passed) => return passed,
            GateState::Stopped(stop) => panic!("{pathway} stopped at {}", stop.at),
            GateState::Asking(stage) => stage,
        };
        for question in draft.asked_in(gate, &context, stage) {
            let wanted = |effect| match question.topic {
                GateTopic::Agreement => effect == GateEffect::Asked(agreement),
                _ => effect == GateEffect::GoOn,
            };
            let offered = draft.offered(gate, &context, question);
            let first = offered.iter().find(|option| wanted(option.effect)).map(|option| option.id.clone());
            let chosen = if question.topic == GateTopic::About {
                about
                    .iter()
                    .map(|id| question.options.iter().find(|o| o.id.as_str() == *id).unwrap().id.clone())
                    .collect()
            } else {
                Vec::from_iter(first)
            };
            let words =
                question.in_words.then(|| GateEdit::Words(question.id.clone(), "An invented reason".to_owned()));
            let choose = chosen.into_iter().map(|option| GateEdit::Choose(question.id.clone(), option));
            for edit in choose.chain(words) {
                draft = draft.apply(gate, edit).unwrap();
            }
        }
    }
}

/// Everything a form is made of, beside the gate.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) response: Response,
    pub(crate) draft: FormDraft,
    pub(crate) required: RequiredFields,
    pub(crate) role: Option<Role>,
    pub(crate) created_at: Option<Hour>,
}

impl Case {
    pub(crate) fn blank() -> Self {
        Self {
            response: Response::new(instrument()),
            draft: FormDraft::default(),
            required: RequiredFields::new(),
            role: Some(Role::Idva),
            created_at: Some(Hour::parse("2026-11-21T09:41:07Z").unwrap()),
        }
    }

    /// A secret in every field there is, and yes to every yes-no.
    pub(crate) fn filled() -> Self {
        let fields = library().forms().blocks().iter().flat_map(|block| &block.fields);
        fields.fold(Self::blank(), |case, field| {
            let edit = match field.kind.limit() {
                Some(_) => FormEdit::Write(field.id.clone(), secret(&field.id)),
                None => FormEdit::Choose(field.id.clone(), Choice::Yes),
            };
            case.edit(edit)
        })
    }

    pub(crate) fn answered(self, edits: &[Edit]) -> Self {
        Self { response: apply(edits), ..self }
    }

    /// The case where a local profile requires these fields of a pathway.
    pub(crate) fn requiring(self, pathway: &str, names: &[&str]) -> Self {
        let fields = names.iter().map(|name| field(name)).collect();
        Self { required: [(PathwayId::parse(pathway).unwrap(), fields)].into(), ..self }
    }

    pub(crate) fn edit(self, edit: FormEdit) -> Self {
        let draft = self.draft.apply(library().forms(), edit).unwrap();
        Self { draft, ..self }
    }

    pub(crate) fn write(self, name: &str, words: &str) -> Self {
        self.edit(FormEdit::Write(field(name), words.to_owned()))
    }

    pub(crate) fn form(&self, gate: &PassedGate) -> Option<ReferralForm> {
        let assessment = assess(instrument(), &self.response);
        let outcome = conclude(&assessment, &self.response, pathways(), Setting::default());
        let sitting = Sitting::of(self.response.clone());
        let inputs = FormInputs {
            library: library(),
            sitting: &sitting,
            assessment: &assessment,
            outcome: &outcome,
            draft: &self.draft,
            required: &self.required,
            role: self.role,
            created_at: self.created_at,
        };
        ReferralForm::new(gate, inputs)
    }

    pub(crate) fn marac(&self) -> ReferralForm {
        self.form(&passed("marac", &["person", "children", "harmer"], Agreement::Agreed)).unwrap()
    }
}

pub(crate) fn secret(field: &FieldId) -> String {
    format!("SECRET[{field}]")
}

pub(crate) fn field(name: &str) -> FieldId {
    FieldId::parse(name).unwrap()
}

pub(crate) fn block(name: &str) -> BlockId {
    BlockId::parse(name).unwrap()
}
