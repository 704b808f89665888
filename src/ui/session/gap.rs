//! What must be mended before anything can be sent. It never stops anyone from moving on.

use super::{Session, Step};
use risk_checklist_core::instrument::{FactId, Subject};

/// Something that must be mended before sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A concern is stated without its reason.
    Reason,
    /// A number cannot be read or is out of range.
    Number(FactId),
}

impl Gap {
    /// What has to be mended.
    #[must_use]
    pub fn subject(&self) -> Subject {
        match self {
            Self::Reason => Subject::Judgement,
            Self::Number(id) => Subject::Fact(id.clone()),
        }
    }
}

impl Session {
    /// Every gap, in the order of the screens.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let numbers = self.drafts.keys().cloned().map(Gap::Number);
        let reason = self.response.judgement().lacks_reason().then_some(Gap::Reason);
        numbers.chain(reason).collect()
    }

    /// The gaps to show on the present screen: its own, or all of them on the last.
    #[must_use]
    pub fn gaps_here(&self) -> Vec<Gap> {
        let instrument = self.library.pack().instrument();
        let here = |gap: &Gap| self.step == Step::Outcome || Step::of(&gap.subject(), instrument) == self.step;
        self.gaps().into_iter().filter(here).collect()
    }
}
