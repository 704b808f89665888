//! The only way a response changes.

use super::answer::{Answer, AnswerValue, Informant, NotAskedReason};
use super::fact_value::FactValue;
use super::{Judgement, Response};
use crate::instrument::{FactId, Instrument, LinkId, OptionCode};

/// The longest note or reason, in characters.
pub const MAX_TEXT: usize = 4_000;

/// One change the practitioner makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Records an answer option.
    Answer(LinkId, OptionCode),
    /// Marks an item as not asked, with the reason where there is one. Note and informant
    /// stay.
    NotAsked(LinkId, Option<NotAskedReason>),
    /// Replaces an item's note.
    Note(LinkId, String),
    /// Says who told us.
    Informant(LinkId, Informant),
    /// Records a fact; `None` takes it back to "not asked".
    Fact(FactId, Option<FactValue>),
    /// States, or takes back, the practitioner's concern. The reason typed stays.
    Concern(bool),
    /// Replaces the reason for the concern.
    Reason(String),
}

/// Why an edit was refused. The response is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The instrument has no such item.
    #[error("there is no item `{0}` in this checklist")]
    UnknownItem(LinkId),
    /// The item does not offer this option.
    #[error("item `{item}` does not offer `{option}`")]
    OptionNotOffered {
        /// The item.
        item: LinkId,
        /// The option asked for.
        option: OptionCode,
    },
    /// The instrument has no such fact.
    #[error("there is no fact `{0}` in this checklist")]
    UnknownFact(FactId),
    /// The fact cannot take this value.
    #[error("`{0}` cannot take this value; see its type and range")]
    FactDoesNotFit(FactId),
    /// A note or reason is too long.
    #[error("the text is longer than {MAX_TEXT} characters; shorten it")]
    TextTooLong,
}

impl Response {
    /// The response with one change made.
    ///
    /// # Errors
    /// [`EditError`] when the instrument does not allow it.
    pub fn apply(&self, instrument: &Instrument, edit: Edit) -> Result<Self, EditError> {
        let mut next = self.clone();
        match edit {
            Edit::Answer(link_id, code) => {
                let item = instrument.item(&link_id).ok_or_else(|| EditError::UnknownItem(link_id.clone()))?;
                let Some(option) = item.option(code.as_str()) else {
                    return Err(EditError::OptionNotOffered { item: link_id, option: code });
                };
                let answer = self.answer_to(instrument, &link_id)?;
                next.record(link_id, Answer { value: AnswerValue::Option(option.clone()), ..answer });
            }
            Edit::NotAsked(link_id, reason) => {
                let answer = self.answer_to(instrument, &link_id)?;
                next.record(link_id, Answer { value: AnswerValue::NotAsked(reason), ..answer });
            }
            Edit::Note(link_id, note) => {
                let answer = self.answer_to(instrument, &link_id)?;
                next.record(link_id, Answer { note: within_limit(note)?, ..answer });
            }
            Edit::Informant(link_id, informant) => {
                let answer = self.answer_to(instrument, &link_id)?;
                next.record(link_id, Answer { informant, ..answer });
            }
            Edit::Fact(id, value) => {
                let fact = instrument.fact(&id).ok_or_else(|| EditError::UnknownFact(id.clone()))?;
                match value {
                    Some(value) if !value.fits(fact) => return Err(EditError::FactDoesNotFit(id)),
                    Some(value) => drop(next.facts.insert(id, value)),
                    None => drop(next.facts.remove(&id)),
                }
            }
            Edit::Concern(concern) => next.judgement = Judgement { concern, ..next.judgement },
            Edit::Reason(reason) => next.judgement = Judgement { reason: within_limit(reason)?, ..next.judgement },
        }
        Ok(next)
    }

    /// What was recorded for an item so far, to be changed.
    fn answer_to(&self, instrument: &Instrument, link_id: &LinkId) -> Result<Answer, EditError> {
        if instrument.item(link_id).is_none() {
            return Err(EditError::UnknownItem(link_id.clone()));
        }
        Ok(self.answer(link_id).cloned().unwrap_or_default())
    }

    /// An answer that says nothing at all is the same as none.
    fn record(&mut self, link_id: LinkId, answer: Answer) {
        if answer == Answer::default() {
            self.answers.remove(&link_id);
        } else {
            self.answers.insert(link_id, answer);
        }
    }
}

fn within_limit(text: String) -> Result<String, EditError> {
    if text.chars().count() > MAX_TEXT { Err(EditError::TextTooLong) } else { Ok(text) }
}
