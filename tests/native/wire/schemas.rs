//! The JSON Schemas under `www/schemas` say the same as the code: same fields, same words.
//! The page tests hold real notices against them with a full validator.

use super::golden;
use risk_checklist_core::content::RecipientKind;
use risk_checklist_core::delivery::{BlankReason, Change, GateResult, SafeContact};
use risk_checklist_core::instrument::{Nation, Role, UnknownReason, Urgency};
use risk_checklist_core::outcome::RefusalReason;
use risk_checklist_core::response::{Informant, MAX_TEXT, NotAskedReason};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SHAPES: [&str; 5] = ["response-1", "assessment-1", "outcome-1", "form-1", "record-1"];
/// What hosts write by hand: no golden file is written of it.
const WRITTEN: [&str; 1] = ["profile-1"];

#[test]
fn field_names_are_those_of_the_golden_files() {
    for shape in SHAPES {
        let schema = schema(shape);
        let mut in_golden = BTreeSet::new();
        let kinds = ["full", "blank", "several", "opened"];
        let made = match shape {
            "response-1" | "record-1" => 4,
            "form-1" => 2,
            _ => 3,
        };
        for kind in &kinds[..made] {
            let text: Value = serde_json::from_str(&golden(&format!("{shape}.{kind}"))).unwrap();
            collect_names(&text, &schema, "", &mut in_golden);
        }
        assert_eq!(declared_names(&schema, ""), in_golden, "{shape}");
    }
}

#[test]
fn closed_lists_are_those_of_the_code() {
    let (outcome, assessment, response) = (schema("outcome-1"), schema("assessment-1"), schema("response-1"));
    let record = schema("record-1");
    let unknowns =
        [UnknownReason::DontKnow, UnknownReason::NotAsked, UnknownReason::Declined, UnknownReason::NotSafeToAsk];
    let states = ["met", "not-met", "undetermined"];
    let statuses = ["recommended", "consider", "undetermined"];
    let form = schema("form-1");
    let standings = ["provisional", "settled"];
    let urgencies = Urgency::WORDS.map(|(word, _)| word);
    let results = [GateResult::Passed, GateResult::Stopped, GateResult::Open].map(GateResult::as_str);
    let table: [(&Value, &str, &[&str]); 22] = [
        (&form, "/properties/recipient", &RecipientKind::WORDS.map(|(word, _)| word)),
        (&form, "/properties/contact", &[SafeContact::AsStated.as_str(), SafeContact::ReferrerFirst.as_str()]),
        (&form, "/properties/urgency", &urgencies),
        (&form, "/properties/gate/properties/agreement", &["agreed", "refused", "not-able", "not-asked"]),
        (
            &form,
            "/properties/blocks/items/properties/fields/items/properties/blank",
            &BlankReason::WORDS.map(|(word, _)| word),
        ),
        (&outcome, "/properties/gate/items/properties/result", &results),
        (&outcome, "/properties/triggers/items/properties/state", &states),
        (&outcome, "/properties/pathways/items/properties/status", &statuses),
        (&outcome, "/properties/pathways/items/properties/urgency", &urgencies),
        (&outcome, "/properties/pathways/items/properties/disposition", &["chosen", "already-in-place", "refused"]),
        (&outcome, "/properties/pathways/items/properties/reason", &RefusalReason::WORDS.map(|(word, _)| word)),
        (&outcome, "/properties/role", &Role::WORDS.map(|(word, _)| word)),
        (&outcome, "/properties/standing", &standings),
        (&assessment, "/properties/triggers/items/properties/state", &states),
        (&assessment, "/properties/referrals/items/properties/status", &statuses),
        (&assessment, "/properties/referrals/items/properties/urgency", &urgencies),
        (&assessment, "/properties/referrals/items/properties/couldBe", &urgencies),
        (&assessment, "/properties/standing", &standings),
        (&record, "/properties/unknown/items/properties/why", &unknowns.map(UnknownReason::as_str)),
        (
            &record,
            "/properties/sinceLastTime/properties/triggers/items/properties/change",
            &Change::WORDS.map(|(word, _)| word),
        ),
        (
            &response,
            "/properties/answers/additionalProperties/properties/reason",
            &NotAskedReason::WORDS.map(|(word, _)| word),
        ),
        (
            &response,
            "/properties/answers/additionalProperties/properties/informant",
            &Informant::WORDS.map(|(word, _)| word),
        ),
    ];
    for (schema, place, words) in table {
        let listed = schema.pointer(place).unwrap_or_else(|| panic!("nothing at {place}"));
        let listed: Vec<&str> = listed["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(listed, words, "{place}");
    }
    for place in ["/properties/answers/additionalProperties/properties/note", "/properties/judgement/properties/reason"]
    {
        assert_eq!(response.pointer(place).unwrap()["maxLength"], MAX_TEXT, "{place}");
    }
}

/// Each schema names its dialect and its shape, describes every field, and closes every
/// object that has named fields.
#[test]
fn schemas_are_closed_and_described() {
    // The receipt is a receiver's to make: nothing here writes one.
    // Those of training are held to the code in `training::shapes`.
    let others = ["receipt-1", "scenario-1", "training-result-1"];
    for shape in SHAPES.into_iter().chain(WRITTEN).chain(others) {
        let schema = schema(shape);
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["$id"], format!("{shape}.schema.json"));
        let (name, version) = shape.rsplit_once('-').unwrap();
        assert_eq!(schema["properties"]["schema"]["const"], format!("risk-checklist/{name}/{version}"));
        check_closed(&schema, shape);
    }
}

/// The worked examples use every field of the schema but `atMost`, and no other.
#[test]
fn the_profile_schema_and_the_examples_have_the_same_fields() {
    let schema = schema("profile-1");
    let mut used = BTreeSet::from([
        ".thresholds.atMost".to_owned(),
        ".requiredFields.pathway".to_owned(),
        ".requiredFields.fields".to_owned(),
    ]);
    for name in ["stricter", "escalation"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/profiles/{name}.json"));
        let example: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        collect_names(&example, &schema, "", &mut used);
    }
    assert_eq!(declared_names(&schema, ""), used);
    for (place, words) in [
        ("/properties/nation", Nation::WORDS.map(|(word, _)| word)),
        ("/properties/services/items/properties/nations/items", Nation::WORDS.map(|(word, _)| word)),
        ("/properties/calls/items/properties/urgency", Urgency::WORDS.map(|(word, _)| word)),
    ] {
        assert_eq!(schema.pointer(place).unwrap()["enum"], serde_json::json!(words), "{place}");
    }
}

#[test]
fn patterns_are_those_the_notice_promises() {
    let outcome = schema("outcome-1");
    let pattern = |place: &str| outcome.pointer(place).unwrap().as_str().unwrap().to_owned();
    assert_eq!(pattern("/properties/contentHash/pattern"), "^sha256-[0-9a-f]{64}$");
    // To the hour, never finer.
    assert!(pattern("/properties/completedAt/anyOf/1/pattern").ends_with("T([01][0-9]|2[0-3]):00Z$"));
    assert_eq!(pattern("/properties/reference/anyOf/1/pattern"), "^[A-Za-z0-9.:_-]{1,64}$");
}

/// A schema with the schemas it refers to put in their places.
fn schema(shape: &str) -> Value {
    let mut schema = schema_alone(shape);
    for field in schema["properties"].as_object_mut().unwrap().values_mut() {
        if let Some(name) = field["$ref"].as_str() {
            let description = field["description"].clone();
            *field = schema_alone(name.strip_suffix(".schema.json").unwrap());
            field["description"] = description;
        }
    }
    schema
}

fn schema_alone(shape: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/schemas/{shape}.schema.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("www/schemas/{shape}.schema.json: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// Where a value's parts are described: the object's field, the entries of a list, or the
/// values of an object whose names are data.
fn described<'a>(schema: &'a Value, name: &str) -> Option<&'a Value> {
    schema["properties"].get(name).or_else(|| schema.get("additionalProperties").filter(|open| open.is_object()))
}

/// The paths of all fields in a golden file; names that are data are written `*`.
fn collect_names(value: &Value, schema: &Value, path: &str, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, part) in fields {
                let Some(inner) = described(schema, name) else { panic!("{path}.{name} is in no schema") };
                let path = if schema["properties"].get(name).is_some() {
                    format!("{path}.{name}")
                } else {
                    format!("{path}.*")
                };
                names.insert(path.clone());
                collect_names(part, inner, &path, names);
            }
        }
        Value::Array(list) => list.iter().for_each(|part| collect_names(part, &schema["items"], path, names)),
        _ => {}
    }
}

/// The paths of all fields a schema declares.
fn declared_names(schema: &Value, path: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |path: String, inner: &Value| {
        names.extend(declared_names(inner, &path));
        names.insert(path);
    };
    if let Some(fields) = schema["properties"].as_object() {
        fields.iter().for_each(|(name, inner)| add(format!("{path}.{name}"), inner));
    }
    if let Some(open) = schema.get("additionalProperties").filter(|open| open.is_object()) {
        add(format!("{path}.*"), open);
    }
    if let Some(items) = schema.get("items") {
        names.extend(declared_names(items, path));
    }
    names
}

fn check_closed(schema: &Value, path: &str) {
    assert!(schema["description"].is_string(), "{path} has no description");
    if let Some(fields) = schema["properties"].as_object() {
        assert_eq!(schema["additionalProperties"], false, "{path} is open");
        fields.iter().for_each(|(name, inner)| check_closed(inner, &format!("{path}.{name}")));
    }
    if let Some(items) = schema.get("items") {
        check_closed(items, &format!("{path}[]"));
    }
    if let Some(open) = schema.get("additionalProperties").filter(|open| open.is_object()) {
        check_closed(open, &format!("{path}.*"));
    }
}
