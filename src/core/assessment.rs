//! The triggers applied to a response, with the trace of why.
//!
//! [`assess`] is total: instruments are fully checked before they exist, so it cannot
//! fail. Missing answers are unknown, never "no": a trigger is met, not met, or
//! undetermined (Kleene's three values), and while any is undetermined the assessment
//! lists exactly the questions whose answer could change one.

mod evaluate;
mod known;
mod open_question;
mod sum;
mod tally;

pub use open_question::OpenQuestion;
pub use tally::{Bounds, Tally};

use crate::instrument::{
    Atom, Condition, Finding, Instrument, InstrumentId, LinkId, RiskLevelId, Subject, TallyId, TriggerId, TriggerKind,
};
use crate::response::Response;
use known::Known;

/// Whether a trigger is met. Deliberately exhaustive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TriggerState {
    /// Met, whatever the unknown answers turn out to be.
    Met,
    /// Not met, whatever the unknown answers turn out to be.
    NotMet,
    /// The unknown answers decide.
    Undetermined,
}

impl TriggerState {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Undetermined => "undetermined",
        }
    }

    /// The stronger of the two: met, then undetermined.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Met, _) | (_, Self::Met) => Self::Met,
            (Self::Undetermined, _) | (_, Self::Undetermined) => Self::Undetermined,
            (Self::NotMet, Self::NotMet) => Self::NotMet,
        }
    }
}

/// One trigger applied to a response: a step of the trace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// The trigger.
    pub trigger: TriggerId,
    /// How it is shown.
    pub kind: TriggerKind,
    /// Whether it is met.
    pub state: TriggerState,
    /// What led there. For a met trigger: evidence that meets it even taken alone. For an
    /// undetermined one: what is still unknown and decides it. For one not met: nothing.
    pub because: Vec<Subject>,
    /// For a rule that counts: how many parts are met, could be met, and are needed.
    pub bounds: Option<Bounds>,
}

/// The triggers applied to a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    tally: Tally,
    tallies: Vec<(TallyId, Tally)>,
    bands: Vec<(RiskLevelId, TriggerState)>,
    offers: Vec<InstrumentId>,
    does_not_apply: Vec<LinkId>,
    trace: Vec<TraceStep>,
    open_questions: Vec<OpenQuestion>,
}

impl Assessment {
    /// The tally that is shown, with bounds; nothing of nothing where there is none.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Every tally, with bounds, in the instrument's order.
    #[must_use]
    pub fn tallies(&self) -> &[(TallyId, Tally)] {
        &self.tallies
    }

    /// Every band, mildest first, and whether the answers or the practitioner give it.
    #[must_use]
    pub fn bands(&self) -> &[(RiskLevelId, TriggerState)] {
        &self.bands
    }

    /// The band in force: the highest one that is given. Never lowered by judgement.
    #[must_use]
    pub fn band(&self) -> Option<&RiskLevelId> {
        self.highest_band(TriggerState::Met)
    }

    /// The highest band that unknown answers could still give.
    #[must_use]
    pub fn could_be_band(&self) -> Option<&RiskLevelId> {
        self.highest_band(TriggerState::Undetermined)
    }

    fn highest_band(&self, wanted: TriggerState) -> Option<&RiskLevelId> {
        self.bands.iter().rev().find(|(_, state)| *state == wanted).map(|(id, _)| id)
    }

    /// Other instruments that are called for.
    #[must_use]
    pub fn offers(&self) -> &[InstrumentId] {
        &self.offers
    }

    /// True unless an item is asked only because of something that is certainly not so.
    #[must_use]
    pub fn applies(&self, item: &LinkId) -> bool {
        let (own, _) = item.parts();
        !self.does_not_apply.iter().any(|other| other.as_str() == own)
    }

    /// Every trigger with its state and why, in the instrument's order.
    #[must_use]
    pub fn trace(&self) -> &[TraceStep] {
        &self.trace
    }

    /// The questions whose answer could change a trigger, the most decisive first.
    #[must_use]
    pub fn open_questions(&self) -> &[OpenQuestion] {
        &self.open_questions
    }

    /// The state of one trigger; not met for a trigger the instrument does not have.
    #[must_use]
    pub fn state(&self, trigger: &TriggerId) -> TriggerState {
        self.trace.iter().find(|step| step.trigger == *trigger).map_or(TriggerState::NotMet, |step| step.state)
    }
}

/// Applies every trigger of the instrument to the response.
#[must_use]
pub fn assess(instrument: &Instrument, response: &Response) -> Assessment {
    let known = Known::new(instrument, response);
    let step = |trigger: &crate::instrument::Trigger| {
        let state = evaluate::state(&trigger.when, &known);
        let because = match state {
            TriggerState::Met => evaluate::evidence(&trigger.when, &known),
            TriggerState::NotMet => Vec::new(),
            TriggerState::Undetermined => {
                evaluate::unknowns(&trigger.when, &known).into_iter().map(|(subject, _)| subject).collect()
            }
        };
        let bounds = match &trigger.when {
            Condition::Atom(_) => None,
            Condition::Tally { tally, at_least } => Some(sum::bounds(tally, *at_least, &known)),
            Condition::AtLeast { needed, of } => Some(evaluate::bounds(*needed, of, &known)),
        };
        TraceStep { trigger: trigger.id.clone(), kind: trigger.kind, state, because: once(because), bounds }
    };
    let band = |band: &crate::instrument::RiskLevel| {
        let given = band.when.as_ref().map_or(TriggerState::NotMet, |when| evaluate::state(when, &known));
        (band.id.clone(), known.chose(&band.id).or(given))
    };
    let mut offers = Vec::new();
    for opening in instrument.opens() {
        if evaluate::state(&opening.when, &known) == TriggerState::Met {
            offers.push(opening.instrument.clone());
        }
    }
    let ids = instrument.items().iter().map(|item| &item.link_id);
    Assessment {
        tally: instrument.tally().map(|rule| Tally::count(rule, &known)).unwrap_or_default(),
        tallies: instrument.tallies().iter().map(|rule| (rule.id.clone(), Tally::count(rule, &known))).collect(),
        bands: instrument.bands().iter().map(band).collect(),
        offers,
        does_not_apply: ids.filter(|id| !known.applies(id)).cloned().collect(),
        trace: instrument.triggers().iter().map(step).collect(),
        open_questions: open_question::rank(instrument, &known),
    }
}

/// Each subject once, where it first stands: two options of one item are one question.
fn once(subjects: Vec<Subject>) -> Vec<Subject> {
    let mut found: Vec<Subject> = Vec::with_capacity(subjects.len());
    for subject in subjects {
        if !found.contains(&subject) {
            found.push(subject);
        }
    }
    found
}

/// Whether a fact definitely holds. Unknown does not.
#[must_use]
pub fn is_certain(atom: &Atom, response: &Response) -> bool {
    match atom {
        Atom::Fact(id, test) => evaluate::fact(id, test, response) == TriggerState::Met,
        Atom::Present(link_id) => response.finding(link_id) == Finding::Present,
        Atom::Judgement => response.judgement().is_concerned(),
        Atom::Ticked(..) | Atom::Reaches(..) | Atom::Band(_) => false,
    }
}
