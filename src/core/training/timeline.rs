//! A scenario over time: what follows at the end of each step, what moved and what moved it.

use super::comparison::{Comparison, Move};
use super::point::{Point, Rules};
use super::scenario::Scenario;

/// What follows at the end of one step.
#[derive(Debug, Clone)]
pub struct Moment {
    /// What follows.
    pub point: Point,
    /// What moved since the step before; nothing at the first.
    pub moved: Vec<Move>,
}

/// What follows from the model's answers at the end of each step.
#[must_use]
pub fn timeline(scenario: &Scenario, rules: Rules<'_>) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    for place in 0..scenario.steps().len() {
        let Some(model) = scenario.model(place) else { continue };
        let before = place.checked_sub(1).and_then(|before| scenario.model(before));
        moments.push(match before {
            None => Moment { point: rules.point(model, scenario.setting()), moved: Vec::new() },
            Some(before) => {
                let Comparison { after, moved, .. } = Comparison::of(before, model, rules, scenario.setting());
                Moment { point: after, moved }
            }
        });
    }
    moments
}
