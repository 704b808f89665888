//! Where the referral form goes once the sharing questions are passed.

use crate::view::View;
use risk_checklist_core::delivery::PassedGate;
use yew::prelude::*;

/// The form for the pathway of a passed gate. Empty until there is one.
pub(crate) fn form_slot(_view: &View, _passed: &PassedGate) -> Html {
    Html::default()
}
