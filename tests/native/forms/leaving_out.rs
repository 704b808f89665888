//! What was left out is in no byte of anything that leaves.

use super::sample::{Case, block, field, passed, secret};
use crate::arbitrary::config;
use crate::shipped::library;
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, subsequence};
use risk_checklist_core::content::{Agreement, FieldKind};
use risk_checklist_core::delivery::{FormEdit, form_draft_v1, form_v1, to_html};
use risk_checklist_core::instrument::{BlockId, FieldId, PathwayId};
use serde_json::Value;

fn all_fields() -> Vec<FieldId> {
    library().forms().blocks().iter().flat_map(|block| &block.fields).map(|field| field.id.clone()).collect()
}

fn all_blocks() -> Vec<BlockId> {
    library().forms().blocks().iter().map(|block| block.id.clone()).collect()
}

proptest! {
    #![proptest_config(config())]

    /// With a secret planted in every field: what stays in is in the wire shape and in the
    /// document, and what was left out, field by field, block by block or by what the gate
    /// says the referral is about, is in neither.
    #[test]
    fn what_is_left_out_is_in_no_byte(
        form in any::<Index>(),
        fields in subsequence(all_fields(), 0..all_fields().len()),
        blocks in subsequence(all_blocks(), 0..all_blocks().len()),
        about in subsequence(vec!["person", "children", "harmer"], 1..=3),
    ) {
        let definition = form.get(library().forms().all());
        let mut case = Case::filled();
        for id in &fields {
            case = case.edit(FormEdit::LeaveOutField(id.clone(), true));
        }
        for id in &blocks {
            case = case.edit(FormEdit::LeaveOut(id.clone(), true));
        }
        // What must be said is said, so that there is something to look at.
        for id in &definition.required {
            case = case.edit(FormEdit::WhyBlank(id.clone(), Some(risk_checklist_core::delivery::BlankReason::Declined)));
        }
        let form = case.form(&passed(definition.pathway.as_str(), &about, Agreement::Agreed)).unwrap();
        let wire = form_v1::to_wire(&form).unwrap();
        let html = to_html(&form.document(library()));
        let json: Value = serde_json::from_str(&wire).unwrap();
        for block in library().forms().blocks() {
            let in_form = definition.blocks.contains(&block.id)
                && !blocks.contains(&block.id)
                && block.about.as_ref().is_none_or(|id| about.contains(&id.as_str()));
            for field in &block.fields {
                let stays = in_form && !fields.contains(&field.id);
                if field.kind == FieldKind::YesNo {
                    prop_assert_eq!(value(&json, &field.id).is_some_and(|value| value == "yes"), stays, "{}", &field.id);
                } else {
                    prop_assert_eq!(wire.contains(&secret(&field.id)), stays, "{}", &field.id);
                    prop_assert_eq!(html.contains(&secret(&field.id)), stays, "{}", &field.id);
                }
            }
            let title = library().forms().line("block", block.id.as_str(), "title");
            if block.is_gate {
                prop_assert_eq!(json["gate"].is_null(), !in_form);
                prop_assert_eq!(html.contains(&format!("<h2>{title}</h2>")), in_form);
            }
        }
    }

    /// Through a fault and back: nothing that was written is lost, and nothing that was left
    /// out comes back in.
    #[test]
    fn a_draft_survives_being_kept(
        fields in subsequence(all_fields(), 0..all_fields().len()),
        blocks in subsequence(all_blocks(), 0..all_blocks().len()),
        words in any::<String>(),
    ) {
        let mut case = Case::filled();
        for id in &fields {
            case = case.edit(FormEdit::LeaveOutField(id.clone(), true));
        }
        for id in &blocks {
            case = case.edit(FormEdit::LeaveOut(id.clone(), true));
        }
        let short: String = words.chars().take(120).collect();
        case = case.write("person-name", &short);
        let drafts = [(PathwayId::parse("marac").unwrap(), case.draft)].into_iter().collect();
        let text = form_draft_v1::to_text(&drafts);
        let json = risk_checklist_core::json::parse(&text, 1 << 20, "").unwrap();
        let problems = risk_checklist_core::json::Problems::of("");
        let node = risk_checklist_core::json::Node::root(&json, &problems);
        prop_assert_eq!(form_draft_v1::read(&node, library().forms()), Some(drafts));
        prop_assert!(problems.is_empty());
    }
}

/// Leaving out is no erasing: one press brings everything back.
#[test]
fn what_was_left_out_can_be_put_back() {
    let before = Case::filled().marac();
    let without = Case::filled()
        .edit(FormEdit::LeaveOut(block("children"), true))
        .edit(FormEdit::LeaveOutField(field("person-name"), true));
    assert_ne!(without.marac(), before);
    let again = without
        .edit(FormEdit::LeaveOut(block("children"), false))
        .edit(FormEdit::LeaveOutField(field("person-name"), false));
    assert_eq!(again.marac(), before);
}

/// An empty box says nothing, and so it does not leave: not its label either.
#[test]
fn an_empty_field_does_not_leave() {
    for words in ["", "   ", " \n\t "] {
        let form = Case::blank().answer_contact().write("person-name", words).marac();
        let json: Value = serde_json::from_str(&form_v1::to_wire(&form).unwrap()).unwrap();
        assert_eq!(value(&json, &field("person-name")), None);
        assert!(!to_html(&form.document(library())).contains("<h2>The person</h2>"));
    }
}

/// The field's value in the wire shape.
fn value(json: &Value, id: &FieldId) -> Option<String> {
    let mut fields = json["blocks"].as_array().unwrap().iter().flat_map(|block| block["fields"].as_array().unwrap());
    let field = fields.find(|field| field["id"] == id.as_str())?;
    field["value"].as_str().map(str::to_owned)
}
