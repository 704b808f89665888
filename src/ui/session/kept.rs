//! What is kept of a session through a fault, and taking it up again.

use super::{Number, Session, Settings, Step};
use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::Gates;
use risk_checklist_core::delivery::form_draft_v1::FormDrafts;
use risk_checklist_core::instrument::{IdMap, PathwayId};
use risk_checklist_core::outcome::Dispositions;
use risk_checklist_core::response::Sitting;
use std::rc::Rc;

/// What is kept of a session through a fault.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The decisions made.
    pub dispositions: Dispositions,
    /// The referral forms begun.
    pub forms: FormDrafts,
    /// The answers about sharing.
    pub gates: Gates,
    /// The pathway whose sharing questions were on screen.
    pub sharing: Option<PathwayId>,
    /// Numbers as typed while they are not valid.
    pub drafts: IdMap<Number, String>,
    /// Referrals whose reason for "not now" is still to be chosen.
    pub refusing: Vec<PathwayId>,
    /// When to look again.
    pub review_in_days: Option<u16>,
    /// The place of the screen that was shown.
    pub step: usize,
}

impl Session {
    /// Takes up again what was kept.
    #[must_use]
    pub fn restored(national: Rc<Library>, settings: Settings, sitting: Sitting, kept: Kept) -> Self {
        let mut session = Self::resume(national, settings, sitting);
        session.dispositions = kept.dispositions;
        session.forms = kept.forms;
        session.gates = kept.gates;
        session.drafts = kept.drafts;
        session.refusing = kept.refusing;
        session.review_in_days = kept.review_in_days;
        let steps = Step::all(session.sections());
        session.step = steps.get(kept.step).copied().unwrap_or(Step::Start);
        if let Some(pathway) = kept.sharing {
            session.share(pathway);
        }
        session
    }

    /// What must be kept beside the response.
    #[must_use]
    pub fn kept(&self) -> Kept {
        Kept {
            dispositions: self.dispositions.clone(),
            forms: self.forms.clone(),
            gates: self.gates.clone(),
            sharing: self.sharing.as_ref().map(|sharing| sharing.pathway.clone()),
            drafts: self.drafts.clone(),
            refusing: self.refusing.clone(),
            review_in_days: self.review_in_days,
            step: self.step.index(self.sections()),
        }
    }
}
