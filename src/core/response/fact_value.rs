//! The value of a fact.

use crate::instrument::{FactDefinition, FactKind, OptionCode};

/// What was recorded for one fact. Nothing recorded means "not asked".
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactValue {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It was asked, and nobody knows. Allowed for every fact.
    DontKnow,
    /// A whole number.
    Number(u16),
    /// One of the fact's options.
    Choice(OptionCode),
}

impl FactValue {
    /// True when the fact can take this value.
    #[must_use]
    pub fn fits(&self, fact: &FactDefinition) -> bool {
        match (self, &fact.kind) {
            (Self::DontKnow, _) | (Self::Yes | Self::No, FactKind::YesNo) => true,
            (Self::Number(number), FactKind::Number { min, max }) => (min..=max).contains(&number),
            (Self::Choice(code), FactKind::Choice(options)) => options.contains(code),
            _ => false,
        }
    }
}
