//! The state of one checklist on screen, without a view.

mod action;
mod gap;
mod local;
mod step;

pub use action::Action;
pub use gap::Gap;
pub use local::LocalRules;
pub use step::Step;

use risk_checklist_core::assessment::{Assessment, assess};
use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::{Hour, OutcomeNotice, Reference, Stamp};
use risk_checklist_core::instrument::{FactId, IdMap, Setting};
use risk_checklist_core::outcome::{Dispositions, Outcome, conclude};
use risk_checklist_core::response::Response;
use std::rc::Rc;

/// What the host chose. All of it may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The nation and the practitioner's role.
    pub setting: Setting,
    /// The host's opaque reference for the case.
    pub reference: Option<Reference>,
    /// The present hour, for the notice and for review dates.
    pub now: Option<Hour>,
    /// The host's local profile.
    pub local: LocalRules,
}

/// Everything on screen that can change, and what follows from it.
#[derive(Debug, Clone)]
pub struct Session {
    /// The content that ships.
    national: Rc<Library>,
    /// The content in use: the national one, or that with a local profile applied.
    library: Rc<Library>,
    settings: Settings,
    response: Response,
    assessment: Assessment,
    outcome: Outcome,
    dispositions: Dispositions,
    /// Numbers as typed while they are not valid: nothing typed is lost.
    drafts: IdMap<FactId, String>,
    review_in_days: Option<u16>,
    step: Step,
    gaps_shown: u32,
    sent: Option<String>,
    asks_start_again: bool,
}

impl Session {
    /// A blank checklist.
    #[must_use]
    pub fn new(national: Rc<Library>, settings: Settings) -> Self {
        let response = Response::new(national.pack().instrument());
        Self::resume(national, settings, response)
    }

    fn resume(national: Rc<Library>, settings: Settings, response: Response) -> Self {
        let library = settings.local.library().unwrap_or(&national).clone();
        let assessment = assess(library.pack().instrument(), &response);
        let outcome = conclude(&assessment, &response, library.pathways().rules(), settings.setting);
        Self {
            national,
            library,
            settings,
            response,
            assessment,
            outcome,
            dispositions: Dispositions::new(),
            drafts: IdMap::new(),
            review_in_days: None,
            step: Step::Start,
            gaps_shown: 0,
            sent: None,
            asks_start_again: false,
        }
    }

    /// The content in use.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// What the host chose.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What was recorded.
    #[must_use]
    pub fn response(&self) -> &Response {
        &self.response
    }

    /// The triggers applied to it.
    #[must_use]
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// What follows.
    #[must_use]
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What the practitioner decided.
    #[must_use]
    pub fn dispositions(&self) -> &Dispositions {
        &self.dispositions
    }

    /// A number as typed, while it is not valid.
    #[must_use]
    pub fn draft(&self, fact: &FactId) -> Option<&str> {
        self.drafts.get(fact).map(String::as_str)
    }

    /// In how many days the practitioner will look again.
    #[must_use]
    pub fn review_in_days(&self) -> Option<u16> {
        self.review_in_days
    }

    /// The screen being shown.
    #[must_use]
    pub fn step(&self) -> Step {
        self.step
    }

    /// How often the practitioner was told of gaps; 0 while nobody needed to be.
    #[must_use]
    pub fn gaps_shown(&self) -> u32 {
        self.gaps_shown
    }

    /// The notice that was sent, once one was.
    #[must_use]
    pub fn sent(&self) -> Option<&str> {
        self.sent.as_deref()
    }

    /// True while the practitioner is asked whether to erase everything.
    #[must_use]
    pub fn asks_start_again(&self) -> bool {
        self.asks_start_again
    }

    /// The notice as it would leave now.
    #[must_use]
    pub fn notice(&self) -> OutcomeNotice {
        let now = self.settings.now;
        let stamp = Stamp {
            reference: self.settings.reference.clone(),
            completed_at: now,
            role: self.settings.setting.role,
            review_by: now.zip(self.review_in_days).map(|(now, days)| now.date().plus_days(days)),
        };
        OutcomeNotice::new(&self.library, &self.assessment, &self.outcome, &self.dispositions, stamp)
    }

    /// True when leaving would lose nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.response.is_blank() && self.drafts.is_empty() && self.dispositions.is_empty()
    }
}

/// What is kept of a session through a fault.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The decisions made.
    pub dispositions: Dispositions,
    /// Numbers as typed while they are not valid.
    pub drafts: IdMap<FactId, String>,
    /// When to look again.
    pub review_in_days: Option<u16>,
    /// The place of the screen that was shown.
    pub step: usize,
}

impl Session {
    /// Takes up again what was kept.
    #[must_use]
    pub fn restored(national: Rc<Library>, settings: Settings, response: Response, kept: Kept) -> Self {
        let mut session = Self::resume(national, settings, response);
        session.dispositions = kept.dispositions;
        session.drafts = kept.drafts;
        session.review_in_days = kept.review_in_days;
        let steps = Step::all(session.library.pack().instrument());
        session.step = steps.get(kept.step).copied().unwrap_or(Step::Start);
        session
    }

    /// What must be kept beside the response.
    #[must_use]
    pub fn kept(&self) -> Kept {
        Kept {
            dispositions: self.dispositions.clone(),
            drafts: self.drafts.clone(),
            review_in_days: self.review_in_days,
            step: self.step.index(self.library.pack().instrument()),
        }
    }
}
