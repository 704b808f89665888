//! Conditions in three values: met, not met, undetermined.

use super::TriggerState;
use super::known::Known;
use super::sum;
use super::tally::Bounds;
use crate::instrument::{Atom, Condition, FactId, FactTest, Subject};
use crate::response::{FactValue, Response};

pub(super) fn state(condition: &Condition, known: &Known<'_>) -> TriggerState {
    match condition {
        Condition::Atom(of) => atom(of, known),
        Condition::Tally { tally, at_least } => sum::bounds(tally, *at_least, known).state(),
        Condition::AtLeast { needed, of } => bounds(*needed, of, known).state(),
    }
}

pub(super) fn bounds(needed: usize, of: &[Condition], known: &Known<'_>) -> Bounds {
    let count = |wanted: TriggerState| of.iter().filter(|part| state(part, known) == wanted).count();
    let lowest = count(TriggerState::Met);
    let highest = lowest.saturating_add(count(TriggerState::Undetermined));
    Bounds { lowest, highest, needed, of: of.len() }
}

fn atom(atom: &Atom, known: &Known<'_>) -> TriggerState {
    match atom {
        Atom::Present(link_id) => known.state(link_id),
        Atom::Ticked(link_id, option) => known.ticked(link_id, option),
        Atom::Reaches(link_id, bound) => {
            let values = known.values(link_id);
            let reaches = |value: Option<&u16>| value.is_some_and(|value| value >= bound);
            match (reaches(values.first()), reaches(values.last())) {
                (true, _) => TriggerState::Met,
                (false, true) => TriggerState::Undetermined,
                (false, false) => TriggerState::NotMet,
            }
        }
        Atom::Judgement => certain(known.response.judgement().is_concerned()),
        Atom::Band(band) => known.chose(band),
        Atom::Fact(id, test) => fact(id, test, known.response),
    }
}

pub(super) fn fact(id: &FactId, test: &FactTest, response: &Response) -> TriggerState {
    match (response.fact(id), test) {
        (None | Some(FactValue::DontKnow), _) => TriggerState::Undetermined,
        (Some(FactValue::Number(number)), FactTest::AtLeast(bound)) => certain(number >= bound),
        (Some(FactValue::Number(number)), FactTest::AtMost(bound)) => certain(number <= bound),
        (Some(FactValue::Choice(code)), FactTest::Is(option)) => certain(code == option),
        (Some(value), _) => certain(*value == FactValue::Yes),
    }
}

fn certain(holds: bool) -> TriggerState {
    if holds { TriggerState::Met } else { TriggerState::NotMet }
}

/// The atoms that meet a met condition. Parts that are not met themselves add nothing, so
/// the evidence taken alone still meets it.
pub(super) fn evidence(condition: &Condition, known: &Known<'_>) -> Vec<Subject> {
    if state(condition, known) != TriggerState::Met {
        return Vec::new();
    }
    match condition {
        Condition::Atom(atom) => vec![atom.subject()],
        Condition::Tally { tally, .. } => sum::evidence(tally, known),
        Condition::AtLeast { of, .. } => of.iter().flat_map(|part| evidence(part, known)).collect(),
    }
}

/// The unknown atoms that decide an undetermined condition.
///
/// Rules ask each thing once (instrument check, "read once") and every atom can go both
/// ways, so in an undetermined "at least N of", with t parts met and u undetermined and
/// t < N <= t + u, the other undetermined parts can be completed to exactly N - 1: each
/// undetermined part decides. By recursion these are all that decide, and nothing else. A
/// tally of weights needs more than that, and `sum` walks its sums.
///
/// Each comes with the fewest "yes" answers, its own included, that would meet the
/// condition by way of it.
pub(super) fn unknowns(condition: &Condition, known: &Known<'_>) -> Vec<(Subject, usize)> {
    if state(condition, known) != TriggerState::Undetermined {
        return Vec::new();
    }
    let (needed, of) = match condition {
        Condition::Atom(atom) => return vec![(atom.subject(), 1)],
        Condition::Tally { tally, at_least } => return sum::unknowns(tally, *at_least, known),
        Condition::AtLeast { needed, of } => (*needed, of),
    };
    let cheapest = cheapest(needed, of, known);
    let all: usize = cheapest.iter().sum();
    let dearest = cheapest.last().copied().unwrap_or_default();
    let through = |part: &Condition| {
        // The other parts that must be met with this one: the cheapest, less this one if it
        // is among them, or else less the dearest of them.
        let rest = distance(part, known).map_or(all, |own| all.saturating_sub(own.min(dearest)));
        let within = unknowns(part, known).into_iter();
        within.map(move |(subject, own)| (subject, own.saturating_add(rest))).collect::<Vec<_>>()
    };
    of.iter().flat_map(through).collect()
}

/// The fewest further "yes" answers that would meet a condition: 0 when it is met, `None`
/// when nothing can.
fn distance(condition: &Condition, known: &Known<'_>) -> Option<usize> {
    match (state(condition, known), condition) {
        (TriggerState::Met, _) => Some(0),
        (TriggerState::NotMet, _) => None,
        (TriggerState::Undetermined, Condition::Atom(_)) => Some(1),
        (TriggerState::Undetermined, Condition::Tally { tally, at_least }) => {
            Some(sum::distance(tally, *at_least, known))
        }
        (TriggerState::Undetermined, Condition::AtLeast { needed, of }) => {
            Some(cheapest(*needed, of, known).into_iter().sum())
        }
    }
}

/// The distances of the parts that are nearest to being met, as many as are needed. Rules
/// ask each thing once, so parts never share an answer and their distances add up.
fn cheapest(needed: usize, parts: &[Condition], known: &Known<'_>) -> Vec<usize> {
    let mut distances: Vec<usize> = Vec::new();
    for own in parts.iter().filter_map(|part| distance(part, known)) {
        let at = distances.partition_point(|other| *other <= own);
        distances.insert(at, own);
    }
    distances.truncate(needed);
    distances
}
