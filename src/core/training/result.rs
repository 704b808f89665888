//! What a trainee hands in. Its type can hold nothing live.

use super::point::Rules;
use super::said::Said;
use super::scenario::Scenario;
use crate::instrument::{ScenarioId, StepId, Version};
use crate::response::{EditError, Response};

/// A trainee's answers to one step of a scenario: codes and numbers.
///
/// There is no field for a note, a reason, a name, a reference or a time, and none can be made
/// without a [`Scenario`], which a live session never has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingResult {
    scenario: ScenarioId,
    version: Version,
    step: StepId,
    said: Vec<Said>,
}

impl TrainingResult {
    /// What a response says at the end of the step at this place; none where the scenario
    /// has no such step. Everything typed stays behind.
    #[must_use]
    pub fn of(response: &Response, scenario: &Scenario, place: usize, rules: Rules<'_>) -> Option<Self> {
        let step = scenario.steps().get(place)?;
        Some(Self {
            scenario: scenario.id().clone(),
            version: scenario.version(),
            step: step.id.clone(),
            said: Said::all(rules.instrument, response),
        })
    }

    /// A result from what was said, checked against the instrument; none where the scenario
    /// has no such step.
    ///
    /// # Errors
    /// [`EditError`] for an answer the instrument does not allow.
    pub fn from_said(
        said: &[Said],
        scenario: &Scenario,
        place: usize,
        rules: Rules<'_>,
    ) -> Result<Option<Self>, EditError> {
        let mut response = Response::new(rules.instrument);
        for said in said {
            response = said.record(rules.instrument, &response)?;
        }
        Ok(Self::of(&response, scenario, place, rules))
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &ScenarioId {
        &self.scenario
    }

    /// The version of that scenario.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// The step.
    #[must_use]
    pub fn step(&self) -> &StepId {
        &self.step
    }

    /// The place of the step, where this is a result of this scenario at this version.
    #[must_use]
    pub fn place_in(&self, scenario: &Scenario) -> Option<usize> {
        let same = self.scenario == *scenario.id() && self.version == scenario.version();
        scenario.step(&self.step).filter(|_| same).map(|(place, _)| place)
    }

    /// Everything that was said, in the instrument's order.
    #[must_use]
    pub fn said(&self) -> &[Said] {
        &self.said
    }

    /// The same as a response, to see what follows from it.
    #[must_use]
    pub fn response(&self, rules: Rules<'_>) -> Response {
        let blank = Response::new(rules.instrument);
        self.said.iter().fold(blank, |response, said| super::comparison::recorded(said, &response, rules))
    }
}
