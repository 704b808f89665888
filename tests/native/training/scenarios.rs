//! A scenario is refused with every problem named, or its model leads where it says.

use super::fixture::{rules, scenario, text};
use crate::shipped::library;
use proptest::prelude::*;
use risk_checklist_core::instrument::Subject;
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
    let rows: Vec<(&str, Value, &str, &str)> = vec![
        ("/schema", json!("risk-checklist/scenario/2"), "wrong-schema", "schema"),
        ("/fictional", json!(false), "unknown-value", "fictional"),
        ("/fictional", Value::Null, "missing-field", "fictional"),
        ("/author", json!("a name"), "unknown-field", "author"),
        ("/id", json!("Green Door"), "bad-id", "id"),
        ("/id", json!("Green-Door"), "bad-id", "id"),
        ("/version", json!("1"), "bad-format", "version"),
        ("/title", json!("<b>door</b>"), "unsafe-text", "title"),
        ("/title", json!(""), "empty-text", "title"),
        ("/summary", json!(long), "text-too-long", "summary"),
        ("/point", Value::Null, "missing-field", "point"),
        ("/setting/nation", json!("france"), "unknown-value", "setting.nation"),
        ("/setting/role", json!("police"), "unknown-value", "setting.role"),
        ("/instrument/id", json!("no-such"), "wrong-instrument", "instrument.id"),
        ("/instrument/version", json!("9.0.0"), "wrong-instrument", "instrument.version"),
        ("/review/due", json!("2026-11-21"), "out-of-range", "review"),
        ("/warnings", json!([]), "out-of-range", "warnings"),
        ("/warnings/0", json!("a\u{202e}b"), "unsafe-text", "warnings[0]"),
        ("/learningPoints", Value::Null, "missing-field", "learningPoints"),
        ("/checkIn", json!("words"), "wrong-type", "checkIn"),
        ("/support/0", json!("no-such-line"), "unknown-reference", "support[0]"),
        ("/steps", json!([]), "out-of-range", "steps"),
        ("/steps/0/id", json!("three-weeks-later"), "duplicate-id", "steps"),
        ("/steps/0/vignette", json!([]), "out-of-range", "steps[0].vignette"),
        (
            "/steps/0/answers/25",
            json!({ "value": "yes", "because": "x", "source": "S-02" }),
            "unknown-item",
            "steps[0].answers.25",
        ),
        ("/steps/0/answers/5/value", json!("maybe"), "unknown-value", "steps[0].answers.5.value"),
        ("/steps/0/answers/5/because", Value::Null, "missing-field", "steps[0].answers.5.because"),
        ("/steps/0/answers/5/source", json!("S-99"), "unknown-reference", "steps[0].answers.5.source"),
        ("/steps/0/answers/5/note", json!("typed"), "unknown-field", "steps[0].answers.5.note"),
        (
            "/steps/0/facts/noSuch",
            json!({ "value": "yes", "because": "x", "source": "S-02" }),
            "unknown-fact",
            "steps[0].facts.noSuch",
        ),
        (
            "/steps/1/facts/eventsIn12Months/value",
            json!(1_000),
            "out-of-range",
            "steps[1].facts.eventsIn12Months.value",
        ),
        ("/steps/1/facts/eventsIn12Months/value", json!(1.5), "out-of-range", "steps[1].facts.eventsIn12Months.value"),
        ("/steps/1/judgement/concern", json!("yes"), "wrong-type", "steps[1].judgement.concern"),
        ("/steps/0/expected", Value::Null, "missing-field", "steps[0].expected"),
        ("/steps/0/expected/standing", json!("settled"), "model-differs", "steps[0].expected.standing"),
        ("/steps/1/expected/met/0", json!("strangulation"), "model-differs", "steps[1].expected.met"),
        ("/steps/1/expected/undetermined", json!([]), "model-differs", "steps[1].expected.undetermined"),
        ("/steps/1/expected/recommended/1", json!("pets"), "model-differs", "steps[1].expected.recommended"),
        ("/steps/1/expected/consider", json!(["police", "police"]), "duplicate-id", "steps[1].expected.consider"),
        // Another answer leads elsewhere.
        ("/steps/0/answers/5/value", json!("yes"), "model-differs", "steps[0].expected.met"),
    ];
    for (place, value, code, path) in rows {
        let problems = library().scenario(&changed(place, value.clone())).err().unwrap_or_default();
        let found = problems.iter().any(|problem| problem.code.as_str() == code && problem.path == path);
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
    assert!(problems.iter().any(|problem| problem.code.as_str() == "out-of-range" && problem.path == "steps"));
    let large = format!("{}{}", text(), " ".repeat(256 * 1024));
    assert_eq!(library().scenario(&large).unwrap_err()[0].code.as_str(), "too-large");
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
