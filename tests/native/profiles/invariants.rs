//! The invariants of the design, over every profile there may be.

use super::{TODAY, call, day, plain, service, threshold};
use crate::arbitrary::{apply, config, response, setting};
use crate::shipped::{instrument, library, pathways};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{Index, select};
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::{OutcomeNotice, Stamp, outcome_v1};
use risk_checklist_core::instrument::{CallStatus, Nation, PathwayId, Setting, TriggerId, Urgency};
use risk_checklist_core::outcome::{Dispositions, Outcome, ReferralStatus, conclude};
use risk_checklist_core::response::{Edit, FactValue, Response};
use serde_json::{Value, json};

/// Any valid profile for England: every tunable threshold, any call it may make, any
/// service, and any replacement it may ask for.
fn profile() -> impl Strategy<Value = Value> {
    let dates = || {
        let days = ["2026-01-01", "2026-06-01", "2026-11-20", "2026-11-21", "2026-11-22", "2027-06-01"];
        (select(days.to_vec()), select(days.to_vec())).prop_filter("in order", |(from, until)| from < until)
    };
    let moved = move |trigger: &'static str, field: &'static str, min: i64, max: i64| {
        prop_oneof![
            1 => Just(None),
            3 => (min..=max, dates()).prop_map(move |(number, (from, until))| {
                let mut entry = threshold(trigger, field, number);
                (entry["effectiveFrom"], entry["reviewBy"]) = (json!(from), json!(until));
                Some(entry)
            }),
        ]
    };
    let thresholds = (
        moved("visible-high-risk", "atLeast", 1, 17),
        moved("potential-escalation", "atLeast", 1, 5),
        moved("repeat", "atMost", 12, 60),
    );
    let calls = proptest::collection::vec((any::<Index>(), any::<Index>(), any::<bool>(), any::<Index>()), 0..6);
    let services = proptest::collection::vec((any::<Index>(), any::<Index>(), any::<bool>()), 0..6);
    (thresholds, calls, services).prop_map(|((one, two, three), calls, services)| {
        let mut profile = plain();
        profile["thresholds"] = json!([one, two, three].into_iter().flatten().collect::<Vec<_>>());
        profile["calls"] = json!(calls.iter().map(added).collect::<Vec<_>>());
        let service = |(place, entry): (usize, &(Index, Index, bool))| own_service(place, entry);
        profile["services"] = json!(services.iter().enumerate().map(service).collect::<Vec<_>>());
        profile
    })
}

/// A call at least as strong and as soon as the national one, if there is one.
fn added((pathway, trigger, recommended, urgency): &(Index, Index, bool, Index)) -> Value {
    let english: Vec<_> = pathways()
        .all()
        .iter()
        .filter(|pathway| pathway.nations.is_empty() || pathway.nations.contains(&Nation::England))
        .collect();
    let pathway = english[pathway.index(english.len())];
    let trigger = &instrument().triggers()[trigger.index(instrument().triggers().len())].id;
    let urgency = Urgency::WORDS[urgency.index(4)].1;
    let asked = if *recommended { CallStatus::Recommended(urgency) } else { CallStatus::Consider(urgency) };
    let before = pathway.calls.iter().find(|call| call.trigger == *trigger);
    let status = before.map_or(asked, |before| before.status.or(asked));
    let word = if matches!(status, CallStatus::Recommended(_)) { "recommended" } else { "consider" };
    call(pathway.id.as_str(), trigger.as_str(), word, status.urgency().as_str())
}

fn own_service(place: usize, (pathway, replaced, replaces): &(Index, Index, bool)) -> Value {
    let pathway = &pathways().all()[pathway.index(pathways().all().len())].id;
    let mut entry = service(&format!("local-{place}"), &[pathway.as_str()]);
    let free: Vec<_> = library().directory().services().iter().filter(|service| !service.floor).collect();
    if *replaces {
        entry["replaces"] = json!(free[replaced.index(free.len())].id.as_str());
    }
    entry
}

fn resolve(profile: &Value) -> Library {
    library()
        .clone()
        .with_profile(&profile.to_string(), Some(day(TODAY)))
        .unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn outcome(library: &Library, response: &Response, setting: Setting) -> Outcome {
    let assessment = assess(library.pack().instrument(), response);
    conclude(&assessment, response, library.pathways().rules(), setting)
}

/// Larger presses more; status and urgency are each compared on their own.
fn level(outcome: &Outcome, pathway: &PathwayId) -> (u8, Option<Urgency>) {
    let referral = outcome.referral(pathway);
    (
        referral.map_or(0, |referral| referral.status.rank().0 + 1),
        referral.and_then(|referral| referral.status.urgency()),
    )
}

proptest! {
    #![proptest_config(config())]

    /// 11. Floor: "no profile or pack can remove the floor or silence immediate danger."
    /// Danger now is 999 now, with its number first, and help stands whatever was answered.
    #[test]
    fn the_floor_stands(profile in profile(), response in response(), setting in setting()) {
        let local = resolve(&profile);
        let danger = instrument().facts().iter().find(|fact| fact.id.as_str() == "immediateDanger").unwrap();
        let endangered = crate::arbitrary::with(&response, Edit::Fact(danger.id.clone(), Some(FactValue::Yes)));
        let outcome = outcome(&local, &endangered, setting);
        let emergency = PathwayId::parse("emergency-999").unwrap();
        let found = outcome.referral(&emergency).unwrap();
        prop_assert_eq!(found.status, ReferralStatus::Called(CallStatus::Recommended(Urgency::Now)));
        let contacts = &local.pathways().rules().find(&emergency).unwrap().contacts;
        let first = local.directory().find(&contacts[0]).unwrap();
        prop_assert!(first.is_emergency() && !first.local);
        for id in ["specialist-support", "review"] {
            let referral = outcome.referral(&PathwayId::parse(id).unwrap()).unwrap();
            prop_assert!(matches!(referral.status, ReferralStatus::Called(CallStatus::Recommended(_))), "{}", id);
        }
        for service in library().directory().services() {
            let kept = local.directory().find(&service.id);
            prop_assert_eq!(kept, Some(service));
            let before = |id: &PathwayId| library().pathways().rules().find(id).unwrap().contacts.contains(&service.id);
            for pathway in local.pathways().rules().all() {
                if service.floor && before(&pathway.id) {
                    prop_assert!(pathway.contacts.contains(&service.id), "{} lost {}", pathway.id, service.id);
                }
            }
        }
    }

    /// 5. Exact, here: visible high risk is met exactly at the number that counts here, and
    /// the number that counts is looser than the national one only when the notice says so.
    #[test]
    fn visible_high_risk_is_met_exactly_at_the_number_that_counts(profile in profile(), response in response()) {
        let local = resolve(&profile);
        let trigger = TriggerId::parse("visible-high-risk").unwrap();
        let needed = local.profile().unwrap().threshold(&trigger).map_or(14, |found| usize::from(found.in_force().number()));
        let assessment = assess(local.pack().instrument(), &response);
        let tally = assessment.tally();
        let expected = if tally.lowest() >= needed {
            TriggerState::Met
        } else if tally.highest() >= needed {
            TriggerState::Undetermined
        } else {
            TriggerState::NotMet
        };
        prop_assert_eq!(assessment.state(&trigger), expected);
        let outcome = conclude(&assessment, &response, local.pathways().rules(), Setting::default());
        let notice = OutcomeNotice::new(&local, &assessment, &outcome, &Dispositions::new(), Stamp::default());
        let wire: Value = serde_json::from_str(&outcome_v1::to_wire(&notice)).unwrap();
        let named = wire["profile"]["looser"].as_array().unwrap().contains(&json!("visible-high-risk"));
        prop_assert_eq!(named, needed > 14);
    }

    /// What a profile takes nothing from: with no looser threshold in force, no trigger and
    /// no referral is lower than the national rules have it.
    #[test]
    fn only_a_looser_threshold_that_is_named_can_lower_anything(profile in profile(), response in response(), setting in setting()) {
        let local = resolve(&profile);
        let looser: Vec<_> = local.profile().unwrap().looser().map(|found| found.trigger.clone()).collect();
        let (here, nation) = (assess(local.pack().instrument(), &response), assess(instrument(), &response));
        let rank = |state| match state { TriggerState::NotMet => 0, TriggerState::Undetermined => 1, TriggerState::Met => 2 };
        for trigger in instrument().triggers() {
            if !looser.contains(&trigger.id) {
                prop_assert!(rank(here.state(&trigger.id)) >= rank(nation.state(&trigger.id)), "{}", trigger.id);
            }
        }
        if looser.is_empty() {
            let (here, nation) = (outcome(&local, &response, setting), outcome(library(), &response, setting));
            for pathway in pathways().all() {
                let (was, is) = (level(&nation, &pathway.id), level(&here, &pathway.id));
                prop_assert!(is.0 >= was.0 && is.1 >= was.1, "{}: {:?} became {:?}", pathway.id, was, is);
            }
        }
    }

    /// 3. Monotone, with a profile: one more yes lowers nothing.
    #[test]
    fn one_more_yes_lowers_nothing(profile in profile(), edits in crate::arbitrary::edits(), item in any::<Index>(), setting in setting()) {
        let local = resolve(&profile);
        let response = apply(&edits);
        let item = &instrument().items()[item.index(24)];
        let yes = item.option("yes").unwrap().code.clone();
        let raised = crate::arbitrary::with(&response, Edit::Answer(item.link_id.clone(), yes));
        let (before, after) = (outcome(&local, &response, setting), outcome(&local, &raised, setting));
        for pathway in pathways().all() {
            let (was, is) = (level(&before, &pathway.id), level(&after, &pathway.id));
            prop_assert!(is.0 >= was.0 && is.1 >= was.1, "{}: {:?} became {:?}", pathway.id, was, is);
        }
    }

    /// Any text at all is refused or read, and never more than that.
    #[test]
    fn total_for_every_damaged_profile(profile in profile(), at in any::<Index>(), length in 0usize..12, patch in "[\\PC\"{}\\[\\]:,0-9\\\\]{0,6}") {
        let letters: Vec<char> = profile.to_string().chars().collect();
        let start = at.index(letters.len());
        let end = letters.len().min(start + length);
        let damaged: String = letters[..start].iter().chain(&patch.chars().collect::<Vec<_>>()).chain(&letters[end..]).collect();
        if let Err(problems) = library().clone().with_profile(&damaged, Some(day(TODAY))) {
            prop_assert!(!problems.is_empty());
        }
    }
}
