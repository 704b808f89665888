//! Decides what may leave and gives it its shape.
//!
//! | what | file |
//! |---|---|
//! | `risk-checklist/response/1`, the answers as a host or a test hands them in | [`response_v1`] |
//! | `risk-checklist/assessment/1`, for headless callers | [`assessment_v1`] |
//! | `risk-checklist/outcome/1`, the only thing that leaves by default | [`outcome_v1`] |
//! | `risk-checklist/form/1`, a referral form behind a passed gate | [`form_v1`] |
//! | the sharing gate: what must be answered before details leave | [`GateDraft`] |
//! | `risk-checklist/record/1`, everything, for the agency's own file | [`record_v1`] |
//! | an earlier `risk-checklist/outcome/1`, as a host hands it back | [`previous_v1`] |
//! | what training compares, in words and as JSON; never anything live | [`training`] |
//!
//! The files ending in `_v1` are the only ones that know JSON. A promise lives in its
//! version: a changed shape is a new file.

mod answers_v1;
pub mod assessment_v1;
mod form;
pub mod form_draft_v1;
pub mod form_v1;
mod gate;
mod notice;
pub mod outcome_v1;
pub mod pack_check_v1;
mod previous;
pub mod previous_v1;
mod record;
pub mod record_v1;
pub mod response_v1;
pub mod training;
mod unknown;

pub use form::{
    BlankReason, Choice, Entry, FieldValue, FormDraft, FormEdit, FormEditError, FormGap, FormInputs, FormWays, Part,
    ReferralForm, SafeContact, choice_words, is_about, is_required, standing_value, to_html,
};
pub use gate::{
    GateAnswer, GateContext, GateDecision, GateDraft, GateEdit, GateEditError, GateLine, GateRecord, GateResult,
    GateState, Gates, MAX_GATE_WORDS, PassedGate, Stop,
};
pub use notice::{Hour, HourError, OutcomeNotice, Reference, ReferenceError, Stamp};
pub use previous::{Change, Changes, Previous, RouteSince};
pub use record::Record;
pub use unknown::Unknown;

/// The version of the widget, as notices quote it.
pub const WIDGET_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The largest response that is read, in bytes. A full one with every note at its longest
/// is under a tenth of this.
pub const MAX_RESPONSE: usize = 2 * 1024 * 1024;

/// The words on the wire for what was not asked, and for what nobody knows.
const NOT_ASKED: &str = "not-asked";
const DONT_KNOW: &str = "dont-know";
