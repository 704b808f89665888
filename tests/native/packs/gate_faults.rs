//! Faults in `gate.json`: details that could leave unasked, or a referral that could never be
//! made.

use super::broken::{Fault, add, check_faults, entry, remove};
use serde_json::{Value, json};

const fn fault(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "gate.json", change, problems }
}

fn question<'a>(file: &'a mut Value, id: &str) -> &'a mut Value {
    entry(file, "questions", id)
}

fn option<'a>(file: &'a mut Value, asked: &str, id: &str) -> &'a mut Value {
    entry(question(file, asked), "options", id)
}

/// Nothing may leave that a person did not say yes to.
const LEAKS: &[Fault] = &[
    fault(
        "not sure that goes on",
        |f| option(f, "power", "unsure")["effect"] = json!("go-on"),
        &["unsafe-rule questions[power].options[8].effect"],
    ),
    fault(
        "nothing that stops",
        |f| question(f, "minimum")["options"] = json!([{"id": "yes", "effect": "go-on"}]),
        &["unsafe-rule questions[minimum].options", "unsafe-rule questions[minimum].options"],
    ),
    fault(
        "no way to be unsure",
        |f| remove(question(f, "recipient"), "options", "unsure"),
        &["unsafe-rule questions[recipient].options"],
    ),
    fault("nobody asks about the recipient", |f| remove(f, "questions", "recipient"), &["unsafe-rule questions"]),
    fault(
        "asked for one pathway only",
        |f| question(f, "basis")["pathways"] = json!(["marac"]),
        &["unsafe-rule questions"],
    ),
    fault(
        "any number of bases",
        |f| question(f, "basis")["choose"] = json!("any"),
        &["unsafe-rule questions[basis].choose"],
    ),
    fault(
        "several answers to what must be yes",
        |f| question(f, "power")["choose"] = json!("some"),
        &["unsafe-rule questions[power].choose"],
    ),
    fault(
        "reasons that can be skipped",
        |f| question(f, "reason")["choose"] = json!("any"),
        &["unsafe-rule questions[reason].choose"],
    ),
    fault(
        "agreed, said where nobody was asked",
        |f| option(f, "told", "told")["effect"] = json!("agreed"),
        &["unsafe-rule questions[told].options[0].effect"],
    ),
    fault(
        "no way to say that they refused",
        |f| remove(question(f, "agreement"), "options", "refused"),
        &["unsafe-rule questions[agreement].options"],
    ),
    fault(
        "no way to say that asking is not safe",
        |f| question(f, "can-ask")["options"] = json!([{"id": "yes", "effect": "go-on"}]),
        &["unsafe-rule questions[can-ask].options"],
    ),
    fault(
        "the decision before the questions",
        |f| f["questions"].as_array_mut().unwrap().reverse(),
        &[
            "unsafe-rule questions[told].topic",
            "unsafe-rule questions[recipient].topic",
            "unsafe-rule questions[channel].topic",
            "unsafe-rule questions[minimum].topic",
            "unsafe-rule questions[offence-data].topic",
            "unsafe-rule questions[special-category].topic",
            "unsafe-rule questions[basis].topic",
            "unsafe-rule questions[advice].topic",
            "unsafe-rule questions[confidence].topic",
            "unsafe-rule questions[proportionate].topic",
            "unsafe-rule questions[less-intrusive].topic",
            "unsafe-rule questions[necessary].topic",
            "unsafe-rule questions[power].topic",
            "unsafe-rule questions[reason].topic",
            "unsafe-rule questions[council-chosen].topic",
            "unsafe-rule questions[contact-agreed].topic",
            "unsafe-rule questions[agreement].topic",
            "unsafe-rule questions[can-ask].topic",
            "unsafe-rule questions[about].topic",
            "unsafe-rule questions[purpose].topic",
        ],
    ),
];

/// A gate that cannot be passed loses a referral.
const DEAD_ENDS: &[Fault] = &[
    fault(
        "a stop that names nobody",
        |f| question(f, "decision")["ask"] = json!([]),
        &["unsafe-rule questions[decision].ask"],
    ),
    fault(
        "a stop where nothing must be yes",
        |f| option(f, "purpose", "care")["effect"] = json!("stop"),
        &["unsafe-rule questions[purpose].options[4].effect"],
    ),
    fault(
        "a basis for public bodies only",
        |f| {
            question(f, "basis")["options"] = json!([
                {"id": "public-task", "effect": "go-on", "bodyTypes": ["public-authority"]},
                {"id": "unsure", "effect": "stop"}
            ])
        },
        &["unsafe-rule questions[basis].options"; 4],
    ),
    fault(
        "no way on without agreement",
        |f| {
            for id in ["public-interest", "law-requires", "best-interests", "no-confidence"] {
                remove(question(f, "confidence"), "options", id);
            }
        },
        &["unsafe-rule questions[confidence].options"; 8],
    ),
    fault(
        "agreement asked for before it is known",
        |f| option(f, "can-ask", "yes")["whenAgreed"] = json!(true),
        &["unsafe-rule questions[can-ask].options[0].whenAgreed"],
    ),
    fault("a gate before 999", |f| f["needsAgreement"] = json!(["emergency-999"]), &["unsafe-rule needsAgreement[0]"]),
    fault(
        "a question for 999",
        |f| question(f, "power")["pathways"] = json!(["emergency-999"]),
        &["unsafe-rule questions[power].pathways[0]"],
    ),
];

/// Shapes, references and words.
const SHAPES: &[Fault] = &[
    fault("another shape", |f| f["schema"] = json!("risk-checklist/gate/2"), &["wrong-schema schema"]),
    fault(
        "a field nobody reads",
        |f| question(f, "told")["optional"] = json!(true),
        &["unknown-field questions[told].optional"],
    ),
    fault(
        "a topic nobody knows",
        |f| question(f, "told")["topic"] = json!("mood"),
        &["unknown-value questions[told].topic"],
    ),
    fault(
        "an effect nobody knows",
        |f| option(f, "told", "later")["effect"] = json!("skip"),
        &["unknown-value questions[told].options[2].effect"],
    ),
    fault(
        "an adviser nobody knows",
        |f| question(f, "power")["ask"] = json!(["the-office-cat"]),
        &["unknown-value questions[power].ask[0]"],
    ),
    fault(
        "a body nobody knows",
        |f| option(f, "basis", "public-task")["bodyTypes"] = json!(["guild"]),
        &["unknown-value questions[basis].options[0].bodyTypes[0]"],
    ),
    fault(
        "a pathway nobody knows",
        |f| f["needsAgreement"] = json!(["nowhere"]),
        &["unknown-reference needsAgreement[0]"],
    ),
    fault(
        "a source nobody knows",
        |f| option(f, "basis", "public-task")["sources"] = json!(["W999"]),
        &["unknown-reference questions[basis].options[0].sources[0]"],
    ),
    fault(
        "a claim neither checked nor not",
        |f| option(f, "basis", "public-task")["confirm"] = json!("maybe"),
        &["unknown-value questions[basis].options[0].confirm"],
    ),
    fault(
        "the same option twice",
        |f| {
            let again = option(f, "told", "later").clone();
            add(question(f, "told"), "options", again);
        },
        &["duplicate-id questions[told].options"],
    ),
    fault(
        "a review that is over before it began",
        |f| f["review"]["due"] = json!("2020-01-01"),
        &["out-of-range review"],
    ),
];

#[test]
fn gate_faults_are_refused_by_path() {
    let count: usize = [LEAKS, DEAD_ENDS, SHAPES].map(check_faults).into_iter().sum();
    assert!(count >= 30, "{count}");
}

#[test]
fn every_option_has_its_words_and_no_word_is_idle() {
    let mut files = super::Files::shipped();
    files.edit("gate.json", |file| {
        add(question(file, "told"), "options", json!({"id": "by-owl", "effect": "go-on"}));
        remove(question(file, "told"), "options", "later");
    });
    files.edit("text/gate.json", |file| file["texts"]["stage.power.title"] = json!("<script>alert(1)</script>"));
    assert_eq!(files.problems(), ["text/gate.json unsafe-text texts.stage.power.title"]);
    files.edit("text/gate.json", |file| file["texts"]["stage.power.title"] = json!("What lets you share"));
    assert_eq!(
        files.problems(),
        [
            "text/gate.json missing-text texts.question.told.option.by-owl",
            "text/gate.json unused-text texts.question.told.option.later",
        ]
    );
}

/// One word of the pathways' file decides whether there is a gate at all.
#[test]
fn a_pathway_must_say_whether_it_shares_and_999_must_not() {
    let fault = |why, change, problems| Fault { why, file: "pathways.json", change, problems };
    let count = check_faults(&[
        fault(
            "not said",
            |f| drop(entry(f, "pathways", "marac").as_object_mut().unwrap().remove("shares")),
            &["missing-field pathways[marac].shares"],
        ),
        fault(
            "half",
            |f| entry(f, "pathways", "marac")["shares"] = json!("some"),
            &["unknown-value pathways[marac].shares"],
        ),
        fault(
            "a gate before 999",
            |f| entry(f, "pathways", "emergency-999")["shares"] = json!("details"),
            &["unsafe-rule pathways[emergency-999].shares"],
        ),
    ]);
    assert_eq!(count, 3);
}
