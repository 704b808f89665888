//! Checks that the parts of an instrument fit together.
//!
//! The checks are what lets the rest be total and safe: every reference resolves, every
//! rule can both be met and not be met, no rule looks away from concern, each thing is
//! asked once per rule (so open questions are exact), and the floor stands.

use super::check_items::{check_items, check_sections};
use super::check_rules::Rules;
use super::check_tallies::{check_bands, check_opens, check_tallies};
use super::condition::{Atom, Condition, FactTest};
use super::fact::{Concern, FactKind};
use super::{FactId, InstrumentDraft};
use crate::json::{Problem, ProblemCode, Problems};
use std::collections::BTreeSet;
use std::fmt::Display;

/// A word every fact takes beside its own options.
const DONT_KNOW: &str = "dont-know";
/// The trigger that no pack may silence, and the fact that meets it alone.
pub(super) const DANGER_TRIGGER: &str = "immediate-danger";
const DANGER_FACT: &str = "immediateDanger";

pub(super) fn check(draft: &InstrumentDraft) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("instrument.json");
    check_limits(draft, &problems);
    if !problems.is_empty() {
        // Far beyond any published instrument: looking closer could take for ever.
        return problems.finish(Some(()));
    }
    check_ids(draft, &problems);
    let rules = Rules {
        items: &draft.items,
        facts: &draft.facts,
        tallies: &draft.tallies,
        bands: &draft.bands,
        problems: &problems,
    };
    check_items(draft, &rules);
    check_sections(draft, &problems);
    check_facts(draft, &problems);
    check_tallies(draft, &problems);
    for (index, trigger) in draft.triggers.iter().enumerate() {
        rules.check_trigger(&format!("triggers[{index}].when"), &trigger.when);
        rules.check_local(&format!("triggers[{index}].local"), trigger);
    }
    check_bands(draft, &rules);
    check_opens(draft, &rules);
    check_danger_trigger(draft, &problems);
    problems.finish(Some(()))
}

fn check_limits(draft: &InstrumentDraft, problems: &Problems) {
    let lists = [
        ("items", draft.items.len(), 300),
        ("sections", draft.sections.len(), 60),
        ("tallies", draft.tallies.len(), 20),
        ("bands", draft.bands.len(), 10),
        ("opens", draft.opens.len(), 10),
        ("plan", draft.plan.len(), 20),
        ("facts", draft.facts.len(), 100),
        ("factGroups", draft.fact_groups.len(), 60),
        ("triggers", draft.triggers.len(), 200),
    ];
    for (list, found, most) in lists {
        if found > most {
            problems.note(ProblemCode::TooLarge, list, format!("this list has {found} entries; the most is {most}"));
        }
    }
}

pub(super) fn check_unique(problems: &Problems, list: &str, ids: &mut dyn Iterator<Item = &str>) {
    let mut seen = BTreeSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            problems.note(
                ProblemCode::DuplicateId,
                format!("{list}[{index}]"),
                format!("`{id}` is here twice; ids are given once"),
            );
        }
    }
}

/// Filled one by one: collecting would bring a sort into the module for each kind of set.
pub(super) fn set_of<'a>(ids: &mut dyn Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut set = BTreeSet::new();
    set.extend(ids);
    set
}

fn check_ids(draft: &InstrumentDraft, problems: &Problems) {
    check_unique(problems, "sections", &mut draft.sections.iter().map(|section| section.id.as_str()));
    check_unique(problems, "items", &mut draft.items.iter().map(|item| item.link_id.as_str()));
    check_unique(problems, "facts", &mut draft.facts.iter().map(|fact| fact.id.as_str()));
    check_unique(problems, "factGroups", &mut draft.fact_groups.iter().map(|group| group.id.as_str()));
    check_unique(problems, "triggers", &mut draft.triggers.iter().map(|trigger| trigger.id.as_str()));
    check_unique(problems, "plan", &mut draft.plan.iter().map(|prompt| prompt.id.as_str()));
    let items = set_of(&mut draft.items.iter().map(|item| item.link_id.as_str()));
    for (index, fact) in draft.facts.iter().enumerate() {
        if items.contains(fact.id.as_str()) || fact.id.as_str() == "judgement" {
            let message = format!("`{}` already names an item or the judgement; give the fact another id", fact.id);
            problems.note(ProblemCode::DuplicateId, format!("facts[{index}].id"), message);
        }
    }
}

pub(super) fn check_known(problems: &Problems, path: &str, what: &str, id: &dyn Display, known: bool) {
    if !known {
        problems.note(ProblemCode::UnknownReference, path, format!("there is no {what} `{id}`"));
    }
}

/// Every member in exactly one list.
pub(super) fn check_partition(
    problems: &Problems,
    what: &str,
    members: &BTreeSet<&str>,
    lists: &[(String, Vec<&str>)],
) {
    let mut shown = BTreeSet::new();
    for (path, list) in lists {
        for (index, id) in list.iter().enumerate() {
            if !members.contains(id) {
                check_known(problems, &format!("{path}[{index}]"), what, id, false);
            } else if !shown.insert(*id) {
                let message = format!("{what} `{id}` is shown twice; show it once");
                problems.note(ProblemCode::DuplicateId, format!("{path}[{index}]"), message);
            }
        }
    }
    for member in members {
        if !shown.contains(member) {
            let message = format!("{what} `{member}` is never shown; put it in one list");
            problems.note(ProblemCode::MissingField, format!("{what}s"), message);
        }
    }
}

fn check_facts(draft: &InstrumentDraft, problems: &Problems) {
    for (index, fact) in draft.facts.iter().enumerate() {
        let path = format!("facts[{index}]");
        match (&fact.kind, fact.concern) {
            (FactKind::Number { min, max }, _) if min >= max => {
                problems.note(ProblemCode::OutOfRange, path, "`min` must be less than `max`");
            }
            (FactKind::Choice(options), concern) => {
                check_unique(problems, &format!("{path}.options"), &mut options.iter().map(super::OptionCode::as_str));
                if options.iter().any(|option| option.as_str() == DONT_KNOW) {
                    let message = format!("every fact takes `{DONT_KNOW}` already; leave it out");
                    problems.note(ProblemCode::DuplicateId, format!("{path}.options"), message);
                }
                if options.len() < 2 || concern != Concern::Neutral {
                    let message = "a choice needs two or more options, and its concern is `neutral`";
                    problems.note(ProblemCode::UnsafeRule, path, message);
                }
            }
            (FactKind::YesNo, Concern::Falling) => {
                problems.note(
                    ProblemCode::UnsafeRule,
                    path,
                    "a yes-no fact is worded so that yes means concern, so it is `rising` or `neutral`",
                );
            }
            _ => {}
        }
    }
    let mut lists = Vec::new();
    for (index, group) in draft.fact_groups.iter().enumerate() {
        lists.push((format!("factGroups[{index}].facts"), group.facts.iter().map(FactId::as_str).collect()));
    }
    let facts = set_of(&mut draft.facts.iter().map(|fact| fact.id.as_str()));
    check_partition(problems, "fact", &facts, &lists);
}

fn check_danger_trigger(draft: &InstrumentDraft, problems: &Problems) {
    let acts_alone = |condition: &Condition| match condition {
        Condition::Atom(Atom::Fact(id, FactTest::Yes)) => id.as_str() == DANGER_FACT,
        _ => false,
    };
    let stands = draft.triggers.iter().any(|trigger| {
        trigger.id.as_str() == DANGER_TRIGGER
            && match &trigger.when {
                Condition::AtLeast { needed: 1, of } => of.iter().any(acts_alone),
                condition => acts_alone(condition),
            }
    });
    if !stands {
        let message = format!(
            "the trigger `{DANGER_TRIGGER}` must be met by the fact `{DANGER_FACT}` alone; no pack may remove it"
        );
        problems.note(ProblemCode::UnsafeRule, "triggers", message);
    }
}
