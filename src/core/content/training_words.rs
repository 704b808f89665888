//! The words of what training compares: debriefs, timelines, calibrations. The live module
//! never reads them.

use super::catalogue::{Catalogue, TextShape};
use super::pack::load_file;
use crate::json::{Problem, Problems};

const FILE: &str = "text/training-results.json";
const TEXT: &str = include_str!("../../content/text/en-GB/training-results.json");

/// Every key, in the order of the file.
const KEYS: &str = "said.yes said.no said.dont-know said.not-asked said.concern said.no-concern \
    name.judgement name.standing state.met state.not-met state.undetermined status.recommended status.consider \
    status.undetermined status.not-listed status.with-urgency urgency.now urgency.today urgency.working-days \
    urgency.planned standing.settled standing.provisional list.two list.more why.move why.alone why.together \
    why.nothing why.triggers why.open why.made-up band.poor band.slight band.fair band.moderate band.substantial \
    band.almost-perfect band.note no-figure.too-few-people no-figure.too-few-questions no-figure.no-variation";

/// The words of what training compares.
#[derive(Debug, Clone)]
pub struct TrainingWords {
    texts: Catalogue,
}

impl TrainingWords {
    /// The words that ship with the training module.
    ///
    /// # Errors
    /// Every problem in them: a missing word, or one that nothing uses. A test holds that there
    /// is none.
    pub fn shipped() -> Result<Self, Vec<Problem>> {
        let texts = load_file(FILE, TEXT, |node| Catalogue::read(&node))?;
        let problems = Problems::of(FILE);
        let expected: Vec<(String, TextShape)> = KEYS.split(' ').map(|key| (key.to_owned(), TextShape::Line)).collect();
        texts.check(&expected, &problems);
        problems.finish(Some(Self { texts }))
    }

    /// The words for a key.
    #[must_use]
    pub fn say(&self, key: &str) -> &str {
        self.texts.line(key)
    }

    /// The words for a key that is made of a group and a name: `state` and `met`.
    #[must_use]
    pub fn named(&self, group: &str, name: &str) -> &str {
        self.say(&[group, name].join("."))
    }

    /// The words for a key, with each `{name}` replaced.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut parts = self.say(key).split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let value_of = |name| values.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
            match part.split_once('}').map(|(name, words)| (value_of(name), words)) {
                Some((Some(value), words)) => filled.extend([value, words]),
                _ => filled.extend(["{", part]),
            }
        }
        filled
    }

    /// Several names in one: "a, b and c".
    #[must_use]
    pub fn list(&self, names: &[String]) -> String {
        let Some((last, rest)) = names.split_last() else { return String::new() };
        let before =
            rest.iter().cloned().reduce(|first, last| self.fill("list.more", &[("first", &first), ("last", &last)]));
        match before {
            None => last.clone(),
            Some(first) => self.fill("list.two", &[("first", &first), ("last", last)]),
        }
    }
}
