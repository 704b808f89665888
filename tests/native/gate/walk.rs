//! Every path through the machine, by brute force.

use super::oracle::{options, questions};
use super::{context, gate, option, question};
use risk_checklist_core::content::{Choose, GateQuestion};
use risk_checklist_core::delivery::{GateContext, GateDecision, GateDraft, GateEdit, GateState};
use risk_checklist_core::instrument::{BodyType, Nation};

/// Ends of every path: (passed, stopped).
type Ends = (usize, usize);

/// Answers the first open question in each way that can matter, and follows each.
///
/// Options of one question that mean the same (effect, standing alone, where offered) lead
/// to the same place, so one of each stands for all; that each option has the meaning of its
/// kind is tested below, one by one.
fn walk(draft: &GateDraft, context: &GateContext, steps: usize) -> Ends {
    assert!(steps < 30, "a path without an end: {draft:?}");
    let record = draft.record(gate(), context, None);
    let stage = match draft.state(gate(), context) {
        GateState::Passed(passed) => {
            assert_eq!((record.decision, record.lines.as_slice()), (GateDecision::Share, passed.lines()));
            return (1, 0);
        }
        GateState::Stopped(stop) => {
            assert!(!stop.ask.is_empty());
            assert_eq!(record.decision, GateDecision::DoNotShare(stop));
            return (0, 1);
        }
        GateState::Asking(stage) => stage,
    };
    let asked = draft.asked_in(gate(), context, stage);
    let is_open = |question: &&&GateQuestion| draft.chosen(gate(), context, question).is_empty();
    let open = asked.iter().filter(|question| question.choose != Choose::Any).find(is_open);
    let Some(open) = open else {
        // Only the words can be missing: one sentence, and it goes on.
        let words = asked.iter().find(|question| question.in_words).unwrap();
        let draft = draft.apply(gate(), GateEdit::Words(words.id.clone(), "an invented reason".to_owned())).unwrap();
        assert_ne!(draft.state(gate(), context), GateState::Asking(stage));
        return walk(&draft, context, steps + 1);
    };
    let offered = draft.offered(gate(), context, open);
    assert!(!offered.is_empty(), "{} offers nothing: a dead end", open.id);
    let mut kinds = Vec::new();
    let mut ends = (0, 0);
    for option in offered {
        let kind = (option.effect, option.stands_alone, option.when_agreed);
        if kinds.contains(&kind) {
            continue;
        }
        kinds.push(kind);
        let next = draft.apply(gate(), GateEdit::Choose(open.id.clone(), option.id.clone())).unwrap();
        let found = walk(&next, context, steps + 1);
        ends = (ends.0 + found.0, ends.1 + found.1);
    }
    ends
}

/// B3: from every combination of answers the gate ends in a decision that is recorded, in
/// every nation, for every kind of body; and it can always be passed.
///
/// By hand, for MARAC: agreed, or refused, not able, not asked and cannot ask with a reason of
/// two kinds each, makes 9 ways to the power; 5 questions can stop each (45). Two answers
/// on confidentiality go on for those who agreed, so 10 ways go on; 7 questions can stop
/// each (70). The duty to refer stops 4 ways without agreement and at 2 questions of its
/// own, then 5 + 2 x 7.
#[test]
fn every_path_ends_in_a_recorded_decision() {
    let nations = Nation::WORDS.map(|(_, nation)| Some(nation)).into_iter().chain([None]);
    let bodies = [None, Some(BodyType::PublicAuthority), Some(BodyType::CharityOrCompany)];
    for nation in nations {
        for body in bodies {
            for (pathway, passed, stopped) in [("marac", 10, 115), ("homelessness-duty-to-refer", 2, 25)] {
                let mut context = context(pathway);
                (context.setting.nation, context.body) = (nation, body);
                let ends = walk(&GateDraft::new(), &context, 0);
                assert_eq!(ends, (passed, stopped), "{pathway} {nation:?} {body:?}");
            }
        }
    }
}

/// Each option alone does what its kind says, starting from a gate that is passed: a stop
/// stops there, anything else does not.
#[test]
fn each_option_has_the_meaning_of_its_kind() {
    let context = context("marac");
    let mut checked = 0;
    for asked in questions().iter().filter(|asked| asked["pathways"].is_null()) {
        for offered in options(asked) {
            let id = question(asked["id"].as_str().unwrap());
            let whole = super::draft(super::AGREED, &[("reason", "child-at-risk"), ("confidence", "public-interest")]);
            let edit = GateEdit::Choose(id.clone(), option(offered["id"].as_str().unwrap()));
            let found = gate().question(&id).unwrap();
            let option = found.option(&option(offered["id"].as_str().unwrap())).unwrap();
            if !option.applies_in(context.setting, context.body) {
                continue;
            }
            let state = whole.apply(gate(), edit).unwrap().state(gate(), &context);
            match state {
                GateState::Stopped(stop) => assert_eq!((stop.at, &offered["effect"]), (id, &"stop".into())),
                GateState::Passed(_) => assert_ne!(offered["effect"], "stop", "{} {}", asked["id"], offered["id"]),
                GateState::Asking(stage) => panic!("{} {} asks {stage:?}", asked["id"], offered["id"]),
            }
            checked += 1;
        }
    }
    assert!(checked > 60, "only {checked} options");
}
