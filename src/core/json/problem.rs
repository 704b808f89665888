//! What is wrong with a text, where, and what to do about it.

use std::cell::RefCell;
use std::fmt;

/// The kind of a [`Problem`]: a stable code for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemCode {
    /// The text is longer than the reader accepts.
    TooLarge,
    /// The text is nested deeper than the reader accepts.
    TooDeep,
    /// The text is not JSON.
    NotJson,
    /// The `schema` field names another shape or version.
    WrongSchema,
    /// The text is for another instrument, or another version of it.
    WrongInstrument,
    /// A field that this shape does not have.
    UnknownField,
    /// The same field twice in one object.
    DuplicateField,
    /// A field that must be there and is not.
    MissingField,
    /// A value of another type than expected.
    WrongType,
    /// A word outside the allowed list.
    UnknownValue,
    /// An item the instrument does not have.
    UnknownItem,
    /// A fact the instrument does not have.
    UnknownFact,
    /// A reference to something that does not exist.
    UnknownReference,
    /// A number outside its bounds.
    OutOfRange,
    /// A text longer than its limit.
    TextTooLong,
    /// A text that must say something and is empty.
    EmptyText,
    /// A text with markup or with invisible direction controls.
    UnsafeText,
    /// An id that is not written as ids are.
    BadId,
    /// The same id twice.
    DuplicateId,
    /// A date or version that is not written as they are.
    BadFormat,
    /// A concern stated without its reason.
    MissingReason,
    /// A rule that could hide concern, dead-end, or never act.
    UnsafeRule,
    /// A training scenario whose model answers do not lead where its author said.
    ModelDiffers,
    /// A word the words file must have and lacks.
    MissingText,
    /// A word nobody uses.
    UnusedText,
}

impl ProblemCode {
    /// The code as it is written on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
            Self::NotJson => "not-json",
            Self::WrongSchema => "wrong-schema",
            Self::WrongInstrument => "wrong-instrument",
            Self::UnknownField => "unknown-field",
            Self::DuplicateField => "duplicate-field",
            Self::MissingField => "missing-field",
            Self::WrongType => "wrong-type",
            Self::UnknownValue => "unknown-value",
            Self::UnknownItem => "unknown-item",
            Self::UnknownFact => "unknown-fact",
            Self::UnknownReference => "unknown-reference",
            Self::OutOfRange => "out-of-range",
            Self::TextTooLong => "text-too-long",
            Self::EmptyText => "empty-text",
            Self::UnsafeText => "unsafe-text",
            Self::BadId => "bad-id",
            Self::DuplicateId => "duplicate-id",
            Self::BadFormat => "bad-format",
            Self::MissingReason => "missing-reason",
            Self::UnsafeRule => "unsafe-rule",
            Self::ModelDiffers => "model-differs",
            Self::MissingText => "missing-text",
            Self::UnusedText => "unused-text",
        }
    }
}

/// One thing wrong: its code, the path to it, what is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The kind, for machines.
    pub code: ProblemCode,
    /// The file it is in; empty for a text that is not a file.
    pub file: &'static str,
    /// Where: `triggers[3].when.all[0]`; empty for the whole text.
    pub path: String,
    /// What is wrong and what to do, for people: lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, path, message, .. } = self;
        match (file.is_empty(), path.is_empty()) {
            (true, true) => write!(f, "{message}"),
            (true, false) => write!(f, "{path}: {message}"),
            (false, true) => write!(f, "{file}: {message}"),
            (false, false) => write!(f, "{file}: {path}: {message}"),
        }
    }
}

impl std::error::Error for Problem {}

/// The most problems kept of one text. Far more than a person mends in one go; a hostile
/// text that is nothing but problems must not fill the memory with them.
const MAX_PROBLEMS: usize = 500;

/// Where problems are gathered while one text is read.
#[derive(Debug, Default)]
pub struct Problems {
    file: &'static str,
    found: RefCell<Vec<Problem>>,
}

impl Problems {
    /// An empty gathering for the named file (empty for a text that is not a file).
    #[must_use]
    pub fn of(file: &'static str) -> Self {
        Self { file, found: RefCell::default() }
    }

    /// Notes one problem, unless there are more already than anyone reads.
    pub fn note(&self, code: ProblemCode, path: impl Into<String>, message: impl Into<String>) {
        let mut found = self.found.borrow_mut();
        if found.len() < MAX_PROBLEMS {
            found.push(Problem { code, file: self.file, path: path.into(), message: message.into() });
        }
    }

    /// True when nothing was noted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// The value, if it was read and nothing at all was noted; every problem otherwise.
    ///
    /// # Errors
    /// All that was noted, in the order it was met.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        let found = self.found.into_inner();
        match value {
            Some(value) if found.is_empty() => Ok(value),
            _ => Err(found),
        }
    }
}

/// The value, or its problems added to `found`: for a reader that goes on to the next file.
pub fn keep<T>(result: Result<T, Vec<Problem>>, found: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|problems| found.extend(problems)).ok()
}

/// Input as an error may show it: in backticks when it is short and plain like an id,
/// otherwise only its length, because a misplaced note must not surface in a message.
#[must_use]
pub fn quote(input: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !input.is_empty() && input.len() <= 40 && input.chars().all(plain) {
        format!("`{input}`")
    } else {
        format!("a text of {} characters", input.chars().count())
    }
}
