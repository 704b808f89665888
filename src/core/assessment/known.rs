//! What is known of every item, once what does not apply was left out and the answers for
//! several people were put together.

use super::TriggerState;
use super::evaluate;
use crate::instrument::{
    Counts, Finding, Instrument, Item, LinkId, OptionCode, RiskLevelId, TallyId, TallyRule, add_value, sums,
};
use crate::response::{AnswerValue, Response};

const NOT_ASKED: AnswerValue = AnswerValue::NotAsked(None);

/// A response as rules see it.
pub(super) struct Known<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) response: &'a Response,
    items: Vec<KnownItem<'a>>,
}

struct KnownItem<'a> {
    item: &'a Item,
    /// False once what it is asked because of is certainly not so.
    applies: bool,
    state: TriggerState,
}

impl<'a> Known<'a> {
    pub(super) fn new(instrument: &'a Instrument, response: &'a Response) -> Self {
        let mut known = Self { instrument, response, items: Vec::new() };
        for item in instrument.items() {
            // A gate looks at earlier items only, so what it needs is here already.
            let gate = item.asked_when.as_ref().map(|gate| evaluate::state(gate, &known));
            let applies = gate != Some(TriggerState::NotMet);
            let state = known.present(item, applies);
            known.items.push(KnownItem { item, applies, state });
        }
        known
    }

    fn item(&self, link_id: &LinkId) -> Option<&KnownItem<'a>> {
        let (own, _) = link_id.parts();
        self.items.iter().find(|known| known.item.link_id.as_str() == own)
    }

    /// Whether an item is asked: its gate is not certainly shut, or something was recorded.
    pub(super) fn applies(&self, link_id: &LinkId) -> bool {
        self.item(link_id).is_none_or(|known| known.applies)
    }

    /// Whether an item is present.
    pub(super) fn state(&self, link_id: &LinkId) -> TriggerState {
        self.item(link_id).map_or(TriggerState::NotMet, |known| known.state)
    }

    /// The answers for every person that an item is asked for.
    fn answers(&self, item: &Item) -> Vec<&'a AnswerValue> {
        let ids = self.response.repetitions(self.instrument, &item.link_id);
        ids.iter().map(|id| self.response.answer(id).map_or(&NOT_ASKED, |answer| &answer.value)).collect()
    }

    /// Present if present for anyone, absent if absent for all, otherwise undetermined.
    fn present(&self, item: &Item, applies: bool) -> TriggerState {
        let state = |value: &AnswerValue| match value.finding() {
            Finding::Present => TriggerState::Met,
            Finding::Absent => TriggerState::NotMet,
            Finding::Unknown(_) if !applies && !value.is_answered() => TriggerState::NotMet,
            Finding::Unknown(_) => TriggerState::Undetermined,
        };
        self.answers(item).into_iter().map(state).fold(TriggerState::NotMet, TriggerState::or)
    }

    /// Whether an option was ticked for anyone.
    pub(super) fn ticked(&self, link_id: &LinkId, code: &OptionCode) -> TriggerState {
        let Some(known) = self.item(link_id) else { return TriggerState::NotMet };
        let state = |value: &AnswerValue| match value {
            AnswerValue::Many(ticked) if ticked.iter().any(|option| option.code == *code) => TriggerState::Met,
            AnswerValue::Many(ticked) if ticked.iter().all(|option| option.is_definite()) => TriggerState::NotMet,
            AnswerValue::NotAsked(_) if !known.applies => TriggerState::NotMet,
            _ => TriggerState::Undetermined,
        };
        self.answers(known.item).into_iter().map(state).fold(TriggerState::NotMet, TriggerState::or)
    }

    /// Every value an item can have, smallest first: one where it is known. For several
    /// people it is the largest of theirs.
    pub(super) fn values(&self, link_id: &LinkId) -> Vec<u16> {
        let Some(KnownItem { item, applies, .. }) = self.item(link_id) else { return vec![0] };
        let values = |value: &AnswerValue| match value {
            AnswerValue::Number(number, _) => vec![*number],
            AnswerValue::Option(option) if option.is_definite() => vec![option.weight],
            AnswerValue::Many(ticked) => {
                let weight = |sum: u16, option: &crate::instrument::AnswerOption| match option.is_definite() {
                    true => sum.saturating_add(option.weight),
                    false => sum,
                };
                let start = ticked.iter().fold(0, weight);
                let open = ticked.iter().any(|option| !option.is_definite());
                let mut rest = item.options.iter().filter(|option| open && !ticked.contains(option));
                sums(start, &mut rest)
            }
            AnswerValue::NotAsked(_) if !applies => item.values().into_iter().take(1).collect(),
            AnswerValue::Option(_) | AnswerValue::NotAsked(_) => item.values(),
        };
        self.answers(item).into_iter().map(values).reduce(larger).unwrap_or_default()
    }

    pub(super) fn tally_rule(&self, id: &TallyId) -> Option<&'a TallyRule> {
        self.instrument.tally_rule(id)
    }

    /// What each item of a tally can add, smallest first.
    pub(super) fn parts(&self, rule: &'a TallyRule) -> Vec<(&'a LinkId, Vec<u16>)> {
        let values = |id: &LinkId| match rule.counts {
            Counts::Weights => self.values(id),
            Counts::Present => match self.state(id) {
                TriggerState::Met => vec![1],
                TriggerState::NotMet => vec![0],
                TriggerState::Undetermined => vec![0, 1],
            },
        };
        rule.of.iter().map(|id| (id, values(id))).collect()
    }

    /// Whether the practitioner chose this band or a higher one. Where nothing but a choice
    /// gives a band, no choice yet is not a choice of the mildest: it is unknown.
    pub(super) fn chose(&self, band: &RiskLevelId) -> TriggerState {
        let place = |id: &RiskLevelId| self.instrument.bands().iter().position(|band| band.id == *id);
        match self.response.judgement().band().and_then(place) {
            Some(chosen) if Some(chosen) >= place(band) => TriggerState::Met,
            None if self.instrument.bands_are_chosen() => TriggerState::Undetermined,
            _ => TriggerState::NotMet,
        }
    }
}

/// Every value that the larger of two can have.
fn larger(one: Vec<u16>, two: Vec<u16>) -> Vec<u16> {
    let least = one.first().max(two.first()).copied().unwrap_or_default();
    let mut values = Vec::new();
    for value in one.into_iter().chain(two).filter(|value| *value >= least) {
        add_value(&mut values, value);
    }
    values
}
