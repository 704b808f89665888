//! Faults in `pathways.json` and `directory.json`: help that would vanish, or lead nowhere.

use super::broken::{Fault, add, check_faults, entry, remove, uncall};
use serde_json::{Value, json};

const fn fault(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "pathways.json", change, problems }
}

fn pathway<'a>(file: &'a mut Value, id: &str) -> &'a mut Value {
    entry(file, "pathways", id)
}

/// The way immediate danger calls for 999.
fn danger_call(file: &mut Value) -> &mut Value {
    let calls = pathway(file, "emergency-999")["calls"].as_array_mut().unwrap();
    calls.iter_mut().find(|call| call["trigger"] == "immediate-danger").unwrap()
}

const FLOOR: &[Fault] = &[
    fault("999 later than now", |f| danger_call(f)["urgency"] = json!("today"), &["unsafe-rule pathways"]),
    fault("999 only to be considered", |f| danger_call(f)["status"] = json!("consider"), &["unsafe-rule pathways"]),
    fault(
        "999 not called by danger",
        |f| uncall(f, "immediate-danger"),
        &["unsafe-rule pathways", "unsafe-rule pathways"],
    ),
    fault(
        "999 that an age could take off the list",
        |f| pathway(f, "emergency-999")["excludedWhen"] = json!([{"fact": "ageBand", "is": "under-16"}]),
        &["unsafe-rule pathways"],
    ),
    fault(
        "999 that another pathway could replace",
        |f| {
            pathway(f, "emergency-999")["replacedBy"] =
                json!({"pathway": "police-perpetrated", "when": {"fact": "harmerInPolice"}})
        },
        &["unsafe-rule pathways"],
    ),
    fault(
        "nothing is always recommended",
        |f| {
            pathway(f, "specialist-support")["floor"] = json!(null);
            pathway(f, "review")["floor"] = json!(null);
        },
        &["unsafe-rule pathways[review]", "unsafe-rule pathways"],
    ),
    fault(
        "a floor that is only to be considered",
        |f| {
            pathway(f, "specialist-support")["floor"]["status"] = json!("consider");
            pathway(f, "review")["floor"]["status"] = json!("consider");
        },
        &["unsafe-rule pathways"],
    ),
    fault(
        "a floor that an age could take away",
        |f| {
            for id in ["specialist-support", "review"] {
                pathway(f, id)["excludedWhen"] = json!([{"fact": "ageBand", "is": "under-16"}]);
            }
        },
        &["unsafe-rule pathways"],
    ),
];

/// What is wrong with what stands in is told wherever it would stand in.
const EVERY_REPLACEMENT: &[&str] = &[
    "unsafe-rule pathways[police].replacedBy.pathway",
    "unsafe-rule pathways[firearms-licensing].replacedBy.pathway",
    "unsafe-rule pathways[protective-orders-police].replacedBy.pathway",
    "unsafe-rule pathways[clares-law].replacedBy.pathway",
    "unsafe-rule pathways[clares-law-scotland].replacedBy.pathway",
    "unsafe-rule pathways[mappa-link].replacedBy.pathway",
];

/// Where and for whom: a pathway that does not apply is help that is not there.
const SETTINGS: &[Fault] = &[
    fault(
        "a trigger that leads nowhere in one nation",
        |f| {
            let calls = pathway(f, "police")["calls"].as_array_mut().unwrap();
            calls.retain(|call| call["trigger"] != "disclosure-request");
        },
        &["unsafe-rule pathways"],
    ),
    fault(
        "a trigger that leads nowhere for one role",
        |f| pathway(f, "adult-safeguarding")["roles"] = json!(["health", "housing", "other"]),
        &["unsafe-rule pathways"],
    ),
    fault(
        "a trigger that leads nowhere for one role in one nation",
        |f| {
            pathway(f, "stalking-service")["nations"] = json!(["england", "wales", "scotland"]);
            for id in ["police", "protective-orders", "protective-orders-police"] {
                let calls = pathway(f, id)["calls"].as_array_mut().unwrap();
                calls.retain(|call| call["trigger"] != "stalking");
            }
            let call = json!({"trigger": "stalking", "status": "consider", "urgency": "today"});
            let calls = &mut pathway(f, "pets")["calls"];
            calls.as_array_mut().unwrap().push(call);
            pathway(f, "pets")["roles"] = json!(["health", "housing", "idva"]);
        },
        &["unsafe-rule pathways"],
    ),
    fault(
        "a floor for one nation only",
        |f| {
            for id in ["specialist-support", "review"] {
                pathway(f, id)["nations"] = json!(["england"]);
            }
        },
        // Six are triggers that only support is called for: `FLOOR_ONLY` in matrix/gaps.rs.
        &["unsafe-rule pathways"; 7],
    ),
    fault(
        "a floor for one role only",
        |f| {
            for id in ["specialist-support", "review"] {
                pathway(f, id)["roles"] = json!(["idva"]);
            }
        },
        &["unsafe-rule pathways"; 7],
    ),
    fault(
        "999 for one nation only",
        |f| pathway(f, "emergency-999")["nations"] = json!(["england", "wales", "scotland"]),
        &["unsafe-rule pathways", "unsafe-rule pathways"],
    ),
    fault(
        "999 for one role only",
        |f| pathway(f, "emergency-999")["roles"] = json!(["health"]),
        &["unsafe-rule pathways", "unsafe-rule pathways"],
    ),
    fault(
        "what stands in, for one role only",
        |f| {
            pathway(f, "police-perpetrated")["roles"] = json!(["health"]);
            let call = json!({"trigger": "harmer-in-police", "status": "consider", "urgency": "today"});
            pathway(f, "review")["calls"].as_array_mut().unwrap().push(call);
        },
        EVERY_REPLACEMENT,
    ),
    fault(
        "what stands in, in one nation only",
        |f| {
            pathway(f, "police-perpetrated")["nations"] = json!(["england"]);
            let call = json!({"trigger": "harmer-in-police", "status": "consider", "urgency": "today"});
            pathway(f, "review")["calls"].as_array_mut().unwrap().push(call);
        },
        EVERY_REPLACEMENT,
    ),
    fault(
        "a nation that is not one",
        |f| pathway(f, "clares-law")["nations"] = json!(["england", "cornwall"]),
        &["unknown-value pathways[clares-law].nations[1]"],
    ),
    fault(
        "a role that is not one",
        |f| pathway(f, "fgm-report")["roles"] = json!(["nurse"]),
        &["unknown-value pathways[fgm-report].roles[0]"],
    ),
    fault(
        "started by nobody we know",
        |f| pathway(f, "mappa-link")["startedBy"] = json!("court"),
        &["unknown-value pathways[mappa-link].startedBy"],
    ),
    fault(
        "not said who starts it",
        |f| drop(pathway(f, "mappa-link").as_object_mut().unwrap().remove("startedBy")),
        &["missing-field pathways[mappa-link].startedBy"],
    ),
    fault(
        "not said where and for whom: everywhere and everyone must be meant",
        |f| {
            pathway(f, "mappa-link").as_object_mut().unwrap().retain(|name, _| name != "nations" && name != "roles");
        },
        &["missing-field pathways[mappa-link].nations", "missing-field pathways[mappa-link].roles"],
    ),
];

const RULES: &[Fault] = &[
    fault(
        "a trigger that leads nowhere",
        |f| {
            uncall(f, "repeat");
        },
        &["unsafe-rule pathways"],
    ),
    fault(
        "a pathway that nothing calls for",
        |f| pathway(f, "stalking-service")["calls"] = json!([]),
        &["unsafe-rule pathways[stalking-service]"],
    ),
    fault(
        "a call for a trigger that is not there",
        |f| pathway(f, "marac")["calls"][0]["trigger"] = json!("moon"),
        &["unknown-reference pathways[marac].calls[0].trigger"],
    ),
    fault(
        "a trigger that calls twice, each time differently",
        |f| {
            let call = pathway(f, "marac")["calls"][0].clone();
            add(pathway(f, "marac"), "calls", call);
        },
        &["duplicate-id pathways[marac].calls[10]"],
    ),
    fault(
        "the same pathway twice",
        |f| {
            let copy = pathway(f, "marac").clone();
            add(f, "pathways", copy);
        },
        &["duplicate-id pathways[marac]"],
    ),
    fault(
        "an urgency that is not one",
        |f| pathway(f, "marac")["calls"][0]["urgency"] = json!("soon"),
        &["unknown-value pathways[marac].calls[0].urgency"],
    ),
    fault(
        "a status that only the code may give",
        |f| pathway(f, "marac")["calls"][0]["status"] = json!("undetermined"),
        &["unknown-value pathways[marac].calls[0].status"],
    ),
    fault(
        "concern that takes help away",
        |f| pathway(f, "marac")["excludedWhen"] = json!([{"fact": "childAtRisk"}]),
        &["unsafe-rule pathways[marac].excludedWhen[0]", "unsafe-rule pathways[marac].excludedWhen[0]"],
    ),
    fault(
        "an item that takes help away",
        |f| pathway(f, "marac")["excludedWhen"] = json!([{"item": "8"}]),
        &["unknown-reference pathways[marac].excludedWhen[0]", "unsafe-rule pathways[marac].excludedWhen[0]"],
    ),
    fault(
        "an exclusion no trigger shows: a settled list could still change",
        |f| {
            pathway(f, "marac")["excludedWhen"] = json!([{"fact": "ageBand", "is": "18-plus"}]);
        },
        &["unsafe-rule pathways[marac].excludedWhen[0]"],
    ),
    fault(
        "an exclusion by an age that is not offered",
        |f| pathway(f, "marac")["excludedWhen"] = json!([{"fact": "ageBand", "is": "old"}]),
        &["unsafe-rule pathways[marac].excludedWhen[0]", "unsafe-rule pathways[marac].excludedWhen[0]"],
    ),
    fault(
        "a replacement that could itself be replaced",
        |f| {
            pathway(f, "police-perpetrated")["replacedBy"] =
                json!({"pathway": "review", "when": {"fact": "harmerInPolice"}});
        },
        EVERY_REPLACEMENT,
    ),
    fault(
        "a replacement by itself",
        |f| pathway(f, "police")["replacedBy"]["pathway"] = json!("police"),
        &["unsafe-rule pathways[police].replacedBy.pathway"],
    ),
    fault(
        "a replacement that could be excluded",
        |f| pathway(f, "police")["replacedBy"]["pathway"] = json!("marac"),
        &["unsafe-rule pathways[police].replacedBy.pathway"],
    ),
    fault(
        "a replacement that is not there",
        |f| pathway(f, "police")["replacedBy"]["pathway"] = json!("moon"),
        &["unknown-reference pathways[police].replacedBy.pathway"],
    ),
    fault(
        "a replacement no trigger shows",
        |f| pathway(f, "police")["replacedBy"]["when"] = json!({"fact": "ageBand", "is": "18-plus"}),
        &["unsafe-rule pathways[police].replacedBy.when"],
    ),
    fault(
        "a replacement by judgement",
        |f| pathway(f, "police")["replacedBy"]["when"] = json!({"judgement": "concern"}),
        &["unsafe-rule pathways[police].replacedBy.when"],
    ),
    fault(
        "a service nobody can find",
        |f| pathway(f, "police")["contacts"] = json!(["moon-line"]),
        &["unknown-reference pathways[police].contacts[0]"],
    ),
    fault(
        "a source nobody lists",
        |f| pathway(f, "police")["sources"] = json!(["S-999"]),
        &["unknown-reference pathways[police].sources[0]"],
    ),
    fault(
        "a source listed twice",
        |f| {
            let source = f["sources"][0].clone();
            add(f, "sources", source);
        },
        &["duplicate-id sources"],
    ),
    fault("a bad version", |f| f["version"] = json!("1.0"), &["bad-format version"]),
];

const fn service(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "directory.json", change, problems }
}

const DIRECTORY: &[Fault] = &[
    service(
        "the same service twice: which number is right?",
        |f| {
            let copy = f["services"][0].clone();
            add(f, "services", copy);
        },
        &["duplicate-id services"],
    ),
    service(
        "a number that cannot be rung",
        |f| entry(f, "services", "emergency")["phone"] = json!("nine nine nine"),
        &["bad-format services[emergency]"],
    ),
    service(
        "a nation that is not one",
        |f| entry(f, "services", "emergency")["nations"] = json!(["england", "cornwall"]),
        &["unknown-value services[emergency].nations[1]"],
    ),
    service(
        "a service for nobody",
        |f| entry(f, "services", "emergency")["nations"] = json!([]),
        &["missing-field services[emergency]"],
    ),
    service(
        "a status that hides what was not checked",
        |f| entry(f, "services", "emergency")["status"] = json!("fine"),
        &["unknown-value services[emergency].status"],
    ),
    service(
        "nothing holds 999 in place",
        |f| entry(f, "services", "emergency")["floor"] = json!(false),
        &["unsafe-rule services"; 4],
    ),
    service(
        "a nation whose helpline a profile could replace",
        |f| drop(entry(f, "services", "live-fear-free").as_object_mut().unwrap().remove("floor")),
        &["unsafe-rule services"],
    ),
    service(
        "an entry that would never be looked at again",
        |f| drop(entry(f, "services", "samaritans").as_object_mut().unwrap().remove("reviewBy")),
        &["missing-field services[samaritans].reviewBy"],
    ),
    service(
        "a floor that is neither true nor false",
        |f| entry(f, "services", "emergency")["floor"] = json!("yes"),
        &["wrong-type services[emergency].floor"],
    ),
    service(
        "no source",
        |f| entry(f, "services", "emergency")["source"] = json!(""),
        &["empty-text services[emergency].source"],
    ),
];

#[test]
fn every_fault_is_refused_with_its_code_and_path() {
    let checked: usize = [FLOOR, SETTINGS, RULES, DIRECTORY].into_iter().map(check_faults).sum();
    assert_eq!(checked, 53);
}

/// A service that a pathway sends people to must be there.
#[test]
fn a_service_taken_out_is_missed() {
    let mut files = super::Files::shipped();
    files.edit("directory.json", |file| remove(file, "services", "samaritans"));
    let problems = files.problems();
    assert!(
        problems[0].starts_with("pathways.json unknown-reference pathways[suicide-crisis].contacts["),
        "{problems:?}"
    );
    assert_eq!(problems.len(), 1, "{problems:?}");
}
