//! Dates, versions, hours, references and ids: what is accepted at the door, and what is
//! not.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use risk_checklist_core::delivery::{Hour, Reference};
use risk_checklist_core::instrument::{Date, LinkId, Review, Version};

#[test]
fn dates_that_exist() {
    for text in [
        "1900-01-01",
        "2000-02-29",
        "2024-02-29",
        "2026-01-31",
        "2026-04-30",
        "2026-12-31",
        "2096-02-29",
        "2100-02-28",
        "2199-12-31",
    ] {
        assert_eq!(Date::parse(text).unwrap().to_string(), text);
    }
}

#[test]
fn dates_that_do_not() {
    for text in [
        "",
        "2026",
        "2026-11",
        "2026-11-21-",
        "2026-11-21T00:00Z",
        " 2026-11-21",
        "2026-11-21 ",
        "2026-1-21",
        "2026-11-1",
        "26-11-21",
        "02026-11-21",
        "+026-11-21",
        "-026-11-21",
        "2026-+1-21",
        "2026-11--1",
        "2026/11/21",
        "21-11-2026",
        "2026-00-10",
        "2026-13-10",
        "2026-11-00",
        "2026-11-31",
        "2026-02-29",
        "1900-02-29",
        "2100-02-29",
        "2025-02-29",
        "1899-12-31",
        "2200-01-01",
        "9999-12-31",
        "２０２６-11-21",
        "2026-11-2١",
        "today",
    ] {
        assert!(Date::parse(text).is_err(), "`{text}`");
    }
}

#[test]
fn days_are_added_over_months_and_leap_years() {
    let after = |text: &str, days| Date::parse(text).unwrap().plus_days(days).to_string();
    assert_eq!(after("2026-11-21", 0), "2026-11-21");
    assert_eq!(after("2026-11-30", 1), "2026-12-01");
    assert_eq!(after("2026-12-31", 1), "2027-01-01");
    assert_eq!(after("2028-02-28", 1), "2028-02-29");
    assert_eq!(after("2027-02-28", 1), "2027-03-01");
    assert_eq!(after("2100-02-28", 1), "2100-03-01");
    // Eight weeks: the review interval of one implementation (S-07 via instruments.md 1.2).
    assert_eq!(after("2026-11-21", 56), "2027-01-16");
    assert_eq!(after("2026-11-21", 365), "2027-11-21");
    assert_eq!(after("2027-11-21", 366), "2028-11-21");
}

proptest! {
    /// A date stays a date: whatever is added, it can be written and read again.
    #[test]
    fn adding_days_never_leaves_the_calendar(year in 1900u16..=2199, month in 1u16..=12, day in 1u16..=28, days in any::<u16>()) {
        let start = Date::new(year, month, day).unwrap();
        let later = start.plus_days(days);
        prop_assert!(later >= start);
        prop_assert_eq!(Date::parse(&later.to_string()).unwrap(), later);
    }
}

#[test]
fn a_review_is_due_from_its_day_on() {
    let date = |text| Date::parse(text).unwrap();
    let review = Review { by: "someone".to_owned(), on: date("2026-11-21"), due: date("2027-05-21") };
    assert!(!review.is_due(date("2027-05-20")));
    assert!(review.is_due(date("2027-05-21")));
    assert!(review.is_due(date("2028-01-01")));
}

#[test]
fn versions() {
    for text in ["0.0.0", "0.1.0", "1.0.0", "10.20.30", "65535.65535.65535"] {
        assert_eq!(Version::parse(text).unwrap().to_string(), text);
    }
    for text in [
        "",
        "1",
        "1.0",
        "1.0.0.0",
        "1.0.",
        ".1.0",
        "1..0",
        "v1.0.0",
        "1.0.0-rc1",
        "1.0.0+b",
        "01.0.0",
        "1.00.0",
        "1.0.+1",
        "1.0.-1",
        " 1.0.0",
        "1.0.0 ",
        "65536.0.0",
        "1.0.x",
        "1,0,0",
        "١.0.0",
    ] {
        assert!(Version::parse(text).is_err(), "`{text}`");
    }
    let version = |text| Version::parse(text).unwrap();
    assert!(version("1.10.0") > version("1.9.9"), "compared as numbers, not as text");
}

#[test]
fn hours_keep_the_hour_and_forget_the_rest() {
    for (text, kept) in [
        ("2026-11-21T09Z", "2026-11-21T09:00Z"),
        ("2026-11-21T09:41Z", "2026-11-21T09:00Z"),
        ("2026-11-21T09:41:07Z", "2026-11-21T09:00Z"),
        ("2026-11-21T09:59:59.999Z", "2026-11-21T09:00Z"),
        ("2026-11-21T00:00:00.000Z", "2026-11-21T00:00Z"),
        ("2026-11-21T23:59:60Z", "2026-11-21T23:00Z"),
    ] {
        let hour = Hour::parse(text).unwrap();
        assert_eq!(hour.to_string(), kept);
        assert_eq!(hour.date(), Date::parse("2026-11-21").unwrap());
        assert_eq!(Hour::parse(kept).unwrap(), hour);
    }
}

#[test]
fn times_without_a_known_hour_in_utc_are_refused() {
    for text in [
        "",
        "Z",
        "T",
        "TZ",
        "T09Z",
        "2026-11-21",
        "2026-11-21TZ",
        "2026-11-21T09",
        "2026-11-21T09:41",
        "2026-11-21t09Z",
        "2026-11-21T09z",
        "2026-11-21 09:41Z",
        "2026-11-21T09:41+01:00",
        "2026-11-21T09:41-01:00",
        "2026-11-21T24:00Z",
        "2026-11-21T99Z",
        "2026-11-21T9Z",
        "2026-11-21T009Z",
        "2026-11-21T+9Z",
        "2026-11-21T-9Z",
        "2026-11-21T09.5Z",
        "2026-11-21T0941Z",
        "2026-02-30T09Z",
        "+002026-11-21T09Z",
        "2026-11-21T09:41ZZ",
        "2026-11-21T09 he hit her Z",
        "2026-11-21T09:é0Z",
        "2026-11-21T٠9Z",
    ] {
        assert!(Hour::parse(text).is_err(), "`{text}`");
    }
}

#[test]
fn references_are_opaque_and_short() {
    let longest = "r".repeat(64);
    for text in ["a", "0", "CASE-2026_17", "urn:case:1.2", "550e8400-e29b-41d4-a716-446655440000", &longest] {
        assert_eq!(Reference::parse(text).unwrap().as_str(), text);
    }
    let too_long = "r".repeat(65);
    for text in [
        "",
        " ",
        "Jane Doe",
        "jane@example.org",
        "07700/900000",
        "a\n",
        "é",
        "a\u{202e}b",
        "<b>",
        "\"",
        "+44",
        &too_long,
    ] {
        assert!(Reference::parse(text).is_err(), "`{text}`");
    }
}

#[test]
fn ids_are_plain_and_short() {
    let longest = "i".repeat(64);
    for text in ["1", "24", "dont-know", "immediateDanger", "S-17", "a.b", "__", &longest] {
        assert_eq!(LinkId::parse(text).is_ok(), text != "__", "`{text}`");
    }
    let too_long = "i".repeat(65);
    for text in ["", " ", "a b", "a_b", "a/b", "é", "a\0", "a\n", "__proto__", &too_long] {
        assert!(LinkId::parse(text).is_err(), "`{text}`");
    }
}
