//! The screens, in order. Sections are counted over all the checklists in use, so that a
//! checklist that is opened later leaves the screens before it where they were.

/// One screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Before you ask: danger first.
    Start,
    /// A section of items, by its place among the sections of all checklists in use.
    Section(usize),
    /// Facts beside the items.
    Circumstances,
    /// The practitioner's own judgement.
    Judgement,
    /// What it means and what to do.
    Outcome,
}

impl Step {
    /// Every screen where there are so many sections, in order.
    #[must_use]
    pub fn all(sections: usize) -> Vec<Self> {
        let after = [Self::Circumstances, Self::Judgement, Self::Outcome];
        [Self::Start].into_iter().chain((0..sections).map(Self::Section)).chain(after).collect()
    }

    /// This screen's place in the order.
    #[must_use]
    pub fn index(self, sections: usize) -> usize {
        Self::all(sections).iter().position(|step| *step == self).unwrap_or(0)
    }

    /// The screen after, or this one when it is the last.
    #[must_use]
    pub fn next(self, sections: usize) -> Self {
        let steps = Self::all(sections);
        steps.get(self.index(sections).saturating_add(1)).copied().unwrap_or(self)
    }

    /// The screen before, or this one when it is the first.
    #[must_use]
    pub fn back(self, sections: usize) -> Self {
        let steps = Self::all(sections);
        self.index(sections).checked_sub(1).and_then(|index| steps.get(index).copied()).unwrap_or(self)
    }
}
