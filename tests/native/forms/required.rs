//! Required, and never forced: a value, or a code for why there is none (routing.md D2).

use super::sample::{Case, block, field};
use crate::shipped::library;
use risk_checklist_core::delivery::{BlankReason, FormEdit, FormGap, form_v1, to_html};
use serde_json::Value;

fn gaps(case: &Case) -> Vec<String> {
    case.marac().gaps().iter().map(|gap| format!("{}/{}", gap.block, gap.field)).collect()
}

#[test]
fn everywhere_someone_says_whether_contact_is_safe() {
    assert_eq!(gaps(&Case::blank()), ["safe-contact/contact-safe"]);
    for form in library().forms().all() {
        assert_eq!(form.required, [field("contact-safe")], "{}", form.pathway);
    }
}

#[test]
fn a_profile_adds_fields_in_the_order_of_the_form() {
    let case =
        Case::blank().answer_contact().requiring("marac", &["practitioner-service", "person-name", "children-school"]);
    assert_eq!(gaps(&case), ["person/person-name", "children/children-school", "practitioner/practitioner-service"]);
    let other = case.requiring("idva", &["person-name"]);
    assert!(gaps(&other).is_empty(), "what another pathway requires is not required here");
}

#[test]
fn a_form_with_a_gap_has_no_bytes_to_send() {
    let form = Case::blank().answer_contact().requiring("marac", &["person-name"]).marac();
    let gap = FormGap { block: block("person"), field: field("person-name") };
    assert_eq!(form_v1::to_wire(&form), Err(&[gap][..]));
}

#[test]
fn each_reason_closes_the_gap_and_is_told() {
    for (word, why) in BlankReason::WORDS {
        let case = Case::blank()
            .answer_contact()
            .requiring("marac", &["person-name"])
            .edit(FormEdit::WhyBlank(field("person-name"), Some(why)));
        let form = case.marac();
        assert!(form.gaps().is_empty(), "{word}");
        let (value, blank) = sent(&form_v1::to_wire(&form).unwrap(), "person-name");
        assert_eq!((value, blank), (Value::Null, Value::from(word)));
        let words = library().forms().texts().line(&format!("blank.{word}")).to_owned();
        assert!(to_html(&form.document(library())).contains(&words), "{word}");
        let taken_back = case.edit(FormEdit::WhyBlank(field("person-name"), None));
        assert_eq!(gaps(&taken_back), ["person/person-name"]);
    }
}

/// A value says more than a reason for its absence.
#[test]
fn a_value_stands_before_its_reason() {
    let case = Case::blank()
        .answer_contact()
        .requiring("marac", &["person-name"])
        .edit(FormEdit::WhyBlank(field("person-name"), Some(BlankReason::Declined)))
        .write("person-name", "Sam Example");
    let (value, blank) = sent(&form_v1::to_wire(&case.marac()).unwrap(), "person-name");
    assert_eq!((value, blank), (Value::from("Sam Example"), Value::Null));
}

/// Left out is allowed, for a field or a whole block, and the receiver is told why.
#[test]
fn what_is_required_can_be_left_out_with_a_reason() {
    let written = Case::filled().requiring("marac", &["person-name"]);
    for edit in [FormEdit::LeaveOut(block("person"), true), FormEdit::LeaveOutField(field("person-name"), true)] {
        let case = written.clone().edit(edit.clone());
        assert_eq!(gaps(&case), ["person/person-name"], "{edit:?}");
        let case = case.edit(FormEdit::WhyBlank(field("person-name"), Some(BlankReason::WouldRaiseDanger)));
        let wire = form_v1::to_wire(&case.marac()).unwrap();
        assert_eq!(sent(&wire, "person-name"), (Value::Null, Value::from("would-raise-danger")), "{edit:?}");
        assert!(!wire.contains("SECRET[person-name]"), "{edit:?}");
    }
}

/// The value and the reason in the wire shape.
fn sent(wire: &str, name: &str) -> (Value, Value) {
    let json: Value = serde_json::from_str(wire).unwrap();
    let mut fields = json["blocks"].as_array().unwrap().iter().flat_map(|block| block["fields"].as_array().unwrap());
    let field = fields.find(|field| field["id"] == name).unwrap();
    (field["value"].clone(), field["blank"].clone())
}
