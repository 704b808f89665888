//! Training mode: an invented story, told in steps, around the very screens of a live
//! checklist.
//!
//! [`Exercise`] is the state and [`Gesture`] what changes it; [`TrainingApp`] shows it. There is
//! no way here to send an outcome, a form or a record: [`TrainingAppProps`] has none.

mod app;
mod compare;
mod exercise;
mod frame;
mod instead;
mod keys;
mod moves;
mod place;
mod replay;
mod result_panel;
mod routes;
mod story;
mod training_view;
mod warning;
mod what_if;

pub use app::{TrainingApp, TrainingAppProps};
pub use exercise::{Chosen, Exercise, From, Gesture, Way};
pub use place::Place;
pub use training_view::Outgoing;
