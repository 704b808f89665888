//! What an answer means. The four answer states stay distinct to the end.

/// What is known about one item. Unknown is never absent.
///
/// Deliberately exhaustive: whoever reads a finding must say what they do with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finding {
    /// It is so ("yes").
    Present,
    /// It is not so ("no").
    Absent,
    /// Nobody knows yet, and why.
    Unknown(UnknownReason),
}

/// Why a finding is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnknownReason {
    /// It was asked, and the answer is "don't know".
    DontKnow,
    /// It has not been asked.
    NotAsked,
    /// It was asked, and the person chose not to answer.
    Declined,
    /// It was not safe to ask, for instance with someone listening.
    NotSafeToAsk,
}

impl UnknownReason {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DontKnow => "dont-know",
            Self::NotAsked => "not-asked",
            Self::Declined => "declined",
            Self::NotSafeToAsk => "not-safe-to-ask",
        }
    }
}
