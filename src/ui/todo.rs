//! What is still to do. Nothing here stops anyone from sending.

use crate::focus::{Places, focus_by_id};
use crate::number_field::gap_words;
use crate::review_panel::NOT_DECIDED;
use crate::shapes::{button, element, paragraph, words};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::CallStatus;
use risk_checklist_core::outcome::{Referral, ReferralStatus};
use yew::prelude::*;

/// One thing to do, and where on the last screen.
pub(crate) struct Todo {
    pub(crate) text: String,
    pub(crate) place: String,
}

/// Everything that is open, the most pressing first.
pub(crate) fn todos(view: &View) -> Vec<Todo> {
    let session = &view.session;
    let mut todos = Vec::new();
    let mut add = |text: String, place: &str| todos.push(Todo { text, place: place.to_owned() });
    let (mut recommended, mut consider) = (Vec::new(), Vec::new());
    for referral in session.undecided() {
        match referral.status {
            ReferralStatus::Called(CallStatus::Recommended(_)) => recommended.push(referral),
            _ => consider.push(referral),
        }
    }
    let count = |one, other, count| view.chrome().count(one, other, count);
    let first = |list: &[&Referral]| list.first().map(|referral| card_id(referral.pathway.as_str()));
    if let Some(place) = first(&recommended) {
        add(count(ChromeKey::TodoRecommendedOne, ChromeKey::TodoRecommendedOther, recommended.len()), &place);
    }
    let open = session.assessment().open_questions().len();
    if open > 0 {
        add(count(ChromeKey::OpenTitleOne, ChromeKey::OpenTitleOther, open), "open-title");
    }
    if session.review_in_days().is_none() {
        add(view.say(ChromeKey::TodoReview).to_owned(), NOT_DECIDED);
    }
    if let Some(place) = first(&consider) {
        add(count(ChromeKey::TodoConsiderOne, ChromeKey::TodoConsiderOther, consider.len()), &place);
    }
    todos
}

/// The same with what must be mended first: for paper, where nothing can be pressed.
pub(crate) fn todo_lines(view: &View) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for gap in view.session.gaps() {
        lines.push(gap_words(view, &gap));
    }
    for todo in todos(view) {
        lines.push(todo.text);
    }
    lines
}

/// The id of a referral's heading.
pub(crate) fn card_id(pathway: &str) -> String {
    ["referral-", pathway].concat()
}

/// A line that leads to a place on this screen.
pub(crate) fn leading(places: &Places, text: &str, place: String) -> Html {
    let from = places.heading.clone();
    button("", "link", text, Callback::from(move |_: MouseEvent| focus_by_id(&from, &place)))
}

pub(crate) fn todo_list(view: &View, places: &Places) -> Html {
    let mut lines = Vec::new();
    for todo in todos(view) {
        lines.push(element("li", "", vec![leading(places, &todo.text, todo.place)]));
    }
    if lines.is_empty() {
        return Html::default();
    }
    let inside = vec![
        words("h5", "", view.say(ChromeKey::TodoTitle)),
        element("ul", "open", lines),
        paragraph("help", view.say(ChromeKey::TodoHelp)),
    ];
    element("div", "todo", inside)
}
