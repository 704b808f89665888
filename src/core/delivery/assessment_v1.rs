//! The wire shape `risk-checklist/assessment/1`, for hosts with their own interface and
//! for verification.

use super::outcome_v1::VersionedWire;
use crate::assessment::Assessment;
use crate::content::{Library, PackStatus};
use crate::instrument::{Id, Subject, Urgency};
use crate::outcome::{Cause, Outcome, Referral, ReferralStatus};
use serde::Serialize;

/// The shape's name and version.
pub const SCHEMA: &str = "risk-checklist/assessment/1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AssessmentWire<'a> {
    schema: &'static str,
    instrument: VersionedWire<'a>,
    tally: TallyWire,
    triggers: Vec<TriggerWire<'a>>,
    open_questions: Vec<&'a str>,
    referrals: Vec<ReferralWire<'a>>,
    standing: &'static str,
}

#[derive(Serialize)]
struct TallyWire {
    lowest: usize,
    highest: usize,
    of: usize,
}

#[derive(Serialize)]
struct TriggerWire<'a> {
    id: &'a str,
    state: &'static str,
    because: Vec<&'a str>,
    sources: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReferralWire<'a> {
    pathway: &'a str,
    status: &'static str,
    urgency: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    could_be: Option<&'static str>,
    because: Vec<&'a str>,
    sources: Vec<&'a str>,
}

/// The assessment and what follows from it, as JSON.
#[must_use]
pub fn to_wire(library: &Library, assessment: &Assessment, outcome: &Outcome) -> String {
    text(&wire(library, assessment, outcome))
}

/// The mirror itself, for a shape that holds it.
pub(super) fn wire<'a>(library: &'a Library, assessment: &'a Assessment, outcome: &'a Outcome) -> AssessmentWire<'a> {
    let instrument = library.pack().instrument();
    let tally = assessment.tally();
    let trigger = |step| trigger_wire(library, step);
    AssessmentWire {
        schema: SCHEMA,
        instrument: VersionedWire { id: instrument.id().as_str(), version: instrument.version().to_string() },
        tally: TallyWire { lowest: tally.lowest(), highest: tally.highest(), of: tally.of() },
        triggers: assessment.trace().iter().map(trigger).collect(),
        open_questions: assessment.open_questions().iter().map(|question| question.subject.as_str()).collect(),
        referrals: outcome.referrals().iter().map(|referral| referral_wire(library, referral)).collect(),
        standing: outcome.standing().as_str(),
    }
}

fn trigger_wire<'a>(library: &'a Library, step: &'a crate::assessment::TraceStep) -> TriggerWire<'a> {
    let trigger = library.pack().instrument().trigger(&step.trigger);
    TriggerWire {
        id: step.trigger.as_str(),
        state: step.state.as_str(),
        because: step.because.iter().map(Subject::as_str).collect(),
        sources: trigger.map(|trigger| names(&trigger.sources)).unwrap_or_default(),
    }
}

fn referral_wire<'a>(library: &'a Library, referral: &'a Referral) -> ReferralWire<'a> {
    let pathway = library.pathways().rules().find(&referral.pathway);
    let could_be = match referral.status {
        ReferralStatus::Undetermined { could_be } => Some(could_be.urgency().as_str()),
        ReferralStatus::Called(_) => None,
    };
    let cause = |cause: &'a Cause| match cause {
        Cause::Floor => "always",
        Cause::Trigger(id) => id.as_str(),
        Cause::Replaces(id) => id.as_str(),
    };
    ReferralWire {
        pathway: referral.pathway.as_str(),
        status: referral.status.as_str(),
        urgency: referral.status.urgency().map(Urgency::as_str),
        could_be,
        because: referral.because.iter().map(cause).collect(),
        sources: pathway.map(|pathway| names(&pathway.sources)).unwrap_or_default(),
    }
}

pub(super) fn names<Kind>(ids: &[Id<Kind>]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}

/// A mirror as indented JSON. One serializer for every shape keeps the module small.
pub(super) fn text(wire: &impl Serialize) -> String {
    // Mirrors hold texts, whole numbers and lists only, so writing them cannot fail; a
    // golden test of every shape holds that none comes out empty.
    serde_json::to_string_pretty(wire).unwrap_or_default()
}

#[derive(Serialize)]
struct InstrumentWire<'a> {
    id: &'a str,
    version: String,
    title: &'a str,
    items: usize,
    status: &'static str,
}

/// The instruments of a build, as a list.
#[must_use]
pub fn instruments_to_wire(library: &Library) -> String {
    let pack = library.pack();
    let status = match pack.manifest().status() {
        PackStatus::Draft => "draft",
        PackStatus::Active => "active",
        PackStatus::Retired => "retired",
    };
    text(&[InstrumentWire {
        id: pack.instrument().id().as_str(),
        version: pack.instrument().version().to_string(),
        title: pack.texts().line("pack.title"),
        items: pack.instrument().items().len(),
        status,
    }])
}
