//! The state of one checklist on screen, without a view.

mod action;
mod gap;
mod parts;
mod step;

pub use action::Action;
pub use gap::{Gap, Number};
pub use parts::Offer;
pub use step::Step;

use risk_checklist_core::assessment::{Assessment, assess};
use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::{Hour, OutcomeNotice, Reference, Stamp};
use risk_checklist_core::instrument::{IdMap, Setting};
use risk_checklist_core::outcome::{Dispositions, Outcome, conclude_all};
use risk_checklist_core::response::{Response, Sitting};
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
}

/// Everything on screen that can change, and what follows from it.
#[derive(Debug, Clone)]
pub struct Session {
    library: Rc<Library>,
    settings: Settings,
    sitting: Sitting,
    assessment: Assessment,
    /// Those of the checklists that were opened beside the first.
    also: Vec<Assessment>,
    outcome: Outcome,
    dispositions: Dispositions,
    /// Numbers as typed while they are not valid: nothing typed is lost.
    drafts: IdMap<Number, String>,
    review_in_days: Option<u16>,
    step: Step,
    /// The screens to return to, the last one first to be returned to.
    way_back: Vec<Step>,
    gaps_shown: u32,
    sent: Option<String>,
    asks_start_again: bool,
}

impl Session {
    /// A blank checklist.
    #[must_use]
    pub fn new(library: Rc<Library>, settings: Settings) -> Self {
        let sitting = Sitting::new(library.pack().instrument());
        Self::resume(library, settings, sitting)
    }

    fn resume(library: Rc<Library>, settings: Settings, sitting: Sitting) -> Self {
        let assessment = assess(library.pack().instrument(), sitting.first());
        let outcome = conclude_all(&[(&assessment, sitting.first())], library.pathways().rules(), settings.setting);
        let mut session = Self {
            library,
            settings,
            sitting,
            assessment,
            also: Vec::new(),
            outcome,
            dispositions: Dispositions::new(),
            drafts: IdMap::new(),
            review_in_days: None,
            step: Step::Start,
            way_back: Vec::new(),
            gaps_shown: 0,
            sent: None,
            asks_start_again: false,
        };
        session.work_out();
        session
    }

    /// Works out again what follows from what was recorded.
    fn work_out(&mut self) {
        let instruments = self.instruments();
        let mut all = Vec::new();
        for (instrument, response) in instruments.into_iter().zip(self.sitting.all()) {
            all.push(assess(instrument, response));
        }
        let mut all = all.into_iter();
        if let Some(first) = all.next() {
            self.assessment = first;
        }
        self.also = all.collect();
        self.conclude();
    }

    fn conclude(&mut self) {
        let assessments = [&self.assessment].into_iter().chain(&self.also);
        let parts: Vec<_> = assessments.zip(self.sitting.all()).collect();
        self.outcome = conclude_all(&parts, self.library.pathways().rules(), self.settings.setting);
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

    /// What was recorded, for every checklist in use.
    #[must_use]
    pub fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// What was recorded for the checklist it began with.
    #[must_use]
    pub fn response(&self) -> &Response {
        self.sitting.first()
    }

    /// The triggers of the checklist it began with, applied.
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
    pub fn draft(&self, number: &Number) -> Option<&str> {
        self.drafts.get(number).map(String::as_str)
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

    /// True when there is a screen to return to.
    #[must_use]
    pub fn can_return(&self) -> bool {
        !self.way_back.is_empty()
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
        let packs = self.packs();
        let opened: Vec<_> = packs.into_iter().skip(1).zip(&self.also).collect();
        OutcomeNotice::new(&self.library, &self.assessment, &self.outcome, &self.dispositions, stamp)
            .with_opened(&self.library, &opened)
    }

    /// True when leaving would lose nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.sitting.all().iter().all(|response| response.is_blank())
            && self.drafts.is_empty()
            && self.dispositions.is_empty()
    }
}

/// What is kept of a session through a fault.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The decisions made.
    pub dispositions: Dispositions,
    /// Numbers as typed while they are not valid.
    pub drafts: IdMap<Number, String>,
    /// When to look again.
    pub review_in_days: Option<u16>,
    /// The place of the screen that was shown.
    pub step: usize,
}

impl Session {
    /// Takes up again what was kept.
    #[must_use]
    pub fn restored(library: Rc<Library>, settings: Settings, sitting: Sitting, kept: Kept) -> Self {
        let mut session = Self::resume(library, settings, sitting);
        session.dispositions = kept.dispositions;
        session.drafts = kept.drafts;
        session.review_in_days = kept.review_in_days;
        let steps = Step::all(session.sections());
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
            step: self.step.index(self.sections()),
        }
    }
}
