//! The only way a response changes: what each edit does, and what is refused.

use crate::arbitrary::{config, note, response, with};
use crate::shipped::instrument;
use proptest::prelude::{prop_assert_eq, proptest};
use risk_checklist_core::instrument::{FactId, Finding, LinkId, OptionCode, UnknownReason};
use risk_checklist_core::response::{
    Answer, AnswerValue, Edit, EditError, FactValue, Informant, MAX_TEXT, NotAskedReason, Response,
};

#[test]
fn what_the_checklist_does_not_have_is_refused() {
    let blank = Response::new(instrument());
    let refused = |edit: Edit| blank.apply(instrument(), edit).unwrap_err();
    let moon = item("moon");
    assert_eq!(refused(Edit::Answer(moon.clone(), code("yes"))), EditError::UnknownItem(moon.clone()));
    assert_eq!(refused(Edit::NotAsked(moon.clone(), None)), EditError::UnknownItem(moon.clone()));
    assert_eq!(refused(Edit::Note(moon.clone(), "x".to_owned())), EditError::UnknownItem(moon.clone()));
    assert_eq!(refused(Edit::Informant(moon.clone(), Informant::Police)), EditError::UnknownItem(moon));
    let (one, maybe) = (item("1"), code("maybe"));
    let not_offered = EditError::OptionNotOffered { item: one.clone(), option: maybe.clone() };
    assert_eq!(refused(Edit::Answer(one, maybe)), not_offered);
    let tides = fact("tides");
    assert_eq!(refused(Edit::Fact(tides.clone(), None)), EditError::UnknownFact(tides.clone()));
    assert_eq!(refused(Edit::Fact(tides.clone(), Some(FactValue::Yes))), EditError::UnknownFact(tides));
    assert_eq!(blank, Response::new(instrument()), "a refused edit changes nothing");
}

#[test]
fn a_fact_takes_only_its_own_kind_of_value() {
    let number = FactValue::Number;
    let band = |text| FactValue::Choice(code(text));
    let table = [
        ("immediateDanger", vec![FactValue::Yes, FactValue::No], vec![number(0), band("yes")]),
        (
            "eventsIn12Months",
            vec![number(0), number(999)],
            vec![number(1000), number(u16::MAX), FactValue::Yes, FactValue::No, band("3")],
        ),
        ("monthsSinceLastMaracReferral", vec![number(0), number(1200)], vec![number(1201)]),
        ("ageBand", vec![band("under-16"), band("18-plus")], vec![band("17"), FactValue::Yes, number(17)]),
    ];
    let blank = Response::new(instrument());
    for (id, fitting, others) in table {
        for value in fitting.into_iter().chain([FactValue::DontKnow]) {
            let next = with(&blank, Edit::Fact(fact(id), Some(value.clone())));
            assert_eq!(next.fact(&fact(id)), Some(&value), "{id}");
        }
        for value in others {
            let refused = blank.apply(instrument(), Edit::Fact(fact(id), Some(value.clone())));
            assert_eq!(refused, Err(EditError::FactDoesNotFit(fact(id))), "{id}: {value:?}");
        }
    }
}

#[test]
fn texts_are_kept_as_typed_up_to_their_limit() {
    let blank = Response::new(instrument());
    let longest = "é".repeat(MAX_TEXT);
    let longer = format!("{longest}é");
    let noted = with(&blank, Edit::Note(item("1"), longest.clone()));
    assert_eq!(noted.answer(&item("1")).unwrap().note, longest);
    assert_eq!(noted.apply(instrument(), Edit::Note(item("1"), longer.clone())), Err(EditError::TextTooLong));
    assert_eq!(noted.apply(instrument(), Edit::Reason(longer)), Err(EditError::TextTooLong));
    assert_eq!(with(&blank, Edit::Reason(longest.clone())).judgement().reason(), longest);
}

/// No error repeats what was typed: a note in a message may end up in a log.
#[test]
fn errors_are_written_for_people_and_quote_ids_only() {
    let one = item("1");
    for (error, text) in [
        (EditError::UnknownItem(one.clone()), "there is no item `1` in this checklist"),
        (EditError::OptionNotOffered { item: one, option: code("maybe") }, "item `1` does not offer `maybe`"),
        (EditError::UnknownFact(fact("tides")), "there is no fact `tides` in this checklist"),
        (EditError::FactDoesNotFit(fact("ageBand")), "`ageBand` cannot take this value; see its type and range"),
        (EditError::TextTooLong, "the text is longer than 4000 characters; shorten it"),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

/// Going back is ordinary: note, informant and reason typed outlive a changed answer or a
/// concern taken back.
#[test]
fn nothing_typed_is_lost_by_changing_an_answer() {
    let mut response = Response::new(instrument());
    for edit in [
        Edit::Answer(item("5"), code("yes")),
        Edit::Note(item("5"), "a note".to_owned()),
        Edit::Informant(item("5"), Informant::Records),
        Edit::NotAsked(item("5"), Some(NotAskedReason::Declined)),
        Edit::Concern(true),
        Edit::Reason("because".to_owned()),
        Edit::Concern(false),
    ] {
        response = with(&response, edit);
    }
    let kept = Answer {
        value: AnswerValue::NotAsked(Some(NotAskedReason::Declined)),
        note: "a note".to_owned(),
        informant: Informant::Records,
    };
    assert_eq!(response.answer(&item("5")), Some(&kept));
    assert_eq!(response.finding(&item("5")), Finding::Unknown(UnknownReason::Declined));
    assert_eq!(response.judgement().reason(), "because");
    assert!(!response.judgement().is_concerned());
    assert!(response.judgement().stated().is_none());
    assert!(!response.is_blank());
}

/// A concern acts before its reason is written, and is complete only with it.
#[test]
fn a_concern_is_complete_with_its_reason() {
    let concerned = with(&Response::new(instrument()), Edit::Concern(true));
    assert!(concerned.judgement().is_concerned() && concerned.judgement().lacks_reason());
    for blank in ["", "  ", "\n\t", "\u{a0}"] {
        let still = with(&concerned, Edit::Reason(blank.to_owned()));
        assert!(still.judgement().lacks_reason() && still.judgement().stated().is_none());
    }
    let stated = with(&concerned, Edit::Reason(" she is afraid \n".to_owned()));
    assert_eq!(stated.judgement().stated().unwrap().reason(), "she is afraid");
}

proptest! {
    #![proptest_config(config())]

    /// Taking back everything leaves a blank response, whatever was there.
    #[test]
    fn everything_can_be_taken_back(response in response()) {
        let mut next = response;
        for item in instrument().items() {
            for edit in [
                Edit::Note(item.link_id.clone(), String::new()),
                Edit::Informant(item.link_id.clone(), Informant::Person),
                Edit::NotAsked(item.link_id.clone(), None),
            ] {
                next = with(&next, edit);
            }
        }
        for fact in instrument().facts() {
            next = with(&next, Edit::Fact(fact.id.clone(), None));
        }
        next = with(&with(&next, Edit::Concern(false)), Edit::Reason(String::new()));
        assert!(next.is_blank());
        prop_assert_eq!(next, Response::new(instrument()));
    }

    /// The same edit twice is the same as once.
    #[test]
    fn an_edit_made_twice_is_made_once(response in response(), note in note()) {
        for edit in [Edit::Note(item("3"), note.clone()), Edit::Answer(item("3"), code("no")), Edit::Reason(note)] {
            let once = with(&response, edit.clone());
            prop_assert_eq!(&with(&once, edit), &once);
        }
    }
}

fn item(id: &str) -> LinkId {
    LinkId::parse(id).unwrap()
}

fn fact(id: &str) -> FactId {
    FactId::parse(id).unwrap()
}

fn code(text: &str) -> OptionCode {
    OptionCode::parse(text).unwrap()
}
