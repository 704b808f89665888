//! What was recorded, by whom, and which edits are allowed.
//!
//! A [`Response`] is a value: an [`Edit`] makes a new one, so going back and changing an
//! answer is ordinary. It is only ever held in memory.

mod answer;
mod edit;
mod fact_value;
mod judgement;
mod sitting;

pub use answer::{Answer, AnswerValue, Informant, NotAskedReason};
pub use edit::{Edit, EditError, MAX_TEXT};
pub use fact_value::FactValue;
pub use judgement::{Judgement, ProfessionalJudgement};
pub use sitting::Sitting;

use crate::instrument::{FactId, Finding, IdMap, Instrument, InstrumentId, LinkId, SectionId, UnknownReason, Version};

/// All answers to one instrument, with facts and judgement (FHIR QuestionnaireResponse).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    instrument: InstrumentId,
    version: Version,
    answers: IdMap<LinkId, Answer>,
    /// For how many people each repeated section is asked, where for more than one.
    people: IdMap<SectionId, u8>,
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
            people: IdMap::new(),
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

    /// For how many people a section is asked.
    #[must_use]
    pub fn people(&self, section: &SectionId) -> u8 {
        self.people.get(section).copied().unwrap_or(1)
    }

    /// Every section that is asked for more than one person, and for how many.
    pub fn repeated(&self) -> impl Iterator<Item = (&SectionId, u8)> {
        self.people.iter().map(|(section, people)| (section, *people))
    }

    /// The ids that an item has in this response: its own, and one for each further person.
    #[must_use]
    pub fn repetitions(&self, instrument: &Instrument, item: &LinkId) -> Vec<LinkId> {
        let section = instrument.section_of(item);
        let people = section.map_or(1, |section| self.people(&section.id));
        let id = |place| section.map_or_else(|| item.clone(), |section| section.repetition(item, place));
        (0..people).map(id).collect()
    }

    /// What was recorded under this id, one person's where the item is repeated. Nothing
    /// recorded is "not asked", never absent.
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
        self.answers.is_empty()
            && self.people.is_empty()
            && self.facts.is_empty()
            && self.judgement == Judgement::default()
    }
}
