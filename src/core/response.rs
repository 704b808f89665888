//! What was recorded, by whom, and which edits are allowed.
//!
//! A [`Response`] is a value: an [`Edit`] makes a new one, so going back and changing an
//! answer is ordinary. It is only ever held in memory.

mod answer;
mod edit;
mod fact_value;
mod judgement;

pub use answer::{Answer, AnswerValue, Informant, NotAskedReason};
pub use edit::{Edit, EditError, MAX_TEXT};
pub use fact_value::FactValue;
pub use judgement::{Judgement, ProfessionalJudgement};

use crate::instrument::{FactId, Finding, IdMap, Instrument, InstrumentId, LinkId, UnknownReason, Version};

/// All answers to one instrument, with facts and judgement (FHIR QuestionnaireResponse).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    instrument: InstrumentId,
    version: Version,
    answers: IdMap<LinkId, Answer>,
    facts: IdMap<FactId, FactValue>,
    judgement: Judgement,
}

impl Response {
    /// Nothing recorded yet: everything is "not asked".
    #[must_use]
    pub fn new(instrument: &Instrument) -> Self {
        Self {
            instrument: instrument.id().clone(),
            version: instrument.version(),
            answers: IdMap::new(),
            facts: IdMap::new(),
            judgement: Judgement::default(),
        }
    }

    /// The instrument this answers.
    #[must_use]
    pub fn instrument(&self) -> &InstrumentId {
        &self.instrument
    }

    /// The version of that instrument.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// What was recorded for an item, if anything.
    #[must_use]
    pub fn answer(&self, link_id: &LinkId) -> Option<&Answer> {
        self.answers.get(link_id)
    }

    /// Every recorded answer, by item.
    pub fn answers(&self) -> impl Iterator<Item = (&LinkId, &Answer)> {
        self.answers.iter()
    }

    /// What is known about an item. Nothing recorded is "not asked", never absent.
    #[must_use]
    pub fn finding(&self, link_id: &LinkId) -> Finding {
        self.answers.get(link_id).map_or(Finding::Unknown(UnknownReason::NotAsked), |answer| answer.value.finding())
    }

    /// A fact's value, if one was recorded.
    #[must_use]
    pub fn fact(&self, id: &FactId) -> Option<&FactValue> {
        self.facts.get(id)
    }

    /// Every recorded fact.
    pub fn facts(&self) -> impl Iterator<Item = (&FactId, &FactValue)> {
        self.facts.iter()
    }

    /// The practitioner's own judgement.
    #[must_use]
    pub fn judgement(&self) -> &Judgement {
        &self.judgement
    }

    /// True when nothing at all was recorded, so nothing would be lost.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.answers.is_empty() && self.facts.is_empty() && self.judgement == Judgement::default()
    }
}
