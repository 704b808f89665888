//! Responses to any pack, made from a row of numbers so that one generator serves all.

use super::after;
use crate::bundles::EVERY;
use proptest::prelude::{Strategy, any};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::instrument::{
    AnswerOption, Concern, FactDefinition, FactKind, Finding, Instrument, Item, ItemKind, LinkId, RiskLevelId, Subject,
};
use risk_checklist_core::response::{AnswerValue, Edit, FactValue, Informant, NotAskedReason, Response};

/// The place of a pack in [`EVERY`].
pub(super) fn pack() -> impl Strategy<Value = usize> {
    any::<proptest::sample::Index>().prop_map(|index| index.index(EVERY.len()))
}

/// A row of numbers, and how much of a response is unknown, out of ten.
#[derive(Debug, Clone)]
pub(super) struct Pick {
    numbers: Vec<u16>,
    unknown: u16,
}

pub(super) fn response() -> impl Strategy<Value = Pick> {
    (proptest::collection::vec(any::<u16>(), 64), 0u16..9).prop_map(|(numbers, unknown)| Pick { numbers, unknown })
}

impl Pick {
    fn number(&self, at: &mut usize, below: usize) -> usize {
        *at += 1;
        // Not one number for one thing: a long instrument goes round the row again.
        let number = usize::from(self.numbers[*at % self.numbers.len()]) + *at * 7919;
        number / 3 % below.max(1)
    }

    /// Any response at all.
    pub(super) fn response(&self, instrument: &Instrument) -> Response {
        let mut at = 0;
        let mut made = Response::new(instrument);
        for section in instrument.sections().iter().filter(|section| section.repeats.is_some()) {
            let people = 1 + self.number(&mut at, usize::from(section.most()));
            made = after(instrument, &made, Edit::People(section.id.clone(), u8::try_from(people).unwrap()));
        }
        for item in instrument.items() {
            for id in made.repetitions(instrument, &item.link_id) {
                if self.number(&mut at, 10) >= usize::from(self.unknown) {
                    made = self.answered(&mut at, instrument, made, item, &id, true);
                } else if self.number(&mut at, 3) == 0 {
                    made = after(instrument, &made, Edit::NotAsked(id.clone(), Some(NotAskedReason::NotSafeToAsk)));
                }
                if self.number(&mut at, 5) == 0 {
                    made = after(instrument, &made, Edit::Note(id.clone(), "CANARY in a note".to_owned()));
                    made = after(instrument, &made, Edit::Informant(id, Informant::Police));
                }
            }
        }
        for fact in instrument.facts() {
            if self.number(&mut at, 10) >= usize::from(self.unknown) {
                let value = self.fact_value(&mut at, fact);
                made = after(instrument, &made, Edit::Fact(fact.id.clone(), Some(value)));
            }
        }
        if self.number(&mut at, 3) == 0 {
            made = after(instrument, &made, Edit::Concern(true));
            made = after(instrument, &made, Edit::Reason("CANARY in a reason".to_owned()));
        }
        let bands: Vec<_> = instrument.bands().iter().filter(|band| band.by_judgement).collect();
        match bands.get(self.number(&mut at, bands.len() + 2)) {
            Some(band) => after(instrument, &made, Edit::Band(Some(band.id.clone()))),
            None => made,
        }
    }

    /// The response with everything that is unknown and applies given a definite answer.
    pub(super) fn complete(&self, instrument: &Instrument, response: &Response) -> Response {
        let (mut at, mut made) = (0, response.clone());
        let before = assess(instrument, response);
        for item in instrument.items() {
            for id in response.repetitions(instrument, &item.link_id) {
                let answer = response.answer(&id).map(|answer| &answer.value);
                let applies = before.applies(&item.link_id) || answer.is_some_and(AnswerValue::is_answered);
                let is_open =
                    matches!(answer, Some(AnswerValue::Many(ticked)) if !ticked.iter().all(AnswerOption::is_definite));
                if applies && (is_open || matches!(response.finding(&id), Finding::Unknown(_))) {
                    made = self.answered(&mut at, instrument, made, item, &id, false);
                }
            }
        }
        for fact in instrument.facts() {
            if matches!(response.fact(&fact.id), None | Some(FactValue::DontKnow)) {
                let value = self.fact_value(&mut at, fact);
                made = after(instrument, &made, Edit::Fact(fact.id.clone(), Some(value)));
            }
        }
        made
    }

    /// An answer of any kind the item takes; a definite one, unless it may be unknown.
    fn answered(
        &self,
        at: &mut usize,
        instrument: &Instrument,
        made: Response,
        item: &Item,
        id: &LinkId,
        may_be_unknown: bool,
    ) -> Response {
        let options: Vec<&AnswerOption> =
            item.options.iter().filter(|option| may_be_unknown || option.is_definite()).collect();
        match item.kind {
            ItemKind::Text => after(instrument, &made, Edit::Note(id.clone(), "CANARY in a text".to_owned())),
            ItemKind::Choice => {
                let option = options[self.number(at, options.len())];
                after(instrument, &made, Edit::Answer(id.clone(), option.code.clone()))
            }
            ItemKind::Count { min, max, .. } => {
                if may_be_unknown && self.number(at, 6) == 0 {
                    return after(instrument, &made, Edit::Answer(id.clone(), item.options[0].code.clone()));
                }
                let number = min + u16::try_from(self.number(at, usize::from(max - min) + 1)).unwrap();
                after(instrument, &made, Edit::Number(id.clone(), number))
            }
            ItemKind::Many => {
                let mut made = made;
                for option in item.options.iter().filter(|option| !option.is_definite()) {
                    let tick = may_be_unknown && self.number(at, 5) == 0;
                    made = after(instrument, &made, Edit::Tick(id.clone(), option.code.clone(), tick));
                }
                for option in item.options.iter().filter(|option| option.finding == Finding::Present) {
                    if self.number(at, 3) == 0 {
                        made = after(instrument, &made, Edit::Tick(id.clone(), option.code.clone(), true));
                    }
                }
                let nothing = !made.answer(id).is_some_and(|answer| answer.value.is_answered());
                let none = item.options.iter().find(|option| option.finding == Finding::Absent).unwrap();
                if nothing { after(instrument, &made, Edit::Tick(id.clone(), none.code.clone(), true)) } else { made }
            }
        }
    }

    fn fact_value(&self, at: &mut usize, fact: &FactDefinition) -> FactValue {
        match &fact.kind {
            FactKind::YesNo => [FactValue::Yes, FactValue::No][self.number(at, 2)].clone(),
            FactKind::Choice(options) => FactValue::Choice(options[self.number(at, options.len())].clone()),
            FactKind::Number { min, max } => {
                let number = self.number(at, usize::from((max - min).min(14)) + 1);
                FactValue::Number(min + u16::try_from(number).unwrap())
            }
        }
    }

    /// A response that holds only what is recorded of these subjects in another.
    pub(super) fn only(instrument: &Instrument, response: &Response, subjects: &[Subject]) -> Response {
        let mut made = Response::new(instrument);
        for (section, people) in response.repeated() {
            made = after(instrument, &made, Edit::People(section.clone(), people));
        }
        for subject in subjects {
            match subject {
                Subject::Fact(id) => {
                    made = after(instrument, &made, Edit::Fact(id.clone(), response.fact(id).cloned()));
                }
                Subject::Judgement => {
                    made = after(instrument, &made, Edit::Concern(response.judgement().is_concerned()));
                    made = after(instrument, &made, Edit::Band(response.judgement().band().cloned()));
                }
                Subject::Item(item) => {
                    for id in response.repetitions(instrument, item) {
                        for edit in response.answer(&id).map(|answer| edits(&id, &answer.value)).unwrap_or_default() {
                            made = after(instrument, &made, edit);
                        }
                    }
                }
            }
        }
        made
    }
}

fn edits(id: &LinkId, value: &AnswerValue) -> Vec<Edit> {
    match value {
        AnswerValue::Option(option) => vec![Edit::Answer(id.clone(), option.code.clone())],
        AnswerValue::Many(ticked) => {
            ticked.iter().map(|option| Edit::Tick(id.clone(), option.code.clone(), true)).collect()
        }
        AnswerValue::Number(number, _) => vec![Edit::Number(id.clone(), *number)],
        AnswerValue::NotAsked(_) => Vec::new(),
    }
}

/// Every single step towards more concern than what is recorded. From an unknown answer the
/// step is to the answer of most concern: any other could rule something out.
pub(super) fn more_concern(instrument: &Instrument, response: &Response) -> Vec<Edit> {
    let mut moves = vec![Edit::Concern(true)];
    for section in instrument.sections().iter().filter(|section| section.repeats.is_some()) {
        let people = response.people(&section.id);
        if people < section.most() {
            moves.push(Edit::People(section.id.clone(), people + 1));
        }
    }
    for item in instrument.items() {
        for id in response.repetitions(instrument, &item.link_id) {
            moves.extend(more_concern_of(item, &id, response));
        }
    }
    for fact in instrument.facts() {
        let now = response.fact(&fact.id);
        let value = match (&fact.kind, fact.concern) {
            (FactKind::YesNo, Concern::Rising) => FactValue::Yes,
            (FactKind::Number { max, .. }, Concern::Rising) => match now {
                Some(FactValue::Number(number)) if number < max => FactValue::Number(number + 1),
                _ => FactValue::Number(*max),
            },
            (FactKind::Number { min, .. }, Concern::Falling) => match now {
                Some(FactValue::Number(number)) if number > min => FactValue::Number(number - 1),
                _ => FactValue::Number(*min),
            },
            _ => continue,
        };
        moves.push(Edit::Fact(fact.id.clone(), Some(value)));
    }
    let place = |id: &RiskLevelId| instrument.bands().iter().position(|band| band.id == *id);
    let chosen = response.judgement().band().and_then(place);
    let mut higher: Vec<_> = instrument.bands().iter().enumerate().collect();
    higher.retain(|(at, band)| band.by_judgement && Some(*at) > chosen);
    if chosen.is_none() && instrument.bands_are_chosen() {
        // A milder choice would rule the others out, like any answer to what is unknown.
        higher.drain(..higher.len().saturating_sub(1));
    }
    moves.extend(higher.into_iter().map(|(_, band)| Edit::Band(Some(band.id.clone()))));
    moves
}

fn more_concern_of(item: &Item, id: &LinkId, response: &Response) -> Vec<Edit> {
    let worth = |option: &AnswerOption| (option.finding == Finding::Present, option.weight);
    let value = response.answer(id).map(|answer| &answer.value);
    match (item.kind, value) {
        (ItemKind::Choice, Some(AnswerValue::Option(now))) if now.is_definite() => {
            let more = item.options.iter().filter(|option| option.is_definite() && worth(option) > worth(now));
            more.map(|option| Edit::Answer(id.clone(), option.code.clone())).collect()
        }
        (ItemKind::Choice, _) => {
            let most = item.options.iter().filter(|option| option.is_definite()).max_by_key(|option| worth(option));
            vec![Edit::Answer(id.clone(), most.unwrap().code.clone())]
        }
        (ItemKind::Count { max, .. }, Some(AnswerValue::Number(number, _))) => {
            vec![Edit::Number(id.clone(), (number + 1).min(max))]
        }
        (ItemKind::Count { max, .. }, _) => vec![Edit::Number(id.clone(), max)],
        (ItemKind::Many, Some(AnswerValue::Many(_))) => {
            let signs = item.options.iter().filter(|option| option.finding == Finding::Present);
            signs.map(|option| Edit::Tick(id.clone(), option.code.clone(), true)).collect()
        }
        // From nothing, one tick says of the others that they are not so.
        (ItemKind::Many | ItemKind::Text, _) => Vec::new(),
    }
}
