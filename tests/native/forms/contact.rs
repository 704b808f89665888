//! Contact by an unsafe way can kill (safety.md H-05): the form says "only as stated" when
//! a safe way is stated, and otherwise that the referrer is asked first.

use super::sample::{Case, block, field};
use crate::shipped::library;
use risk_checklist_core::delivery::{BlankReason, Choice, FormEdit, SafeContact, form_v1, to_html};

impl Case {
    /// What every form asks for, answered.
    pub(super) fn answer_contact(self) -> Self {
        self.edit(FormEdit::Choose(field("contact-safe"), Choice::Yes))
    }
}

#[test]
fn only_a_way_that_is_stated_to_be_safe_is_used() {
    use SafeContact::{AsStated, ReferrerFirst};
    let stated = || Case::blank().answer_contact().write("contact-how", "020 7946 0100, weekdays");
    let table = [
        ("stated and safe", stated(), AsStated),
        ("safe, but no way is stated", Case::blank().answer_contact(), ReferrerFirst),
        ("a way of spaces only", Case::blank().answer_contact().write("contact-how", "  "), ReferrerFirst),
        ("not safe", stated().edit(FormEdit::Choose(field("contact-safe"), Choice::No)), ReferrerFirst),
        ("not known", stated().edit(FormEdit::Choose(field("contact-safe"), Choice::NotKnown)), ReferrerFirst),
        (
            "no answer, with a reason",
            Case::blank()
                .write("contact-how", "020 7946 0100")
                .edit(FormEdit::WhyBlank(field("contact-safe"), Some(BlankReason::NotKnown))),
            ReferrerFirst,
        ),
        ("stated and left out", stated().edit(FormEdit::LeaveOutField(field("contact-how"), true)), ReferrerFirst),
        (
            "the whole part left out",
            stated()
                .edit(FormEdit::LeaveOut(block("safe-contact"), true))
                .edit(FormEdit::WhyBlank(field("contact-safe"), Some(BlankReason::NotSafeToAsk))),
            ReferrerFirst,
        ),
    ];
    for (why, case, expected) in table {
        let form = case.marac();
        assert_eq!(form.contact(), expected, "{why}");
        let wire = form_v1::to_wire(&form).unwrap();
        assert!(wire.contains(&format!("\"contact\": \"{}\"", expected.as_str())), "{why}");
        // Before anything else that the receiver reads.
        let html = to_html(&form.document(library()));
        let said = library().forms().texts().line(&format!("document.contact.{}", expected.as_str()));
        assert!(html.find(said).unwrap() < html.find("<h2>").unwrap(), "{why}");
    }
}
