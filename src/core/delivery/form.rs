//! The referral form: the details of one person for one pathway, on request.
//!
//! It can be made only from a [`PassedGate`], so no details take shape before every
//! question of the sharing gate was answered. What the practitioner left out is not in it:
//! not empty, not hidden, not there.

mod document;
mod draft;
mod html;

pub use document::Part;
pub use draft::{BlankReason, Choice, Entry, FieldValue, FormDraft, FormEdit, FormEditError};
pub use html::to_html;

use super::{Hour, PassedGate};
use crate::assessment::{Assessment, TriggerState};
use crate::content::{
    Agreement, BlockDefinition, FieldDefinition, FieldKind, FormDefinition, GateTopic, Library, Prefill, RecipientKind,
    RequiredFields,
};
use crate::instrument::{BlockId, FieldId, GateOptionId, InstrumentId, PathwayId, Role, Urgency, Version};
use crate::outcome::{Cause, Outcome};

/// The field that says whether contact is safe, and the one that says how. The checker
/// holds that the first block of every form has both.
const CONTACT_SAFE: &str = "contact-safe";
const CONTACT_HOW: &str = "contact-how";

/// What a form is made of, beside the gate.
#[derive(Debug, Clone, Copy)]
pub struct FormInputs<'a> {
    /// The content in use.
    pub library: &'a Library,
    /// The triggers, for the reasons and for who may receive it.
    pub assessment: &'a Assessment,
    /// The referrals, for the reasons and the urgency.
    pub outcome: &'a Outcome,
    /// What was written.
    pub draft: &'a FormDraft,
    /// What the local profile requires.
    pub required: &'a RequiredFields,
    /// The practitioner's role.
    pub role: Option<Role>,
    /// When it was made, to the hour.
    pub created_at: Option<Hour>,
}

/// A referral form as it would leave: only what was left in, in the order of its blocks.
///
/// There is no way to make one without a passed gate:
///
/// ```compile_fail
/// # use risk_checklist_core::{assessment::assess, content::Library, delivery::*, outcome::conclude};
/// # fn form(inputs: FormInputs<'_>) -> Option<ReferralForm> {
/// ReferralForm::new(inputs)
/// # }
/// ```
///
/// nor to write one out field by field:
///
/// ```compile_fail
/// # use risk_checklist_core::delivery::ReferralForm;
/// let form = ReferralForm { blocks: Vec::new() };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralForm {
    pub(super) pathway: PathwayId,
    pub(super) recipient: RecipientKind,
    pub(super) ways: FormWays,
    pub(super) contact: SafeContact,
    pub(super) urgency: Option<Urgency>,
    pub(super) created_at: Option<Hour>,
    pub(super) instrument: (InstrumentId, Version),
    pub(super) ruleset: (String, Version),
    pub(super) forms: (String, Version),
    pub(super) content_hash: String,
    pub(super) gate: Option<FormGate>,
    pub(super) handling: Vec<String>,
    pub(super) blocks: Vec<FormBlock>,
    gaps: Vec<FormGap>,
}

/// How a form may leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormWays {
    /// Printed, downloaded, or handed to the host's system where the host takes forms.
    Any,
    /// Printed or downloaded only: a system could send it on to the police of the person
    /// causing harm (routing.md A6).
    ByHand,
}

/// What the receiver may do first. Never more than was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SafeContact {
    /// A way that was said to be safe is in the form.
    AsStated,
    /// No such way is there: the referrer is asked first.
    ReferrerFirst,
}

impl SafeContact {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AsStated => "as-stated",
            Self::ReferrerFirst => "referrer-first",
        }
    }
}

/// What the gate tells the receiver: codes only, and their words for the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormGate {
    pub(super) block: BlockId,
    pub(super) title: String,
    pub(super) agreement: &'static str,
    pub(super) reasons: Vec<GateOptionId>,
    pub(super) powers: Vec<GateOptionId>,
    pub(super) basis: Vec<GateOptionId>,
    pub(super) told: Vec<GateOptionId>,
    /// Each question in short, with its answer in words.
    pub(super) rows: Vec<(String, String)>,
}

/// A block that stays in, with the fields that do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormBlock {
    pub(super) id: BlockId,
    pub(super) title: String,
    pub(super) fields: Vec<FormField>,
}

/// One field that stays in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormField {
    pub(super) id: FieldId,
    pub(super) label: String,
    pub(super) kind: FieldKind,
    pub(super) content: Content,
    /// The content as people read it.
    pub(super) words: String,
}

/// What a field of a form says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Something.
    Value(FieldValue),
    /// Nothing, and why.
    Blank(BlankReason),
}

/// A field that a service requires, with neither a value nor a reason why not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormGap {
    /// The block it stands in.
    pub block: BlockId,
    /// The field.
    pub field: FieldId,
}

impl ReferralForm {
    /// Fills in the form of the gate's own pathway. `None` when the library has none for
    /// it, which the checker rules out for every pathway that shares details.
    #[must_use]
    pub fn new(gate: &PassedGate, inputs: FormInputs<'_>) -> Option<Self> {
        let FormInputs { library, assessment, outcome, draft, .. } = inputs;
        let (forms, pathways) = (library.forms(), library.pathways());
        let definition = forms.find(gate.pathway())?;
        let instrument = library.pack().instrument();
        let is_met = |trigger| assessment.state(trigger) == TriggerState::Met;
        let by_hand = definition.by_hand || definition.by_hand_when.iter().any(is_met);
        let mut form = Self {
            pathway: gate.pathway().clone(),
            recipient: definition.recipient,
            ways: if by_hand { FormWays::ByHand } else { FormWays::Any },
            contact: SafeContact::ReferrerFirst,
            urgency: outcome.referral(gate.pathway()).and_then(|referral| referral.status.urgency()),
            created_at: inputs.created_at,
            instrument: (instrument.id().clone(), instrument.version()),
            ruleset: (pathways.id().to_owned(), pathways.version()),
            forms: (forms.id().to_owned(), forms.version()),
            content_hash: library.hash().to_owned(),
            gate: None,
            handling: Vec::new(),
            blocks: Vec::new(),
            gaps: Vec::new(),
        };
        for block in definition.blocks.iter().filter_map(|id| forms.block(id)) {
            if block.is_gate {
                form.gate = (!draft.is_left_out(&block.id)).then(|| gate_block(gate, library, block));
            } else {
                form.add(gate, definition, block, inputs);
            }
        }
        form.contact = form.safe_contact();
        form.handling = handling(library, definition, by_hand, form.contact);
        Some(form)
    }

    /// What the form still lacks. It cannot leave while anything is here.
    #[must_use]
    pub fn gaps(&self) -> &[FormGap] {
        &self.gaps
    }

    /// The pathway it is for.
    #[must_use]
    pub fn pathway(&self) -> &PathwayId {
        &self.pathway
    }

    /// How it may leave.
    #[must_use]
    pub fn ways(&self) -> FormWays {
        self.ways
    }

    /// What the receiver may do first.
    #[must_use]
    pub fn contact(&self) -> SafeContact {
        self.contact
    }

    /// How many fields stay in, in all blocks.
    #[must_use]
    pub fn count(&self, block: &BlockId) -> usize {
        self.blocks.iter().find(|other| other.id == *block).map_or(0, |block| block.fields.len())
    }

    /// Adds what stays in of a block, and notes what is lacking. A required field of a block
    /// that is left out still needs its reason, because the receiver will look for it.
    fn add(&mut self, gate: &PassedGate, definition: &FormDefinition, block: &BlockDefinition, inputs: FormInputs<'_>) {
        let forms = inputs.library.forms();
        let mut fields = Vec::new();
        for field in &block.fields {
            let value = value_in(gate, block, field, inputs);
            let why_blank = inputs.draft.entry(&field.id).and_then(|entry| entry.why_blank);
            let is_required = is_required(definition, &field.id, inputs.required);
            let content = match (value, is_required, why_blank) {
                (Some(value), _, _) => Content::Value(value),
                (None, true, Some(why)) => Content::Blank(why),
                (None, true, None) => {
                    self.gaps.push(FormGap { block: block.id.clone(), field: field.id.clone() });
                    continue;
                }
                (None, false, _) => continue,
            };
            let words = match &content {
                Content::Value(FieldValue::Words(words)) => words.clone(),
                Content::Value(FieldValue::Choice(choice)) => choice_words(inputs.library, *choice).to_owned(),
                Content::Blank(why) => forms.texts().line(&["blank", why.as_str()].join(".")).to_owned(),
            };
            let label = forms.line("field", field.id.as_str(), "label").to_owned();
            fields.push(FormField { id: field.id.clone(), label, kind: field.kind, content, words });
        }
        if !fields.is_empty() {
            let title = forms.line("block", block.id.as_str(), "title").to_owned();
            self.blocks.push(FormBlock { id: block.id.clone(), title, fields });
        }
    }

    fn safe_contact(&self) -> SafeContact {
        let content = |name: &str| {
            let mut fields = self.blocks.iter().flat_map(|block| &block.fields);
            fields.find(|field| field.id.as_str() == name).map(|field| &field.content)
        };
        let is_safe = content(CONTACT_SAFE) == Some(&Content::Value(FieldValue::Choice(Choice::Yes)));
        let is_said = matches!(content(CONTACT_HOW), Some(Content::Value(_)));
        if is_safe && is_said { SafeContact::AsStated } else { SafeContact::ReferrerFirst }
    }
}

/// True when the form or the local profile requires something to be said about a field.
#[must_use]
pub fn is_required(definition: &FormDefinition, field: &FieldId, required: &RequiredFields) -> bool {
    definition.required.contains(field)
        || required.get(&definition.pathway).is_some_and(|fields| fields.contains(field))
}

/// What stands in a field, whether or not it stays in: what was written, or else what the
/// outcome and the setting say.
#[must_use]
pub fn standing_value(pathway: &PathwayId, field: &FieldDefinition, inputs: FormInputs<'_>) -> Option<FieldValue> {
    let written = inputs.draft.entry(&field.id).and_then(|entry| entry.value.clone());
    let prefilled = || match field.prefill? {
        Prefill::Reasons => Some(reasons(pathway, inputs)),
        Prefill::Role => inputs.role.map(|role| role_words(inputs.library, role)),
    };
    written.or_else(|| prefilled().map(FieldValue::Words))
}

/// The words for a yes-no answer.
#[must_use]
pub fn choice_words(library: &Library, choice: Choice) -> &str {
    library.forms().texts().line(&["choice", choice.as_str()].join("."))
}

/// True unless the block is about people whom the practitioner did not name at the gate.
#[must_use]
pub fn is_about(gate: &PassedGate, block: &BlockDefinition) -> bool {
    block.about.as_ref().is_none_or(|about| gate.about().contains(&about))
}

/// The value that leaves; none when it is empty or left out.
fn value_in(
    gate: &PassedGate,
    block: &BlockDefinition,
    field: &FieldDefinition,
    inputs: FormInputs<'_>,
) -> Option<FieldValue> {
    let is_left_out = inputs.draft.entry(&field.id).is_some_and(|entry| entry.is_left_out);
    if is_left_out || inputs.draft.is_left_out(&block.id) || !is_about(gate, block) {
        return None;
    }
    match standing_value(gate.pathway(), field, inputs)? {
        FieldValue::Words(words) => {
            let words = words.trim();
            (!words.is_empty()).then(|| FieldValue::Words(words.to_owned()))
        }
        choice => Some(choice),
    }
}

/// The names of the triggers that led here, one a line. Only these: the receiver of one
/// referral does not need the reasons for another.
fn reasons(pathway: &PathwayId, inputs: FormInputs<'_>) -> String {
    let causes = inputs.outcome.referral(pathway).map(|referral| referral.because.as_slice()).unwrap_or_default();
    let mut names = Vec::new();
    for cause in causes {
        if let Cause::Trigger(trigger) = cause {
            // A name that speaks to the practitioner has other words for the receiver.
            let own = inputs.library.forms().texts().optional_line(&["reason", trigger.as_str()].join("."));
            let name = || inputs.library.pack().texts().line(&["trigger", trigger.as_str(), "name"].join("."));
            names.push(own.unwrap_or_else(name));
        }
    }
    names.join("\n")
}

fn role_words(library: &Library, role: Role) -> String {
    library.forms().texts().line(&["role", role.as_str()].join(".")).to_owned()
}

/// What the receiver must and must never do, safe contact first. It travels with the details.
fn handling(library: &Library, definition: &FormDefinition, by_hand: bool, contact: SafeContact) -> Vec<String> {
    let texts = library.forms().texts();
    let mut lines = vec![texts.line(&["document.contact", contact.as_str()].join(".")).to_owned()];
    lines.extend_from_slice(texts.lines("document.handling"));
    let own = texts.optional_line(&["form", definition.pathway.as_str(), "handling"].join("."));
    let police = by_hand.then(|| texts.line("document.police"));
    // The pathway's own words say more than the general ones.
    lines.extend(own.or(police).map(str::to_owned));
    lines
}

fn gate_block(gate: &PassedGate, library: &Library, block: &BlockDefinition) -> FormGate {
    let owned = |ids: Vec<&GateOptionId>| ids.into_iter().cloned().collect();
    let texts = library.gate().texts();
    let mut rows = Vec::new();
    for line in gate.lines() {
        let is_told = match line.topic {
            // That they could be asked says nothing once it is known what they said.
            GateTopic::CanAsk => gate.agreement() != Agreement::Agreed,
            GateTopic::Agreement | GateTopic::AlsoAgreed | GateTopic::Reason => true,
            GateTopic::Power | GateTopic::Basis | GateTopic::Told => true,
            _ => false,
        };
        if !is_told || line.options.is_empty() {
            continue;
        }
        let key = ["question", line.question.as_str()].join(".");
        let mut answers = Vec::new();
        for option in &line.options {
            answers.push(texts.line(&[&key, "option", option.as_str()].join(".")));
        }
        rows.push((texts.line(&[&key, "short"].join(".")).to_owned(), answers.join("; ")));
    }
    FormGate {
        block: block.id.clone(),
        title: library.forms().line("block", block.id.as_str(), "title").to_owned(),
        agreement: gate.agreement().as_str(),
        reasons: owned(gate.reasons()),
        powers: owned(gate.powers()),
        basis: owned(gate.basis()),
        told: owned(gate.told()),
        rows,
    }
}
