//! Answers of a group as numbers: one row for each question, one column for each person.

/// What a group answered to one question after another, as categories. `None` is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ratings {
    /// For each question, how many people gave each category.
    counts: Vec<Vec<u32>>,
    categories: usize,
}

/// Why there is no figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFigure {
    /// Fewer than two people answered.
    TooFewPeople,
    /// Fewer than two questions were answered by two people or more.
    TooFewQuestions,
    /// Everyone gave the very same answer to everything: chance alone would agree as well.
    NoVariation,
}

impl NoFigure {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooFewPeople => "too-few-people",
            Self::TooFewQuestions => "too-few-questions",
            Self::NoVariation => "no-variation",
        }
    }
}

impl Ratings {
    /// Counts what each person answered to each question; categories are counted from 0.
    #[must_use]
    pub fn new(questions: &[Vec<Option<usize>>]) -> Self {
        let answers = questions.iter().flatten().flatten();
        let categories = answers.max().map_or(0, |most| most.saturating_add(1));
        let mut counts = Vec::new();
        for question in questions {
            let mut row = vec![0_u32; categories];
            for category in question.iter().flatten() {
                if let Some(count) = row.get_mut(*category) {
                    *count = count.saturating_add(1);
                }
            }
            counts.push(row);
        }
        Self { counts, categories }
    }

    /// For each question, how many people gave each category.
    pub(super) fn counts(&self) -> &[Vec<u32>] {
        &self.counts
    }

    /// How many categories there are.
    pub(super) fn categories(&self) -> usize {
        self.categories
    }
}

/// How many people answered a question.
pub(super) fn people(row: &[u32]) -> f64 {
    row.iter().copied().map(f64::from).sum()
}

/// The share of the pairs of people that agree on a question; none where there is no pair.
pub(super) fn pairs_agreeing(row: &[u32]) -> Option<f64> {
    let people = people(row);
    let agreeing: f64 = row.iter().map(|count| f64::from(*count) * (f64::from(*count) - 1.0)).sum();
    (people >= 2.0).then(|| agreeing / (people * (people - 1.0)))
}

/// A number of things as a number to reckon with: there are never more than it holds exactly.
pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
