//! The record for the agency's own file: everything, so that the decision can be defended.

use super::{GateRecord, OutcomeNotice, Previous};
use crate::assessment::Assessment;
use crate::content::{ContentPack, Library};
use crate::outcome::Outcome;
use crate::response::Sitting;

/// What a record is made of. Unlike the notice it holds answers and notes, so it leaves only
/// when the practitioner asks, having been told what it holds.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The content in use.
    pub library: &'a Library,
    /// The answers to every instrument, with notes.
    pub sitting: &'a Sitting,
    /// The triggers of the instrument it began with, with the trace.
    pub assessment: &'a Assessment,
    /// The instruments that were opened beside it, and their triggers.
    pub opened: Vec<(&'a ContentPack, &'a Assessment)>,
    /// What follows.
    pub outcome: &'a Outcome,
    /// The outcome as it would be sent: decisions, versions, role, hour, review date.
    pub notice: &'a OutcomeNotice,
    /// The outcome of an earlier checklist, where the host handed one in.
    pub previous: Option<&'a Previous>,
    /// Every decision about sharing that is in force, whether details are shared or not.
    pub gates: Vec<GateRecord>,
}
