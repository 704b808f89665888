//! A recommendation of a pathway, with its reasons. A person or the host sends it.

use crate::instrument::{CallStatus, PathwayId, TriggerId, Urgency};

/// One pathway on the list (FHIR ServiceRequest with intent "proposal").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referral {
    /// Where help goes.
    pub pathway: PathwayId,
    /// How strongly, and how soon.
    pub status: ReferralStatus,
    /// Why it is on the list.
    pub because: Vec<Cause>,
}

/// How strongly a pathway is called for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralStatus {
    /// Something that is known calls for it.
    Called(CallStatus),
    /// Nothing calls for it yet, but an unknown answer could. It has no urgency of its own
    /// until then.
    Undetermined {
        /// What it could become.
        could_be: CallStatus,
    },
}

impl ReferralStatus {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Called(CallStatus::Recommended(_)) => "recommended",
            Self::Called(CallStatus::Consider(_)) => "consider",
            Self::Undetermined { .. } => "undetermined",
        }
    }

    /// How soon, where something calls for it.
    #[must_use]
    pub const fn urgency(self) -> Option<Urgency> {
        match self {
            Self::Called(status) => Some(status.urgency()),
            Self::Undetermined { .. } => None,
        }
    }

    /// Larger presses more: first by status, then by urgency.
    #[must_use]
    pub const fn rank(self) -> (u8, Urgency) {
        match self {
            Self::Called(CallStatus::Recommended(urgency)) => (2, urgency),
            Self::Called(CallStatus::Consider(urgency)) => (1, urgency),
            Self::Undetermined { could_be } => (0, could_be.urgency()),
        }
    }

    /// The stronger and more pressing of the two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Called(one), Self::Called(two)) => Self::Called(one.or(two)),
            (Self::Undetermined { could_be: one }, Self::Undetermined { could_be: two }) => {
                Self::Undetermined { could_be: one.or(two) }
            }
            (Self::Called(status), Self::Undetermined { .. }) | (Self::Undetermined { .. }, Self::Called(status)) => {
                Self::Called(status)
            }
        }
    }
}

/// Why a pathway is on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// It always is.
    Floor,
    /// A trigger calls for it, or could.
    Trigger(TriggerId),
    /// It takes another pathway's place.
    Replaces(PathwayId),
}
