//! The answers given so far. Going back loses none of them.

use crate::content::{Choose, SharingGate};
use crate::instrument::{GateOptionId, GateQuestionId, IdMap};

/// The longest sentence of reasons, in characters.
pub const MAX_GATE_WORDS: usize = 1_000;

/// What was answered to one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateAnswer {
    /// The options chosen, in the order of the question.
    pub options: Vec<GateOptionId>,
    /// The sentence written beside them; empty where none was.
    pub words: String,
}

/// The answers given so far for one pathway. It keeps what is no longer asked too, so that
/// changing one's mind twice loses nothing; only [`GateDraft::state`] says what counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateDraft {
    answers: IdMap<GateQuestionId, GateAnswer>,
}

/// One change the practitioner makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GateEdit {
    /// Chooses an option, in place of any other of a question that takes one.
    Choose(GateQuestionId, GateOptionId),
    /// Takes an option back.
    Untick(GateQuestionId, GateOptionId),
    /// Replaces the sentence of reasons.
    Words(GateQuestionId, String),
}

/// Why an edit was refused. The draft is unchanged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GateEditError {
    /// The gate has no such question.
    #[error("there is no sharing question `{0}`")]
    UnknownQuestion(GateQuestionId),
    /// The question does not offer this option.
    #[error("sharing question `{question}` does not offer `{option}`")]
    OptionNotOffered {
        /// The question.
        question: GateQuestionId,
        /// The option asked for.
        option: GateOptionId,
    },
    /// The question asks for no sentence.
    #[error("sharing question `{0}` asks for no words")]
    NoWords(GateQuestionId),
    /// The sentence is too long.
    #[error("the text is longer than {MAX_GATE_WORDS} characters; shorten it")]
    TooLong,
}

impl GateDraft {
    /// Nothing answered yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { answers: IdMap::new() }
    }

    /// True when nothing was answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// What was answered to a question, in force or not.
    #[must_use]
    pub fn answer(&self, question: &GateQuestionId) -> Option<&GateAnswer> {
        self.answers.get(question)
    }

    /// Everything that was answered, in force or not.
    pub fn answers(&self) -> impl Iterator<Item = (&GateQuestionId, &GateAnswer)> {
        self.answers.iter()
    }

    /// The draft with one change made.
    ///
    /// # Errors
    /// [`GateEditError`] when the gate does not allow it.
    pub fn apply(&self, gate: &SharingGate, edit: GateEdit) -> Result<Self, GateEditError> {
        let (GateEdit::Choose(id, _) | GateEdit::Untick(id, _) | GateEdit::Words(id, _)) = &edit;
        let question = gate.question(id).ok_or_else(|| GateEditError::UnknownQuestion(id.clone()))?;
        let mut answer = self.answers.get(id).cloned().unwrap_or_default();
        match edit {
            GateEdit::Choose(id, option) | GateEdit::Untick(id, option) if question.option(&option).is_none() => {
                return Err(GateEditError::OptionNotOffered { question: id, option });
            }
            GateEdit::Choose(_, option) if question.choose == Choose::One => answer.options = vec![option],
            GateEdit::Choose(_, option) => {
                answer.options.push(option);
                let chosen = std::mem::take(&mut answer.options);
                for offered in &question.options {
                    if chosen.contains(&offered.id) {
                        answer.options.push(offered.id.clone());
                    }
                }
            }
            GateEdit::Untick(_, option) => answer.options.retain(|chosen| *chosen != option),
            GateEdit::Words(id, _) if !question.in_words => return Err(GateEditError::NoWords(id)),
            GateEdit::Words(_, words) if words.chars().count() > MAX_GATE_WORDS => return Err(GateEditError::TooLong),
            GateEdit::Words(_, words) => answer.words = words,
        }
        let mut next = self.clone();
        next.answers.insert(question.id.clone(), answer);
        Ok(next)
    }
}
