//! Support for the practitioner, who has just heard it: told once.

use super::{Session, Step};
use risk_checklist_core::instrument::Urgency;

impl Session {
    /// True on the last screen of a hard assessment: something presses now or today. Once in
    /// a session, and until it is put away.
    #[must_use]
    pub fn shows_care(&self) -> bool {
        let presses = self.outcome.referrals().first().and_then(|referral| referral.status.urgency());
        let is_hard = matches!(presses, Some(Urgency::Now | Urgency::Today));
        is_hard && !self.care_is_said && self.step == Step::Outcome
    }
}
