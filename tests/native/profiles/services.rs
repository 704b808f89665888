//! Local services: shown first, dated, and never in the way of 999.

use super::{call, example, resolve, resolve_on, service, with};
use crate::shipped::library;
use risk_checklist_core::content::Library;
use risk_checklist_core::instrument::{CallStatus, PathwayId, Urgency};
use serde_json::json;

fn contacts(library: &Library, pathway: &str) -> Vec<String> {
    let pathway = library.pathways().rules().find(&PathwayId::parse(pathway).unwrap()).unwrap();
    pathway.contacts.iter().map(ToString::to_string).collect()
}

#[test]
fn local_services_stand_before_national_ones_and_after_999() {
    let local = resolve(&with("services", service("local-one", &["suicide-crisis", "emergency-999", "marac"])));
    assert_eq!(contacts(&local, "suicide-crisis"), ["local-one", "samaritans", "shout", "nhs-111-mental-health"]);
    assert_eq!(contacts(&local, "emergency-999"), ["emergency", "local-one"]);
    assert_eq!(contacts(&local, "marac"), ["local-one"]);
    let own = local.directory().services().iter().find(|service| service.local).unwrap();
    assert_eq!(
        (own.id.as_str(), own.source.as_str(), own.source_date.as_str()),
        ("local-one", "an invented list", "2026-10-01")
    );
}

/// The place is taken in every pathway that named the national service, so that none is
/// left with fewer.
#[test]
fn a_replacement_takes_every_place_of_what_it_replaces() {
    let mut entry = service("local-line", &[]);
    entry["replaces"] = json!("karma-nirvana");
    let local = resolve(&with("services", entry.clone()));
    for pathway in library().pathways().rules().all() {
        let (before, after) = (contacts(library(), pathway.id.as_str()), contacts(&local, pathway.id.as_str()));
        assert_eq!(before.len(), after.len(), "{}", pathway.id);
        assert!(!after.contains(&"karma-nirvana".to_owned()), "{}", pathway.id);
        assert_eq!(before.contains(&"karma-nirvana".to_owned()), after.contains(&"local-line".to_owned()));
    }
    // Past its review day, or on a day nobody named, the national one stands beside it.
    for today in [Some("2027-04-01"), None] {
        let late = resolve_on(&with("services", entry.clone()), today);
        let found = contacts(&late, "honour-based-abuse-service");
        assert!(found.contains(&"local-line".to_owned()) && found.contains(&"karma-nirvana".to_owned()), "{found:?}");
    }
}

#[test]
fn a_service_is_due_from_its_review_day_and_999_never() {
    let local = resolve(&example("stricter"));
    for service in local.directory().services() {
        let due = super::day(&service.review_by.to_string());
        assert_eq!(service.is_due(due), !service.is_emergency(), "{}", service.id);
        assert!(!service.is_due(super::day("2026-11-21")), "{}", service.id);
    }
    assert!(local.directory().services().iter().any(|service| service.is_emergency()));
}

/// A call may be added, or made stronger or sooner; as strong as before is no fault.
#[test]
fn calls_are_added_and_raised() {
    use CallStatus::{Consider, Recommended};
    let status = |library: &Library, pathway: &str, trigger: &str| {
        let pathway = library.pathways().rules().find(&PathwayId::parse(pathway).unwrap()).unwrap();
        pathway.calls.iter().find(|call| call.trigger.as_str() == trigger).map(|call| call.status)
    };
    let table = [
        ("marac", "stalking", "recommended", "today", None, Recommended(Urgency::Today)),
        ("pets", "animal-abuse", "recommended", "now", Some(()), Recommended(Urgency::Now)),
        ("sanctuary", "weapons", "consider", "planned", None, Consider(Urgency::Planned)),
    ];
    for (pathway, trigger, strength, urgency, before, expected) in table {
        assert_eq!(status(library(), pathway, trigger).is_some(), before.is_some(), "{pathway} {trigger}");
        let local = resolve(&with("calls", call(pathway, trigger, strength, urgency)));
        assert_eq!(status(&local, pathway, trigger), Some(expected), "{pathway} {trigger}");
    }
    for pathway in library().pathways().rules().all() {
        for before in &pathway.calls {
            let (strength, urgency) = match before.status {
                Consider(urgency) => ("consider", urgency),
                Recommended(urgency) => ("recommended", urgency),
            };
            let same = call(pathway.id.as_str(), before.trigger.as_str(), strength, urgency.as_str());
            let mut profile = with("calls", same);
            if let Some(nation) = pathway.nations.first() {
                let word =
                    risk_checklist_core::instrument::Nation::WORDS.iter().find(|(_, one)| one == nation).unwrap().0;
                profile["nation"] = json!(word);
            }
            assert_eq!(status(&resolve(&profile), pathway.id.as_str(), before.trigger.as_str()), Some(before.status));
        }
    }
}
