//! Every place of a story in every way through it, rendered without a browser.

use super::exercise::{answer, walked};
use crate::rendering::page;
use risk_checklist_core::content::TrainingTexts;
use risk_checklist_ui::{Action, Chosen, Exercise, From, Gesture, Place, Step, TrainingApp, TrainingAppProps, Way};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Callback, LocalServerRenderer};

const BANNER: &str = "Training: an invented story. Nothing here is about a real person.";

struct Screen {
    name: String,
    html: String,
    exercise: Rc<Exercise>,
}

impl Screen {
    fn of(name: &str, exercise: Rc<Exercise>) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let props = TrainingAppProps {
            start: Rc::clone(&exercise),
            chosen: exercise.chosen(),
            resets: 0,
            on_change: Callback::noop(),
            on_result: Callback::noop(),
            on_print: Callback::noop(),
        };
        let renderer = LocalServerRenderer::<TrainingApp>::with_props(props);
        let html = tokio::task::LocalSet::new().block_on(&runtime, renderer.hydratable(false).render());
        Self { name: name.to_owned(), html, exercise }
    }

    fn attributes(&self, name: &str) -> Vec<&str> {
        let start = format!(" {name}=\"");
        self.html.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
    }
}

fn screens() -> Vec<Screen> {
    let to = |step| Gesture::Checklist(Action::Go(step));
    // The model's answers but for two: one that matters, one that does not.
    let practised = [Gesture::Begin, Gesture::NextStep(From::Model), answer("14", "no"), answer("5", "dont-know")];
    let with = |more: &[Gesture]| walked(Way::Practise, &[&practised[..], more].concat());
    let mut screens = vec![
        Screen::of("warning", walked(Way::Practise, &[])),
        Screen::of("first screen", walked(Way::Practise, &[Gesture::Begin])),
        Screen::of("items", with(&[to(Step::Section(0))])),
        Screen::of("outcome", with(&[to(Step::Outcome)])),
        Screen::of("compare", with(&[Gesture::Compare])),
        Screen::of("compare, result shown", with(&[Gesture::Compare, Gesture::ShowResult])),
        Screen::of(
            "compare, nothing differs",
            walked(Way::Practise, &[Gesture::Begin, Gesture::ToStep(0), Gesture::Compare]),
        ),
        Screen::of("compare, nothing answered", walked(Way::Practise, &[Gesture::Begin, Gesture::Compare])),
        Screen::of("closing", with(&[Gesture::Finish])),
        Screen::of("left", with(&[Gesture::Leave])),
        Screen::of("demonstrate, warning", walked(Way::Demonstrate, &[])),
        Screen::of("demonstrate", walked(Way::Demonstrate, &[Gesture::Begin])),
        Screen::of(
            "demonstrate, changed",
            walked(Way::Demonstrate, &[Gesture::Begin, Gesture::ToStep(1), answer("14", "no")]),
        ),
        Screen::of("demonstrate, outcome", walked(Way::Demonstrate, &[Gesture::Begin, to(Step::Outcome)])),
        Screen::of("demonstrate, closing", walked(Way::Demonstrate, &[Gesture::Begin, Gesture::Finish])),
        Screen::of("replay", walked(Way::Replay, &[Gesture::Begin])),
    ];
    let large = Gesture::Choose(Chosen { way: Way::Demonstrate, large_type: true });
    screens.push(Screen::of("demonstrate, large", walked(Way::Demonstrate, &[large, Gesture::Begin])));
    screens
}

/// Banner and watermark are on every screen; a way out is on each that tells the story.
#[test]
fn every_screen_says_that_it_is_training_and_lets_people_go() {
    for Screen { name, html, exercise } in screens() {
        assert_eq!(html.matches("id=\"screen-title\"").count(), 1, "{name}");
        assert!(html.contains(BANNER), "{name}");
        assert!(html.contains("class=\"watermark\""), "{name}");
        let way_out = match exercise.place() {
            Place::Warning => "id=\"opt-out\"",
            Place::Left | Place::Closing => "class=\"contacts\"",
            _ => "id=\"leave\"",
        };
        assert!(html.contains(way_out), "{name} has no {way_out}");
    }
}

/// Before and after, the numbers to ring are there; of a story that was left, nothing is.
#[test]
fn care_comes_before_the_story_and_after_it() {
    for Screen { name, html, exercise } in screens() {
        let told = html.contains("Rowan");
        match exercise.place() {
            Place::Warning => {
                assert!(html.contains("Control and stalking after leaving"), "{name}");
                assert!(html.contains("href=\"tel:"), "{name}");
                assert!(!told, "{name} tells the story already");
            }
            Place::Left => {
                assert!(!told && !html.contains("The green door"), "{name} still shows the story");
                assert!(html.contains("href=\"tel:"), "{name}");
            }
            Place::Closing => assert!(html.contains("href=\"tel:"), "{name}"),
            Place::Checklist | Place::Replay => assert!(told, "{name} does not tell the story"),
            Place::Compare => {}
        }
    }
}

#[test]
fn no_screen_offers_to_send_share_or_record() {
    for Screen { name, html, .. } in screens() {
        for control in [
            "id=\"send\"",
            "id=\"show-record\"",
            "id=\"hand-over\"",
            "class=\"record\"",
            "class=\"notice\"",
            "id=\"share-",
        ] {
            assert!(!html.contains(control), "{name} has {control}");
        }
    }
}

#[test]
fn no_screen_shows_a_key_or_a_placeholder_or_breaks_a_reference() {
    let mut checked = 0;
    for screen in screens() {
        let name = &screen.name;
        for sign in
            ["{", "}", "pathway.", "trigger.", "(None", "Some(", "<p></p>", "<li></li>", "<h5></h5>", "style=\""]
        {
            assert!(!screen.html.contains(sign), "{name} shows `{sign}`");
        }
        let ids = screen.attributes("id");
        let set: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(set.len(), ids.len(), "{name} gives an id twice: {ids:?}");
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for id in screen.attributes(attribute).into_iter().flat_map(|value| value.split(' ')) {
                checked += 1;
                assert!(set.contains(id), "{name}: {attribute} points at `{id}`, which is not there");
            }
        }
        let buttons = screen.html.matches("<button").count();
        assert_eq!(buttons, screen.html.matches("<button type=\"button\"").count(), "{name}");
    }
    assert!(checked > 100, "only {checked} references were checked");
}

/// One answer that was missed is the difference that changed the routing, and is said to be.
#[test]
fn the_comparison_tells_what_changed_the_result_from_what_did_not() {
    let html = screens().into_iter().find(|screen| screen.name == "compare").unwrap().html;
    let (before, after) = html.split_once("harmless-title").unwrap();
    assert!(
        before.contains("changed-title") && before.contains("in front of a neighbour."),
        "the model's reasoning is there"
    );
    assert!(before.contains("Tell the police"), "what was missed is named");
    assert!(after.contains("Asked, and answered plainly."), "item 5 is harmless, with its reasoning");
}

#[test]
fn what_if_shows_before_and_after_and_what_moved() {
    let all = screens();
    let find = |name: &str| &all.iter().find(|screen| screen.name == name).unwrap().html;
    assert!(find("demonstrate").contains("The result stays the same."));
    assert!(!find("demonstrate").contains("id=\"put-back\""), "there is nothing to put back");
    let changed = find("demonstrate, changed");
    assert!(changed.contains("id=\"put-back\"") && changed.contains("differs"));
    assert!(!changed.contains("The result stays the same."));
}

/// Every word of training mode is asked for somewhere, so that none outlives its use.
#[test]
fn every_word_of_training_is_used() {
    let source = page::sources("src/ui/training");
    let keys = std::fs::read_to_string("src/content/text/en-GB/training.json").unwrap();
    let keys: serde_json::Value = serde_json::from_str(&keys).unwrap();
    let mut checked = 0;
    for key in keys["texts"].as_object().unwrap().keys() {
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        let name: String = key.split(['.', '-']).map(capital).collect();
        assert!(source.contains(&format!("TrainingKey::{name}")), "no screen uses `{key}`");
        checked += 1;
    }
    assert!(checked > 90);
    assert!(TrainingTexts::shipped().is_ok());
}
