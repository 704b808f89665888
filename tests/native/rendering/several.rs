//! The screens of every pack, and of a sitting with several checklists that use everything.

use super::fixtures::Fixture;
use super::page::Page;
use crate::bundles::{EVERY, with};
use risk_checklist_core::content::Library;
use risk_checklist_core::instrument::{FactId, InstrumentId, LinkId, OptionCode, RiskLevelId, SectionId};
use risk_checklist_core::response::{Edit, FactValue};
use risk_checklist_ui::{Action, Session, Settings, Step};
use std::rc::Rc;

fn session(library: &Library) -> Rc<Session> {
    Rc::new(Session::new(Rc::new(library.clone()), Settings::default()))
}

fn id(text: &str) -> LinkId {
    LinkId::parse(text).unwrap()
}

fn answer(item: &str, code: &str) -> Action {
    Action::Edit(Edit::Answer(id(item), OptionCode::parse(code).unwrap()))
}

fn tick(code: &str) -> Action {
    Action::Edit(Edit::Tick(id("2"), OptionCode::parse(code).unwrap(), true))
}

fn instrument(text: &str) -> InstrumentId {
    InstrumentId::parse(text).unwrap()
}

/// The checklist that uses everything, with these actions taken.
pub(super) fn everything(actions: &[Action]) -> Rc<Session> {
    let library = with(&["synthetic-everything", "synthetic-scale"]).starting_with("synthetic-everything").unwrap();
    actions.iter().fold(session(&library), |session, action| session.after(action.clone()))
}

/// Every screen of every pack but the default, which has its own fixtures, blank and after
/// answers of every kind.
pub(super) fn pages() -> Vec<Page> {
    let mut fixtures = Vec::new();
    let mut add = |name: String, session: Rc<Session>| {
        fixtures.push(Fixture { name: Box::leak(name.into_boxed_str()), session });
    };
    for library in &EVERY[1..] {
        let session = session(library);
        for step in Step::all(session.sections()) {
            add(format!("{}, {step:?}", library.pack().manifest().id()), session.after(Action::Go(step)));
        }
    }
    let opened = everything(&full());
    for step in Step::all(opened.sections()) {
        add(format!("everything, answered, {step:?}"), opened.after(Action::Go(step)));
    }
    fixtures.into_iter().map(Page::render).collect()
}

/// Answers of every kind, two more people, a band, and the scale opened.
fn full() -> Vec<Action> {
    vec![
        answer("1", "no"),
        tick("follows"),
        tick("threats"),
        Action::TypeCount(0, id("3"), "4".to_owned()),
        Action::Edit(Edit::Note(id("4"), "An invented text".to_owned())),
        answer("6", "often"),
        answer("7", "always"),
        Action::Edit(Edit::People(SectionId::parse("people").unwrap(), 2)),
        Action::Edit(Edit::Answer(id("8").repetition("B"), OptionCode::parse("yes").unwrap())),
        Action::TypeCount(0, id("9").repetition("B"), "many".to_owned()),
        Action::Edit(Edit::Band(Some(RiskLevelId::parse("raised").unwrap()))),
        Action::Edit(Edit::Reason("An invented reason".to_owned())),
        Action::Go(Step::Section(0)),
        Action::Open(instrument("synthetic-scale")),
        Action::EditIn(1, Edit::Answer(id("1"), OptionCode::parse("always").unwrap())),
    ]
}

fn text(session: &Rc<Session>, step: Step) -> String {
    Page::render(Fixture { name: "one", session: session.after(Action::Go(step)) }).text()
}

/// An opened checklist comes after the first one's sections, and there is a way back to the
/// very screen it was opened from; what was answered in it stays.
#[test]
fn an_opened_checklist_comes_in_place_and_leads_back() {
    let before = everything(&[tick("follows"), Action::Go(Step::Section(2))]);
    let opened = before.after(Action::Open(instrument("synthetic-scale")));
    assert_eq!(opened.step(), Step::Section(4));
    assert_eq!(opened.part(), 1);
    assert!(opened.can_return());
    let answered = opened.after(Action::EditIn(1, Edit::Answer(id("2"), OptionCode::parse("often").unwrap())));
    let back = answered.after(Action::Return);
    assert_eq!(back.step(), Step::Section(2));
    assert!(!back.can_return());
    assert!(back.response_at(1).answer(&id("2")).is_some());
    assert!(back.response().answer(&id("2")).is_some(), "item 2 of the first is another item");
    let again = back.after(Action::Open(instrument("synthetic-scale")));
    assert_eq!((again.step(), again.packs().len()), (Step::Section(4), 2), "it is opened once, and gone to after");
}

/// Opening is offered only once the answers call for it; a checklist that is not loaded is
/// said, and nothing else changes.
#[test]
fn an_offer_is_made_when_it_is_called_for() {
    let offer = "Another checklist fits here";
    assert!(!text(&everything(&[]), Step::Section(0)).contains(offer));
    let called = everything(&[tick("follows")]);
    assert!(text(&called, Step::Section(0)).contains("Open: Checklist synthetic-scale"));
    assert!(text(&called, Step::Outcome).contains("Open: Checklist synthetic-scale"));
    let alone = with(&["synthetic-everything"]).starting_with("synthetic-everything").unwrap();
    let alone = session(&alone).after(tick("follows"));
    assert!(text(&alone, Step::Section(0)).contains("could not be loaded here"));
    let same = alone.after(Action::Open(instrument("synthetic-scale")));
    assert_eq!((same.step(), same.packs().len()), (alone.step(), 1));
}

/// One outcome for all: decisions, the notice and the referrals are of both.
#[test]
fn one_outcome_covers_every_checklist() {
    let session = everything(&full());
    let shown = text(&session, Step::Outcome);
    assert!(shown.contains("Invented checklist with everything: Band raised"), "{shown}");
    assert!(shown.contains("Ways to manage the risk"));
    assert!(shown.contains(": Invented scale"), "each checklist's part carries its name");
    let notice = risk_checklist_core::delivery::outcome_v1::to_wire(&session.notice());
    assert!(notice.contains("synthetic-everything") && notice.contains("synthetic-scale"));
    let summary = text(&session, Step::Section(4));
    assert!(summary.contains("Total at least 8"), "the scale shows its own sum: {summary}");
}

/// What an earlier answer rules out stays in its place and says so; a recorded answer does
/// not go away.
#[test]
fn a_question_that_is_not_needed_says_so() {
    let shut = everything(&[answer("1", "no")]);
    assert!(text(&shut, Step::Section(1)).contains("not asked, because of an earlier answer"));
    let recorded = everything(&[answer("5", "always"), answer("1", "no")]);
    assert!(!text(&recorded, Step::Section(1)).contains("not asked, because of an earlier answer"));
}

/// Several people go by a letter. One more can be added; the last can be taken away only
/// while nothing was recorded for them.
#[test]
fn several_people_go_by_a_letter() {
    let people = |count| Action::Edit(Edit::People(SectionId::parse("people").unwrap(), count));
    let two = everything(&[people(2)]);
    let shown = text(&two, Step::Section(2));
    assert!(shown.contains("Person causing harm A") && shown.contains("Person causing harm B"), "{shown}");
    assert!(shown.contains("Add another person causing harm") && shown.contains("Take the last one away"));
    let recorded = two.after(Action::Edit(Edit::Answer(id("8").repetition("B"), OptionCode::parse("yes").unwrap())));
    assert!(!text(&recorded, Step::Section(2)).contains("Take the last one away"));
    let three = everything(&[people(3)]);
    assert!(!text(&three, Step::Section(2)).contains("Add another person causing harm"), "three is the most");
}

/// A number that cannot be read is kept as typed, told, and leads back to its box; a fact and
/// an item of any checklist alike.
#[test]
fn a_number_that_cannot_be_read_is_a_gap() {
    let typed = everything(&[
        Action::TypeCount(0, id("9").repetition("A"), "two".to_owned()),
        Action::TypeCount(0, id("3"), "2000".to_owned()),
        Action::TypeCount(0, id("9"), "3".to_owned()),
    ]);
    assert_eq!(typed.gaps().len(), 1, "{:?}", typed.gaps());
    assert_eq!(typed.step_of_gap(&typed.gaps()[0]), Step::Section(0));
    let mended = typed.after(Action::TypeCount(0, id("3"), "20".to_owned()));
    assert!(mended.gaps().is_empty());
    let unknown = typed.after(answer("3", "refused"));
    assert!(unknown.gaps().is_empty(), "an answer beside the number takes what was typed away");
    let fact = everything(&[Action::Edit(Edit::Fact(FactId::parse("harmerInPolice").unwrap(), Some(FactValue::Yes)))]);
    assert!(fact.gaps().is_empty());
}

/// A chosen band needs its reason before anything can be sent.
#[test]
fn a_chosen_band_needs_its_reason() {
    let band = Action::Edit(Edit::Band(Some(RiskLevelId::parse("top").unwrap())));
    let chosen = everything(&[band]);
    assert_eq!(chosen.gaps().len(), 1);
    assert!(chosen.after(Action::Edit(Edit::Reason("their fear".to_owned()))).gaps().is_empty());
}
