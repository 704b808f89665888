//! The words of training mode, for one locale. Only the training module has them.

use super::catalogue::{Catalogue, TextShape};
use super::chrome::filled;
use super::pack::load_file;
use crate::json::{Problem, Problems};

include!(concat!(env!("OUT_DIR"), "/training_key.rs"));

/// The words of training mode. Every key has one; a missing or extra key refuses the locale.
#[derive(Debug, Clone)]
pub struct TrainingTexts {
    /// In the order of the keys.
    lines: Vec<String>,
}

impl TrainingTexts {
    /// The words that ship with the training module.
    ///
    /// # Errors
    /// Every problem with the file, with its path.
    pub fn shipped() -> Result<Self, Vec<Problem>> {
        const FILE: &str = "text/training.json";
        let catalogue = load_file(FILE, SHIPPED, |node| Catalogue::read(&node))?;
        let problems = Problems::of(FILE);
        let (mut expected, mut lines) = (Vec::new(), Vec::new());
        for name in NAMES.split(' ') {
            expected.push((name.to_owned(), TextShape::Line));
            lines.push(catalogue.line(name).to_owned());
        }
        catalogue.check(&expected, &problems);
        problems.finish(Some(Self { lines }))
    }

    /// The words for a key.
    #[must_use]
    pub fn say(&self, key: TrainingKey) -> &str {
        self.lines.get(key as usize).map(String::as_str).unwrap_or_default()
    }

    /// The words for a key, with each `{name}` replaced.
    #[must_use]
    pub fn fill(&self, key: TrainingKey, values: &[(&str, &str)]) -> String {
        filled(self.say(key), values)
    }

    /// The words for one thing, or for several (or none) with `{count}` replaced.
    #[must_use]
    pub fn count(&self, one: TrainingKey, other: TrainingKey, count: usize) -> String {
        self.fill(if count == 1 { one } else { other }, &[("count", &count.to_string())])
    }
}
