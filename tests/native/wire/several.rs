//! One invented sitting with several checklists that use every kind of answer, and what
//! follows from all of them together.

use crate::bundles::with;
use risk_checklist_core::assessment::{Assessment, TriggerState, assess};
use risk_checklist_core::content::{ContentPack, Library};
use risk_checklist_core::delivery::{OutcomeNotice, Record, Stamp, assessment_v1, outcome_v1, record_v1, response_v1};
use risk_checklist_core::instrument::{FactId, LinkId, OptionCode, RiskLevelId, SectionId, Setting, TriggerId};
use risk_checklist_core::outcome::{Dispositions, Outcome, conclude, conclude_all};
use risk_checklist_core::response::{Edit, EditError, FactValue, NotAskedReason, Sitting};
use std::sync::LazyLock;

/// The library with the checklist that uses everything first.
static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| with(&["synthetic-everything", "synthetic-scale"]).starting_with("synthetic-everything").unwrap());

/// The packs in use: the one that uses everything, the scale, the default.
fn packs() -> Vec<&'static ContentPack> {
    let mut packs = LIBRARY.packs();
    packs.sort_by_key(|pack| pack.manifest().id().as_str() == "safelives-dash");
    packs
}

fn id(text: &str) -> LinkId {
    LinkId::parse(text).unwrap()
}

fn code(text: &str) -> OptionCode {
    OptionCode::parse(text).unwrap()
}

fn fact(text: &str, value: FactValue) -> Edit {
    Edit::Fact(FactId::parse(text).unwrap(), Some(value))
}

fn sitting() -> Sitting {
    let instruments: Vec<_> = packs().iter().map(|pack| pack.instrument()).collect();
    let mut sitting = Sitting::new(instruments[0]);
    let edits = [
        Edit::Answer(id("1"), code("yes")),
        Edit::Tick(id("2"), code("follows"), true),
        Edit::Tick(id("2"), code("dont-know"), true),
        Edit::Number(id("3"), 4),
        Edit::Note(id("4"), "what they said".to_owned()),
        Edit::Answer(id("6"), code("sometimes")),
        Edit::People(SectionId::parse("people").unwrap(), 2),
        Edit::Answer(id("8"), code("no")),
        Edit::Answer(id("8").repetition("B"), code("yes")),
        Edit::Number(id("9").repetition("B"), 1),
        fact("harmerInPolice", FactValue::No),
        Edit::Band(Some(RiskLevelId::parse("raised").unwrap())),
        Edit::Reason("more than the answers show".to_owned()),
    ];
    for edit in edits {
        sitting = sitting.apply(&instruments[..1], 0, edit).unwrap();
    }
    sitting = sitting.open(instruments[1]).open(instruments[2]).open(instruments[1]);
    let edits = [
        (1, Edit::Answer(id("1"), code("always"))),
        (2, Edit::Answer(id("8"), code("yes"))),
        (2, fact("childAtRisk", FactValue::Yes)),
        (1, fact("immediateDanger", FactValue::No)),
    ];
    for (place, edit) in edits {
        sitting = sitting.apply(&instruments, place, edit).unwrap();
    }
    sitting
}

/// The other way about: the checklist with everything is opened from the scale.
pub(super) fn opened() -> String {
    response_v1::sitting_to_wire(&opened_sitting())
}

fn opened_sitting() -> Sitting {
    let instruments = [packs()[1].instrument(), packs()[0].instrument()];
    let mut sitting = Sitting::new(instruments[0]).open(instruments[1]);
    let edits = [
        Edit::NotAsked(id("1"), Some(NotAskedReason::Declined)),
        Edit::People(SectionId::parse("people").unwrap(), 3),
        Edit::Answer(id("9").repetition("C"), code("refused")),
        Edit::Band(Some(RiskLevelId::parse("top").unwrap())),
        Edit::Reason("their fear".to_owned()),
    ];
    for edit in edits {
        sitting = sitting.apply(&instruments, 1, edit).unwrap();
    }
    let wire = response_v1::sitting_to_wire(&sitting);
    assert_eq!(response_v1::sitting_from_wire(&wire, &instruments).unwrap(), sitting);
    sitting
}

fn assessments() -> Vec<Assessment> {
    packs().iter().zip(sitting().all()).map(|(pack, response)| assess(pack.instrument(), response)).collect()
}

fn outcome() -> Outcome {
    let (sitting, assessments) = (sitting(), assessments());
    let parts: Vec<_> = assessments.iter().zip(sitting.all()).collect();
    conclude_all(&parts, LIBRARY.pathways().rules(), Setting::default())
}

pub(super) fn response() -> String {
    response_v1::sitting_to_wire(&sitting())
}

pub(super) fn assessment() -> String {
    let assessments = assessments();
    let opened: Vec<_> = packs().into_iter().zip(&assessments).skip(1).collect();
    assessment_v1::sitting_to_wire(&LIBRARY, &assessments[0], &opened, &outcome())
}

pub(super) fn notice() -> String {
    let assessments = assessments();
    let opened: Vec<_> = packs().into_iter().zip(&assessments).skip(1).collect();
    let notice = OutcomeNotice::new(&LIBRARY, &assessments[0], &outcome(), &Dispositions::new(), Stamp::default());
    outcome_v1::to_wire(&notice.with_opened(&LIBRARY, &opened))
}

pub(super) fn record() -> String {
    record_of(&LIBRARY, &sitting())
}

pub(super) fn opened_record() -> String {
    let library = with(&["synthetic-everything", "synthetic-scale"]).starting_with("synthetic-scale").unwrap();
    record_of(&library, &opened_sitting())
}

fn record_of(library: &Library, sitting: &Sitting) -> String {
    let packs: Vec<_> = sitting.all().iter().map(|one| library.find(one.instrument()).unwrap()).collect();
    let assessments: Vec<_> =
        packs.iter().zip(sitting.all()).map(|(pack, response)| assess(pack.instrument(), response)).collect();
    let parts: Vec<_> = assessments.iter().zip(sitting.all()).collect();
    let outcome = conclude_all(&parts, library.pathways().rules(), Setting::default());
    let opened: Vec<_> = packs.iter().copied().zip(&assessments).skip(1).collect();
    let notice = OutcomeNotice::new(library, &assessments[0], &outcome, &Dispositions::new(), Stamp::default())
        .with_opened(library, &opened);
    let (assessment, previous, gates) = (&assessments[0], None, Vec::new());
    record_v1::to_wire(&Record {
        library,
        sitting,
        assessment,
        opened,
        outcome: &outcome,
        notice: &notice,
        previous,
        gates,
    })
}

pub(super) fn opened_hash() -> String {
    let library = with(&["synthetic-everything", "synthetic-scale"]).starting_with("synthetic-scale").unwrap();
    let packs: Vec<_> = opened_sitting().all().iter().map(|one| library.find(one.instrument()).unwrap()).collect();
    library.hash_of(&packs)
}

pub(super) fn hash() -> String {
    LIBRARY.hash_of(&packs())
}

#[test]
fn a_sitting_survives_the_round_trip() {
    let instruments: Vec<_> = packs().iter().map(|pack| pack.instrument()).collect();
    assert_eq!(response_v1::sitting_from_wire(&response(), &instruments).unwrap(), sitting());
    // In any order but the first: the wire says which is which.
    let turned = [instruments[0], instruments[2], instruments[1]];
    assert_eq!(response_v1::sitting_from_wire(&response(), &turned).unwrap(), sitting());
}

/// A fact is one thing for the whole sitting: recorded anywhere, it is known everywhere.
#[test]
fn a_fact_is_shared_and_an_answer_is_not() {
    let sitting = sitting();
    let danger = FactId::parse("immediateDanger").unwrap();
    let police = FactId::parse("harmerInPolice").unwrap();
    for response in sitting.all() {
        assert_eq!(response.fact(&danger), Some(&FactValue::No), "recorded in the second");
        assert_eq!(response.fact(&police), Some(&FactValue::No), "recorded before the others were opened");
        assert_eq!(response.judgement().reason(), "more than the answers show");
    }
    assert!(sitting.also()[0].answer(&id("8")).is_none(), "an item of the same number elsewhere is another item");
    assert!(sitting.also()[1].judgement().band().is_none(), "a band belongs to its own checklist");
    let instruments: Vec<_> = packs().iter().map(|pack| pack.instrument()).collect();
    let refused = sitting.apply(&instruments, 1, fact("childAtRisk", FactValue::Yes));
    assert!(matches!(refused, Err(EditError::UnknownFact(_))), "the scale has no such fact");
}

/// Together they are as strong as the strongest of them, and no instrument alone is stronger.
#[test]
fn together_they_are_as_strong_as_the_strongest() {
    let (sitting, assessments, together) = (sitting(), assessments(), outcome());
    let stalking = TriggerId::parse("stalking").unwrap();
    assert_eq!(assessments[1].state(&stalking), TriggerState::Undetermined);
    assert_eq!(assessments[2].state(&stalking), TriggerState::Met);
    for (assessment, response) in assessments.iter().zip(sitting.all()) {
        let alone = conclude(assessment, response, LIBRARY.pathways().rules(), Setting::default());
        for referral in alone.referrals() {
            let found = together.referral(&referral.pathway).unwrap();
            assert!(found.status.rank().0 >= referral.status.rank().0, "{}", referral.pathway);
            assert!(found.status.urgency() >= referral.status.urgency(), "{}", referral.pathway);
        }
    }
    let notice: serde_json::Value = serde_json::from_str(&notice()).unwrap();
    let ids: Vec<_> = notice["triggers"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids.iter().filter(|id| **id == "stalking").count(), 1, "a trigger of two checklists is named once");
    let state =
        |id: &str| notice["triggers"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap()["state"].clone();
    assert_eq!(state("stalking"), "met");
}

/// What a sitting may not say, each with its path.
#[test]
fn a_malformed_sitting_is_refused_with_the_path() {
    let instruments: Vec<_> = packs().iter().map(|pack| pack.instrument()).collect();
    let said = |change: fn(&mut serde_json::Value)| -> Vec<String> {
        let mut value: serde_json::Value = serde_json::from_str(&response()).unwrap();
        change(&mut value);
        let problems = response_v1::sitting_from_wire(&value.to_string(), &instruments).err().unwrap_or_default();
        problems.iter().map(|one| format!("{} {}", one.code.as_str(), one.path)).collect()
    };
    type Fault<'a> = (&'a str, fn(&mut serde_json::Value), &'a [&'a str]);
    let table: [Fault<'_>; 12] = [
        ("nothing", |_| {}, &[]),
        (
            "an unknown checklist",
            |v| v["also"][0]["instrument"]["id"] = "moon".into(),
            &["wrong-instrument also[0].instrument"],
        ),
        (
            "the first once more",
            |v| v["also"][0]["instrument"]["id"] = "synthetic-everything".into(),
            &["wrong-instrument also[0].instrument"],
        ),
        (
            "another version",
            |v| v["also"][0]["instrument"]["version"] = "2.0.0".into(),
            &["wrong-instrument also[0].instrument.version"],
        ),
        (
            "a fact twice",
            |v| v["also"][0]["facts"]["harmerInPolice"] = "yes".into(),
            &["duplicate-field also[0].facts.harmerInPolice"],
        ),
        (
            "a concern of its own",
            |v| v["also"][0]["judgement"]["concern"] = true.into(),
            &["unknown-field also[0].judgement.concern"],
        ),
        ("a third person nobody added", |v| v["answers"]["8:C"]["value"] = "yes".into(), &["unknown-value "]),
        (
            "a label there is not",
            |v| v["answers"]["8:Ann"]["value"] = "yes".into(),
            &["unknown-item answers.(unnamed)"],
        ),
        (
            "an option there is not",
            |v| v["answers"]["2"]["value"][0] = "flowers".into(),
            &["unknown-value answers.2.value[0]"],
        ),
        ("a number too large", |v| v["answers"]["3"]["value"] = 21.into(), &["out-of-range answers.3.value"]),
        ("one word where many go", |v| v["answers"]["2"]["value"] = "follows".into(), &["wrong-type answers.2.value"]),
        ("more people than it takes", |v| v["people"]["people"] = 4.into(), &["out-of-range people.people"]),
    ];
    for (why, change, expected) in table {
        let mut said = said(change);
        said.truncate(expected.len().max(1));
        assert_eq!(said, expected, "{why}");
    }
}
