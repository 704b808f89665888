//! Items, their answer options and the sections that show them together.

use super::finding::Finding;
use super::id::{LinkId, OptionCode, PromptId, SectionId, SourceId};

/// One thing asked (FHIR Questionnaire.item). Its words live in the pack's texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The permanent name.
    pub link_id: LinkId,
    /// The label people see: "7".
    pub prefix: String,
    /// The permitted answers, in the order shown.
    pub options: Vec<AnswerOption>,
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
}

/// One permitted answer and the finding it means (FHIR answerOption).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption {
    /// The code: `yes`.
    pub code: OptionCode,
    /// What it means.
    pub finding: Finding,
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
}
