//! Around every screen of training mode: the banner, the watermark and the way out.

use super::compare::compare;
use super::exercise::{Gesture, Way};
use super::instead::instead;
use super::keys::{keys_help, on_key};
use super::place::Place;
use super::replay::replay;
use super::story::{story, story_steps};
use super::training_view::{Around, TrainingView};
use super::warning::{closing, left, warning};
use super::what_if::{WHAT_IF, what_if};
use crate::outcome_screen::found;
use crate::screen::framed;
use crate::shapes::{button, element, fragment, when, words};
use crate::step_nav::step_nav;
use crate::summary_bar::summary_bar;
use crate::todo::leading;
use crate::view::View;
use risk_checklist_core::content::TrainingKey;
use yew::prelude::*;

pub(super) fn frame(view: &TrainingView, around: Around<'_>) -> Html {
    let exercise = &view.exercise;
    let is_demonstrated = exercise.chosen().way == Way::Demonstrate && exercise.place() == Place::Checklist;
    let onkeydown = if is_demonstrated { on_key(view, around) } else { Callback::noop() };
    let large = if exercise.chosen().large_type { " large" } else { "" };
    let page = match exercise.place() {
        Place::Warning => titled(view, around, TrainingKey::WarningTitle, warning(view)),
        Place::Checklist if is_demonstrated => demonstrated(view, around),
        Place::Checklist => checklist(view, around),
        Place::Compare => titled(view, around, TrainingKey::CompareTitle, compare(view, around)),
        Place::Replay => titled(view, around, TrainingKey::ReplayTitle, replay(view)),
        Place::Closing => titled(view, around, TrainingKey::CloseTitle, closing(view, around)),
        Place::Left => titled(view, around, TrainingKey::LeftTitle, left(view)),
    };
    // Nothing of the story stays on screen for whoever left it.
    let title = match exercise.place() {
        Place::Left => view.say(TrainingKey::LeftHeading),
        _ => &exercise.scenario().content().title,
    };
    html! {
        <div class={format!("widget training{large}")} {onkeydown}>
            <div class="training-page">
                {watermark(view)}
                {top(view, around, is_demonstrated)}
                {words("h2", "title", title)}
                {page}
            </div>
        </div>
    }
}

/// On every screen and every sheet of paper. The banner says it in words: this is drawn by the
/// style and is not text.
fn watermark(view: &TrainingView) -> Html {
    html! { <div class="watermark" aria-hidden="true" data-mark={view.say(TrainingKey::Watermark).to_owned()} /> }
}

/// What stays in sight: the banner, and the story while someone answers. Whoever demonstrates
/// has the story beside the checklist.
fn top(view: &TrainingView, around: Around<'_>, is_demonstrated: bool) -> Html {
    let is_answering = view.exercise.place() == Place::Checklist && !is_demonstrated;
    // On a narrow screen it stands below the whole checklist.
    let to_what_if = || {
        let lead = leading(around.places, view.say(TrainingKey::WhatIfTitle), WHAT_IF.to_owned());
        element("div", "to-what-if", vec![lead])
    };
    let inside = vec![bar(view), when(is_answering, || story(view)), when(is_demonstrated, to_what_if)];
    element("div", "training-top", inside)
}

fn bar(view: &TrainingView) -> Html {
    let is_out = matches!(view.exercise.place(), Place::Warning | Place::Left | Place::Closing);
    let leave = || button("leave", "link", view.say(TrainingKey::Leave), view.on_press(Gesture::Leave));
    html! {
        <div class="training-bar">
            <p class="training-banner">{view.say(TrainingKey::Banner)}</p>
            {when(!is_out, leave)}
        </div>
    }
}

/// A screen of its own, with a heading that takes focus.
fn titled(view: &TrainingView, around: Around<'_>, title: TrainingKey, inside: Html) -> Html {
    html! {
        <section class="screen" key={view.exercise.place().as_str()} aria-labelledby="screen-title">
            <h3 id="screen-title" tabindex="-1" ref={around.places.heading.clone()}>{view.say(title)}</h3>
            {inside}
        </section>
    }
}

/// The very screens of a live checklist, with another end.
fn checklist(view: &TrainingView, around: Around<'_>) -> Html {
    let end = |live: &View| {
        let mut inside = found(live, around.places);
        inside.push(instead(view, around));
        fragment(inside)
    };
    fragment(vec![
        summary_bar(&view.view),
        element("div", "layout", vec![step_nav(&view.view), framed(&view.view, around.places, &end)]),
    ])
}

fn demonstrated(view: &TrainingView, around: Around<'_>) -> Html {
    let shown = element("div", "shown", vec![story(view), checklist(view, around)]);
    let finish = words_of_finish(view);
    let beside = element("div", "beside", vec![what_if(view), finish, keys_help(view)]);
    fragment(vec![story_steps(view), element("div", "demonstrated", vec![shown, beside])])
}

/// The end of a demonstration is a check-in as well.
fn words_of_finish(view: &TrainingView) -> Html {
    let finish = button("finish", "", view.say(TrainingKey::CompareClose), view.on_press(Gesture::Finish));
    element("div", "buttons", vec![finish])
}
