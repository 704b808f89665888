//! The published shapes of training: the schemas say what the code reads and writes.

use super::fixture::{rules, scenario, text, trainee};
use crate::shipped::library;
use risk_checklist_core::content::TrainingWords;
use risk_checklist_core::delivery::training::{
    Teller, calibrate, changes_from_wire, debrief, handout, result_from_wire, result_to_wire, results_from_wire,
    timeline, what_if,
};
use risk_checklist_core::instrument::{Nation, ReadAs, Role};
use risk_checklist_core::training::{Debrief, TrainingResult};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn schema(shape: &str) -> Value {
    serde_json::from_str(&file(&format!("www/schemas/{shape}.schema.json"))).unwrap()
}

fn fits(shape: &str, value: &Value) -> bool {
    jsonschema::validator_for(&schema(shape)).unwrap().is_valid(value)
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What the schema and the reader both refuse or both take.
#[test]
fn the_scenario_schema_and_the_reader_agree() {
    let story = parsed(&text());
    assert!(fits("scenario-1", &story));
    for (place, value, taken) in [
        ("/fictional", json!(false), false),
        ("/title", json!("<"), false),
        ("/id", json!("Green"), false),
        ("/steps/0/answers/5/because", json!(""), false),
        ("/steps/0/answers/5/note", json!("x"), false),
        ("/setting/role", json!("police"), false),
        ("/sources/0/read", json!("half"), false),
        ("/warnings", json!([]), false),
        ("/facilitatorNotes", json!([]), true),
        ("/summary", json!("Another line."), true),
    ] {
        let mut changed = story.clone();
        let (parent, name) = place.rsplit_once('/').unwrap();
        changed.pointer_mut(parent).unwrap()[name] = value;
        assert_eq!(fits("scenario-1", &changed), taken, "schema: {place}");
        assert_eq!(library().scenario(&changed.to_string()).is_ok(), taken, "reader: {place}");
    }
    let schema = schema("scenario-1");
    let listed = |place: &str| schema.pointer(place).unwrap()["enum"].clone();
    assert_eq!(listed("/properties/setting/properties/role"), json!(Role::WORDS.map(|(word, _)| word)));
    assert_eq!(listed("/properties/setting/properties/nation"), json!(Nation::WORDS.map(|(word, _)| word)));
    assert_eq!(listed("/properties/sources/items/properties/read"), json!(ReadAs::WORDS.map(|(word, _)| word)));
}

/// A result has exactly these fields, and comes back as it was.
#[test]
fn a_result_holds_codes_and_nothing_else() {
    let scenario = scenario();
    let words = TrainingWords::shipped().unwrap();
    let teller = Teller::new(library(), &words, &scenario);
    let mut response = trainee(&scenario, 1, &[("5", "dont-know"), ("eventsIn12Months", "7")]);
    for edit in [
        risk_checklist_core::response::Edit::Note(
            risk_checklist_core::instrument::LinkId::parse("5").unwrap(),
            "CANARY note".to_owned(),
        ),
        risk_checklist_core::response::Edit::Reason("CANARY reason".to_owned()),
    ] {
        response = response.apply(teller.rules().instrument, edit).unwrap();
    }
    let result = TrainingResult::of(&response, &scenario, 1, rules(&scenario)).unwrap();
    let text = result_to_wire(&result);
    assert!(!text.contains("CANARY"), "{text}");
    let value = parsed(&text);
    assert!(fits("training-result-1", &value), "{text}");
    let fields: Vec<&String> = value.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["answers", "facts", "judgement", "scenario", "schema", "step"]);
    assert_eq!(value["facts"]["eventsIn12Months"], 7);
    assert_eq!(result_from_wire(&text, &teller), Ok(result));
    for (name, extra) in [("note", json!("x")), ("reference", json!("x")), ("at", json!("2026-11-21"))] {
        let mut more = value.clone();
        more[name] = extra;
        assert!(!fits("training-result-1", &more), "{name}");
        assert!(result_from_wire(&more.to_string(), &teller).is_err(), "{name}");
    }
}

#[test]
fn a_result_of_something_else_is_refused_by_path() {
    let scenario = scenario();
    let words = TrainingWords::shipped().unwrap();
    let teller = Teller::new(library(), &words, &scenario);
    let model = TrainingResult::of(scenario.model(0).unwrap(), &scenario, 0, rules(&scenario)).unwrap();
    let value = parsed(&result_to_wire(&model));
    for (place, wrong, path) in [
        ("/scenario/id", json!("red-door"), "scenario.id"),
        ("/scenario/version", json!("2.0.0"), "scenario.version"),
        ("/step", json!("later"), "step"),
        ("/answers/5", json!("often"), "answers.5"),
        ("/answers/99", json!("yes"), "answers.99"),
        ("/facts/ageBand", json!("old"), "facts.ageBand"),
        ("/judgement/reason", json!("x"), "judgement.reason"),
    ] {
        let mut changed = value.clone();
        let (parent, name) = place.rsplit_once('/').unwrap();
        changed.pointer_mut(parent).unwrap()[name] = wrong;
        let problems = result_from_wire(&changed.to_string(), &teller).unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), [path], "{place}");
        let list = json!([value, changed]).to_string();
        let problems = results_from_wire(&list, &teller, 0).unwrap_err();
        assert_eq!(problems[0].path, format!("[1].{path}"));
    }
    assert_eq!(results_from_wire(&json!([value]).to_string(), &teller, 1).unwrap_err()[0].path, "[0]");
}

/// Words, not only ids: a page needs no other file to say what happened.
#[test]
fn what_is_compared_is_told_in_words() {
    let scenario = scenario();
    let words = TrainingWords::shipped().unwrap();
    let teller = Teller::new(library(), &words, &scenario);
    let told = parsed(&timeline(&teller));
    let moved = told["steps"][1]["moved"].as_array().unwrap();
    let marac = moved.iter().find(|one| one["id"] == "marac").unwrap();
    assert_eq!(marac["from"], "undetermined");
    assert_eq!(marac["toWords"], "recommended, today");
    assert_eq!(marac["because"][0]["name"], "Threats to kill");
    assert_eq!(marac["because"][0]["item"], "14");
    assert_eq!(marac["because"][2]["judgement"], "concern");
    assert_eq!(marac["because"][2]["from"], false);

    let changes = changes_from_wire(r#"{ "answers": { "14": "yes" } }"#, &teller).unwrap();
    let what_if = parsed(&what_if(&teller, scenario.model(0).unwrap(), &changes).unwrap());
    assert_eq!(what_if["before"]["tally"]["lowest"], 13);
    assert_eq!(what_if["after"]["tally"]["lowest"], 14);

    let why = |changes: &[(&str, &str)], subject: &str| {
        let yours = trainee(&scenario, 1, changes);
        let found = Debrief::of(&yours, &scenario, 1, rules(&scenario)).unwrap();
        let found = parsed(&debrief(&teller, &found));
        let list = found["differences"].as_array().unwrap();
        list.iter().find(|one| one["id"] == subject).unwrap()["why"].as_str().unwrap().to_owned()
    };
    assert_eq!(
        why(&[("8", "no")], "8"),
        "With the model's answer here: Stalking service changes from “not on the list” to “recommended, within working days”."
    );
    assert!(why(&[("7", "yes")], "7").starts_with("Nothing changes"));
    assert!(why(&[("15", "dont-know"), ("5", "dont-know")], "5").contains("ask when it is safe"));
    let together = why(&[("2", "no"), ("3", "no"), ("eventsIn12Months", "2"), ("judgement", "false")], "2");
    assert!(together.starts_with("This answer alone changes nothing. Together with Fear of more harm "), "{together}");

    let handout = parsed(&handout(&teller));
    assert_eq!(handout["items"].as_array().unwrap().len(), 24);
    assert_eq!(handout["items"][0]["options"][2], json!({ "code": "dont-know", "words": "Don't know" }));
    assert_eq!(handout["facts"].as_array().unwrap().len(), 21);
    assert_eq!(handout["steps"][1]["judgement"]["value"], true);
    assert_eq!(handout["support"][0]["id"], "national-da-helpline");
}

#[test]
fn a_group_is_counted_without_names() {
    let scenario = scenario();
    let words = TrainingWords::shipped().unwrap();
    let teller = Teller::new(library(), &words, &scenario);
    let people: [&[(&str, &str)]; 4] =
        [&[], &[("5", "yes")], &[("5", "yes"), ("8", "no")], &[("7", "dont-know"), ("judgement", "false")]];
    let result = |changes: &&[(&str, &str)]| {
        TrainingResult::of(&trainee(&scenario, 1, changes), &scenario, 1, rules(&scenario)).unwrap()
    };
    let results: Vec<TrainingResult> = people.iter().map(result).collect();
    let found = parsed(&calibrate(&teller, &results, 1).unwrap());
    assert_eq!(found["count"], 4);
    let items = found["items"].as_array().unwrap();
    let item = |id: &str| items.iter().find(|one| one["id"] == id).unwrap();
    assert_eq!(item("5")["counts"], json!({ "no": 2, "yes": 2 }));
    assert_eq!(item("5")["agreement"], 0.333_333);
    assert_eq!(item("5")["matchesModel"], 0.5);
    assert_eq!(item("5")["changedRouting"], 2);
    assert_eq!(item("7")["counts"], json!({ "dont-know": 1, "not-asked": 3 }));
    assert_eq!(item("7")["changedRouting"], 0);
    assert_eq!(item("8")["changedRouting"], 1);
    assert_eq!(item("judgement")["counts"], json!({ "true": 3, "false": 1 }));
    assert!(items.iter().all(|one| one["id"] != "petsAtRisk"));
    assert!(found["fleiss"]["words"].as_str().unwrap().contains("arbitrary"));
    assert!((found["fleiss"]["kappa"].as_f64().unwrap() - kappa_of_answered(items)).abs() < 1e-6);
    assert!(found["alpha"]["low"].as_f64().unwrap() <= found["alpha"]["alpha"].as_f64().unwrap());
    let routings = found["routings"].as_array().unwrap();
    assert_eq!(routings.iter().map(|one| one["count"].as_u64().unwrap()).sum::<u64>(), 4);
    assert_eq!(routings[0]["sameAsModel"], true);
    let nobody = parsed(&calibrate(&teller, &[], 1).unwrap());
    assert_eq!(nobody["fleiss"]["reason"], "too-few-people");
    assert!(calibrate(&teller, &results, 2).is_none());
    // Results of another step are left out, and the count says so.
    assert_eq!(parsed(&calibrate(&teller, &results, 0).unwrap())["count"], 0);
}

/// Fleiss (1971), by hand, over the items that anyone answered.
fn kappa_of_answered(items: &[Value]) -> f64 {
    let counts = |item: &&Value| item["counts"].as_object().unwrap().clone();
    let asked = |counts: &serde_json::Map<String, Value>| counts.keys().any(|code| code != "not-asked");
    let rows: Vec<_> =
        items.iter().filter(|item| item["kind"] == "item").map(|item| counts(&item)).filter(asked).collect();
    let (items, raters) = (rows.len() as f64, 4.0);
    let (mut alike, mut shares) = (0.0, std::collections::BTreeMap::new());
    for (code, count) in rows.iter().flatten() {
        let count = count.as_f64().unwrap();
        alike += count * (count - 1.0) / (raters * (raters - 1.0)) / items;
        *shares.entry(code).or_insert(0.0) += count / (items * raters);
    }
    let chance: f64 = shares.values().map(|share: &f64| share * share).sum();
    assert!(rows.len() < 24, "the story leaves some items unasked");
    (alike - chance) / (1.0 - chance)
}

/// Every field that is written has its type in TypeScript.
#[test]
fn the_types_name_every_field() {
    let scenario = scenario();
    let words = TrainingWords::shipped().unwrap();
    let teller = Teller::new(library(), &words, &scenario);
    let types = file("src/embed/risk-checklist-training.d.ts");
    let yours = trainee(&scenario, 1, &[("15", "yes")]);
    let debriefed = debrief(&teller, &Debrief::of(&yours, &scenario, 1, rules(&scenario)).unwrap());
    let result = TrainingResult::of(&yours, &scenario, 1, rules(&scenario)).unwrap();
    let calibrated = calibrate(&teller, &[result.clone(), result], 1).unwrap();
    for shape in [timeline(&teller), debriefed, calibrated, handout(&teller)] {
        let mut names = std::collections::BTreeSet::new();
        gather(&parsed(&shape), &mut names);
        for name in names {
            assert!(
                types.contains(&format!("{name}: ")) || types.contains(&format!("{name}?: ")),
                "no type for `{name}`"
            );
        }
    }
}

fn gather(value: &Value, names: &mut std::collections::BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                names.insert(name.clone());
                if name != "counts" {
                    gather(value, names);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, names)),
        _ => {}
    }
}

/// A group of two hundred, each with slips of their own, is counted whole. Two hundred codes
/// come back as the results they were made of.
#[test]
fn two_hundred_results() {
    let scenario = scenario();
    let words = TrainingWords::shipped().unwrap();
    let teller = Teller::new(library(), &words, &scenario);
    let items: Vec<String> = (1..=24).map(|item| item.to_string()).collect();
    let mut results = Vec::new();
    for person in 0..200_usize {
        let slips = (0..person % 9).map(|slip| {
            (items[(person * 7 + slip * 5) % 24].as_str(), ["yes", "no", "dont-know"][(person + slip) % 3])
        });
        let response = trainee(&scenario, 1, &slips.collect::<Vec<_>>());
        let result = TrainingResult::of(&response, &scenario, 1, rules(&scenario)).unwrap();
        let code = result.to_code(&scenario, rules(&scenario));
        assert_eq!(TrainingResult::from_code(&code, &scenario, rules(&scenario)), Ok(result.clone()));
        results.push(result);
    }
    let found = parsed(&calibrate(&teller, &results, 1).unwrap());
    assert_eq!(found["count"], 200);
    for item in found["items"].as_array().unwrap() {
        let counted: u64 = item["counts"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
        assert_eq!(counted, 200, "{}", item["id"]);
    }
}

/// What a trainee hands in has no text in its type, so nothing typed can be in it.
#[test]
fn the_type_of_a_result_has_no_room_for_text() {
    for name in ["said", "result"] {
        let source = file(&format!("src/core/training/{name}.rs"));
        assert!(!source.contains("String") && !source.contains("&'static str"), "{name}.rs holds a text");
    }
}
