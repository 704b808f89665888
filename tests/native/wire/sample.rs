//! One invented response that uses every kind of value, and what follows from it.

use crate::arbitrary::apply;
use crate::shipped::{instrument, library, pathways};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::delivery::{
    Hour, OutcomeNotice, Previous, Record, Reference, Stamp, assessment_v1, outcome_v1, previous_v1, record_v1,
};
use risk_checklist_core::instrument::{Date, FactId, LinkId, OptionCode, PathwayId, Role, Setting};
use risk_checklist_core::json::{Node, Problems, parse};
use risk_checklist_core::outcome::{Disposition, Dispositions, RefusalReason, conclude};
use risk_checklist_core::response::{Edit, FactValue, Informant, NotAskedReason, Response};

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
    outcome_notice(&full(), decisions.map(|(id, decision)| (PathwayId::parse(id).unwrap(), decision)).into(), stamp)
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
    record(&full(), &full_outcome_notice(), problems.finish(previous).ok().as_ref())
}

pub(super) fn blank_record() -> String {
    let blank = Response::new(instrument());
    record(&blank, &outcome_notice(&blank, Dispositions::new(), Stamp::default()), None)
}

fn record(response: &Response, notice: &OutcomeNotice, previous: Option<&Previous>) -> String {
    let assessment = assess(instrument(), response);
    let outcome = conclude(&assessment, response, pathways(), Setting::default());
    let record = Record { library: library(), response, assessment: &assessment, outcome: &outcome, notice, previous };
    record_v1::to_wire(&record)
}

pub(super) fn blank_notice() -> String {
    outcome_v1::to_wire(&outcome_notice(&Response::new(instrument()), Dispositions::new(), Stamp::default()))
}

fn outcome_notice(response: &Response, decisions: Dispositions, stamp: Stamp) -> OutcomeNotice {
    let assessment = assess(instrument(), response);
    let outcome = conclude(&assessment, response, pathways(), Setting::default());
    OutcomeNotice::new(library(), &assessment, &outcome, &decisions, stamp)
}
