//! What must be mended before anything can be sent. It never stops anyone from moving on.

use super::{Session, Step};
use risk_checklist_core::instrument::{FactId, LinkId, PathwayId, Subject};

/// Something that must be mended before sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A concern is stated without its reason.
    Reason,
    /// A number cannot be read or is out of range.
    Number(Number),
    /// A referral is "not now" without its reason.
    Refusal(PathwayId),
}

/// A number that can be typed: a fact, or an item of the checklist at a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Number {
    /// A fact.
    Fact(FactId),
    /// An item, and the place of its checklist.
    Item(usize, LinkId),
}

impl Number {
    /// Where it is asked.
    #[must_use]
    pub fn subject(&self) -> (usize, Subject) {
        match self {
            Self::Fact(id) => (0, Subject::Fact(id.clone())),
            Self::Item(part, id) => (*part, Subject::Item(id.clone())),
        }
    }
}

impl Session {
    /// Every gap, in the order of the screens.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = self.drafts.keys().cloned().map(Gap::Number).collect();
        if self.sitting.all().iter().any(|response| response.judgement().lacks_reason()) {
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

    /// The screen where a gap is mended.
    #[must_use]
    pub fn step_of_gap(&self, gap: &Gap) -> Step {
        match gap {
            Gap::Reason => Step::Judgement,
            Gap::Refusal(_) => Step::Outcome,
            Gap::Number(number) => {
                let (part, subject) = number.subject();
                self.step_of(part, &subject)
            }
        }
    }

    /// The gaps to show on the present screen: its own, or all of them on the last.
    #[must_use]
    pub fn gaps_here(&self) -> Vec<Gap> {
        let here = |gap: &Gap| self.step == Step::Outcome || self.step_of_gap(gap) == self.step;
        self.gaps().into_iter().filter(here).collect()
    }
}
