//! Faults in `instrument.json`, but for its rules: what is asked, and once each.

use super::broken::{Fault, add, check_faults, entry};
use serde_json::{Value, json};

const fn fault(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "instrument.json", change, problems }
}

const SHAPE: &[Fault] = &[
    fault("an unknown field is a rule that would not act", |f| f["extra"] = json!(1), &["unknown-field extra"]),
    fault(
        "an unknown field of a trigger",
        |f| entry(f, "triggers", "repeat")["note"] = json!("x"),
        &["unknown-field triggers[repeat].note"],
    ),
    fault("the wrong shape", |f| f["schema"] = json!("risk-checklist/pack/1"), &["wrong-schema schema"]),
    fault("a later shape", |f| f["schema"] = json!("risk-checklist/instrument/2"), &["wrong-schema schema"]),
    fault("a list that is none", |f| f["facts"] = json!({}), &["wrong-type facts"]),
    fault("an id with a space", |f| f["items"][0]["linkId"] = json!("item 1"), &["bad-id items[item 1].linkId"]),
    fault(
        "an id that is too long",
        |f| f["sections"][0]["id"] = json!("i".repeat(65)),
        &["bad-id sections[iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii].id"],
    ),
    fault(
        "a source nobody lists",
        |f| entry(f, "triggers", "repeat")["sources"] = json!(["S-21", "S-999"]),
        &["unknown-reference triggers[repeat].sources[1]"],
    ),
    fault(
        "a kind of trigger that is not shown anywhere",
        |f| entry(f, "triggers", "repeat")["kind"] = json!("alert"),
        &["unknown-value triggers[repeat].kind"],
    ),
];

const ITEMS: &[Fault] = &[
    fault(
        "the same item twice",
        |f| {
            let item = f["items"][0].clone();
            add(f, "items", item);
        },
        &["duplicate-id items[1]", "duplicate-id items[1].prefix"],
    ),
    fault(
        "the same trigger twice",
        |f| {
            let trigger = entry(f, "triggers", "repeat").clone();
            add(f, "triggers", trigger);
        },
        &["duplicate-id triggers[repeat]"],
    ),
    fault(
        "a fact named like an item: an open question could not say which",
        |f| {
            add(f, "facts", json!({"id": "7", "type": "yes-no", "concern": "rising", "sources": []}));
            f["factGroups"][0]["facts"] = json!(["immediateDanger", "ageBand", "7"]);
        },
        &["duplicate-id facts[7].id"],
    ),
    fault(
        "a fact named like the judgement",
        |f| {
            add(f, "facts", json!({"id": "judgement", "type": "yes-no", "concern": "rising", "sources": []}));
            f["factGroups"][0]["facts"] = json!(["immediateDanger", "ageBand", "judgement"]);
        },
        &["duplicate-id facts[judgement].id"],
    ),
    fault(
        "the same prompt twice",
        |f| {
            let prompt = f["items"][0]["prompts"][0].clone();
            f["items"][0]["prompts"][1] = prompt;
        },
        &["duplicate-id items[1].prompts[1]"],
    ),
    fault("an item without a label", |f| f["items"][0]["prefix"] = json!(" "), &["empty-text items[1].prefix"]),
    fault(
        "an item in no section would never be asked",
        |f| f["sections"][0]["items"] = json!(["1", "2", "3", "4"]),
        &["missing-field items"],
    ),
    fault(
        "an item in two sections would be asked twice",
        |f| f["sections"][1]["items"] = json!(["6", "7", "8", "9", "5"]),
        &["duplicate-id sections[contact].items[4]"],
    ),
    fault(
        "a section with an item that is not there",
        |f| f["sections"][1]["items"] = json!(["6", "7", "8", "9", "25"]),
        &["unknown-reference sections[contact].items[4]"],
    ),
    fault(
        "a tally of an item that is not there",
        |f| f["tallies"][0]["of"][0] = json!("25"),
        &["unknown-reference tallies[yes].of[0]"],
    ),
    fault(
        "a tally that counts an item twice",
        |f| f["tallies"][0]["of"][1] = json!("1"),
        &["duplicate-id tallies[yes].of[1]"],
    ),
    fault(
        "the same answer option twice",
        |f| f["answerOptions"][1]["code"] = json!("yes"),
        &["duplicate-id answerOptions"],
    ),
    fault(
        "an option that means what no answer means",
        |f| f["answerOptions"][2]["code"] = json!("not-asked"),
        &["duplicate-id answerOptions"],
    ),
    fault("no way to say yes", |f| f["answerOptions"][0]["finding"] = json!("absent"), &["unsafe-rule answerOptions"]),
    fault(
        "no way to say no, so nothing could ever be ruled out",
        |f| f["answerOptions"][1]["finding"] = json!("unknown"),
        &["unsafe-rule answerOptions"],
    ),
];

const FACTS: &[Fault] = &[
    fault(
        "a fact in no group would never be asked",
        |f| f["factGroups"][0]["facts"] = json!(["ageBand"]),
        &["missing-field facts"],
    ),
    fault(
        "a fact in two groups",
        |f| f["factGroups"][2]["facts"] = json!(["childrenInHousehold", "childAtRisk", "ageBand"]),
        &["duplicate-id factGroups[children].facts[2]"],
    ),
    fault(
        "a number with no room",
        |f| entry(f, "facts", "eventsIn12Months")["max"] = json!(0),
        &["out-of-range facts[eventsIn12Months]", "unsafe-rule triggers[potential-escalation].when"],
    ),
    fault(
        "a number without its bounds",
        |f| drop(entry(f, "facts", "eventsIn12Months").as_object_mut().unwrap().remove("max")),
        &["missing-field facts[eventsIn12Months].max"],
    ),
    fault(
        "bounds on a yes or no",
        |f| entry(f, "facts", "childAtRisk")["max"] = json!(3),
        &["unknown-field facts[childAtRisk].max"],
    ),
    fault(
        "options on a number",
        |f| entry(f, "facts", "eventsIn12Months")["options"] = json!(["few", "many"]),
        &["unknown-field facts[eventsIn12Months].options"],
    ),
    fault(
        "a yes that means less concern",
        |f| entry(f, "facts", "childAtRisk")["concern"] = json!("falling"),
        &["unsafe-rule facts[childAtRisk]"],
    ),
    fault(
        "a choice that rises has no order to rise in",
        |f| entry(f, "facts", "ageBand")["concern"] = json!("rising"),
        &["unsafe-rule facts[ageBand]"],
    ),
    fault(
        "a choice offered twice",
        |f| entry(f, "facts", "ageBand")["options"] = json!(["under-16", "16-17", "18-plus", "16-17"]),
        &["duplicate-id facts[ageBand].options[3]"],
    ),
    fault(
        "a choice that every fact takes already",
        |f| add(entry(f, "facts", "ageBand"), "options", json!("dont-know")),
        &["duplicate-id facts[ageBand].options"],
    ),
];

#[test]
fn every_fault_is_refused_with_its_code_and_path() {
    let checked: usize = [SHAPE, ITEMS, FACTS].into_iter().map(check_faults).sum();
    assert_eq!(checked, 34);
}
