//! The screens, in order.

use risk_checklist_core::instrument::{FactId, Instrument, LinkId, Subject};

/// One screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Before you ask: danger first.
    Start,
    /// A section of items, by its place.
    Section(usize),
    /// Facts beside the items.
    Circumstances,
    /// The practitioner's own judgement.
    Judgement,
    /// What it means and what to do.
    Outcome,
    /// What may be shared for one referral. Not one of the screens in order: it is opened
    /// from the outcome and goes back there.
    Sharing,
}

impl Step {
    /// Every screen for an instrument, in order.
    #[must_use]
    pub fn all(instrument: &Instrument) -> Vec<Self> {
        let sections = (0..instrument.sections().len()).map(Self::Section);
        let after = [Self::Circumstances, Self::Judgement, Self::Outcome];
        [Self::Start].into_iter().chain(sections).chain(after).collect()
    }

    /// This screen's place in the order; the outcome's, for what is opened from there.
    #[must_use]
    pub fn index(self, instrument: &Instrument) -> usize {
        let steps = Self::all(instrument);
        steps.iter().position(|step| *step == self).unwrap_or(steps.len().saturating_sub(1))
    }

    /// The screen after, or this one when it is the last.
    #[must_use]
    pub fn next(self, instrument: &Instrument) -> Self {
        let steps = Self::all(instrument);
        steps.get(self.index(instrument).saturating_add(1)).copied().unwrap_or(self)
    }

    /// The screen before, or this one when it is the first.
    #[must_use]
    pub fn back(self, instrument: &Instrument) -> Self {
        let steps = Self::all(instrument);
        self.index(instrument).checked_sub(1).and_then(|index| steps.get(index).copied()).unwrap_or(self)
    }

    /// The screen where something is asked.
    #[must_use]
    pub fn of(subject: &Subject, instrument: &Instrument) -> Self {
        match subject {
            Subject::Judgement => Self::Judgement,
            Subject::Item(link_id) => Self::of_item(link_id, instrument),
            Subject::Fact(id) if is_asked_first(id, instrument) => Self::Start,
            Subject::Fact(_) => Self::Circumstances,
        }
    }

    fn of_item(link_id: &LinkId, instrument: &Instrument) -> Self {
        let place = instrument.sections().iter().position(|section| section.items.contains(link_id));
        place.map_or(Self::Start, Self::Section)
    }
}

/// The first group of facts is asked on the start screen: danger comes before anything.
fn is_asked_first(id: &FactId, instrument: &Instrument) -> bool {
    instrument.fact_groups().first().is_some_and(|group| group.facts.contains(id))
}
