//! What moved, what moved it, and which of a trainee's differences mattered.

use super::fixture::{rules, said, scenario, trainee};
use crate::arbitrary::{config, response};
use proptest::prelude::*;
use risk_checklist_core::instrument::{PathwayId, Subject};
use risk_checklist_core::training::{Comparison, Debrief, Effect, Moved, timeline};

fn effects(debrief: &Debrief) -> Vec<(String, &'static str)> {
    let name = |subject: &Subject| subject.as_str().to_owned();
    debrief.differences.iter().map(|one| (name(&one.subject()), one.effect.as_str())).collect()
}

fn names(pathways: &[PathwayId]) -> Vec<&str> {
    pathways.iter().map(PathwayId::as_str).collect()
}

/// What the trainee said otherwise; what each difference did; what was missed; what was extra.
type Row<'a> = (Pairs<'a>, Pairs<'a>, &'a [&'a str], &'a [&'a str]);
type Pairs<'a> = &'a [(&'a str, &'a str)];

/// The model has fourteen, a concern and three events at the second step.
#[test]
fn which_differences_changed_the_routing() {
    let rows: &[Row<'_>] = &[
        (&[], &[], &[], &[]),
        // Two criteria are left: nothing rests on one tick.
        (&[("2", "no")], &[("2", "harmless")], &[], &[]),
        // One more than enough: nothing rests on it.
        (&[("7", "yes")], &[("7", "harmless")], &[], &[]),
        // A critical item acts alone.
        (&[("8", "dont-know")], &[("8", "changed-routing")], &["stalking-service"], &[]),
        // More than the model says sends people further, never less far.
        (&[("15", "yes")], &[("15", "changed-routing")], &[], &["strangulation-medical"]),
        // Any one of the three would have done for the MARAC: each alone sets it right.
        (
            &[("2", "no"), ("eventsIn12Months", "2"), ("judgement", "false")],
            &[("2", "changed-routing"), ("eventsIn12Months", "changed-routing"), ("judgement", "changed-routing")],
            &["marac", "idva"],
            &[],
        ),
        // The two ticks would have done together, and neither alone.
        (
            &[("2", "no"), ("3", "no"), ("eventsIn12Months", "2"), ("judgement", "false")],
            &[
                ("2", "changed-with-others"),
                ("3", "changed-with-others"),
                ("eventsIn12Months", "changed-routing"),
                ("judgement", "changed-routing"),
            ],
            &["marac", "idva"],
            &[],
        ),
        // "Don't know" where the model says no leaves it open; nobody is sent elsewhere.
        (&[("5", "dont-know")], &[("5", "harmless")], &[], &[]),
    ];
    let scenario = scenario();
    for (changes, expected, missed, extra) in rows {
        let yours = trainee(&scenario, 1, changes);
        let debrief = Debrief::of(&yours, &scenario, 1, rules(&scenario)).unwrap();
        let expected: Vec<(String, &str)> =
            expected.iter().map(|(name, effect)| ((*name).to_owned(), *effect)).collect();
        assert_eq!(effects(&debrief), expected, "{changes:?}");
        let same = |found: &[PathwayId], wanted: &[&str]| {
            let mut found = names(found);
            let mut wanted = wanted.to_vec();
            found.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{changes:?}");
        };
        same(&debrief.missed, missed);
        same(&debrief.extra, extra);
        assert_eq!(debrief.same_routing(), missed.is_empty() && extra.is_empty());
        for difference in &debrief.differences {
            let shift = &difference.shift;
            assert!(difference.moved.iter().all(|one| !one.because.is_empty()), "{changes:?}: {shift:?}");
            assert_eq!(difference.reasoning.is_some(), !["7", "15"].contains(&shift.to.subject().as_str()));
        }
    }
}

/// What a trainee leaves unanswered is a difference too, and is never taken for "no".
#[test]
fn an_empty_checklist_misses_what_the_model_finds() {
    let scenario = scenario();
    let rules = rules(&scenario);
    let blank = risk_checklist_core::response::Response::new(rules.instrument);
    let debrief = Debrief::of(&blank, &scenario, 1, rules).unwrap();
    assert_eq!(debrief.same, 0);
    assert!(names(&debrief.missed).contains(&"marac"));
    assert!(debrief.extra.is_empty());
    assert!(Debrief::of(&blank, &scenario, 2, rules).is_none());
}

#[test]
fn the_timeline_says_what_moved_and_what_moved_it() {
    let scenario = scenario();
    let moments = timeline(&scenario, rules(&scenario));
    assert_eq!(moments.len(), 2);
    assert!(moments[0].moved.is_empty());
    let causes = |wanted: &str| {
        let of = |what: &Moved| match what {
            Moved::Trigger(id, ..) => id.as_str() == wanted,
            Moved::Referral(id, ..) => id.as_str() == wanted,
            Moved::Standing(..) => wanted == "standing",
        };
        let moved = moments[1].moved.iter().find(|one| of(&one.what));
        let names = |one: &risk_checklist_core::training::Move| {
            one.because.iter().map(|shift| shift.to.subject().as_str().to_owned()).collect::<Vec<_>>()
        };
        moved.map(names)
    };
    let list = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    assert_eq!(causes("visible-high-risk"), list(&["14"]));
    assert_eq!(causes("threats-to-kill"), list(&["14"]));
    assert_eq!(causes("potential-escalation"), list(&["eventsIn12Months"]));
    assert_eq!(causes("marac"), list(&["14", "eventsIn12Months", "judgement"]));
    assert_eq!(causes("mappa-link"), list(&["14"]));
    assert_eq!(causes("stalking"), None);
    assert_eq!(causes("standing"), None);
}

#[test]
fn what_if_shows_before_and_after() {
    let scenario = scenario();
    let rules = rules(&scenario);
    let change = [said("14", "yes")];
    let what_if = Comparison::what_if(scenario.model(0).unwrap(), &change, rules, scenario.setting()).unwrap();
    let has = |pathways: Vec<&PathwayId>, wanted: &str| pathways.iter().any(|id| id.as_str() == wanted);
    assert!(!has(what_if.before.recommended(), "marac"));
    assert!(has(what_if.after.recommended(), "marac"));
    assert_eq!(what_if.shifts.len(), 1);
    assert!(
        Comparison::what_if(scenario.model(0).unwrap(), &[said("14", "often")], rules, scenario.setting()).is_err()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases.min(16), ..config() })]

    /// No difference, no debrief; routing differs exactly when a cause is named; what is
    /// named is a pathway that differs; nothing moved without a cause.
    #[test]
    fn a_changed_routing_has_a_cause(yours in response(), place in 0_usize..2) {
        let scenario = scenario();
        let rules = rules(&scenario);
        let debrief = Debrief::of(&yours, &scenario, place, rules).unwrap();
        let named: Vec<PathwayId> = debrief.differences.iter().flat_map(|one| match &one.effect {
            Effect::ChangedRouting(pathways) | Effect::ChangedWithOthers(pathways) => pathways.clone(),
            Effect::Harmless => Vec::new(),
        }).collect();
        prop_assert_eq!(debrief.same_routing(), named.is_empty());
        for pathway in debrief.missed.iter().chain(&debrief.extra) {
            prop_assert!(named.contains(pathway), "nothing is named for {}", pathway);
        }
        for pathway in &named {
            prop_assert!(debrief.missed.contains(pathway) || debrief.extra.contains(pathway));
        }
        for moved in debrief.differences.iter().flat_map(|one| &one.moved) {
            prop_assert!(!moved.because.is_empty());
        }
    }

    #[test]
    fn no_difference_no_debrief(place in 0_usize..2) {
        let scenario = scenario();
        let debrief = Debrief::of(scenario.model(place).unwrap(), &scenario, place, rules(&scenario)).unwrap();
        prop_assert!(debrief.differences.is_empty() && debrief.same_routing());
        prop_assert_eq!(debrief.yours, debrief.model);
    }
}
