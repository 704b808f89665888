//! Decisions as headless callers hand them in.

use super::sample;
use crate::shipped::{instrument, pathways};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::delivery::outcome_v1;
use risk_checklist_core::instrument::{PathwayId, Setting};
use risk_checklist_core::outcome::{Disposition, Outcome, RefusalReason, conclude};

/// Each text, and every problem in it as `code path`.
const TABLE: &[(&str, &[&str])] = &[
    ("{}", &[]),
    ("", &["not-json "]),
    ("null", &["wrong-type "]),
    ("[]", &["wrong-type "]),
    (r#"{"marac":{"disposition":"chosen"}}"#, &[]),
    (r#"{"marac":{"disposition":"chosen","reason":null}}"#, &[]),
    (r#"{"marac":{"disposition":"already-in-place"}}"#, &[]),
    (r#"{"marac":{"disposition":"refused","reason":"taking-advice"}}"#, &[]),
    (r#"{"marac":{"disposition":"refused"}}"#, &["missing-field marac.reason"]),
    (r#"{"marac":{"disposition":"refused","reason":null}}"#, &["wrong-type marac.reason"]),
    // Capacity must never change an outcome, so there is no such reason.
    (r#"{"marac":{"disposition":"refused","reason":"service-full"}}"#, &["unknown-value marac.reason"]),
    (r#"{"marac":{"disposition":"refused","reason":["not-safe-now"]}}"#, &["wrong-type marac.reason"]),
    (r#"{"marac":{"disposition":"chosen","reason":"not-safe-now"}}"#, &["unknown-field marac.reason"]),
    (r#"{"marac":{"disposition":"already-in-place","reason":"not-safe-now"}}"#, &["unknown-field marac.reason"]),
    (r#"{"marac":{"disposition":"maybe"}}"#, &["unknown-value marac.disposition"]),
    (r#"{"marac":{"disposition":null}}"#, &["wrong-type marac.disposition"]),
    (r#"{"marac":{}}"#, &["missing-field marac.disposition"]),
    (r#"{"marac":"chosen"}"#, &["wrong-type marac"]),
    (r#"{"marac":{"disposition":"chosen","by":"Sam"}}"#, &["unknown-field marac.by"]),
    (r#"{"marac":{"disposition":"chosen","__proto__":1}}"#, &["unknown-field marac.__proto__"]),
    (r#"{"marac":{"disposition":"chosen"},"marac":{"disposition":"chosen"}}"#, &["duplicate-field marac"]),
    (r#"{"mappa":{"disposition":"chosen"}}"#, &["unknown-value mappa"]),
    (r#"{"__proto__":{"disposition":"chosen"}}"#, &["unknown-value __proto__"]),
    (r#"{"the refuge on the corner":{"disposition":"chosen"}}"#, &["unknown-value (unnamed)"]),
    // Undetermined, and so on the list.
    (r#"{"adult-safeguarding":{"disposition":"chosen"}}"#, &[]),
    // Replaced by `police-perpetrated`, so no longer there to decide on.
    (r#"{"police":{"disposition":"chosen"}}"#, &["unknown-value police"]),
    (
        r#"{"marac":{"disposition":"refused"},"idva":{"disposition":"x"},"mappa":{"disposition":"chosen"}}"#,
        &["missing-field marac.reason", "unknown-value idva.disposition", "unknown-value mappa"],
    ),
];

#[test]
fn every_shape_of_decision() {
    let outcome = outcome();
    for (text, expected) in TABLE {
        let found = outcome_v1::dispositions_from_wire(text, &outcome).map_or_else(
            |problems| problems.iter().map(|problem| format!("{} {}", problem.code.as_str(), problem.path)).collect(),
            |_| Vec::new(),
        );
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn decisions_are_read_as_they_are_written() {
    let outcome = outcome();
    let id = PathwayId::parse("marac").unwrap();
    let read = |text: &str| outcome_v1::dispositions_from_wire(text, &outcome).unwrap().get(&id).copied();
    assert_eq!(read("{}"), None, "a pathway without a decision stays open");
    assert_eq!(read(r#"{"marac":{"disposition":"chosen"}}"#), Some(Disposition::Chosen));
    assert_eq!(read(r#"{"marac":{"disposition":"already-in-place"}}"#), Some(Disposition::AlreadyInPlace));
    for (word, reason) in RefusalReason::WORDS {
        let text = format!(r#"{{"marac":{{"disposition":"refused","reason":"{word}"}}}}"#);
        assert_eq!(read(&text), Some(Disposition::Refused(reason)));
        assert_eq!(reason.as_str(), word);
    }
}

fn outcome() -> Outcome {
    let response = sample::full();
    conclude(&assess(instrument(), &response), &response, pathways(), Setting::default())
}
