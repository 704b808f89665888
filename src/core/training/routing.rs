//! Where an outcome sends people, and which of several differences change that.

use super::comparison::{Shift, reach, recorded};
use super::point::{Point, Rules};
use crate::instrument::{CallStatus, PathwayId, Setting};
use crate::outcome::ReferralStatus;
use crate::response::Response;
use std::cmp::Ordering;

/// How strongly and how soon a pathway is called for; none where nothing known calls for it.
pub(super) fn call(point: &Point, pathway: &PathwayId) -> Option<CallStatus> {
    match point.outcome.referral(pathway)?.status {
        ReferralStatus::Called(status) => Some(status),
        ReferralStatus::Undetermined { .. } => None,
    }
}

/// The pathways that two outcomes call for differently: in one only, or more strongly or
/// sooner in one. What merely depends on an unknown answer sends nobody anywhere yet.
pub(super) fn rerouted(yours: &Point, model: &Point, rules: Rules<'_>) -> Vec<PathwayId> {
    let differs = |id: &&PathwayId| call(yours, id) != call(model, id);
    rules.pathways.all().iter().map(|pathway| &pathway.id).filter(differs).cloned().collect()
}

/// What a difference between two sets of answers did to where people are sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// It alone changed the call for these pathways.
    ChangedRouting(Vec<PathwayId>),
    /// Alone it changed nothing; together with others it changed the call for these.
    ChangedWithOthers(Vec<PathwayId>),
    /// It changed the call for nothing.
    Harmless,
}

impl Effect {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::ChangedRouting(_) => "changed-routing",
            Self::ChangedWithOthers(_) => "changed-with-others",
            Self::Harmless => "harmless",
        }
    }

    /// True unless it is harmless.
    #[must_use]
    pub const fn changed_routing(&self) -> bool {
        !matches!(self, Self::Harmless)
    }
}

/// Two sets of answers, the differences between them, and what follows from each.
pub(super) struct Swaps<'a> {
    pub(super) rules: Rules<'a>,
    pub(super) setting: Setting,
    pub(super) yours: (&'a Response, &'a Point),
    pub(super) model: (&'a Response, &'a Point),
    /// From yours to the model's.
    pub(super) shifts: &'a [Shift],
    /// What follows from your answers with one of them as the model has it. INVARIANT: one
    /// for each shift.
    pub(super) corrected: &'a [Point],
}

impl Swaps<'_> {
    /// The effect of each difference. While the routing is the same, each is harmless; where
    /// it differs, at least one is not.
    ///
    /// A difference counts alone when correcting it alone moves your call the model's way
    /// ("but for this"), or when making it alone moves the model's call your way ("this is
    /// enough"). Of the rest, those count together that would move the call without them.
    pub(super) fn effects(&self) -> Vec<Effect> {
        let mut alone: Vec<Vec<PathwayId>> = vec![Vec::new(); self.shifts.len()];
        let mut together = alone.clone();
        let rerouted = rerouted(self.yours.1, self.model.1, self.rules);
        if !rerouted.is_empty() {
            let slipped: Vec<Point> = self.shifts.iter().map(|shift| self.slipped(shift)).collect();
            for pathway in rerouted {
                let mut rest = Vec::new();
                for (place, points) in self.corrected.iter().zip(&slipped).enumerate() {
                    if self.moves(points.0, &pathway) || self.is_enough(points.1, &pathway) {
                        add(&mut alone, place, &pathway);
                    } else {
                        rest.push(place);
                    }
                }
                for place in self.together(&rest, &pathway) {
                    add(&mut together, place, &pathway);
                }
            }
        }
        let effect = |(alone, together): (Vec<PathwayId>, Vec<PathwayId>)| match (alone, together) {
            (alone, _) if !alone.is_empty() => Effect::ChangedRouting(alone),
            (_, together) if !together.is_empty() => Effect::ChangedWithOthers(together),
            _ => Effect::Harmless,
        };
        alone.into_iter().zip(together).map(effect).collect()
    }

    /// Whether setting these right moves your call the model's way.
    fn set_right(&self, places: &[usize], pathway: &PathwayId) -> bool {
        let mut response = self.yours.0.clone();
        for shift in places.iter().filter_map(|place| self.shifts.get(*place)) {
            response = recorded(&shift.to, &response, self.rules);
        }
        !places.is_empty() && self.moves(&self.rules.point(&response, self.setting), pathway)
    }

    /// The model's answers with one of them as you have it.
    pub(super) fn slipped(&self, shift: &Shift) -> Point {
        self.rules.point(&recorded(&shift.from, self.model.0, self.rules), self.setting)
    }

    /// The way from your call for a pathway to the model's.
    fn way(&self, pathway: &PathwayId) -> Ordering {
        call(self.model.1, pathway).cmp(&call(self.yours.1, pathway))
    }

    fn moves(&self, corrected: &Point, pathway: &PathwayId) -> bool {
        call(corrected, pathway).cmp(&call(self.yours.1, pathway)) == self.way(pathway)
    }

    fn is_enough(&self, slipped: &Point, pathway: &PathwayId) -> bool {
        call(self.model.1, pathway).cmp(&call(slipped, pathway)) == self.way(pathway)
    }

    /// The differences among these that matter only together: those that take a trigger the
    /// model's way, where they are enough; otherwise as few as are.
    fn together(&self, rest: &[usize], pathway: &PathwayId) -> Vec<usize> {
        let point = |place: &usize| self.corrected.get(*place);
        let contributes = |place: &&usize| point(place).is_some_and(|point| self.contributes(point, pathway));
        let contributing: Vec<usize> = rest.iter().filter(contributes).copied().collect();
        if self.set_right(&contributing, pathway) {
            return contributing;
        }
        if !self.set_right(rest, pathway) {
            return Vec::new();
        }
        let mut needed = rest.to_vec();
        for place in rest {
            let without: Vec<usize> = needed.iter().filter(|other| *other != place).copied().collect();
            if self.set_right(&without, pathway) {
                needed = without;
            }
        }
        needed
    }

    fn contributes(&self, corrected: &Point, pathway: &PathwayId) -> bool {
        let calls = self.rules.pathways.find(pathway).map(|pathway| pathway.calls.as_slice()).unwrap_or_default();
        calls.iter().any(|call| {
            let reach = |point: &Point| reach(&point.assessment, &call.trigger);
            let (yours, model) = (reach(self.yours.1), reach(self.model.1));
            yours.0 != model.0 && reach(corrected).cmp(&yours) == model.cmp(&yours)
        })
    }
}

fn add(lists: &mut [Vec<PathwayId>], place: usize, pathway: &PathwayId) {
    if let Some(list) = lists.get_mut(place) {
        list.push(pathway.clone());
    }
}
