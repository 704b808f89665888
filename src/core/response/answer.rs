//! One answer: the option recorded, with note and informant.

use crate::instrument::{AnswerOption, Finding, UnknownReason};

/// What was recorded for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The option, or why there is none.
    pub value: AnswerValue,
    /// The practitioner's note; empty when there is none. Never leaves with an outcome.
    pub note: String,
    /// Who told us.
    pub informant: Informant,
}

impl Default for Answer {
    fn default() -> Self {
        Self { value: AnswerValue::NotAsked(None), note: String::new(), informant: Informant::Person }
    }
}

/// An option chosen, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerValue {
    /// One of the item's options.
    Option(AnswerOption),
    /// The options ticked, where an item takes many; never none at all.
    Many(Vec<AnswerOption>),
    /// A number, and what it means.
    Number(u16, Finding),
    /// Not asked yet, or not answered, and why where it is known.
    NotAsked(Option<NotAskedReason>),
}

impl AnswerValue {
    /// What it means.
    #[must_use]
    pub fn finding(&self) -> Finding {
        match self {
            Self::Option(option) => option.finding,
            Self::Number(_, finding) => *finding,
            Self::Many(ticked) => {
                let means = |finding: fn(Finding) -> bool| ticked.iter().any(|option| finding(option.finding));
                if means(|finding| finding == Finding::Present) {
                    Finding::Present
                } else if means(|finding| matches!(finding, Finding::Unknown(_))) {
                    Finding::Unknown(UnknownReason::DontKnow)
                } else {
                    Finding::Absent
                }
            }
            Self::NotAsked(None) => Finding::Unknown(UnknownReason::NotAsked),
            Self::NotAsked(Some(NotAskedReason::Declined)) => Finding::Unknown(UnknownReason::Declined),
            Self::NotAsked(Some(NotAskedReason::NotSafeToAsk)) => Finding::Unknown(UnknownReason::NotSafeToAsk),
        }
    }

    /// True when something was recorded, if only that nobody knows.
    #[must_use]
    pub const fn is_answered(&self) -> bool {
        !matches!(self, Self::NotAsked(_))
    }
}

/// Why an item has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAskedReason {
    /// The person chose not to answer.
    Declined,
    /// It was not safe to ask.
    NotSafeToAsk,
}

impl NotAskedReason {
    /// Every value with its word on the wire.
    pub const WORDS: [(&'static str, Self); 2] =
        [("declined", Self::Declined), ("not-safe-to-ask", Self::NotSafeToAsk)];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::NotSafeToAsk => "not-safe-to-ask",
        }
    }
}

/// Who told us. The published form assumes the person, and has a column for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Informant {
    /// The person the assessment is about.
    #[default]
    Person,
    /// What the practitioner saw or heard.
    Practitioner,
    /// Family, a friend or a neighbour.
    FamilyOrFriend,
    /// The police.
    Police,
    /// Another professional.
    OtherProfessional,
    /// A record the agency holds.
    Records,
}

impl Informant {
    /// Every value with its word on the wire, in the order offered.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("person", Self::Person),
        ("practitioner", Self::Practitioner),
        ("family-or-friend", Self::FamilyOrFriend),
        ("police", Self::Police),
        ("other-professional", Self::OtherProfessional),
        ("records", Self::Records),
    ];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Practitioner => "practitioner",
            Self::FamilyOrFriend => "family-or-friend",
            Self::Police => "police",
            Self::OtherProfessional => "other-professional",
            Self::Records => "records",
        }
    }
}
