//! Checks of items, what they offer, when they are asked, and the sections that show them.

use super::answer_option::AnswerOption;
use super::check::{check_partition, check_unique, set_of};
use super::check_rules::Rules;
use super::condition::{Atom, Condition};
use super::{Finding, InstrumentDraft, Item, ItemKind, LinkId};
use crate::json::{ProblemCode, Problems};
use std::collections::BTreeSet;

/// The word every item takes beside its own options.
const NOT_ASKED: &str = "not-asked";
/// The heaviest an option may weigh.
const MAX_WEIGHT: u16 = 100;
/// The largest number an item may ask for.
const MAX_COUNT: u16 = 1_000;
/// The most options of one item.
const MAX_OPTIONS: usize = 30;

pub(super) fn check_items(draft: &InstrumentDraft, rules: &Rules<'_>) {
    let problems = rules.problems;
    if draft.items.is_empty() {
        problems.note(ProblemCode::MissingField, "items", "an instrument has at least one item");
    }
    let mut prefixes = BTreeSet::new();
    for (index, item) in draft.items.iter().enumerate() {
        let path = format!("items[{index}]");
        check_answers(&path, item, problems);
        check_unique(problems, &format!("{path}.prompts"), &mut item.prompts.iter().map(|prompt| prompt.id.as_str()));
        let prefix = item.prefix.trim();
        let fault = if prefix.is_empty() {
            Some((ProblemCode::EmptyText, "an item needs the label people see, such as `7`"))
        } else if !prefixes.insert(prefix) {
            Some((ProblemCode::DuplicateId, "another item has this number; number each item once"))
        } else {
            None
        };
        if let Some((code, message)) = fault {
            problems.note(code, format!("{path}.prefix"), message);
        }
        if let Some(condition) = &item.asked_when {
            let path = format!("{path}.askedWhen");
            rules.check_trigger(&path, condition);
            check_gate(&path, condition, index, draft, problems);
        }
    }
}

/// Checks that what an item offers fits how it is answered.
fn check_answers(path: &str, item: &Item, problems: &Problems) {
    let answers = format!("{path}.answers");
    check_options(&item.options, &|code, message| problems.note(code, answers.as_str(), message));
    let means = |finding| item.options.iter().any(|option| option.finding == finding);
    let fault = match item.kind {
        // Without both, a rule on the item could never be met, or never be ruled out.
        ItemKind::Choice | ItemKind::Many if !means(Finding::Present) || !means(Finding::Absent) => {
            "one option must mean present and one must mean absent"
        }
        ItemKind::Many if item.options.iter().any(|o| o.finding == Finding::Absent && o.weight > 0) => {
            "the option for none of these must weigh 0"
        }
        ItemKind::Count { .. } if item.options.iter().any(AnswerOption::is_definite) => {
            "beside its number a count takes only options that mean unknown; name such a set"
        }
        _ => "",
    };
    if !fault.is_empty() {
        problems.note(ProblemCode::UnsafeRule, answers, fault);
    }
    if let ItemKind::Count { min, max, present_from } = item.kind
        && (present_from <= min || present_from > max || max > MAX_COUNT)
    {
        let message = format!("`presentFrom` must be above `min` and at most `max`, and `max` at most {MAX_COUNT}");
        problems.note(ProblemCode::OutOfRange, format!("{path}.presentFrom"), message);
    }
}

/// Checks a set of answers: codes given once, weights that rise with concern, and findings
/// that make sense together.
pub(crate) fn check_options(options: &[AnswerOption], note: &dyn Fn(ProblemCode, String)) {
    if options.len() > MAX_OPTIONS {
        return note(ProblemCode::TooLarge, format!("a question offers at most {MAX_OPTIONS} answers"));
    }
    let mut seen = BTreeSet::new();
    seen.insert(NOT_ASKED);
    let (mut heaviest_absent, mut lightest_present) = (0, MAX_WEIGHT);
    for option in options {
        if !seen.insert(option.code.as_str()) {
            note(
                ProblemCode::DuplicateId,
                format!("`{}` is here twice, or is what an item without an answer is; use another code", option.code),
            );
        }
        match option.finding {
            Finding::Present => lightest_present = lightest_present.min(option.weight),
            Finding::Absent => heaviest_absent = heaviest_absent.max(option.weight),
            Finding::Unknown(_) => {}
        }
        if option.weight > MAX_WEIGHT {
            note(ProblemCode::OutOfRange, format!("a weight is at most {MAX_WEIGHT}"));
        }
    }
    if heaviest_absent > lightest_present {
        let message = "an option that means present weighs less than one that means absent, so more concern would count for less; mend the weights";
        note(ProblemCode::UnsafeRule, message.to_owned());
    }
    let means = |finding| options.iter().any(|option| option.finding == finding);
    if means(Finding::Present) != means(Finding::Absent) {
        note(ProblemCode::UnsafeRule, "one option must mean present and one must mean absent".to_owned());
    }
}

/// A gate looks back: at earlier items, and at facts.
fn check_gate(path: &str, condition: &Condition, own: usize, draft: &InstrumentDraft, problems: &Problems) {
    let repeated = |link_id: &LinkId| {
        let section = draft.sections.iter().position(|section| section.items.contains(link_id));
        section.filter(|place| draft.sections.get(*place).is_some_and(|section| section.repeats.is_some()))
    };
    let own_id = draft.items.get(own).map(|item| &item.link_id);
    let mut fault = "";
    for atom in condition.atoms() {
        fault = match atom {
            Atom::Judgement | Atom::Band(_) => {
                "what is asked never rests on the judgement; use earlier items and facts"
            }
            Atom::Fact(..) => continue,
            Atom::Present(id) | Atom::Ticked(id, _) | Atom::Reaches(id, _) => {
                match draft.items.iter().position(|item| item.link_id == *id) {
                    Some(place) if place >= own => "this looks at itself or at a later item; use an earlier one",
                    Some(_) if repeated(id).is_some() && own_id.and_then(repeated) == repeated(id) => {
                        "inside a repeated section nothing is asked because of the same section"
                    }
                    _ => continue,
                }
            }
        };
    }
    if has_tally(condition) {
        fault = "what is asked never rests on a tally; use earlier items and facts";
    }
    if !fault.is_empty() {
        problems.note(ProblemCode::UnsafeRule, path, fault);
    }
}

fn has_tally(condition: &Condition) -> bool {
    match condition {
        Condition::Atom(_) => false,
        Condition::Tally { .. } => true,
        Condition::AtLeast { of, .. } => of.iter().any(has_tally),
    }
}

pub(super) fn check_sections(draft: &InstrumentDraft, problems: &Problems) {
    let mut lists = Vec::new();
    for (index, section) in draft.sections.iter().enumerate() {
        lists.push((format!("sections[{index}].items"), section.items.iter().map(LinkId::as_str).collect()));
        if section.repeats.is_some_and(|repeats| !(2..=9).contains(&repeats.max)) {
            let message = "a section is asked for 2 to 9 people at most";
            problems.note(ProblemCode::OutOfRange, format!("sections[{index}].repeats.max"), message);
        }
    }
    let items = set_of(&mut draft.items.iter().map(|item| item.link_id.as_str()));
    check_partition(problems, "item", &items, &lists);
}
