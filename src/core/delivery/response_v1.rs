//! The wire shape `risk-checklist/response/1`.

use super::answers_v1::{read_answers, read_facts, read_judgement, read_people};
use super::outcome_v1::{VersionedWire, by_name};
use super::{MAX_RESPONSE, NOT_ASKED};
use crate::instrument::{Instrument, RiskLevelId};
use crate::json::{Json, Node, ObjectNode, Problem, ProblemCode, Problems, parse, quote};
use crate::response::{Answer, AnswerValue, FactValue, NotAskedReason, Response, Sitting};
use serde::Serialize;

/// The shape's name and version.
pub const SCHEMA: &str = "risk-checklist/response/1";

/// Reads a finished response to one instrument.
///
/// # Errors
/// Every problem with its path: unknown items, values and facts with what is allowed,
/// numbers out of range, a concern without its reason (`judgement.reason`), and texts that
/// are too large, too deep or not JSON.
pub fn from_wire(text: &str, instrument: &Instrument) -> Result<Response, Vec<Problem>> {
    sitting_from_wire(text, &[instrument]).map(Sitting::into_first)
}

/// Reads a response that is still being filled in: a concern may lack its reason.
///
/// # Errors
/// As [`from_wire`], but for that.
pub fn draft_from_wire(text: &str, instrument: &Instrument) -> Result<Response, Vec<Problem>> {
    read_all(text, &[instrument], |_, _| {}).map(Sitting::into_first)
}

/// Reads a finished response, with the answers to every instrument that was opened (`also`).
/// The instruments are those that may be answered; the first is the one it starts with.
///
/// # Errors
/// As [`from_wire`], and for an instrument that is not among these.
pub fn sitting_from_wire(text: &str, instruments: &[&Instrument]) -> Result<Sitting, Vec<Problem>> {
    read_all(text, instruments, |sitting, problems| {
        if sitting.all().iter().any(|response| response.judgement().lacks_reason()) {
            let message = "a concern needs its reason: say what worries you and why";
            problems.note(ProblemCode::MissingReason, "judgement.reason", message);
        }
    })
}

fn read_all(
    text: &str,
    instruments: &[&Instrument],
    check: impl FnOnce(&Sitting, &Problems),
) -> Result<Sitting, Vec<Problem>> {
    let json = parse(text, MAX_RESPONSE, "").map_err(|problem| vec![problem])?;
    let problems = Problems::of("");
    let sitting = read_draft(&Node::root(&json, &problems), instruments);
    if let Some(sitting) = &sitting {
        check(sitting, &problems);
    }
    problems.finish(sitting)
}

/// The instruments that a response says it answers, in its order, before anything in it is
/// checked.
#[must_use]
pub fn instruments_named(json: &Json) -> Vec<&str> {
    let mut named = Vec::new();
    named.extend(id_of(json));
    if let Some(Json::List(also)) = json.field("also") {
        also.iter().for_each(|one| named.extend(id_of(one)));
    }
    named
}

fn id_of(json: &Json) -> Option<&str> {
    match json.field("instrument")?.field("id")? {
        Json::Text(id) => Some(id),
        _ => None,
    }
}

/// Reads a response that stands inside a larger text; problems go where the node's do.
#[must_use]
pub fn read_draft(node: &Node<'_>, instruments: &[&Instrument]) -> Option<Sitting> {
    let object = node.object(&["schema", "instrument", "answers", "people", "facts", "judgement", "also"])?;
    object.has_schema(SCHEMA).then_some(())?;
    let first = instruments.first()?;
    check_instrument(object.required("instrument")?, first)?;
    let mut used = vec![*first];
    let mut sitting = record(&object, Sitting::new(first), &used, 0);
    for node in object.get("also").map(Node::list).unwrap_or_default() {
        let object = node.object(&["instrument", "answers", "people", "facts", "judgement"])?;
        let instrument = find_instrument(object.required("instrument")?, instruments, &used)?;
        sitting = sitting.open(instrument);
        used.push(instrument);
        check_facts_given_once(&object, &used);
        sitting = record(&object, sitting, &used, used.len().saturating_sub(1));
    }
    Some(sitting)
}

/// Makes every edit that one part of a response calls for.
fn record(object: &ObjectNode<'_>, mut sitting: Sitting, used: &[&Instrument], place: usize) -> Sitting {
    let Some(instrument) = used.get(place) else { return sitting };
    let mut edits = Vec::new();
    read_people(object, instrument, &mut edits);
    read_answers(object, instrument, &mut edits);
    read_facts(object, instrument, &mut edits);
    read_judgement(object, place == 0, &mut edits);
    for edit in edits {
        // Nearly everything was checked as it was read; what is left is said here rather
        // than swallowed.
        match sitting.apply(used, place, edit) {
            Ok(next) => sitting = next,
            Err(error) => object.node().note(ProblemCode::UnknownValue, error.to_string()),
        }
    }
    sitting
}

/// A fact is one thing for the whole sitting: two answers to it could contradict.
fn check_facts_given_once(object: &ObjectNode<'_>, used: &[&Instrument]) {
    let Some((_, before)) = used.split_last() else { return };
    let Some(facts) = object.get("facts").and_then(Node::open_object) else { return };
    for (name, node) in facts.entries() {
        if before.iter().any(|instrument| instrument.facts().iter().any(|fact| fact.id.as_str() == name)) {
            let message = "this fact belongs to a checklist before this one; give it there, once";
            node.note(ProblemCode::DuplicateField, message);
        }
    }
}

fn find_instrument<'a>(node: &Node<'_>, known: &[&'a Instrument], used: &[&Instrument]) -> Option<&'a Instrument> {
    let object = node.object(&["id", "version"])?;
    let id = object.required("id")?.text()?;
    let found = known.iter().find(|instrument| instrument.id().as_str() == id);
    let fault = match found {
        None => "no such checklist is loaded",
        Some(_) if used.iter().any(|other| other.id().as_str() == id) => "this checklist is here already; give it once",
        Some(instrument) => return check_instrument(node, instrument).map(|()| *instrument),
    };
    node.note(ProblemCode::WrongInstrument, format!("{}: {fault}", quote(id)));
    None
}

fn check_instrument(node: &Node<'_>, instrument: &Instrument) -> Option<()> {
    let object = node.object(&["id", "version"])?;
    let (id, version) = (object.required("id"), object.required("version"));
    let (id, version) = (id?, version?);
    let same = |node: &Node<'_>, expected: &str| {
        let found = node.text()?;
        if found != expected {
            let message = format!("this is for {}; what is loaded is `{expected}`", quote(found));
            node.note(ProblemCode::WrongInstrument, message);
            return None;
        }
        Some(())
    };
    let (id, version) = (same(id, instrument.id().as_str()), same(version, &instrument.version().to_string()));
    id.and(version)
}

#[derive(Serialize)]
pub(super) struct ResponseWire<'a> {
    schema: &'static str,
    instrument: VersionedWire<'a>,
    #[serde(serialize_with = "by_name")]
    answers: Vec<(&'a str, AnswerWire<'a>)>,
    #[serde(serialize_with = "by_name", skip_serializing_if = "Vec::is_empty")]
    people: Vec<(&'a str, u8)>,
    #[serde(serialize_with = "by_name")]
    facts: Vec<(&'a str, FactWire<'a>)>,
    judgement: JudgementWire<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<AlsoWire<'a>>,
}

/// The answers to another instrument that was opened.
#[derive(Serialize)]
struct AlsoWire<'a> {
    instrument: VersionedWire<'a>,
    #[serde(serialize_with = "by_name")]
    answers: Vec<(&'a str, AnswerWire<'a>)>,
    #[serde(serialize_with = "by_name", skip_serializing_if = "Vec::is_empty")]
    people: Vec<(&'a str, u8)>,
    #[serde(serialize_with = "by_name")]
    facts: Vec<(&'a str, FactWire<'a>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    judgement: Option<BandWire<'a>>,
}

#[derive(Serialize)]
struct BandWire<'a> {
    band: &'a str,
}

#[derive(Serialize)]
struct AnswerWire<'a> {
    value: ValueWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    note: &'a str,
    informant: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueWire<'a> {
    Number(u16),
    Word(&'a str),
    Words(Vec<&'a str>),
}

#[derive(Serialize)]
#[serde(untagged)]
enum FactWire<'a> {
    Number(u16),
    Word(&'a str),
}

#[derive(Serialize)]
struct JudgementWire<'a> {
    concern: bool,
    reason: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<&'a str>,
}

/// The response to one instrument as JSON. Holds everything that was typed: it stays on the
/// device unless the practitioner asks for a record.
#[must_use]
pub fn to_wire(response: &Response) -> String {
    super::assessment_v1::text(&write(response, Vec::new()))
}

/// The responses of a sitting as JSON, as [`sitting_from_wire`] reads them. Each fact stands
/// with the first instrument that has it.
#[must_use]
pub fn sitting_to_wire(sitting: &Sitting) -> String {
    super::assessment_v1::text(&wire(sitting))
}

/// The mirror itself, for a shape that holds it.
pub(super) fn wire(sitting: &Sitting) -> ResponseWire<'_> {
    let mut said: Vec<&Response> = vec![sitting.first()];
    let mut also = Vec::new();
    for response in sitting.also() {
        let is_new = |name: &str| !said.iter().any(|before| before.facts().any(|(id, _)| id.as_str() == name));
        also.push(AlsoWire {
            instrument: instrument_wire(response),
            answers: answers_wire(response),
            people: people_wire(response),
            facts: facts_wire(response).into_iter().filter(|(name, _)| is_new(name)).collect(),
            judgement: response.judgement().band().map(|band| BandWire { band: band.as_str() }),
        });
        said.push(response);
    }
    write(sitting.first(), also)
}

fn write<'a>(response: &'a Response, also: Vec<AlsoWire<'a>>) -> ResponseWire<'a> {
    ResponseWire {
        schema: SCHEMA,
        instrument: instrument_wire(response),
        answers: answers_wire(response),
        people: people_wire(response),
        facts: facts_wire(response),
        judgement: JudgementWire {
            concern: response.judgement().is_concerned(),
            reason: response.judgement().reason(),
            band: response.judgement().band().map(RiskLevelId::as_str),
        },
        also,
    }
}

fn instrument_wire(response: &Response) -> VersionedWire<'_> {
    VersionedWire { id: response.instrument().as_str(), version: response.version().to_string() }
}

fn answers_wire(response: &Response) -> Vec<(&str, AnswerWire<'_>)> {
    response.answers().map(|(link_id, answer)| (link_id.as_str(), answer_wire(answer))).collect()
}

fn people_wire(response: &Response) -> Vec<(&str, u8)> {
    response.repeated().map(|(section, people)| (section.as_str(), people)).collect()
}

fn facts_wire(response: &Response) -> Vec<(&str, FactWire<'_>)> {
    response.facts().map(|(id, value)| (id.as_str(), fact_wire(value))).collect()
}

fn answer_wire(answer: &Answer) -> AnswerWire<'_> {
    let (value, reason) = match &answer.value {
        AnswerValue::Option(option) => (ValueWire::Word(option.code.as_str()), None),
        AnswerValue::Many(ticked) => {
            (ValueWire::Words(ticked.iter().map(|option| option.code.as_str()).collect::<Vec<_>>()), None)
        }
        AnswerValue::Number(number, _) => (ValueWire::Number(*number), None),
        AnswerValue::NotAsked(reason) => (ValueWire::Word(NOT_ASKED), reason.map(NotAskedReason::as_str)),
    };
    AnswerWire { value, reason, note: &answer.note, informant: answer.informant.as_str() }
}

fn fact_wire(value: &FactValue) -> FactWire<'_> {
    match value {
        FactValue::Number(number) => FactWire::Number(*number),
        FactValue::Yes => FactWire::Word("yes"),
        FactValue::No => FactWire::Word("no"),
        FactValue::DontKnow => FactWire::Word(super::DONT_KNOW),
        FactValue::Choice(code) => FactWire::Word(code.as_str()),
    }
}
