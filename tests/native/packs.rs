//! The shipped content, and what the checker refuses. Invariant 11: "no profile or pack can
//! remove the floor or silence immediate danger."

mod broken;
mod form_faults;
mod gate_faults;
mod instrument_faults;
mod look_again_faults;
mod pathway_faults;
mod refused;
mod rule_faults;
mod text_faults;
mod wording;

use crate::shipped::library;
use broken::Files;
use risk_checklist_core::content::{Library, LibraryFiles, PackStatus};
use risk_checklist_core::instrument::Date;

#[test]
fn the_shipped_content_has_no_problems() {
    let manifest = library().pack().manifest();
    assert_eq!(manifest.id().as_str(), "safelives-dash");
    assert_eq!(manifest.status(), PackStatus::Active);
    assert_eq!(library().pack().instrument().items().len(), 24);
    assert!(!library().directory().services().is_empty());
}

#[test]
fn it_is_read_from_texts_as_it_is_from_the_build() {
    let files = LibraryFiles { hash: "sha256-other", ..LibraryFiles::SHIPPED };
    let read = Library::load(files).unwrap();
    assert_eq!(read.hash(), "sha256-other");
    assert_eq!(read.pack().instrument().triggers(), library().pack().instrument().triggers());
    assert_eq!(Files::shipped().problems(), [""; 0], "the files as the tables below start from them");
}

/// Every problem in every file is told in one go, so that an author mends them in one go.
#[test]
fn several_faults_are_all_told_at_once() {
    let mut files = Files::shipped();
    files.edit("instrument.json", |file| {
        file["extra"] = 1.into();
        file["items"][0]["prefix"] = "".into();
        file["triggers"][0]["kind"] = "alarm".into();
        file["facts"][0]["sources"][0] = "nowhere".into();
    });
    files.edit("text", |file| file["texts"]["pack.title"] = "<b>bold</b>".into());
    files.edit("directory.json", |file| file["services"][0]["phone"] = "ring us".into());
    files.edit("text/chrome.json", |file| file["locale"] = "".into());
    assert_eq!(
        files.problems(),
        [
            "instrument.json unknown-field extra",
            "instrument.json empty-text items[1].prefix",
            "instrument.json unknown-reference facts[immediateDanger].sources[0]",
            "instrument.json unknown-value triggers[immediate-danger].kind",
            "text unsafe-text texts.pack.title",
            "directory.json bad-format services[emergency]",
            "text/chrome.json empty-text locale",
        ]
    );
}

/// A date in the past shows "check before use"; it refuses nothing.
#[test]
fn a_past_review_is_told_and_refuses_nothing() {
    let due = library().pathways().head().review.due;
    assert!(library().is_review_due(due));
    assert!(library().is_review_due(due.plus_days(1)));
    assert!(!library().is_review_due(Date::parse("2026-11-22").unwrap()));
}

/// The hash written here is the one of the crate that the build uses, on texts of every
/// length around a block, and on the known answer of the standard (FIPS 180-4).
#[test]
fn the_hash_is_sha_256() {
    use risk_checklist_core::content::sha256::hash;
    assert_eq!(hash("abc"), "sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(hash(""), "sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    let files = LibraryFiles::SHIPPED;
    let parts = [
        ("packs/safelives-dash/manifest.json", files.pack.manifest),
        ("packs/safelives-dash/instrument.json", files.pack.instrument),
        ("packs/safelives-dash/text/en-GB.json", files.pack.texts),
        ("pathways.json", files.pathways),
        ("text/en-GB/pathways.json", files.pathway_texts),
        ("gate.json", files.gate),
        ("text/en-GB/gate.json", files.gate_texts),
        ("text/en-GB/chrome.json", files.chrome),
        ("directory.json", files.directory),
        ("forms.json", files.forms),
        ("text/en-GB/forms.json", files.form_texts),
    ];
    let all: String = parts.iter().map(|(name, text)| format!("{name}\0{text}\0")).collect();
    assert_eq!(hash(&all), files.hash, "what the build computed with another implementation");
}
