//! The empty slots of docs/empty-slots.md: tools whose questions were not read. For each, an
//! invented pack of the same shape loads, and its line is met exactly where it should be; that
//! no step towards concern lowers anything is held for all of them by `every_pack`.

use crate::bundles::{bundle, with};
use risk_checklist_core::assessment::{Assessment, TriggerState, assess};
use risk_checklist_core::delivery::response_v1;
use risk_checklist_core::instrument::TriggerId;
use serde_json::{Map, Value, json};
use std::ops::RangeInclusive;

use TriggerState::{Met, NotMet, Undetermined};

/// What the invented pack of a slot makes of these answers, and of this chosen band.
fn assessed(slot: &str, answers: &[(String, &str)], band: Option<&str>) -> Assessment {
    let id = format!("synthetic-slot-{slot}");
    let library = with(&[&id]).starting_with(&id).unwrap();
    let answers: Map<String, Value> =
        answers.iter().map(|(item, value)| (item.clone(), json!({ "value": value }))).collect();
    let mut wire = json!({
        "schema": response_v1::SCHEMA, "instrument": { "id": id, "version": "1.0.0" }, "answers": answers,
    });
    if let Some(band) = band {
        wire["judgement"] = json!({ "concern": false, "reason": "invented", "band": band });
    }
    let response = response_v1::from_wire(&wire.to_string(), library.pack().instrument());
    assess(library.pack().instrument(), &response.unwrap_or_else(|problems| panic!("{slot}: {problems:?}")))
}

fn state(assessment: &Assessment, trigger: &str) -> TriggerState {
    assessment.state(&TriggerId::parse(trigger).unwrap())
}

fn band(assessment: &Assessment) -> Option<&str> {
    assessment.band().map(|band| band.as_str())
}

/// These items with one answer.
fn all(items: RangeInclusive<u8>, value: &'static str) -> Vec<(String, &'static str)> {
    items.map(|item| (item.to_string(), value)).collect()
}

/// Yes up to one number, this after it, up to the last.
fn yes_then(yes: u8, rest: &'static str, last: u8) -> Vec<(String, &'static str)> {
    [all(1..=yes, "yes"), all(yes + 1..=last, rest)].concat()
}

/// DARA: how often, and a level that a person chooses. No sum makes a level, and a level
/// nobody has chosen is not the mildest: it is not known.
#[test]
fn dara_has_a_scale_and_a_chosen_level() {
    let often = all(1..=6, "often");
    let unchosen = assessed("dara", &often, None);
    assert_eq!((band(&unchosen), state(&unchosen, "police-band-high")), (None, Undetermined));
    for (chosen, medium, high) in [("standard", NotMet, NotMet), ("medium", Met, NotMet), ("high", Met, Met)] {
        for answers in [&often, &all(1..=6, "never")] {
            let found = assessed("dara", answers, Some(chosen));
            assert_eq!(band(&found), Some(chosen));
            assert_eq!(state(&found, "police-band-medium"), medium, "{chosen}");
            assert_eq!(state(&found, "police-band-high"), high, "{chosen}");
        }
    }
}

/// Danger Assessment: some questions weigh more. Questions 1 and 2 weigh 5 here, 3 weighs 3
/// and each other 1; the invented lines are at 1, 10 and 20.
#[test]
fn danger_assessment_has_weights_and_bands() {
    let with_weights = |ones: u8, rest: &'static str| {
        let mut answers = vec![("1".to_owned(), "yes-5"), ("2".to_owned(), "yes-5"), ("3".to_owned(), "yes-3")];
        answers.extend((4..=20).map(|item| (item.to_string(), if item < 4 + ones { "yes" } else { rest })));
        assessed("danger-assessment", &answers, None)
    };
    for (ones, rest, sum, of, reached, line) in [
        (0, "no", 13, 13, Some("second"), NotMet),
        (6, "no", 19, 19, Some("second"), NotMet),
        (7, "no", 20, 20, Some("third"), Met),
        (6, "dont-know", 19, 30, Some("second"), Undetermined),
        (17, "no", 30, 30, Some("third"), Met),
    ] {
        let found = with_weights(ones, rest);
        let (_, tally) = found.tallies().iter().next().unwrap();
        assert_eq!((tally.lowest(), tally.highest()), (sum, of));
        assert_eq!((band(&found), state(&found, "police-band-high")), (reached, line), "{sum}");
    }
    let none = assessed("danger-assessment", &all(1..=20, "no"), None);
    assert_eq!((band(&none), state(&none, "police-band-high")), (None, NotMet));
}

/// A negative weight would let a yes lower a sum: software may raise concern, never lower it.
#[test]
fn a_negative_weight_is_refused() {
    let mut pack = bundle("synthetic-slot-danger-assessment");
    pack["instrument"]["answerSets"]["three"][0]["weight"] = json!(-3);
    let problems = crate::shipped::library().clone().add(&pack.to_string()).unwrap_err();
    let paths: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(paths.iter().any(|one| one.contains("answerSets.three[0].weight")), "{paths:?}");
}

/// ODARA: thirteen questions of one each, and a mark for what is missing, which is neither.
#[test]
fn odara_counts_and_keeps_what_is_missing() {
    for (yes, rest, line) in [
        (6, "no", NotMet),
        (7, "no", Met),
        (13, "no", Met),
        (6, "missing", Undetermined),
        (0, "missing", Undetermined),
        (7, "missing", Met),
        (0, "no", NotMet),
    ] {
        let found = assessed("odara", &yes_then(yes, rest, 13), None);
        assert_eq!(state(&found, "police-band-high"), line, "{yes} yes, the rest {rest}");
    }
    let nearly = [all(1..=5, "yes"), all(6..=6, "missing"), all(7..=13, "no")].concat();
    assert_eq!(state(&assessed("odara", &nearly, None), "police-band-high"), NotMet);
}

/// MARAM: the person's own rating of fear acts alone, and a judged level only rises.
#[test]
fn maram_has_an_own_rating_and_a_level_that_only_rises() {
    let answers = |fear: &'static str, signs: &'static str| {
        let mut answers = all(1..=5, signs);
        answers.push(("fear".to_owned(), fear));
        answers
    };
    for (fear, line) in [("not-afraid", NotMet), ("afraid", NotMet), ("very-afraid", Met), ("dont-know", Undetermined)]
    {
        assert_eq!(state(&assessed("maram", &answers(fear, "no"), None), "own-worry"), line, "{fear}");
    }
    for (signs, chosen, reached) in [
        ("no", None, None),
        ("yes", None, Some("at-risk")),
        ("yes", Some("serious"), Some("serious")),
        ("no", Some("elevated"), Some("elevated")),
        ("yes", Some("at-risk"), Some("at-risk")),
    ] {
        let found = assessed("maram", &answers("afraid", signs), chosen);
        assert_eq!(band(&found), reached);
        let serious = if chosen == Some("serious") { Met } else { NotMet };
        assert_eq!(state(&found, "police-band-high"), serious);
    }
}

/// The young people's, Scottish and Northern Irish versions: a count; further questions about
/// children are not in it, and act by themselves. The lines are invented, but for 14 of 24.
#[test]
fn versions_of_dash_count_and_ask_about_children_beside() {
    for (slot, items, more, line) in
        [("young-people", 12, 0, 7), ("scotland", 24, 3, 14), ("northern-ireland", 24, 4, 14)]
    {
        let further = |value: &'static str| (1..=more).map(move |number| (format!("c{number}"), value));
        for (yes, rest, reached) in [
            (line - 1, "no", NotMet),
            (line, "no", Met),
            (line - 1, "dont-know", Undetermined),
            (0, "no", NotMet),
            (items, "no", Met),
        ] {
            let answers: Vec<_> = yes_then(yes, rest, items).into_iter().chain(further("yes")).collect();
            let found = assessed(slot, &answers, None);
            assert_eq!(state(&found, "visible-high-risk"), reached, "{slot}: {yes} yes, the rest {rest}");
            if more > 0 {
                assert_eq!(state(&found, "children"), Met, "{slot}");
                let none: Vec<_> = yes_then(yes, rest, items).into_iter().chain(further("no")).collect();
                assert_eq!(state(&assessed(slot, &none, None), "children"), NotMet, "{slot}");
            }
        }
    }
}
