//! The permitted answers of an item.

use super::finding::Finding;
use super::id::OptionCode;

/// One permitted answer and the finding it means (FHIR answerOption).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerOption {
    /// The code: `yes`.
    pub code: OptionCode,
    /// What it means.
    pub finding: Finding,
    /// What it adds to a tally of weights, 0 to 100. More means more concern; an unknown
    /// option's is never read.
    pub weight: u16,
}

impl AnswerOption {
    /// An option with the weight it has when none is given: 1 for present, otherwise 0.
    #[must_use]
    pub fn new(code: OptionCode, finding: Finding) -> Self {
        Self { code, finding, weight: u16::from(finding == Finding::Present) }
    }

    /// True unless it means that nobody knows.
    #[must_use]
    pub const fn is_definite(&self) -> bool {
        !matches!(self.finding, Finding::Unknown(_))
    }
}
