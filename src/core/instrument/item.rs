//! Items and the sections that show them together.

use super::answer_option::AnswerOption;
use super::condition::Condition;
use super::finding::Finding;
use super::id::{LinkId, PromptId, SectionId, SourceId};

/// One thing asked (FHIR Questionnaire.item). Its words live in the pack's texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The permanent name.
    pub link_id: LinkId,
    /// The label people see: "7".
    pub prefix: String,
    /// How it is answered.
    pub kind: ItemKind,
    /// The permitted answers, in the order shown. For a count, only unknown ones; for a
    /// text, none.
    pub options: Vec<AnswerOption>,
    /// Asked only when this earlier finding calls for it.
    pub asked_when: Option<Condition>,
    /// Follow-up prompts.
    pub prompts: Vec<Prompt>,
    /// Where the item comes from.
    pub sources: Vec<SourceId>,
}

impl Item {
    /// The option with this code.
    #[must_use]
    pub fn option(&self, code: &str) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.code.as_str() == code)
    }

    /// Every value an answer can have, smallest first: its number or its weight. What is
    /// not known can still turn out to be any of these.
    #[must_use]
    pub fn values(&self) -> Vec<u16> {
        let mut values = Vec::new();
        match self.kind {
            ItemKind::Text => add_value(&mut values, 0),
            ItemKind::Count { min, max, .. } => values.extend(min..=max),
            ItemKind::Choice => {
                self.options.iter().filter(|o| o.is_definite()).for_each(|o| add_value(&mut values, o.weight));
            }
            ItemKind::Many => values = sums(0, &mut self.options.iter()),
        }
        values
    }
}

/// Every sum that starts here and adds some of the present options.
pub(crate) fn sums(start: u16, options: &mut dyn Iterator<Item = &AnswerOption>) -> Vec<u16> {
    let mut sums = vec![start];
    for option in options.filter(|option| option.finding == Finding::Present) {
        for sum in sums.clone() {
            add_value(&mut sums, sum.saturating_add(option.weight));
        }
    }
    sums
}

/// Adds a value to a sorted list, once.
pub(crate) fn add_value(values: &mut Vec<u16>, value: u16) {
    if let Err(place) = values.binary_search(&value) {
        values.insert(place, value);
    }
}

/// How an item is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    /// With one option.
    Choice,
    /// With any number of options.
    Many,
    /// With a whole number.
    Count {
        /// The smallest number.
        min: u16,
        /// The largest number.
        max: u16,
        /// The number from which it is present.
        present_from: u16,
    },
    /// With a short text, kept like a note: no rule ever sees it.
    Text,
}

/// A follow-up the practitioner may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Its name within the item.
    pub id: PromptId,
    /// Whether a source was read for it.
    pub checked: Checked,
}

/// Whether a piece of content was verified against a source, or must be confirmed locally
/// and is shown so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// A source was read.
    Verified,
    /// No source was read: the screen says "confirm locally".
    ConfirmLocally,
}

/// Items shown together (a FHIR item of type group).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The permanent name.
    pub id: SectionId,
    /// The items, in the order shown.
    pub items: Vec<LinkId>,
    /// Asked again for each of several people.
    pub repeats: Option<Repeats>,
}

/// How often a section may be asked again, and what each time is called. A label is made
/// here and never typed, so it cannot be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeats {
    /// The most people, 2 to 9.
    pub max: u8,
    /// What they are called.
    pub labels: Labels,
}

/// What several people are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Labels {
    /// A, B, C.
    Letters,
    /// 1, 2, 3.
    Numbers,
}

impl Labels {
    /// The label at a place that counts from 0.
    #[must_use]
    pub const fn at(self, place: u8) -> &'static str {
        const LETTERS: [&str; 9] = ["A", "B", "C", "D", "E", "F", "G", "H", "I"];
        const NUMBERS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let labels = match self {
            Self::Letters => LETTERS.split_at_checked(place as usize),
            Self::Numbers => NUMBERS.split_at_checked(place as usize),
        };
        match labels {
            Some((_, [label, ..])) => label,
            _ => "",
        }
    }
}

impl Section {
    /// The id that an item of this section has for the person at this place, from 0. The
    /// first has the item's own.
    #[must_use]
    pub fn repetition(&self, link_id: &LinkId, place: u8) -> LinkId {
        match self.repeats {
            Some(repeats) if place > 0 => link_id.repetition(repeats.labels.at(place)),
            _ => link_id.clone(),
        }
    }

    /// The most people this is asked for.
    #[must_use]
    pub fn most(&self) -> u8 {
        self.repeats.map_or(1, |repeats| repeats.max)
    }
}
