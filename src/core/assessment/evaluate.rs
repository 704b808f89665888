//! Conditions in three values: met, not met, undetermined.

use super::TriggerState;
use super::tally::Bounds;
use crate::instrument::{Atom, Condition, FactTest, Finding, Subject};
use crate::response::{FactValue, Response};

pub(super) fn state(condition: &Condition, response: &Response) -> TriggerState {
    match condition {
        Condition::Atom(of) => atom(of, response),
        Condition::AtLeast { needed, of } => {
            let bounds = bounds(*needed, of, response);
            if bounds.lowest >= bounds.needed {
                TriggerState::Met
            } else if bounds.highest >= bounds.needed {
                TriggerState::Undetermined
            } else {
                TriggerState::NotMet
            }
        }
    }
}

pub(super) fn bounds(needed: usize, of: &[Condition], response: &Response) -> Bounds {
    let count = |wanted: TriggerState| of.iter().filter(|part| state(part, response) == wanted).count();
    let lowest = count(TriggerState::Met);
    let highest = lowest.saturating_add(count(TriggerState::Undetermined));
    Bounds { lowest, highest, needed, of: of.len() }
}

pub(super) fn atom(atom: &Atom, response: &Response) -> TriggerState {
    let certain = |holds: bool| if holds { TriggerState::Met } else { TriggerState::NotMet };
    match atom {
        Atom::Present(link_id) => match response.finding(link_id) {
            Finding::Present => TriggerState::Met,
            Finding::Absent => TriggerState::NotMet,
            Finding::Unknown(_) => TriggerState::Undetermined,
        },
        Atom::Judgement => certain(response.judgement().is_concerned()),
        Atom::Fact(id, test) => match (response.fact(id), test) {
            (None | Some(FactValue::DontKnow), _) => TriggerState::Undetermined,
            (Some(FactValue::Number(number)), FactTest::AtLeast(bound)) => certain(number >= bound),
            (Some(FactValue::Number(number)), FactTest::AtMost(bound)) => certain(number <= bound),
            (Some(FactValue::Choice(code)), FactTest::Is(option)) => certain(code == option),
            (Some(value), _) => certain(*value == FactValue::Yes),
        },
    }
}

/// The atoms that meet a met condition. Parts that are not met themselves add nothing, so
/// the evidence taken alone still meets it.
pub(super) fn evidence(condition: &Condition, response: &Response) -> Vec<Subject> {
    if state(condition, response) != TriggerState::Met {
        return Vec::new();
    }
    match condition {
        Condition::Atom(atom) => vec![atom.subject()],
        Condition::AtLeast { of, .. } => of.iter().flat_map(|part| evidence(part, response)).collect(),
    }
}

/// The unknown atoms that decide an undetermined condition.
///
/// Rules ask each thing once (instrument check, "read once") and every atom can go both
/// ways, so in an undetermined "at least N of", with t parts met and u undetermined and
/// t < N <= t + u, the other undetermined parts can be completed to exactly N - 1: each
/// undetermined part decides. By recursion these are all that decide, and nothing else.
///
/// Each comes with the fewest "yes" answers, its own included, that would meet the
/// condition by way of it.
pub(super) fn unknowns(condition: &Condition, response: &Response) -> Vec<(Subject, usize)> {
    if state(condition, response) != TriggerState::Undetermined {
        return Vec::new();
    }
    let Condition::AtLeast { needed, of } = condition else {
        return condition.atoms().into_iter().map(|atom| (atom.subject(), 1)).collect();
    };
    let cheapest = cheapest(*needed, of, response);
    let all: usize = cheapest.iter().sum();
    let dearest = cheapest.last().copied().unwrap_or_default();
    let through = |part: &Condition| {
        // The other parts that must be met with this one: the cheapest, less this one if it
        // is among them, or else less the dearest of them.
        let rest = distance(part, response).map_or(all, |own| all.saturating_sub(own.min(dearest)));
        let within = unknowns(part, response).into_iter();
        within.map(move |(subject, own)| (subject, own.saturating_add(rest))).collect::<Vec<_>>()
    };
    of.iter().flat_map(through).collect()
}

/// The fewest further "yes" answers that would meet a condition: 0 when it is met, `None`
/// when nothing can.
fn distance(condition: &Condition, response: &Response) -> Option<usize> {
    match (state(condition, response), condition) {
        (TriggerState::Met, _) => Some(0),
        (TriggerState::NotMet, _) => None,
        (TriggerState::Undetermined, Condition::Atom(_)) => Some(1),
        (TriggerState::Undetermined, Condition::AtLeast { needed, of }) => {
            Some(cheapest(*needed, of, response).into_iter().sum())
        }
    }
}

/// The distances of the parts that are nearest to being met, as many as are needed. Rules
/// ask each thing once, so parts never share an answer and their distances add up.
fn cheapest(needed: usize, parts: &[Condition], response: &Response) -> Vec<usize> {
    let mut distances: Vec<usize> = Vec::new();
    for own in parts.iter().filter_map(|part| distance(part, response)) {
        let at = distances.partition_point(|other| *other <= own);
        distances.insert(at, own);
    }
    distances.truncate(needed);
    distances
}
