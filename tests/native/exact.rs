//! Invariant 5: "visible high risk is met exactly when 14 or more of the 24 are yes."
//!
//! Three witnesses, each written apart from the others: the rule as it ships, turned into
//! decision diagrams over every state of every item; the published rule (S-17, via
//! instruments.md 1.2), as a binary counter over every completion of the unknowns; and the
//! code itself, run at every possible tally.

use crate::arbitrary::apply;
use crate::shipped::instrument;
use biodivine_lib_bdd::{Bdd, BddVariable, BddVariableSet};
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::instrument::{Atom, Condition, OptionCode, TriggerId};
use risk_checklist_core::response::{Edit, NotAskedReason};

const ITEMS: usize = 24;
const THRESHOLD: usize = 14;

/// The rule as it ships is met exactly when every completion of the unknowns has 14 or more
/// yes, and undetermined exactly when some do and some do not: for all 3^24 states.
#[test]
fn the_shipped_rule_is_the_published_rule_in_every_state() {
    let space = Space::new();
    let rule = instrument().trigger(&visible_high_risk()).unwrap();
    let (met, possible) = space.of_rule(&rule.when);
    let published = space.published();

    let for_all = space.valid.and(&published.for_all(&space.chance));
    let for_some = space.valid.and(&published.exists(&space.chance));
    assert!(space.valid.and(&met).iff(&for_all).is_true(), "met is not every completion");
    assert!(space.valid.and(&possible).iff(&for_some).is_true(), "possible is not some completion");

    // The same by counting: ways to choose the yes, times ways to choose the unknown.
    let counted = |holds: fn(usize, usize) -> bool| -> u128 {
        (0..=ITEMS)
            .flat_map(|yes| (0..=ITEMS - yes).map(move |unknown| (yes, unknown)))
            .filter(|(yes, unknown)| holds(*yes, *unknown))
            .map(|(yes, unknown)| choose(ITEMS, yes) * choose(ITEMS - yes, unknown))
            .sum()
    };
    let states = |diagram: &Bdd| diagram.exact_cardinality().to_string();
    // Each state is counted once for each setting of the 24 completion variables.
    let each = |count: u128| (count << ITEMS).to_string();
    assert_eq!(counted(|_, _| true), 282_429_536_481, "3^24 states in all");
    assert_eq!(states(&space.valid), each(282_429_536_481));
    assert_eq!(states(&for_all), each(counted(|yes, _| yes >= THRESHOLD)));
    assert_eq!(states(&for_some), each(counted(|yes, unknown| yes + unknown >= THRESHOLD)));
}

/// The code agrees with the published rule at every tally there can be: all 325 ways to
/// split 24 answers into yes, no and unknown, each dealt over the items in 24 ways.
#[test]
fn the_code_agrees_at_every_tally() {
    let trigger = visible_high_risk();
    let mut cases = 0;
    for yes in 0..=ITEMS {
        for unknown in 0..=ITEMS - yes {
            for turn in 0..ITEMS {
                let expected = if yes >= THRESHOLD {
                    TriggerState::Met
                } else if yes + unknown >= THRESHOLD {
                    TriggerState::Undetermined
                } else {
                    TriggerState::NotMet
                };
                let assessment = assess(instrument(), &apply(&dealt(yes, unknown, turn)));
                assert_eq!(assessment.state(&trigger), expected, "{yes} yes, {unknown} unknown, turned by {turn}");
                assert_eq!((assessment.tally().lowest(), assessment.tally().highest()), (yes, yes + unknown));
                assert_eq!(assessment.tally().of(), ITEMS);
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 325 * 24);
}

fn visible_high_risk() -> TriggerId {
    TriggerId::parse("visible-high-risk").unwrap()
}

/// The edits for this many yes and unknown, the rest no, dealt over the items from a
/// different place and in a different stride each turn. The four kinds of unknown take turns.
fn dealt(yes: usize, unknown: usize, turn: usize) -> Vec<Edit> {
    const STRIDES: [usize; 8] = [1, 5, 7, 11, 13, 17, 19, 23];
    let place = |n: usize| (turn + n * STRIDES[turn % STRIDES.len()]) % ITEMS;
    (0..ITEMS)
        .map(|n| {
            let id = instrument().items()[place(n)].link_id.clone();
            let answer = |code: &str| Edit::Answer(id.clone(), OptionCode::parse(code).unwrap());
            if n < yes {
                answer("yes")
            } else if n >= yes + unknown {
                answer("no")
            } else {
                match n % 4 {
                    0 => answer("dont-know"),
                    1 => Edit::NotAsked(id, None),
                    2 => Edit::NotAsked(id, Some(NotAskedReason::Declined)),
                    _ => Edit::NotAsked(id, Some(NotAskedReason::NotSafeToAsk)),
                }
            }
        })
        .collect()
}

fn choose(n: usize, k: usize) -> u128 {
    (0..k).fold(1, |ways, step| ways * (n - step) as u128 / (step as u128 + 1))
}

/// Three variables an item: it is yes, it is unknown, and what it would turn out to be.
struct Space {
    yes: Vec<Bdd>,
    unknown: Vec<Bdd>,
    chance: Vec<BddVariable>,
    would_be: Vec<Bdd>,
    /// Nothing is both yes and unknown.
    valid: Bdd,
    never: Bdd,
    always: Bdd,
}

impl Space {
    fn new() -> Self {
        let set = BddVariableSet::new_anonymous(u16::try_from(3 * ITEMS).unwrap());
        let variables = set.variables();
        let literal = |place: usize| set.mk_var(variables[place]);
        let (mut yes, mut unknown, mut chance, mut would_be) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut valid = set.mk_true();
        for item in 0..ITEMS {
            yes.push(literal(3 * item));
            unknown.push(literal(3 * item + 1));
            chance.push(variables[3 * item + 2]);
            would_be.push(literal(3 * item + 2));
            valid = valid.and(&yes[item].and(&unknown[item]).not());
        }
        Self { yes, unknown, chance, would_be, valid, never: set.mk_false(), always: set.mk_true() }
    }

    /// When a rule is met, and when it could be, in the states where the items it names are
    /// what they are: part by part, by "at least".
    fn of_rule(&self, rule: &Condition) -> (Bdd, Bdd) {
        match rule {
            Condition::Atom(Atom::Present(link_id)) => {
                let item = instrument().items().iter().position(|item| item.link_id == *link_id).unwrap();
                (self.yes[item].clone(), self.yes[item].or(&self.unknown[item]))
            }
            other @ (Condition::Atom(_) | Condition::Tally { .. }) => panic!("the rule looks at {other:?}"),
            Condition::AtLeast { needed, of } => {
                let parts: Vec<(Bdd, Bdd)> = of.iter().map(|part| self.of_rule(part)).collect();
                let (met, possible): (Vec<Bdd>, Vec<Bdd>) = parts.into_iter().unzip();
                (self.at_least(*needed, &met), self.at_least(*needed, &possible))
            }
        }
    }

    fn at_least(&self, needed: usize, parts: &[Bdd]) -> Bdd {
        let mut reached = vec![self.always.clone()];
        reached.resize(needed + 1, self.never.clone());
        for part in parts {
            for count in (1..=needed).rev() {
                reached[count] = reached[count].or(&reached[count - 1].and(part));
            }
        }
        reached[needed].clone()
    }

    /// The published rule on a completed checklist: count the yes in binary, and compare
    /// with 14, which is 01110.
    fn published(&self) -> Bdd {
        let mut bits = vec![self.never.clone(); 5];
        for item in 0..ITEMS {
            let mut carry = self.yes[item].or(&self.unknown[item].and(&self.would_be[item]));
            for bit in &mut bits {
                let sum = bit.xor(&carry);
                carry = bit.and(&carry);
                *bit = sum;
            }
        }
        bits[4].or(&bits[3].and(&bits[2]).and(&bits[1]))
    }
}
