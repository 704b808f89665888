//! What must be mended before anything can be sent. It never stops anyone from moving on.

use super::{Session, Step};
use risk_checklist_core::instrument::{FactId, LinkId, Subject};

/// Something that must be mended before sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A concern is stated without its reason.
    Reason,
    /// A number cannot be read or is out of range.
    Number(Number),
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

impl Gap {
    /// What has to be mended, and the place of its checklist.
    #[must_use]
    pub fn subject(&self) -> (usize, Subject) {
        match self {
            Self::Reason => (0, Subject::Judgement),
            Self::Number(number) => number.subject(),
        }
    }
}

impl Session {
    /// Every gap, in the order of the screens.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let numbers = self.drafts.keys().cloned().map(Gap::Number);
        let lacks = self.sitting.all().iter().any(|response| response.judgement().lacks_reason());
        numbers.chain(lacks.then_some(Gap::Reason)).collect()
    }

    /// The screen where a gap is mended.
    #[must_use]
    pub fn step_of_gap(&self, gap: &Gap) -> Step {
        let (part, subject) = gap.subject();
        self.step_of(part, &subject)
    }

    /// The gaps to show on the present screen: its own, or all of them on the last.
    #[must_use]
    pub fn gaps_here(&self) -> Vec<Gap> {
        let here = |gap: &Gap| self.step == Step::Outcome || self.step_of_gap(gap) == self.step;
        self.gaps().into_iter().filter(here).collect()
    }
}
