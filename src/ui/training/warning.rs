//! Before any of it is told: what the story touches on, and the way not to hear it. And the
//! same care after leaving.

use super::exercise::{Gesture, Way};
use super::training_view::{Around, TrainingView};
use crate::contacts::contact;
use crate::shapes::{button, element, fragment, list, paragraph, section, when, words};
use risk_checklist_core::content::TrainingKey;
use yew::prelude::*;

pub(super) fn warning(view: &TrainingView) -> Html {
    let exercise = &view.exercise;
    let content = exercise.scenario().content();
    let steps = exercise.words().count(
        TrainingKey::WarningStepsOne,
        TrainingKey::WarningStepsOther,
        exercise.scenario().steps().len(),
    );
    let way = match exercise.chosen().way {
        Way::Practise => TrainingKey::WarningWayPractise,
        Way::Demonstrate => TrainingKey::WarningWayDemonstrate,
        Way::Replay => TrainingKey::WarningWayReplay,
    };
    let touches = vec![
        words("h4", "", view.say(TrainingKey::WarningTouches)),
        list("", &mut content.warnings.iter().map(String::as_str)),
        paragraph("", view.say(TrainingKey::WarningCare)),
    ];
    let buttons = vec![
        button("begin", "primary", view.say(TrainingKey::WarningBegin), view.on_press(Gesture::Begin)),
        button("opt-out", "", view.say(TrainingKey::WarningOptOut), view.on_press(Gesture::Leave)),
    ];
    let teaches =
        vec![words("strong", "", view.say(TrainingKey::WarningTeaches)), Html::from(" "), Html::from(&*content.point)];
    fragment(vec![
        paragraph("lead", &content.summary),
        element("div", "story-warning", touches),
        element("div", "buttons", buttons),
        support(view),
        element("p", "", teaches),
        paragraph("", &steps),
        paragraph("", view.say(way)),
        paragraph("", view.say(TrainingKey::WarningMadeUp)),
    ])
}

/// Out of the story: nothing of it is on screen.
pub(super) fn left(view: &TrainingView) -> Html {
    let buttons = vec![
        button("come-back", "", view.say(TrainingKey::LeftBack), view.on_press(Gesture::ComeBack)),
        button("erase", "", view.say(TrainingKey::LeftErase), view.on_press(Gesture::StartAgain)),
    ];
    fragment(vec![
        paragraph("lead", view.say(TrainingKey::LeftText)),
        support(view),
        element("div", "buttons", buttons),
    ])
}

/// Services for whoever took part, with numbers to ring.
pub(super) fn support(view: &TrainingView) -> Html {
    let directory = view.exercise.library().directory();
    let mut lines = Vec::new();
    for service in view.exercise.scenario().content().support.iter().filter_map(|id| directory.find(id)) {
        lines.push(contact(&view.view, service));
    }
    let title = view.say(TrainingKey::SupportTitle);
    section("panel quiet", "support-title", title, vec![element("ul", "contacts", lines)])
}

/// The title of a story's end, and what stays with whoever took part.
pub(super) fn closing(view: &TrainingView, around: Around<'_>) -> Html {
    let content = view.exercise.scenario().content();
    let texts = |lines: &[String]| fragment(lines.iter().map(|line| paragraph("", line)).collect());
    let is_led = view.exercise.chosen().way == Way::Demonstrate && !content.facilitator_notes.is_empty();
    let notes = || {
        let title = view.say(TrainingKey::FacilitatorTitle);
        section("panel quiet", "facilitator-title", title, vec![texts(&content.facilitator_notes)])
    };
    let points = list("", &mut content.learning_points.iter().map(String::as_str));
    let print = around.print.reform(|_: MouseEvent| ());
    let buttons = vec![
        button("again", "", view.say(TrainingKey::CloseAgain), view.on_press(Gesture::StartAgain)),
        button("print", "", view.say(TrainingKey::InsteadPrint), print),
    ];
    fragment(vec![
        section("panel", "points-title", view.say(TrainingKey::ClosePoints), vec![points]),
        when(is_led, notes),
        section("block", "check-in-title", view.say(TrainingKey::CloseCheckIn), vec![texts(&content.check_in)]),
        support(view),
        element("div", "buttons", buttons),
    ])
}
