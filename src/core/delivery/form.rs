//! The referral form: the details of one person for one pathway, on request.
//!
//! It can be made only from a [`PassedGate`], so no details take shape before every
//! question of the sharing gate was answered. What the practitioner left out is not in it:
//! not empty, not hidden, not there.

mod document;
mod draft;
mod html;
mod words;

pub use document::Part;
pub use draft::{BlankReason, Choice, Entry, FieldValue, FormDraft, FormEdit, FormEditError};
pub use html::to_html;
pub use words::{choice_words, standing_value};

use super::{Hour, PassedGate};
use crate::assessment::{Assessment, TriggerState};
use crate::content::{
    BlockDefinition, ContentPack, FieldDefinition, FieldKind, FormDefinition, Library, RecipientKind, RequiredFields,
};
use crate::instrument::{BlockId, FieldId, GateOptionId, InstrumentId, PathwayId, ProfileId, Role, Urgency, Version};
use crate::outcome::Outcome;
use crate::response::Sitting;
use words::{gate_block, handling};

/// The field that says whether contact is safe, and the one that says how. The checker
/// holds that the first block of every form has both.
const CONTACT_SAFE: &str = "contact-safe";
const CONTACT_HOW: &str = "contact-how";

/// What a form is made of, beside the gate.
#[derive(Debug, Clone, Copy)]
pub struct FormInputs<'a> {
    /// The content in use.
    pub library: &'a Library,
    /// The answers, for which instruments were used.
    pub sitting: &'a Sitting,
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
    /// Every instrument used, the one it began with first.
    pub(super) instruments: Vec<(InstrumentId, Version)>,
    pub(super) ruleset: (String, Version),
    pub(super) forms: (String, Version),
    pub(super) profile: Option<(ProfileId, Version)>,
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
        let packs: Vec<&ContentPack> =
            inputs.sitting.all().into_iter().filter_map(|response| library.find(response.instrument())).collect();
        let named = |pack: &&ContentPack| (pack.instrument().id().clone(), pack.instrument().version());
        let is_met = |trigger| assessment.state(trigger) == TriggerState::Met;
        let by_hand = definition.by_hand || definition.by_hand_when.iter().any(is_met);
        let mut form = Self {
            pathway: gate.pathway().clone(),
            recipient: definition.recipient,
            ways: if by_hand { FormWays::ByHand } else { FormWays::Any },
            contact: SafeContact::ReferrerFirst,
            urgency: outcome.referral(gate.pathway()).and_then(|referral| referral.status.urgency()),
            created_at: inputs.created_at,
            instruments: packs.iter().map(named).collect(),
            ruleset: (pathways.head().id.clone(), pathways.head().version),
            forms: (forms.head().id.clone(), forms.head().version),
            profile: library.profile().map(|profile| (profile.id().clone(), profile.version())),
            content_hash: library.hash_of(&packs),
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
