//! When to look again: the date, and what brings it forward.

use crate::choices::Choice;
use crate::dates::date_words;
use crate::radio_group::{RadioGroup, radio_group};
use crate::referral_card::urgency_key;
use crate::session::Action;
use crate::shapes::{element, fragment, paragraph, section, tag, when, words};
use crate::view::View;
use crate::why::source_list;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::Checked;
use yew::prelude::*;

/// The id of the group, and of the answer that nothing was chosen.
const ID: &str = "review";
pub(crate) const NOT_DECIDED: &str = "review-none";

pub(crate) fn review_panel(view: &View) -> Html {
    section("block", "review-title", view.say(ChromeKey::ReviewHeading), vec![date(view), sooner(view)])
}

/// One press for each date. The suggested one is marked and never chosen for anyone.
fn date(view: &View) -> Html {
    let session = &view.session;
    let suggested = session.suggested_review();
    let mut choices = vec![Choice::new("none", view.say(ChromeKey::ReviewNone), Some(Action::Review(None)))];
    for days in &session.library().pathways().look_again().choices {
        let mut label = days_words(view, *days);
        if suggested.is_some_and(|suggested| suggested.days == *days) {
            label = view.chrome().fill(ChromeKey::ReviewSuggested, &[("when", &label)]);
        }
        choices.push(Choice::new(&days.to_string(), &label, Some(Action::Review(Some(*days)))));
    }
    let why = suggested.map(|suggested| {
        let urgency = view.say(urgency_key(suggested.urgency));
        let text = view.chrome().fill(ChromeKey::ReviewSuggestedWhy, &[("urgency", urgency)]);
        let is_local = suggested.checked == Checked::ConfirmLocally;
        let local = when(is_local, || fragment(vec![Html::from(" "), tag(view.say(ChromeKey::ConfirmLocally))]));
        element("p", "help", vec![Html::from(text), local])
    });
    let chosen = session.review_in_days().map(|days| days.to_string());
    let group = RadioGroup {
        id: ID.to_owned(),
        legend: view.say(ChromeKey::ReviewTitle),
        choices,
        chosen: Some(chosen.as_deref().unwrap_or("none")),
        below: fragment(vec![why.unwrap_or_default(), by(view)]),
        ..RadioGroup::default()
    };
    radio_group(view, group)
}

/// The day that was chosen, as a date to write down.
fn by(view: &View) -> Html {
    let by = view.session.notice().review_by();
    by.map(|date| paragraph("first", &view.chrome().fill(ChromeKey::ReviewBy, &[("date", &date_words(date))])))
        .unwrap_or_default()
}

/// So many days from now, in words.
fn days_words(view: &View, days: u16) -> String {
    let (key, count) = match days {
        1 => (ChromeKey::ReviewDay, 1),
        7 => (ChromeKey::ReviewWeek, 1),
        _ if days.is_multiple_of(7) => (ChromeKey::ReviewWeeks, days / 7),
        _ => (ChromeKey::ReviewDays, days),
    };
    view.chrome().fill(key, &[("count", &count.to_string())])
}

/// What brings the date forward.
fn sooner(view: &View) -> Html {
    let pathways = view.session.library().pathways();
    let (mut lines, mut ids) = (Vec::new(), Vec::new());
    for prompt in &pathways.look_again().when {
        let mut line = vec![Html::from(view.pathways().line(&["lookAgain", prompt.id.as_str()].join(".")))];
        if prompt.checked == Checked::ConfirmLocally {
            line.extend([Html::from(" "), tag(view.say(ChromeKey::ConfirmLocally))]);
        }
        lines.push(element("li", "", line));
        for source in &prompt.sources {
            if !ids.contains(source) {
                ids.push(source.clone());
            }
        }
    }
    let why = vec![words("summary", "", view.say(ChromeKey::Why)), source_list(view, &ids, &pathways.head().sources)];
    fragment(vec![
        words("h5", "", view.say(ChromeKey::ReviewSooner)),
        element("ul", "", lines),
        element("details", "why", why),
    ])
}
