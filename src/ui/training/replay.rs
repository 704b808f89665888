//! The same person at each step: how the outcome moved and what moved it. A picture that is a
//! table, and then the same in words.

use super::exercise::Gesture;
use super::moves::{moves, standing_words};
use super::training_view::TrainingView;
use super::what_if::status_words;
use crate::shapes::{button, element, fragment, hidden, list, paragraph, section, words};
use risk_checklist_core::content::TrainingKey;
use risk_checklist_core::instrument::{CallStatus, PathwayId};
use risk_checklist_core::outcome::ReferralStatus;
use risk_checklist_core::training::{Moment, Point, timeline};
use yew::prelude::*;

pub(super) fn replay(view: &TrainingView) -> Html {
    let exercise = &view.exercise;
    let moments = timeline(exercise.scenario(), exercise.rules());
    let finish = button("finish", "primary", view.say(TrainingKey::CompareClose), view.on_press(Gesture::Finish));
    fragment(vec![
        paragraph("lead", view.say(TrainingKey::ReplayIntro)),
        picture(view, &moments),
        in_words(view, &moments),
        element("div", "buttons", vec![finish]),
    ])
}

/// Every pathway that any step calls for, in the order in which the last steps press most.
fn pathways(moments: &[Moment]) -> Vec<&PathwayId> {
    let mut all: Vec<&PathwayId> = Vec::new();
    for Moment { point, .. } in moments.iter().rev() {
        for pathway in point.recommended().into_iter().chain(point.to_consider()) {
            if !all.contains(&pathway) {
                all.push(pathway);
            }
        }
    }
    all
}

/// A row a referral, a column a step.
fn picture(view: &TrainingView, moments: &[Moment]) -> Html {
    let mut head = vec![html! { <th scope="col">{view.say(TrainingKey::ReplayReferral)}</th> }];
    for (place, step) in view.exercise.scenario().steps().iter().enumerate() {
        let number = place.saturating_add(1).to_string();
        let title = view.fill(TrainingKey::StepsOne, &[("number", &number), ("title", &step.title)]);
        head.push(html! { <th scope="col">{title}</th> });
    }
    let mut rows = Vec::new();
    for pathway in pathways(moments) {
        let mut cells = vec![html! { <th scope="row">{view.view.pathway_line(pathway.as_str(), "name")}</th> }];
        for Moment { point, .. } in moments {
            cells.push(cell(view, status(point, pathway)));
        }
        rows.push(element("tr", "", cells));
    }
    let name = view.say(TrainingKey::ReplayPicture).to_owned();
    html! {
        <div class="timeline" tabindex="0" role="region" aria-label={name.clone()}>
            <table>
                <caption>{name}</caption>
                <thead>{element("tr", "", head)}</thead>
                <tbody>{for rows}</tbody>
            </table>
        </div>
    }
}

fn status(point: &Point, pathway: &PathwayId) -> Option<ReferralStatus> {
    point.outcome.referral(pathway).map(|referral| referral.status)
}

/// Colour is never alone: each cell says its state.
fn cell(view: &TrainingView, status: Option<ReferralStatus>) -> Html {
    let class = match status {
        Some(ReferralStatus::Called(CallStatus::Recommended(_))) => "cell-recommended",
        Some(ReferralStatus::Called(CallStatus::Consider(_))) => "cell-consider",
        Some(ReferralStatus::Undetermined { .. }) => "cell-undetermined",
        None => return element("td", "cell-none", vec![Html::from("–"), hidden(&status_words(view, None))]),
    };
    element("td", class, vec![words("span", "", &status_words(view, status))])
}

/// Each step: what happened, what moved and why, and what is recommended by its end.
fn in_words(view: &TrainingView, moments: &[Moment]) -> Html {
    let scenario = view.exercise.scenario();
    let mut parts = Vec::new();
    for (place, (step, Moment { point, moved })) in scenario.steps().iter().zip(moments).enumerate() {
        let number = place.saturating_add(1).to_string();
        let title = view.fill(TrainingKey::StepsOne, &[("number", &number), ("title", &step.title)]);
        let mut inside: Vec<Html> = step.vignette.iter().map(|line| paragraph("", line)).collect();
        if place > 0 {
            inside.push(words("h5", "", view.say(TrainingKey::ReplayMoved)));
            inside.push(moves(view, moved));
        }
        let names = point.recommended();
        let mut names = names.iter().map(|pathway| view.view.pathway_line(pathway.as_str(), "name"));
        inside.push(words("h5", "", view.say(TrainingKey::ReplayNow)));
        inside.push(list("", &mut names));
        let standing = standing_words(view, point.outcome.standing());
        inside.push(paragraph("", &view.fill(TrainingKey::ReplayStanding, &[("standing", standing)])));
        parts.push(element("li", "", vec![section("", &format!("step-{number}"), &title, inside)]));
    }
    element("ol", "timeline-words", parts)
}
