//! Dates as people here write them.

use risk_checklist_core::delivery::Hour;
use risk_checklist_core::instrument::Date;

/// `21/11/2026`.
pub(crate) fn date_words(date: Date) -> String {
    let written = date.to_string();
    let mut parts = written.split('-');
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    [day, "/", month, "/", year].concat()
}

/// `21/11/2026 09:00 UTC`: nothing finer than the hour is known.
pub(crate) fn hour_words(hour: Hour) -> String {
    let written = hour.to_string();
    let time = written.split_once('T').map(|(_, time)| time.strip_suffix('Z').unwrap_or(time));
    [&date_words(hour.date()), " ", time.unwrap_or_default(), " UTC"].concat()
}
