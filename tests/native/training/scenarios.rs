//! A scenario is refused with every problem named, or its model leads where it says.

use super::fixture::{rules, scenario, text};
use crate::shipped::library;
use proptest::prelude::*;
use risk_checklist_core::instrument::Subject;
use risk_checklist_core::json::ProblemCode::{self, *};
use risk_checklist_core::training::Said;
use serde_json::{Value, json};

#[test]
fn the_story_of_the_tests_checks() {
    let scenario = scenario();
    assert_eq!(scenario.steps().len(), 2);
    assert_eq!(scenario.model_point(0, rules(&scenario)).unwrap().assessment.tally().lowest(), 13);
    // Each step keeps what was said before it, and the last word on a thing counts.
    let item = |id: &str| Subject::Item(risk_checklist_core::instrument::LinkId::parse(id).unwrap());
    assert_eq!(Said::of(scenario.model(1).unwrap(), &item("5")), Said::of(scenario.model(0).unwrap(), &item("5")));
    assert_ne!(Said::of(scenario.model(1).unwrap(), &item("14")), Said::of(scenario.model(0).unwrap(), &item("14")));
    assert_eq!(scenario.reasoning(0, &item("14")).unwrap().because, "Rowan is not sure what was meant.");
    assert_eq!(scenario.reasoning(1, &item("14")).unwrap().because, "The words were said in front of a neighbour.");
    // The reasoning of a concern stands as its reason, so the model's own judgement is whole.
    assert!(!scenario.model(1).unwrap().judgement().lacks_reason());
}

/// The story with one value changed (`null` takes it out).
fn changed(place: &str, value: Value) -> String {
    let mut story: Value = serde_json::from_str(&text()).unwrap();
    let (parent, name) = place.rsplit_once('/').unwrap();
    let parent = story.pointer_mut(parent).unwrap_or_else(|| panic!("nothing at {place}"));
    match (parent, value) {
        (Value::Object(fields), Value::Null) => drop(fields.remove(name)),
        (Value::Object(fields), value) => drop(fields.insert(name.to_owned(), value)),
        (Value::Array(list), value) => list[name.parse::<usize>().unwrap()] = value,
        _ => panic!("nothing at {place}"),
    }
    story.to_string()
}

/// Each fault alone: where it is made, what it is, and the code and path it is refused with.
#[test]
fn every_fault_is_refused_by_code_and_path() {
    let long = "a".repeat(2_001);
    let rows: Vec<(&str, Value, ProblemCode, &str)> = vec![
        ("/schema", json!("risk-checklist/scenario/2"), WrongSchema, "schema"),
        ("/fictional", json!(false), UnknownValue, "fictional"),
        ("/fictional", Value::Null, MissingField, "fictional"),
        ("/author", json!("a name"), UnknownField, "author"),
        ("/id", json!("Green Door"), BadId, "id"),
        ("/id", json!("Green-Door"), BadId, "id"),
        ("/version", json!("1"), BadFormat, "version"),
        ("/title", json!("<b>door</b>"), UnsafeText, "title"),
        ("/title", json!(""), EmptyText, "title"),
        ("/summary", json!(long), TextTooLong, "summary"),
        ("/point", Value::Null, MissingField, "point"),
        ("/setting/nation", json!("france"), UnknownValue, "setting.nation"),
        ("/setting/role", json!("police"), UnknownValue, "setting.role"),
        ("/instrument/id", json!("no-such"), WrongInstrument, "instrument.id"),
        ("/instrument/version", json!("9.0.0"), WrongInstrument, "instrument.version"),
        ("/review/due", json!("2026-11-21"), OutOfRange, "review"),
        ("/warnings", json!([]), OutOfRange, "warnings"),
        ("/warnings/0", json!("a\u{202e}b"), UnsafeText, "warnings[0]"),
        ("/learningPoints", Value::Null, MissingField, "learningPoints"),
        ("/checkIn", json!("words"), WrongType, "checkIn"),
        ("/support/0", json!("no-such-line"), UnknownReference, "support[0]"),
        ("/steps", json!([]), OutOfRange, "steps"),
        ("/steps/0/id", json!("three-weeks-later"), DuplicateId, "steps"),
        ("/steps/0/vignette", json!([]), OutOfRange, "steps[0].vignette"),
        (
            "/steps/0/answers/25",
            json!({ "value": "yes", "because": "x", "source": "S-02" }),
            UnknownItem,
            "steps[0].answers.25",
        ),
        ("/steps/0/answers/5/value", json!("maybe"), UnknownValue, "steps[0].answers.5.value"),
        ("/steps/0/answers/5/because", Value::Null, MissingField, "steps[0].answers.5.because"),
        ("/steps/0/answers/5/source", json!("S-99"), UnknownReference, "steps[0].answers.5.source"),
        ("/steps/0/answers/5/note", json!("typed"), UnknownField, "steps[0].answers.5.note"),
        (
            "/steps/0/facts/noSuch",
            json!({ "value": "yes", "because": "x", "source": "S-02" }),
            UnknownFact,
            "steps[0].facts.noSuch",
        ),
        ("/steps/1/facts/eventsIn12Months/value", json!(1_000), OutOfRange, "steps[1].facts.eventsIn12Months.value"),
        ("/steps/1/facts/eventsIn12Months/value", json!(1.5), OutOfRange, "steps[1].facts.eventsIn12Months.value"),
        ("/steps/1/judgement/concern", json!("yes"), WrongType, "steps[1].judgement.concern"),
        ("/steps/0/expected", Value::Null, MissingField, "steps[0].expected"),
        ("/steps/0/expected/standing", json!("settled"), ModelDiffers, "steps[0].expected.standing"),
        ("/steps/1/expected/met/0", json!("strangulation"), ModelDiffers, "steps[1].expected.met"),
        ("/steps/1/expected/undetermined", json!([]), ModelDiffers, "steps[1].expected.undetermined"),
        ("/steps/1/expected/recommended/1", json!("pets"), ModelDiffers, "steps[1].expected.recommended"),
        ("/steps/1/expected/consider", json!(["police", "police"]), DuplicateId, "steps[1].expected.consider"),
        // Another answer leads elsewhere.
        ("/steps/0/answers/5/value", json!("yes"), ModelDiffers, "steps[0].expected.met"),
    ];
    for (place, value, code, path) in rows {
        let problems = library().scenario(&changed(place, value.clone())).err().unwrap_or_default();
        let found = problems.iter().any(|problem| problem.code == code && problem.path == path);
        assert!(found, "{place} = {value}: {problems:?}");
        assert!(!problems.iter().any(|problem| problem.message.contains("typed")), "{problems:?}");
    }
}

#[test]
fn what_is_missing_and_what_is_extra_are_both_named() {
    let problems = library().scenario(&changed("/steps/1/expected/recommended/1", json!("pets"))).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("missing here: marac; extra here: pets"), "{}", problems[0].message);
}

#[test]
fn every_problem_is_named_at_once() {
    let mut story: Value = serde_json::from_str(&changed("/title", json!("<"))).unwrap();
    story["steps"][0]["answers"]["5"]["value"] = json!("maybe");
    story["support"][0] = json!("no-such-line");
    assert_eq!(library().scenario(&story.to_string()).unwrap_err().len(), 3);
}

/// More steps, or more bytes, than anyone tells in one session.
#[test]
fn a_story_has_bounds() {
    let mut story: Value = serde_json::from_str(&text()).unwrap();
    let step = story["steps"][0].clone();
    let steps = (0..13).map(|place| {
        let mut step = step.clone();
        step["id"] = json!(format!("step-{place}"));
        step
    });
    story["steps"] = steps.collect();
    let problems = library().scenario(&story.to_string()).unwrap_err();
    assert!(problems.iter().any(|problem| problem.code == OutOfRange && problem.path == "steps"));
    let large = format!("{}{}", text(), " ".repeat(256 * 1024));
    assert_eq!(library().scenario(&large).unwrap_err()[0].code, TooLarge);
}

/// While it is written, what is still to come is no problem; what is wrong stays one.
#[test]
fn an_author_sees_where_the_model_leads_before_the_story_is_whole() {
    for (place, value) in [
        ("/title", json!("")),
        ("/warnings", json!([])),
        ("/steps/0/expected", Value::Null),
        ("/steps/0/expected/met", json!(["marac"])),
        ("/steps/0/answers/5/because", Value::Null),
        ("/steps/0/answers/5/source", json!("")),
    ] {
        let text = changed(place, value);
        assert!(library().scenario(&text).is_err(), "{place}");
        assert!(library().scenario_in_progress(&text).is_ok(), "{place}");
    }
    for (place, value) in
        [("/fictional", json!(false)), ("/steps/0/answers/5/value", json!("maybe")), ("/title", json!("<"))]
    {
        assert!(library().scenario_in_progress(&changed(place, value)).is_err(), "{place}");
    }
}

/// A thing that was not asked is said to be so, with its reasoning, and takes an answer back.
#[test]
fn not_asked_is_an_answer_of_the_model() {
    let text = changed("/steps/1/answers/14/value", json!("not-asked"));
    let scenario = library().scenario_in_progress(&text).unwrap();
    let item = Subject::Item(risk_checklist_core::instrument::LinkId::parse("14").unwrap());
    assert!(Said::of(scenario.model(1).unwrap(), &item).is_blank());
    assert!(scenario.reasoning(1, &item).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::arbitrary::config().cases.min(64), ..crate::arbitrary::config() })]

    /// Whatever is torn out or cut off, the reader answers.
    #[test]
    fn any_text_is_read_or_refused(cut in any::<prop::sample::Index>(), with in "[\\[\\]{}\",0-9a-z]{0,6}") {
        let mut bytes = text().into_bytes();
        let at = cut.index(bytes.len());
        bytes.splice(at..(at + with.len()).min(bytes.len()), with.bytes());
        let torn = String::from_utf8_lossy(&bytes).into_owned();
        if let Err(problems) = library().scenario(&torn) {
            prop_assert!(!problems.is_empty());
        }
    }
}
