//! Faults in words, in what a pack says of itself, and in the text of any file.

use super::broken::{Fault, Files, add, check_faults};
use serde_json::{Value, json};

const fn manifest(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "manifest.json", change, problems }
}

const fn words(why: &'static str, change: fn(&mut Value), problems: &'static [&'static str]) -> Fault {
    Fault { why, file: "text", change, problems }
}

const MANIFEST: &[Fault] = &[
    manifest("a day that does not exist", |f| f["review"]["on"] = json!("2026-02-29"), &["bad-format review.on"]),
    manifest("a day in another order", |f| f["review"]["due"] = json!("21-05-2027"), &["bad-format review.due"]),
    manifest("due before it was reviewed", |f| f["review"]["due"] = json!("2026-11-20"), &["out-of-range review"]),
    manifest(
        "due the day it was reviewed",
        |f| f["review"]["due"] = f["review"]["on"].clone(),
        &["out-of-range review"],
    ),
    manifest("reviewed by nobody", |f| f["review"]["by"] = json!(""), &["empty-text review.by"]),
    manifest("a version that is none", |f| f["version"] = json!("v1"), &["bad-format version"]),
    manifest("a status that is none", |f| f["status"] = json!("live"), &["unknown-value status"]),
    manifest("no word on the licence", |f| f["licence"] = json!("  "), &["empty-text licence"]),
    manifest(
        "no acknowledgement",
        |f| drop(f.as_object_mut().unwrap().remove("attribution")),
        &["missing-field attribution"],
    ),
    manifest("the wrong shape", |f| f["schema"] = json!("risk-checklist/text/1"), &["wrong-schema schema"]),
    manifest(
        "a source listed twice",
        |f| {
            let source = f["sources"][0].clone();
            add(f, "sources", source);
        },
        &["duplicate-id sources"],
    ),
    manifest(
        "nobody says how much was read",
        |f| f["sources"][0]["read"] = json!("yes"),
        &["unknown-value sources[S-02].read"],
    ),
];

const WORDS: &[Fault] = &[
    words("markup", |f| f["texts"]["item.1.text"] = json!("<img src=x>"), &["unsafe-text texts.item.1.text"]),
    words("half of some markup", |f| f["texts"]["item.1.text"] = json!("a < b"), &["unsafe-text texts.item.1.text"]),
    words(
        "a bidi override, which shows other words than are read",
        |f| f["texts"]["item.1.text"] = json!("call \u{202e}999"),
        &["unsafe-text texts.item.1.text"],
    ),
    words(
        "a zero-width space",
        |f| f["texts"]["item.1.text"] = json!("a\u{200b}b"),
        &["unsafe-text texts.item.1.text"],
    ),
    words("a line break", |f| f["texts"]["item.1.text"] = json!("a\nb"), &["unsafe-text texts.item.1.text"]),
    words("markup in a list", |f| f["texts"]["pack.before"][1] = json!("<"), &["unsafe-text texts.pack.before[1]"]),
    words("nothing said", |f| f["texts"]["item.1.text"] = json!(""), &["empty-text texts.item.1.text"]),
    words("only spaces said", |f| f["texts"]["item.1.text"] = json!(" \u{a0} "), &["empty-text texts.item.1.text"]),
    words(
        "too much said",
        |f| f["texts"]["item.1.text"] = json!("a".repeat(2_001)),
        &["text-too-long texts.item.1.text"],
    ),
    words("a number for a text", |f| f["texts"]["item.1.text"] = json!(1), &["wrong-type texts.item.1.text"]),
    words(
        "a missing text would show a key",
        |f| drop(f["texts"].as_object_mut().unwrap().remove("item.1.text")),
        &["missing-text texts.item.1.text"],
    ),
    words(
        "an unused text is a misspelt key",
        |f| f["texts"]["item.1.txet"] = json!("x"),
        &["unused-text texts.item.1.txet"],
    ),
    words(
        "a list where one line is shown",
        |f| f["texts"]["item.1.text"] = json!(["a", "b"]),
        &["wrong-type texts.item.1.text"],
    ),
    words("an empty list", |f| f["texts"]["pack.before"] = json!([]), &["empty-text texts.pack.before"]),
    words("words of no language", |f| drop(f.as_object_mut().unwrap().remove("locale")), &["missing-field locale"]),
    words("the wrong shape", |f| f["schema"] = json!("risk-checklist/text/2"), &["wrong-schema schema"]),
    Fault {
        why: "a pathway without its warning",
        file: "text/pathways.json",
        change: |f| drop(f["texts"].as_object_mut().unwrap().remove("pathway.marac.never")),
        problems: &["missing-text texts.pathway.marac.never"],
    },
    Fault {
        why: "words for a pathway that is not there",
        file: "text/pathways.json",
        change: |f| f["texts"]["pathway.moon.name"] = json!("x"),
        problems: &["unused-text texts.pathway.moon.name"],
    },
    Fault {
        why: "the widget's own words, one too many",
        file: "text/chrome.json",
        change: |f| f["texts"]["quick.way-out"] = json!("x"),
        problems: &["unused-text texts.quick.way-out"],
    },
];

#[test]
fn every_fault_is_refused_with_its_code_and_path() {
    assert_eq!(check_faults(MANIFEST) + check_faults(WORDS), 31);
}

/// Every word the widget has is needed: take out the first, a middle or the last one, and
/// the locale is refused.
#[test]
fn every_chrome_text_is_needed() {
    let keys = |files: &Files| -> Vec<String> {
        let file: Value = serde_json::from_str(files.text("text/chrome.json")).unwrap();
        file["texts"].as_object().unwrap().keys().cloned().collect()
    };
    let keys = keys(&Files::shipped());
    for key in [&keys[0], &keys[keys.len() / 2], &keys[keys.len() - 1]] {
        let mut files = Files::shipped();
        files.edit("text/chrome.json", |file| drop(file["texts"].as_object_mut().unwrap().remove(key)));
        assert_eq!(files.problems(), [format!("text/chrome.json missing-text texts.{key}")]);
    }
}

/// Whatever file it is in: text that is not JSON, is too large or too deep, or says a thing
/// twice.
#[test]
fn every_file_is_read_with_the_same_care() {
    let names = [
        "manifest.json",
        "instrument.json",
        "text",
        "pathways.json",
        "text/pathways.json",
        "directory.json",
        "text/chrome.json",
    ];
    for name in names {
        let said = |text: String| {
            let mut files = Files::shipped();
            files.write(name, text);
            files.problems()
        };
        let whole = Files::shipped().text(name).to_owned();
        let twice = format!(r#"{{"schema":"x",{}"#, &whole[1..]);
        assert_eq!(said(String::new()), [format!("{name} not-json ")]);
        assert_eq!(said(whole[..whole.len() - 1].to_owned()), [format!("{name} not-json ")]);
        assert_eq!(said(format!("{}{whole}", " ".repeat(5_000_000))), [format!("{name} too-large ")]);
        assert_eq!(said("[".repeat(1_000)), [format!("{name} too-deep ")]);
        assert_eq!(said("[]".to_owned()), [format!("{name} wrong-type ")]);
        assert!(said(twice).contains(&format!("{name} duplicate-field schema")));
        // The limit is on the text as it came, white space and all.
        let at_the_limit = format!("{}{whole}", " ".repeat(4 * 1024 * 1024 - whole.len()));
        assert_eq!(said(at_the_limit), [""; 0]);
    }
}
