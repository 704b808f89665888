//! What a profile may not do, each refused with its code and path; then nothing of it
//! applies.

use super::{call, plain, problems, service, threshold, with};
use crate::shipped::library;
use serde_json::{Value, json};

type Case = (&'static str, fn() -> Value, &'static [&'static str]);

fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut profile = plain();
    change(&mut profile);
    profile
}

fn threshold_with(change: impl FnOnce(&mut Value)) -> Value {
    let mut entry = threshold("visible-high-risk", "atLeast", 12);
    change(&mut entry);
    with("thresholds", entry)
}

fn service_with(change: impl FnOnce(&mut Value)) -> Value {
    let mut entry = service("local-one", &["marac"]);
    change(&mut entry);
    with("services", entry)
}

fn without(entry: &mut Value, name: &str) {
    entry.as_object_mut().unwrap().remove(name);
}

const SHAPE: &[Case] = &[
    ("a list", || json!([]), &["wrong-type "]),
    ("a text", || json!("stricter"), &["wrong-type "]),
    ("null", || json!(null), &["wrong-type "]),
    ("another shape", || changed(|p| p["schema"] = json!("risk-checklist/profile/2")), &["wrong-schema schema"]),
    ("an unknown field", || changed(|p| p["capacity"] = json!(0)), &["unknown-field capacity"]),
    ("no nation", || changed(|p| without(p, "nation")), &["missing-field nation"]),
    ("a nation that is not one", || changed(|p| p["nation"] = json!("cornwall")), &["unknown-value nation"]),
    ("an id that could hold a sentence", || changed(|p| p["id"] = json!("Jane Doe")), &["bad-id id"]),
    ("half a version", || changed(|p| p["version"] = json!("1.0")), &["bad-format version"]),
    (
        "script in the area's name",
        || changed(|p| p["area"]["name"] = json!("<script>x</script>")),
        &["unsafe-text area.name"],
    ),
    ("an empty name", || changed(|p| p["area"]["name"] = json!(" ")), &["empty-text area.name"]),
    (
        "a name that fills the screen",
        || changed(|p| p["area"]["name"] = json!("x".repeat(121))),
        &["text-too-long area.name"],
    ),
    ("text that runs backwards", || changed(|p| p["notes"] = json!(["a\u{202e}b"])), &["unsafe-text notes[0]"]),
    ("a review before it was made", || changed(|p| p["review"]["due"] = json!("2025-01-01")), &["out-of-range review"]),
    ("prototype pollution", || changed(|p| p["__proto__"] = json!({"thresholds": []})), &["unknown-field __proto__"]),
    ("constructor", || changed(|p| p["constructor"] = json!({"prototype": {}})), &["unknown-field constructor"]),
    (
        "thresholds by name",
        || changed(|p| p["thresholds"] = json!({"visible-high-risk": 3})),
        &["wrong-type thresholds"],
    ),
    ("notes without end", || changed(|p| p["notes"] = json!(vec!["a"; 11])), &["out-of-range notes"]),
    (
        "fields of a pathway that is not there",
        || with("requiredFields", json!({"pathway": "nowhere", "fields": []})),
        &["unknown-reference requiredFields[0].pathway"],
    ),
];

const THRESHOLDS: &[Case] = &[
    ("a negative number", || threshold_with(|t| t["atLeast"] = json!(-1)), &["out-of-range thresholds[0].atLeast"]),
    ("zero: everyone, always", || threshold_with(|t| t["atLeast"] = json!(0)), &["out-of-range thresholds[0].atLeast"]),
    ("past the looser bound", || threshold_with(|t| t["atLeast"] = json!(18)), &["out-of-range thresholds[0].atLeast"]),
    (
        "more than there are items",
        || threshold_with(|t| t["atLeast"] = json!(25)),
        &["out-of-range thresholds[0].atLeast"],
    ),
    (
        "a number past counting",
        || threshold_with(|t| t["atLeast"] = json!(u64::MAX)),
        &["out-of-range thresholds[0].atLeast"],
    ),
    ("a fraction", || threshold_with(|t| t["atLeast"] = json!(12.5)), &["out-of-range thresholds[0].atLeast"]),
    ("a number as a text", || threshold_with(|t| t["atLeast"] = json!("12")), &["wrong-type thresholds[0].atLeast"]),
    (
        "the other way round",
        || with("thresholds", threshold("visible-high-risk", "atMost", 12)),
        &["unknown-field thresholds[0].atMost", "missing-field thresholds[0].atLeast"],
    ),
    ("both ways at once", || threshold_with(|t| t["atMost"] = json!(12)), &["unknown-field thresholds[0].atMost"]),
    (
        "days taken for months",
        || with("thresholds", threshold("repeat", "atMost", 365)),
        &["out-of-range thresholds[0].atMost"],
    ),
    (
        "a shorter year",
        || with("thresholds", threshold("repeat", "atMost", 11)),
        &["out-of-range thresholds[0].atMost"],
    ),
    (
        "six events: more than any area we know of",
        || with("thresholds", threshold("potential-escalation", "atLeast", 6)),
        &["out-of-range thresholds[0].atLeast"],
    ),
    (
        "silencing danger",
        || with("thresholds", threshold("immediate-danger", "atLeast", 2)),
        &["unsafe-rule thresholds[0].trigger"],
    ),
    (
        "a critical item",
        || with("thresholds", threshold("strangulation", "atLeast", 2)),
        &["unsafe-rule thresholds[0].trigger"],
    ),
    (
        "a threshold for judgement",
        || with("thresholds", threshold("professional-judgement", "atLeast", 2)),
        &["unsafe-rule thresholds[0].trigger"],
    ),
    (
        "a trigger that is not there",
        || with("thresholds", threshold("high-risk", "atLeast", 12)),
        &["unknown-reference thresholds[0].trigger"],
    ),
    (
        "another instrument's threshold",
        || threshold_with(|t| t["instrument"] = json!("dara")),
        &["unknown-reference thresholds[0].instrument"],
    ),
    ("no authority", || threshold_with(|t| without(t, "authority")), &["missing-field thresholds[0].authority"]),
    (
        "an authority of nothing",
        || threshold_with(|t| t["authority"] = json!("  ")),
        &["empty-text thresholds[0].authority"],
    ),
    (
        "no date to start",
        || threshold_with(|t| without(t, "effectiveFrom")),
        &["missing-field thresholds[0].effectiveFrom"],
    ),
    ("no date to look again", || threshold_with(|t| without(t, "reviewBy")), &["missing-field thresholds[0].reviewBy"]),
    (
        "over before it starts",
        || threshold_with(|t| t["reviewBy"] = json!("2026-01-01")),
        &["out-of-range thresholds[0].reviewBy"],
    ),
    (
        "no such day",
        || threshold_with(|t| t["effectiveFrom"] = json!("2026-02-30")),
        &["bad-format thresholds[0].effectiveFrom"],
    ),
    (
        "the same trigger twice: which number counts?",
        || {
            let entry = threshold("visible-high-risk", "atLeast", 12);
            changed(|p| p["thresholds"] = json!([entry, entry]))
        },
        &["duplicate-id thresholds"],
    ),
];

const CALLS: &[Case] = &[
    (
        "999 in a few days",
        || with("calls", call("emergency-999", "immediate-danger", "recommended", "working-days")),
        &["unsafe-rule calls[0]"],
    ),
    (
        "999 to be considered",
        || with("calls", call("emergency-999", "immediate-danger", "consider", "now")),
        &["unsafe-rule calls[0]"],
    ),
    (
        "MARAC whenever there is time",
        || with("calls", call("marac", "visible-high-risk", "recommended", "planned")),
        &["unsafe-rule calls[0]"],
    ),
    (
        "children's social care to be considered",
        || with("calls", call("childrens-social-care", "children", "consider", "planned")),
        &["unsafe-rule calls[0]"],
    ),
    ("no route at all", || with("calls", call("marac", "stalking", "none", "now")), &["unknown-value calls[0].status"]),
    (
        "nowhere",
        || with("calls", call("nowhere", "stalking", "consider", "now")),
        &["unknown-reference calls[0].pathway"],
    ),
    ("for nothing", || with("calls", call("marac", "moonlight", "consider", "now")), &["unknown-reference calls[0]"]),
    (
        "a route of another nation",
        || with("calls", call("clares-law-scotland", "stalking", "consider", "planned")),
        &["unsafe-rule calls[0]"],
    ),
    (
        "no authority",
        || {
            let mut entry = call("marac", "stalking", "consider", "planned");
            without(&mut entry, "authority");
            with("calls", entry)
        },
        &["missing-field calls[0].authority"],
    ),
    (
        "a field to exclude with",
        || {
            let mut entry = call("marac", "stalking", "consider", "planned");
            entry["excludedWhen"] = json!([{"fact": "immediateDanger"}]);
            with("calls", entry)
        },
        &["unknown-field calls[0].excludedWhen"],
    ),
];

const SERVICES: &[Case] = &[
    ("in place of 999", || service_with(|s| s["replaces"] = json!("emergency")), &["unsafe-rule services[0].replaces"]),
    (
        "in place of the national helpline",
        || service_with(|s| s["replaces"] = json!("national-da-helpline")),
        &["unsafe-rule services[0].replaces"],
    ),
    (
        "in place of another nation's helpline",
        || service_with(|s| s["replaces"] = json!("live-fear-free")),
        &["unsafe-rule services[0].replaces"],
    ),
    (
        "in place of nothing",
        || service_with(|s| s["replaces"] = json!("the-floor")),
        &["unknown-reference services[0].replaces"],
    ),
    (
        "for fewer people than what it replaces",
        || {
            service_with(|s| {
                s["replaces"] = json!("hourglass");
                s["audience"] = json!("men");
            })
        },
        &["unsafe-rule services[0].replaces"],
    ),
    ("999 by its own name", || service_with(|s| s["id"] = json!("emergency")), &["duplicate-id services[0]"]),
    (
        "the same service twice",
        || changed(|p| p["services"] = json!([service("one", &["marac"]), service("one", &["idva"])])),
        &["duplicate-id services"],
    ),
    (
        "part of the floor by its own word",
        || service_with(|s| s["floor"] = json!(true)),
        &["unknown-field services[0].floor"],
    ),
    ("script in a name", || service_with(|s| s["name"] = json!("<img src=x>")), &["unsafe-text services[0].name"]),
    ("script in a number", || service_with(|s| s["phone"] = json!("javascript:alert(1)")), &["bad-format services[0]"]),
    ("no way to reach it", || service_with(|s| s["phone"] = json!("")), &["missing-field services[0]"]),
    ("no source", || service_with(|s| without(s, "source")), &["missing-field services[0].source"]),
    ("no date of its source", || service_with(|s| s["sourceDate"] = json!("")), &["missing-field services[0]"]),
    ("no review", || service_with(|s| without(s, "reviewBy")), &["missing-field services[0].reviewBy"]),
    ("nobody here would see it", || service_with(|s| s["nations"] = json!(["wales"])), &["unsafe-rule services[0]"]),
    ("in no list", || service_with(|s| s["pathways"] = json!([])), &["missing-field services[0]"]),
    (
        "on no pathway we have",
        || service_with(|s| s["pathways"] = json!(["x"])),
        &["unknown-reference services[0].pathways[0]", "missing-field services[0]"],
    ),
    ("as a list", || with("services", json!([])), &["wrong-type services[0]"]),
];

#[test]
fn every_fault_is_refused_with_its_code_and_path() {
    let mut refused = 0;
    for (why, profile, expected) in [SHAPE, THRESHOLDS, CALLS, SERVICES].concat() {
        assert_eq!(problems(&profile()), expected, "{why}");
        refused += 1;
    }
    assert_eq!(refused, 71);
}

/// An author mends everything in one go.
#[test]
fn several_faults_are_all_told_at_once() {
    let mut profile = threshold_with(|t| t["atLeast"] = json!(0));
    profile["area"]["code"] = json!("not a code");
    profile["calls"] = json!([call("nowhere", "stalking", "consider", "now")]);
    profile["services"] = json!([service("emergency", &["marac"])]);
    profile["notes"] = json!([7]);
    let expected = [
        "bad-id area.code",
        "out-of-range thresholds[0].atLeast",
        "unknown-reference calls[0].pathway",
        "duplicate-id services[0]",
        "wrong-type notes[0]",
    ];
    assert_eq!(problems(&profile), expected);
}

/// Size is refused before anything is read: by the text, and by each list.
#[test]
fn what_is_too_large_is_refused_by_name() {
    let many = |number: usize| changed(|p| p["services"] = json!(vec![service("one", &["marac"]); number]));
    assert_eq!(problems(&many(50_000)), ["too-large "]);
    let small = changed(|p| p["services"] = json!(vec![json!({}); 50_000]));
    assert_eq!(problems(&small), ["out-of-range services"]);
    assert_eq!(problems(&changed(|p| p["calls"] = json!(vec![7; 201]))), ["out-of-range calls"]);
    assert_eq!(problems(&changed(|p| p["thresholds"] = json!(vec![7; 51]))), ["out-of-range thresholds"]);
    let text = "{".to_owned() + &"\"a\":{".repeat(60_000);
    let deep = library().clone().with_profile(&text, None).unwrap_err();
    assert_eq!((deep[0].code.as_str(), deep.len()), ("too-large", 1));
    let text = "{".to_owned() + &"\"a\":{".repeat(1_000);
    let deep = library().clone().with_profile(&text, None).unwrap_err();
    assert_eq!((deep[0].code.as_str(), deep.len()), ("too-deep", 1));
    let half = library().clone().with_profile("{\"schema\":", None).unwrap_err();
    assert_eq!(half[0].code.as_str(), "not-json");
}

/// The fullest profile there may be is read, so the limits do not contradict each other.
#[test]
fn the_fullest_profile_is_read() {
    let services: Vec<Value> = (0..200).map(|n| service(&format!("service-{n}"), &["marac", "idva"])).collect();
    let local = super::resolve(&changed(|p| p["services"] = json!(services)));
    assert_eq!(local.directory().services().len(), library().directory().services().len() + 200);
}
