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
        let (mut expected, mut lines) = (Vec::new(), Vec::new());
        for name in NAMES.split(' ') {
            expected.push((name.to_owned(), TextShape::Line));
            lines.push(catalogue.line(name).to_owned());
        }
        catalogue.check(&expected, &problems);
        problems.finish(Some(Self { lines }))
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = ChromeKey> {
        ChromeKey::ALL.into_iter()
    }

    /// The words for a key.
    #[must_use]
    pub fn say(&self, key: ChromeKey) -> &str {
        self.lines.get(key as usize).map(String::as_str).unwrap_or_default()
    }

    /// The words for a key, with each `{name}` replaced.
    #[must_use]
    pub fn fill(&self, key: ChromeKey, values: &[(&str, &str)]) -> String {
        filled(self.say(key), values)
    }

    /// The words for one thing, or for several (or none) with `{count}` replaced.
    #[must_use]
    pub fn count(&self, one: ChromeKey, other: ChromeKey, count: usize) -> String {
        self.fill(if count == 1 { one } else { other }, &[("count", &count.to_string())])
    }
}

/// A text with each `{name}` replaced.
pub(super) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut parts = text.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    // Each part is a name, a closing brace, and words up to the next name.
    for part in parts {
        let value_of = |name| values.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
        match part.split_once('}').map(|(name, words)| (value_of(name), words)) {
            Some((Some(value), words)) => filled.extend([value, words]),
            _ => filled.extend(["{", part]),
        }
    }
    filled
}
