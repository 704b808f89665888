//! What can be written, and what is refused.

use super::sample::{block, field};
use crate::shipped::library;
use risk_checklist_core::delivery::{BlankReason, Choice, FormDraft, FormEdit, FormEditError};

#[test]
fn what_the_forms_do_not_have_is_refused() {
    let table = [
        FormEdit::Write(field("nothing"), String::new()),
        FormEdit::Choose(field("nothing"), Choice::Yes),
        FormEdit::LeaveOutField(field("nothing"), true),
        FormEdit::WhyBlank(field("nothing"), Some(BlankReason::Declined)),
    ];
    for edit in table {
        let refused = FormDraft::default().apply(library().forms(), edit);
        assert_eq!(refused, Err(FormEditError::UnknownField(field("nothing"))));
    }
    let refused = FormDraft::default().apply(library().forms(), FormEdit::LeaveOut(block("nothing"), true));
    assert_eq!(refused, Err(FormEditError::UnknownBlock(block("nothing"))));
}

#[test]
fn words_and_choices_each_have_their_fields() {
    let apply = |edit| FormDraft::default().apply(library().forms(), edit);
    assert_eq!(
        apply(FormEdit::Write(field("contact-safe"), "yes".to_owned())),
        Err(FormEditError::DoesNotFit(field("contact-safe")))
    );
    assert_eq!(
        apply(FormEdit::Choose(field("person-name"), Choice::Yes)),
        Err(FormEditError::DoesNotFit(field("person-name")))
    );
}

/// Limits count characters, not bytes, and hold to the very last one.
#[test]
fn limits_hold() {
    let write =
        |words: String| FormDraft::default().apply(library().forms(), FormEdit::Write(field("person-name"), words));
    assert!(write("\u{1f600}".repeat(120)).is_ok());
    assert_eq!(write("a".repeat(121)), Err(FormEditError::TooLong { field: field("person-name"), limit: 120 }));
    let said = write("SECRET".repeat(30)).unwrap_err().to_string();
    assert!(!said.contains("SECRET"), "{said}");
}

#[test]
fn a_block_is_left_out_once_and_comes_back_once() {
    let out = |draft: &FormDraft, stays_out| {
        draft.apply(library().forms(), FormEdit::LeaveOut(block("children"), stays_out)).unwrap()
    };
    let once = out(&FormDraft::default(), true);
    assert_eq!(out(&once, true), once);
    assert!(once.is_left_out(&block("children")) && !once.is_blank());
    assert_eq!(out(&once, false), FormDraft::default());
}
