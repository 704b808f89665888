//! Holds what a case expects against what the core says.

use super::read::{Case, fields, texts};
use crate::shipped::pathways;
use risk_checklist_core::assessment::{Assessment, assess};
use risk_checklist_core::delivery::assessment_v1;
use risk_checklist_core::instrument::{Instrument, PathwayId, TriggerId};
use risk_checklist_core::outcome::conclude;
use serde_json::{Map, Value, json};

/// Everything in which the core differs from the case: states, statuses, reasons, order.
pub(super) fn faults(case: &Case) -> Vec<String> {
    let known = [
        "tally",
        "tallies",
        "band",
        "opens",
        "met",
        "triggers",
        "called",
        "referrals",
        "absent",
        "standing",
        "openQuestions",
    ];
    let expect = Value::Object(case.expect.clone());
    let expect = fields(&case.name, &expect, &known);
    assert!(!expect.is_empty(), "{}: nothing is expected", case.name);
    let mut check = Check { found: found(case), instrument: case.library.pack().instrument(), faults: Vec::new() };
    check.tally(expect);
    for name in ["tallies", "band", "opens"] {
        if let Some(expected) = expect.get(name) {
            check.same(name, &check.found[name].clone(), expected);
        }
    }
    check.triggers(expect);
    check.referrals(expect);
    check.open_questions(expect);
    if let Some(standing) = expect.get("standing") {
        check.same("standing", &check.found["standing"].clone(), standing);
    }
    check.faults
}

/// What the core says, as a headless caller reads it.
fn found(case: &Case) -> Value {
    let assessment = assess(case.library.pack().instrument(), &case.response);
    let outcome = conclude(&assessment, &case.response, pathways(), case.setting);
    let mut found: Value = serde_json::from_str(&assessment_v1::to_wire(case.library, &assessment, &outcome)).unwrap();
    add_bands_and_offers(&mut found, &assessment);
    found
}

/// What a case may speak of beside: every tally by its name, the band in force, and which
/// checklists are offered.
fn add_bands_and_offers(found: &mut Value, assessment: &Assessment) {
    let bounds = |tally: risk_checklist_core::assessment::Tally| json!([tally.lowest(), tally.highest()]);
    let tallies = assessment.tallies().iter().map(|(id, tally)| (id.to_string(), bounds(*tally)));
    found["tallies"] = tallies.collect::<Map<_, _>>().into();
    found["band"] = assessment.band().map_or(Value::Null, |band| band.as_str().into());
    found["opens"] = assessment.offers().iter().map(|offer| Value::from(offer.as_str())).collect();
}

struct Check {
    found: Value,
    instrument: &'static Instrument,
    faults: Vec<String>,
}

impl Check {
    fn same(&mut self, what: &str, found: &Value, expected: &Value) {
        if found != expected {
            self.faults.push(format!("{what} is {found}, not {expected}"));
        }
    }

    fn tally(&mut self, expect: &Map<String, Value>) {
        let Some(tally) = expect.get("tally") else {
            return;
        };
        for (name, expected) in fields("tally", tally, &["lowest", "highest", "of"]) {
            self.same(&format!("tally.{name}"), &self.found["tally"][name].clone(), expected);
        }
    }

    fn triggers(&mut self, expect: &Map<String, Value>) {
        if let Some(met) = expect.get("met") {
            let triggers = self.found["triggers"].as_array().unwrap();
            let found =
                triggers.iter().filter(|trigger| trigger["state"] == "met").map(|trigger| trigger["id"].clone());
            self.same("met", &found.collect(), met);
        }
        for (id, expected) in expect.get("triggers").and_then(Value::as_object).into_iter().flatten() {
            assert!(self.instrument.trigger(&TriggerId::parse(id).unwrap()).is_some(), "there is no trigger {id}");
            let expected = fields(id, expected, &["state", "because"]);
            assert!(expected.contains_key("state"), "{id} has no state");
            let found = by(&self.found["triggers"], "id", id).unwrap();
            let found = only(&found, expected);
            self.same(id, &found, &Value::Object(expected.clone()));
        }
    }

    fn referrals(&mut self, expect: &Map<String, Value>) {
        if let Some(called) = expect.get("called") {
            let referrals = self.found["referrals"].as_array().unwrap();
            let called_for = referrals.iter().filter(|referral| referral["status"] != "undetermined");
            let found = called_for.map(|referral| referral["pathway"].clone()).collect();
            self.same("called", &found, called);
        }
        for (id, expected) in expect.get("referrals").and_then(Value::as_object).into_iter().flatten() {
            assert_is_pathway(id);
            let expected = fields(id, expected, &["status", "urgency", "because"]);
            assert_eq!(expected.len(), 3, "{id} needs status, urgency and because");
            let found = by(&self.found["referrals"], "pathway", id);
            let found = found.map_or(Value::Null, |found| only(&found, expected));
            self.same(id, &found, &Value::Object(expected.clone()));
        }
        for id in texts(expect.get("absent")) {
            assert_is_pathway(id);
            if let Some(found) = by(&self.found["referrals"], "pathway", id) {
                self.faults.push(format!("{id} is on the list: {found}"));
            }
        }
    }

    fn open_questions(&mut self, expect: &Map<String, Value>) {
        let Some(questions) = expect.get("openQuestions") else {
            return;
        };
        let questions = fields("openQuestions", questions, &["exactly", "first", "contains", "excludes", "empty"]);
        let found = self.found["openQuestions"].clone();
        let found: Vec<&str> = texts(Some(&found));
        let wrong = |name: &str, expected: &Value| match name {
            "empty" => found.is_empty() != (*expected == Value::Bool(true)),
            "exactly" => found != texts(Some(expected)),
            "first" => !found.starts_with(&texts(Some(expected))),
            "contains" => texts(Some(expected)).iter().any(|id| !found.contains(id)),
            _ => texts(Some(expected)).iter().any(|id| found.contains(id)),
        };
        for (name, expected) in questions.iter().filter(|(name, expected)| wrong(name, expected)) {
            self.faults.push(format!("open questions are {found:?}, not {name} {expected}"));
        }
    }
}

fn assert_is_pathway(id: &str) {
    assert!(pathways().find(&PathwayId::parse(id).unwrap()).is_some(), "there is no pathway {id}");
}

fn by(list: &Value, name: &str, id: &str) -> Option<Value> {
    list.as_array().unwrap().iter().find(|entry| entry[name] == id).cloned()
}

/// The fields of this value that the case speaks of.
fn only(value: &Value, named: &Map<String, Value>) -> Value {
    named.keys().map(|name| (name.clone(), value[name].clone())).collect::<Map<_, _>>().into()
}
