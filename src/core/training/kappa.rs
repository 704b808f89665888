//! Fleiss' kappa: agreement of a group beyond chance.
//!
//! J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin
//! 76(5), 1971, 378-382. The standard error is the large-sample one of K. L. Gwet (2008, 2021),
//! not the one of 1971, which holds only where agreement is no better than chance and so gives
//! no interval. It takes the questions as a sample of those that could have been asked, and
//! allows for questions that fewer people answered.

use super::ratings::{NoFigure, Ratings, number, pairs_agreeing, people};

/// Fleiss' kappa with its standard error and 95 per cent interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kappa {
    /// 1 is full agreement, 0 what chance alone gives.
    pub kappa: f64,
    /// The standard error.
    pub se: f64,
    /// The lower end of the interval; never below -1.
    pub low: f64,
    /// The upper end; never above 1.
    pub high: f64,
}

/// Fleiss' kappa of these ratings.
///
/// # Errors
/// [`NoFigure`] where it is not defined.
pub fn fleiss_kappa(ratings: &Ratings) -> Result<Kappa, NoFigure> {
    let answered: Vec<&Vec<u32>> = ratings.counts().iter().filter(|row| people(row) > 0.0).collect();
    let paired: Vec<f64> = answered.iter().filter_map(|row| pairs_agreeing(row)).collect();
    match paired.len() {
        0 => return Err(NoFigure::TooFewPeople),
        1 => return Err(NoFigure::TooFewQuestions),
        _ => {}
    }
    let questions = number(answered.len());
    let shares: Vec<f64> = (0..ratings.categories())
        .map(|category| answered.iter().map(|row| share(row, category)).sum::<f64>() / questions)
        .collect();
    let by_chance: f64 = shares.iter().map(|share| share * share).sum();
    if by_chance >= 1.0 {
        return Err(NoFigure::NoVariation);
    }
    let agreement = paired.iter().sum::<f64>() / number(paired.len());
    let beyond = 1.0 - by_chance;
    let kappa = (agreement - by_chance) / beyond;
    // What each question adds: its own agreement, less what it does to the shares.
    let weight = questions / number(paired.len());
    let squares = answered.iter().map(|row| {
        let own = pairs_agreeing(row).map_or(0.0, |own| weight * (own - by_chance) / beyond);
        let chance: f64 = shares.iter().enumerate().map(|(category, share_of)| share_of * share(row, category)).sum();
        let own = own - 2.0 * (1.0 - kappa) * (chance - by_chance) / beyond;
        (own - kappa) * (own - kappa)
    });
    let se = (squares.sum::<f64>() / (questions * (questions - 1.0))).sqrt();
    let margin = se * student(questions - 1.0);
    Ok(Kappa { kappa, se, low: (kappa - margin).max(-1.0), high: (kappa + margin).min(1.0) })
}

/// The share of those who answered a question that gave this category.
fn share(row: &[u32], category: usize) -> f64 {
    row.get(category).map_or(0.0, |count| f64::from(*count) / people(row))
}

/// The 97.5 per cent point of Student's t: the first terms of its series about the normal
/// distribution (Abramowitz and Stegun 26.7.5), good to a hundredth from 3 degrees on.
fn student(degrees: f64) -> f64 {
    let z = 1.959_964_f64;
    let first = (z.powi(3) + z) / 4.0;
    let second = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let third = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    z + first / degrees + second / degrees.powi(2) + third / degrees.powi(3)
}
