//! Checks that the parts of an instrument, and of its pathways, fit together.
//!
//! The checks are what lets the rest be total and safe: every reference resolves, every
//! rule can both be met and not be met, no rule looks away from concern, each thing is
//! asked once per rule (so open questions are exact), and the floor stands.

use super::condition::{Atom, Condition, FactTest};
use super::fact::{Concern, FactKind};
use super::pathway::{CallStatus, Pathway, Urgency};
use super::{AnswerOption, FactDefinition, FactId, Finding, Instrument, InstrumentDraft};
use crate::json::{Problem, ProblemCode, Problems};
use std::collections::BTreeSet;
use std::fmt::Display;

/// The deepest a condition may nest. Published rules need two levels.
const MAX_DEPTH: usize = 8;
/// The words every item and every fact takes beside its own options.
const NOT_ASKED: &str = "not-asked";
const DONT_KNOW: &str = "dont-know";
/// The trigger and pathway that no pack may silence.
const DANGER_TRIGGER: &str = "immediate-danger";
const DANGER_FACT: &str = "immediateDanger";
const EMERGENCY_PATHWAY: &str = "emergency-999";

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
    }
    check_danger_trigger(draft, &problems);
    problems.finish(Some(()))
}

fn check_unique<'a>(problems: &Problems, list: &str, ids: &mut dyn Iterator<Item = &'a str>) {
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
fn set_of<'a>(ids: &mut dyn Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
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

fn check_known(problems: &Problems, path: &str, what: &str, id: &dyn Display, known: bool) {
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

/// What conditions may refer to.
struct Rules<'a> {
    items: BTreeSet<&'a str>,
    facts: &'a [FactDefinition],
    problems: &'a Problems,
}

impl Rules<'_> {
    fn check_trigger(&self, path: &str, condition: &Condition) {
        self.check_condition(path, condition, 0);
        // INVARIANT (read once): open questions are exact because a rule asks each thing
        // once, so any undetermined part can be completed freely of the others.
        let mut seen = BTreeSet::new();
        for atom in condition.atoms() {
            let subject = atom.subject_id();
            if !seen.insert(subject) {
                let message =
                    format!("`{subject}` is used twice in one rule; use it once, or split the rule into two triggers");
                self.problems.note(ProblemCode::UnsafeRule, path, message);
            }
        }
    }

    fn check_condition(&self, path: &str, condition: &Condition, depth: usize) {
        match condition {
            Condition::Atom(atom) => self.check_atom(path, atom),
            Condition::AtLeast { .. } if depth >= MAX_DEPTH => {
                self.problems.note(ProblemCode::TooDeep, path, format!("conditions nest at most {MAX_DEPTH} deep"));
            }
            Condition::AtLeast { needed, of } => {
                if *needed == 0 || *needed > of.len() {
                    let message = format!(
                        "this needs {needed} of {} parts, so it would always or never be met; use 1 to {}",
                        of.len(),
                        of.len()
                    );
                    self.problems.note(ProblemCode::UnsafeRule, path, message);
                }
                // As the file most likely words it; a count of one, or of every part, reads
                // the same either way.
                let list = match *needed {
                    needed if needed == of.len() => "all",
                    1 => "any",
                    _ => "of",
                };
                for (index, part) in of.iter().enumerate() {
                    self.check_condition(&format!("{path}.{list}[{index}]"), part, depth.saturating_add(1));
                }
            }
        }
    }

    fn check_atom(&self, path: &str, atom: &Atom) {
        match atom {
            Atom::Present(link_id) => {
                check_known(self.problems, path, "item", link_id, self.items.contains(link_id.as_str()));
            }
            Atom::Judgement => {}
            Atom::Fact(id, test) => match self.facts.iter().find(|fact| fact.id == *id) {
                None => check_known(self.problems, path, "fact", id, false),
                Some(fact) => {
                    if let Some(fault) = fault_of_test(fact, test) {
                        self.problems.note(ProblemCode::UnsafeRule, path, fault);
                    }
                }
            },
        }
    }
}

/// Why a fact cannot be tested this way, if it cannot.
fn fault_of_test(fact: &FactDefinition, test: &FactTest) -> Option<String> {
    let id = &fact.id;
    match (test, &fact.kind, fact.concern) {
        (FactTest::Yes, FactKind::YesNo, _) => None,
        (FactTest::AtLeast(bound), FactKind::Number { min, max }, Concern::Rising)
            if (min + 1..=*max).contains(bound) =>
        {
            None
        }
        (FactTest::AtMost(bound), FactKind::Number { min, max }, Concern::Falling) if (*min..*max).contains(bound) => {
            None
        }
        (FactTest::AtLeast(_) | FactTest::AtMost(_), FactKind::Number { min, max }, concern) => Some(match concern {
            Concern::Rising => {
                format!("`{id}` means more concern as it rises: use `atLeast` with a number above {min}, at most {max}")
            }
            Concern::Falling => {
                format!("`{id}` means more concern as it falls: use `atMost` with a number from {min}, below {max}")
            }
            Concern::Neutral => format!(
                "`{id}` is neutral, so no number of it can call for help; say whether it is `rising` or `falling`"
            ),
        }),
        (FactTest::Is(option), FactKind::Choice(options), _) if options.contains(option) => None,
        _ => Some(format!("`{id}` cannot be tested this way; see its type and options")),
    }
}

pub(super) fn check_pathways(entries: &[Pathway], instrument: &Instrument) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("pathways.json");
    check_unique(&problems, "pathways", &mut entries.iter().map(|pathway| pathway.id.as_str()));
    let rules = Rules { items: BTreeSet::new(), facts: instrument.facts(), problems: &problems };
    for (index, pathway) in entries.iter().enumerate() {
        check_pathway(&format!("pathways[{index}]"), pathway, entries, instrument, &rules);
    }
    for trigger in instrument.triggers() {
        let called = entries.iter().any(|pathway| pathway.calls.iter().any(|call| call.trigger == trigger.id));
        if !called {
            let message =
                format!("the trigger `{}` calls for no pathway, so it would lead nowhere; add a call", trigger.id);
            problems.note(ProblemCode::UnsafeRule, "pathways", message);
        }
    }
    check_floor(entries, &problems);
    problems.finish(Some(()))
}

fn check_pathway(path: &str, pathway: &Pathway, entries: &[Pathway], instrument: &Instrument, rules: &Rules<'_>) {
    let problems = rules.problems;
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
            Some(other) if other.replaced_by.is_some() || !other.excluded_when.is_empty() => {
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
    let unconditional = |pathway: &&Pathway| pathway.excluded_when.is_empty() && pathway.replaced_by.is_none();
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
