//! What moved between two sets of answers, and what moved it, in sentences.

use super::training_view::TrainingView;
use risk_checklist_core::response::Response;
use yew::prelude::*;

pub(super) fn moves(_view: &TrainingView, _before: Option<&Response>, _after: &Response) -> Html {
    Html::default()
}

pub(super) fn changed_answers(_view: &TrainingView) -> Vec<Html> {
    Vec::new()
}
