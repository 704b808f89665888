//! The published JSON shapes. `tests/golden` keeps each to the byte: a promise to whoever
//! reads them. `UPDATE_GOLDEN=1` writes them anew, for a person to look at before a commit.

mod dispositions;
mod malformed;
mod sample;
mod schemas;
mod several;

use crate::arbitrary::{config, response, with};
use crate::shipped::{instrument, library};
use proptest::prelude::{prop_assert_eq, proptest};
use risk_checklist_core::content::ShippedPack;
use risk_checklist_core::delivery::{WIDGET_VERSION, assessment_v1, response_v1};
use risk_checklist_core::response::{Edit, NotAskedReason, Response};
use std::path::{Path, PathBuf};
use std::{env, fs};

#[test]
fn response_1_is_kept_to_the_byte() {
    check_golden("response-1.full", &response_v1::to_wire(&sample::full()));
    check_golden("response-1.blank", &response_v1::to_wire(&Response::new(instrument())));
    check_golden("response-1.several", &several::response());
    check_golden("response-1.opened", &several::opened());
}

#[test]
fn assessment_1_is_kept_to_the_byte() {
    check_golden("assessment-1.full", &sample::assessment(&sample::full()));
    check_golden("assessment-1.blank", &sample::assessment(&Response::new(instrument())));
    check_golden("assessment-1.several", &several::assessment());
}

#[test]
fn outcome_1_is_kept_to_the_byte() {
    check_golden("outcome-1.full", &sample::full_notice());
    check_golden("outcome-1.blank", &sample::blank_notice());
    check_golden("outcome-1.several", &several::notice());
    check_golden("outcome-1.local", &sample::local_notice());
}

/// Three shapes inside a fourth: each is, to the byte, what it is on its own.
#[test]
fn record_1_is_kept_to_the_byte() {
    check_golden("record-1.full", &sample::full_record());
    check_golden("record-1.blank", &sample::blank_record());
    check_golden("record-1.several", &several::record());
    check_golden("record-1.opened", &several::opened_record());
    let record: serde_json::Value = serde_json::from_str(&sample::full_record()).unwrap();
    for (field, alone) in [
        ("outcome", sample::full_notice()),
        ("assessment", sample::assessment(&sample::full())),
        ("response", response_v1::to_wire(&sample::full())),
    ] {
        assert_eq!(record[field], serde_json::from_str::<serde_json::Value>(&alone).unwrap(), "{field}");
    }
}

#[test]
fn form_1_is_kept_to_the_byte() {
    check_golden("form-1.full", &sample::full_form());
    check_golden("form-1.blank", &sample::blank_form());
}

#[test]
fn the_list_of_instruments_is_kept_to_the_byte() {
    // The shape is kept, not the list: every new pack makes that longer.
    let list: Vec<serde_json::Value> = serde_json::from_str(&assessment_v1::instruments_to_wire(library())).unwrap();
    assert_eq!(list.len(), 1 + ShippedPack::OTHERS.len());
    for other in &list {
        assert_eq!(other.as_object().unwrap().len(), list[0].as_object().unwrap().len());
    }
    check_golden("instruments", &serde_json::to_string_pretty(&list[..1]).unwrap());
}

#[test]
fn the_content_hash_says_how_it_was_made() {
    let hash = library().hash().strip_prefix("sha256-").unwrap();
    assert_eq!(hash.len(), 64);
    assert!(hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)));
}

proptest! {
    #![proptest_config(config())]

    /// Nothing is lost on the way out and back: every answer, kind of unknown, note,
    /// informant, fact and reason.
    #[test]
    fn a_response_survives_the_round_trip(response in response()) {
        let wire = response_v1::to_wire(&response);
        prop_assert_eq!(response_v1::draft_from_wire(&wire, instrument()).unwrap(), response.clone());
        if !response.judgement().lacks_reason() {
            prop_assert_eq!(response_v1::from_wire(&wire, instrument()).unwrap(), response);
        }
    }
}

/// What may be left out is left out in the same way as what was never recorded.
#[test]
fn the_shortest_response_is_a_blank_one() {
    let text = r#"{"schema":"risk-checklist/response/1","instrument":{"id":"safelives-dash","version":"1.1.0"}}"#;
    let read = response_v1::from_wire(text, instrument()).unwrap();
    assert_eq!(read, Response::new(instrument()));
    assert!(read.is_blank());
}

/// The four answer states stay four, on the wire and off it.
#[test]
fn the_four_answer_states_stay_distinct() {
    let item = instrument().items()[0].link_id.clone();
    let blank = Response::new(instrument());
    let option = |code: &str| instrument().items()[0].option(code).unwrap().code.clone();
    let states = [
        with(&blank, Edit::Answer(item.clone(), option("yes"))),
        with(&blank, Edit::Answer(item.clone(), option("no"))),
        with(&blank, Edit::Answer(item.clone(), option("dont-know"))),
        with(&blank, Edit::NotAsked(item.clone(), None)),
        with(&blank, Edit::NotAsked(item.clone(), Some(NotAskedReason::Declined))),
        with(&blank, Edit::NotAsked(item, Some(NotAskedReason::NotSafeToAsk))),
    ];
    for (index, one) in states.iter().enumerate() {
        assert_eq!(&response_v1::from_wire(&response_v1::to_wire(one), instrument()).unwrap(), one);
        for other in &states[index + 1..] {
            assert_ne!(response_v1::to_wire(one), response_v1::to_wire(other));
        }
    }
}

/// The golden text of this name, with the two parts that change without the shape changing
/// (content hash, widget version) written as zeros.
fn golden(name: &str) -> String {
    let path = golden_path(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("tests/golden/{name}.json: {error}"))
}

fn check_golden(name: &str, found: &str) {
    let zeros = format!("sha256-{}", "0".repeat(64));
    let widget = format!("\"widget\": \"{WIDGET_VERSION}\"");
    let found = found
        .replace(library().hash(), &zeros)
        .replace(&several::hash(), &zeros)
        .replace(&several::opened_hash(), &zeros)
        .replace(&widget, "\"widget\": \"0.0.0\"");
    if env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1") {
        assert!(env::var_os("CI").is_none(), "golden files are never rewritten in CI");
        fs::write(golden_path(name), &found).unwrap();
    }
    assert!(
        golden(name) == found,
        "tests/golden/{name}.json no longer matches. If the change is meant, it is a change of the published shape or \
         of the shipped rules: set UPDATE_GOLDEN=1, run again and read the difference. Found:\n{found}"
    );
}

fn golden_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.json"))
}
