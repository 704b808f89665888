//! What nobody knows, and why.

use crate::assessment::Assessment;
use crate::content::ContentPack;
use crate::instrument::{Finding, InstrumentId, ItemKind, Subject, UnknownReason};
use crate::response::{FactValue, Sitting};

/// Something that nobody knows, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The item or fact.
    pub subject: Subject,
    /// The instrument that was opened for it; none for the one it began with.
    pub instrument: Option<InstrumentId>,
    /// Why it is unknown.
    pub why: UnknownReason,
    /// True when its answer could still change the outcome.
    pub could_change: bool,
}

impl Unknown {
    /// Every item and fact that is unknown, in each instrument's order: items, then facts. A
    /// fact stands once, with the first instrument that has it; what is not asked because of
    /// an earlier answer is not unknown.
    ///
    /// `first` is the instrument it began with, `opened` those opened beside it.
    #[must_use]
    pub fn all(
        first: (&ContentPack, &Assessment),
        opened: &[(&ContentPack, &Assessment)],
        sitting: &Sitting,
    ) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let own = opened.iter().map(|part| (*part, Some(part.0.manifest().id().clone())));
        for (((pack, assessment), instrument), response) in [(first, None)].into_iter().chain(own).zip(sitting.all()) {
            let mut add = |subject: Subject, why: UnknownReason| {
                let is_fact = matches!(subject, Subject::Fact(_));
                if !(is_fact && all.iter().any(|known| known.subject == subject)) {
                    let could_change = assessment.open_questions().iter().any(|open| open.subject == subject);
                    all.push(Self { subject, instrument: instrument.clone(), why, could_change });
                }
            };
            for item in pack.instrument().items().iter().filter(|item| item.kind != ItemKind::Text) {
                for link_id in response.repetitions(pack.instrument(), &item.link_id) {
                    match response.finding(&link_id) {
                        Finding::Unknown(UnknownReason::NotAsked) if !assessment.applies(&link_id) => {}
                        Finding::Unknown(why) => add(Subject::Item(link_id), why),
                        _ => {}
                    }
                }
            }
            for fact in pack.instrument().facts() {
                match response.fact(&fact.id) {
                    None => add(Subject::Fact(fact.id.clone()), UnknownReason::NotAsked),
                    Some(FactValue::DontKnow) => add(Subject::Fact(fact.id.clone()), UnknownReason::DontKnow),
                    Some(_) => {}
                }
            }
        }
        all
    }
}
