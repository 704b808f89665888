//! Checks of one rule: what it refers to, and that it can be met, and not be met, and never
//! looks away from concern.

use super::check::check_known;
use super::condition::{Atom, Condition, FactTest};
use super::fact::{Concern, FactKind};
use super::{FactDefinition, Finding, Item, ItemKind, LinkId, RiskLevel, TallyId, TallyRule, Trigger, TriggerKind};
use crate::json::{ProblemCode, Problems};
use std::collections::BTreeSet;

/// The deepest a condition may nest. Published rules need two levels.
const MAX_DEPTH: usize = 8;
/// The most parts that one rule may have, on all its levels together.
const MAX_PARTS: usize = 400;

/// What conditions may refer to.
pub(super) struct Rules<'a> {
    pub(super) items: &'a [Item],
    pub(super) facts: &'a [FactDefinition],
    pub(super) tallies: &'a [TallyRule],
    pub(super) bands: &'a [RiskLevel],
    pub(super) problems: &'a Problems,
}

/// The subjects of a rule, so that each is used once: whole ones, and options of items.
#[derive(Default)]
struct Used<'a> {
    whole: BTreeSet<&'a str>,
    options: Vec<(&'a str, &'a str)>,
    twice: Vec<&'a str>,
}

impl<'a> Rules<'a> {
    pub(super) fn check_trigger(&self, path: &str, condition: &Condition) {
        if parts(condition) > MAX_PARTS {
            let message = format!("a rule has at most {MAX_PARTS} parts");
            return self.problems.note(ProblemCode::TooLarge, path, message);
        }
        self.check_condition(path, condition, 0);
        // INVARIANT (read once): open questions are exact because a rule asks each thing
        // once, so any undetermined part can be completed freely of the others.
        let mut used = Used::default();
        self.gather(condition, &mut used, 0);
        for (item, _) in &used.options {
            if used.whole.contains(item) {
                used.twice.push(item);
            }
        }
        for subject in used.twice {
            let message =
                format!("`{subject}` is used twice in one rule; use it once, or split the rule into two triggers");
            self.problems.note(ProblemCode::UnsafeRule, path, message);
        }
    }

    fn gather<'b>(&'b self, condition: &'b Condition, used: &mut Used<'b>, depth: usize) {
        match condition {
            Condition::Atom(Atom::Ticked(item, option)) => {
                let key = (item.as_str(), option.as_str());
                if used.options.contains(&key) {
                    used.twice.push(key.0);
                } else {
                    used.options.push(key);
                }
            }
            // A band and a concern are two things that the practitioner says, never unknown.
            Condition::Atom(Atom::Band(band)) => used.take(band.as_str()),
            Condition::Atom(atom) => used.take(atom.subject_id()),
            Condition::Tally { tally, .. } => {
                for item in self.tally(tally).map(|tally| tally.of.as_slice()).unwrap_or_default() {
                    used.take(item.as_str());
                }
            }
            Condition::AtLeast { of, .. } if depth < MAX_DEPTH => {
                of.iter().for_each(|part| self.gather(part, used, depth.saturating_add(1)));
            }
            Condition::AtLeast { .. } => {}
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
            Condition::Tally { tally, .. } => {
                let (lowest, highest) = self.range(self.tally(tally)?);
                Some((u16::try_from(lowest.saturating_add(1)).ok()?, u16::try_from(highest).ok()?))
            }
            Condition::AtLeast { of, .. } => {
                of.iter().find_map(|part| self.room(part)).or_else(|| Some((1, u16::try_from(of.len()).ok()?)))
            }
        }
    }

    fn check_condition(&self, path: &str, condition: &Condition, depth: usize) {
        match condition {
            Condition::Atom(atom) => self.check_atom(path, atom),
            Condition::Tally { tally, at_least } => self.check_tally(path, tally, *at_least),
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

    fn check_tally(&self, path: &str, id: &TallyId, at_least: u16) {
        let Some(tally) = self.tally(id) else { return check_known(self.problems, path, "tally", id, false) };
        let (lowest, highest) = self.range(tally);
        if u32::from(at_least) <= lowest || u32::from(at_least) > highest {
            let message = format!("this tally runs from {lowest} to {highest}, so it would always or never be met");
            self.problems.note(ProblemCode::UnsafeRule, path, message);
        }
    }

    /// The least and the most that a tally can be.
    fn range(&self, tally: &TallyRule) -> (u32, u32) {
        let (mut lowest, mut highest) = (0u32, 0u32);
        for item in tally.of.iter().filter_map(|id| self.item(id)) {
            let (least, most) = tally.counts.range(item);
            lowest = lowest.saturating_add(u32::from(least));
            highest = highest.saturating_add(u32::from(most));
        }
        (lowest, highest)
    }

    pub(super) fn check_atom(&self, path: &str, atom: &Atom) {
        let fault = match atom {
            Atom::Present(id) => self.fault_of_item(path, id, |_| None),
            Atom::Ticked(id, option) => self.fault_of_item(path, id, |item| {
                let is_present = item.option(option.as_str()).is_some_and(|found| found.finding == Finding::Present);
                (item.kind != ItemKind::Many || !is_present)
                    .then(|| format!("`{option}` is not an option of a `many` item that means present"))
            }),
            Atom::Reaches(id, bound) => self.fault_of_item(path, id, |item| {
                let values = item.values();
                let (least, most) = (values.first().copied()?, values.last().copied()?);
                (*bound <= least || *bound > most).then(|| {
                    format!("the values of `{id}` run from {least} to {most}, so it would always or never be met")
                })
            }),
            Atom::Judgement => None,
            Atom::Band(id) => {
                let found = self.bands.iter().find(|band| band.id == *id);
                check_known(self.problems, path, "band", id, found.is_some());
                found
                    .is_some_and(|band| !band.by_judgement)
                    .then(|| format!("nobody can choose `{id}`: it is not `byJudgement`; use what gives it instead"))
            }
            Atom::Fact(id, test) => match self.facts.iter().find(|fact| fact.id == *id) {
                None => {
                    check_known(self.problems, path, "fact", id, false);
                    None
                }
                Some(fact) => fault_of_test(fact, test),
            },
        };
        if let Some(fault) = fault {
            self.problems.note(ProblemCode::UnsafeRule, path, fault);
        }
    }

    fn fault_of_item(&self, path: &str, id: &LinkId, fault: impl FnOnce(&Item) -> Option<String>) -> Option<String> {
        match self.item(id) {
            None => {
                check_known(self.problems, path, "item", id, false);
                None
            }
            Some(item) if item.kind == ItemKind::Text => Some(format!("`{id}` is a text, which no rule may look at")),
            Some(item) => fault(item),
        }
    }

    fn item(&self, id: &LinkId) -> Option<&'a Item> {
        self.items.iter().find(|item| item.link_id == *id)
    }

    fn tally(&self, id: &TallyId) -> Option<&'a TallyRule> {
        self.tallies.iter().find(|tally| tally.id == *id)
    }
}

impl<'a> Used<'a> {
    fn take(&mut self, subject: &'a str) {
        if !self.whole.insert(subject) {
            self.twice.push(subject);
        }
    }
}

fn parts(condition: &Condition) -> usize {
    match condition {
        Condition::AtLeast { of, .. } => of.iter().map(parts).fold(1, usize::saturating_add),
        _ => 1,
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
