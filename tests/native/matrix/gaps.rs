//! Gaps, idle rules and overlaps, computed in every setting: each nation and role, and each
//! unknown. A pathway depends on which triggers are met and on nothing else, so each trigger
//! is met by the least that meets it, and the rest is left unknown.

use crate::arbitrary::{every_setting, with_on};
use crate::bundles::EVERY;
use crate::shipped::{instrument, pathways};
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::instrument::{
    Atom, CallStatus, Condition, Counts, FactId, FactTest, Finding, Instrument, ItemKind, OptionCode, Pathway,
    PathwayId, Pathways, PathwaysDraft, Role, Setting, StartedBy, Trigger, Urgency,
};
use risk_checklist_core::outcome::{Outcome, ReferralStatus, conclude};
use risk_checklist_core::response::{Edit, FactValue, Response};
use std::collections::BTreeSet;

/// Calls that make a pathway no stronger and no sooner, as pathway and trigger: the floor,
/// or a trigger that is met whenever this one is, already calls for as much. They are there
/// for the reason they give.
const REASON_ONLY: [(&str, &str); 11] = [
    // The four tried here are signs that call the police by themselves; other fours are not.
    ("police", "lethality-four-more"),
    // Item 9 is also one of the three ways to meet `children`.
    ("childrens-social-care", "pregnancy"),
    // A scale is also each of the scales below it, and even the first calls for as much.
    ("childrens-social-care", "child-scale-4"),
    ("childrens-social-care", "child-scale-3"),
    ("childrens-social-care", "child-scale-2"),
    // Items 11 and 12 of the police form also meet `children`.
    ("childrens-social-care", "dependant-harmed"),
    ("specialist-support", "pets-at-risk"),
    ("specialist-support", "no-recourse"),
    ("specialist-support", "animal-abuse"),
    ("specialist-support", "economic-abuse"),
    ("specialist-support", "threat"),
];

/// Triggers that lead to nothing but what is always on the list: they say it sooner.
const FLOOR_ONLY: [&str; 6] = [
    // Money problems have no service of their own in routing.md; specialist support helps.
    "economic-abuse",
    // A level of medium sends to the same specialist support as any, and sooner (S-24).
    "police-band-medium",
    // A short list with a yes opens the full one, and that one leads on.
    "positive-screen",
    // So does any hurt or threat, and a worry in the person's own words.
    "hurt-or-threatened",
    "own-worry",
    // One yes of 25: help is offered, and a judgement leads further.
    "threat",
];

/// Pathways that the very same calls put on the list, in some setting together.
const OVERLAPS: [(&str, &str); 2] = [("marac", "idva"), ("clares-law", "clares-law-scotland")];

/// No gap: in every nation and role, at every age, whether or not the person causing harm is
/// in the police, each trigger that is met leads somewhere beside the floor.
#[test]
fn every_trigger_leads_somewhere_in_every_setting() {
    let mut floor_only = BTreeSet::new();
    let mut checked = 0;
    for (instrument, trigger) in every_trigger() {
        let has = |id: &str| instrument.fact(&FactId::parse(id).unwrap()).is_some();
        let ages = [None, Some("under-16"), Some("16-17"), Some("18-plus")];
        let police = [None, Some(FactValue::Yes), Some(FactValue::No)];
        for evidence in evidence(instrument, &trigger.when) {
            for age in ages.iter().filter(|age| age.is_none() || has("ageBand")) {
                for in_police in police.iter().filter(|value| value.is_none() || has("harmerInPolice")) {
                    let mut edits: Vec<Edit> = age.iter().map(|age| fact("ageBand", choice(age))).collect();
                    edits.extend(in_police.iter().map(|value| fact("harmerInPolice", value.clone())));
                    edits.extend(evidence.iter().map(|atom| holds(instrument, atom)));
                    for (setting, outcome) in outcomes(instrument, &made(instrument, &edits), pathways()) {
                        let leads = leads(trigger, &outcome);
                        let young = *age == Some("under-16") && called(&outcome, "childrens-social-care");
                        // routing.md A2: under 16, children's services take the place of MARAC.
                        assert!(!leads.is_empty() || young, "{} leads nowhere in {setting:?}", trigger.id);
                        if !leads.is_empty() && leads.iter().all(|pathway| pathway.floor.is_some()) {
                            floor_only.insert(trigger.id.as_str());
                        }
                        checked += 1;
                    }
                }
            }
        }
    }
    assert_eq!(floor_only, BTreeSet::from(FLOOR_ONLY));
    assert!(checked > 15_000, "only {checked} combinations were tried");
}

/// No pathway that nothing reaches: wherever one applies, something puts it on the list.
#[test]
fn every_pathway_is_reached_wherever_it_applies() {
    let mut reached = BTreeSet::new();
    for (instrument, trigger) in every_trigger() {
        for evidence in evidence(instrument, &trigger.when) {
            let response = made(instrument, &edits(instrument, &evidence));
            for (index, (_, outcome)) in outcomes(instrument, &response, pathways()).into_iter().enumerate() {
                for referral in outcome.referrals() {
                    if matches!(referral.status, ReferralStatus::Called(_)) {
                        reached.insert((index, referral.pathway.clone()));
                    }
                }
            }
        }
    }
    for (index, setting) in every_setting().into_iter().enumerate() {
        for pathway in pathways().all() {
            let found = reached.contains(&(index, pathway.id.clone()));
            assert_eq!(found, pathway.applies_in(setting), "{} in {setting:?}", pathway.id);
        }
    }
    // As the file says it: called, on the floor, or standing in for another.
    for pathway in pathways().all() {
        let stands_in = |other: &Pathway| other.replaced_by.as_ref().is_some_and(|by| by.pathway == pathway.id);
        let has_way = !pathway.calls.is_empty() || pathway.floor.is_some() || pathways().all().iter().any(stands_in);
        assert!(has_way, "nothing leads to {}", pathway.id);
    }
}

/// No idle call: each, made weaker, would change a status or an urgency in every setting in
/// which its pathway applies, but for the few that only give a reason.
#[test]
fn every_call_can_matter() {
    let mut idle = Vec::new();
    for (at, pathway) in pathways().all().iter().enumerate() {
        for (index, call) in pathway.calls.iter().enumerate() {
            let mut entries = pathways().all().to_vec();
            let weaker = CallStatus::Consider(Urgency::Planned);
            assert_ne!(call.status, weaker, "{}: nothing is weaker", pathway.id);
            entries[at].calls[index].status = weaker;
            // 999 for danger may not be weakened at all: the checker holds that it matters.
            let Ok(weakened) =
                Pathways::check(PathwaysDraft { triggers: pathways().triggers().to_vec(), entries }, instrument())
            else {
                assert_eq!((pathway.id.as_str(), call.trigger.as_str()), ("emergency-999", "immediate-danger"));
                continue;
            };
            let mut matters: Vec<bool> =
                every_setting().into_iter().map(|setting| !pathway.applies_in(setting)).collect();
            for (instrument, trigger) in every_trigger().filter(|(_, trigger)| trigger.id == call.trigger) {
                for evidence in evidence(instrument, &trigger.when) {
                    let response = made(instrument, &edits(instrument, &evidence));
                    let full = outcomes(instrument, &response, pathways());
                    let less = outcomes(instrument, &response, &weakened);
                    for (matters, ((_, full), (_, less))) in matters.iter_mut().zip(full.iter().zip(&less)) {
                        let status = |outcome: &Outcome| outcome.referral(&pathway.id).map(|referral| referral.status);
                        *matters |= status(full) != status(less);
                    }
                }
            }
            if !matters.iter().all(|matters| *matters) {
                idle.push((pathway.id.as_str(), call.trigger.as_str()));
            }
        }
    }
    assert_eq!(idle, REASON_ONLY);
}

/// Two names for one thing would be two calls for one piece of work: those there are, are
/// meant.
#[test]
fn pathways_that_always_come_together_are_meant() {
    let all = pathways().all();
    let mut found = Vec::new();
    for (index, one) in all.iter().enumerate() {
        for two in all[index + 1..].iter().filter(|two| !two.calls.is_empty()) {
            let calls = |pathway: &Pathway| -> BTreeSet<_> {
                pathway.calls.iter().map(|call| (call.trigger.clone(), call.status)).collect()
            };
            let together =
                every_setting().into_iter().any(|setting| one.applies_in(setting) && two.applies_in(setting));
            if together && calls(one) == calls(two) {
                found.push((one.id.as_str(), two.id.as_str()));
            }
        }
    }
    assert_eq!(found, OVERLAPS);
    // Those two are for different nations, and come together only while none is known.
    for nation in every_setting().into_iter().filter(|setting| setting.nation.is_some()) {
        let applies = |id: &str| find(id).applies_in(nation);
        assert!(!(applies("clares-law") && applies("clares-law-scotland")), "{nation:?}");
    }
}

/// routing.md A1 rows 11, 15 and 19 to 21: what only the police can start is at most to be
/// considered, so that no screen says it as if the practitioner could issue it.
#[test]
fn what_only_the_police_can_start_is_at_most_considered() {
    let theirs: Vec<&Pathway> = pathways().all().iter().filter(|one| one.started_by == StartedBy::Police).collect();
    assert_eq!(
        theirs.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(),
        ["protective-orders-police", "mappa-link"]
    );
    for pathway in theirs {
        assert_eq!(pathway.floor, None);
        assert!(pathway.calls.iter().all(|call| matches!(call.status, CallStatus::Consider(_))), "{}", pathway.id);
    }
}

/// routing.md A9a: "do not show to the wrong role". A duty reaches nobody it does not bind.
#[test]
fn duties_reach_only_the_roles_they_bind() {
    for id in ["fgm-report", "homelessness-duty-to-refer"] {
        for setting in every_setting() {
            let bound = !matches!(setting.role, Some(Role::Housing | Role::Idva));
            assert!(bound || !find(id).applies_in(setting), "{id} in {setting:?}");
        }
    }
}

/// routing.md A1 row 23: help for the person causing harm is never made from this person's
/// own session.
#[test]
fn nothing_is_started_for_the_person_causing_harm() {
    assert!(pathways().find(&PathwayId::parse("harmer-help").unwrap()).is_none());
    assert!(pathways().all().iter().all(|one| one.contacts.iter().all(|id| id.as_str() != "respect-phoneline")));
}

/// The pathways through which this trigger, met, put something on the list.
fn leads(trigger: &Trigger, outcome: &Outcome) -> Vec<&'static Pathway> {
    let on_list = |pathway: &&Pathway| {
        let stands_in = pathway.replaced_by.as_ref().map(|replacement| replacement.pathway.as_str());
        pathway.calls.iter().any(|call| call.trigger == trigger.id)
            && (called(outcome, pathway.id.as_str()) || stands_in.is_some_and(|id| replaced(outcome, id, &pathway.id)))
    };
    pathways().all().iter().filter(on_list).collect()
}

fn called(outcome: &Outcome, id: &str) -> bool {
    let referral = outcome.referral(&PathwayId::parse(id).unwrap());
    referral.is_some_and(|referral| matches!(referral.status, ReferralStatus::Called(_)))
}

fn replaced(outcome: &Outcome, by: &str, id: &PathwayId) -> bool {
    use risk_checklist_core::outcome::Cause;
    let referral = outcome.referral(&PathwayId::parse(by).unwrap());
    referral.is_some_and(|referral| referral.because.contains(&Cause::Replaces(id.clone())))
}

/// Every trigger of every pack that ships, with its instrument.
fn every_trigger() -> impl Iterator<Item = (&'static Instrument, &'static Trigger)> {
    let shipped = EVERY.iter().filter(|library| !library.pack().manifest().id().as_str().starts_with("synthetic-"));
    let instruments = shipped.map(|library| library.pack().instrument());
    instruments.flat_map(|instrument| instrument.triggers().iter().map(move |trigger| (instrument, trigger)))
}

fn made(instrument: &Instrument, edits: &[Edit]) -> Response {
    edits.iter().fold(Response::new(instrument), |response, edit| with_on(instrument, &response, edit.clone()))
}

fn edits(instrument: &Instrument, evidence: &[Atom]) -> Vec<Edit> {
    evidence.iter().map(|atom| holds(instrument, atom)).collect()
}

fn outcomes(instrument: &Instrument, response: &Response, pathways: &Pathways) -> Vec<(Setting, Outcome)> {
    let assessment = assess(instrument, response);
    let outcome = |setting| (setting, conclude(&assessment, response, pathways, setting));
    every_setting().into_iter().map(outcome).collect()
}

/// Sets of atoms, each just enough to meet the condition; for "N of these", each run of N;
/// for a tally, items from the first on.
fn evidence(instrument: &Instrument, condition: &Condition) -> Vec<Vec<Atom>> {
    match condition {
        Condition::Atom(atom) => vec![vec![atom.clone()]],
        Condition::Tally { tally, at_least } => {
            let rule = instrument.tally_rule(tally).unwrap();
            let items: Vec<_> = rule.of.iter().map(|id| instrument.item(id).unwrap()).collect();
            let adds = |values: &[u16]| match rule.counts {
                Counts::Present => (0, 1),
                Counts::Weights => (values[0], *values.last().unwrap()),
            };
            let mut sum: u16 = items.iter().map(|item| adds(&item.values()).0).sum();
            let mut set = Vec::new();
            for item in items {
                if sum < *at_least {
                    let (smallest, largest) = adds(&item.values());
                    sum += largest - smallest;
                    set.push(match rule.counts {
                        Counts::Present => Atom::Present(item.link_id.clone()),
                        Counts::Weights => Atom::Reaches(item.link_id.clone(), largest),
                    });
                }
            }
            vec![set]
        }
        Condition::AtLeast { needed, of } => {
            let starts = if *needed == of.len() { 1 } else { of.len() };
            let run = |start: usize| {
                let mut sets = vec![Vec::new()];
                for step in 0..*needed {
                    let part = evidence(instrument, &of[(start + step) % of.len()]);
                    let longer =
                        |set: &Vec<_>| part.iter().map(|more| [set, more.as_slice()].concat()).collect::<Vec<_>>();
                    sets = sets.iter().flat_map(longer).collect();
                }
                sets
            };
            (0..starts).flat_map(run).collect()
        }
    }
}

/// The edit that makes this hold, by the least that does.
fn holds(instrument: &Instrument, atom: &Atom) -> Edit {
    match atom {
        Atom::Present(id) => {
            let item = instrument.item(id).unwrap();
            let present = || item.options.iter().find(|option| option.finding == Finding::Present).unwrap();
            match item.kind {
                ItemKind::Count { present_from, .. } => Edit::Number(id.clone(), present_from),
                ItemKind::Many => Edit::Tick(id.clone(), present().code.clone(), true),
                ItemKind::Choice | ItemKind::Text => Edit::Answer(id.clone(), present().code.clone()),
            }
        }
        Atom::Ticked(id, option) => Edit::Tick(id.clone(), option.clone(), true),
        Atom::Reaches(id, number) => {
            let item = instrument.item(id).unwrap();
            if matches!(item.kind, ItemKind::Count { .. }) {
                return Edit::Number(id.clone(), *number);
            }
            let enough = item.options.iter().filter(|option| option.is_definite() && option.weight >= *number);
            Edit::Answer(id.clone(), enough.min_by_key(|option| option.weight).unwrap().code.clone())
        }
        Atom::Judgement => Edit::Concern(true),
        Atom::Band(id) => Edit::Band(Some(id.clone())),
        Atom::Fact(id, test) => {
            let value = match test {
                FactTest::Yes => FactValue::Yes,
                FactTest::AtLeast(number) | FactTest::AtMost(number) => FactValue::Number(*number),
                FactTest::Is(option) => FactValue::Choice(option.clone()),
            };
            Edit::Fact(id.clone(), Some(value))
        }
    }
}

#[test]
fn the_evidence_is_just_enough() {
    for (instrument, trigger) in every_trigger() {
        for evidence in evidence(instrument, &trigger.when) {
            let edits = edits(instrument, &evidence);
            let state = |edits: &[Edit]| assess(instrument, &made(instrument, edits)).state(&trigger.id);
            assert_eq!(state(&edits), TriggerState::Met, "{}", trigger.id);
            assert_ne!(state(&edits[1..]), TriggerState::Met, "{}", trigger.id);
        }
    }
}

fn find(id: &str) -> &'static Pathway {
    pathways().find(&PathwayId::parse(id).unwrap()).unwrap()
}

fn fact(id: &str, value: FactValue) -> Edit {
    Edit::Fact(FactId::parse(id).unwrap(), Some(value))
}

fn choice(code: &str) -> FactValue {
    FactValue::Choice(OptionCode::parse(code).unwrap())
}
