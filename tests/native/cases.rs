//! The specification by example: `tests/cases` and the folders in it hold one JSON a case, with what was
//! answered, what must follow and for which reasons, the source, and a sentence of why.
//!
//! A case gives either a whole `response` or its short form: items by answer in `yes`, `no`,
//! `dontKnow`, `declined` and `notSafeToAsk`, any other value by item in `answers`, `rest` for
//! every item not listed (left out: not asked), `facts` and `judgement`. Its `setting` is the `nation` and the `role`; what
//! is left out is not known.
//!
//! In `expect`, `met` is every trigger that is met and `called` every referral that
//! something known calls for, in order; `triggers` and `referrals` need name only what
//! matters; `absent` is never on the list, not even as undetermined. `tallies` gives each
//! tally's bounds by its name, `band` the band in force (null: none), `opens` the checklists
//! that are offered.
//!
//! A folder named after a pack holds that pack's cases; every other case is of `safelives-dash`.

mod expect;
mod read;

use crate::bundles::EVERY;
use crate::shipped::pathways;
use read::Case;
use risk_checklist_core::assessment::{TriggerState, assess};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// How many cases each pack has; those of `safelives-dash` are in no folder of its name. A
/// case that is lost fails here.
// One a line, so that authors who add theirs at the same time do not meet.
#[rustfmt::skip]
const CASES: &[(&str, usize)] = &[
    ("safelives-dash", 259),
    ("children-matrix", 17),
    ("dash-police", 91),
    ("hba-screen", 64),
    ("mappa-factors", 18),
    ("s-dash", 37),
    ("specss-rara", 20),
    ("dvsat-structure", 26),
    ("hark", 20),
    ("hits", 23),
    ("lap", 36),
];

#[test]
fn every_case_comes_out_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = files_under(&folder);
    let mut faults = Vec::new();
    for file in &files {
        let name = file.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        assert!(name.ends_with(".json"), "tests/cases/{name} is not a case");
        let case = Case::read(&name, &fs::read_to_string(file).unwrap());
        for fault in expect::faults(&case) {
            faults.push(format!("tests/cases/{name}: {} ({})\n    {fault}", case.name, case.why));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    let mut counts = BTreeMap::new();
    for file in &files {
        let folder =
            file.strip_prefix(&folder).unwrap().components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let is_pack = EVERY.iter().any(|library| library.pack().manifest().id().as_str() == folder);
        *counts.entry(if is_pack { folder } else { "safelives-dash".to_owned() }).or_insert(0) += 1;
    }
    let expected = CASES.iter().map(|(pack, count)| ((*pack).to_owned(), *count)).collect::<BTreeMap<_, usize>>();
    assert_eq!(counts, expected);
}

/// Every trigger of every pack that ships is met in one of its cases, and not met in another.
#[test]
fn every_trigger_of_every_pack_has_cases_for_and_against() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for library in EVERY.iter().filter(|one| !one.pack().manifest().id().as_str().starts_with("synthetic-")) {
        let (id, instrument) = (library.pack().manifest().id().as_str(), library.pack().instrument());
        let cases: Vec<Case> = files_under(&folder)
            .into_iter()
            .map(|file| (file.strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/"), file))
            .map(|(name, file)| Case::read(&name, &fs::read_to_string(file).unwrap()))
            .filter(|case| case.library.pack().manifest().id().as_str() == id)
            .collect();
        for trigger in instrument.triggers() {
            for state in [TriggerState::Met, TriggerState::NotMet] {
                let has = |case: &Case| assess(instrument, &case.response).state(&trigger.id) == state;
                assert!(cases.iter().any(has), "{id} has no case in which {} is {}", trigger.id, state.as_str());
            }
        }
    }
}

/// `tests/cases/pathways` has at least four cases for each pathway, named after it, and one
/// of them keeps it off the list: but for a floor, which nothing takes away.
#[test]
fn every_pathway_has_cases_for_and_against() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pathways");
    let files = files_under(&folder);
    for pathway in pathways().all() {
        // `homelessness-duty-to-refer-1` is not a case of `homelessness`.
        let (id, mut count, mut against) = (pathway.id.as_str(), 0, false);
        for file in &files {
            let name = file.file_name().unwrap().to_string_lossy();
            let named = pathways().all().iter().filter(|other| name.starts_with(&format!("{}-", other.id)));
            if named.max_by_key(|other| other.id.as_str().len()).is_none_or(|other| other.id != pathway.id) {
                continue;
            }
            let case = Case::read(&name, &fs::read_to_string(file).unwrap());
            let absent =
                case.expect.get("absent").and_then(Value::as_array).is_some_and(|list| list.contains(&id.into()));
            let called = case.expect.get("referrals").is_some_and(|referrals| referrals.get(id).is_some());
            assert!(absent != called, "{name} says nothing of {id}");
            count += 1;
            against |= absent;
        }
        assert!(count >= 4, "{id} has {count} cases");
        assert!(against != pathway.floor.is_some(), "{id} has no case against it, or is a floor that has one");
    }
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_under(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

/// The checks themselves can fail: each wrong expectation is found, and told.
#[test]
fn a_wrong_expectation_is_found() {
    let wrong = [
        r#"{"tally":{"lowest":2}}"#,
        r#"{"tally":{"highest":23}}"#,
        r#"{"tally":{"of":27}}"#,
        r#"{"met":[]}"#,
        r#"{"met":["weapons","stalking"]}"#,
        r#"{"called":["police","review","specialist-support"]}"#,
        r#"{"triggers":{"weapons":{"state":"not-met"}}}"#,
        r#"{"triggers":{"weapons":{"state":"met","because":[]}}}"#,
        r#"{"referrals":{"marac":{"status":"recommended","urgency":"today","because":[]}}}"#,
        r#"{"referrals":{"police":{"status":"recommended","urgency":"now","because":["weapons"]}}}"#,
        r#"{"referrals":{"police":{"status":"consider","urgency":"today","because":["weapons"]}}}"#,
        r#"{"referrals":{"police":{"status":"recommended","urgency":"today","because":["stalking"]}}}"#,
        r#"{"absent":["police"]}"#,
        r#"{"absent":["marac"]}"#,
        r#"{"standing":"settled"}"#,
        r#"{"openQuestions":{"empty":true}}"#,
        r#"{"openQuestions":{"exactly":["immediateDanger"]}}"#,
        r#"{"openQuestions":{"first":["15"]}}"#,
        r#"{"openQuestions":{"contains":["13"]}}"#,
        r#"{"openQuestions":{"excludes":["immediateDanger"]}}"#,
    ];
    for expect in wrong {
        let text = format!(r#"{{"name":"n","why":"w","source":"s","yes":["13"],"rest":"no","expect":{expect}}}"#);
        assert_eq!(expect::faults(&Case::read("made-up", &text)).len(), 1, "{expect}");
    }
}

/// A misspelt field would be a check that never runs.
#[test]
fn a_misspelt_field_is_refused() {
    let texts = [
        r#"{"name":"n","why":"w","source":"s","yess":[],"expect":{}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{"talley":{}}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{"tally":{"low":1}}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{"triggers":{"moon":{"state":"met"}}}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{"triggers":{"repeat":{"because":[]}}}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{"referrals":{"marac":{"status":"met"}}}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{"absent":["moon"]}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{"openQuestions":{"last":[]}}}"#,
        r#"{"name":"n","why":"w","source":"s","expect":{}}"#,
        r#"{"name":"n","why":"w","source":"s","yes":["1"],"no":["1"],"expect":{"absent":["police"]}}"#,
        r#"{"name":"n","why":"w","source":"s","yes":["25"],"expect":{"absent":["police"]}}"#,
        r#"{"name":"n","why":"w","source":"s","setting":{},"expect":{"absent":["police"]}}"#,
        r#"{"name":"n","why":"w","source":"s","setting":{"nation":"cornwall"},"expect":{"absent":["police"]}}"#,
        r#"{"name":"n","why":"w","source":"s","setting":{"role":"police"},"expect":{"absent":["police"]}}"#,
        r#"{"name":"n","why":"w","source":"s","setting":{"age":"old"},"expect":{"absent":["police"]}}"#,
        r#"{"name":"n","why":"w","source":"","expect":{"absent":["police"]}}"#,
    ];
    for text in texts {
        let refused = std::panic::catch_unwind(|| expect::faults(&Case::read("made-up", text)));
        assert!(refused.is_err(), "{text}");
    }
}
