//! What the practitioner wrote so far. Leaving a part out loses nothing of it: it only
//! stays here.

use crate::content::{FieldKind, FormSet};
use crate::instrument::{BlockId, FieldId, IdMap};

/// A referral form being filled in, for one pathway.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormDraft {
    entries: IdMap<FieldId, Entry>,
    left_out: Vec<BlockId>,
}

/// What was done about one field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// What was written or chosen. None while what stands there by itself still does.
    pub value: Option<FieldValue>,
    /// True when it stays out of the form, whatever was written.
    pub is_left_out: bool,
    /// Why there is no value.
    pub why_blank: Option<BlankReason>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Words, as they were written.
    Words(String),
    /// Yes, no or not known.
    Choice(Choice),
}

/// An answer to a yes-no field. Not known is never no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known.
    NotKnown,
}

impl Choice {
    /// Every value with its word on the wire.
    pub const WORDS: [(&'static str, Self); 3] = [("yes", Self::Yes), ("no", Self::No), ("not-known", Self::NotKnown)];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotKnown => "not-known",
        }
    }
}

/// Why a field that a service requires has no value. Data is never forced out of anyone
/// (routing.md D2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlankReason {
    /// Nobody knows.
    NotKnown,
    /// It was not safe to ask.
    NotSafeToAsk,
    /// The person would rather not say.
    Declined,
    /// It does not apply.
    NotRelevant,
    /// Writing it down could raise the danger.
    WouldRaiseDanger,
}

impl BlankReason {
    /// Every value with its word on the wire, in the order offered.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("not-known", Self::NotKnown),
        ("not-safe-to-ask", Self::NotSafeToAsk),
        ("declined", Self::Declined),
        ("not-relevant", Self::NotRelevant),
        ("would-raise-danger", Self::WouldRaiseDanger),
    ];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotKnown => "not-known",
            Self::NotSafeToAsk => "not-safe-to-ask",
            Self::Declined => "declined",
            Self::NotRelevant => "not-relevant",
            Self::WouldRaiseDanger => "would-raise-danger",
        }
    }
}

/// One change the practitioner makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormEdit {
    /// Replaces what a field holds; empty words clear it.
    Write(FieldId, String),
    /// Chooses an answer to a yes-no field.
    Choose(FieldId, Choice),
    /// Leaves a field out, or takes it in again.
    LeaveOutField(FieldId, bool),
    /// Leaves a whole block out, or takes it in again.
    LeaveOut(BlockId, bool),
    /// Says why a field has no value, or takes that back.
    WhyBlank(FieldId, Option<BlankReason>),
}

/// Why an edit was refused. The draft is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormEditError {
    /// No form has such a field.
    #[error("there is no field `{0}` in the referral forms")]
    UnknownField(FieldId),
    /// No form has such a block.
    #[error("there is no block `{0}` in the referral forms")]
    UnknownBlock(BlockId),
    /// Words for a yes-no field, or the other way round.
    #[error("field `{0}` cannot hold this; see its kind")]
    DoesNotFit(FieldId),
    /// The words are too long.
    #[error("the words for `{field}` are longer than {limit} characters; shorten them")]
    TooLong {
        /// The field.
        field: FieldId,
        /// The most characters.
        limit: u16,
    },
}

impl FormDraft {
    /// What was done about a field, where anything was.
    #[must_use]
    pub fn entry(&self, field: &FieldId) -> Option<&Entry> {
        self.entries.get(field)
    }

    /// Everything that was done about fields.
    pub fn entries(&self) -> impl Iterator<Item = (&FieldId, &Entry)> {
        self.entries.iter()
    }

    /// True when the whole block stays out.
    #[must_use]
    pub fn is_left_out(&self, block: &BlockId) -> bool {
        self.left_out.contains(block)
    }

    /// The blocks that stay out, in the order they were left out.
    #[must_use]
    pub fn left_out(&self) -> &[BlockId] {
        &self.left_out
    }

    /// True when nothing was done yet.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.entries.is_empty() && self.left_out.is_empty()
    }

    /// The draft with one change made.
    ///
    /// # Errors
    /// [`FormEditError`] when the forms do not allow it.
    pub fn apply(&self, forms: &FormSet, edit: FormEdit) -> Result<Self, FormEditError> {
        let mut next = self.clone();
        match edit {
            FormEdit::LeaveOut(block, _) if forms.block(&block).is_none() => {
                return Err(FormEditError::UnknownBlock(block));
            }
            FormEdit::LeaveOut(block, stays_out) => {
                next.left_out.retain(|other| *other != block);
                if stays_out {
                    next.left_out.push(block);
                }
            }
            FormEdit::Write(field, words) => {
                let value = fitting(forms, &field, FieldValue::Words(words))?;
                next.change(field, |entry| entry.value = Some(value));
            }
            FormEdit::Choose(field, choice) => {
                let value = fitting(forms, &field, FieldValue::Choice(choice))?;
                next.change(field, |entry| entry.value = Some(value));
            }
            FormEdit::LeaveOutField(field, stays_out) => {
                known(forms, &field)?;
                next.change(field, |entry| entry.is_left_out = stays_out);
            }
            FormEdit::WhyBlank(field, why) => {
                known(forms, &field)?;
                next.change(field, |entry| entry.why_blank = why);
            }
        }
        Ok(next)
    }

    fn change(&mut self, field: FieldId, change: impl FnOnce(&mut Entry)) {
        let mut entry = self.entries.remove(&field).unwrap_or_default();
        change(&mut entry);
        self.entries.insert(field, entry);
    }
}

fn known(forms: &FormSet, field: &FieldId) -> Result<FieldKind, FormEditError> {
    forms.field(field).map(|(_, found)| found.kind).ok_or_else(|| FormEditError::UnknownField(field.clone()))
}

fn fitting(forms: &FormSet, field: &FieldId, value: FieldValue) -> Result<FieldValue, FormEditError> {
    match (known(forms, field)?.limit(), &value) {
        (None, FieldValue::Choice(_)) => Ok(value),
        (Some(limit), FieldValue::Words(words)) if words.chars().count() > usize::from(limit) => {
            Err(FormEditError::TooLong { field: field.clone(), limit })
        }
        (Some(_), FieldValue::Words(_)) => Ok(value),
        _ => Err(FormEditError::DoesNotFit(field.clone())),
    }
}
