//! The state of one checklist on screen, without a view.

mod action;
mod care;
mod form;
mod gap;
mod kept;
mod local;
mod parts;
mod sharing;
mod step;

pub use action::Action;
pub use gap::{Gap, Number};
pub use kept::Kept;
pub use local::LocalRules;
pub use parts::Offer;
pub use sharing::Sharing;
pub use step::Step;

use risk_checklist_core::assessment::{Assessment, assess};
use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::form_draft_v1::FormDrafts;
use risk_checklist_core::delivery::{
    Gates, Hour, OutcomeNotice, Previous, Record, Reference, Stamp, Unknown, outcome_v1,
};
use risk_checklist_core::instrument::{BodyType, IdMap, PathwayId, ReviewWithin, Setting};
use risk_checklist_core::outcome::{Dispositions, Outcome, Referral, conclude_all};
use risk_checklist_core::response::{Response, Sitting};
use std::rc::Rc;

/// What the host chose. All of it may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The nation and the practitioner's role.
    pub setting: Setting,
    /// The kind of body the practitioner works for: which legal bases to offer.
    pub body: Option<BodyType>,
    /// The host's opaque reference for the case.
    pub reference: Option<Reference>,
    /// The present hour, for the notice and for review dates.
    pub now: Option<Hour>,
    /// True when the host's own system takes referral forms.
    pub forms: bool,
    /// Whether the host takes records. Without it a record is printed or downloaded only.
    pub records: bool,
    /// The outcome of an earlier checklist. It is shown, and never changes what follows.
    pub previous: Option<Rc<Previous>>,
    /// The host's local profile.
    pub local: LocalRules,
    /// The shell delivers the notice itself, and says beside the send button what became of it.
    pub delivers: bool,
    /// An invented story: nothing is shared, and nobody is asked whether it may be.
    #[cfg(feature = "training")]
    pub training: bool,
}

/// Everything on screen that can change, and what follows from it.
#[derive(Debug, Clone)]
pub struct Session {
    /// The content that ships.
    national: Rc<Library>,
    /// The content in use: the national one, or that with a local profile applied.
    library: Rc<Library>,
    settings: Settings,
    sitting: Sitting,
    assessment: Assessment,
    /// Those of the checklists that were opened beside the first.
    also: Vec<Assessment>,
    /// The triggers of all of them, each once.
    united: Assessment,
    outcome: Outcome,
    dispositions: Dispositions,
    forms: FormDrafts,
    form_sent: Option<String>,
    /// Answers about sharing. They stay when a decision changes, and then are not in force.
    gates: Gates,
    sharing: Option<Sharing>,
    /// Numbers as typed while they are not valid: nothing typed is lost.
    drafts: IdMap<Number, String>,
    /// Referrals that are "not now" until the reason is chosen. Open until then.
    refusing: Vec<PathwayId>,
    review_in_days: Option<u16>,
    step: Step,
    /// The screens to return to, the last one first to be returned to.
    way_back: Vec<Step>,
    gaps_shown: u32,
    sent: Option<String>,
    shows_record: bool,
    recorded: Option<(RecordWay, String)>,
    asks_start_again: bool,
    /// The line about support for staff was put away, or stood under an earlier checklist.
    care_is_said: bool,
}

impl Session {
    /// A blank checklist.
    #[must_use]
    pub fn new(national: Rc<Library>, settings: Settings) -> Self {
        let sitting = Sitting::new(national.pack().instrument());
        Self::resume(national, settings, sitting)
    }

    fn resume(national: Rc<Library>, settings: Settings, sitting: Sitting) -> Self {
        let library = settings.local.library().unwrap_or(&national).clone();
        let assessment = assess(library.pack().instrument(), sitting.first());
        let outcome = conclude_all(&[(&assessment, sitting.first())], library.pathways().rules(), settings.setting);
        let mut session = Self {
            national,
            library,
            settings,
            sitting,
            united: assessment.clone(),
            assessment,
            also: Vec::new(),
            outcome,
            dispositions: Dispositions::new(),
            forms: FormDrafts::new(),
            form_sent: None,
            gates: Gates::new(),
            sharing: None,
            drafts: IdMap::new(),
            refusing: Vec::new(),
            review_in_days: None,
            step: Step::Start,
            way_back: Vec::new(),
            gaps_shown: 0,
            sent: None,
            shows_record: false,
            recorded: None,
            asks_start_again: false,
            care_is_said: false,
        };
        session.work_out();
        session
    }

    /// Works out again what follows from what was recorded.
    fn work_out(&mut self) {
        let mut all = Vec::new();
        for (instrument, response) in self.instruments().into_iter().zip(self.sitting.all()) {
            all.push(assess(instrument, response));
        }
        let mut all = all.into_iter();
        if let Some(first) = all.next() {
            self.assessment = first;
        }
        self.also = all.collect();
        self.united = self.assessment.united(&self.also);
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

    /// The triggers of every checklist in use, each once and as strong as the strongest.
    #[must_use]
    pub fn united(&self) -> &Assessment {
        &self.united
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

    /// True while a referral is "not now" and its reason is still to be chosen.
    #[must_use]
    pub fn is_refusing(&self, pathway: &PathwayId) -> bool {
        self.refusing.contains(pathway)
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

    /// True while the notice is, to the byte, the one that was sent.
    #[must_use]
    pub fn stands_as_sent(&self) -> bool {
        self.sent().is_some_and(|sent| sent == outcome_v1::to_wire(&self.notice()))
    }

    /// True while the practitioner is asked whether to erase everything.
    #[must_use]
    pub fn asks_start_again(&self) -> bool {
        self.asks_start_again
    }

    /// True while the record stands open to be read.
    #[must_use]
    pub fn shows_record(&self) -> bool {
        self.shows_record
    }

    /// The record that was taken, and how, once one was.
    #[must_use]
    pub fn recorded(&self) -> Option<(RecordWay, &str)> {
        self.recorded.as_ref().map(|(way, text)| (*way, text.as_str()))
    }

    /// The record as it stands, around the notice as it would leave now.
    #[must_use]
    pub fn record<'a>(&'a self, notice: &'a OutcomeNotice) -> Record<'a> {
        Record {
            library: &self.library,
            sitting: &self.sitting,
            assessment: &self.assessment,
            opened: self.opened(),
            outcome: &self.outcome,
            notice,
            previous: self.settings.previous.as_deref(),
            gates: self.gate_records(),
        }
    }

    /// What nobody knows, and why.
    #[must_use]
    pub fn unknowns(&self) -> Vec<Unknown> {
        Unknown::all((self.library.pack(), &self.assessment), &self.opened(), &self.sitting)
    }

    /// Referrals that something calls for and nobody has decided about.
    #[must_use]
    pub fn undecided(&self) -> Vec<&Referral> {
        let mut open = Vec::new();
        for referral in self.outcome.referrals() {
            if referral.status.urgency().is_some() && !self.dispositions.contains_key(&referral.pathway) {
                open.push(referral);
            }
        }
        open
    }

    /// How soon a review is suggested. The list is ordered, so its first referral presses
    /// most.
    #[must_use]
    pub fn suggested_review(&self) -> Option<&ReviewWithin> {
        let urgency = self.outcome.referrals().first()?.status.urgency()?;
        self.library.pathways().look_again().within(urgency)
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
            .with_opened(&self.library, &self.opened())
            .with_gates(self.gate_results())
    }

    /// True when leaving would lose nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.sitting.all().iter().all(|response| response.is_blank())
            && self.drafts.is_empty()
            && self.dispositions.is_empty()
    }
}

/// How a record was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordWay {
    /// As a file on this device.
    Downloaded,
    /// To the host.
    HandedOver,
}
