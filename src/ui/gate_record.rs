//! The decisions about sharing, for the record: recorded whether details are shared or not.

use crate::shapes::{element, fragment, words};
use crate::sharing_line::{advisers, answer_words, line_words};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::{GateDecision, GateLine, GateRecord};
use yew::prelude::*;

/// Every decision about sharing that is in force. Nothing where none was begun.
pub(crate) fn gate_rows(view: &View) -> Html {
    let mut parts = Vec::new();
    for record in view.session.gate_records() {
        parts.extend([words("h5", "", &decision_words(view, &record)), answers(view, &record.lines)]);
    }
    if !parts.is_empty() {
        parts.insert(0, words("h4", "", view.say(ChromeKey::RecordGates)));
    }
    fragment(parts)
}

fn decision_words(view: &View, record: &GateRecord) -> String {
    let decision = match &record.decision {
        GateDecision::Share => view.say(ChromeKey::SharingPassedLine).to_owned(),
        GateDecision::DoNotShare(stop) => {
            view.chrome().fill(ChromeKey::SharingStoppedLine, &[("advisers", &advisers(view, &stop.ask))])
        }
        GateDecision::Open(_) => view.say(ChromeKey::SharingBegunLine).to_owned(),
    };
    format!("{}: {decision}", view.pathway_line(record.pathway.as_str(), "name"))
}

/// Each question with its answer.
pub(crate) fn answers(view: &View, lines: &[GateLine]) -> Html {
    let mut rows = Vec::new();
    for line in lines {
        let name = html! { <th scope="row">{line_words(view, line)}</th> };
        rows.push(element("tr", "", vec![name, words("td", "", &answer_words(view, line))]));
    }
    element("table", "answers", vec![element("tbody", "", rows)])
}
