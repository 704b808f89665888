//! One invented response that uses every kind of value, and what follows from it.

use crate::arbitrary::apply;
use crate::forms::sample::{Case, block, field, passed};
use crate::shipped::{instrument, library, pathways};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::content::{Adviser, Agreement, GateStage};
use risk_checklist_core::delivery::{
    BlankReason, Choice, FormEdit, GateDecision, GateRecord, GateResult, Hour, OutcomeNotice, Previous, Record,
    Reference, Stamp, Stop, assessment_v1, form_v1, outcome_v1, previous_v1, record_v1,
};
use risk_checklist_core::instrument::{Date, FactId, GateQuestionId, LinkId, OptionCode, PathwayId, Role, Setting};
use risk_checklist_core::json::{Node, Problems, parse};
use risk_checklist_core::outcome::{Disposition, Dispositions, RefusalReason, conclude};
use risk_checklist_core::response::{Edit, FactValue, Informant, NotAskedReason, Response, Sitting};

pub(super) fn full() -> Response {
    let item = |id: &str| LinkId::parse(id).unwrap();
    let answer = |id: &str, code: &str| Edit::Answer(item(id), OptionCode::parse(code).unwrap());
    let fact = |id: &str, value| Edit::Fact(FactId::parse(id).unwrap(), Some(value));
    apply(&[
        answer("1", "yes"),
        Edit::Note(item("1"), "a \"quoted\" note,\nover two lines, with é and \u{1f600}".to_owned()),
        answer("2", "no"),
        answer("3", "dont-know"),
        Edit::Informant(item("3"), Informant::Records),
        Edit::NotAsked(item("4"), Some(NotAskedReason::Declined)),
        Edit::NotAsked(item("5"), Some(NotAskedReason::NotSafeToAsk)),
        Edit::Note(item("6"), "a note on something not asked".to_owned()),
        answer("14", "yes"),
        Edit::Informant(item("14"), Informant::Police),
        answer("15", "yes"),
        fact("immediateDanger", FactValue::No),
        fact("ageBand", FactValue::Choice(OptionCode::parse("18-plus").unwrap())),
        fact("eventsIn12Months", FactValue::Number(3)),
        fact("childAtRisk", FactValue::DontKnow),
        fact("harmerInPolice", FactValue::Yes),
        Edit::Concern(true),
        Edit::Reason("  says little while he is in the room  ".to_owned()),
    ])
}

pub(super) fn assessment(response: &Response) -> String {
    let assessment = assess(instrument(), response);
    assessment_v1::to_wire(library(), &assessment, &conclude(&assessment, response, pathways(), Setting::default()))
}

/// The notice with a decision of each kind and every field of the stamp.
pub(super) fn full_notice() -> String {
    outcome_v1::to_wire(&full_outcome_notice())
}

fn full_outcome_notice() -> OutcomeNotice {
    let decisions = [
        ("marac", Disposition::Chosen),
        ("strangulation-medical", Disposition::AlreadyInPlace),
        ("police-perpetrated", Disposition::Refused(RefusalReason::NotSafeNow)),
        ("nowhere", Disposition::Chosen),
    ];
    let stamp = Stamp {
        reference: Some(Reference::parse("CASE_2026:00.17-a").unwrap()),
        completed_at: Some(Hour::parse("2026-11-21T09:59:59.999Z").unwrap()),
        role: Some(Role::Housing),
        review_by: Some(Date::parse("2027-01-16").unwrap()),
    };
    // Only the first is in force: the others were not chosen, or are not on the list.
    let gates = [
        ("marac", GateResult::Passed),
        ("strangulation-medical", GateResult::Open),
        ("police-perpetrated", GateResult::Stopped),
        ("nowhere", GateResult::Passed),
    ];
    let decisions = decisions.map(|(id, decision)| (PathwayId::parse(id).unwrap(), decision)).into();
    let gates = gates.map(|(id, result)| (PathwayId::parse(id).unwrap(), result)).to_vec();
    outcome_notice(&full(), decisions, stamp).with_gates(gates)
}

/// The record of the same, with an earlier outcome to compare it with.
pub(super) fn full_record() -> String {
    let earlier = [("strangulation", "met"), ("weapons", "met"), ("children", "met"), ("no-longer-asked", "met")];
    let triggers: Vec<String> =
        earlier.iter().map(|(id, state)| format!(r#"{{"id":"{id}","state":"{state}"}}"#)).collect();
    let text = format!(
        r#"{{"schema":"risk-checklist/outcome/1","completedAt":"2026-05-21T10:00Z","triggers":[{}],"pathways":[]}}"#,
        triggers.join(",")
    );
    let json = parse(&text, 100_000, "").unwrap();
    let problems = Problems::of("");
    let previous = previous_v1::read(&Node::root(&json, &problems), None);
    record(&full(), &full_outcome_notice(), problems.finish(previous).ok().as_ref(), full_gates())
}

/// One of each decision about sharing.
fn full_gates() -> Vec<GateRecord> {
    let gate = passed("marac", &["person", "children"], Agreement::Refused);
    let stop = Stop {
        at: GateQuestionId::parse("necessary").unwrap(),
        stage: GateStage::Necessity,
        ask: vec![Adviser::CaldicottGuardian],
    };
    let decisions = [
        ("marac", GateDecision::Share, gate.lines().to_vec()),
        ("police-perpetrated", GateDecision::DoNotShare(stop), Vec::new()),
        ("strangulation-medical", GateDecision::Open(GateStage::Necessity), Vec::new()),
    ];
    let record = |(pathway, decision, lines)| GateRecord {
        pathway: PathwayId::parse(pathway).unwrap(),
        gate: (library().gate().head().id.clone(), library().gate().head().version),
        role: Some(Role::Housing),
        decided_at: Some(Hour::parse("2026-11-21T09:30Z").unwrap()),
        decision,
        agreement: (pathway == "marac").then_some(Agreement::Refused),
        lines,
    };
    decisions.map(record).into()
}

pub(super) fn blank_record() -> String {
    let blank = Response::new(instrument());
    record(&blank, &outcome_notice(&blank, Dispositions::new(), Stamp::default()), None, Vec::new())
}

fn record(response: &Response, notice: &OutcomeNotice, previous: Option<&Previous>, gates: Vec<GateRecord>) -> String {
    let assessment = assess(instrument(), response);
    let outcome = conclude(&assessment, response, pathways(), Setting::default());
    let (library, sitting, opened) = (library(), &Sitting::of(response.clone()), Vec::new());
    let record =
        Record { library, sitting, assessment: &assessment, opened, outcome: &outcome, notice, previous, gates };
    record_v1::to_wire(&record)
}

pub(super) fn blank_notice() -> String {
    outcome_v1::to_wire(&outcome_notice(&Response::new(instrument()), Dispositions::new(), Stamp::default()))
}

/// The same under the worked example whose threshold catches fewer people.
pub(super) fn local_notice() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/profiles/escalation.json");
    let profile = std::fs::read_to_string(path).unwrap();
    let local = library().clone().with_profile(&profile, Some(Date::parse("2026-11-21").unwrap())).unwrap();
    let assessment = assess(local.pack().instrument(), &full());
    let outcome = conclude(&assessment, &full(), local.pathways().rules(), Setting::default());
    outcome_v1::to_wire(&OutcomeNotice::new(&local, &assessment, &outcome, &Dispositions::new(), Stamp::default()))
}

fn outcome_notice(response: &Response, decisions: Dispositions, stamp: Stamp) -> OutcomeNotice {
    let assessment = assess(instrument(), response);
    let outcome = conclude(&assessment, response, pathways(), Setting::default());
    OutcomeNotice::new(library(), &assessment, &outcome, &decisions, stamp)
}

/// A form with every kind of field, a required field that is blank, and the gate told.
pub(super) fn full_form() -> String {
    let case = Case::blank()
        .answered(&[
            Edit::Answer(LinkId::parse("14").unwrap(), OptionCode::parse("yes").unwrap()),
            Edit::Fact(FactId::parse("harmerInPolice").unwrap(), Some(FactValue::Yes)),
            Edit::Concern(true),
            Edit::Reason("An invented reason that stays here".to_owned()),
        ])
        .requiring("marac", &["person-name", "person-born"])
        .edit(FormEdit::Choose(field("contact-safe"), Choice::Yes))
        .write("contact-how", "020 7946 0100, an invented number")
        .write("contact-never", "Alex Example,\n\"their\" brother <b>& others</b> \u{1f600}")
        .edit(FormEdit::WhyBlank(field("person-name"), Some(BlankReason::NotSafeToAsk)))
        .write("person-born", "about 1990")
        .edit(FormEdit::LeaveOut(block("person-causing-harm"), true))
        .write("harmer-name", "left out");
    wire_of(&case, Agreement::Refused)
}

/// The least that a form can be.
pub(super) fn blank_form() -> String {
    let case = Case { role: None, created_at: None, ..Case::blank() };
    let case = ["sharing", "reasons"].into_iter().fold(case, |case, id| case.edit(FormEdit::LeaveOut(block(id), true)));
    wire_of(&case.edit(FormEdit::Choose(field("contact-safe"), Choice::NotKnown)), Agreement::Agreed)
}

fn wire_of(case: &Case, agreement: Agreement) -> String {
    let form = case.form(&passed("marac", &["person", "children", "harmer"], agreement)).unwrap();
    form_v1::to_wire(&form).unwrap()
}
