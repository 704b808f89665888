//! The wire shape `risk-checklist/response/1`.

use super::MAX_RESPONSE;
use super::outcome_v1::{VersionedWire, by_name};
use crate::instrument::{FactDefinition, FactId, FactKind, Instrument, LinkId, OptionCode};
use crate::json::{Node, ObjectNode, Problem, ProblemCode, Problems, parse, quote};
use crate::response::{Answer, AnswerValue, Edit, FactValue, Informant, MAX_TEXT, NotAskedReason, Response};
use serde::Serialize;

/// The shape's name and version.
pub const SCHEMA: &str = "risk-checklist/response/1";
const NOT_ASKED: &str = "not-asked";
const DONT_KNOW: &str = "dont-know";

/// Reads a finished response.
///
/// # Errors
/// Every problem with its path: unknown items, values and facts with what is allowed,
/// numbers out of range, a concern without its reason (`judgement.reason`), and texts that
/// are too large, too deep or not JSON.
pub fn from_wire(text: &str, instrument: &Instrument) -> Result<Response, Vec<Problem>> {
    read_all(text, instrument, |response, problems| {
        if response.judgement().lacks_reason() {
            let message = "a concern needs its reason: say what worries you and why";
            problems.note(ProblemCode::MissingReason, "judgement.reason", message);
        }
    })
}

/// Reads a response that is still being filled in: a concern may lack its reason.
///
/// # Errors
/// As [`from_wire`], but for that.
pub fn draft_from_wire(text: &str, instrument: &Instrument) -> Result<Response, Vec<Problem>> {
    read_all(text, instrument, |_, _| {})
}

fn read_all(
    text: &str,
    instrument: &Instrument,
    check: impl FnOnce(&Response, &Problems),
) -> Result<Response, Vec<Problem>> {
    let json = parse(text, MAX_RESPONSE, "").map_err(|problem| vec![problem])?;
    let problems = Problems::of("");
    let response = read_draft(&Node::root(&json, &problems), instrument);
    if let Some(response) = &response {
        check(response, &problems);
    }
    problems.finish(response)
}

/// Reads a response that stands inside a larger text; problems go where the node's do.
#[must_use]
pub fn read_draft(node: &Node<'_>, instrument: &Instrument) -> Option<Response> {
    let object = node.object(&["schema", "instrument", "answers", "facts", "judgement"])?;
    object.has_schema(SCHEMA).then_some(())?;
    check_instrument(object.required("instrument")?, instrument)?;
    let mut edits = Vec::new();
    if let Some(answers) = object.get("answers").and_then(|node| node.open_object()) {
        for (name, node) in answers.entries() {
            read_answer(name, node, instrument, &mut edits);
        }
    }
    if let Some(facts) = object.get("facts").and_then(|node| node.open_object()) {
        for (name, node) in facts.entries() {
            edits.extend(read_fact(name, node, instrument));
        }
    }
    if let Some(judgement) = object.get("judgement").and_then(|node| node.object(&["concern", "reason"])) {
        read_judgement(&judgement, &mut edits);
    }
    let mut response = Response::new(instrument);
    for edit in edits {
        // Everything was checked as it was read, so a refusal here is ours to mend, not
        // the caller's; it is still said rather than swallowed.
        match response.apply(instrument, edit) {
            Ok(next) => response = next,
            Err(error) => node.note(ProblemCode::UnknownValue, error.to_string()),
        }
    }
    Some(response)
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

fn read_answer(name: &str, node: &Node<'_>, instrument: &Instrument, edits: &mut Vec<Edit>) {
    let Some(item) = LinkId::parse(name).ok().and_then(|link_id| instrument.item(&link_id)) else {
        let known: Vec<&str> = instrument.items().iter().map(|item| item.link_id.as_str()).collect();
        let message = format!("{} is not an item of this checklist; its items are {}", quote(name), known.join(", "));
        return node.note(ProblemCode::UnknownItem, message);
    };
    let Some(object) = node.object(&["value", "reason", "note", "informant"]) else { return };
    let link_id = &item.link_id;
    if let Some((node, value)) = object.required("value").and_then(|node| node.text().map(|text| (node, text))) {
        match item.option(value) {
            Some(option) => edits.push(Edit::Answer(link_id.clone(), option.code.clone())),
            None if value == NOT_ASKED => {
                let reason = object.optional("reason").and_then(|node| node.one_of(&NotAskedReason::WORDS));
                edits.push(Edit::NotAsked(link_id.clone(), reason));
            }
            None => {
                let offered = item.options.iter().map(|option| option.code.as_str()).chain([NOT_ASKED]);
                node.unknown_value(value, &offered.collect::<Vec<_>>());
            }
        }
        if let (Some(reason), true) = (object.optional("reason"), value != NOT_ASKED) {
            reason.note(ProblemCode::UnknownField, "only `not-asked` takes a reason; leave it out");
        }
    }
    if let Some(note) = object.get("note").and_then(|node| node.text_within(MAX_TEXT)) {
        edits.push(Edit::Note(link_id.clone(), note.to_owned()));
    }
    if let Some(informant) = object.get("informant").and_then(|node| node.one_of(&Informant::WORDS)) {
        edits.push(Edit::Informant(link_id.clone(), informant));
    }
}

fn read_fact(name: &str, node: &Node<'_>, instrument: &Instrument) -> Option<Edit> {
    let Some(fact) = FactId::parse(name).ok().and_then(|id| instrument.fact(&id)) else {
        let known: Vec<&str> = instrument.facts().iter().map(|fact| fact.id.as_str()).collect();
        let message = format!("{} is not a fact of this checklist; its facts are {}", quote(name), known.join(", "));
        node.note(ProblemCode::UnknownFact, message);
        return None;
    };
    let value = read_fact_value(node, fact)?;
    Some(Edit::Fact(fact.id.clone(), Some(value)))
}

fn read_fact_value(node: &Node<'_>, fact: &FactDefinition) -> Option<FactValue> {
    if node.as_text() == Some(DONT_KNOW) {
        return Some(FactValue::DontKnow);
    }
    match &fact.kind {
        FactKind::YesNo => node.one_of(&[("yes", 0), ("no", 1), (DONT_KNOW, 2)]).map(|word| match word {
            0 => FactValue::Yes,
            1 => FactValue::No,
            _ => FactValue::DontKnow,
        }),
        FactKind::Number { min, max } => node.integer(*min, *max).map(FactValue::Number),
        FactKind::Choice(options) => {
            let text = node.text()?;
            let found = options.iter().find(|option| option.as_str() == text);
            if found.is_none() {
                let allowed: Vec<&str> = options.iter().map(OptionCode::as_str).chain([DONT_KNOW]).collect();
                node.unknown_value(text, &allowed);
            }
            found.map(|option| FactValue::Choice(option.clone()))
        }
    }
}

fn read_judgement(object: &ObjectNode<'_>, edits: &mut Vec<Edit>) {
    if let Some(concern) = object.required("concern").and_then(|node| node.bool()) {
        edits.push(Edit::Concern(concern));
    }
    if let Some(reason) = object.get("reason").and_then(|node| node.text_within(MAX_TEXT)) {
        edits.push(Edit::Reason(reason.to_owned()));
    }
}

#[derive(Serialize)]
pub(super) struct ResponseWire<'a> {
    schema: &'static str,
    instrument: VersionedWire<'a>,
    #[serde(serialize_with = "by_name")]
    answers: Vec<(&'a str, AnswerWire<'a>)>,
    #[serde(serialize_with = "by_name")]
    facts: Vec<(&'a str, FactWire<'a>)>,
    judgement: JudgementWire<'a>,
}

#[derive(Serialize)]
struct AnswerWire<'a> {
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    note: &'a str,
    informant: &'static str,
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
}

/// The response as JSON. Holds everything that was typed: it stays on the device unless
/// the practitioner asks for a record.
#[must_use]
pub fn to_wire(response: &Response) -> String {
    super::assessment_v1::text(&wire(response))
}

/// The mirror itself, for a shape that holds it.
pub(super) fn wire(response: &Response) -> ResponseWire<'_> {
    let answers = response.answers().map(|(link_id, answer)| (link_id.as_str(), answer_wire(answer))).collect();
    let facts = response.facts().map(|(id, value)| (id.as_str(), fact_wire(value))).collect();
    ResponseWire {
        schema: SCHEMA,
        instrument: VersionedWire { id: response.instrument().as_str(), version: response.version().to_string() },
        answers,
        facts,
        judgement: JudgementWire {
            concern: response.judgement().is_concerned(),
            reason: response.judgement().reason(),
        },
    }
}

fn answer_wire(answer: &Answer) -> AnswerWire<'_> {
    let (value, reason) = match &answer.value {
        AnswerValue::Option(option) => (option.code.as_str(), None),
        AnswerValue::NotAsked(reason) => (NOT_ASKED, reason.map(NotAskedReason::as_str)),
    };
    AnswerWire { value, reason, note: &answer.note, informant: answer.informant.as_str() }
}

fn fact_wire(value: &FactValue) -> FactWire<'_> {
    match value {
        FactValue::Number(number) => FactWire::Number(*number),
        FactValue::Yes => FactWire::Word("yes"),
        FactValue::No => FactWire::Word("no"),
        FactValue::DontKnow => FactWire::Word(DONT_KNOW),
        FactValue::Choice(code) => FactWire::Word(code.as_str()),
    }
}
