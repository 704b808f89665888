//! Invariants 4 and 7 against brute force, on packs that use everything: with a few things
//! unknown, every completion of them is made, and each rule is read on complete answers.

use super::after;
use super::arbitrary::{Pick, response};
use crate::arbitrary::config;
use crate::bundles::EVERY;
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use proptest::sample::Index;
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::content::Library;
use risk_checklist_core::instrument::{FactKind, Finding, Instrument, ItemKind, LinkId, Subject, TriggerId};
use risk_checklist_core::response::{Edit, FactValue, Response};

/// More completions than this are too many to make.
const MOST: usize = 120;

/// Something unknown, and every answer it can have.
struct Open {
    subject: Subject,
    answers: Vec<Vec<Edit>>,
}

proptest! {
    // Each case makes up to MOST completions, so a quarter of the usual number is plenty.
    #![proptest_config(ProptestConfig { cases: config().cases / 4, ..config() })]

    /// A trigger is met exactly when every completion meets it, not met when none does; and
    /// an item or fact is an open question exactly when, in some completion, its answer
    /// alone changes a trigger.
    #[test]
    fn honest(at in any::<Index>(), picks in response(), rest in response(), unknown in proptest::collection::vec(any::<Index>(), 5)) {
        let is_one = |id: &str| id.starts_with("synthetic-") && !id.starts_with("synthetic-slot-");
        let libraries: Vec<&Library> =
            EVERY.iter().filter(|one| is_one(one.pack().manifest().id().as_str())).collect();
        let instrument = libraries[at.index(libraries.len())].pack().instrument();
        let (made, open) = partly_known(instrument, &picks, &rest, &unknown);
        let completions = completions(instrument, &made, &open);
        let found = assess(instrument, &made);
        let mut expected: Vec<(Subject, Vec<TriggerId>)> = Vec::new();
        for trigger in instrument.triggers() {
            let met: Vec<bool> =
                completions.iter().map(|(_, one)| assess(instrument, one).state(&trigger.id) == TriggerState::Met).collect();
            let state = match met.iter().filter(|met| **met).count() {
                0 => TriggerState::NotMet,
                all if all == met.len() => TriggerState::Met,
                _ => TriggerState::Undetermined,
            };
            prop_assert_eq!(found.state(&trigger.id), state, "{}: {:?}", &trigger.id, &trigger.when);
            for (place, one) in open.iter().enumerate() {
                let decides = (0..completions.len()).any(|a| {
                    (a + 1..completions.len()).any(|b| met[a] != met[b] && differ_only(&completions[a].0, &completions[b].0, place, &open))
                });
                if decides {
                    match expected.iter_mut().find(|(subject, _)| *subject == one.subject) {
                        Some((_, triggers)) if !triggers.contains(&trigger.id) => triggers.push(trigger.id.clone()),
                        Some(_) => {}
                        None => expected.push((one.subject.clone(), vec![trigger.id.clone()])),
                    }
                }
            }
        }
        let mut listed: Vec<(Subject, Vec<TriggerId>)> =
            found.open_questions().iter().map(|one| (one.subject.clone(), one.triggers.clone())).collect();
        listed.sort();
        expected.sort();
        prop_assert_eq!(listed, expected);
    }
}

/// Two completions that differ in one subject only: in all the answers of that subject.
fn differ_only(one: &[usize], two: &[usize], place: usize, open: &[Open]) -> bool {
    (0..one.len()).all(|at| one[at] == two[at] || open[at].subject == open[place].subject)
}

/// A response in which only a few things are unknown.
fn partly_known(instrument: &Instrument, picks: &Pick, rest: &Pick, unknown: &[Index]) -> (Response, Vec<Open>) {
    let mut made = rest.complete(instrument, &picks.response(instrument));
    let mut asked: Vec<LinkId> = Vec::new();
    for item in instrument.items().iter().filter(|item| item.kind != ItemKind::Text) {
        asked.extend(made.repetitions(instrument, &item.link_id));
    }
    let mut facts: Vec<_> = instrument.facts().iter().collect();
    for pick in unknown {
        let at = pick.index(asked.len() + facts.len());
        if at < asked.len() {
            made = after(instrument, &made, Edit::NotAsked(asked.remove(at), None));
        } else {
            let fact = facts.remove(at - asked.len());
            made = after(instrument, &made, Edit::Fact(fact.id.clone(), None));
        }
    }
    // Too many ways: answer what has most, until there are few enough.
    loop {
        let open = open(instrument, &made);
        let ways = open.iter().map(|one| one.answers.len()).fold(1, usize::saturating_mul);
        let Some(worst) = open.iter().max_by_key(|one| one.answers.len()).filter(|_| ways > MOST) else {
            return (made, open);
        };
        for edit in worst.answers[0].clone() {
            made = after(instrument, &made, edit);
        }
    }
}

fn open(instrument: &Instrument, made: &Response) -> Vec<Open> {
    let found = assess(instrument, made);
    let mut open = Vec::new();
    for item in instrument.items().iter().filter(|item| item.kind != ItemKind::Text) {
        for id in made.repetitions(instrument, &item.link_id) {
            let is_answered = made.answer(&id).is_some_and(|answer| answer.value.is_answered());
            if !matches!(made.finding(&id), Finding::Unknown(_)) || !found.applies(&item.link_id) && !is_answered {
                continue;
            }
            let answers = match item.kind {
                ItemKind::Count { min, max, .. } => {
                    (min..=max).map(|number| vec![Edit::Number(id.clone(), number)]).collect()
                }
                ItemKind::Many => {
                    let signs: Vec<_> = item.options.iter().filter(|one| one.finding == Finding::Present).collect();
                    let none = item.options.iter().find(|one| one.finding == Finding::Absent).unwrap();
                    let mut ways = vec![vec![Edit::Answer(id.clone(), none.code.clone())]];
                    for sign in signs {
                        let tick = Edit::Tick(id.clone(), sign.code.clone(), true);
                        ways.extend(ways.clone().into_iter().map(|way| [way, vec![tick.clone()]].concat()));
                    }
                    ways
                }
                _ => {
                    let definite = item.options.iter().filter(|option| option.is_definite());
                    definite.map(|option| vec![Edit::Answer(id.clone(), option.code.clone())]).collect()
                }
            };
            open.push(Open { subject: Subject::Item(item.link_id.clone()), answers });
        }
    }
    for fact in instrument.facts() {
        if matches!(made.fact(&fact.id), None | Some(FactValue::DontKnow)) {
            let edit = |value| vec![Edit::Fact(fact.id.clone(), Some(value))];
            let answers = match &fact.kind {
                FactKind::YesNo => vec![edit(FactValue::Yes), edit(FactValue::No)],
                FactKind::Choice(options) => {
                    options.iter().map(|option| edit(FactValue::Choice(option.clone()))).collect()
                }
                FactKind::Number { min, max } => (*min..=*max).map(|number| edit(FactValue::Number(number))).collect(),
            };
            open.push(Open { subject: Subject::Fact(fact.id.clone()), answers });
        }
    }
    open
}

/// Every completion, with the place of the answer that each unknown got.
fn completions(instrument: &Instrument, made: &Response, open: &[Open]) -> Vec<(Vec<usize>, Response)> {
    let mut all = vec![(Vec::new(), made.clone())];
    for one in open {
        let mut longer = Vec::new();
        for (places, made) in &all {
            for (place, answer) in one.answers.iter().enumerate() {
                let next = answer.iter().fold(made.clone(), |made, edit| after(instrument, &made, edit.clone()));
                longer.push(([places.as_slice(), &[place]].concat(), next));
            }
        }
        all = longer;
    }
    all
}
