//! The headless functions of the training module, version 1. Each takes a scenario; none can
//! read a live response, and none of the live functions is compiled beside them.

use crate::error::EmbedError;
use crate::library::shipped;
use crate::plain::{parsed, text_of};
use risk_checklist_core::content::{Library, TrainingWords};
use risk_checklist_core::delivery::assessment_v1;
use risk_checklist_core::delivery::training::{
    self, Teller, changes_from_wire, result_from_wire, result_to_wire, results_from_wire,
};
use risk_checklist_core::instrument::StepId;
use risk_checklist_core::json::{Problem, ProblemCode};
use risk_checklist_core::training::{Debrief, Scenario, TrainingResult};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("risk-checklist-training.d.ts");

#[wasm_bindgen]
extern "C" {
    /// A scenario, `risk-checklist/scenario/1`.
    #[wasm_bindgen(typescript_type = "Scenario")]
    pub type ScenarioValue;
    /// A training result, `risk-checklist/training-result/1`.
    #[wasm_bindgen(typescript_type = "TrainingResult")]
    pub type ResultValue;
    /// Several training results.
    #[wasm_bindgen(typescript_type = "TrainingResult[]")]
    pub type ResultsValue;
    /// What changes in a what-if.
    #[wasm_bindgen(typescript_type = "TrainingChange")]
    pub type ChangeValue;
    /// Packs of the caller's own, or nothing.
    #[wasm_bindgen(typescript_type = "object[] | undefined")]
    pub type PacksValue;
}

/// Checks a scenario: every problem with its path, and none where its model answers lead
/// exactly where its author said.
///
/// # Errors
/// Throws when a pack is broken, or a value cannot be read as JSON.
#[wasm_bindgen(js_name = checkScenario, unchecked_return_type = "TrainingProblem[]")]
pub fn check_scenario(scenario: ScenarioValue, packs: PacksValue) -> Result<JsValue, JsValue> {
    let library = library(&packs)?;
    let problems = library.scenario(&text_of(&scenario)?).err().unwrap_or_default();
    parsed(&training::problems_to_wire(&problems))
}

/// The outcome over the steps: what moved at each and what moved it. `expected` is left out of
/// account, so that an author sees where the model leads.
///
/// # Errors
/// Throws an `Error` with `code`, `path` and `problems` when the scenario cannot be read.
#[wasm_bindgen(js_name = scenarioTimeline, unchecked_return_type = "TrainingTimeline")]
pub fn scenario_timeline(scenario: ScenarioValue, packs: PacksValue) -> Result<JsValue, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    parsed(&training::timeline(&stage.teller()))
}

/// The model's own answers at the end of a step, as a result.
///
/// # Errors
/// As `scenarioTimeline`, and for a step the scenario does not have.
#[wasm_bindgen(js_name = modelResult, unchecked_return_type = "TrainingResult")]
pub fn model_result(scenario: ScenarioValue, step: &str, packs: PacksValue) -> Result<JsValue, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    let place = stage.place(step)?;
    let model = stage.scenario.model(place).ok_or_else(unknown_step)?;
    let result = TrainingResult::of(model, &stage.scenario, place, stage.teller().rules());
    parsed(&result_to_wire(&result.ok_or_else(unknown_step)?))
}

/// What would follow if these answers were given instead: before and after, side by side, what
/// moved and what moved it.
///
/// ```js
/// const { before, after, moved } = whatIf(result, scenario, { answers: { "15": "yes" } });
/// ```
///
/// # Errors
/// Throws when the result is not one of this scenario, or a change does not fit its checklist.
#[wasm_bindgen(js_name = whatIf, unchecked_return_type = "TrainingWhatIf")]
pub fn what_if(
    result: ResultValue,
    scenario: ScenarioValue,
    change: ChangeValue,
    packs: PacksValue,
) -> Result<JsValue, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    let teller = stage.teller();
    let (_, response) = stage.response(&result)?;
    let changes = changes_from_wire(&text_of(&change)?, &teller).map_err(EmbedError::Problems)?;
    let found = training::what_if(&teller, &response, &changes);
    let found = found.map_err(|error| EmbedError::Problems(vec![problem(ProblemCode::UnknownValue, "", &error)]))?;
    parsed(&found)
}

/// A trainee's answers beside the model's: where they differ, which differences changed where
/// people are sent, and why.
///
/// # Errors
/// Throws when the result is not one of this scenario.
#[wasm_bindgen(unchecked_return_type = "TrainingDebrief")]
pub fn debrief(result: ResultValue, scenario: ScenarioValue, packs: PacksValue) -> Result<JsValue, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    let teller = stage.teller();
    let (place, response) = stage.response(&result)?;
    let found = Debrief::of(&response, &stage.scenario, place, teller.rules()).ok_or_else(unknown_step)?;
    parsed(&training::debrief(&teller, &found))
}

/// A result as a short text to read out or paste: `RC1-...`.
///
/// # Errors
/// Throws when the result is not one of this scenario.
#[wasm_bindgen(js_name = trainingCode)]
pub fn training_code(result: ResultValue, scenario: ScenarioValue, packs: PacksValue) -> Result<String, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    let teller = stage.teller();
    let result = result_from_wire(&text_of(&result)?, &teller).map_err(EmbedError::Problems)?;
    Ok(result.to_code(&stage.scenario, teller.rules()))
}

/// Reads a code. Small letters, spaces and missing hyphens are forgiven.
///
/// # Errors
/// Throws with the code `not-a-code`, `wrong-checksum`, `other-scenario`, `other-version`,
/// `other-step` or `does-not-fit`.
#[wasm_bindgen(js_name = readTrainingCode, unchecked_return_type = "TrainingResult")]
pub fn read_training_code(text: &str, scenario: ScenarioValue, packs: PacksValue) -> Result<JsValue, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    let read = TrainingResult::from_code(text, &stage.scenario, stage.teller().rules());
    parsed(&result_to_wire(&read.map_err(EmbedError::TrainingCode)?))
}

/// A group's results to one step, side by side.
///
/// # Errors
/// Throws when a result is not one of this scenario and step; `path` says which.
#[wasm_bindgen(unchecked_return_type = "TrainingCalibration")]
pub fn calibrate(
    results: ResultsValue,
    scenario: ScenarioValue,
    step: &str,
    packs: PacksValue,
) -> Result<JsValue, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    let teller = stage.teller();
    let place = stage.place(step)?;
    let results = results_from_wire(&text_of(&results)?, &teller, place).map_err(EmbedError::Problems)?;
    parsed(&training::calibrate(&teller, &results, place).ok_or_else(unknown_step)?)
}

/// A scenario to print, and what an author's form is made of.
///
/// # Errors
/// As `scenarioTimeline`.
#[wasm_bindgen(unchecked_return_type = "TrainingHandout")]
pub fn handout(scenario: ScenarioValue, packs: PacksValue) -> Result<JsValue, JsValue> {
    let stage = Stage::new(&scenario, &packs)?;
    parsed(&training::handout(&stage.teller()))
}

/// The instruments of this build and of these packs.
///
/// # Errors
/// Throws when a pack is broken.
#[wasm_bindgen(unchecked_return_type = "TrainingInstrument[]")]
pub fn instruments(packs: PacksValue) -> Result<JsValue, JsValue> {
    parsed(&assessment_v1::instruments_to_wire(library(&packs)?.as_ref()))
}

thread_local! {
    /// The story in hand. A trainer reads two hundred codes of one story, one call each: reading
    /// the content anew every time would take seconds.
    static IN_HAND: RefCell<Option<Rc<Stage>>> = const { RefCell::new(None) };
}

/// What every function runs on.
struct Stage {
    /// The texts it was made from.
    made_from: (String, String),
    library: Rc<Library>,
    words: TrainingWords,
    scenario: Scenario,
}

impl Stage {
    fn new(scenario: &JsValue, packs: &JsValue) -> Result<Rc<Self>, EmbedError> {
        let no_packs = packs.is_undefined() || packs.is_null();
        let made_from = (text_of(scenario)?, if no_packs { String::new() } else { text_of(packs)? });
        let in_hand = IN_HAND.with_borrow(Clone::clone).filter(|stage: &Rc<Self>| stage.made_from == made_from);
        if let Some(stage) = in_hand {
            return Ok(stage);
        }
        let library = library(packs)?;
        let words = TrainingWords::shipped().map_err(EmbedError::Content)?;
        let scenario = library.scenario_in_progress(&made_from.0).map_err(EmbedError::Problems)?;
        let stage = Rc::new(Self { made_from, library, words, scenario });
        IN_HAND.set(Some(Rc::clone(&stage)));
        Ok(stage)
    }

    fn teller(&self) -> Teller<'_> {
        Teller::new(&self.library, &self.words, &self.scenario)
    }

    fn place(&self, step: &str) -> Result<usize, EmbedError> {
        let id = StepId::parse(step).ok();
        let found = id.and_then(|id| self.scenario.step(&id).map(|(place, _)| place));
        found.ok_or_else(unknown_step)
    }

    /// A result as a response, and the place of its step.
    fn response(&self, result: &JsValue) -> Result<(usize, risk_checklist_core::response::Response), EmbedError> {
        let teller = self.teller();
        let result = result_from_wire(&text_of(result)?, &teller).map_err(EmbedError::Problems)?;
        let place = result.place_in(&self.scenario).ok_or_else(unknown_step)?;
        Ok((place, result.response(teller.rules())))
    }
}

/// The shipped content with these packs.
fn library(packs: &JsValue) -> Result<Rc<Library>, EmbedError> {
    if packs.is_undefined() || packs.is_null() {
        return shipped();
    }
    let mut library = Library::shipped().map_err(EmbedError::Content)?;
    let list = if js_sys::Array::is_array(packs) { js_sys::Array::from(packs) } else { js_sys::Array::of1(packs) };
    for (place, pack) in list.iter().enumerate() {
        let at = |problem: Problem| Problem { path: format!("packs[{place}].{}", problem.path), ..problem };
        let added = library.add(&text_of(&pack)?);
        added.map_err(|problems| EmbedError::Problems(problems.into_iter().map(at).collect()))?;
    }
    Ok(Rc::new(library))
}

fn unknown_step() -> EmbedError {
    EmbedError::Problems(vec![problem(ProblemCode::UnknownValue, "step", &"this scenario has no such step")])
}

fn problem(code: ProblemCode, path: &str, message: &dyn std::fmt::Display) -> Problem {
    Problem { code, file: "", path: path.to_owned(), message: message.to_string() }
}
