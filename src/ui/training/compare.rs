//! The trainee's answers beside the model's.

use super::training_view::{Around, TrainingView};
use yew::prelude::*;

pub(super) fn compare(_view: &TrainingView, _around: Around<'_>) -> Html {
    Html::default()
}
