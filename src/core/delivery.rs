//! Decides what may leave and gives it its shape.
//!
//! | what | file |
//! |---|---|
//! | `risk-checklist/response/1`, the answers as a host or a test hands them in | [`response_v1`] |
//! | `risk-checklist/assessment/1`, for headless callers | [`assessment_v1`] |
//! | `risk-checklist/outcome/1`, the only thing that leaves by default | [`outcome_v1`] |
//!
//! The files ending in `_v1` are the only ones that know JSON. A promise lives in its
//! version: a changed shape is a new file.

mod answers_v1;
pub mod assessment_v1;
mod notice;
pub mod outcome_v1;
pub mod pack_check_v1;
pub mod response_v1;

pub use notice::{Hour, HourError, OutcomeNotice, Reference, ReferenceError, Stamp};

/// The version of the widget, as notices quote it.
pub const WIDGET_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The largest response that is read, in bytes. A full one with every note at its longest
/// is under a tenth of this.
pub const MAX_RESPONSE: usize = 2 * 1024 * 1024;

/// The words on the wire for what was not asked, and for what nobody knows.
const NOT_ASKED: &str = "not-asked";
const DONT_KNOW: &str = "dont-know";
