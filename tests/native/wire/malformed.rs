//! What is wrong with a response is said by code and path, all of it at once, and never by
//! repeating what was typed.

mod table;

use super::sample;
use crate::shipped::instrument;
use risk_checklist_core::delivery::{MAX_RESPONSE, response_v1};
use risk_checklist_core::response::MAX_TEXT;
use serde_json::{Map, Value};
use table::{FIELDS, TEXTS};

#[test]
fn every_problem_is_named_by_code_and_path() {
    let mut cases = 0;
    for (text, expected) in TEXTS {
        assert_eq!(problems(text), *expected, "{text}");
        cases += 1;
    }
    for (field, expected) in FIELDS {
        assert_eq!(problems(&with_field(field)), *expected, "{field}");
        cases += 1;
    }
    assert_eq!(cases, 92);
}

#[test]
fn a_stray_field_of_the_instrument_is_named_too() {
    for name in ["__proto__", "constructor", "name"] {
        let text = format!(
            r#"{{"schema":"risk-checklist/response/1","instrument":{{"id":"safelives-dash","version":"1.1.0","{name}":1}}}}"#
        );
        assert_eq!(problems(&text), [format!("unknown-field instrument.{name}")]);
    }
}

#[test]
fn texts_have_limits() {
    let note = |text: &str| format!(r#""answers":{{"1":{{"value":"yes","note":{}}}}}"#, Value::from(text));
    let reason = |text: &str| format!(r#""judgement":{{"concern":true,"reason":{}}}"#, Value::from(text));
    // Characters are counted, not bytes.
    let longest = "é".repeat(MAX_TEXT);
    assert!(problems(&with_field(&note(&longest))).is_empty());
    assert!(problems(&with_field(&reason(&longest))).is_empty());
    let longer = "é".repeat(MAX_TEXT + 1);
    assert_eq!(problems(&with_field(&note(&longer))), ["text-too-long answers.1.note"]);
    assert_eq!(
        problems(&with_field(&reason(&longer))),
        ["text-too-long judgement.reason", "missing-reason judgement.reason"]
    );
}

#[test]
fn size_and_depth_have_limits() {
    let ten_megabytes =
        with_field(&format!(r#""answers":{{"1":{{"value":"yes","note":"{}"}}}}"#, "x".repeat(10_000_000)));
    assert_eq!(problems(&ten_megabytes), ["too-large "]);
    // Up to the limit it is read, and judged on what it says.
    let room = MAX_RESPONSE - with_field(r#""x":"""#).len();
    assert_eq!(problems(&with_field(&format!(r#""x":"{}""#, "x".repeat(room)))), ["unknown-field x"]);
    assert_eq!(problems(&with_field(&format!(r#""x":"{}""#, "x".repeat(room + 1)))), ["too-large "]);
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(problems(&deep), ["too-deep "]);
        assert_eq!(problems(&with_field(&format!(r#""x":{deep}"#))), ["too-deep "]);
        assert_eq!(problems(&open.repeat(100_000)), ["too-deep "]);
    }
}

/// A text that is nothing but problems is refused without filling the memory with them.
#[test]
fn a_hostile_text_is_refused_in_bounds() {
    let facts: Vec<String> = (0..200_000).map(|n| format!("\"{n:x}\":0")).collect();
    let found = problems(&with_field(&format!("\"facts\":{{{}}}", facts.join(","))));
    assert_eq!(found.len(), 500);
    assert_eq!(found[0], "unknown-fact facts.0");
}

/// A draft may still lack the reason for a concern; nothing else is forgiven.
#[test]
fn a_draft_may_lack_its_reason_and_nothing_else() {
    let concern = with_field(r#""judgement":{"concern":true}"#);
    assert!(response_v1::draft_from_wire(&concern, instrument()).is_ok());
    for (field, expected) in FIELDS {
        let found = response_v1::draft_from_wire(&with_field(field), instrument());
        let found = found.map_or_else(named, |_| Vec::new());
        let expected: Vec<&str> =
            expected.iter().copied().filter(|problem| !problem.starts_with("missing-reason")).collect();
        assert_eq!(found, expected, "{field}");
    }
}

/// Whatever is misplaced, the message must not carry a sentence someone typed: it may end up
/// in a log. Each text and each field name in turn is written over with a note.
#[test]
fn no_problem_repeats_what_was_typed() {
    const NOTE: &str = "CANARY he said he would find her";
    let sample: Value = serde_json::from_str(&response_v1::to_wire(&sample::full())).unwrap();
    let mut refused = 0;
    for damaged in damaged_in_turn(&sample, NOTE) {
        if let Err(problems) = response_v1::from_wire(&damaged.to_string(), instrument()) {
            refused += 1;
            for problem in &problems {
                assert!(!format!("{problem} {problem:?}").contains("CANARY"), "{problem}");
                assert!(!problem.message.ends_with('.') && !problem.message.is_empty(), "{problem}");
            }
        }
    }
    assert!(refused > 50, "only {refused} texts were refused, so this shows little");
}

/// The value with each text and each field name in turn replaced.
fn damaged_in_turn(value: &Value, by: &str) -> Vec<Value> {
    match value {
        Value::String(_) => vec![Value::from(by)],
        Value::Array(list) => list
            .iter()
            .enumerate()
            .flat_map(|(index, part)| {
                damaged_in_turn(part, by).into_iter().map(move |part| {
                    let mut list = list.clone();
                    list[index] = part;
                    Value::from(list)
                })
            })
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(name, part)| {
                let mut renamed: Map<String, Value> = fields.clone();
                let moved = renamed.remove(name).unwrap();
                renamed.insert(by.to_owned(), moved);
                let inside = damaged_in_turn(part, by).into_iter().map(|part| {
                    let mut fields = fields.clone();
                    fields.insert(name.clone(), part);
                    Value::from(fields)
                });
                inside.chain([Value::from(renamed)]).collect::<Vec<_>>()
            })
            .collect(),
        _ => vec![Value::from(by)],
    }
}

fn with_field(field: &str) -> String {
    format!(
        r#"{{"schema":"risk-checklist/response/1","instrument":{{"id":"safelives-dash","version":"1.1.0"}},{field}}}"#
    )
}

fn problems(text: &str) -> Vec<String> {
    response_v1::from_wire(text, instrument()).map_or_else(named, |_| Vec::new())
}

fn named(problems: Vec<risk_checklist_core::json::Problem>) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.code.as_str(), problem.path)).collect()
}
