//! Calendar dates and versions, as content states them. No clock: today comes in as an
//! argument.

use std::fmt;

/// A text that is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a date is written like `2026-11-21`")]
pub struct DateError;

/// The last year a date can have.
const LAST_YEAR: u16 = 2199;

/// A calendar date between 1900 and 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Parses `2026-11-21`.
    ///
    /// # Errors
    /// [`DateError`] when it is written otherwise or no such day exists.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(DateError);
        };
        let number = |text: &str, width: usize| match text.len() == width && text.bytes().all(|b| b.is_ascii_digit()) {
            true => text.parse::<u16>().map_err(|_| DateError),
            false => Err(DateError),
        };
        Self::new(number(year, 4)?, number(month, 2)?, number(day, 2)?)
    }

    /// A date from its numbers.
    ///
    /// # Errors
    /// [`DateError`] when no such day exists.
    pub fn new(year: u16, month: u16, day: u16) -> Result<Self, DateError> {
        let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else { return Err(DateError) };
        if !(1900..=LAST_YEAR).contains(&year)
            || !(1..=12).contains(&month)
            || !(1..=days_in(year, month)).contains(&day)
        {
            return Err(DateError);
        }
        Ok(Self { year, month, day })
    }

    /// Its year, month (1 to 12) and day.
    #[must_use]
    pub const fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The date this many days later; never beyond the last one there is.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        (0..days).fold(self, |date, _| date.next())
    }

    fn next(self) -> Self {
        let Self { year, month, day } = self;
        if day < days_in(year, month) {
            Self { year, month, day: day.saturating_add(1) }
        } else if month < 12 {
            Self { year, month: month.saturating_add(1), day: 1 }
        } else if year < LAST_YEAR {
            Self { year: year.saturating_add(1), month: 1, day: 1 }
        } else {
            self
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// When content was last reviewed, by whom, and when it must be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The role that reviewed it, in words.
    pub by: String,
    /// The day of the review.
    pub on: Date,
    /// The day from which it is shown as "check before use".
    pub due: Date,
}

impl Review {
    /// True from the due day on.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        today >= self.due
    }
}

/// A text that is not a version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a version is written like `1.0.0`")]
pub struct VersionError;

/// A version of content: `major.minor.patch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version([u16; 3]);

impl Version {
    /// Parses `1.0.0`.
    ///
    /// # Errors
    /// [`VersionError`] when it is written otherwise.
    pub fn parse(text: &str) -> Result<Self, VersionError> {
        let mut parts = text.split('.').map(|part| {
            let plain =
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && (part == "0" || !part.starts_with('0'));
            if plain { part.parse::<u16>().map_err(|_| VersionError) } else { Err(VersionError) }
        });
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(major), Some(minor), Some(patch), None) => Ok(Self([major?, minor?, patch?])),
            _ => Err(VersionError),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.0;
        write!(f, "{major}.{minor}.{patch}")
    }
}
