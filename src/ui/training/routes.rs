//! Where one set of answers leads, as a column beside another.

use super::moves::standing_words;
use super::training_view::TrainingView;
use super::what_if::status_words;
use crate::shapes::{element, paragraph, tag, words};
use risk_checklist_core::content::TrainingKey;
use risk_checklist_core::instrument::CallStatus;
use risk_checklist_core::outcome::{Referral, ReferralStatus};
use risk_checklist_core::training::Point;
use yew::prelude::*;

/// What a column is called, and what is said of a referral that stands only there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Side {
    pub(super) title: TrainingKey,
    pub(super) only: TrainingKey,
}

/// What is called for, marked where the other set of answers leads elsewhere.
pub(super) fn column(view: &TrainingView, side: Side, point: &Point, other: &Point) -> Html {
    let mut lines = Vec::new();
    for referral in called(point) {
        let same = called(other).into_iter().find(|one| one.pathway == referral.pathway);
        let mark = match same {
            None => Some(side.only),
            Some(same) if same.status != referral.status => Some(TrainingKey::WhatIfOther),
            Some(_) => None,
        };
        lines.push(line(view, referral, mark));
    }
    let standing = standing_words(view, point.outcome.standing());
    let standing = paragraph("help", &view.fill(TrainingKey::ReplayStanding, &[("standing", standing)]));
    element("div", "column", vec![words("h5", "", view.say(side.title)), element("ul", "routes", lines), standing])
}

fn called(point: &Point) -> Vec<&Referral> {
    let mut called = Vec::new();
    for referral in point.outcome.referrals() {
        if matches!(referral.status, ReferralStatus::Called(_)) {
            called.push(referral);
        }
    }
    called
}

fn line(view: &TrainingView, referral: &Referral, mark: Option<TrainingKey>) -> Html {
    let name = view.view.pathway_line(referral.pathway.as_str(), "name");
    let status = status_words(view, Some(referral.status));
    let is_recommended = matches!(referral.status, ReferralStatus::Called(CallStatus::Recommended(_)));
    let class = match (is_recommended, mark.is_some()) {
        (true, false) => "route recommended",
        (true, true) => "route recommended differs",
        (false, false) => "route",
        (false, true) => "route differs",
    };
    let mut parts = vec![words("strong", "", name), Html::from(" "), words("span", "", &status)];
    if let Some(mark) = mark {
        parts.extend([Html::from(" "), tag(view.say(mark))]);
    }
    // A key of its own state, so that only what changed is drawn anew, and may be seen to.
    html! { <li key={format!("{}-{status}", referral.pathway)} {class}>{for parts}</li> }
}
