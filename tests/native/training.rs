//! Training: scenarios run against the very rules of a live checklist, trainees' answers
//! compared with the model, and how far a group agrees.

mod codes;
mod compared;
pub(crate) mod fixture;
mod scenarios;
mod shapes;
mod statistics;
