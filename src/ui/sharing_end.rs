//! The end of the sharing questions: details may leave, or someone is asked first. Neither
//! is a dead end.

use crate::contacts::contacts;
use crate::focus::Places;
use crate::form_panel::form_panel;
use crate::gate_record::answers;
use crate::send_panel::Ways;
use crate::session::Action;
use crate::shapes::{button, element, fragment, list, paragraph, section, words};
use crate::sharing_line::advisers;
use crate::sharing_question::sharing_question;
use crate::view::View;
use risk_checklist_core::content::{ChromeKey, GateTopic};
use risk_checklist_core::delivery::Stop;
use risk_checklist_core::instrument::PathwayId;
use yew::prelude::*;

/// What can be done while a referral is stopped.
const STILL: [ChromeKey; 5] = [
    ChromeKey::StoppedStillDanger,
    ChromeKey::StoppedStillChild,
    ChromeKey::StoppedStillAdvice,
    ChromeKey::StoppedStillHelpline,
    ChromeKey::StoppedStillReturn,
];

pub(crate) fn passed(view: &View, pathway: &PathwayId, places: &Places, ways: &Ways) -> Html {
    let Some(passed) = view.session.passed_gate(pathway) else {
        return paragraph("lead", view.say(ChromeKey::SharingNotInForce));
    };
    let summary = words("summary", "", view.say(ChromeKey::SharingDecisionShow));
    let inside = vec![
        paragraph("", view.say(ChromeKey::PassedIntro)),
        element("details", "so-far", vec![summary, answers(view, passed.lines())]),
    ];
    fragment(vec![
        section("block gate-passed", "gate-end-title", view.say(ChromeKey::PassedTitle), inside),
        form_panel(view, places, ways, &passed),
    ])
}

pub(crate) fn stopped(view: &View, pathway: &PathwayId, stop: &Stop) -> Html {
    let gate = view.session.library().gate();
    let (draft, context) = (view.session.gate_draft(pathway), view.session.gate_context(pathway));
    let ask = view.chrome().fill(ChromeKey::StoppedAsk, &[("advisers", &advisers(view, &stop.ask))]);
    let because = view.gate_line("question", stop.at.as_str(), "text");
    let mut inside = vec![
        paragraph("first", &ask),
        paragraph("", &view.chrome().fill(ChromeKey::StoppedBecause, &[("question", because)])),
    ];
    // Whose advice was taken can be noted here, where it was asked for.
    for question in gate.questions() {
        if question.topic == GateTopic::Advice {
            inside.push(sharing_question(view, &draft, &context, question));
        }
    }
    let change = view.on_press(Action::GoToGate(stop.stage));
    let still = PathwayId::parse("specialist-support").map(|support| contacts(view, &support));
    inside.extend([
        element("div", "buttons", vec![button("change-answer", "primary", view.say(ChromeKey::StoppedChange), change)]),
        paragraph("help", view.say(ChromeKey::StoppedRecorded)),
    ]);
    let still = vec![list("", &mut STILL.iter().map(|key| view.say(*key))), still.unwrap_or_default()];
    fragment(vec![
        section("block gate-stopped", "gate-end-title", view.say(ChromeKey::StoppedTitle), inside),
        section("panel", "gate-still-title", view.say(ChromeKey::StoppedStill), still),
    ])
}
