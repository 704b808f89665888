//! What content rests on, and how much of that was read.

use super::id::SourceId;

/// Where content comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its name within the file.
    pub id: SourceId,
    /// The document.
    pub document: String,
    /// The part of it; may be empty.
    pub section: String,
    /// Its date as written there; may be empty.
    pub date: String,
    /// How much of it was read.
    pub read: ReadAs,
}

/// How much of a source was read. Shown to whoever asks why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// All of it.
    Full,
    /// Its opening only.
    Opening,
    /// Its abstract only.
    Abstract,
    /// Another document quotes it.
    SecondHand,
}

impl ReadAs {
    /// Every value with its word in content files.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("full", Self::Full),
        ("opening", Self::Opening),
        ("abstract", Self::Abstract),
        ("second-hand", Self::SecondHand),
    ];
}
