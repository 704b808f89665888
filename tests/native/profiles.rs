//! Local profiles: what an area may change, what it never may, and what happens when it
//! tries. All areas, documents and numbers here are invented; telephone numbers are from
//! Ofcom's ranges for drama. Where local practice differs is in instruments.md 1.2.

mod hostile;
mod invariants;
mod services;
mod thresholds;

use crate::shipped::library;
use risk_checklist_core::content::Library;
use risk_checklist_core::instrument::Date;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The day on which these tests take place.
const TODAY: &str = "2026-11-21";

/// A profile that changes nothing.
fn plain() -> Value {
    json!({
        "schema": "risk-checklist/profile/1",
        "id": "fictional-borough",
        "version": "1.0.0",
        "area": { "name": "Fictional Borough", "code": "X09999999" },
        "nation": "england",
        "review": { "by": "an invented board", "on": "2026-01-01", "due": "2027-01-01" },
        "thresholds": [],
        "calls": [],
        "services": [],
        "requiredFields": [],
        "notes": []
    })
}

/// A profile with one list filled.
fn with(list: &str, entry: Value) -> Value {
    let mut profile = plain();
    profile[list] = json!([entry]);
    profile
}

/// A threshold in force on the day of these tests; `field` is `atLeast` or `atMost`.
fn threshold(trigger: &str, field: &str, number: i64) -> Value {
    json!({
        "instrument": "safelives-dash",
        "trigger": trigger,
        field: number,
        "authority": "an invented protocol, section 4",
        "effectiveFrom": "2026-01-01",
        "reviewBy": "2027-01-01"
    })
}

fn call(pathway: &str, trigger: &str, status: &str, urgency: &str) -> Value {
    let authority = "an invented protocol, section 5";
    json!({ "pathway": pathway, "trigger": trigger, "status": status, "urgency": urgency, "authority": authority })
}

fn service(id: &str, pathways: &[&str]) -> Value {
    json!({
        "id": id,
        "name": "An invented local service",
        "nations": ["england"],
        "audience": "anyone",
        "phone": "020 7946 0123",
        "text": "",
        "hours": "",
        "web": "",
        "source": "an invented list",
        "sourceDate": "2026-10-01",
        "verifiedOn": "",
        "reviewBy": "2027-04-01",
        "status": "verified",
        "pathways": pathways
    })
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The shipped library with this profile, on the day of these tests.
fn resolve(profile: &Value) -> Library {
    resolve_on(profile, Some(TODAY))
}

fn resolve_on(profile: &Value, today: Option<&str>) -> Library {
    match library().clone().with_profile(&profile.to_string(), today.map(day)) {
        Ok(library) => library,
        Err(problems) => panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

/// Every problem as `code path`.
fn problems(profile: &Value) -> Vec<String> {
    let problems = library().clone().with_profile(&profile.to_string(), Some(day(TODAY))).err().unwrap_or_default();
    for problem in &problems {
        assert!(!problem.message.is_empty() && !problem.message.ends_with('.'), "{problem}");
    }
    problems.iter().map(|problem| format!("{} {}", problem.code.as_str(), problem.path)).collect()
}

fn example(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("www/profiles/{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_profile_that_changes_nothing_changes_nothing() {
    let local = resolve(&plain());
    let profile = local.profile().unwrap();
    assert_eq!((profile.id().as_str(), profile.area_name()), ("fictional-borough", "Fictional Borough"));
    assert_eq!(profile.version().to_string(), "1.0.0");
    assert_eq!(local.pack().instrument().triggers(), library().pack().instrument().triggers());
    assert_eq!(local.pathways().rules().all(), library().pathways().rules().all());
    assert_eq!(local.directory().services(), library().directory().services());
    assert!(library().profile().is_none());
}

/// The two worked examples say what their names promise, and say that they are invented.
#[test]
fn the_examples_are_in_force_and_invented() {
    let (stricter, escalation) = (resolve(&example("stricter")), resolve(&example("escalation")));
    assert_eq!(stricter.profile().unwrap().looser().count(), 0);
    let looser: Vec<_> = escalation.profile().unwrap().looser().map(|one| one.trigger.to_string()).collect();
    assert_eq!(looser, ["potential-escalation"]);
    for library in [stricter, escalation] {
        let profile = library.profile().unwrap();
        assert!(profile.area_name().contains("invented") && profile.notes()[0].contains("invented"));
        for service in library.directory().services().iter().filter(|service| service.local) {
            assert!(service.name.contains("invented"), "{}", service.id);
            let dramatic = ["020 7946 0", "01632 960", "07700 900"];
            assert!(dramatic.iter().any(|range| service.phone.starts_with(range)), "{}", service.phone);
        }
    }
}

/// The required fields of a form are held by pathway, and each must be one of its form.
#[test]
fn required_fields_are_those_of_the_form() {
    let required =
        |pathway: &str, fields: &[&str]| with("requiredFields", json!({"pathway": pathway, "fields": fields}));
    let local = resolve(&required("marac", &["person-name", "person-born"]));
    let required_of = |id: &str| {
        let id = risk_checklist_core::instrument::PathwayId::parse(id).unwrap();
        let fields = local.profile().unwrap().required_fields().get(&id);
        fields.map(|fields| fields.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(required_of("marac").unwrap(), ["person-name", "person-born"]);
    assert_eq!(required_of("idva"), None);
    for (pathway, fields, path) in [
        ("marac", &["person-name", "shoe-size"][..], "requiredFields[0].fields[1]"),
        ("emergency-999", &["person-name"], "requiredFields[0]"),
    ] {
        let problems = library().clone().with_profile(&required(pathway, fields).to_string(), None).unwrap_err();
        let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(paths, [path]);
    }
}
