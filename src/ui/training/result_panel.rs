//! The result of a step: shown, handed to the page and downloaded only when asked for.

use super::exercise::Gesture;
use super::training_view::{Around, Outgoing, TrainingView};
use crate::shapes::{button, element, fragment, paragraph, section, when};
use risk_checklist_core::content::TrainingKey;
use risk_checklist_core::delivery::training::result_to_wire;
use risk_checklist_core::training::TrainingResult;
use yew::prelude::*;

pub(super) fn result_panel(view: &TrainingView, around: Around<'_>) -> Html {
    let exercise = &view.exercise;
    let (scenario, rules) = (exercise.scenario(), exercise.rules());
    let Some(result) = TrainingResult::of(exercise.response(), scenario, exercise.at(), rules) else {
        return Html::default();
    };
    let (text, code) = (result_to_wire(&result), result.to_code(scenario, rules));
    let shows = exercise.shows_result();
    let show = || {
        let (act, leave) = (view.act.clone(), around.result.clone());
        let outgoing = Outgoing::Shown { text: text.clone(), code: code.clone() };
        let onclick = Callback::from(move |_: MouseEvent| {
            leave.emit(outgoing.clone());
            act.emit(Gesture::ShowResult);
        });
        button("show-result", "", view.say(TrainingKey::ResultShow), onclick)
    };
    let shown = || {
        let (leave, text) = (around.result.clone(), text.clone());
        let onclick = Callback::from(move |_: MouseEvent| leave.emit(Outgoing::Downloaded(text.clone())));
        fragment(vec![
            paragraph("", view.say(TrainingKey::ResultCode)),
            html! { <p class="code" id="training-code">{&code}</p> },
            button("download", "", view.say(TrainingKey::ResultDownload), onclick),
        ])
    };
    let said = if shows { view.say(TrainingKey::ResultShown) } else { "" };
    let inside = vec![
        paragraph("", view.say(TrainingKey::ResultIntro)),
        element("div", "buttons", vec![when(!shows, show)]),
        html! { <p role="status" class="help">{said}</p> },
        when(shows, shown),
    ];
    section("panel", "result-title", view.say(TrainingKey::ResultTitle), inside)
}
