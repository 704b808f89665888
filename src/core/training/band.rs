//! A figure of agreement as a plain word.

/// The bands of J. R. Landis and G. G. Koch, "The measurement of observer agreement for
/// categorical data", Biometrics 33, 1977, 159-174. They call them arbitrary themselves: a
/// habit that helps to talk, and no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementBand {
    /// Below 0.
    Poor,
    /// 0.00 to 0.20.
    Slight,
    /// 0.21 to 0.40.
    Fair,
    /// 0.41 to 0.60.
    Moderate,
    /// 0.61 to 0.80.
    Substantial,
    /// 0.81 to 1.00.
    AlmostPerfect,
}

impl AgreementBand {
    /// The band of a figure, as it reads when it is rounded to two digits.
    #[must_use]
    pub fn of(figure: f64) -> Self {
        let hundredths = (figure * 100.0).round();
        match hundredths {
            h if h < 0.0 => Self::Poor,
            h if h <= 20.0 => Self::Slight,
            h if h <= 40.0 => Self::Fair,
            h if h <= 60.0 => Self::Moderate,
            h if h <= 80.0 => Self::Substantial,
            _ => Self::AlmostPerfect,
        }
    }
}
