//! Tallies in rules: when a sum has reached a number, and which unknown answers decide it.

use super::known::Known;
use super::tally::{Bounds, Tally};
use crate::instrument::{LinkId, Subject, TallyId};

pub(super) fn bounds(id: &TallyId, at_least: u16, known: &Known<'_>) -> Bounds {
    let tally = known.tally_rule(id).map(|rule| Tally::count(rule, known)).unwrap_or_default();
    Bounds { lowest: tally.lowest(), highest: tally.highest(), needed: usize::from(at_least), of: tally.of() }
}

/// The items that add more than the least they could.
pub(super) fn evidence(id: &TallyId, known: &Known<'_>) -> Vec<Subject> {
    let Some(rule) = known.tally_rule(id) else { return Vec::new() };
    let mut subjects = Vec::new();
    for (item, values) in known.parts(rule) {
        let least = known.instrument.item(item).map_or(0, |item| rule.counts.range(item).0);
        // What nobody knows still adds the least it can, whoever is left out.
        if values.first().is_some_and(|value| *value > least) {
            subjects.push(Subject::Item(item.clone()));
        }
    }
    subjects
}

/// What is unknown in a tally, and how far it is from the number that meets it.
struct Open<'a> {
    /// What each unknown item can add beyond the least it must: from 0 up.
    gains: Vec<(&'a LinkId, Vec<usize>)>,
    needed: usize,
}

impl<'a> Open<'a> {
    fn new(id: &TallyId, at_least: u16, known: &Known<'a>) -> Self {
        let mut open = Self { gains: Vec::new(), needed: usize::from(at_least) };
        let parts = known.tally_rule(id).map(|rule| known.parts(rule)).unwrap_or_default();
        for (item, values) in parts {
            let least = values.first().copied().unwrap_or_default();
            open.needed = open.needed.saturating_sub(usize::from(least));
            if values.len() > 1 {
                let gain = |value: &u16| usize::from(value.saturating_sub(least));
                open.gains.push((item, values.iter().map(gain).collect()));
            }
        }
        open
    }

    /// The fewest of the items other than the one at `without` that can gain this much.
    fn fewest(&self, mut gain: usize, without: Option<usize>) -> usize {
        let mut most: Vec<usize> = Vec::new();
        for (place, (_, gains)) in self.gains.iter().enumerate() {
            if Some(place) != without {
                let own = gains.last().copied().unwrap_or_default();
                let at = most.partition_point(|other| *other >= own);
                most.insert(at, own);
            }
        }
        let mut count: usize = 0;
        for own in most {
            if gain == 0 {
                break;
            }
            gain = gain.saturating_sub(own);
            count = count.saturating_add(1);
        }
        count
    }
}

/// The fewest answers that would meet an undetermined tally.
pub(super) fn distance(id: &TallyId, at_least: u16, known: &Known<'_>) -> usize {
    let open = Open::new(id, at_least, known);
    open.fewest(open.needed, None)
}

/// The items whose answer alone could carry the sum over the number, for some answers of
/// the others.
///
/// An item that can gain up to M decides exactly when the others can gain some s with
/// needed - M <= s < needed. The sums that the others can reach come from those before it
/// and those after it, so the list is walked twice and no more.
pub(super) fn unknowns(id: &TallyId, at_least: u16, known: &Known<'_>) -> Vec<(Subject, usize)> {
    let open = Open::new(id, at_least, known);
    let mut after = vec![reach_nothing(open.needed)];
    for (_, gains) in open.gains.iter().rev() {
        let next = after.last().map(|reached| reach(reached, gains)).unwrap_or_default();
        after.push(next);
    }
    let mut before = reach_nothing(open.needed);
    let mut deciding = Vec::new();
    for (place, (item, gains)) in open.gains.iter().enumerate() {
        after.pop();
        let most = gains.last().copied().unwrap_or_default();
        if after.last().is_some_and(|after| can_land(&before, after, open.needed.saturating_sub(most))) {
            let rest = open.fewest(open.needed.saturating_sub(most), Some(place));
            deciding.push((Subject::Item((*item).clone()), rest.saturating_add(1)));
        }
        before = reach(&before, gains);
    }
    deciding
}

/// Below the number needed, only nothing is reached by nobody.
fn reach_nothing(needed: usize) -> Vec<bool> {
    (0..needed).map(|sum| sum == 0).collect()
}

/// The sums below the number needed that one more item lets reach.
fn reach(reached: &[bool], gains: &[usize]) -> Vec<bool> {
    let from = |sum: usize| gains.iter().any(|gain| sum.checked_sub(*gain).is_some_and(|rest| is_set(reached, rest)));
    (0..reached.len()).map(from).collect()
}

fn is_set(reached: &[bool], sum: usize) -> bool {
    reached.get(sum).copied().unwrap_or_default()
}

/// True when one sum of each together lies from `from` up to below the number needed.
fn can_land(one: &[bool], two: &[bool], from: usize) -> bool {
    // How many sums of the second lie below each place.
    let mut below = vec![0usize];
    for reached in two {
        below.push(below.last().copied().unwrap_or_default().saturating_add(usize::from(*reached)));
    }
    let count = |sum: usize| below.get(sum.min(two.len())).copied().unwrap_or_default();
    let lands = |sum: usize| {
        let up_to = two.len().saturating_sub(sum);
        is_set(one, sum) && count(up_to) > count(from.saturating_sub(sum))
    };
    (0..one.len()).any(lands)
}
