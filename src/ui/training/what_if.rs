//! "What if?": where the model answers lead and where the answers on screen lead, side by side.
//! Any answer, fact or the judgement on the checklist itself is the switch.

use super::exercise::Gesture;
use super::moves::{changed_answers, moves};
use super::training_view::TrainingView;
use crate::referral_card::urgency_words;
use crate::shapes::{button, element, paragraph, section, tag, words};
use risk_checklist_core::content::TrainingKey;
use risk_checklist_core::instrument::CallStatus;
use risk_checklist_core::outcome::{Referral, ReferralStatus, Standing};
use risk_checklist_core::training::Point;
use yew::prelude::*;

/// The id of the heading, for the presenter's key.
pub(super) const WHAT_IF: &str = "what-if-title";

pub(super) fn what_if(view: &TrainingView) -> Html {
    let exercise = &view.exercise;
    let rules = exercise.rules();
    let Some(before) = exercise.scenario().model_point(exercise.at(), rules) else { return Html::default() };
    let after = rules.point(exercise.response(), exercise.scenario().setting());
    let changed = changed_answers(view);
    let mut inside = vec![paragraph("help", view.say(TrainingKey::WhatIfIntro))];
    if !changed.is_empty() {
        inside.push(words("h5", "", view.say(TrainingKey::WhatIfChanged)));
        inside.push(element("ul", "changed", changed));
        let put_back = view.say(TrainingKey::WhatIfPutBack);
        inside.push(element("div", "buttons", vec![button("put-back", "", put_back, view.on_press(Gesture::PutBack))]));
    }
    let pair = vec![
        column(view, TrainingKey::WhatIfBefore, &before, &after, TrainingKey::WhatIfGone),
        column(view, TrainingKey::WhatIfAfter, &after, &before, TrainingKey::WhatIfNew),
    ];
    inside.push(element("div", "pair", pair));
    inside.push(html! {
        <div role="status" class="moved">
            {words("h5", "", view.say(TrainingKey::WhatIfMoved))}
            {moves(view, exercise.model(), exercise.response())}
        </div>
    });
    section("panel what-if", WHAT_IF, view.say(TrainingKey::WhatIfTitle), inside)
}

/// Where one set of answers leads; what stands only here is marked with this word.
fn column(view: &TrainingView, title: TrainingKey, point: &Point, other: &Point, only_here: TrainingKey) -> Html {
    let mut lines = Vec::new();
    for referral in called(point) {
        let same = called(other).into_iter().find(|one| one.pathway == referral.pathway);
        let mark = match same {
            None => Some(only_here),
            Some(same) if same.status != referral.status => Some(TrainingKey::WhatIfOther),
            Some(_) => None,
        };
        lines.push(line(view, referral, mark));
    }
    let standing = match point.outcome.standing() {
        Standing::Settled => TrainingKey::StandingSettled,
        Standing::Provisional => TrainingKey::StandingProvisional,
    };
    let standing = paragraph("help", &view.fill(TrainingKey::ReplayStanding, &[("standing", view.say(standing))]));
    element("div", "column", vec![words("h5", "", view.say(title)), element("ul", "routes", lines), standing])
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
    let class = match (referral.status, mark) {
        (ReferralStatus::Called(CallStatus::Recommended(_)), None) => "route recommended",
        (ReferralStatus::Called(CallStatus::Recommended(_)), Some(_)) => "route recommended differs",
        (_, None) => "route",
        (_, Some(_)) => "route differs",
    };
    let mut parts = vec![words("strong", "", name), Html::from(" "), words("span", "", &status)];
    if let Some(mark) = mark {
        parts.extend([Html::from(" "), tag(view.say(mark))]);
    }
    html! { <li key={referral.pathway.as_str()} {class}>{for parts}</li> }
}

/// What a referral's status is, in words; none is "not on the list".
pub(super) fn status_words(view: &TrainingView, status: Option<ReferralStatus>) -> String {
    let key = match status {
        None => return view.say(TrainingKey::ReferralNone).to_owned(),
        Some(ReferralStatus::Undetermined { .. }) => return view.say(TrainingKey::ReferralUndetermined).to_owned(),
        Some(ReferralStatus::Called(CallStatus::Recommended(_))) => TrainingKey::ReferralRecommended,
        Some(ReferralStatus::Called(CallStatus::Consider(_))) => TrainingKey::ReferralConsider,
    };
    let urgency = status.map(|status| urgency_words(&view.view, status)).unwrap_or_default();
    view.fill(key, &[("urgency", &urgency)])
}
