//! Each way through and each stop, case by case, with the row of routing.md that asks for it.

use super::{AGREED, Answers, choose, context, draft, gate, option, passed, question, say, stopped};
use risk_checklist_core::content::{Adviser, Agreement, GateStage, GateTopic};
use risk_checklist_core::delivery::{
    GateDecision, GateDraft, GateEdit, GateEditError, GateState, Hour, MAX_GATE_WORDS,
};
use risk_checklist_core::instrument::{BodyType, Nation, Role};
use risk_checklist_core::json::Problem;

const LEAD: Adviser = Adviser::SafeguardingLead;
const CALDICOTT: Adviser = Adviser::CaldicottGuardian;
const OFFICER: Adviser = Adviser::DataProtectionOfficer;

/// B3: "All of G6-G9 must end as yes; any no or unsure: do not send; show whom to contact."
/// G10 and G11 too. Each row changes one answer of a gate that is passed.
#[test]
fn every_no_and_not_sure_stops_and_names_whom_to_ask() {
    let table: [(&str, &str, &[Adviser]); 22] = [
        ("power", "unsure", &[LEAD, OFFICER]),            // G6, B1.1
        ("power", "none", &[LEAD, OFFICER]),              // G6, B1.1
        ("necessary", "no", &[LEAD]),                     // G7, B1.2
        ("necessary", "unsure", &[LEAD]),                 // G7, B1.2
        ("less-intrusive", "less", &[LEAD]),              // G7, B1.2
        ("less-intrusive", "unsure", &[LEAD]),            // G7, B1.2
        ("proportionate", "no", &[LEAD]),                 // G7, B1.2
        ("proportionate", "unsure", &[LEAD]),             // G7, B1.2
        ("confidence", "no", &[CALDICOTT, LEAD]),         // G8, B1.3
        ("confidence", "unsure", &[CALDICOTT, LEAD]),     // G8, B1.3
        ("basis", "unsure", &[OFFICER, LEAD]),            // G9, B1.4
        ("special-category", "unsure", &[OFFICER, LEAD]), // G9
        ("offence-data", "unsure", &[OFFICER, LEAD]),     // G9
        ("minimum", "no", &[LEAD, OFFICER]),              // G10
        ("minimum", "unsure", &[LEAD, OFFICER]),          // G10
        ("channel", "none", &[LEAD, OFFICER]),            // G11
        ("channel", "unsure", &[LEAD, OFFICER]),          // G11
        ("recipient", "no", &[LEAD, OFFICER]),            // G11, W127
        ("recipient", "unsure", &[LEAD, OFFICER]),        // G11
        ("decision", "do-not-share", &[LEAD]),            // G13: recorded when not shared too
        ("contact-agreed", "no", &[LEAD]),                // G3, W29: the duty to refer
        ("council-chosen", "unsure", &[LEAD]),            // G3, W29
    ];
    let context = context("homelessness-duty-to-refer");
    let whole = draft(AGREED, &[("contact-agreed", "yes"), ("council-chosen", "yes")]);
    assert_eq!(passed(&whole, &context).agreement(), Agreement::Agreed);
    for (id, answer, ask) in table {
        let stop = stopped(&choose(&whole, id, answer), &context);
        assert_eq!((stop.at, stop.ask.as_slice()), (question(id), ask), "{id} {answer}");
    }
    // Nothing that stops was forgotten in the table.
    let stops: usize = gate()
        .questions()
        .iter()
        .flat_map(|question| &question.options)
        .filter(|option| option.effect == risk_checklist_core::content::GateEffect::Stop)
        .count();
    assert_eq!(stops, table.len() + 2, "the two questions of the duty to refer have one more each");
}

/// B3, G2 to G5: who is asked what, by what came of asking.
#[test]
fn reasons_are_asked_exactly_when_nobody_agreed() {
    let table: [(Answers, Option<Agreement>, bool); 9] = [
        (&[("can-ask", "yes"), ("agreement", "agreed")], Some(Agreement::Agreed), false),
        (&[("can-ask", "yes"), ("agreement", "refused")], Some(Agreement::Refused), true),
        (&[("can-ask", "yes"), ("agreement", "not-able")], Some(Agreement::NotAble), true),
        (&[("can-ask", "yes"), ("agreement", "not-asked")], Some(Agreement::NotAsked), true),
        (&[("can-ask", "not-alone")], Some(Agreement::NotAsked), true),
        (&[("can-ask", "no-safe-contact")], Some(Agreement::NotAsked), true),
        (&[("can-ask", "no-interpreter")], Some(Agreement::NotAsked), true),
        // An older "agreed" does not count once they cannot be asked safely.
        (&[("can-ask", "yes"), ("agreement", "agreed"), ("can-ask", "raises-danger")], Some(Agreement::NotAsked), true),
        (&[("can-ask", "yes")], None, false),
    ];
    let context = context("marac");
    for (answers, agreement, asks) in table {
        let draft = draft(answers, &[]);
        assert_eq!(draft.agreement(gate(), &context), agreement, "{answers:?}");
        assert_eq!(!draft.asked_in(gate(), &context, GateStage::Reasons).is_empty(), asks, "{answers:?}");
    }
}

const REFUSED: Answers = &[("agreement", "refused"), ("confidence", "public-interest")];

/// B3, G5: at least one reason, and the reason in words (G8: "public interest reason
/// written"), except that a child at risk or a duty in law waits for no prose (A1 row 6,
/// W13, W14: agreement is not needed when a child is at risk).
#[test]
fn sharing_without_agreement_needs_a_reason_and_a_duty_waits_for_no_prose() {
    let context = context("childrens-social-care");
    let asking = |reason: Answers| draft(AGREED, REFUSED).state_with(reason, &context);
    let open = GateState::Asking(GateStage::Reasons);
    assert_eq!(asking(&[]), open);
    assert_eq!(asking(&[("reason", "|an invented reason")]), open, "words alone are no reason");
    assert_eq!(asking(&[("reason", "serious-harm")]), open, "no words yet");
    assert_eq!(asking(&[("reason", "serious-harm|   ")]), open, "blank words");
    for enough in ["child-at-risk", "legal-duty", "child-at-risk,serious-harm", "serious-harm|an invented reason"] {
        let answers: Answers = Box::leak(Box::new([("reason", enough)]));
        assert!(matches!(asking(answers), GateState::Passed(_)), "{enough}");
    }
    // Offered first, and ticked by a person, never for them.
    let reason = gate().question(&question("reason")).unwrap();
    assert_eq!(reason.options.first().unwrap().id, option("child-at-risk"));
    assert_eq!(draft(AGREED, REFUSED).chosen(gate(), &context, reason), Vec::<&_>::new());
}

trait StateWith {
    fn state_with(&self, answers: Answers, context: &risk_checklist_core::delivery::GateContext) -> GateState;
}

impl StateWith for GateDraft {
    fn state_with(&self, answers: Answers, context: &risk_checklist_core::delivery::GateContext) -> GateState {
        let more = answers.iter().fold(self.clone(), |draft, (id, answer)| {
            let (options, words) = answer.split_once('|').unwrap_or((answer, ""));
            let chosen = options.split(',').filter(|id| !id.is_empty());
            let draft = chosen.fold(draft, |draft, chosen| choose(&draft, id, chosen));
            if words.is_empty() { draft } else { say(&draft, id, words) }
        });
        more.state(gate(), context)
    }
}

/// A7, W29: the homelessness duty to refer rests on two agreements and a chosen council.
/// Without agreement it stops, where a MARAC referral can go on (A2, W02).
#[test]
fn the_duty_to_refer_stops_without_agreement_and_marac_does_not() {
    let without: [Answers; 3] = [
        &[("agreement", "refused"), ("confidence", "public-interest"), ("reason", "serious-harm|an invented reason")],
        &[("agreement", "not-able"), ("confidence", "public-interest"), ("reason", "cannot-decide|an invented reason")],
        &[("can-ask", "not-alone"), ("confidence", "public-interest"), ("reason", "legal-duty")],
    ];
    for answers in without {
        let draft = draft(AGREED, answers);
        assert_eq!(stopped(&draft, &context("homelessness-duty-to-refer")).stage, GateStage::Asking, "{answers:?}");
        assert_ne!(passed(&draft, &context("marac")).agreement(), Agreement::Agreed, "{answers:?}");
    }
    let whole = draft(AGREED, &[]);
    assert_eq!(whole.state(gate(), &context("homelessness-duty-to-refer")), GateState::Asking(GateStage::Asking));
}

/// B2, W93 to W96: public bodies keep to public task; charities and companies have the
/// (recognised) legitimate interests. Absent, both are shown.
#[test]
fn the_basis_fits_the_kind_of_body_and_the_power_fits_the_nation() {
    let offered = |id: &str, nation, body| {
        let mut context = context("marac");
        (context.setting.nation, context.body) = (nation, body);
        let question = gate().question(&question(id)).unwrap();
        let offered = GateDraft::new().offered(gate(), &context, question);
        offered.iter().map(|option| option.id.as_str()).collect::<Vec<_>>()
    };
    let (public, private) = (Some(BodyType::PublicAuthority), Some(BodyType::CharityOrCompany));
    let shared = ["legal-obligation", "vital-interests", "unsure"];
    assert_eq!(offered("basis", None, public), [&["public-task"][..], &shared].concat());
    let interests = ["recognised-legitimate-interest", "legitimate-interests"];
    assert_eq!(offered("basis", None, private), [&interests[..], &shared].concat());
    assert_eq!(offered("basis", None, None).len(), 6);
    let section_115 = "crime-and-disorder"; // England and Wales only (B1.1)
    assert!(offered("power", Some(Nation::England), public).contains(&section_115));
    assert!(offered("power", None, public).contains(&section_115));
    assert!(!offered("power", Some(Nation::Scotland), public).contains(&section_115));
    assert!(!offered("power", Some(Nation::Wales), private).contains(&section_115));
}

/// An answer that is no longer offered counts for nothing, and is not lost.
#[test]
fn an_answer_counts_only_while_it_is_offered() {
    let mut context = context("marac");
    let draft = draft(AGREED, &[]);
    context.body = Some(BodyType::CharityOrCompany);
    assert_eq!(draft.state(gate(), &context), GateState::Asking(GateStage::Power), "human rights bind public bodies");
    context.body = None;
    assert_eq!(passed(&draft, &context).basis(), [&option("public-task")]);
    let refused = choose(&draft, "agreement", "refused");
    let reasons = choose(&refused, "reason", "child-at-risk");
    assert_eq!(reasons.state(gate(), &context), GateState::Asking(GateStage::Confidence), "they did not agree");
    assert_eq!(passed(&choose(&reasons, "agreement", "agreed"), &context).reasons(), Vec::<&_>::new());
}

/// B3, G13: recorded either way: role, when, what, to whom, why, basis, agreed or not,
/// advice taken. A role, never a name.
#[test]
fn the_decision_is_recorded_whether_shared_or_not() {
    let context = context("marac");
    let hour = Hour::parse("2026-11-21T09:30Z").unwrap();
    let whole = draft(AGREED, &[("advice", "caldicott-guardian")]);
    let stop = choose(&whole, "decision", "do-not-share");
    for (draft, decision) in [
        (whole.clone(), GateDecision::Share),
        (stop.clone(), GateDecision::DoNotShare(stopped(&stop, &context))),
        (GateDraft::new(), GateDecision::Open(GateStage::Purpose)),
    ] {
        let record = draft.record(gate(), &context, Some(hour));
        assert_eq!(record.decision, decision);
        assert_eq!((record.role, record.decided_at), (Some(Role::Health), Some(hour)));
        assert_eq!((record.pathway, record.gate.0.as_str()), (context.pathway.clone(), gate().head().id.as_str()));
    }
    let record = whole.record(gate(), &context, None);
    let passed = passed(&whole, &context);
    assert_eq!(record.lines, passed.lines());
    assert_eq!(record.agreement, Some(Agreement::Agreed));
    assert_eq!(passed.pathway(), &context.pathway);
    assert_eq!(passed.purpose(), Some(&option("keep-person-safe")));
    assert_eq!(passed.about(), [&option("person"), &option("children")]);
    assert_eq!(passed.powers(), [&option("human-rights")]);
    assert_eq!(passed.advice(), [&option("caldicott-guardian")]);
    assert_eq!(passed.channel(), [&option("secure-email")]);
    assert_eq!(passed.told(), [&option("will-tell")]);
    assert_eq!(passed.answers(GateTopic::Necessity).len(), 3);
    assert_eq!(passed.reason_in_words(), "");
    let topics: Vec<GateTopic> = record.lines.iter().map(|line| line.topic).collect();
    assert!(topics.is_sorted(), "in the order asked");
}

#[test]
fn an_edit_that_the_gate_does_not_allow_is_refused() {
    let draft = GateDraft::new();
    let refused = |edit| draft.apply(gate(), edit).unwrap_err();
    let unknown = question("shoe-size");
    assert_eq!(refused(GateEdit::Choose(unknown.clone(), option("yes"))), GateEditError::UnknownQuestion(unknown));
    let (told, maybe) = (question("told"), option("maybe"));
    let not_offered = GateEditError::OptionNotOffered { question: told.clone(), option: maybe.clone() };
    assert_eq!(refused(GateEdit::Choose(told.clone(), maybe.clone())), not_offered);
    assert_eq!(refused(GateEdit::Untick(told.clone(), maybe)), not_offered);
    assert_eq!(refused(GateEdit::Words(told.clone(), String::new())), GateEditError::NoWords(told));
    let long = "é".repeat(MAX_GATE_WORDS + 1);
    assert_eq!(refused(GateEdit::Words(question("reason"), long)), GateEditError::TooLong);
    assert!(draft.apply(gate(), GateEdit::Words(question("reason"), "é".repeat(MAX_GATE_WORDS))).is_ok());
}

/// The pathways named in the gate's file are named in an error too.
#[test]
fn problems_are_told_by_path() {
    let files = risk_checklist_core::content::LibraryFiles::SHIPPED;
    let broken = files.gate.replace("homelessness-duty-to-refer", "emergency-999");
    let files = risk_checklist_core::content::LibraryFiles { gate: &broken, ..files };
    let problems = risk_checklist_core::content::Library::load(files).err().unwrap_or_default();
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    let expected = "gate.json: needsAgreement[0]: `emergency-999` shares nothing, so it has no gate; take it out";
    assert!(lines.iter().any(|line| line == expected), "{lines:?}");
}
