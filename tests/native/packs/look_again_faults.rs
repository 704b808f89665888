//! Faults in the `lookAgain` part of `pathways.json`: a review that would come too late, or
//! be suggested for nothing.

use super::broken::{Fault, check_faults};
use serde_json::{Value, json};

const fn fault(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "pathways.json", change, problems }
}

const FAULTS: &[Fault] = &[
    fault(
        "what presses more waits longer",
        |f| f["lookAgain"]["within"][0]["days"] = json!(28),
        &["unsafe-rule lookAgain.within[1].days"],
    ),
    fault(
        "an urgency without a suggestion",
        |f| drop(f["lookAgain"]["within"].as_array_mut().unwrap().remove(0)),
        &["missing-field lookAgain.within"],
    ),
    fault(
        "two suggestions for one urgency",
        |f| f["lookAgain"]["within"][0]["urgency"] = json!("today"),
        &["missing-field lookAgain.within", "missing-field lookAgain.within"],
    ),
    fault(
        "a suggestion that cannot be chosen",
        |f| f["lookAgain"]["within"][3]["days"] = json!(60),
        &["unknown-value lookAgain.within[3].days"],
    ),
    fault(
        "a review more than a year off",
        |f| f["lookAgain"]["choices"][4] = json!(366),
        &["out-of-range lookAgain.choices[4]"],
    ),
    fault(
        "choices out of order",
        |f| f["lookAgain"]["choices"] = json!([7, 1, 14, 28, 56]),
        &["out-of-range lookAgain.choices"],
    ),
    fault("no reason to look again", |f| f["lookAgain"]["when"] = json!([]), &["missing-field lookAgain.when"]),
    fault(
        "a reason given twice",
        |f| f["lookAgain"]["when"][1]["id"] = json!("new-incident"),
        &["duplicate-id lookAgain.when[1].id"],
    ),
    fault(
        "a reason without a known source",
        |f| f["lookAgain"]["when"][0]["sources"] = json!(["S-999"]),
        &["unknown-reference lookAgain.when[0].sources[0]"],
    ),
    fault(
        "a repeat of a pathway that does not exist",
        |f| f["lookAgain"]["repeat"]["pathway"] = json!("nowhere"),
        &["unknown-reference lookAgain.repeat.pathway"],
    ),
    fault(
        "a repeat that no trigger asks for",
        |f| f["lookAgain"]["repeat"]["trigger"] = json!("nothing"),
        &["unknown-reference lookAgain.repeat.trigger"],
    ),
    fault(
        "nothing about looking again",
        |f| drop(f.as_object_mut().unwrap().remove("lookAgain")),
        &["missing-field lookAgain"],
    ),
];

#[test]
fn every_fault_of_looking_again_is_named() {
    assert_eq!(check_faults(FAULTS), 12);
}
