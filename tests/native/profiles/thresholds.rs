//! Stricter, looser, and when each counts.

use super::{plain, resolve, resolve_on, threshold, with};
use crate::shipped::library;
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::content::{Library, ThresholdStanding};
use risk_checklist_core::instrument::{FactId, OptionCode, TriggerId};
use risk_checklist_core::response::{Edit, FactValue, Response};
use serde_json::json;

use ThresholdStanding::{CheckBeforeUse, DayUnknown, InForce, Lapsed, NotYet};

fn id(trigger: &str) -> TriggerId {
    TriggerId::parse(trigger).unwrap()
}

/// Trigger, the field its national rule uses, the local number, and whether that catches
/// fewer people. National numbers: 14 of 24 and 3 events (S-17, S-18); 12 months (S-21).
const SIDES: [(&str, &str, i64, bool); 12] = [
    ("visible-high-risk", "atLeast", 1, false),
    ("visible-high-risk", "atLeast", 12, false),
    ("visible-high-risk", "atLeast", 13, false),
    ("visible-high-risk", "atLeast", 14, false),
    ("visible-high-risk", "atLeast", 15, true),
    ("visible-high-risk", "atLeast", 17, true),
    ("potential-escalation", "atLeast", 2, false),
    ("potential-escalation", "atLeast", 4, true),
    ("potential-escalation", "atLeast", 5, true),
    ("repeat", "atMost", 12, false),
    ("repeat", "atMost", 24, false),
    ("repeat", "atMost", 60, false),
];

#[test]
fn looser_and_stricter_are_computed() {
    for (trigger, field, number, looser) in SIDES {
        let local = resolve(&with("thresholds", threshold(trigger, field, number)));
        let found = local.profile().unwrap().threshold(&id(trigger)).unwrap();
        assert_eq!(found.is_looser(), looser, "{trigger} {number}");
        assert_eq!(i64::from(found.in_force().number()), number, "{trigger} {number}");
        let named: Vec<_> = local.profile().unwrap().looser().map(|one| one.trigger.to_string()).collect();
        assert_eq!(named, if looser { vec![trigger] } else { vec![] }, "{trigger} {number}");
    }
}

/// From 2026-01-01 to 2027-01-01: what stands on which day, and which number counts.
#[test]
fn a_threshold_counts_only_while_it_should() {
    let table = [
        // Catches more people: counts from its first day on, past its review with a warning.
        (12, Some("2025-12-31"), NotYet, 14),
        (12, Some("2026-01-01"), InForce, 12),
        (12, Some("2026-12-31"), InForce, 12),
        (12, Some("2027-01-01"), CheckBeforeUse, 12),
        (12, Some("2199-12-31"), CheckBeforeUse, 12),
        (12, None, InForce, 12),
        // Catches fewer: counts only on days that it surely covers.
        (16, Some("2025-12-31"), NotYet, 14),
        (16, Some("2026-01-01"), InForce, 16),
        (16, Some("2026-12-31"), InForce, 16),
        (16, Some("2027-01-01"), Lapsed, 14),
        (16, Some("2199-12-31"), Lapsed, 14),
        (16, None, DayUnknown, 14),
    ];
    for (number, today, standing, counts) in table {
        let profile = with("thresholds", threshold("visible-high-risk", "atLeast", number));
        let local = resolve_on(&profile, today);
        let found = local.profile().unwrap().threshold(&id("visible-high-risk")).unwrap();
        assert_eq!(found.standing, standing, "{number} on {today:?}");
        for yes in 1..=24 {
            let expected = if yes >= counts { TriggerState::Met } else { TriggerState::NotMet };
            let state = assess(local.pack().instrument(), &yes_answers(&local, yes)).state(&id("visible-high-risk"));
            assert_eq!(state, expected, "{number} on {today:?} with {yes} yes");
        }
        let looser = local.profile().unwrap().looser().count();
        assert_eq!(looser, usize::from(number > 14 && counts == 16), "{number} on {today:?}");
    }
}

/// The numbers of a fact move as the count does.
#[test]
fn facts_are_tested_at_the_local_number() {
    let mut profile = plain();
    profile["thresholds"] = json!([threshold("potential-escalation", "atLeast", 5), threshold("repeat", "atMost", 24)]);
    let local = resolve(&profile);
    let months = |local: &Library, months| {
        state(
            local,
            "repeat",
            &[
                ("abuseSinceLastMaracReferral", FactValue::Yes),
                ("monthsSinceLastMaracReferral", FactValue::Number(months)),
            ],
        )
    };
    for (events, national, here) in [(2, false, false), (3, true, false), (4, true, false), (5, true, true)] {
        let fact = [("eventsIn12Months", FactValue::Number(events))];
        assert_eq!(state(library(), "potential-escalation", &fact), national, "{events} events");
        assert_eq!(state(&local, "potential-escalation", &fact), here, "{events} events");
    }
    for (since, national, here) in [(12, true, true), (13, false, true), (24, false, true), (25, false, false)] {
        assert_eq!(months(library(), since), national, "{since} months");
        assert_eq!(months(&local, since), here, "{since} months");
    }
}

fn state(library: &Library, trigger: &str, facts: &[(&str, FactValue)]) -> bool {
    let instrument = library.pack().instrument();
    let edit = |(id, value): &(&str, FactValue)| Edit::Fact(FactId::parse(id).unwrap(), Some(value.clone()));
    let response = facts
        .iter()
        .map(edit)
        .fold(Response::new(instrument), |response, edit| response.apply(instrument, edit).unwrap());
    assess(instrument, &response).state(&id(trigger)) == TriggerState::Met
}

/// The first so many items yes and the rest no.
fn yes_answers(library: &Library, yes: usize) -> Response {
    let instrument = library.pack().instrument();
    instrument.items().iter().enumerate().fold(Response::new(instrument), |response, (place, item)| {
        let code = OptionCode::parse(if place < yes { "yes" } else { "no" }).unwrap();
        response.apply(instrument, Edit::Answer(item.link_id.clone(), code)).unwrap()
    })
}
