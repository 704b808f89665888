//! What has changed since an earlier checklist. It is shown beside the outcome and takes
//! nothing from it.

use crate::dates::date_words;
use crate::referral_card::refusal_key;
use crate::session::Action;
use crate::shapes::{button, element, fragment, list, paragraph, section, words};
use crate::view::View;
use crate::why::subject_words;
use risk_checklist_core::assessment::TraceStep;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::{Change, Changes, Previous, RouteSince};
use risk_checklist_core::instrument::{Subject, TriggerId};
use yew::prelude::*;

/// How many questions are offered for one trigger; more of them stand under "open".
const QUESTIONS_SHOWN: usize = 3;

/// Nothing where the host handed no earlier outcome in.
pub(crate) fn since_panel(view: &View) -> Html {
    let Some((previous, changes)) = changes(view) else { return Html::default() };
    let mut inside = vec![paragraph("", &compared(view, previous)), repeat_prompt(view)];
    for (_, change) in Change::WORDS {
        let mut lines = Vec::new();
        for (trigger, _) in changes.triggers.iter().filter(|(_, found)| *found == change) {
            lines.push(element("li", "", line(view, trigger, change)));
        }
        if !lines.is_empty() {
            inside.extend([words("h5", "", view.say(change_key(change))), element("ul", "", lines)]);
        }
        if change == Change::NotMetNow && changes.triggers.iter().any(|(_, found)| *found == change) {
            inside.push(paragraph("help", view.say(ChromeKey::SinceNotMetHelp)));
        }
    }
    let routes = route_lines(view, &changes);
    if !routes.is_empty() {
        inside.extend([
            words("h5", "", view.say(ChromeKey::SinceRoutes)),
            list("", &mut routes.iter().map(String::as_str)),
        ]);
    }
    section("block since", "since-title", view.say(ChromeKey::SinceTitle), inside)
}

/// The earlier outcome and what has changed, where there is one.
pub(crate) fn changes(view: &View) -> Option<(&Previous, Changes)> {
    let session = &view.session;
    let previous = session.settings().previous.as_deref()?;
    Some((previous, previous.changes(session.library(), session.united(), session.outcome())))
}

/// What it is compared with, and that this changes nothing.
pub(crate) fn compared(view: &View, previous: &Previous) -> String {
    match previous.completed_at() {
        Some(hour) => view.chrome().fill(ChromeKey::SinceDated, &[("date", &date_words(hour.date()))]),
        None => view.say(ChromeKey::SinceUndated).to_owned(),
    }
}

pub(crate) fn change_key(change: Change) -> ChromeKey {
    match change {
        Change::New => ChromeKey::SinceNew,
        Change::NewlyKnown => ChromeKey::SinceNewlyKnown,
        Change::Still => ChromeKey::SinceStill,
        Change::NotAskedAgain => ChromeKey::SinceNotAskedAgain,
        Change::NotMetNow => ChromeKey::SinceNotMetNow,
    }
}

/// A trigger's name; and, where nobody asked again, the way to its questions.
fn line(view: &View, trigger: &TriggerId, change: Change) -> Vec<Html> {
    let mut line = vec![Html::from(view.trigger_name(trigger))];
    let step = view.assessment().trace().iter().find(|step| step.trigger == *trigger);
    let is_short = |step: &&TraceStep| change == Change::NotAskedAgain && step.because.len() <= QUESTIONS_SHOWN;
    if let Some(step) = step.filter(is_short) {
        line.push(questions(view, &step.because));
    }
    line
}

fn questions(view: &View, subjects: &[Subject]) -> Html {
    let mut lines = Vec::new();
    for subject in subjects {
        let onclick = view.on_press(Action::GoTo(view.part, subject.clone()));
        lines.push(element("li", "", vec![button("", "link", &subject_words(view, subject), onclick)]));
    }
    element("ul", "open", lines)
}

/// Earlier decisions to come back to, and what this checklist has no place for.
pub(crate) fn route_lines(view: &View, changes: &Changes) -> Vec<String> {
    let mut lines = Vec::new();
    for (pathway, since) in &changes.routes {
        let (key, reason) = match since {
            RouteSince::Chosen => (ChromeKey::SinceChosen, ""),
            RouteSince::RefusedAndCalledAgain(reason) => (ChromeKey::SinceRefused, view.say(refusal_key(*reason))),
            RouteSince::OpenAndCalledAgain => (ChromeKey::SinceLeftOpen, ""),
        };
        let name = view.pathway_line(pathway.as_str(), "name");
        lines.push(view.chrome().fill(key, &[("pathway", name), ("reason", reason)]));
    }
    if changes.not_here > 0 {
        lines.push(view.chrome().count(ChromeKey::SinceElsewhereOne, ChromeKey::SinceElsewhereOther, changes.not_here));
    }
    lines
}

/// The questions that an earlier referral makes urgent. Nothing is filled in.
pub(crate) fn repeat_prompt(view: &View) -> Html {
    let session = &view.session;
    let Some(previous) = session.settings().previous.as_deref() else { return Html::default() };
    let asks = previous.asks(session.library(), session.assessment());
    if asks.is_empty() {
        return Html::default();
    }
    let name = view.pathway_line(session.library().pathways().look_again().repeat.pathway.as_str(), "name");
    let text = view.chrome().fill(ChromeKey::SinceRepeat, &[("pathway", name)]);
    element("div", "repeat", vec![paragraph("first", &text), questions(view, &asks)])
}

/// Said before the first question: an old answer is not today's.
pub(crate) fn previous_panel(view: &View) -> Html {
    let Some(previous) = view.session.settings().previous.as_deref() else { return Html::default() };
    let inside = vec![
        fragment(vec![paragraph("", &compared(view, previous)), paragraph("", view.say(ChromeKey::SinceAskAgain))]),
        repeat_prompt(view),
    ];
    section("panel", "previous-title", view.say(ChromeKey::SinceStartTitle), inside)
}
