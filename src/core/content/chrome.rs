//! The widget's own words, for one locale.

use super::catalogue::{Catalogue, TextShape};
use super::pack::load_file;
use crate::json::{Problem, Problems};

include!(concat!(env!("OUT_DIR"), "/chrome_key.rs"));

/// The widget's own words. Every key has one; a missing or extra key refuses the locale.
#[derive(Debug, Clone)]
pub struct ChromeTexts {
    /// In the order of the keys.
    lines: Vec<String>,
}

impl ChromeTexts {
    pub(super) fn load(text: &str) -> Result<Self, Vec<Problem>> {
        let catalogue = load_file("text/chrome.json", text, |node| Catalogue::read(&node))?;
        let problems = Problems::of("text/chrome.json");
        let expected: Vec<(String, TextShape)> = KEYS.iter().map(|(key, _)| ((*key).to_owned(), TextShape::Line)).collect();
        catalogue.check(&expected, &problems);
        let lines = KEYS.iter().map(|(key, _)| catalogue.line(key).to_owned()).collect();
        problems.finish(Some(Self { lines }))
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = ChromeKey> {
        KEYS.iter().map(|(_, key)| *key)
    }

    /// The words for a key.
    #[must_use]
    pub fn say(&self, key: ChromeKey) -> &str {
        self.lines.get(key as usize).map(String::as_str).unwrap_or_default()
    }

    /// The words for a key, with each `{name}` replaced.
    #[must_use]
    pub fn fill(&self, key: ChromeKey, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.say(key).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The words for one thing, or for several (or none) with `{count}` replaced.
    #[must_use]
    pub fn count(&self, one: ChromeKey, other: ChromeKey, count: usize) -> String {
        self.fill(if count == 1 { one } else { other }, &[("count", &count.to_string())])
    }
}
