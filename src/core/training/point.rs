//! What follows from the answers at one point of an invented case.

use crate::assessment::{Assessment, TriggerState, assess};
use crate::instrument::{CallStatus, Instrument, PathwayId, Pathways, Setting, TriggerId};
use crate::outcome::{Outcome, ReferralStatus, conclude};
use crate::response::Response;

/// The rules an invented case is run by: exactly those of a live checklist.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The pathways.
    pub pathways: &'a Pathways,
}

impl Rules<'_> {
    /// What follows from a response.
    #[must_use]
    pub fn point(&self, response: &Response, setting: Setting) -> Point {
        let assessment = assess(self.instrument, response);
        let outcome = conclude(&assessment, response, self.pathways, setting);
        Point { assessment, outcome }
    }
}

/// What follows from the answers at one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The triggers with their states.
    pub assessment: Assessment,
    /// The referrals, and how settled they are.
    pub outcome: Outcome,
}

impl Point {
    /// The triggers in this state, in the instrument's order.
    #[must_use]
    pub fn triggers(&self, state: TriggerState) -> Vec<&TriggerId> {
        let steps = self.assessment.trace().iter().filter(|step| step.state == state);
        steps.map(|step| &step.trigger).collect()
    }

    /// The pathways that are recommended, most pressing first.
    #[must_use]
    pub fn recommended(&self) -> Vec<&PathwayId> {
        self.called(|status| matches!(status, CallStatus::Recommended(_)))
    }

    /// The pathways to consider, most pressing first.
    #[must_use]
    pub fn to_consider(&self) -> Vec<&PathwayId> {
        self.called(|status| matches!(status, CallStatus::Consider(_)))
    }

    fn called(&self, wanted: fn(CallStatus) -> bool) -> Vec<&PathwayId> {
        let mut called = Vec::new();
        for referral in self.outcome.referrals() {
            if matches!(referral.status, ReferralStatus::Called(status) if wanted(status)) {
                called.push(&referral.pathway);
            }
        }
        called
    }
}
