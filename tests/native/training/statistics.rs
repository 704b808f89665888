//! The figures of agreement, against published worked examples.

use proptest::prelude::*;
use risk_checklist_core::training::{AgreementBand, NoFigure, Ratings, SEED, fleiss_kappa, krippendorff_alpha};

/// Fleiss 1971, table 1, as the `diagnoses` data of the R package irr have it: how many of six
/// psychiatrists gave each of thirty patients each of five diagnoses.
const FLEISS_1971: [[usize; 5]; 30] = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
    [0, 0, 5, 0, 1],
    [3, 0, 0, 1, 2],
    [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0],
    [1, 0, 2, 0, 3],
    [0, 0, 0, 0, 6],
    [0, 1, 0, 5, 0],
    [0, 2, 0, 1, 3],
    [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1],
    [0, 5, 0, 1, 0],
    [4, 0, 0, 0, 2],
    [0, 2, 0, 4, 0],
    [1, 0, 5, 0, 0],
    [0, 0, 0, 0, 6],
];

/// The worked example of the encyclopaedia article on Fleiss' kappa: fourteen people, ten
/// subjects, five categories; kappa 0.210.
const TEN_SUBJECTS: [[usize; 5]; 10] = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
];

/// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: four observers,
/// twelve units, five categories; `.` is missing. Alpha 0.743.
const KRIPPENDORFF_2011: [&str; 4] =
    ["1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."];

/// The computational example of the encyclopaedia article on Krippendorff's alpha: three
/// coders, fifteen units; nominal alpha 0.691.
const THREE_CODERS: [&str; 3] =
    [". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4"];

fn of_counts<const N: usize>(counts: &[[usize; N]]) -> Ratings {
    let row = |counts: &[usize; N]| {
        let each = counts.iter().enumerate();
        each.flat_map(|(category, count)| std::iter::repeat_n(Some(category), *count)).collect::<Vec<_>>()
    };
    Ratings::new(&counts.iter().map(row).collect::<Vec<_>>())
}

fn of_observers(observers: &[&str]) -> Ratings {
    let rows: Vec<Vec<Option<usize>>> =
        observers.iter().map(|row| row.split(' ').map(|value| value.parse::<usize>().ok()).collect()).collect();
    let units = rows[0].len();
    Ratings::new(&(0..units).map(|unit| rows.iter().map(|row| row[unit]).collect()).collect::<Vec<_>>())
}

fn rounded(figure: f64) -> String {
    format!("{figure:.3}")
}

#[test]
fn fleiss_kappa_as_published() {
    assert_eq!(rounded(fleiss_kappa(&of_counts(&FLEISS_1971)).unwrap().kappa), "0.430");
    assert_eq!(rounded(fleiss_kappa(&of_counts(&TEN_SUBJECTS)).unwrap().kappa), "0.210");
}

/// Standard error and interval as K. L. Gwet's irrCAC (0.4.4 for Python) gives them for the
/// same data, answers missing in the last.
#[test]
fn the_interval_as_gwet_has_it() {
    let rows = [
        (of_counts(&FLEISS_1971), ["0.430", "0.054", "0.319", "0.541"]),
        (of_counts(&TEN_SUBJECTS), ["0.210", "0.092", "0.001", "0.419"]),
        (of_observers(&KRIPPENDORFF_2011), ["0.761", "0.153", "0.424", "1.000"]),
    ];
    for (ratings, expected) in rows {
        let kappa = fleiss_kappa(&ratings).unwrap();
        assert_eq!([kappa.kappa, kappa.se, kappa.low, kappa.high].map(rounded), expected);
    }
}

#[test]
fn krippendorff_alpha_as_published() {
    assert_eq!(rounded(krippendorff_alpha(&of_observers(&KRIPPENDORFF_2011), SEED).unwrap().alpha), "0.743");
    assert_eq!(rounded(krippendorff_alpha(&of_observers(&THREE_CODERS), SEED).unwrap().alpha), "0.691");
}

#[test]
fn where_there_is_no_figure_there_is_a_reason() {
    let of = |rows: &[&[Option<usize>]]| {
        let ratings = Ratings::new(&rows.iter().map(|row| row.to_vec()).collect::<Vec<_>>());
        (fleiss_kappa(&ratings).unwrap_err(), krippendorff_alpha(&ratings, SEED).unwrap_err())
    };
    assert_eq!(of(&[]), (NoFigure::TooFewPeople, NoFigure::TooFewPeople));
    assert_eq!(of(&[&[Some(0)], &[Some(1)]]), (NoFigure::TooFewPeople, NoFigure::TooFewPeople));
    assert_eq!(of(&[&[Some(0), Some(1)]]), (NoFigure::TooFewQuestions, NoFigure::TooFewQuestions));
    let alike: &[Option<usize>] = &[Some(0), Some(0)];
    assert_eq!(of(&[alike, alike, alike]), (NoFigure::NoVariation, NoFigure::NoVariation));
}

#[test]
fn bands_as_landis_and_koch_have_them() {
    use AgreementBand as Band;
    let rows = [
        (-0.01, Band::Poor),
        (0.0, Band::Slight),
        (0.20, Band::Slight),
        (0.204, Band::Slight),
        (0.21, Band::Fair),
        (0.40, Band::Fair),
        (0.41, Band::Moderate),
        (0.60, Band::Moderate),
        (0.61, Band::Substantial),
        (0.80, Band::Substantial),
        (0.81, Band::AlmostPerfect),
        (1.0, Band::AlmostPerfect),
    ];
    for (figure, band) in rows {
        assert_eq!(AgreementBand::of(figure), band, "{figure}");
    }
}

fn any_ratings() -> impl Strategy<Value = Vec<Vec<Option<usize>>>> {
    (2_usize..7).prop_flat_map(|people| {
        prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, 0_usize..4), people), 0..26)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::arbitrary::config().cases.min(24), ..crate::arbitrary::config() })]

    /// Figures are within their bounds and inside their own interval, the same every time, and
    /// know nothing of who is who or in which order the questions stand.
    #[test]
    fn figures_keep_their_bounds(questions in any_ratings()) {
        let ratings = Ratings::new(&questions);
        let (kappa, alpha) = (fleiss_kappa(&ratings), krippendorff_alpha(&ratings, SEED));
        if let Ok(kappa) = kappa {
            prop_assert!(kappa.low <= kappa.kappa + 1e-9 && kappa.kappa <= kappa.high + 1e-9 && kappa.se >= 0.0);
            prop_assert!((-1.0..=1.0).contains(&kappa.low) && kappa.high <= 1.0);
        }
        if let Ok(alpha) = alpha {
            prop_assert!(alpha.alpha <= 1.0 && alpha.low <= alpha.high && alpha.high <= 1.0);
        }
        prop_assert_eq!(alpha, krippendorff_alpha(&ratings, SEED));
        let mirrored: Vec<Vec<Option<usize>>> =
            questions.iter().map(|row| row.iter().rev().copied().collect()).collect();
        prop_assert_eq!(fleiss_kappa(&Ratings::new(&mirrored)), kappa);
    }

    /// Full agreement is 1 in both, where there is any variation at all.
    #[test]
    fn full_agreement_is_one(answers in prop::collection::vec(0_usize..3, 2..20), people in 2_usize..9) {
        prop_assume!(answers.iter().any(|answer| *answer != answers[0]));
        let ratings = Ratings::new(&answers.iter().map(|answer| vec![Some(*answer); people]).collect::<Vec<_>>());
        prop_assert!((fleiss_kappa(&ratings).unwrap().kappa - 1.0).abs() < 1e-9);
        prop_assert!((krippendorff_alpha(&ratings, SEED).unwrap().alpha - 1.0).abs() < 1e-9);
    }
}
