//! What each gesture does to a story, without a view.

use crate::training::fixture::scenario;
use risk_checklist_core::content::{Library, TrainingTexts};
use risk_checklist_core::instrument::{LinkId, OptionCode, PathwayId};
use risk_checklist_core::outcome::Disposition;
use risk_checklist_core::response::Edit;
use risk_checklist_ui::{Action, Chosen, Exercise, From, Gesture, Place, Session, Settings, Step, Way};
use std::rc::Rc;

pub(super) fn blank(way: Way) -> Rc<Exercise> {
    let library = Rc::new(Library::shipped().unwrap());
    let words = Rc::new(TrainingTexts::shipped().unwrap());
    Rc::new(Exercise::new(Rc::new(scenario()), library, words, Chosen { way, large_type: false }))
}

pub(super) fn answer(item: &str, code: &str) -> Gesture {
    Gesture::Checklist(Action::Edit(Edit::Answer(LinkId::parse(item).unwrap(), OptionCode::parse(code).unwrap())))
}

pub(super) fn walked(way: Way, gestures: &[Gesture]) -> Rc<Exercise> {
    gestures.iter().fold(blank(way), |exercise, gesture| exercise.after(gesture.clone()))
}

/// A trainee starts with nothing answered: the model must not be seen before it is asked for.
#[test]
fn practising_starts_blank_and_after_the_warning() {
    let start = blank(Way::Practise);
    assert_eq!((start.place(), start.at()), (Place::Warning, 0));
    let begun = start.after(Gesture::Begin);
    assert_eq!(begun.place(), Place::Checklist);
    assert!(begun.session().is_blank());
}

#[test]
fn demonstrating_starts_with_the_model_answers_and_replaying_with_the_whole_story() {
    let begun = walked(Way::Demonstrate, &[Gesture::Begin]);
    assert_eq!(begun.place(), Place::Checklist);
    assert_eq!(Some(begun.response()), begun.model());
    assert_eq!(walked(Way::Replay, &[Gesture::Begin]).place(), Place::Replay);
}

#[test]
fn the_next_step_takes_up_the_answers_that_the_trainee_chose() {
    let first = [Gesture::Begin, answer("1", "yes"), Gesture::Compare];
    let own = walked(Way::Practise, &[&first[..], &[Gesture::NextStep(From::Own)]].concat());
    assert_eq!((own.place(), own.at()), (Place::Checklist, 1));
    assert_eq!(own.response(), walked(Way::Practise, &first).response());
    let model = walked(Way::Practise, &[&first[..], &[Gesture::NextStep(From::Model)]].concat());
    assert_eq!(model.at(), 1);
    assert_eq!(Some(model.response()), model.model());
    assert_eq!(model.session().step(), Step::Start);
}

/// No gesture goes past either end of a story.
#[test]
fn there_is_no_step_beyond_the_last() {
    let last = walked(Way::Practise, &[Gesture::Begin, Gesture::NextStep(From::Own)]);
    assert_eq!(last.at(), last.last());
    for gesture in
        [Gesture::NextStep(From::Own), Gesture::NextStep(From::Model), Gesture::ToStep(2), Gesture::ToStep(99)]
    {
        assert!(Rc::ptr_eq(&last.after(gesture.clone()), &last), "{gesture:?}");
    }
}

#[test]
fn a_demonstration_puts_the_model_answers_back_on_the_same_screen() {
    let shown = walked(Way::Demonstrate, &[Gesture::Begin, Gesture::Checklist(Action::Go(Step::Judgement))]);
    let changed = shown.after(answer("5", "yes"));
    assert_ne!(changed.response(), shown.response());
    let back = changed.after(Gesture::PutBack);
    assert_eq!(back.response(), shown.response());
    assert_eq!(back.session().step(), Step::Judgement);
}

/// From every place, at once, and with nothing lost by coming back.
#[test]
fn a_story_can_be_left_from_anywhere() {
    let places = [
        vec![],
        vec![Gesture::Begin, answer("1", "yes")],
        vec![Gesture::Begin, answer("1", "yes"), Gesture::Compare],
        vec![Gesture::Begin, answer("1", "yes"), Gesture::Finish],
    ];
    for gestures in places {
        let before = walked(Way::Practise, &gestures);
        let left = before.after(Gesture::Leave);
        assert_eq!(left.place(), Place::Left);
        assert!(Rc::ptr_eq(&left.after(Gesture::Leave), &left), "leaving twice is leaving");
        let back = left.after(Gesture::ComeBack);
        assert_eq!((back.place(), back.response()), (before.place(), before.response()));
        let again = left.after(Gesture::StartAgain);
        assert_eq!(again.place(), Place::Warning);
        assert!(again.session().is_blank(), "everything is erased");
    }
}

/// What was shown as a result is taken off the screen once the answers are others.
#[test]
fn a_result_is_shown_only_while_it_is_that_of_the_answers() {
    let shown = walked(Way::Practise, &[Gesture::Begin, answer("1", "yes"), Gesture::Compare, Gesture::ShowResult]);
    assert!(shown.shows_result());
    assert!(shown.after(Gesture::Checklist(Action::Go(Step::Judgement))).shows_result());
    assert!(!shown.after(answer("1", "no")).shows_result());
    assert!(!shown.after(Gesture::Answers).after(Gesture::Compare).shows_result());
}

/// In training nobody is asked whether a person's details may be shared, because there are
/// none. The same decision in a live checklist asks.
#[test]
fn no_story_opens_the_questions_about_sharing() {
    let marac = PathwayId::parse("marac").unwrap();
    let chosen = Action::Decide(marac.clone(), Some(Disposition::Chosen));
    let concern = Action::Edit(Edit::Concern(true));
    let live = Rc::new(Session::new(Rc::new(Library::shipped().unwrap()), Settings::default()));
    let live = live.after(concern.clone()).after(chosen.clone());
    assert!(live.has_gate(&marac), "the control: live, it asks");
    let story = walked(Way::Practise, &[Gesture::Begin, Gesture::Checklist(concern), Gesture::Checklist(chosen)]);
    assert_eq!(story.session().dispositions().get(&marac), Some(&Disposition::Chosen));
    assert!(!story.session().has_gate(&marac));
    let asked = story.after(Gesture::Checklist(Action::Share(marac)));
    assert!(asked.session().sharing().is_none());
}

/// What a fault takes up again is what was there.
#[test]
fn what_was_kept_comes_back() {
    let before =
        walked(Way::Practise, &[Gesture::Begin, answer("1", "yes"), Gesture::NextStep(From::Own), Gesture::Compare]);
    let again = blank(Way::Practise);
    let session = Session::clone(before.session());
    let restored = Exercise::clone(&again).restored(session, before.at(), before.place());
    assert_eq!((restored.place(), restored.at()), (Place::Compare, 1));
    assert_eq!(restored.response(), before.response());
    let beyond = Exercise::clone(&again).restored(Session::clone(before.session()), 99, Place::Checklist);
    assert_eq!(beyond.at(), beyond.last(), "a step that is not there is the last");
}
