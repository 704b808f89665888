//! The local profile: an area's permitted, dated changes to the national rules.
//!
//! It may tighten, add, and name local services; the types have no way to take a pathway,
//! a call or a floor service away. A threshold that catches fewer people than the national
//! one needs an authority and a date, counts only while both stand, and is said to be so.

use super::forms::RequiredFields;
use crate::instrument::{Call, Date, Nation, PathwayId, ProfileId, Review, Threshold, TriggerId, Version};

/// A local profile that was checked, as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalProfile {
    pub(super) id: ProfileId,
    pub(super) version: Version,
    pub(super) area_name: String,
    pub(super) area_code: String,
    pub(super) nation: Nation,
    pub(super) review: Review,
    pub(super) thresholds: Vec<LocalThreshold>,
    pub(super) calls: Vec<LocalCall>,
    pub(super) required_fields: RequiredFields,
    pub(super) notes: Vec<String>,
}

impl LocalProfile {
    /// The permanent name, as notices quote it.
    #[must_use]
    pub fn id(&self) -> &ProfileId {
        &self.id
    }

    /// The profile's version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// The area's name, as people say it.
    #[must_use]
    pub fn area_name(&self) -> &str {
        &self.area_name
    }

    /// The area's code, such as its ONS code.
    #[must_use]
    pub fn area_code(&self) -> &str {
        &self.area_code
    }

    /// The nation the area is in.
    #[must_use]
    pub fn nation(&self) -> Nation {
        self.nation
    }

    /// Who reviewed it, and until when that holds.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// Every threshold that differs from the national one, in force or not.
    #[must_use]
    pub fn thresholds(&self) -> &[LocalThreshold] {
        &self.thresholds
    }

    /// The threshold for one trigger, where it differs from the national one.
    #[must_use]
    pub fn threshold(&self, trigger: &TriggerId) -> Option<&LocalThreshold> {
        self.thresholds.iter().find(|threshold| threshold.trigger == *trigger)
    }

    /// The thresholds in force that catch fewer people than the national ones: every notice
    /// names them.
    pub fn looser(&self) -> impl Iterator<Item = &LocalThreshold> {
        self.thresholds.iter().filter(|threshold| threshold.is_looser() && threshold.standing.is_in_force())
    }

    /// The routes it adds, or makes stronger or sooner.
    #[must_use]
    pub fn calls(&self) -> &[LocalCall] {
        &self.calls
    }

    /// The fields that referral forms must have here; none are required where the profile
    /// says nothing.
    #[must_use]
    pub fn required_fields(&self) -> &RequiredFields {
        &self.required_fields
    }

    /// Short notes to practitioners.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

/// A threshold that an area sets for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalThreshold {
    /// The criterion.
    pub trigger: TriggerId,
    /// Where the national rule puts it.
    pub national: Threshold,
    /// Where the area puts it.
    pub local: Threshold,
    /// The document that decided it.
    pub authority: String,
    /// The first day it counts.
    pub effective_from: Date,
    /// The day from which it must be looked at again.
    pub review_by: Date,
    /// Whether it counts today.
    pub standing: ThresholdStanding,
}

impl LocalThreshold {
    /// True when it catches fewer people than the national one.
    #[must_use]
    pub fn is_looser(&self) -> bool {
        self.local.catches_fewer_than(self.national)
    }

    /// The threshold that counts today.
    #[must_use]
    pub fn in_force(&self) -> Threshold {
        if self.standing.is_in_force() { self.local } else { self.national }
    }
}

/// Whether a local threshold counts today. Deliberately exhaustive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThresholdStanding {
    /// It counts.
    InForce,
    /// It is past its review day, and counts because it catches more people than the
    /// national one.
    CheckBeforeUse,
    /// Its first day is still to come.
    NotYet,
    /// It catches fewer people and is past its review day: the national one counts.
    Lapsed,
    /// It catches fewer people and nobody said what day it is: the national one counts.
    DayUnknown,
}

impl ThresholdStanding {
    /// A threshold that catches fewer people counts only on days it surely covers; any other
    /// counts from its first day, or when nobody knows the day.
    pub(super) fn of(is_looser: bool, from: Date, review_by: Date, today: Option<Date>) -> Self {
        match today {
            None if is_looser => Self::DayUnknown,
            None => Self::InForce,
            Some(today) if today < from => Self::NotYet,
            Some(today) if today < review_by => Self::InForce,
            Some(_) if is_looser => Self::Lapsed,
            Some(_) => Self::CheckBeforeUse,
        }
    }

    /// True when the local threshold counts.
    #[must_use]
    pub const fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::CheckBeforeUse)
    }
}

/// A route that an area adds, or makes stronger or sooner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalCall {
    /// Where help goes.
    pub pathway: PathwayId,
    /// What calls for it, how strongly and how soon.
    pub call: Call,
    /// The document that decided it.
    pub authority: String,
}
