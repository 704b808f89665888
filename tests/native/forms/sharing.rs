//! Who may get it, what the gate tells them, and what is written without anyone typing.

use super::sample::{Case, passed};
use crate::shipped::library;
use risk_checklist_core::content::Agreement;
use risk_checklist_core::delivery::{FormWays, form_v1, to_html};
use risk_checklist_core::instrument::{FactId, LinkId, OptionCode};
use risk_checklist_core::response::{Edit, FactValue};
use serde_json::Value;
use std::slice::from_ref;

const ALL: [&str; 3] = ["person", "children", "harmer"];

fn fact(name: &str, value: FactValue) -> Edit {
    Edit::Fact(FactId::parse(name).unwrap(), Some(value))
}

fn yes(item: &str) -> Edit {
    Edit::Answer(LinkId::parse(item).unwrap(), OptionCode::parse("yes").unwrap())
}

/// Routing.md A6: never to a local police inbox, and so never by a system that could send it
/// there. MARAC too: the police sit at that table.
#[test]
fn abuse_by_the_police_goes_by_hand_only() {
    use FormWays::{Any, ByHand};
    let in_police = fact("harmerInPolice", FactValue::Yes);
    let table: [(&str, &[Edit], FormWays); 8] = [
        ("police-perpetrated", from_ref(&in_police), ByHand),
        ("police-perpetrated", &[], ByHand),
        ("marac", from_ref(&in_police), ByHand),
        ("marac", &[fact("harmerInPolice", FactValue::No)], Any),
        ("marac", &[], Any),
        ("fgm-report", from_ref(&in_police), ByHand),
        ("police", from_ref(&in_police), ByHand),
        ("idva", from_ref(&in_police), Any),
    ];
    for (pathway, edits, ways) in table {
        let case = Case::blank().answer_contact().answered(edits);
        let form = case.form(&passed(pathway, &ALL, Agreement::Agreed)).unwrap();
        assert_eq!(form.ways(), ways, "{pathway} {edits:?}");
        let json: Value = serde_json::from_str(&form_v1::to_wire(&form).unwrap()).unwrap();
        assert_eq!(json["byHand"], ways == ByHand);
        // The prohibition travels with the details.
        let handling = json["handling"].to_string() + &to_html(&form.document(library()));
        assert_eq!(handling.matches("police inbox").count(), if ways == ByHand { 2 } else { 0 }, "{pathway}");
    }
}

#[test]
fn every_form_to_the_police_goes_by_hand_when_the_person_causing_harm_is_one_of_them() {
    let case = Case::blank().answer_contact().answered(&[fact("harmerInPolice", FactValue::Yes)]);
    for definition in library().forms().all() {
        let form = case.form(&passed(definition.pathway.as_str(), &ALL, Agreement::Agreed)).unwrap();
        let reaches_police =
            definition.recipient.as_str().contains("police") || definition.recipient.as_str() == "multi-agency-meeting";
        assert_eq!(form.ways() == FormWays::ByHand, reaches_police, "{}", definition.pathway);
    }
}

/// Codes for systems, words for people; and of the gate's free text, nothing.
#[test]
fn the_gate_tells_the_receiver_what_was_agreed_and_why() {
    let case = Case::blank().answer_contact();
    let table =
        [(Agreement::Agreed, "agreed", 0), (Agreement::Refused, "refused", 1), (Agreement::NotAble, "not-able", 1)];
    for (agreement, word, reasons) in table {
        let form = case.form(&passed("marac", &ALL, agreement)).unwrap();
        let wire = form_v1::to_wire(&form).unwrap();
        let json: Value = serde_json::from_str(&wire).unwrap();
        assert_eq!(json["gate"]["agreement"], word);
        assert_eq!(json["gate"]["reasons"].as_array().unwrap().len(), reasons, "{word}");
        for list in ["powers", "basis", "told"] {
            assert_eq!(json["gate"][list].as_array().unwrap().len(), 1, "{word}: {list}");
        }
        let html = to_html(&form.document(library()));
        let words = library().gate().texts().line(&format!("question.agreement.option.{word}"));
        assert!(html.contains(words), "{word}");
        // Whether they could be asked matters only where they did not agree.
        let could_ask = library().gate().texts().line("question.can-ask.short");
        assert_eq!(html.contains(&format!("<dt>{could_ask}</dt>")), agreement != Agreement::Agreed, "{word}");
        for text in [&wire, &html] {
            assert!(!text.contains("An invented reason"), "{word}: words written for the agency's own file");
        }
    }
}

/// The reasons are the names of what led to this pathway, and of nothing else.
#[test]
fn the_reasons_are_written_in_words() {
    let case = Case::blank().answer_contact().answered(&[yes("14"), yes("19"), fact("petsAtRisk", FactValue::Yes)]);
    let form = case.form(&passed("police", &ALL, Agreement::Agreed)).unwrap();
    let wire = form_v1::to_wire(&form).unwrap();
    let name = |trigger: &str| library().pack().texts().line(&format!("trigger.{trigger}.name")).to_owned();
    assert!(wire.contains(&name("threats-to-kill")), "{wire}");
    assert!(!wire.contains(&name("animal-abuse")), "the police referral does not rest on it");
    let own = case.write("reasons-found", "My own words");
    let wire = form_v1::to_wire(&own.form(&passed("police", &ALL, Agreement::Agreed)).unwrap()).unwrap();
    assert!(wire.contains("My own words") && !wire.contains(&name("threats-to-kill")));
    let cleared = own.write("reasons-found", "");
    let wire = form_v1::to_wire(&cleared.form(&passed("police", &ALL, Agreement::Agreed)).unwrap()).unwrap();
    assert!(!wire.contains("reasons-found"), "cleared stays cleared");
}

/// Notes and the reason for the concern were written to stay: no form takes them up by
/// itself.
#[test]
fn no_note_or_reason_is_taken_up_by_itself() {
    let edits = [
        yes("14"),
        Edit::Note(LinkId::parse("14").unwrap(), "CANARY note".to_owned()),
        Edit::Concern(true),
        Edit::Reason("CANARY reason".to_owned()),
    ];
    let case = Case::filled().answered(&edits);
    for definition in library().forms().all() {
        let form = case.form(&passed(definition.pathway.as_str(), &ALL, Agreement::Agreed)).unwrap();
        assert!(!form_v1::to_wire(&form).unwrap().contains("CANARY"), "{}", definition.pathway);
        assert!(!to_html(&form.document(library())).contains("CANARY"), "{}", definition.pathway);
    }
}
