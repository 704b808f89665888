//! How the sharing questions stand, in a line: on a referral's card, and answer by answer.

use crate::session::Action;
use crate::shapes::{hidden, words};
use crate::view::View;
use risk_checklist_core::content::{Adviser, ChromeKey};
use risk_checklist_core::delivery::{GateLine, GateState};
use risk_checklist_core::instrument::PathwayId;
use yew::prelude::*;

/// On the card of a referral that was chosen and hands details over: how its sharing
/// questions stand, and the way to them.
pub(crate) fn sharing_line(view: &View, pathway: &PathwayId) -> Html {
    if !view.session.has_gate(pathway) {
        return Html::default();
    }
    let (said, key) = match view.session.gate_state(pathway) {
        GateState::Passed(_) => (view.say(ChromeKey::SharingPassedLine).to_owned(), ChromeKey::SharingOpenAgain),
        GateState::Stopped(stop) => {
            let ask = advisers(view, &stop.ask);
            (view.chrome().fill(ChromeKey::SharingStoppedLine, &[("advisers", &ask)]), ChromeKey::SharingOpenAgain)
        }
        GateState::Asking(_) if view.session.is_gate_begun(pathway) => {
            (view.say(ChromeKey::SharingBegunLine).to_owned(), ChromeKey::SharingGoOn)
        }
        GateState::Asking(_) => (view.say(ChromeKey::SharingNotBegunLine).to_owned(), ChromeKey::SharingCheck),
    };
    let onclick = view.on_press(Action::Share(pathway.clone()));
    html! {
        <div class="sharing-line">
            {words("p", "", &said)}
            <button type="button" id={sharing_button(pathway)} {onclick}>
                {view.say(key)}
                {hidden(&format!(": {}", view.pathway_line(pathway.as_str(), "name")))}
            </button>
        </div>
    }
}

/// The id of the button that opens the sharing questions of a pathway.
pub(crate) fn sharing_button(pathway: &PathwayId) -> String {
    format!("share-{pathway}")
}

/// Whom to ask, in words: "your safeguarding lead or your Caldicott Guardian".
pub(crate) fn advisers(view: &View, ask: &[Adviser]) -> String {
    let mut names = String::new();
    for adviser in ask {
        if !names.is_empty() {
            names.push_str(view.say(ChromeKey::SharingOr));
        }
        names.push_str(view.gate_line("adviser", adviser.as_str(), "name"));
    }
    names
}

/// What a question is about, in a word or two.
pub(crate) fn line_words(view: &View, line: &GateLine) -> String {
    view.gate_line("question", line.question.as_str(), "short").to_owned()
}

/// What was answered, in words.
pub(crate) fn answer_words(view: &View, line: &GateLine) -> String {
    let mut parts = Vec::new();
    for option in &line.options {
        parts.push(view.gate_line("question", line.question.as_str(), &["option", option.as_str()].join(".")));
    }
    if !line.words.is_empty() {
        parts.push(&line.words);
    }
    parts.join("; ")
}
