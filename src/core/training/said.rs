//! One thing said about an invented case: a code or a number, and nothing typed.

use super::FactValue;
use crate::instrument::{FactId, Instrument, ItemKind, LinkId, OptionCode, Subject};
use crate::response::{AnswerValue, Edit, EditError, Response};

/// An answer to one item, as a code. It has no note and no informant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerCode {
    /// One of the item's options.
    Option(OptionCode),
    /// The options ticked, in the order shown; never none at all.
    Many(Vec<OptionCode>),
    /// A number.
    Number(u16),
}

/// What was said of one item, of one fact, or of the practitioner's concern. `None` is "not
/// asked".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The answer to an item.
    Item(LinkId, Option<AnswerCode>),
    /// The value of a fact.
    Fact(FactId, Option<FactValue>),
    /// Whether a concern is stated.
    Concern(bool),
}

impl Said {
    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::Item(link_id, _) => Subject::Item(link_id.clone()),
            Self::Fact(id, _) => Subject::Fact(id.clone()),
            Self::Concern(_) => Subject::Judgement,
        }
    }

    /// True for what was not asked, and for a concern that is not stated.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Item(_, None) | Self::Fact(_, None) | Self::Concern(false))
    }

    /// What a response says about one subject; notes, reasons and informants stay behind.
    #[must_use]
    pub fn of(response: &Response, subject: &Subject) -> Self {
        match subject {
            Subject::Item(link_id) => {
                let value = response.answer(link_id).map(|answer| &answer.value);
                Self::Item(link_id.clone(), value.and_then(AnswerCode::of))
            }
            Subject::Fact(id) => Self::Fact(id.clone(), response.fact(id).cloned()),
            Subject::Judgement => Self::Concern(response.judgement().is_concerned()),
        }
    }

    /// Everything that was said, in the instrument's order: items, facts, the concern. What
    /// was not asked is left out.
    #[must_use]
    pub fn all(instrument: &Instrument, response: &Response) -> Vec<Self> {
        let mut all = Vec::new();
        for subject in subjects(instrument) {
            let said = Self::of(response, &subject);
            if !said.is_blank() {
                all.push(said);
            }
        }
        all
    }

    /// The response with this said in place of what stood there. A note stays.
    ///
    /// # Errors
    /// [`EditError`] when the instrument does not allow it.
    pub fn record(&self, instrument: &Instrument, response: &Response) -> Result<Response, EditError> {
        match self {
            Self::Item(link_id, None) => response.apply(instrument, Edit::NotAsked(link_id.clone(), None)),
            Self::Item(link_id, Some(AnswerCode::Option(code))) => {
                response.apply(instrument, Edit::Answer(link_id.clone(), code.clone()))
            }
            Self::Item(link_id, Some(AnswerCode::Number(number))) => {
                response.apply(instrument, Edit::Number(link_id.clone(), *number))
            }
            Self::Item(link_id, Some(AnswerCode::Many(codes))) => {
                let mut next = response.apply(instrument, Edit::NotAsked(link_id.clone(), None))?;
                for code in codes {
                    next = next.apply(instrument, Edit::Tick(link_id.clone(), code.clone(), true))?;
                }
                Ok(next)
            }
            Self::Fact(id, value) => response.apply(instrument, Edit::Fact(id.clone(), value.clone())),
            Self::Concern(concern) => response.apply(instrument, Edit::Concern(*concern)),
        }
    }
}

impl AnswerCode {
    fn of(value: &AnswerValue) -> Option<Self> {
        match value {
            AnswerValue::Option(option) => Some(Self::Option(option.code.clone())),
            AnswerValue::Many(ticked) => Some(Self::Many(ticked.iter().map(|option| option.code.clone()).collect())),
            AnswerValue::Number(number, _) => Some(Self::Number(*number)),
            AnswerValue::NotAsked(_) => None,
        }
    }
}

/// Everything that can be said, in the instrument's order. What is answered by a text is
/// not among it: a text could hold anything.
pub(super) fn subjects(instrument: &Instrument) -> Vec<Subject> {
    let items = instrument.items().iter().filter(|item| item.kind != ItemKind::Text);
    let mut subjects: Vec<Subject> = items.map(|item| Subject::Item(item.link_id.clone())).collect();
    subjects.extend(instrument.facts().iter().map(|fact| Subject::Fact(fact.id.clone())));
    subjects.push(Subject::Judgement);
    subjects
}
