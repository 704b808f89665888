//! Two sets of answers side by side: what moved in the result, and what moved it.

use super::point::{Point, Rules};
use super::said::{Said, subjects};
use crate::assessment::{Assessment, TriggerState};
use crate::instrument::{PathwayId, Setting, TriggerId};
use crate::outcome::{ReferralStatus, Standing};
use crate::response::{EditError, Response};
use std::cmp::Ordering;

/// What follows before and after some answers changed.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What followed before.
    pub before: Point,
    /// What follows after.
    pub after: Point,
    /// The answers that changed, in the instrument's order.
    pub shifts: Vec<Shift>,
    /// What moved: triggers, then referrals, then the standing.
    pub moved: Vec<Move>,
    /// What follows where one of the answers alone is changed. INVARIANT: one for each shift.
    pub(super) alone: Vec<Point>,
}

/// One answer that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// What was said before.
    pub from: Said,
    /// What is said after.
    pub to: Said,
}

/// One thing that moved, and the changed answers that moved it: never none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// What moved.
    pub what: Moved,
    /// What moved it.
    pub because: Vec<Shift>,
}

/// A part of a result, from what to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moved {
    /// A trigger changed its state.
    Trigger(TriggerId, TriggerState, TriggerState),
    /// A referral came, went, or changed its status or urgency. `None` is not on the list.
    Referral(PathwayId, Option<ReferralStatus>, Option<ReferralStatus>),
    /// The result became settled, or provisional.
    Standing(Standing, Standing),
}

impl Comparison {
    /// Compares what follows from two responses to the same instrument.
    #[must_use]
    pub fn of(before: &Response, after: &Response, rules: Rules<'_>, setting: Setting) -> Self {
        let shifts = shifts(before, after, rules);
        let (before_point, after_point) = (rules.point(before, setting), rules.point(after, setting));
        let alone = each_alone(&shifts, before, rules, setting);
        let causes = Causes { shifts: &shifts, alone: &alone, before: &before_point, after: &after_point };
        let moved = causes.moved(rules);
        Self { before: before_point, after: after_point, shifts, moved, alone }
    }

    /// What would follow if these answers were given instead.
    ///
    /// # Errors
    /// [`EditError`] for an answer the instrument does not allow.
    pub fn what_if(before: &Response, changes: &[Said], rules: Rules<'_>, setting: Setting) -> Result<Self, EditError> {
        let mut after = before.clone();
        for said in changes {
            after = said.record(rules.instrument, &after)?;
        }
        Ok(Self::of(before, &after, rules, setting))
    }
}

/// Every subject that two responses answer differently.
pub(super) fn shifts(before: &Response, after: &Response, rules: Rules<'_>) -> Vec<Shift> {
    let mut shifts = Vec::new();
    for subject in subjects(rules.instrument) {
        let (from, to) = (Said::of(before, &subject), Said::of(after, &subject));
        if from != to {
            shifts.push(Shift { from, to });
        }
    }
    shifts
}

/// What moves where one answer alone is changed.
pub(super) fn moved_by(shift: &Shift, before: &Point, after: &Point, rules: Rules<'_>) -> Vec<Move> {
    let (shifts, alone) = (std::slice::from_ref(shift), std::slice::from_ref(after));
    Causes { shifts, alone, before, after }.moved(rules)
}

/// What follows where each answer alone is changed.
pub(super) fn each_alone(shifts: &[Shift], before: &Response, rules: Rules<'_>, setting: Setting) -> Vec<Point> {
    shifts.iter().map(|shift| rules.point(&recorded(&shift.to, before, rules), setting)).collect()
}

/// A response with this said in it. Only for what another response to the same instrument
/// says, which the instrument allows; were it refused, the response would stay as it is.
pub(super) fn recorded(said: &Said, response: &Response, rules: Rules<'_>) -> Response {
    said.record(rules.instrument, response).unwrap_or_else(|_| response.clone())
}

/// How far a trigger is from being met: its state first, then what it counts.
pub(super) fn reach(assessment: &Assessment, trigger: &TriggerId) -> (u8, usize) {
    let Some(step) = assessment.trace().iter().find(|step| step.trigger == *trigger) else { return (0, 0) };
    let state = match step.state {
        TriggerState::NotMet => 0,
        TriggerState::Undetermined => 1,
        TriggerState::Met => 2,
    };
    (state, step.bounds.map_or(0, |bounds| bounds.lowest.saturating_add(bounds.highest)))
}

/// What each changed answer does when it alone is changed.
struct Causes<'a> {
    shifts: &'a [Shift],
    /// INVARIANT: one for each shift.
    alone: &'a [Point],
    before: &'a Point,
    after: &'a Point,
}

impl Causes<'_> {
    fn moved(&self, rules: Rules<'_>) -> Vec<Move> {
        let mut moved = Vec::new();
        let mut triggers: Vec<(TriggerId, TriggerState, TriggerState, Vec<bool>)> = Vec::new();
        for step in self.before.assessment.trace() {
            let to = self.after.assessment.state(&step.trigger);
            if to != step.state {
                triggers.push((step.trigger.clone(), step.state, to, self.of_trigger(&step.trigger)));
            }
        }
        for (id, from, to, causes) in &triggers {
            moved.push(self.named(Moved::Trigger(id.clone(), *from, *to), causes.clone()));
        }
        for pathway in rules.pathways.all() {
            let status = |point: &Point| point.outcome.referral(&pathway.id).map(|referral| referral.status);
            let (from, to) = (status(self.before), status(self.after));
            if from == to {
                continue;
            }
            let mut causes: Vec<bool> = self.alone.iter().map(|point| status(point) != from).collect();
            for (id, _, _, own) in &triggers {
                if pathway.calls.iter().any(|call| call.trigger == *id) {
                    unite(&mut causes, own);
                }
            }
            moved.push(self.named(Moved::Referral(pathway.id.clone(), from, to), causes));
        }
        let (from, to) = (self.before.outcome.standing(), self.after.outcome.standing());
        if from != to {
            let mut causes = vec![false; self.shifts.len()];
            for (_, from, to, own) in &triggers {
                if [from, to].contains(&&TriggerState::Undetermined) {
                    unite(&mut causes, own);
                }
            }
            moved.push(self.named(Moved::Standing(from, to), causes));
        }
        moved
    }

    /// The changes that, each alone, take a trigger the way it went.
    fn of_trigger(&self, trigger: &TriggerId) -> Vec<bool> {
        let before = reach(&self.before.assessment, trigger);
        let way = reach(&self.after.assessment, trigger).cmp(&before);
        let goes = |point: &Point| way != Ordering::Equal && reach(&point.assessment, trigger).cmp(&before) == way;
        self.alone.iter().map(goes).collect()
    }

    /// The changes that were found to be causes; all of them where none is one alone.
    fn named(&self, what: Moved, causes: Vec<bool>) -> Move {
        let any = causes.contains(&true);
        let named = self.shifts.iter().zip(causes).filter(|(_, cause)| *cause || !any);
        Move { what, because: named.map(|(shift, _)| shift.clone()).collect() }
    }
}

fn unite(causes: &mut [bool], more: &[bool]) {
    for (cause, more) in causes.iter_mut().zip(more) {
        *cause |= more;
    }
}
