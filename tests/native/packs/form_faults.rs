//! Faults in `forms.json`: details asked for in the wrong order, or of the wrong pathway.

use super::broken::{Fault, add, check_faults, entry, remove};
use serde_json::{Value, json};

const fn fault(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "forms.json", change, problems }
}

fn form<'a>(file: &'a mut Value, pathway: &str) -> &'a mut Value {
    file["forms"].as_array_mut().unwrap().iter_mut().find(|form| form["pathway"] == pathway).unwrap()
}

fn field<'a>(file: &'a mut Value, block: &str, place: usize) -> &'a mut Value {
    &mut entry(file, "blocks", block)["fields"][place]
}

const FAULTS: &[Fault] = &[
    fault(
        "safe contact is not first",
        |f| form(f, "marac")["blocks"].as_array_mut().unwrap().swap(0, 1),
        &["unsafe-rule forms[0].blocks"],
    ),
    fault(
        "no safe contact at all",
        |f| form(f, "marac")["blocks"] = json!(["person"]),
        &["unsafe-rule forms[0].blocks", "unknown-reference forms[0].required[0]", "unused-text blocks"],
    ),
    fault(
        "a form that asks for nothing",
        |f| form(f, "idva")["blocks"] = json!([]),
        &["unsafe-rule forms[1].blocks", "unknown-reference forms[1].required[0]"],
    ),
    fault(
        "safe contact without a way",
        |f| {
            entry(f, "blocks", "safe-contact")["fields"].as_array_mut().unwrap().remove(1);
        },
        &["unsafe-rule blocks"],
    ),
    fault(
        "safe contact asked in words",
        |f| *field(f, "safe-contact", 0) = json!({"id": "contact-safe", "kind": "line", "limit": 10}),
        &["unsafe-rule blocks"],
    ),
    fault(
        "a pathway that shares details without a form",
        |f| f["forms"].as_array_mut().unwrap().retain(|form| form["pathway"] != "idva"),
        &["missing-field forms"],
    ),
    fault(
        "a form for 999, which must wait for nothing",
        |f| {
            let mut extra = form(f, "idva").clone();
            extra["pathway"] = json!("emergency-999");
            add(f, "forms", extra);
        },
        &["unsafe-rule forms"],
    ),
    fault(
        "a form for a pathway that is nowhere",
        |f| {
            let mut extra = form(f, "idva").clone();
            extra["pathway"] = json!("nowhere");
            add(f, "forms", extra);
        },
        &["unknown-reference forms[27].pathway"],
    ),
    fault(
        "two forms for one pathway",
        |f| {
            let again = form(f, "idva").clone();
            add(f, "forms", again);
        },
        &["duplicate-id forms"],
    ),
    fault(
        "a block twice in a form",
        |f| form(f, "idva")["blocks"].as_array_mut().unwrap().push(json!("person")),
        &["duplicate-id forms[1].blocks"],
    ),
    fault(
        "a block that is nowhere",
        |f| form(f, "idva")["blocks"].as_array_mut().unwrap().push(json!("nowhere")),
        &["unknown-reference forms[1].blocks[9]"],
    ),
    fault("a block nobody uses", |f| remove_from_forms(f, "police-link"), &["unused-text blocks"]),
    fault(
        "a block without sources",
        |f| entry(f, "blocks", "person")["sources"] = json!([]),
        &["missing-field blocks[person]"],
    ),
    fault(
        "a source that is not listed",
        |f| entry(f, "blocks", "person")["sources"][0] = json!("W999"),
        &["unknown-reference blocks[person].sources[0]"],
    ),
    fault(
        "the gate's block asks for something",
        |f| entry(f, "blocks", "sharing")["fields"] = json!([{"id": "more", "kind": "yes-no"}]),
        &["unsafe-rule blocks[sharing]"],
    ),
    fault(
        "a block without fields",
        |f| entry(f, "blocks", "summary")["fields"] = json!([]),
        &["unsafe-rule blocks[summary]"],
    ),
    fault(
        "about people the gate does not ask about",
        |f| entry(f, "blocks", "children")["about"] = json!("neighbours"),
        &["unknown-reference blocks[children].about"],
    ),
    fault("a field twice", |f| field(f, "person", 1)["id"] = json!("person-name"), &["duplicate-id blocks"]),
    fault(
        "a field without a limit",
        |f| drop(field(f, "person", 0).as_object_mut().unwrap().remove("limit")),
        &["missing-field blocks[person].fields[0].limit"],
    ),
    fault(
        "no room at all",
        |f| field(f, "person", 0)["limit"] = json!(0),
        &["out-of-range blocks[person].fields[0].limit"],
    ),
    fault(
        "a novel",
        |f| field(f, "person", 0)["limit"] = json!(4001),
        &["out-of-range blocks[person].fields[0].limit"],
    ),
    fault(
        "a limit on yes and no",
        |f| field(f, "safe-contact", 3)["limit"] = json!(3),
        &["unknown-field blocks[safe-contact].fields[3].limit"],
    ),
    fault(
        "a kind of field that is unknown",
        |f| field(f, "person", 0)["kind"] = json!("file"),
        &["unknown-value blocks[person].fields[0].kind"],
    ),
    fault(
        "a field that fills itself with answers",
        |f| field(f, "person", 0)["prefill"] = json!("answers"),
        &["unknown-value blocks[person].fields[0].prefill"],
    ),
    fault(
        "an offer of notes",
        |f| field(f, "person", 0)["offer"] = json!("notes"),
        &["unknown-value blocks[person].fields[0].offer"],
    ),
    fault(
        "a kind of receiver that is unknown",
        |f| form(f, "idva")["recipient"] = json!("family"),
        &["unknown-value forms[1].recipient", "missing-field forms"],
    ),
    fault(
        "a required field that no block asks for",
        |f| form(f, "idva")["required"] = json!(["marac-last"]),
        &["unknown-reference forms[1].required[0]"],
    ),
    fault(
        "a trigger that is nowhere",
        |f| form(f, "marac")["byHandWhen"] = json!(["harmer-in-navy"]),
        &["unknown-reference forms[0].byHandWhen[0]"],
    ),
    fault("another schema", |f| f["schema"] = json!("risk-checklist/forms/2"), &["wrong-schema schema"]),
    fault("a field nobody knows", |f| f["extra"] = json!(1), &["unknown-field extra"]),
];

fn remove_from_forms(file: &mut Value, block: &str) {
    for form in file["forms"].as_array_mut().unwrap() {
        form["blocks"].as_array_mut().unwrap().retain(|id| id != block);
    }
}

const TEXT_FAULTS: &[Fault] = &[
    Fault {
        why: "a label is missing",
        file: "text/forms.json",
        change: |f| drop(f["texts"].as_object_mut().unwrap().remove("field.person-name.label")),
        problems: &["missing-text texts.field.person-name.label"],
    },
    Fault {
        why: "markup in a label",
        file: "text/forms.json",
        change: |f| f["texts"]["field.person-name.label"] = json!("<img src=x>"),
        problems: &["unsafe-text texts.field.person-name.label"],
    },
    Fault {
        why: "a word nobody uses",
        file: "text/forms.json",
        change: |f| f["texts"]["field.person-shoe-size.label"] = json!("Shoe size"),
        problems: &["unused-text texts.field.person-shoe-size.label"],
    },
    Fault {
        why: "no words for a reason",
        file: "text/forms.json",
        change: |f| drop(f["texts"].as_object_mut().unwrap().remove("blank.declined")),
        problems: &["missing-text texts.blank.declined"],
    },
];

#[test]
fn broken_forms_are_refused_by_code_and_path() {
    assert_eq!(check_faults(FAULTS) + check_faults(TEXT_FAULTS), 34);
}

/// A block that goes takes its words with it, or they are told as unused.
#[test]
fn a_whole_block_goes_with_its_words() {
    let mut files = super::broken::Files::shipped();
    files.edit("forms.json", |f| {
        remove(f, "blocks", "summary");
        remove_from_forms(f, "summary");
    });
    assert_eq!(
        files.problems(),
        [
            "text/forms.json unused-text texts.block.summary.title",
            "text/forms.json unused-text texts.field.summary-text.help",
            "text/forms.json unused-text texts.field.summary-text.label",
        ]
    );
}
