//! Scenarios a trainer invents, what follows from their model answers, and how a trainee's
//! answers compare.
//!
//! | what | type or function |
//! |---|---|
//! | an invented case told in steps, with model answers; checked against the rules | [`Scenario`] |
//! | what follows from the answers at one step | [`Point`] |
//!
//! Everything here is about an invented case. What a trainee hands in is a list of [`Said`]:
//! codes and numbers, with no room for a note, a reason, a name, a time or a reference.
//!
//! A [`Scenario`] exists only because [`Scenario::check`] found that its model answers lead
//! exactly to the outcome its author wrote down.

mod check;
mod point;
mod said;
mod scenario;

pub use crate::outcome::Standing;
pub use crate::response::FactValue;
pub use point::{Point, Rules};
pub use said::{AnswerCode, Said};
pub use scenario::{Expected, ModelAnswer, Scenario, ScenarioDraft, Step};
