//! The gate in a session: it opens for what was chosen, delays nothing, and only its result
//! can reach the notice.

use super::{AGREED, option, question};
use crate::shipped::library;
use risk_checklist_core::content::GateStage;
use risk_checklist_core::delivery::{GateEdit, outcome_v1};
use risk_checklist_core::instrument::{FactId, PathwayId, Shares};
use risk_checklist_core::outcome::{Disposition, RefusalReason};
use risk_checklist_core::response::{Edit, FactValue};
use risk_checklist_ui::{Action, Session, Settings, Step};
use serde_json::Value;
use std::rc::Rc;

fn id(pathway: &str) -> PathwayId {
    PathwayId::parse(pathway).unwrap()
}

fn act(session: &Rc<Session>, actions: &[Action]) -> Rc<Session> {
    actions.iter().fold(Rc::clone(session), |session, action| session.after(action.clone()))
}

/// Chosen and opened: a support service, which is on every list.
fn opened() -> Rc<Session> {
    let session = Rc::new(Session::new(Rc::new(library().clone()), Settings::default()));
    let decide = Action::Decide(id("specialist-support"), Some(Disposition::Chosen));
    act(&session, &[Action::Go(Step::Outcome), decide, Action::Share(id("specialist-support"))])
}

fn answer(session: &Rc<Session>, from: usize, to: usize) -> Rc<Session> {
    AGREED[from..to]
        .iter()
        .flat_map(|(asked, options)| options.split(',').map(move |chosen| (*asked, chosen)))
        .fold(Rc::clone(session), |session, (asked, chosen)| {
            session.after(Action::Gate(GateEdit::Choose(question(asked), option(chosen))))
        })
}

fn gate_of(session: &Session) -> Value {
    let notice: Value = serde_json::from_str(&outcome_v1::to_wire(&session.notice())).unwrap();
    notice["gate"].clone()
}

fn at(session: &Session) -> Option<GateStage> {
    session.sharing().unwrap().at
}

/// The screens in order, with Next and Back: nothing is lost, and the end says the result.
#[test]
fn on_and_back_keep_every_answer() {
    let session = opened();
    assert_eq!((session.step(), at(&session)), (Step::Sharing, Some(GateStage::Purpose)));
    let told = act(&session, &[Action::Next]);
    assert_eq!((at(&told), told.gaps_shown()), (Some(GateStage::Purpose), 1), "what is missing is said first");
    let session = act(&answer(&told, 0, 2), &[Action::Next]);
    assert_eq!((at(&session), session.gaps_shown()), (Some(GateStage::Asking), 0));
    let session = act(&answer(&session, 2, AGREED.len()), &[Action::Next]);
    assert_eq!(at(&session), None, "every question has its answer");
    let back: Vec<Option<GateStage>> =
        std::iter::successors(Some(Rc::clone(&session)), |s| Some(s.after(Action::Back)))
            .skip(1)
            .take(8)
            .map(|session| at(&session))
            .collect();
    let stages = GateStage::WORDS.iter().rev().map(|(_, stage)| *stage);
    let stages: Vec<_> = stages.filter(|stage| *stage != GateStage::Reasons).map(Some).collect();
    assert_eq!(back, stages, "the reasons are not asked of those who agreed");
    let out = act(&session, &[const { Action::Back }; 9]);
    assert_eq!((out.step(), out.sharing()), (Step::Outcome, None), "from the first one to the outcome");
    assert!(out.passed_gate(&id("specialist-support")).is_some());
    assert_eq!(at(&act(&out, &[Action::Share(id("specialist-support"))])), None, "it opens where it stands");
}

/// A stop leads back to the answer that stopped it, and on again after advice.
#[test]
fn a_stop_can_be_mended_after_advice() {
    let session = answer(&opened(), 0, AGREED.len());
    let unsure = Action::Gate(GateEdit::Choose(question("power"), option("unsure")));
    let stopped = act(&session, &[unsure, Action::Next]);
    assert_eq!(at(&stopped), None);
    assert_eq!(gate_of(&stopped)[0]["result"], "stopped");
    assert_eq!(at(&act(&stopped, &[Action::Back])), Some(GateStage::Power));
    let mended = Action::Gate(GateEdit::Choose(question("power"), option("adult-safeguarding")));
    let passed = act(&stopped, &[Action::GoToGate(GateStage::Power), mended, Action::Next]);
    assert_eq!((at(&passed), &gate_of(&passed)[0]["result"]), (None, &"passed".into()));
}

/// Only codes, only the result, only for what is chosen and begun; a change of mind keeps
/// the answers and takes the gate out of force.
#[test]
fn the_notice_says_the_result_and_nothing_else() {
    let support = id("specialist-support");
    let session = opened();
    assert_eq!(gate_of(&session), serde_json::json!([]), "opened, not begun");
    let begun = answer(&session, 0, 1);
    assert_eq!(gate_of(&begun), serde_json::json!([{"pathway": "specialist-support", "result": "open"}]));
    let passed = answer(&session, 0, AGREED.len());
    assert_eq!(gate_of(&passed), serde_json::json!([{"pathway": "specialist-support", "result": "passed"}]));
    let refused = Disposition::Refused(RefusalReason::PersonDeclined);
    for other in [Some(refused), Some(Disposition::AlreadyInPlace), None] {
        let changed = act(&passed, &[Action::Decide(support.clone(), other)]);
        assert_eq!(gate_of(&changed), serde_json::json!([]), "{other:?}");
        assert!(changed.passed_gate(&support).is_none());
        assert!(changed.gate_records().is_empty());
        let again = act(&changed, &[Action::Decide(support.clone(), Some(Disposition::Chosen))]);
        assert_eq!(gate_of(&again), gate_of(&passed), "the answers stayed");
    }
    let blank = act(&passed, &[Action::StartAgain]);
    assert!(blank.gate_draft(&support).is_empty() && blank.is_blank() && blank.sharing().is_none(), "erased");
}

/// The words written for the record are nowhere in the notice.
#[test]
fn the_reason_in_words_stays_out_of_the_notice() {
    let words = "zzz-invented-words";
    let session = answer(&opened(), 0, AGREED.len());
    let refused = Action::Gate(GateEdit::Choose(question("agreement"), option("refused")));
    let session = act(&session, &[refused, Action::Gate(GateEdit::Words(question("reason"), words.to_owned()))]);
    let notice = outcome_v1::to_wire(&session.notice());
    assert!(!notice.contains(words) && !notice.contains("\"refused\"") && !notice.contains("agree"), "{notice}");
    assert!(session.gate_records()[0].lines.iter().any(|line| line.words == words), "and is in the record");
}

/// B3, G0: 999 has no gate, whatever is decided, and its call stands while a gate is open,
/// stopped or passed.
#[test]
fn nothing_stands_before_999() {
    let emergency = id("emergency-999");
    assert_eq!(library().pathways().rules().find(&emergency).unwrap().shares, Shares::Nothing);
    let danger = Action::Edit(Edit::Fact(FactId::parse("immediateDanger").unwrap(), Some(FactValue::Yes)));
    let session = act(&opened(), &[danger, Action::Decide(emergency.clone(), Some(Disposition::Chosen))]);
    let stopped = act(&session, &[Action::Gate(GateEdit::Choose(question("power"), option("unsure")))]);
    for session in [&session, &stopped] {
        assert!(!session.has_gate(&emergency) && session.passed_gate(&emergency).is_none());
        let status = session.outcome().referral(&emergency).unwrap().status;
        assert_eq!(status.urgency(), Some(risk_checklist_core::instrument::Urgency::Now));
        let tried = act(session, &[Action::Share(emergency.clone())]);
        assert_eq!(tried.sharing().unwrap().pathway, id("specialist-support"), "there is nothing to open");
    }
}

/// A gate opens only for a referral that something calls for and the practitioner chose.
#[test]
fn a_gate_opens_only_for_what_was_chosen() {
    let session = Rc::new(Session::new(Rc::new(library().clone()), Settings::default()));
    for pathway in ["specialist-support", "review", "marac", "nowhere"] {
        assert!(act(&session, &[Action::Share(id(pathway))]).sharing().is_none(), "{pathway}, not decided");
    }
    for pathway in ["review", "marac"] {
        let decide = Action::Decide(id(pathway), Some(Disposition::Chosen));
        // A review shares nothing, and nothing calls for MARAC yet.
        assert!(act(&session, &[decide, Action::Share(id(pathway))]).sharing().is_none(), "{pathway}");
    }
}
