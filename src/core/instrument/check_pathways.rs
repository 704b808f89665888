//! Checks that pathways fit the instrument: every trigger leads somewhere in every nation
//! and for every role, no concern takes help off the list, and the floor stands.

use super::check::{DANGER_TRIGGER, check_known, check_unique};
use super::check_rules::Rules;
use super::condition::{Atom, Condition};
use super::fact::Concern;
use super::pathway::{CallStatus, Pathway, Shares, Urgency};
use super::{Instrument, Nation, Role, Setting};
use crate::json::{Problem, ProblemCode, Problems};
use std::collections::BTreeSet;

/// The pathway that nothing may silence.
const EMERGENCY_PATHWAY: &str = "emergency-999";

pub(super) fn check_pathways(entries: &[Pathway], instrument: &Instrument) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("pathways.json");
    check_unique(&problems, "pathways", &mut entries.iter().map(|pathway| pathway.id.as_str()));
    let rules = Rules { items: BTreeSet::new(), facts: instrument.facts(), problems: &problems };
    for (index, pathway) in entries.iter().enumerate() {
        check_pathway(&format!("pathways[{index}]"), pathway, entries, instrument, &rules);
    }
    for trigger in instrument.triggers() {
        if let Some(place) = dead_end(&trigger.id, entries) {
            let message = format!(
                "the trigger `{}` calls for no pathway{place}, so it would lead nowhere; add a call",
                trigger.id
            );
            problems.note(ProblemCode::UnsafeRule, "pathways", message);
        }
    }
    check_floor(entries, &problems);
    problems.finish(Some(()))
}

/// Where a trigger would lead nowhere, in words that follow "calls for no pathway".
fn dead_end(trigger: &super::TriggerId, entries: &[Pathway]) -> Option<String> {
    let calls = |pathway: &&Pathway| pathway.calls.iter().any(|call| call.trigger == *trigger);
    let callers: Vec<&Pathway> = entries.iter().filter(calls).collect();
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

fn check_pathway(path: &str, pathway: &Pathway, entries: &[Pathway], instrument: &Instrument, rules: &Rules<'_>) {
    let problems = rules.problems;
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
    for (index, call) in pathway.calls.iter().enumerate() {
        let known = instrument.trigger(&call.trigger).is_some();
        check_known(problems, &format!("{path}.calls[{index}].trigger"), "trigger", &call.trigger, known);
    }
    for (index, atom) in pathway.excluded_when.iter().enumerate() {
        let path = format!("{path}.excludedWhen[{index}]");
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
        let path = format!("{path}.replacedBy");
        if !matches!(replacement.when, Atom::Fact(..)) {
            problems.note(ProblemCode::UnsafeRule, format!("{path}.when"), "only a fact may replace a pathway");
        }
        rules.check_atom(&format!("{path}.when"), &replacement.when);
        check_asked_alone(problems, format!("{path}.when"), &replacement.when, instrument);
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

/// INVARIANT (asked alone): whatever can take a pathway off the list is a trigger of its
/// own, so the list cannot change once no trigger is undetermined: that is what "settled"
/// promises.
fn check_asked_alone(problems: &Problems, path: String, atom: &Atom, instrument: &Instrument) {
    if !instrument.triggers().iter().any(|trigger| trigger.when == Condition::Atom(atom.clone())) {
        let message = "no trigger rests on this alone, so the list could change after it is called settled; add one";
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
