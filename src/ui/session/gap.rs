//! What must be mended before anything can be sent. It never stops anyone from moving on.

use super::{Session, Step};
use risk_checklist_core::instrument::{FactId, Instrument, PathwayId, Subject};

/// Something that must be mended before sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A concern is stated without its reason.
    Reason,
    /// A number cannot be read or is out of range.
    Number(FactId),
    /// A referral is "not now" without its reason.
    Refusal(PathwayId),
}

impl Gap {
    /// The screen where it is mended.
    #[must_use]
    pub fn step(&self, instrument: &Instrument) -> Step {
        match self {
            Self::Reason => Step::Judgement,
            Self::Number(id) => Step::of(&Subject::Fact(id.clone()), instrument),
            Self::Refusal(_) => Step::Outcome,
        }
    }
}

impl Session {
    /// Every gap, in the order of the screens.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = self.drafts.keys().cloned().map(Gap::Number).collect();
        if self.response.judgement().lacks_reason() {
            gaps.push(Gap::Reason);
        }
        for referral in self.undecided() {
            // One that is no longer on the list asks for nothing.
            if self.is_refusing(&referral.pathway) {
                gaps.push(Gap::Refusal(referral.pathway.clone()));
            }
        }
        gaps
    }

    /// The gaps to show on the present screen: its own, or all of them on the last.
    #[must_use]
    pub fn gaps_here(&self) -> Vec<Gap> {
        let instrument = self.library.pack().instrument();
        let here = |gap: &Gap| self.step == Step::Outcome || gap.step(instrument) == self.step;
        self.gaps().into_iter().filter(here).collect()
    }
}
