//! The checklists of a session: the one it began with, and those opened from it.

use super::{Session, Step};
use risk_checklist_core::assessment::Assessment;
use risk_checklist_core::content::{ContentPack, PackStatus};
use risk_checklist_core::instrument::{Instrument, InstrumentId, Section, Subject};
use risk_checklist_core::response::Response;

/// A checklist that the answers call for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// It can be opened.
    Ready,
    /// It is open; this is the screen it begins with.
    Open(Step),
    /// It is not loaded, or is only for reading old files.
    Missing,
}

impl Session {
    /// The packs in use, the one it began with first.
    #[must_use]
    pub fn packs(&self) -> Vec<&ContentPack> {
        let find = |response: &Response| self.library.find(response.instrument());
        self.sitting.all().into_iter().filter_map(find).collect()
    }

    /// The instruments in use, in the same order.
    #[must_use]
    pub fn instruments(&self) -> Vec<&Instrument> {
        self.packs().into_iter().map(ContentPack::instrument).collect()
    }

    /// The pack at a place.
    #[must_use]
    pub fn pack_at(&self, part: usize) -> &ContentPack {
        self.packs().get(part).copied().unwrap_or_else(|| self.library.pack())
    }

    /// What was recorded for the instrument at a place.
    #[must_use]
    pub fn response_at(&self, part: usize) -> &Response {
        self.sitting.at(part).unwrap_or_else(|| self.sitting.first())
    }

    /// The triggers of the instrument at a place, applied.
    #[must_use]
    pub fn assessment_at(&self, part: usize) -> &Assessment {
        self.also.get(part.wrapping_sub(1)).unwrap_or(&self.assessment)
    }

    /// How many sections there are in all.
    #[must_use]
    pub fn sections(&self) -> usize {
        self.instruments().iter().map(|instrument| instrument.sections().len()).sum()
    }

    /// The section at a place among all, and the place of its instrument.
    #[must_use]
    pub fn section(&self, mut index: usize) -> Option<(usize, &Section)> {
        for (part, instrument) in self.instruments().into_iter().enumerate() {
            match index.checked_sub(instrument.sections().len()) {
                None => return instrument.sections().get(index).map(|section| (part, section)),
                Some(rest) => index = rest,
            }
        }
        None
    }

    /// The instrument whose screen is shown; on the screens that all share, the first.
    #[must_use]
    pub fn part(&self) -> usize {
        match self.step {
            Step::Section(index) => self.section(index).map_or(0, |(part, _)| part),
            _ => 0,
        }
    }

    /// The screen where something is asked.
    #[must_use]
    pub fn step_of(&self, part: usize, subject: &Subject) -> Step {
        match subject {
            Subject::Judgement => Step::Judgement,
            Subject::Fact(id) => {
                // The first group of facts is asked on the start screen: danger comes before
                // anything.
                let first = self.library.pack().instrument().fact_groups().first();
                let is_first = first.is_some_and(|group| group.facts.contains(id));
                if is_first { Step::Start } else { Step::Circumstances }
            }
            Subject::Item(link_id) => {
                let (own, _) = link_id.parts();
                let asks = |section: &Section| section.items.iter().any(|item| item.as_str() == own);
                let place = (0..self.sections())
                    .find(|index| self.section(*index).is_some_and(|(at, section)| at == part && asks(section)));
                place.map_or(Step::Start, Step::Section)
            }
        }
    }

    /// What can be done about a checklist that the answers call for.
    #[must_use]
    pub fn offer(&self, id: &InstrumentId) -> Offer {
        let mut before: usize = 0;
        for response in self.sitting.all() {
            if response.instrument() == id {
                return Offer::Open(Step::Section(before));
            }
            let sections =
                self.library.find(response.instrument()).map_or(0, |pack| pack.instrument().sections().len());
            before = before.saturating_add(sections);
        }
        match self.library.find(id) {
            Some(pack) if pack.manifest().status() != PackStatus::Retired => Offer::Ready,
            _ => Offer::Missing,
        }
    }
}
