//! What the practitioner decided about each referral. Open is visible.

use crate::instrument::{IdMap, PathwayId};

/// The decisions made so far. A pathway without one is open.
pub type Dispositions = IdMap<PathwayId, Disposition>;

/// What the practitioner decided about one referral. Deliberately exhaustive.
///
/// It is recorded beside the recommendation and never changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// The referral will be made.
    Chosen,
    /// The person already has this help.
    AlreadyInPlace,
    /// The referral will not be made now, and why.
    Refused(RefusalReason),
}

impl Disposition {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::AlreadyInPlace => "already-in-place",
            Self::Refused(_) => "refused",
        }
    }
}

/// Why a referral is not made now. There is no code for "the service is full": capacity
/// must never change an outcome (seed 001, nine questions, question 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalReason {
    /// The person does not want it, and the practitioner has weighed sharing without
    /// agreement.
    PersonDeclined,
    /// Making it now could raise the danger.
    NotSafeNow,
    /// Another pathway on this list covers it.
    CoveredByAnother,
    /// The local service does not take this case.
    NotEligible,
    /// Advice is being taken first.
    TakingAdvice,
}

impl RefusalReason {
    /// Every value with its word on the wire, in the order offered.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("person-declined", Self::PersonDeclined),
        ("not-safe-now", Self::NotSafeNow),
        ("covered-by-another", Self::CoveredByAnother),
        ("not-eligible", Self::NotEligible),
        ("taking-advice", Self::TakingAdvice),
    ];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PersonDeclined => "person-declined",
            Self::NotSafeNow => "not-safe-now",
            Self::CoveredByAnother => "covered-by-another",
            Self::NotEligible => "not-eligible",
            Self::TakingAdvice => "taking-advice",
        }
    }
}
