//! The promise, read off `gate.json` by other means: a second opinion that shares no code
//! with the machine.

use super::{context, gate, option, question};
use proptest::prelude::*;
use risk_checklist_core::content::LibraryFiles;
use risk_checklist_core::delivery::{GateContext, GateDraft, GateEdit, GateState};
use risk_checklist_core::instrument::{BodyType, Nation};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static FILE: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(LibraryFiles::SHIPPED.gate).unwrap());

/// Seed 002, 7.6.1, and routing.md B3: what must be yes.
const MUST_BE_YES: [&str; 9] = [
    "power",
    "necessity",
    "confidence",
    "basis",
    "special-category",
    "offence-data",
    "minimum",
    "channel",
    "recipient",
];

pub(super) fn questions() -> &'static [Value] {
    FILE["questions"].as_array().unwrap()
}

pub(super) fn options(question: &Value) -> &[Value] {
    question["options"].as_array().unwrap()
}

/// Any number of edits, sensible or not, to any question.
fn edits() -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
    prop::collection::vec((0..questions().len(), 0..10_usize, 0..8_u8), 0..60)
}

/// A draft that answers everything, each question with a chance of going on: so that passed
/// gates are not rare.
fn mostly_yes() -> impl Strategy<Value = Vec<(usize, usize, u8)>> {
    let each: Vec<_> = (0..questions().len())
        .map(|index| {
            let first_go_on =
                options(&questions()[index]).iter().position(|option| option["effect"] == "go-on").unwrap_or(0);
            prop_oneof![9 => Just(first_go_on), 1 => 0..10_usize].prop_map(move |place| (index, place, 7))
        })
        .collect();
    (each, edits()).prop_map(|(mut each, more)| {
        each.extend(more.into_iter().take(6));
        each
    })
}

fn contexts() -> impl Strategy<Value = GateContext> {
    let nations: Vec<_> = Nation::WORDS.iter().map(|(_, nation)| Some(*nation)).chain([None]).collect();
    let bodies = vec![None, Some(BodyType::PublicAuthority), Some(BodyType::CharityOrCompany)];
    let pathways = vec!["marac", "childrens-social-care", "homelessness-duty-to-refer", "idva"];
    (prop::sample::select(nations), prop::sample::select(bodies), prop::sample::select(pathways)).prop_map(
        |(nation, body, pathway)| {
            let mut context = context(pathway);
            (context.setting.nation, context.body) = (nation, body);
            context
        },
    )
}

fn apply(edits: &[(usize, usize, u8)]) -> GateDraft {
    edits.iter().fold(GateDraft::new(), |draft, (index, place, kind)| {
        let asked = &questions()[*index];
        let id = question(asked["id"].as_str().unwrap());
        let offered = options(asked);
        let chosen = option(offered[place % offered.len()]["id"].as_str().unwrap());
        let edit = match kind {
            0 => GateEdit::Untick(id, chosen),
            1 => GateEdit::Words(id, " ".repeat(*place)),
            2 => GateEdit::Words(id, "an invented reason".to_owned()),
            _ => GateEdit::Choose(id, chosen),
        };
        draft.apply(gate(), edit).unwrap_or(draft)
    })
}

fn chosen(draft: &GateDraft, id: &str) -> Vec<String> {
    let answer = draft.answer(&question(id)).cloned().unwrap_or_default();
    answer.options.iter().map(ToString::to_string).collect()
}

fn effects(draft: &GateDraft, asked: &Value) -> Vec<String> {
    let chosen = chosen(draft, asked["id"].as_str().unwrap());
    let is_chosen = |option: &&Value| chosen.iter().any(|id| option["id"] == id.as_str());
    options(asked).iter().filter(is_chosen).map(|option| option["effect"].as_str().unwrap().to_owned()).collect()
}

fn check(draft: &GateDraft, context: &GateContext) -> Result<bool, TestCaseError> {
    let state = draft.state(gate(), context);
    prop_assert_eq!(&state, &draft.state(gate(), context), "the same answers, the same state");
    let GateState::Passed(passed) = state else { return Ok(false) };
    for asked in questions().iter().filter(|asked| MUST_BE_YES.iter().any(|topic| asked["topic"] == *topic)) {
        prop_assert_eq!(effects(draft, asked), ["go-on"], "{}", &asked["id"]);
    }
    prop_assert_eq!(chosen(draft, "decision"), ["share"]);
    let agreed = chosen(draft, "can-ask") == ["yes"] && chosen(draft, "agreement") == ["agreed"];
    prop_assert!(agreed || !chosen(draft, "reason").is_empty(), "neither agreed nor a reason");
    prop_assert_eq!(passed.reasons().is_empty(), agreed);
    prop_assert_eq!(passed.pathway(), &context.pathway);
    if context.pathway.as_str() == "homelessness-duty-to-refer" {
        let all = [agreed, chosen(draft, "contact-agreed") == ["yes"], chosen(draft, "council-chosen") == ["yes"]];
        prop_assert_eq!(all, [true; 3], "the duty to refer needs both agreements and a council");
    }
    Ok(true)
}

proptest! {
    #![proptest_config(crate::arbitrary::config())]

    /// No passed gate unless every must-be-yes is a yes, and they agreed or there is a reason.
    #[test]
    fn nothing_passes_that_must_not(edits in prop_oneof![edits(), mostly_yes()], context in contexts()) {
        check(&apply(&edits), &context)?;
    }

    /// Progress is kept: changing an answer and changing it back is as if nothing happened,
    /// whatever was no longer asked in between.
    #[test]
    fn going_back_loses_no_answer(edits in mostly_yes(), index in 0..20_usize, place in 0..10_usize, context in contexts()) {
        let before = apply(&edits);
        let asked = &questions()[index % questions().len()];
        if asked["choose"] == "one" {
            let id = asked["id"].as_str().unwrap();
            let between = apply(&[edits.clone(), vec![(index % questions().len(), place, 7)]].concat());
            let Some(first) = chosen(&before, id).first().cloned() else { return Ok(()) };
            let after = between.apply(gate(), GateEdit::Choose(question(id), option(&first))).unwrap();
            prop_assert_eq!(&after, &before);
            prop_assert_eq!(after.state(gate(), &context), before.state(gate(), &context));
        }
    }
}

/// The property above is not empty: among generated drafts there are passed gates.
#[test]
fn passed_gates_are_among_the_generated() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut passed = BTreeMap::new();
    for _ in 0..400 {
        let tree = (mostly_yes(), contexts()).new_tree(&mut runner).unwrap();
        let (edits, context) = proptest::strategy::ValueTree::current(&tree);
        *passed.entry(check(&apply(&edits), &context).unwrap()).or_insert(0) += 1;
    }
    assert!(passed.get(&true).copied().unwrap_or(0) > 10, "{passed:?}");
}
