//! The practitioner's own judgement. It may raise; the type has no way to lower.

use crate::instrument::RiskLevelId;

/// What the practitioner has said of their own concern so far.
///
/// Stating a concern acts at once, before its reason is written, because a person under
/// pressure ticks first and explains second. A finished [`ProfessionalJudgement`] needs
/// the reason, and nothing can be sent without it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    pub(super) concern: bool,
    pub(super) reason: String,
    pub(super) band: Option<RiskLevelId>,
}

impl Judgement {
    /// True when a concern is stated, with or without its reason yet.
    #[must_use]
    pub fn is_concerned(&self) -> bool {
        self.concern
    }

    /// The reason as typed, kept even while no concern is stated: nothing typed is lost.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The band chosen, where the instrument has bands that can be.
    #[must_use]
    pub fn band(&self) -> Option<&RiskLevelId> {
        self.band.as_ref()
    }

    /// True when a concern is stated, or a band chosen, and still lacks its reason.
    #[must_use]
    pub fn lacks_reason(&self) -> bool {
        (self.concern || self.band.is_some()) && self.reason.trim().is_empty()
    }

    /// The judgement, once it is complete.
    #[must_use]
    pub fn stated(&self) -> Option<ProfessionalJudgement<'_>> {
        (self.concern && !self.lacks_reason()).then(|| ProfessionalJudgement { reason: self.reason.trim() })
    }
}

/// A concern stated with its reason. Stands alone as a ground for referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfessionalJudgement<'a> {
    reason: &'a str,
}

impl<'a> ProfessionalJudgement<'a> {
    /// The reason: never empty.
    #[must_use]
    pub fn reason(&self) -> &'a str {
        self.reason
    }
}
