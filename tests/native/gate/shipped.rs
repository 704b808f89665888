//! What ships: every pathway says whether it shares details, and every question can be read.

use super::gate;
use crate::shipped::{library, pathways};
use risk_checklist_core::content::{Choose, GateTopic};
use risk_checklist_core::instrument::{Checked, Shares};

/// A1: these give a number, advice or a date; everything else can hand details over, and a
/// gate too many protects where a gate too few leaks.
#[test]
fn what_shares_nothing_is_a_short_list() {
    let nothing: Vec<&str> = pathways()
        .all()
        .iter()
        .filter(|pathway| pathway.shares == Shares::Nothing)
        .map(|pathway| pathway.id.as_str())
        .collect();
    assert_eq!(nothing, ["emergency-999", "immigration-advice", "pets", "review"]);
}

/// A claim that nobody read a source for is shown as "confirm locally"; and the other way
/// round, an option that goes on to share on a legal ground names its source.
#[test]
fn legal_grounds_name_a_source_or_say_confirm_locally() {
    let legal = [GateTopic::Power, GateTopic::Basis, GateTopic::SpecialCategory, GateTopic::Confidence];
    let mut checked = 0;
    for question in gate().questions().iter().filter(|question| legal.contains(&question.topic)) {
        for option in question.options.iter().filter(|option| !["unsure", "no", "none"].contains(&option.id.as_str())) {
            let is_backed = !option.sources.is_empty() || option.checked == Checked::ConfirmLocally;
            assert!(is_backed, "{} {}", question.id, option.id);
            checked += 1;
        }
    }
    assert!(checked > 15, "{checked}");
}

/// Written for a person under pressure: short, and few screens.
#[test]
fn the_questions_are_short() {
    let texts = library().gate().texts();
    for (key, lines) in texts.entries() {
        for line in lines {
            let limit = if key.ends_with(".text") { 15 } else { 30 };
            let longest = line.split(['.', '?', ':']).map(|part| part.split_whitespace().count()).max().unwrap_or(0);
            assert!(longest <= limit, "{key} has a sentence of {longest} words: {line}");
        }
    }
    let single =
        gate().questions().iter().filter(|question| question.choose == Choose::One && question.pathways.is_empty());
    assert!(single.count() <= 16, "a nurse has two minutes");
}
