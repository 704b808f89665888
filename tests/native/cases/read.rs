//! Reads a case, strictly: what is misspelt is an error.

use crate::bundles::EVERY;
use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::response_v1;
use risk_checklist_core::instrument::{Instrument, ItemKind, Nation, Role, Setting};
use risk_checklist_core::response::Response;
use serde_json::{Map, Value, json};

/// One case.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) why: String,
    /// What is loaded, with the pack of the case first.
    pub(super) library: &'static Library,
    pub(super) response: Response,
    pub(super) setting: Setting,
    pub(super) expect: Map<String, Value>,
}

/// The short form's lists, and what each records.
const ANSWERS: [(&str, &str, Option<&str>); 5] = [
    ("yes", "yes", None),
    ("no", "no", None),
    ("dontKnow", "dont-know", None),
    ("declined", "not-asked", Some("declined")),
    ("notSafeToAsk", "not-asked", Some("not-safe-to-ask")),
];

impl Case {
    pub(super) fn read(file: &str, text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let known = ["name", "why", "source", "setting", "response", "expect", "answers", "rest", "facts", "judgement"];
        let known: Vec<&str> = known.into_iter().chain(ANSWERS.map(|(list, ..)| list)).collect();
        let case = fields(file, &value, &known);
        let words = |name: &str| match case.get(name).and_then(Value::as_str) {
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => panic!("{file}: `{name}` is missing"),
        };
        let (name, why, _source) = (words("name"), words("why"), words("source"));
        let library = library_of(file);
        let instrument = library.pack().instrument();
        let wire = match case.get("response") {
            Some(whole) => {
                let others = case.len() - usize::from(case.contains_key("setting"));
                assert!(others == 5, "{file}: a whole response leaves no room for the short form");
                whole.clone()
            }
            None => short_form(file, case, instrument),
        };
        let response = response_v1::from_wire(&wire.to_string(), instrument);
        let response = response.unwrap_or_else(|problems| panic!("{file}: {problems:?}"));
        let setting = case.get("setting").map(|value| setting(file, value)).unwrap_or_default();
        let expect = case.get("expect").and_then(Value::as_object).cloned();
        Self {
            name,
            why,
            library,
            response,
            setting,
            expect: expect.unwrap_or_else(|| panic!("{file}: `expect` is missing")),
        }
    }
}

/// The pack that a folder of this name has; `safelives-dash` for every other case.
fn library_of(file: &str) -> &'static Library {
    let folder = file.split_once('/').map_or("", |(folder, _)| folder);
    let named = EVERY.iter().find(|library| library.pack().manifest().id().as_str() == folder);
    named.unwrap_or(&EVERY[0])
}

/// What is left out of a setting is not known.
fn setting(file: &str, value: &Value) -> Setting {
    let setting = fields(file, value, &["nation", "role"]);
    assert!(!setting.is_empty(), "{file}: a setting that says nothing is left out");
    Setting {
        nation: setting.get("nation").map(|word| one_of(file, word, &Nation::WORDS)),
        role: setting.get("role").map(|word| one_of(file, word, &Role::WORDS)),
    }
}

fn one_of<T: Copy>(file: &str, word: &Value, words: &[(&str, T)]) -> T {
    let found = words.iter().find(|(known, _)| word == known);
    found.unwrap_or_else(|| panic!("{file}: {word} is none of its words")).1
}

fn short_form(file: &str, case: &Map<String, Value>, instrument: &Instrument) -> Value {
    let mut answers = Map::new();
    for (list, value, reason) in ANSWERS {
        for item in texts(case.get(list)) {
            let answer = json!({ "value": value, "reason": reason });
            assert!(answers.insert(item.to_owned(), answer).is_none(), "{file}: item {item} is listed twice");
        }
    }
    for (item, value) in case.get("answers").and_then(Value::as_object).into_iter().flatten() {
        let answer = json!({ "value": value });
        assert!(answers.insert(item.clone(), answer).is_none(), "{file}: item {item} is listed twice");
    }
    if let Some(rest) = case.get("rest") {
        for item in instrument.items().iter().filter(|item| item.kind == ItemKind::Choice) {
            let has_it = rest.as_str().is_some_and(|code| code == "not-asked" || item.option(code).is_some());
            if has_it {
                let answer = answers.entry(item.link_id.as_str());
                answer.or_insert_with(|| json!({ "value": rest }));
            }
        }
    }
    let mut wire = json!({
        "schema": response_v1::SCHEMA,
        "instrument": { "id": instrument.id().as_str(), "version": instrument.version().to_string() },
        "answers": answers,
    });
    for part in ["facts", "judgement"] {
        if let Some(value) = case.get(part) {
            wire[part] = value.clone();
        }
    }
    wire
}

/// The fields of an object, each of them known.
pub(super) fn fields<'a>(place: &str, value: &'a Value, known: &[&str]) -> &'a Map<String, Value> {
    let fields = value.as_object().unwrap_or_else(|| panic!("{place}: not an object: {value}"));
    for name in fields.keys() {
        assert!(known.contains(&name.as_str()), "{place}: `{name}` is none of {}", known.join(", "));
    }
    fields
}

/// A list of texts; none when it is left out.
pub(super) fn texts(list: Option<&Value>) -> Vec<&str> {
    let entries = list.map(|list| list.as_array().unwrap_or_else(|| panic!("not a list: {list}")));
    entries.into_iter().flatten().map(|text| text.as_str().unwrap_or_else(|| panic!("not a text: {text}"))).collect()
}
