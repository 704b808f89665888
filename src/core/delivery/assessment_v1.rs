//! The wire shape `risk-checklist/assessment/1`, for hosts with their own interface and
//! for verification.

use super::outcome_v1::VersionedWire;
use crate::assessment::{Assessment, Tally};
use crate::content::{ContentPack, Library, ShippedPack};
use crate::instrument::{Id, InstrumentId, Subject, TallyId, Urgency};
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
    tallies: Vec<NamedTallyWire<'a>>,
    bands: Vec<BandWire<'a>>,
    triggers: Vec<TriggerWire<'a>>,
    open_questions: Vec<&'a str>,
    opens: Vec<&'a str>,
    referrals: Vec<ReferralWire<'a>>,
    standing: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<PartWire<'a>>,
}

/// What follows from one instrument alone.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PartWire<'a> {
    instrument: VersionedWire<'a>,
    tally: TallyWire,
    tallies: Vec<NamedTallyWire<'a>>,
    bands: Vec<BandWire<'a>>,
    triggers: Vec<TriggerWire<'a>>,
    open_questions: Vec<&'a str>,
    opens: Vec<&'a str>,
}

#[derive(Serialize)]
struct NamedTallyWire<'a> {
    id: &'a str,
    lowest: usize,
    highest: usize,
    of: usize,
}

#[derive(Serialize)]
struct BandWire<'a> {
    id: &'a str,
    state: &'static str,
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
    sitting_to_wire(library, assessment, &[], outcome)
}

/// The same with the instruments that were opened beside the first (`also`). Referrals and
/// standing are of all of them together.
#[must_use]
pub fn sitting_to_wire(
    library: &Library,
    first: &Assessment,
    opened: &[(&ContentPack, &Assessment)],
    outcome: &Outcome,
) -> String {
    text(&wire(library, first, opened, outcome))
}

/// The mirror itself, for a shape that holds it.
pub(super) fn wire<'a>(
    library: &'a Library,
    first: &'a Assessment,
    opened: &[(&'a ContentPack, &'a Assessment)],
    outcome: &'a Outcome,
) -> AssessmentWire<'a> {
    let PartWire { instrument, tally, tallies, bands, triggers, open_questions, opens } =
        part_wire(library.pack(), first);
    AssessmentWire {
        schema: SCHEMA,
        instrument,
        tally,
        tallies,
        bands,
        triggers,
        open_questions,
        opens,
        referrals: outcome.referrals().iter().map(|referral| referral_wire(library, referral)).collect(),
        standing: outcome.standing().as_str(),
        also: opened.iter().map(|(pack, assessment)| part_wire(pack, assessment)).collect(),
    }
}

fn part_wire<'a>(pack: &'a ContentPack, assessment: &'a Assessment) -> PartWire<'a> {
    let instrument = pack.instrument();
    let tally = assessment.tally();
    let named = |(id, tally): &'a (TallyId, Tally)| NamedTallyWire {
        id: id.as_str(),
        lowest: tally.lowest(),
        highest: tally.highest(),
        of: tally.of(),
    };
    PartWire {
        instrument: VersionedWire { id: instrument.id().as_str(), version: instrument.version().to_string() },
        tally: TallyWire { lowest: tally.lowest(), highest: tally.highest(), of: tally.of() },
        tallies: assessment.tallies().iter().map(named).collect(),
        bands: assessment
            .bands()
            .iter()
            .map(|(id, state)| BandWire { id: id.as_str(), state: state.as_str() })
            .collect(),
        triggers: assessment.trace().iter().map(|step| trigger_wire(pack, step)).collect(),
        open_questions: assessment.open_questions().iter().map(|question| question.subject.as_str()).collect(),
        opens: assessment.offers().iter().map(InstrumentId::as_str).collect(),
    }
}

fn trigger_wire<'a>(pack: &'a ContentPack, step: &'a crate::assessment::TraceStep) -> TriggerWire<'a> {
    let trigger = pack.instrument().trigger(&step.trigger);
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
    purpose: &'static str,
}

/// The instruments of a build and of a library, as a list: those that are loaded, then
/// those that ship as files of their own.
#[must_use]
pub fn instruments_to_wire(library: &Library) -> String {
    let mut list = Vec::new();
    for pack in library.packs() {
        list.push(InstrumentWire {
            id: pack.instrument().id().as_str(),
            version: pack.instrument().version().to_string(),
            title: pack.texts().line("pack.title"),
            items: pack.instrument().items().len(),
            status: pack.manifest().status().as_str(),
            purpose: pack.instrument().purpose().as_str(),
        });
    }
    for pack in ShippedPack::OTHERS {
        if !list.iter().any(|loaded| loaded.id == pack.id) {
            list.push(InstrumentWire {
                id: pack.id,
                version: pack.version.to_owned(),
                title: pack.title,
                items: pack.items,
                status: pack.status,
                purpose: pack.purpose,
            });
        }
    }
    text(&list)
}
