//! Faults in the rules of `instrument.json`: a broken rule is refused, never skipped.

use super::broken::{Fault, Files, check_faults, entry, remove};
use serde_json::{Value, json};

const fn fault(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "instrument.json", change, problems }
}

/// Puts this rule in place of the one for stalking.
fn rule(file: &mut Value, when: Value) {
    entry(file, "triggers", "stalking")["when"] = when;
}

/// How far an area may move a number: only a criterion's, within sound bounds, with a source.
const LOCAL: &[Fault] = &[
    fault(
        "a critical item acts at any tally, everywhere",
        |f| entry(f, "triggers", "strangulation")["local"] = json!({"min": 1, "max": 2, "sources": ["S-17"]}),
        &["unsafe-rule triggers[strangulation].local"],
    ),
    fault(
        "a criterion with no number",
        |f| entry(f, "triggers", "professional-judgement")["local"] = json!({"min": 1, "max": 2, "sources": ["S-17"]}),
        &["unsafe-rule triggers[professional-judgement].local"],
    ),
    fault(
        "bounds that leave the national number out",
        |f| entry(f, "triggers", "visible-high-risk")["local"]["max"] = json!(13),
        &["out-of-range triggers[visible-high-risk].local"],
    ),
    fault(
        "bounds the wrong way round",
        |f| entry(f, "triggers", "potential-escalation")["local"] = json!({"min": 5, "max": 1, "sources": ["S-17"]}),
        &["out-of-range triggers[potential-escalation].local"],
    ),
    fault(
        "a bound of none would always be met",
        |f| entry(f, "triggers", "visible-high-risk")["local"]["min"] = json!(0),
        &["unsafe-rule triggers[visible-high-risk].local"],
    ),
    fault(
        "a bound of more items than there are",
        |f| entry(f, "triggers", "visible-high-risk")["local"]["max"] = json!(25),
        &["unsafe-rule triggers[visible-high-risk].local"],
    ),
    fault(
        "a bound no number of months reaches",
        |f| entry(f, "triggers", "repeat")["local"]["max"] = json!(1200),
        &["unsafe-rule triggers[repeat].local"],
    ),
    fault(
        "bounds that rest on nothing",
        |f| entry(f, "triggers", "repeat")["local"]["sources"] = json!(["nowhere"]),
        &["unknown-reference triggers[repeat].local.sources[0]"],
    ),
    fault(
        "a bound below nothing",
        |f| entry(f, "triggers", "repeat")["local"]["min"] = json!(-1),
        &["out-of-range triggers[repeat].local.min"],
    ),
];

const RULES: &[Fault] = &[
    fault(
        "a rule on an item that is not there",
        |f| rule(f, json!({"item": "25"})),
        &["unknown-reference triggers[stalking].when"],
    ),
    fault(
        "a rule on a fact that is not there",
        |f| rule(f, json!({"fact": "moon"})),
        &["unknown-reference triggers[stalking].when"],
    ),
    fault(
        "the place inside a rule is named",
        |f| rule(f, json!({"all": [{"item": "8"}, {"any": [{"item": "25"}, {"item": "1"}]}]})),
        &["unknown-reference triggers[stalking].when.all[1].any[0]"],
    ),
    fault(
        "a count of none would always be met",
        |f| rule(f, json!({"count": 0, "of": ["8"]})),
        &["out-of-range triggers[stalking].when.count"],
    ),
    fault(
        "a count of more than there are could never be met",
        |f| rule(f, json!({"count": 3, "of": ["8", "9"]})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a count of an item that is not there",
        |f| rule(f, json!({"count": 2, "of": ["8", "25", "9"]})),
        &["unknown-reference triggers[stalking].when.of[1]"],
    ),
    fault("a rule with no parts", |f| rule(f, json!({"all": []})), &["unsafe-rule triggers[stalking].when.all"]),
    fault(
        "a rule that asks the same thing twice",
        |f| rule(f, json!({"any": [{"item": "8"}, {"item": "8"}]})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "the same, further in",
        |f| rule(f, json!({"all": [{"item": "8"}, {"any": [{"item": "9"}, {"item": "8"}]}]})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a count of the same item twice",
        |f| rule(f, json!({"count": 2, "of": ["8", "9", "8"]})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a rule that looks away from concern",
        |f| rule(f, json!({"fact": "eventsIn12Months", "atMost": 3})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "the same, for a number that means more as it falls",
        |f| rule(f, json!({"fact": "monthsSinceLastMaracReferral", "atLeast": 3})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a threshold at the lower bound would always be met",
        |f| rule(f, json!({"fact": "eventsIn12Months", "atLeast": 0})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a threshold above the upper bound could never be met",
        |f| rule(f, json!({"fact": "eventsIn12Months", "atLeast": 1000})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a falling threshold at the upper bound would always be met",
        |f| rule(f, json!({"fact": "monthsSinceLastMaracReferral", "atMost": 1200})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "an age band that is not offered",
        |f| rule(f, json!({"fact": "ageBand", "is": "teenager"})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a number tested like a yes",
        |f| rule(f, json!({"fact": "eventsIn12Months"})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a yes tested like a number",
        |f| rule(f, json!({"fact": "childAtRisk", "atLeast": 1})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a neutral number has no side to test",
        |f| entry(f, "facts", "eventsIn12Months")["concern"] = json!("neutral"),
        &["unsafe-rule triggers[potential-escalation].when"],
    ),
    fault(
        "half of this rule would never act",
        |f| rule(f, json!({"item": "8", "fact": "childAtRisk"})),
        &["unknown-field triggers[stalking].when.fact"],
    ),
    fault(
        "a number that no answer to the item can reach",
        |f| rule(f, json!({"item": "8", "atLeast": 2})),
        &["unsafe-rule triggers[stalking].when"],
    ),
    fault(
        "a judgement about an item",
        |f| rule(f, json!({"judgement": "concern", "is": "high"})),
        &["unknown-field triggers[stalking].when.is"],
    ),
    fault(
        "two tests of one fact",
        |f| rule(f, json!({"fact": "eventsIn12Months", "atLeast": 3, "atMost": 9})),
        &["unknown-field triggers[stalking].when"],
    ),
    fault(
        "all and any at once",
        |f| rule(f, json!({"all": [{"item": "8"}], "any": [{"item": "9"}]})),
        &["unknown-field triggers[stalking].when.any"],
    ),
    fault(
        "there is no `not`",
        |f| rule(f, json!({"not": {"item": "8"}})),
        &["unknown-field triggers[stalking].when.not", "missing-field triggers[stalking].when.fact"],
    ),
    fault(
        "a judgement can only raise",
        |f| rule(f, json!({"judgement": "no-concern"})),
        &["unknown-value triggers[stalking].when.judgement"],
    ),
    fault(
        "rules nest so deep that nobody could review them",
        |f| {
            rule(f, (0..9).fold(json!({"item": "8"}), |inner, _| json!({"all": [inner]})));
        },
        &["too-deep triggers[stalking].when.all[0].all[0].all[0].all[0].all[0].all[0].all[0].all[0]"],
    ),
];

const DANGER: &[Fault] = &[
    fault("immediate danger removed", |f| remove(f, "triggers", "immediate-danger"), &["unsafe-rule triggers"]),
    fault(
        "immediate danger that waits for something else",
        |f| {
            entry(f, "triggers", "immediate-danger")["when"] =
                json!({"all": [{"fact": "immediateDanger"}, {"item": "13"}]});
        },
        &["unsafe-rule triggers"],
    ),
    fault(
        "immediate danger that looks elsewhere",
        |f| {
            entry(f, "triggers", "immediate-danger")["when"] = json!({"fact": "firearmsAccess"});
        },
        &["unsafe-rule triggers"],
    ),
];

#[test]
fn every_fault_is_refused_with_its_code_and_path() {
    let checked: usize = [LOCAL, RULES, DANGER].into_iter().map(check_faults).sum();
    assert_eq!(checked, 39);
}

/// What lies just inside the rules is accepted: the checker refuses no more than it must.
#[test]
fn what_lies_just_inside_is_accepted() {
    let accepted: &[fn(&mut Value)] = &[
        |f| rule(f, json!({"fact": "eventsIn12Months", "atLeast": 1})),
        |f| rule(f, json!({"fact": "eventsIn12Months", "atLeast": 999})),
        |f| rule(f, json!({"fact": "monthsSinceLastMaracReferral", "atMost": 0})),
        |f| rule(f, json!({"fact": "monthsSinceLastMaracReferral", "atMost": 1199})),
        |f| rule(f, json!({"count": 1, "of": ["8"]})),
        |f| rule(f, json!({"count": 2, "of": ["8", "9"]})),
        |f| rule(f, (0..8).fold(json!({"item": "8"}), |inner, _| json!({"any": [inner]}))),
        |f| {
            entry(f, "triggers", "immediate-danger")["when"] =
                json!({"any": [{"item": "14"}, {"fact": "immediateDanger"}]})
        },
    ];
    for (index, change) in accepted.iter().enumerate() {
        let mut files = Files::shipped();
        files.edit("instrument.json", change);
        assert_eq!(files.problems(), [""; 0], "number {index}");
    }
}
