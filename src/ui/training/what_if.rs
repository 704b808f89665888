//! "What if?": where the model answers lead and where the answers on screen lead, side by side.
//! Any answer, fact or the judgement on the checklist itself is the switch.

use super::exercise::Gesture;
use super::moves::{cause, moves};
use super::routes::{Side, column};
use super::training_view::TrainingView;
use crate::referral_card::urgency_words;
use crate::shapes::{button, element, fragment, list, paragraph, section, words};
use risk_checklist_core::content::TrainingKey;
use risk_checklist_core::instrument::CallStatus;
use risk_checklist_core::outcome::ReferralStatus;
use risk_checklist_core::training::Comparison;
use yew::prelude::*;

/// The id of the heading, for the presenter's key.
pub(super) const WHAT_IF: &str = "what-if-title";

pub(super) fn what_if(view: &TrainingView) -> Html {
    let exercise = &view.exercise;
    let Some(model) = exercise.model() else { return Html::default() };
    let setting = exercise.scenario().setting();
    let compared = Comparison::of(model, exercise.response(), exercise.rules(), setting);
    let before = Side { title: TrainingKey::WhatIfBefore, only: TrainingKey::WhatIfGone };
    let after = Side { title: TrainingKey::WhatIfAfter, only: TrainingKey::WhatIfNew };
    let pair = vec![
        column(view, before, &compared.before, &compared.after),
        column(view, after, &compared.after, &compared.before),
    ];
    let inside = vec![
        paragraph("help", view.say(TrainingKey::WhatIfIntro)),
        changed(view, &compared),
        element("div", "pair", pair),
        words("h5", "", view.say(TrainingKey::WhatIfMoved)),
        html! { <div role="status">{moves(view, &compared.moved)}</div> },
    ];
    section("panel what-if", WHAT_IF, view.say(TrainingKey::WhatIfTitle), inside)
}

/// What was changed, and the way to put it back.
fn changed(view: &TrainingView, compared: &Comparison) -> Html {
    if compared.shifts.is_empty() {
        return Html::default();
    }
    let mut lines = Vec::new();
    for shift in &compared.shifts {
        lines.push(cause(view, shift));
    }
    let put_back = button("put-back", "", view.say(TrainingKey::WhatIfPutBack), view.on_press(Gesture::PutBack));
    fragment(vec![
        words("h5", "", view.say(TrainingKey::WhatIfChanged)),
        list("changed", &mut lines.iter().map(String::as_str)),
        element("div", "buttons", vec![put_back]),
    ])
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
