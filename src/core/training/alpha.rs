//! Krippendorff's alpha for categories, with answers missing.
//!
//! K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011 (first 2007). A question
//! that fewer than two people answered says nothing about agreement and is left out. The
//! interval is a bootstrap over the questions, 2.5 to 97.5 per cent, from a fixed seed: the
//! same answers always give the same interval.

use super::ratings::{NoFigure, Ratings, people};

/// How many times the questions are drawn anew.
const DRAWS: usize = 2_000;

/// Where the chance of the bootstrap starts. Any number but nought would do; it is fixed so
/// that nobody sees another interval tomorrow.
pub const SEED: u64 = 0x5269_736b_4368_6563;

/// Krippendorff's alpha with its 95 per cent interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha {
    /// 1 is full agreement, 0 what chance alone gives.
    pub alpha: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Krippendorff's alpha of these ratings. The seed starts the bootstrap: [`SEED`] everywhere
/// but in tests.
///
/// # Errors
/// [`NoFigure`] where it is not defined.
pub fn krippendorff_alpha(ratings: &Ratings, seed: u64) -> Result<Alpha, NoFigure> {
    let questions: Vec<&Vec<u32>> = ratings.counts().iter().filter(|row| people(row) >= 2.0).collect();
    match questions.len() {
        0 => return Err(NoFigure::TooFewPeople),
        1 => return Err(NoFigure::TooFewQuestions),
        _ => {}
    }
    let alpha = of(&mut questions.iter().copied(), ratings.categories()).ok_or(NoFigure::NoVariation)?;
    let mut chance = Xorshift(seed.max(1));
    let mut drawn = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let mut sample = (0..questions.len()).filter_map(|_| questions.get(chance.below(questions.len())).copied());
        // A draw without variation has no alpha; there agreement is full.
        drawn.push(of(&mut sample, ratings.categories()).unwrap_or(1.0));
    }
    drawn.sort_by(f64::total_cmp);
    let end = |place: usize| drawn.get(place).copied().unwrap_or(alpha);
    Ok(Alpha { alpha, low: end(DRAWS / 40), high: end(DRAWS - 1 - DRAWS / 40) })
}

/// Alpha of some questions; none where only one category was ever given.
fn of(questions: &mut dyn Iterator<Item = &Vec<u32>>, categories: usize) -> Option<f64> {
    let mut totals = vec![0.0; categories];
    let (mut all, mut disagreeing) = (0.0, 0.0);
    for row in questions {
        let people = people(row);
        let agreeing: f64 = row.iter().map(|count| f64::from(*count) * (f64::from(*count) - 1.0)).sum();
        disagreeing += (people * (people - 1.0) - agreeing) / (people - 1.0);
        all += people;
        for (total, count) in totals.iter_mut().zip(row) {
            *total += f64::from(*count);
        }
    }
    let alike: f64 = totals.iter().map(|total| total * (total - 1.0)).sum();
    let expected = all * (all - 1.0) - alike;
    (expected > 0.0).then(|| 1.0 - (all - 1.0) * disagreeing / expected)
}

/// G. Marsaglia's xorshift (2003): no chance but the seed.
struct Xorshift(u64);

impl Xorshift {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below this one. The bias of the remainder is far below what 2,000 draws show.
    fn below(&mut self, most: usize) -> usize {
        let most = u64::try_from(most).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.next() >> 11) % most).unwrap_or_default()
    }
}
