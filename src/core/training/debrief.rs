//! A trainee's answers beside the model's: where they differ, and which differences matter.

use super::comparison::{Comparison, Move, Shift, each_alone, moved_by, shifts};
use super::point::{Point, Rules};
use super::routing::{Effect, Swaps, call, rerouted};
use super::said::{Said, subjects};
use super::scenario::{ModelAnswer, Scenario};
use crate::instrument::{PathwayId, Subject};
use crate::response::Response;

/// A trainee's answers at the end of a step, compared with the model's.
#[derive(Debug, Clone)]
pub struct Debrief {
    /// How many things were asked by both and answered alike.
    pub same: usize,
    /// The differences, in the instrument's order.
    pub differences: Vec<Difference>,
    /// What follows from the trainee's answers.
    pub yours: Point,
    /// What follows from the model's.
    pub model: Point,
    /// The pathways the model calls for and the trainee's answers do not, or less strongly
    /// or less soon.
    pub missed: Vec<PathwayId>,
    /// The pathways the trainee's answers call for more strongly or sooner than the model.
    pub extra: Vec<PathwayId>,
}

/// One difference between a trainee's answers and the model's.
#[derive(Debug, Clone)]
pub struct Difference {
    /// From the trainee's answer to the model's.
    pub shift: Shift,
    /// What it did to where people are sent.
    pub effect: Effect,
    /// What moves when it is set right: it alone, or together with the others it needs.
    pub moved: Vec<Move>,
    /// The model's reasoning, where the story says something of this.
    pub reasoning: Option<ModelAnswer>,
}

impl Difference {
    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        self.shift.to.subject()
    }
}

impl Debrief {
    /// Compares a trainee's answers with the model's at the end of the step at this place;
    /// none where the scenario has no such step.
    #[must_use]
    pub fn of(yours: &Response, scenario: &Scenario, place: usize, rules: Rules<'_>) -> Option<Self> {
        let model = scenario.model(place)?;
        let setting = scenario.setting();
        let whole = Comparison::of(yours, model, rules, setting);
        let points = (&whole.before, &whole.after);
        let (yours_and, model_and) = ((yours, points.0), (model, points.1));
        let (shifts, corrected) = (&whole.shifts, &whole.alone);
        let swaps = Swaps { rules, setting, yours: yours_and, model: model_and, shifts, corrected };
        let mut differences = Vec::new();
        for ((shift, corrected), effect) in shifts.iter().zip(corrected).zip(swaps.effects()) {
            let moved = moved(&swaps, (shift, corrected), &effect, &whole);
            let reasoning = scenario.reasoning(place, &shift.to.subject()).cloned();
            differences.push(Difference { shift: shift.clone(), effect, moved, reasoning });
        }
        let both = |subject: &Subject| !Said::of(model, subject).is_blank() && !Said::of(yours, subject).is_blank();
        let alike = |subject: &&Subject| both(subject) && Said::of(model, subject) == Said::of(yours, subject);
        let same = subjects(rules.instrument).iter().filter(alike).count();
        let (missed, extra) = rerouted(points.0, points.1, rules)
            .into_iter()
            .partition(|pathway| call(points.1, pathway) > call(points.0, pathway));
        Some(Self { same, differences, missed, extra, yours: whole.before, model: whole.after })
    }

    /// True when the trainee's answers send people exactly where the model's do.
    #[must_use]
    pub fn same_routing(&self) -> bool {
        self.missed.is_empty() && self.extra.is_empty()
    }
}

/// The effect of each difference between a trainee's answers and the model's, with what it
/// is about. Cheaper than a whole debrief.
pub(super) fn effects(
    yours: (&Response, &Point),
    model: (&Response, &Point),
    scenario: &Scenario,
    rules: Rules<'_>,
) -> Vec<(Subject, Effect)> {
    let shifts = shifts(yours.0, model.0, rules);
    let setting = scenario.setting();
    let corrected = each_alone(&shifts, yours.0, rules, setting);
    let swaps = Swaps { rules, setting, yours, model, shifts: &shifts, corrected: &corrected };
    shifts.iter().map(|shift| shift.to.subject()).zip(swaps.effects()).collect()
}

fn moved(swaps: &Swaps<'_>, (shift, corrected): (&Shift, &Point), effect: &Effect, whole: &Comparison) -> Vec<Move> {
    let (yours, model) = (swaps.yours.1, swaps.model.1);
    match effect {
        Effect::ChangedWithOthers(_) => {
            let names = |one: &&Move| one.because.contains(shift);
            whole.moved.iter().filter(names).cloned().collect()
        }
        // Setting it right changes nothing while other slips stand; making it is enough.
        Effect::ChangedRouting(_) if rerouted(yours, corrected, swaps.rules).is_empty() => {
            moved_by(shift, &swaps.slipped(shift), model, swaps.rules)
        }
        Effect::ChangedRouting(_) | Effect::Harmless => moved_by(shift, yours, corrected, swaps.rules),
    }
}
