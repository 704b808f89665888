//! The questions whose answer could change a trigger.

use super::evaluate;
use super::known::Known;
use crate::instrument::{Instrument, Subject, TriggerId};
use std::cmp::Reverse;

/// An unknown item or fact, or a band nobody has chosen yet, and the triggers its answer
/// could change.
///
/// An item or fact is listed exactly when some completion of the other unknowns exists in
/// which its answer alone changes a trigger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// What to ask.
    pub subject: Subject,
    /// The triggers it could change, in the instrument's order.
    pub triggers: Vec<TriggerId>,
    /// The fewest "yes" answers, this one the last of them, that would meet one of them. 1
    /// means that this answer alone decides.
    pub answers_needed: usize,
}

/// Answers needed, place of the trigger, number of triggers: the lowest comes first.
type Rank = (usize, usize, Reverse<usize>);

/// Every open question, the most decisive first: fewest further answers needed; then the
/// more pressing trigger; then the more triggers; then the instrument's own order.
pub(super) fn rank(instrument: &Instrument, known: &Known<'_>) -> Vec<OpenQuestion> {
    let unknowns: Vec<Vec<(Subject, usize)>> =
        instrument.triggers().iter().map(|trigger| evaluate::unknowns(&trigger.when, known)).collect();
    let facts = instrument.facts().iter().map(|fact| Subject::Fact(fact.id.clone()));
    let items = instrument.items().iter().map(|item| Subject::Item(item.link_id.clone()));
    let mut ranked: Vec<(Rank, OpenQuestion)> = Vec::new();
    for subject in facts.chain(items).chain([Subject::Judgement]) {
        let mut question = OpenQuestion { subject, triggers: Vec::new(), answers_needed: usize::MAX };
        let mut pressing = usize::MAX;
        for (place, (trigger, unknowns)) in instrument.triggers().iter().zip(&unknowns).enumerate() {
            // Two options of one item are one question: the nearer of them ranks it.
            let own = unknowns.iter().filter(|(unknown, _)| *unknown == question.subject);
            let Some(needed) = own.map(|(_, needed)| needed).min() else { continue };
            if *needed < question.answers_needed {
                (question.answers_needed, pressing) = (*needed, place);
            }
            question.triggers.push(trigger.id.clone());
        }
        if !question.triggers.is_empty() {
            let rank = (question.answers_needed, pressing, Reverse(question.triggers.len()));
            let at = ranked.partition_point(|(other, _)| *other <= rank);
            ranked.insert(at, (rank, question));
        }
    }
    ranked.into_iter().map(|(_, question)| question).collect()
}
