//! The shape `risk-checklist/training-result/1`: codes and numbers for one step of one
//! scenario. There is no field that could hold a note, a reason, a name or a time.

use super::teller::Teller;
use crate::content::said_v1::{self, Word, word};
use crate::delivery::MAX_RESPONSE;
use crate::delivery::assessment_v1::text;
use crate::delivery::outcome_v1::{VersionedWire, by_name};
use crate::json::{Node, Problem, ProblemCode, Problems, parse, quote};
use crate::training::{Said, TrainingResult};
use serde::Serialize;

/// The shape's name and version.
const SCHEMA: &str = "risk-checklist/training-result/1";

/// The largest result that is read, in bytes.
pub const MAX_RESULT: usize = 64 * 1024;

#[derive(Serialize)]
struct ResultWire<'a> {
    schema: &'static str,
    scenario: VersionedWire<'a>,
    step: &'a str,
    #[serde(serialize_with = "by_name")]
    answers: Vec<(&'a str, Option<Word<'a>>)>,
    #[serde(serialize_with = "by_name")]
    facts: Vec<(&'a str, Option<Word<'a>>)>,
    judgement: JudgementWire,
}

#[derive(Serialize)]
struct JudgementWire {
    concern: bool,
}

/// A result as JSON.
#[must_use]
pub fn result_to_wire(result: &TrainingResult) -> String {
    let (mut answers, mut facts) = (Vec::new(), Vec::new());
    for said in result.said() {
        match said {
            Said::Item(id, _) => answers.push((id.as_str(), word(said))),
            Said::Fact(id, _) => facts.push((id.as_str(), word(said))),
            Said::Concern(_) => {}
        }
    }
    text(&ResultWire {
        schema: SCHEMA,
        scenario: VersionedWire { id: result.scenario().as_str(), version: result.version().to_string() },
        step: result.step().as_str(),
        answers,
        facts,
        judgement: JudgementWire { concern: result.said().contains(&Said::Concern(true)) },
    })
}

#[derive(Serialize)]
struct ProblemWire<'a> {
    code: &'static str,
    path: &'a str,
    message: &'a str,
}

/// Everything wrong with a scenario, as a list.
#[must_use]
pub fn problems_to_wire(problems: &[Problem]) -> String {
    let mut list = Vec::new();
    for Problem { code, path, message, .. } in problems {
        list.push(ProblemWire { code: code.as_str(), path, message });
    }
    text(&list)
}

/// Reads a result of this scenario.
///
/// # Errors
/// Every problem with its path: a result of another scenario, version or step too.
pub fn result_from_wire(result: &str, teller: &Teller<'_>) -> Result<TrainingResult, Vec<Problem>> {
    let json = parse(result, MAX_RESULT, "").map_err(|problem| vec![problem])?;
    let problems = Problems::of("");
    let read = read(&Node::root(&json, &problems), teller);
    problems.finish(read)
}

/// Reads a list of results to the same step.
///
/// # Errors
/// Every problem with its path: `[3].answers.5`.
pub fn results_from_wire(
    results: &str,
    teller: &Teller<'_>,
    place: usize,
) -> Result<Vec<TrainingResult>, Vec<Problem>> {
    let json = parse(results, MAX_RESPONSE, "").map_err(|problem| vec![problem])?;
    let problems = Problems::of("");
    let read = Node::root(&json, &problems).list_of(|node| {
        let result = read(node, teller)?;
        if result.place_in(teller.scenario) != Some(place) {
            node.note(ProblemCode::UnknownReference, "this result is for another step; set it beside others of that");
        }
        Some(result)
    });
    problems.finish(Some(read))
}

/// Reads what changes in a what-if: `{ answers?, facts?, judgement? }`.
///
/// # Errors
/// Every problem with its path.
pub fn changes_from_wire(changes: &str, teller: &Teller<'_>) -> Result<Vec<Said>, Vec<Problem>> {
    let json = parse(changes, MAX_RESULT, "").map_err(|problem| vec![problem])?;
    let problems = Problems::of("");
    let object = Node::root(&json, &problems).object(&["answers", "facts", "judgement"]);
    let said = object.map(|object| said_v1::bare(&object, teller.rules.instrument));
    problems.finish(said)
}

fn read(node: &Node<'_>, teller: &Teller<'_>) -> Option<TrainingResult> {
    let object = node.object(&["schema", "scenario", "step", "answers", "facts", "judgement"])?;
    let schema = object.has_schema(SCHEMA);
    let same = object.required("scenario").and_then(|node| scenario(node, teller));
    let step = object.required("step").and_then(|node| step(node, teller));
    let said = said_v1::bare(&object, teller.rules.instrument);
    let place = (schema && same.is_some()).then_some(step)??;
    match TrainingResult::from_said(&said, teller.scenario, place, teller.rules) {
        Ok(result) => result,
        Err(error) => {
            node.note(ProblemCode::UnknownValue, error.to_string());
            None
        }
    }
}

fn scenario(node: &Node<'_>, teller: &Teller<'_>) -> Option<()> {
    let object = node.object(&["id", "version"])?;
    let same = |name, expected: &str| {
        let node = object.required(name)?;
        let found = node.text()?;
        if found != expected {
            let message = format!("this is for {}; the scenario here is `{expected}`", quote(found));
            node.note(ProblemCode::WrongInstrument, message);
        }
        (found == expected).then_some(())
    };
    let id = same("id", teller.scenario.id().as_str());
    same("version", &teller.scenario.version().to_string()).and(id)
}

fn step(node: &Node<'_>, teller: &Teller<'_>) -> Option<usize> {
    let text = node.text()?;
    let place = teller.scenario.steps().iter().position(|step| step.id.as_str() == text);
    if place.is_none() {
        let known: Vec<&str> = teller.scenario.steps().iter().map(|step| step.id.as_str()).collect();
        node.unknown_value(text, &known);
    }
    place
}
