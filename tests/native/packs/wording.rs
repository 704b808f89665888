//! A licensed deployer's words for the items: shown as theirs, and refused when they change
//! which questions there are. All words here are invented.

use crate::bundles::with;
use risk_checklist_core::content::Library;
use risk_checklist_core::json::{Json, parse};
use serde_json::{Value, json};

fn scale() -> Library {
    with(&["synthetic-scale"]).starting_with("synthetic-scale").unwrap()
}

/// Invented words for every item of the scale.
fn words() -> Value {
    json!({
        "schema": "risk-checklist/wording/1",
        "instrument": "synthetic-scale",
        "version": "1.0.0",
        "locale": "en-GB",
        "publisher": "An invented publisher",
        "licenceReference": "INVENTED-1",
        "date": "2026-11-21",
        "items": { "1": "Invented words one?", "2": "Invented words two?", "3": "Invented words three?", "4": "Invented words four?" },
    })
}

fn json_of(value: &Value) -> Json {
    parse(&value.to_string(), 100_000, "").unwrap()
}

#[test]
fn licensed_words_take_the_place_of_ours_and_say_whose_they_are() {
    let (plain, mut reworded) = (scale(), scale());
    reworded.reword(&json_of(&words())).unwrap();
    let pack = reworded.pack();
    assert_eq!(pack.texts().line("item.2.text"), "Invented words two?");
    assert_eq!(
        pack.texts().line("item.2.short"),
        plain.pack().texts().line("item.2.short"),
        "only the question changes"
    );
    let wording = pack.wording().unwrap();
    assert_eq!(
        (wording.publisher.as_str(), wording.licence_reference.as_str()),
        ("An invented publisher", "INVENTED-1")
    );
    assert_eq!(wording.date.to_string(), "2026-11-21");
    assert!(plain.pack().wording().is_none());
    assert_eq!(pack.instrument().triggers(), plain.pack().instrument().triggers(), "no rule changes");
    assert_ne!(reworded.hash_of(&[pack]), plain.hash_of(&[plain.pack()]), "a notice tells which words were used");
}

/// The default pack too, whose words are part of the module.
#[test]
fn the_default_pack_can_be_reworded() {
    let mut library = Library::shipped().unwrap();
    let before = library.hash_of(&[library.pack()]);
    let items: serde_json::Map<String, Value> =
        (1..=24).map(|number| (number.to_string(), json!(format!("Invented words {number}?")))).collect();
    let mut words = words();
    words["instrument"] = json!("safelives-dash");
    words["version"] = json!(library.pack().instrument().version().to_string());
    words["items"] = Value::Object(items);
    library.reword(&json_of(&words)).unwrap();
    assert_eq!(library.pack().texts().line("item.24.text"), "Invented words 24?");
    assert_ne!(library.hash_of(&[library.pack()]), before);
}

/// What goes wrong, the change that makes it so, and every problem it must give.
type Fault = (&'static str, fn(&mut Value), &'static [&'static str]);

#[test]
fn words_that_change_the_questions_are_refused_whole() {
    let table: &[Fault] = &[
        ("nothing", |_| {}, &[]),
        ("another checklist", |w| w["instrument"] = json!("hits"), &["wrong-instrument instrument"]),
        ("another version", |w| w["version"] = json!("2.0.0"), &["wrong-instrument version"]),
        ("another shape", |w| w["schema"] = json!("risk-checklist/wording/2"), &["wrong-schema schema"]),
        ("an item left out", |w| drop(w["items"].as_object_mut().unwrap().remove("3")), &["missing-text items"]),
        ("an item of its own", |w| w["items"]["5"] = json!("Invented?"), &["unknown-item items.5"]),
        (
            "another number",
            |w| {
                let line = w["items"].as_object_mut().unwrap().remove("4").unwrap();
                w["items"]["5"] = line;
            },
            &["unknown-item items.5", "missing-text items"],
        ),
        ("markup", |w| w["items"]["1"] = json!("<em>Invented</em>?"), &["unsafe-text items.1"]),
        ("hidden direction", |w| w["items"]["1"] = json!("Invented\u{202e}?"), &["unsafe-text items.1"]),
        ("nothing to read", |w| w["items"]["1"] = json!(" "), &["empty-text items.1"]),
        ("a list", |w| w["items"]["1"] = json!(["Invented?"]), &["wrong-type items.1"]),
        ("nobody's words", |w| drop(w.as_object_mut().unwrap().remove("publisher")), &["missing-field publisher"]),
        ("no permission", |w| w["licenceReference"] = json!(""), &["empty-text licenceReference"]),
        ("no date", |w| w["date"] = json!("last week"), &["bad-format date"]),
        ("a threshold", |w| w["threshold"] = json!(3), &["unknown-field threshold"]),
    ];
    for (why, change, expected) in table {
        let mut words = words();
        change(&mut words);
        let mut library = scale();
        let problems = library.reword(&json_of(&words)).err().unwrap_or_default();
        let said: Vec<String> = problems.iter().map(|one| format!("{} {}", one.code.as_str(), one.path)).collect();
        assert_eq!(said, *expected, "{why}");
        assert_eq!(library.pack().wording().is_some(), expected.is_empty(), "{why}: all of it or nothing");
    }
}
