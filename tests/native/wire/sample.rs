//! One invented response that uses every kind of value, and what follows from it.

use crate::arbitrary::apply;
use crate::shipped::{instrument, library, pathways};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::delivery::{Hour, OutcomeNotice, Reference, Stamp, assessment_v1, outcome_v1};
use risk_checklist_core::instrument::{Date, FactId, LinkId, OptionCode, PathwayId, Role, Setting};
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
    notice(&full(), decisions.map(|(id, decision)| (PathwayId::parse(id).unwrap(), decision)).into(), stamp)
}

pub(super) fn blank_notice() -> String {
    notice(&Response::new(instrument()), Dispositions::new(), Stamp::default())
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

fn notice(response: &Response, decisions: Dispositions, stamp: Stamp) -> String {
    let assessment = assess(instrument(), response);
    let outcome = conclude(&assessment, response, pathways(), Setting::default());
    outcome_v1::to_wire(&OutcomeNotice::new(library(), &assessment, &outcome, &decisions, stamp))
}
