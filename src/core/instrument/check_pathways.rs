//! Checks that pathways fit the instruments: every trigger leads somewhere in every nation
//! and for every role, no concern takes help off the list, and the floor stands.

use super::check::{DANGER_TRIGGER, check_known, check_unique, set_of};
use super::check_rules::Rules;
use super::condition::{Atom, Condition};
use super::fact::Concern;
use super::pathway::{CallStatus, Pathway, Pathways, PathwaysDraft, Shares, Urgency};
use super::{Instrument, Nation, Purpose, Role, Setting, TriggerId};
use crate::json::{Problem, ProblemCode, Problems};

/// The pathway that nothing may silence.
const EMERGENCY_PATHWAY: &str = "emergency-999";
/// Where a note about the person causing harm may lead (seed 002, 8.6 and 8.7): to those
/// who manage that person, never to a judgement about the person at risk.
const ABOUT_HARMER: [&str; 4] = [EMERGENCY_PATHWAY, "police", "police-perpetrated", "mappa-link"];

pub(super) fn check_pathways(draft: &PathwaysDraft, instrument: &Instrument) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("pathways.json");
    let PathwaysDraft { triggers, entries } = draft;
    check_unique(&problems, "triggers", &mut triggers.iter().map(TriggerId::as_str));
    check_unique(&problems, "pathways", &mut entries.iter().map(|pathway| pathway.id.as_str()));
    let known = set_of(&mut triggers.iter().map(TriggerId::as_str));
    for (index, pathway) in entries.iter().enumerate() {
        let path = format!("pathways[{index}]");
        check_pathway(&path, pathway, entries, &problems);
        check_facts(&path, pathway, instrument, &problems);
        for (place, call) in pathway.calls.iter().enumerate() {
            let is_known = known.contains(call.trigger.as_str());
            check_known(&problems, &format!("{path}.calls[{place}].trigger"), "trigger", &call.trigger, is_known);
        }
    }
    for trigger in triggers {
        if let Some(place) = dead_end(trigger, entries) {
            let message =
                format!("the trigger `{trigger}` calls for no pathway{place}, so it would lead nowhere; add a call");
            problems.note(ProblemCode::UnsafeRule, "pathways", message);
        }
    }
    check_floor(entries, &problems);
    check_triggers(triggers, entries, instrument, &problems, "pathways");
    problems.finish(Some(()))
}

pub(super) fn check_serves(pathways: &Pathways, instrument: &Instrument) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("instrument.json");
    for pathway in pathways.all() {
        check_facts("facts", pathway, instrument, &problems);
    }
    check_triggers(pathways.triggers(), pathways.all(), instrument, &problems, "");
    problems.finish(Some(()))
}

/// Checks that each trigger of an instrument is one that pathways know, and leads only where
/// its purpose allows.
fn check_triggers(known: &[TriggerId], entries: &[Pathway], instrument: &Instrument, problems: &Problems, place: &str) {
    for (index, trigger) in instrument.triggers().iter().enumerate() {
        let path = || if place.is_empty() { format!("triggers[{index}].id") } else { place.to_owned() };
        if !known.contains(&trigger.id) {
            let message = format!(
                "no pathway is called for by the trigger `{}`, so it would lead nowhere; add it to `triggers` in pathways.json, and a call",
                trigger.id
            );
            problems.note(ProblemCode::UnsafeRule, path(), message);
        }
        let is_far = |pathway: &&Pathway| calls(pathway, &trigger.id) && !ABOUT_HARMER.contains(&pathway.id.as_str());
        if instrument.purpose() == Purpose::AboutHarmer
            && let Some(pathway) = entries.iter().find(is_far)
        {
            let message = format!(
                "a note about the person causing harm may not lead to `{}`; use a trigger that leads only to {}",
                pathway.id,
                ABOUT_HARMER.join(", ")
            );
            problems.note(ProblemCode::UnsafeRule, path(), message);
        }
    }
}

fn calls(pathway: &Pathway, trigger: &TriggerId) -> bool {
    pathway.calls.iter().any(|call| call.trigger == *trigger)
}

/// Where a trigger would lead nowhere, in words that follow "calls for no pathway".
fn dead_end(trigger: &TriggerId, entries: &[Pathway]) -> Option<String> {
    let callers: Vec<&Pathway> = entries.iter().filter(|pathway| calls(pathway, trigger)).collect();
    if callers.is_empty() {
        return Some(String::new());
    }
    for (nation_word, nation) in Nation::WORDS {
        for (role_word, role) in Role::WORDS {
            let setting = Setting { nation: Some(nation), role: Some(role) };
            if !callers.iter().any(|pathway| pathway.applies_in(setting)) {
                return Some(format!(" in {nation_word} for the role {role_word}"));
            }
        }
    }
    None
}

/// What holds of a pathway whichever instrument is in use.
fn check_pathway(path: &str, pathway: &Pathway, entries: &[Pathway], problems: &Problems) {
    if pathway.id.as_str() == EMERGENCY_PATHWAY && pathway.shares == Shares::Details {
        let message = format!("`{EMERGENCY_PATHWAY}` must share `nothing`: no sharing question may stand before 999");
        problems.note(ProblemCode::UnsafeRule, format!("{path}.shares"), message);
    }
    if pathway.floor.is_none() && pathway.calls.is_empty() && !is_replacement(&pathway.id, entries) {
        problems.note(
            ProblemCode::UnsafeRule,
            path,
            format!("nothing calls for `{}`; add a call or remove it", pathway.id),
        );
    }
    check_unique(problems, &format!("{path}.calls"), &mut pathway.calls.iter().map(|call| call.trigger.as_str()));
    if let Some(replacement) = &pathway.replaced_by {
        let path = format!("{path}.replacedBy");
        if !matches!(replacement.when, Atom::Fact(..)) {
            problems.note(ProblemCode::UnsafeRule, format!("{path}.when"), "only a fact may replace a pathway");
        }
        match entries.iter().find(|other| other.id == replacement.pathway) {
            None => check_known(problems, &format!("{path}.pathway"), "pathway", &replacement.pathway, false),
            Some(other) if !other.is_unconditional() => {
                let message = format!("`{}` can itself be replaced or excluded, so the help could vanish", other.id);
                problems.note(ProblemCode::UnsafeRule, format!("{path}.pathway"), message);
            }
            Some(_) => {}
        }
    }
}

/// What an instrument must ask before it may lead to a pathway: the facts that could take
/// the pathway off the list.
fn check_facts(path: &str, pathway: &Pathway, instrument: &Instrument, problems: &Problems) {
    let is_called = instrument.triggers().iter().any(|trigger| calls(pathway, &trigger.id));
    if !is_called && pathway.floor.is_none() && path == "facts" {
        return;
    }
    let rules = Rules { items: &[], facts: instrument.facts(), tallies: &[], bands: &[], problems };
    for (index, atom) in pathway.excluded_when.iter().enumerate() {
        let path = if path == "facts" { path.to_owned() } else { format!("{path}.excludedWhen[{index}]") };
        rules.check_atom(&path, atom);
        let neutral = match atom {
            Atom::Fact(id, _) => instrument.fact(id).is_none_or(|fact| fact.concern == Concern::Neutral),
            _ => false,
        };
        if !neutral {
            let message = "only a neutral fact, such as an age band, may take a pathway off the list";
            problems.note(ProblemCode::UnsafeRule, path.as_str(), message);
        }
        check_asked_alone(problems, path, atom, instrument);
    }
    if let Some(replacement) = &pathway.replaced_by {
        let path = if path == "facts" { path.to_owned() } else { format!("{path}.replacedBy.when") };
        rules.check_atom(&path, &replacement.when);
        check_asked_alone(problems, path, &replacement.when, instrument);
    }
}

/// INVARIANT (asked alone): whatever can take a pathway off the list is a trigger of its
/// own, so the list cannot change once no trigger is undetermined: that is what "settled"
/// promises.
fn check_asked_alone(problems: &Problems, path: String, atom: &Atom, instrument: &Instrument) {
    if !instrument.triggers().iter().any(|trigger| trigger.when == Condition::Atom(atom.clone())) {
        let message = format!(
            "no trigger rests on `{}` alone, so the list could change after it is called settled; add one",
            atom.subject_id()
        );
        problems.note(ProblemCode::UnsafeRule, path, message);
    }
}

fn is_replacement(id: &super::PathwayId, entries: &[Pathway]) -> bool {
    entries.iter().any(|pathway| pathway.replaced_by.as_ref().is_some_and(|replacement| replacement.pathway == *id))
}

fn check_floor(entries: &[Pathway], problems: &Problems) {
    let unconditional = |pathway: &&Pathway| pathway.is_unconditional();
    let floor =
        entries.iter().filter(unconditional).any(|pathway| matches!(pathway.floor, Some(CallStatus::Recommended(_))));
    if !floor {
        let message = "at least one pathway must always be recommended (a floor, with no exclusion), so that nobody is left without a next step";
        problems.note(ProblemCode::UnsafeRule, "pathways", message);
    }
    let emergency = entries.iter().filter(unconditional).any(|pathway| {
        pathway.id.as_str() == EMERGENCY_PATHWAY
            && pathway.calls.iter().any(|call| {
                call.trigger.as_str() == DANGER_TRIGGER && call.status == CallStatus::Recommended(Urgency::Now)
            })
    });
    if !emergency {
        let message = format!(
            "`{EMERGENCY_PATHWAY}` must be recommended now for `{DANGER_TRIGGER}`, with no exclusion; nothing may silence it"
        );
        problems.note(ProblemCode::UnsafeRule, "pathways", message);
    }
}
