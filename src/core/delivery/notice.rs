//! The outcome notice: codes only. It has no field that could hold an answer, a tally, a
//! name or a sentence.

use super::gate::GateResult;
use crate::assessment::{Assessment, TriggerState};
use crate::content::{ContentPack, Library};
use crate::instrument::{Date, InstrumentId, PathwayId, ProfileId, Role, TriggerId, Version};
use crate::outcome::{Disposition, Dispositions, Outcome, ReferralStatus, Standing};
use std::fmt;

/// What leaves when the practitioner presses send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeNotice {
    pub(super) stamp: Stamp,
    /// Every instrument used, the one it began with first.
    pub(super) instruments: Vec<(InstrumentId, Version)>,
    pub(super) ruleset: (String, Version),
    pub(super) profile: Option<(ProfileId, Version, Vec<TriggerId>)>,
    pub(super) content_hash: String,
    pub(super) standing: Standing,
    pub(super) triggers: Vec<(TriggerId, TriggerState)>,
    pub(super) pathways: Vec<(PathwayId, ReferralStatus, Option<Disposition>)>,
    pub(super) gates: Vec<(PathwayId, GateResult)>,
}

/// What the edge adds: nothing here comes from an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// The host's own opaque reference.
    pub reference: Option<Reference>,
    /// When it was completed, to the hour.
    pub completed_at: Option<Hour>,
    /// The role of the person who decided.
    pub role: Option<Role>,
    /// The day by which the practitioner will look again.
    pub review_by: Option<Date>,
}

impl OutcomeNotice {
    /// Gathers the codes. Decisions about pathways that are not on the list are left out.
    #[must_use]
    pub fn new(
        library: &Library,
        assessment: &Assessment,
        outcome: &Outcome,
        dispositions: &Dispositions,
        stamp: Stamp,
    ) -> Self {
        let pathway = |referral: &crate::outcome::Referral| {
            (referral.pathway.clone(), referral.status, dispositions.get(&referral.pathway).copied())
        };
        Self {
            stamp,
            instruments: vec![named(library.pack())],
            ruleset: (library.pathways().head().id.clone(), library.pathways().head().version),
            profile: library.profile().map(|profile| {
                let looser = profile.looser().map(|threshold| threshold.trigger.clone()).collect();
                (profile.id().clone(), profile.version(), looser)
            }),
            content_hash: library.hash_of(&[library.pack()]),
            standing: outcome.standing(),
            triggers: assessment.trace().iter().map(|step| (step.trigger.clone(), step.state)).collect(),
            pathways: outcome.referrals().iter().map(pathway).collect(),
            gates: Vec::new(),
        }
    }

    /// The notice with the instruments that were opened beside the first. A trigger that
    /// several have is named once, as strong as the strongest.
    #[must_use]
    pub fn with_opened(mut self, library: &Library, opened: &[(&ContentPack, &Assessment)]) -> Self {
        let mut packs = vec![library.pack()];
        for (pack, assessment) in opened {
            packs.push(pack);
            self.instruments.push(named(pack));
            for step in assessment.trace() {
                match self.triggers.iter_mut().find(|(id, _)| *id == step.trigger) {
                    Some((_, state)) => *state = state.or(step.state),
                    None => self.triggers.push((step.trigger.clone(), step.state)),
                }
            }
        }
        self.content_hash = library.hash_of(&packs);
        self
    }

    /// Adds how the sharing gates stand. Only gates in force count: begun, for a pathway on
    /// the list that the practitioner chose; others are left out.
    ///
    /// The result and no more. Where it stopped, what the person said, the reasons and the
    /// legal bases tell of the person (that they refused, that they could not decide) and
    /// belong in the agency's own record.
    #[must_use]
    pub fn with_gates(mut self, gates: Vec<(PathwayId, GateResult)>) -> Self {
        for (pathway, result) in gates {
            let is_chosen = |(id, _, disposition): &(PathwayId, ReferralStatus, Option<Disposition>)| {
                *id == pathway && *disposition == Some(Disposition::Chosen)
            };
            if self.pathways.iter().any(is_chosen) {
                self.gates.push((pathway, result));
            }
        }
        self
    }
}

fn named(pack: &ContentPack) -> (InstrumentId, Version) {
    (pack.instrument().id().clone(), pack.instrument().version())
}

impl OutcomeNotice {
    /// The day by which the practitioner will look again, where one was chosen.
    #[must_use]
    pub fn review_by(&self) -> Option<Date> {
        self.stamp.review_by
    }
}

/// A text that is not an opaque reference.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a reference has 1 to 64 letters, digits, dots, colons, underscores or hyphens, and no personal data")]
pub struct ReferenceError;

/// The host's own opaque reference for this case. Never an identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference(String);

impl Reference {
    /// Parses a text: 1 to 64 ASCII letters, digits, dots, colons, underscores or hyphens.
    ///
    /// # Errors
    /// [`ReferenceError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b".:_-".contains(&byte);
        if text.is_empty() || text.len() > 64 || !text.bytes().all(allowed) {
            return Err(ReferenceError);
        }
        Ok(Self(text.to_owned()))
    }

    /// The reference as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is not a point in time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a time is written like `2026-11-21T09:00Z`; minutes and seconds are dropped")]
pub struct HourError;

/// A point in time, in UTC, known only to the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hour {
    date: Date,
    hour: u8,
}

impl Hour {
    /// Parses the start of an ISO 8601 time in UTC (`2026-11-21T09`, whatever follows up
    /// to a closing `Z`), and forgets everything finer than the hour.
    ///
    /// # Errors
    /// [`HourError`] when it is written otherwise.
    pub fn parse(text: &str) -> Result<Self, HourError> {
        let (date, time) = text.split_once('T').ok_or(HourError)?;
        let time = time.strip_suffix('Z').ok_or(HourError)?;
        let fine = |c: char| c.is_ascii_digit() || c == ':' || c == '.';
        let hour = time.split(':').next().filter(|hour| hour.len() == 2 && time.chars().all(fine)).ok_or(HourError)?;
        let hour = hour.parse::<u8>().ok().filter(|hour| *hour < 24).ok_or(HourError)?;
        Ok(Self { date: Date::parse(date).map_err(|_| HourError)?, hour })
    }

    /// The day.
    #[must_use]
    pub fn date(self) -> Date {
        self.date
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:00Z", self.date, self.hour)
    }
}
