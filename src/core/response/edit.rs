//! The only way a response changes.

use super::answer::{Answer, AnswerValue, Informant, NotAskedReason};
use super::fact_value::FactValue;
use super::{Judgement, Response};
use crate::instrument::{
    AnswerOption, FactId, Finding, Instrument, Item, ItemKind, LinkId, OptionCode, RiskLevelId, SectionId,
};

/// The longest note or reason, in characters.
pub const MAX_TEXT: usize = 4_000;

/// One change the practitioner makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Records an answer option.
    Answer(LinkId, OptionCode),
    /// Ticks an option of an item that takes many, or takes the tick back.
    Tick(LinkId, OptionCode, bool),
    /// Records a number.
    Number(LinkId, u16),
    /// Says for how many people a section is asked. What was recorded for those who are
    /// then left out is erased.
    People(SectionId, u8),
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
    /// Chooses a band by judgement, or takes the choice back.
    Band(Option<RiskLevelId>),
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
    /// The item does not take this number.
    #[error("item `{item}` takes a whole number from {min} to {max}")]
    NumberDoesNotFit {
        /// The item.
        item: LinkId,
        /// The smallest number.
        min: u16,
        /// The largest number.
        max: u16,
    },
    /// The item is answered in another way.
    #[error("item `{0}` is answered in another way; see its kind")]
    WrongKind(LinkId),
    /// The section is not asked for so many people.
    #[error("section `{0}` is not asked for so many people")]
    TooManyPeople(SectionId),
    /// The instrument has no band that can be chosen by this name.
    #[error("nobody can choose a band `{0}` in this checklist")]
    UnknownBand(RiskLevelId),
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
                let (item, answer) = self.answer_to(instrument, &link_id)?;
                let option = offered(item, &link_id, code)?.clone();
                let value = match item.kind {
                    ItemKind::Many => AnswerValue::Many(vec![option]),
                    _ => AnswerValue::Option(option),
                };
                next.record(link_id, Answer { value, ..answer });
            }
            Edit::Tick(link_id, code, is_ticked) => {
                let (item, answer) = self.answer_to(instrument, &link_id)?;
                if item.kind != ItemKind::Many {
                    return Err(EditError::WrongKind(link_id));
                }
                let value = ticked(item, &answer.value, offered(item, &link_id, code)?, is_ticked);
                next.record(link_id, Answer { value, ..answer });
            }
            Edit::Number(link_id, number) => {
                let (item, answer) = self.answer_to(instrument, &link_id)?;
                let ItemKind::Count { min, max, present_from } = item.kind else {
                    return Err(EditError::WrongKind(link_id));
                };
                if !(min..=max).contains(&number) {
                    return Err(EditError::NumberDoesNotFit { item: link_id, min, max });
                }
                let finding = if number >= present_from { Finding::Present } else { Finding::Absent };
                next.record(link_id, Answer { value: AnswerValue::Number(number, finding), ..answer });
            }
            Edit::People(id, people) => next.ask_for(instrument, id, people)?,
            Edit::NotAsked(link_id, reason) => {
                let (_, answer) = self.answer_to(instrument, &link_id)?;
                next.record(link_id, Answer { value: AnswerValue::NotAsked(reason), ..answer });
            }
            Edit::Note(link_id, note) => {
                let (_, answer) = self.answer_to(instrument, &link_id)?;
                next.record(link_id, Answer { note: within_limit(note)?, ..answer });
            }
            Edit::Informant(link_id, informant) => {
                let (_, answer) = self.answer_to(instrument, &link_id)?;
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
            Edit::Band(Some(id)) if !instrument.bands().iter().any(|band| band.id == id && band.by_judgement) => {
                return Err(EditError::UnknownBand(id));
            }
            Edit::Band(band) => next.judgement = Judgement { band, ..next.judgement },
        }
        Ok(next)
    }

    /// The item, and what was recorded for it so far, to be changed.
    fn answer_to<'a>(&self, instrument: &'a Instrument, link_id: &LinkId) -> Result<(&'a Item, Answer), EditError> {
        let unknown = || EditError::UnknownItem(link_id.clone());
        let item = instrument.item(link_id).ok_or_else(unknown)?;
        if !self.repetitions(instrument, &item.link_id).contains(link_id) {
            return Err(unknown());
        }
        Ok((item, self.answer(link_id).cloned().unwrap_or_default()))
    }

    fn ask_for(&mut self, instrument: &Instrument, id: SectionId, people: u8) -> Result<(), EditError> {
        let section = instrument.sections().iter().find(|section| section.id == id && section.repeats.is_some());
        let Some(section) = section.filter(|section| (1..=section.most()).contains(&people)) else {
            return Err(EditError::TooManyPeople(id));
        };
        for place in people..section.most() {
            for item in &section.items {
                self.answers.remove(&section.repetition(item, place));
            }
        }
        if people == 1 {
            self.people.remove(&id);
        } else {
            self.people.insert(id, people);
        }
        Ok(())
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

fn offered<'a>(item: &'a Item, link_id: &LinkId, code: OptionCode) -> Result<&'a AnswerOption, EditError> {
    let option = item.option(code.as_str());
    option.ok_or_else(|| EditError::OptionNotOffered { item: link_id.clone(), option: code })
}

/// The options ticked after one more, or one less, in the order shown. "None of these" and
/// a sign are never ticked together: the later tick stands.
fn ticked(item: &Item, before: &AnswerValue, option: &AnswerOption, is_ticked: bool) -> AnswerValue {
    let was_ticked = |code: &OptionCode| match before {
        AnswerValue::Many(ticked) => ticked.iter().any(|option| option.code == *code),
        _ => false,
    };
    let contradicts = |other: &AnswerOption| {
        is_ticked && other.is_definite() && option.is_definite() && other.finding != option.finding
    };
    let mut ticked = Vec::new();
    for other in &item.options {
        let stays = if other.code == option.code { is_ticked } else { was_ticked(&other.code) && !contradicts(other) };
        if stays {
            ticked.push(other.clone());
        }
    }
    if ticked.is_empty() { AnswerValue::NotAsked(None) } else { AnswerValue::Many(ticked) }
}

fn within_limit(text: String) -> Result<String, EditError> {
    if text.chars().count() > MAX_TEXT { Err(EditError::TextTooLong) } else { Ok(text) }
}
