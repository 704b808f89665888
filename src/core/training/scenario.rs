//! A scenario: an invented case told in steps, each with the answers its author would give.

use super::point::Rules;
use super::said::Said;
use super::{Point, check};
use crate::instrument::{
    ContactId, InstrumentId, Nation, PathwayId, Review, Role, ScenarioId, Setting, Source, SourceId, StepId, Subject,
    TriggerId, Version,
};
use crate::json::Problem;
use crate::outcome::Standing;
use crate::response::Response;

/// An invented case whose model answers lead exactly to the outcome its author wrote down,
/// unless it was taken as [`Scenario::in_progress`].
#[derive(Debug, Clone)]
pub struct Scenario {
    draft: ScenarioDraft,
    /// INVARIANT: one for each step.
    models: Vec<Response>,
}

/// The parts of a scenario before anyone has run its model answers.
#[derive(Debug, Clone)]
pub struct ScenarioDraft {
    /// The permanent name.
    pub id: ScenarioId,
    /// The version of this content.
    pub version: Version,
    /// The title, for a list.
    pub title: String,
    /// One line, for a list.
    pub summary: String,
    /// The one thing it teaches.
    pub point: String,
    /// The nation it plays in.
    pub nation: Nation,
    /// The role of the practitioner.
    pub role: Role,
    /// The instrument it is told for.
    pub instrument: InstrumentId,
    /// The version of that instrument.
    pub instrument_version: Version,
    /// Who reviewed it, and until when that holds.
    pub review: Review,
    /// What the story touches on.
    pub warnings: Vec<String>,
    /// The steps, in the order told.
    pub steps: Vec<Step>,
    /// What to take away.
    pub learning_points: Vec<String>,
    /// For the trainer only.
    pub facilitator_notes: Vec<String>,
    /// The closing words to those who took part.
    pub check_in: Vec<String>,
    /// Services for those who took part, in the directory.
    pub support: Vec<ContactId>,
    /// What the reasoning rests on.
    pub sources: Vec<Source>,
}

/// One part of the story, with what is known by its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name within the scenario.
    pub id: StepId,
    /// The title.
    pub title: String,
    /// The story, a paragraph each.
    pub vignette: Vec<String>,
    /// The model's answers that this step adds or replaces: items, facts, the concern.
    pub answers: Vec<ModelAnswer>,
    /// What follows, as the author wrote it down.
    pub expected: Expected,
    /// For the trainer only.
    pub facilitator: Vec<String>,
}

/// The answer the author would give, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelAnswer {
    /// The answer.
    pub said: Said,
    /// One line of reasoning.
    pub because: String,
    /// What the reasoning rests on.
    pub source: SourceId,
}

/// What follows at the end of a step: complete lists, in any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expected {
    /// The triggers that are met.
    pub met: Vec<TriggerId>,
    /// The triggers that unknown answers decide.
    pub undetermined: Vec<TriggerId>,
    /// The pathways that are recommended.
    pub recommended: Vec<PathwayId>,
    /// The pathways to consider.
    pub consider: Vec<PathwayId>,
    /// How settled it is.
    pub standing: Standing,
}

impl Scenario {
    /// Runs the model answers, and checks that each step leads exactly where its author said.
    ///
    /// # Errors
    /// Every problem found, with its path in the scenario: answers the instrument does not
    /// allow, and ids that are missing from or extra in what is expected.
    pub fn check(draft: ScenarioDraft, rules: Rules<'_>) -> Result<Self, Vec<Problem>> {
        let models = check::models(&draft, rules, true)?;
        Ok(Self { draft, models })
    }

    /// Runs the model answers of a scenario that is still being written, whatever its author
    /// expects so far. Only to show the author where they lead.
    ///
    /// # Errors
    /// Every answer that the instrument does not allow, with its path in the scenario.
    pub fn in_progress(draft: ScenarioDraft, rules: Rules<'_>) -> Result<Self, Vec<Problem>> {
        let models = check::models(&draft, rules, false)?;
        Ok(Self { draft, models })
    }

    /// Everything its author wrote.
    #[must_use]
    pub fn content(&self) -> &ScenarioDraft {
        &self.draft
    }

    /// The permanent name.
    #[must_use]
    pub fn id(&self) -> &ScenarioId {
        &self.draft.id
    }

    /// The version of this content.
    #[must_use]
    pub fn version(&self) -> Version {
        self.draft.version
    }

    /// The instrument it is told for.
    #[must_use]
    pub fn instrument(&self) -> &InstrumentId {
        &self.draft.instrument
    }

    /// Nation and role.
    #[must_use]
    pub fn setting(&self) -> Setting {
        self.draft.setting()
    }

    /// The steps, in the order told.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.draft.steps
    }

    /// One step and its place, from 0.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<(usize, &Step)> {
        self.steps().iter().enumerate().find(|(_, step)| step.id == *id)
    }

    /// The model's answers at the end of the step at this place. The reasoning for a concern
    /// stands as its reason.
    #[must_use]
    pub fn model(&self, place: usize) -> Option<&Response> {
        self.models.get(place)
    }

    /// What follows from the model's answers at the end of the step at this place.
    #[must_use]
    pub fn model_point(&self, place: usize, rules: Rules<'_>) -> Option<Point> {
        self.model(place).map(|model| rules.point(model, self.setting()))
    }

    /// Why the model says what it says of a subject by the end of the step at this place:
    /// the last word on it.
    #[must_use]
    pub fn reasoning(&self, place: usize, subject: &Subject) -> Option<&ModelAnswer> {
        let told = self.steps().iter().take(place.saturating_add(1));
        told.flat_map(|step| &step.answers).rfind(|answer| answer.said.subject() == *subject)
    }

    /// One source.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.draft.sources.iter().find(|source| source.id == *id)
    }
}

impl ScenarioDraft {
    /// Nation and role.
    #[must_use]
    pub fn setting(&self) -> Setting {
        Setting { nation: Some(self.nation), role: Some(self.role) }
    }
}
