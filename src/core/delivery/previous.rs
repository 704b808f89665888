//! The outcome of an earlier checklist about the same person, and what has changed since.
//!
//! It is shown beside the outcome and never enters it: nothing that was found is taken away
//! because it was not there before, and nothing is added because it once was.

use super::Hour;
use crate::assessment::{Assessment, TriggerState};
use crate::content::Library;
use crate::instrument::{PathwayId, Subject, TriggerId};
use crate::outcome::{Disposition, Outcome, RefusalReason};

/// An earlier outcome notice, as far as a comparison needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    pub(super) completed_at: Option<Hour>,
    pub(super) triggers: Vec<(TriggerId, TriggerState)>,
    pub(super) pathways: Vec<PreviousPathway>,
}

/// One pathway of an earlier notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PreviousPathway {
    pub(super) id: PathwayId,
    /// True unless it only depended on a missing answer.
    pub(super) is_called: bool,
    pub(super) disposition: Option<Disposition>,
}

/// What became of a trigger. Deliberately exhaustive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Met now, and known not to be met then.
    New,
    /// Met now, and not known then.
    NewlyKnown,
    /// Met then and now.
    Still,
    /// Met then; not known now, because nobody has asked again. It may still be so.
    NotAskedAgain,
    /// Met then, and the answers now say that it is not. It takes nothing away.
    NotMetNow,
}

impl Change {
    /// Every value with its word on the wire, in the order shown.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("new", Self::New),
        ("newly-known", Self::NewlyKnown),
        ("still", Self::Still),
        ("not-asked-again", Self::NotAskedAgain),
        ("not-met-now", Self::NotMetNow),
    ];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::NewlyKnown => "newly-known",
            Self::Still => "still",
            Self::NotAskedAgain => "not-asked-again",
            Self::NotMetNow => "not-met-now",
        }
    }

    /// What became of a trigger; none when it was met neither then nor now.
    #[must_use]
    pub const fn of(then: Option<TriggerState>, now: TriggerState) -> Option<Self> {
        match (then, now) {
            (Some(TriggerState::Met), TriggerState::Met) => Some(Self::Still),
            (Some(TriggerState::Met), TriggerState::Undetermined) => Some(Self::NotAskedAgain),
            (Some(TriggerState::Met), TriggerState::NotMet) => Some(Self::NotMetNow),
            (Some(TriggerState::NotMet), TriggerState::Met) => Some(Self::New),
            (Some(TriggerState::Undetermined) | None, TriggerState::Met) => Some(Self::NewlyKnown),
            (_, TriggerState::NotMet | TriggerState::Undetermined) => None,
        }
    }
}

/// What the earlier decision asks of whoever looks now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteSince {
    /// It was chosen: did it happen?
    Chosen,
    /// It was refused, and something calls for it again.
    RefusedAndCalledAgain(RefusalReason),
    /// Nobody decided about it, and something calls for it again.
    OpenAndCalledAgain,
}

/// What has changed since.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Every trigger that was met then or is met now, in the instrument's order.
    pub triggers: Vec<(TriggerId, Change)>,
    /// How many triggers were met then that this instrument does not have.
    pub not_here: usize,
    /// Earlier decisions to come back to, in the order of the earlier notice.
    pub routes: Vec<(PathwayId, RouteSince)>,
}

impl Previous {
    /// When it was completed, to the hour, where that is known.
    #[must_use]
    pub fn completed_at(&self) -> Option<Hour> {
        self.completed_at
    }

    /// What has changed since.
    #[must_use]
    pub fn changes(&self, library: &Library, assessment: &Assessment, outcome: &Outcome) -> Changes {
        let mut changes = Changes::default();
        for step in assessment.trace() {
            let then = self.triggers.iter().find(|(id, _)| *id == step.trigger).map(|(_, state)| *state);
            if let Some(change) = Change::of(then, step.state) {
                changes.triggers.push((step.trigger.clone(), change));
            }
        }
        for (id, state) in &self.triggers {
            let is_here = assessment.trace().iter().any(|step| step.trigger == *id);
            if *state == TriggerState::Met && !is_here {
                changes.not_here = changes.not_here.saturating_add(1);
            }
        }
        for pathway in &self.pathways {
            let is_known = library.pathways().rules().find(&pathway.id).is_some();
            if let Some(since) = pathway.since(outcome).filter(|_| is_known) {
                changes.routes.push((pathway.id.clone(), since));
            }
        }
        changes
    }

    /// What must be asked because of a referral that was made then: the unknown parts of the
    /// trigger that the content names for it. Nothing is filled in.
    #[must_use]
    pub fn asks(&self, library: &Library, assessment: &Assessment) -> Vec<Subject> {
        let repeat = &library.pathways().look_again().repeat;
        let was_made = self.pathways.iter().any(|pathway| pathway.id == repeat.pathway && pathway.is_made());
        let step = assessment.trace().iter().find(|step| step.trigger == repeat.trigger);
        match step {
            Some(step) if was_made && step.state == TriggerState::Undetermined => step.because.clone(),
            _ => Vec::new(),
        }
    }
}

impl PreviousPathway {
    fn is_made(&self) -> bool {
        matches!(self.disposition, Some(Disposition::Chosen | Disposition::AlreadyInPlace))
    }

    fn since(&self, outcome: &Outcome) -> Option<RouteSince> {
        let is_called = outcome.referral(&self.id).is_some_and(|referral| referral.status.urgency().is_some());
        match self.disposition {
            Some(Disposition::Chosen) => Some(RouteSince::Chosen),
            Some(Disposition::Refused(reason)) if is_called => Some(RouteSince::RefusedAndCalledAgain(reason)),
            None if is_called && self.is_called => Some(RouteSince::OpenAndCalledAgain),
            Some(Disposition::AlreadyInPlace | Disposition::Refused(_)) | None => None,
        }
    }
}
