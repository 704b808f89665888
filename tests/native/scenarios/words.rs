//! The words of the scenarios: fictional and said to be, nobody blamed, every source the one
//! that the packs cite.

use super::{STORIES, Story, folder};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Every text of a scenario that a person reads, but for its list of sources.
fn texts(story: &Story) -> Vec<String> {
    let mut json = story.json.clone();
    json.as_object_mut().unwrap().remove("sources");
    let mut found = Vec::new();
    let mut open = vec![json];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if text.contains(' ') => found.push(text),
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => open.extend(fields.into_iter().map(|(_, value)| value)),
            _ => {}
        }
    }
    found
}

/// Words that blame, that brand, or that promise safety. Only whole words count.
const NEVER: [&str; 22] = [
    "victim",
    "victims",
    "perpetrator",
    "perpetrators",
    "offender",
    "abuser",
    "low risk",
    "allegedly",
    "alleges",
    "claims",
    "admits",
    "provoked",
    "volatile",
    "toxic",
    "why didn't",
    "failed to",
    "refused to",
    "domestic violence",
    "committed suicide",
    "culture is",
    "their community",
    "exotic",
];

#[test]
fn nobody_is_blamed_or_branded() {
    for (name, story) in &*STORIES {
        for text in texts(story) {
            let plain: String =
                text.to_lowercase().chars().map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' }).collect();
            for word in NEVER {
                assert!(!format!(" {plain} ").contains(&format!(" {word} ")), "{name}: `{word}` in: {text}");
            }
        }
    }
}

#[test]
fn plain_text_in_lines_that_can_be_read_aloud() {
    for (name, story) in &*STORIES {
        for text in texts(story) {
            for mark in ['<', '>', '*', '_', '`', '[', '{', '\n'] {
                assert!(!text.contains(mark), "{name}: `{mark}` in: {text}");
            }
            for sentence in text.split(['.', '?', '!']) {
                let count = sentence.split_whitespace().count();
                assert!(count <= 36, "{name}: {count} words in one sentence: {sentence}");
            }
        }
        for answer in story.scenario.steps().iter().flat_map(|step| &step.answers) {
            assert!(answer.because.len() <= 300, "{name}: one line of reasoning, not more: {}", answer.because);
        }
    }
}

/// No number that someone could ring, no address, no link: support comes from the directory.
#[test]
fn nothing_that_could_be_a_real_person_or_place() {
    for (name, story) in &*STORIES {
        for text in texts(story) {
            let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap();
            // 999, 2024.
            assert!(digits <= 4 && !text.contains("http") && !text.contains('@'), "{name}: {text}");
        }
    }
}

#[test]
fn each_says_that_it_is_made_up_to_the_trainer_and_to_the_group() {
    for (name, story) in &*STORIES {
        let content = story.scenario.content();
        assert!(content.facilitator_notes[0].contains("fictional"), "{name}: the first note says that it is fictional");
        assert!(content.check_in[0].contains("made up"), "{name}: the check-in begins by saying that it is made up");
    }
}

/// The source of an id is one document, wherever it is cited.
#[test]
fn sources_are_those_of_the_pack_and_the_pathways_and_none_is_idle() {
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    for path in ["src/content/pathways.json", "src/content/packs/safelives-dash/manifest.json"] {
        let json: Value = serde_json::from_str(&fs::read_to_string(folder(path)).unwrap()).unwrap();
        for source in json["sources"].as_array().unwrap() {
            known.insert(source["id"].as_str().unwrap().to_owned(), source.clone());
        }
    }
    for (name, story) in &*STORIES {
        let answers = story.scenario.steps().iter().flat_map(|step| &step.answers);
        let cited: BTreeSet<&str> = answers.map(|answer| answer.source.as_str()).collect();
        for source in story.json["sources"].as_array().unwrap() {
            let id = source["id"].as_str().unwrap();
            assert_eq!(Some(source), known.get(id), "{name}: the source {id} is not as the pack has it");
            assert!(cited.contains(id), "{name}: the source {id} is cited nowhere");
        }
    }
}
