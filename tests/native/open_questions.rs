//! Invariant 7 against brute force, on small instruments with rules of every shape.
//!
//! The core finds open questions by reasoning about the rule. Here every completion of the
//! unknowns is written out and each rule is read in plain two-valued logic, by other code.

mod small;

use crate::arbitrary::config;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::instrument::{Atom, Condition, FactTest, Subject, TriggerId};
use small::{DOMAINS, Value, instrument_with, response_with, subject_index};
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(config())]

    /// 7. Honest: "an item is an open question exactly when some completion of the unknowns
    /// exists in which its answer alone changes a trigger." The states, the questions, the
    /// triggers each names and the number of answers each needs all agree with brute force.
    #[test]
    fn honest(
        shapes in proptest::collection::vec(proptest::collection::vec(any::<Index>(), 40), 1..=3),
        known in proptest::collection::vec(any::<Index>(), DOMAINS.len()),
        concern in any::<bool>(),
    ) {
        let instrument = instrument_with(&shapes);
        let known: Vec<Option<usize>> =
            known.iter().zip(DOMAINS).map(|(pick, (_, domain))| pick.index(2 * domain.len()).checked_sub(domain.len())).collect();
        let assessment = assess(&instrument, &response_with(&instrument, &known, concern));

        let mut expected: BTreeMap<Subject, (Vec<TriggerId>, usize)> = BTreeMap::new();
        for trigger in instrument.triggers() {
            let truth = Truth::of(&trigger.when, &known, concern);
            prop_assert_eq!(assessment.state(&trigger.id), truth.state(), "{:?}", trigger.when);
            let mut open = Vec::new();
            for atom in trigger.when.atoms() {
                if let Some(answers) = truth.answers_needed(atom) {
                    open.push(atom.subject());
                    let entry = expected.entry(atom.subject()).or_insert((Vec::new(), usize::MAX));
                    entry.0.push(trigger.id.clone());
                    entry.1 = entry.1.min(answers);
                }
            }
            let step = assessment.trace().iter().find(|step| step.trigger == trigger.id).unwrap();
            if truth.state() == TriggerState::Undetermined {
                prop_assert_eq!(&step.because, &open, "{:?}", trigger.when);
            }
        }
        let found: BTreeMap<Subject, (Vec<TriggerId>, usize)> = assessment
            .open_questions()
            .iter()
            .map(|question| (question.subject.clone(), (question.triggers.clone(), question.answers_needed)))
            .collect();
        prop_assert_eq!(found.len(), assessment.open_questions().len(), "a question is listed twice");
        prop_assert_eq!(found, expected);
        let needed: Vec<usize> = assessment.open_questions().iter().map(|question| question.answers_needed).collect();
        prop_assert!(needed.is_sorted(), "the most decisive come first: {:?}", needed);
    }
}

/// A rule's truth in every completion of what is unknown.
struct Truth<'a> {
    rule: &'a Condition,
    known: &'a [Option<usize>],
    concern: bool,
    completions: Vec<Vec<usize>>,
}

impl<'a> Truth<'a> {
    fn of(rule: &'a Condition, known: &'a [Option<usize>], concern: bool) -> Self {
        let mut completions = vec![Vec::new()];
        for (place, (_, domain)) in DOMAINS.iter().enumerate() {
            let picks = match known[place] {
                Some(pick) => pick..pick + 1,
                None => 0..domain.len(),
            };
            completions = completions
                .iter()
                .flat_map(|prefix| picks.clone().map(move |pick| [prefix.as_slice(), &[pick]].concat()))
                .collect();
        }
        Self { rule, known, concern, completions }
    }

    fn state(&self) -> TriggerState {
        let met = self.completions.iter().filter(|picks| holds(self.rule, picks, self.concern)).count();
        match met {
            0 => TriggerState::NotMet,
            met if met == self.completions.len() => TriggerState::Met,
            _ => TriggerState::Undetermined,
        }
    }

    /// `None` unless this atom's subject is unknown and some completion of the others exists
    /// in which its answer alone changes the rule. Otherwise the fewest unknowns that must
    /// turn towards concern, this one included, for it to be the one that meets the rule.
    fn answers_needed(&self, atom: &Atom) -> Option<usize> {
        let place = subject_index(&atom.subject()).filter(|place| self.known[*place].is_none())?;
        let matters = |picks: &&Vec<usize>| {
            let with = |pick| {
                let mut picks = (*picks).clone();
                picks[place] = pick;
                holds(self.rule, &picks, self.concern)
            };
            let mut values = (0..DOMAINS[place].1.len()).map(with);
            let first = values.next().unwrap();
            values.any(|value| value != first)
        };
        let turned = |picks: &Vec<usize>| {
            let atoms = self.rule.atoms();
            let turned = |atom: &&&Atom| {
                subject_index(&atom.subject()).is_some_and(|other| {
                    other != place && self.known[other].is_none() && atom_holds(atom, picks, self.concern)
                })
            };
            1 + atoms.iter().filter(turned).count()
        };
        self.completions.iter().filter(matters).map(turned).min()
    }
}

/// The rule in two-valued logic.
fn holds(rule: &Condition, picks: &[usize], concern: bool) -> bool {
    match rule {
        Condition::Atom(atom) => atom_holds(atom, picks, concern),
        Condition::AtLeast { needed, of } => of.iter().filter(|part| holds(part, picks, concern)).count() >= *needed,
        Condition::Tally { .. } => unreachable!("these rules have no tally; `every_pack` has"),
    }
}

fn atom_holds(atom: &Atom, picks: &[usize], concern: bool) -> bool {
    let value = subject_index(&atom.subject()).map(|place| DOMAINS[place].1[picks[place]]);
    match (atom, value) {
        (Atom::Judgement, _) => concern,
        (Atom::Fact(_, FactTest::AtLeast(bound)), Some(Value::Number(number))) => number >= *bound,
        (Atom::Fact(_, FactTest::AtMost(bound)), Some(Value::Number(number))) => number <= *bound,
        (Atom::Fact(_, FactTest::Is(option)), Some(Value::Choice(code))) => option.as_str() == code,
        (_, value) => value == Some(Value::Yes),
    }
}
