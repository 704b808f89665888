//! Checks of one rule: what it refers to, and that it can be met, and not be met, and never
//! looks away from concern.

use super::check::check_known;
use super::condition::{Atom, Condition, FactTest};
use super::fact::{Concern, FactKind};
use super::{FactDefinition, Trigger, TriggerKind};
use crate::json::{ProblemCode, Problems};
use std::collections::BTreeSet;

/// The deepest a condition may nest. Published rules need two levels.
const MAX_DEPTH: usize = 8;

/// What conditions may refer to.
pub(super) struct Rules<'a> {
    pub(super) items: BTreeSet<&'a str>,
    pub(super) facts: &'a [FactDefinition],
    pub(super) problems: &'a Problems,
}

impl Rules<'_> {
    pub(super) fn check_trigger(&self, path: &str, condition: &Condition) {
        self.check_condition(path, condition, 0);
        // INVARIANT (read once): open questions are exact because a rule asks each thing
        // once, so any undetermined part can be completed freely of the others.
        let mut seen = BTreeSet::new();
        for atom in condition.atoms() {
            let subject = atom.subject_id();
            if !seen.insert(subject) {
                let message =
                    format!("`{subject}` is used twice in one rule; use it once, or split the rule into two triggers");
                self.problems.note(ProblemCode::UnsafeRule, path, message);
            }
        }
    }

    /// Checks how far an area may move a trigger's number: the rule must stay sound at both
    /// ends, and what acts at any tally is the same everywhere.
    pub(super) fn check_local(&self, path: &str, trigger: &Trigger) {
        let Some(bounds) = &trigger.local else { return };
        let Some(national) = trigger.when.threshold().filter(|_| trigger.kind == TriggerKind::Criterion) else {
            let message = "only a criterion with one number in its rule may differ by area; leave `local` out";
            self.problems.note(ProblemCode::UnsafeRule, path, message);
            return;
        };
        if !(bounds.min..=bounds.max).contains(&national.number()) {
            let message = format!("the national number, {}, must lie between `min` and `max`", national.number());
            self.problems.note(ProblemCode::OutOfRange, path, message);
        }
        if let Some((lowest, highest)) = self.room(&trigger.when)
            && lowest <= highest
            && (bounds.min < lowest || bounds.max > highest)
        {
            let message = format!("beyond {lowest} to {highest} this rule would always or never be met");
            self.problems.note(ProblemCode::UnsafeRule, path, message);
        }
    }

    /// The smallest and the largest number at which a rule with one number can be both met
    /// and not met.
    fn room(&self, condition: &Condition) -> Option<(u16, u16)> {
        match condition {
            Condition::Atom(Atom::Fact(id, test)) => {
                let FactKind::Number { min, max } = self.facts.iter().find(|fact| fact.id == *id)?.kind else {
                    return None;
                };
                match test {
                    FactTest::AtLeast(_) => Some((min.saturating_add(1), max)),
                    FactTest::AtMost(_) => Some((min, max.saturating_sub(1))),
                    FactTest::Yes | FactTest::Is(_) => None,
                }
            }
            Condition::Atom(_) => None,
            Condition::AtLeast { of, .. } => {
                of.iter().find_map(|part| self.room(part)).or_else(|| Some((1, u16::try_from(of.len()).ok()?)))
            }
        }
    }

    fn check_condition(&self, path: &str, condition: &Condition, depth: usize) {
        match condition {
            Condition::Atom(atom) => self.check_atom(path, atom),
            Condition::AtLeast { .. } if depth >= MAX_DEPTH => {
                self.problems.note(ProblemCode::TooDeep, path, format!("conditions nest at most {MAX_DEPTH} deep"));
            }
            Condition::AtLeast { needed, of } => {
                if *needed == 0 || *needed > of.len() {
                    let message = format!(
                        "this needs {needed} of {} parts, so it would always or never be met; use 1 to {}",
                        of.len(),
                        of.len()
                    );
                    self.problems.note(ProblemCode::UnsafeRule, path, message);
                }
                // As the file most likely words it; a count of one, or of every part, reads
                // the same either way.
                let list = match *needed {
                    needed if needed == of.len() => "all",
                    1 => "any",
                    _ => "of",
                };
                for (index, part) in of.iter().enumerate() {
                    self.check_condition(&format!("{path}.{list}[{index}]"), part, depth.saturating_add(1));
                }
            }
        }
    }

    pub(super) fn check_atom(&self, path: &str, atom: &Atom) {
        match atom {
            Atom::Present(link_id) => {
                check_known(self.problems, path, "item", link_id, self.items.contains(link_id.as_str()));
            }
            Atom::Judgement => {}
            Atom::Fact(id, test) => match self.facts.iter().find(|fact| fact.id == *id) {
                None => check_known(self.problems, path, "fact", id, false),
                Some(fact) => {
                    if let Some(fault) = fault_of_test(fact, test) {
                        self.problems.note(ProblemCode::UnsafeRule, path, fault);
                    }
                }
            },
        }
    }
}

/// Why a fact cannot be tested this way, if it cannot.
fn fault_of_test(fact: &FactDefinition, test: &FactTest) -> Option<String> {
    let id = &fact.id;
    match (test, &fact.kind, fact.concern) {
        (FactTest::Yes, FactKind::YesNo, _) => None,
        (FactTest::AtLeast(bound), FactKind::Number { min, max }, Concern::Rising)
            if (min + 1..=*max).contains(bound) =>
        {
            None
        }
        (FactTest::AtMost(bound), FactKind::Number { min, max }, Concern::Falling) if (*min..*max).contains(bound) => {
            None
        }
        (FactTest::AtLeast(_) | FactTest::AtMost(_), FactKind::Number { min, max }, concern) => Some(match concern {
            Concern::Rising => {
                format!("`{id}` means more concern as it rises: use `atLeast` with a number above {min}, at most {max}")
            }
            Concern::Falling => {
                format!("`{id}` means more concern as it falls: use `atMost` with a number from {min}, below {max}")
            }
            Concern::Neutral => format!(
                "`{id}` is neutral, so no number of it can call for help; say whether it is `rising` or `falling`"
            ),
        }),
        (FactTest::Is(option), FactKind::Choice(options), _) if options.contains(option) => None,
        _ => Some(format!("`{id}` cannot be tested this way; see its type and options")),
    }
}
