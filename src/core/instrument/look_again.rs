//! When to look again: what brings a review forward, and how soon one is suggested.

use super::id::{PathwayId, ReviewPromptId, SourceId, TriggerId};
use super::item::Checked;
use super::pathway::Urgency;
use crate::json::{Problem, ProblemCode, Problems};

/// When to look again, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAgain {
    /// What brings a review forward, in the order shown.
    pub when: Vec<ReviewPrompt>,
    /// The days a practitioner can choose from, the soonest first.
    pub choices: Vec<u16>,
    /// How soon a review is suggested, by the most pressing referral.
    pub within: Vec<ReviewWithin>,
    /// What an earlier referral asks of the next checklist.
    pub repeat: Repeat,
}

/// A reason to look again sooner. Its words live in the pathway texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewPrompt {
    /// The permanent name.
    pub id: ReviewPromptId,
    /// Whether a source was read for it.
    pub checked: Checked,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// "When this is the most pressing referral, look again within so many days." A suggestion:
/// nobody's date is set for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewWithin {
    /// The most pressing urgency that is recommended.
    pub urgency: Urgency,
    /// Days from today.
    pub days: u16,
    /// Whether a source was read for the number.
    pub checked: Checked,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

/// "When this pathway was chosen last time, ask what this trigger needs."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// The pathway that was chosen.
    pub pathway: PathwayId,
    /// The trigger whose questions must be asked.
    pub trigger: TriggerId,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

impl LookAgain {
    /// Checks that every urgency has its suggestion, that one which presses more never waits
    /// longer, and that each can be chosen.
    ///
    /// # Errors
    /// Every problem found, with the path it has in `pathways.json`.
    pub fn check(self) -> Result<Self, Vec<Problem>> {
        let problems = Problems::of("pathways.json");
        if self.when.is_empty() {
            problems.note(ProblemCode::MissingField, "lookAgain.when", "name at least one reason to look again sooner");
        }
        for (index, prompt) in self.when.iter().enumerate() {
            if self.when.iter().take(index).any(|other| other.id == prompt.id) {
                let message = format!("`{}` is here twice; ids are given once", prompt.id);
                problems.note(ProblemCode::DuplicateId, format!("lookAgain.when[{index}].id"), message);
            }
        }
        if !self.choices.is_sorted_by(|sooner, later| sooner < later) {
            problems.note(ProblemCode::OutOfRange, "lookAgain.choices", "give each number once, the soonest first");
        }
        self.check_within(&problems);
        problems.finish(Some(self))
    }

    fn check_within(&self, problems: &Problems) {
        let mut longest = 0;
        for (word, urgency) in Urgency::WORDS {
            let mut given = self.within.iter().enumerate().filter(|(_, within)| within.urgency == urgency);
            let (Some((index, within)), None) = (given.next(), given.next()) else {
                let message = format!("`{word}` needs exactly one suggestion");
                problems.note(ProblemCode::MissingField, "lookAgain.within", message);
                continue;
            };
            let path = format!("lookAgain.within[{index}].days");
            if within.days < longest {
                let message =
                    "what presses less is looked at sooner than what presses more; give it as many days or more";
                problems.note(ProblemCode::UnsafeRule, path.as_str(), message);
            }
            longest = longest.max(within.days);
            if !self.choices.contains(&within.days) {
                problems.note(ProblemCode::UnknownValue, path, "this number is not one of `choices`; add it there");
            }
        }
    }

    /// The suggestion for an urgency.
    #[must_use]
    pub fn within(&self, urgency: Urgency) -> Option<&ReviewWithin> {
        self.within.iter().find(|within| within.urgency == urgency)
    }
}
