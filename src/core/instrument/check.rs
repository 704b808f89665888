//! Checks that the parts of an instrument fit together.
//!
//! The checks are what lets the rest be total and safe: every reference resolves, every
//! rule can both be met and not be met, no rule looks away from concern, each thing is
//! asked once per rule (so open questions are exact), and the floor stands.

use super::check_rules::Rules;
use super::condition::{Atom, Condition, FactTest};
use super::fact::{Concern, FactKind};
use super::{AnswerOption, FactId, Finding, InstrumentDraft};
use crate::json::{Problem, ProblemCode, Problems};
use std::collections::BTreeSet;
use std::fmt::Display;

/// The words every item and every fact takes beside its own options.
const NOT_ASKED: &str = "not-asked";
const DONT_KNOW: &str = "dont-know";
/// The trigger that no pack may silence, and the fact that meets it alone.
pub(super) const DANGER_TRIGGER: &str = "immediate-danger";
const DANGER_FACT: &str = "immediateDanger";

pub(super) fn check(draft: &InstrumentDraft) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("instrument.json");
    check_ids(draft, &problems);
    check_items(draft, &problems);
    check_sections(draft, &problems);
    check_facts(draft, &problems);
    let rules = Rules {
        items: set_of(&mut draft.items.iter().map(|item| item.link_id.as_str())),
        facts: &draft.facts,
        problems: &problems,
    };
    for (index, trigger) in draft.triggers.iter().enumerate() {
        rules.check_trigger(&format!("triggers[{index}].when"), &trigger.when);
        rules.check_local(&format!("triggers[{index}].local"), trigger);
    }
    check_danger_trigger(draft, &problems);
    problems.finish(Some(()))
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
    let items = set_of(&mut draft.items.iter().map(|item| item.link_id.as_str()));
    for (index, fact) in draft.facts.iter().enumerate() {
        if items.contains(fact.id.as_str()) || fact.id.as_str() == "judgement" {
            let message = format!("`{}` already names an item or the judgement; give the fact another id", fact.id);
            problems.note(ProblemCode::DuplicateId, format!("facts[{index}].id"), message);
        }
    }
}

fn check_items(draft: &InstrumentDraft, problems: &Problems) {
    if draft.items.is_empty() {
        problems.note(ProblemCode::MissingField, "items", "an instrument has at least one item");
    }
    for (index, item) in draft.items.iter().enumerate() {
        let path = format!("items[{index}]");
        check_options(&item.options, &|code, message| problems.note(code, format!("{path}.options"), message));
        check_unique(problems, &format!("{path}.prompts"), &mut item.prompts.iter().map(|prompt| prompt.id.as_str()));
        if item.prefix.trim().is_empty() {
            problems.note(
                ProblemCode::EmptyText,
                format!("{path}.prefix"),
                "an item needs the label people see, such as `7`",
            );
        }
    }
    let known = set_of(&mut draft.items.iter().map(|item| item.link_id.as_str()));
    check_unique(problems, "tally.of", &mut draft.tally.iter().map(super::LinkId::as_str));
    for (index, link_id) in draft.tally.iter().enumerate() {
        check_known(problems, &format!("tally.of[{index}]"), "item", link_id, known.contains(link_id.as_str()));
    }
}

/// Checks what one item offers. Packs give every item the same options, so their reader
/// asks this once, where they stand in the file.
pub(crate) fn check_options(options: &[AnswerOption], note: &dyn Fn(ProblemCode, String)) {
    let mut seen = BTreeSet::new();
    seen.insert(NOT_ASKED);
    for option in options {
        if seen.insert(option.code.as_str()) {
            continue;
        }
        note(
            ProblemCode::DuplicateId,
            format!("`{}` is here twice, or is what an item without an answer is; use another code", option.code),
        );
    }
    let means = |finding| options.iter().any(|option| option.finding == finding);
    if !means(Finding::Present) || !means(Finding::Absent) {
        // Without both, a rule on the item could never be met, or never be ruled out.
        note(ProblemCode::UnsafeRule, "one option must mean present and one must mean absent".to_owned());
    }
}

pub(super) fn check_known(problems: &Problems, path: &str, what: &str, id: &dyn Display, known: bool) {
    if !known {
        problems.note(ProblemCode::UnknownReference, path, format!("there is no {what} `{id}`"));
    }
}

/// Every member in exactly one list.
fn check_partition(problems: &Problems, what: &str, members: &BTreeSet<&str>, lists: &[(String, Vec<&str>)]) {
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

fn check_sections(draft: &InstrumentDraft, problems: &Problems) {
    let mut lists = Vec::new();
    for (index, section) in draft.sections.iter().enumerate() {
        lists.push((format!("sections[{index}].items"), section.items.iter().map(super::LinkId::as_str).collect()));
    }
    let items = set_of(&mut draft.items.iter().map(|item| item.link_id.as_str()));
    check_partition(problems, "item", &items, &lists);
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
