//! Scenarios a trainer invents, what follows from their model answers, and how a trainee's
//! answers compare.
//!
//! | what | type or function |
//! |---|---|
//! | an invented case told in steps, with model answers; checked against the rules | [`Scenario`] |
//! | what follows from the answers at one step | [`Point`] |
//! | what moved between two sets of answers, and what moved it | [`Comparison`] |
//! | the outcome over the steps of a story | [`timeline`] |
//! | a trainee's answers beside the model's | [`Debrief`] |
//! | a group's results side by side, and how far they agree | [`calibrate`] |
//! | what a trainee hands in, and the same as a short text | [`TrainingResult`] |
//!
//! Everything here is about an invented case. What a trainee hands in is a list of [`Said`]:
//! codes and numbers, with no room for a note, a reason, a name, a time or a reference.
//!
//! A [`Scenario`] exists only because [`Scenario::check`] found that its model answers lead
//! exactly to the outcome its author wrote down.

mod alpha;
mod band;
mod calibration;
mod check;
mod code;
mod comparison;
mod debrief;
mod kappa;
mod point;
mod ratings;
mod result;
mod routing;
mod said;
mod scenario;
mod timeline;

pub use crate::outcome::Standing;
pub use crate::response::FactValue;
pub use alpha::{Alpha, SEED, krippendorff_alpha};
pub use band::AgreementBand;
pub use calibration::{Calibration, RoutingCount, SubjectAgreement, calibrate};
pub use code::CodeError;
pub use comparison::{Comparison, Move, Moved, Shift};
pub use debrief::{Debrief, Difference};
pub use kappa::{Kappa, fleiss_kappa};
pub use point::{Point, Rules};
pub use ratings::{NoFigure, Ratings};
pub use result::TrainingResult;
pub use routing::Effect;
pub use said::{AnswerCode, Said};
pub use scenario::{Expected, ModelAnswer, Scenario, ScenarioDraft, Step};
pub use timeline::{Moment, timeline};
