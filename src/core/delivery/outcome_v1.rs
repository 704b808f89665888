//! The wire shapes `risk-checklist/outcome/1` and of the decisions that go into it.

use super::WIDGET_VERSION;
use super::notice::OutcomeNotice;
use crate::instrument::{InstrumentId, PathwayId, Role, Urgency, Version};
use crate::json::{Node, Problem, ProblemCode, Problems, parse, quote};
use crate::outcome::{Disposition, Dispositions, Outcome, ReferralStatus, RefusalReason};
use serde::{Serialize, Serializer};

/// The shape's name and version.
pub const SCHEMA: &str = "risk-checklist/outcome/1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NoticeWire<'a> {
    schema: &'static str,
    advisory: &'static str,
    reference: Option<&'a str>,
    instrument: Option<VersionedWire<'a>>,
    instruments: Vec<VersionedWire<'a>>,
    ruleset: VersionedWire<'a>,
    profile: Option<ProfileWire<'a>>,
    content_hash: &'a str,
    widget: &'static str,
    completed_at: Option<String>,
    role: Option<&'static str>,
    standing: &'static str,
    triggers: Vec<TriggerWire<'a>>,
    pathways: Vec<PathwayWire<'a>>,
    gate: Vec<GateWire<'a>>,
    review_by: Option<String>,
}

#[derive(Serialize)]
pub(super) struct VersionedWire<'a> {
    pub(super) id: &'a str,
    pub(super) version: String,
}

/// `looser`: the triggers whose local threshold catches fewer people than the national one.
#[derive(Serialize)]
struct ProfileWire<'a> {
    id: &'a str,
    version: String,
    looser: Vec<&'a str>,
}

#[derive(Serialize)]
struct TriggerWire<'a> {
    id: &'a str,
    state: &'static str,
}

#[derive(Serialize)]
struct PathwayWire<'a> {
    id: &'a str,
    status: &'static str,
    urgency: Option<&'static str>,
    disposition: Option<&'static str>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct GateWire<'a> {
    pathway: &'a str,
    result: &'static str,
}

#[derive(Serialize)]
struct DecisionWire {
    disposition: &'static str,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct DecisionsWire<'a>(#[serde(serialize_with = "by_name")] Vec<(&'a str, DecisionWire)>);

/// The notice as it leaves: these exact bytes are what the practitioner is shown.
#[must_use]
pub fn to_wire(notice: &OutcomeNotice) -> String {
    super::assessment_v1::text(&wire(notice))
}

/// The mirror itself, for a shape that holds it.
pub(super) fn wire(notice: &OutcomeNotice) -> NoticeWire<'_> {
    NoticeWire {
        schema: SCHEMA,
        advisory: "recommendation-only",
        reference: notice.stamp.reference.as_ref().map(super::Reference::as_str),
        instrument: notice.instruments.first().map(versioned),
        instruments: notice.instruments.iter().map(versioned).collect(),
        ruleset: VersionedWire { id: &notice.ruleset.0, version: notice.ruleset.1.to_string() },
        profile: notice.profile.as_ref().map(|(id, version, looser)| ProfileWire {
            id: id.as_str(),
            version: version.to_string(),
            looser: super::assessment_v1::names(looser),
        }),
        content_hash: &notice.content_hash,
        widget: WIDGET_VERSION,
        completed_at: notice.stamp.completed_at.map(|hour| hour.to_string()),
        role: notice.stamp.role.map(Role::as_str),
        standing: notice.standing.as_str(),
        triggers: notice
            .triggers
            .iter()
            .map(|(id, state)| TriggerWire { id: id.as_str(), state: state.as_str() })
            .collect(),
        pathways: notice.pathways.iter().map(pathway_wire).collect(),
        gate: notice
            .gates
            .iter()
            .map(|(pathway, result)| GateWire { pathway: pathway.as_str(), result: result.as_str() })
            .collect(),
        review_by: notice.stamp.review_by.map(|date| date.to_string()),
    }
}

fn versioned((id, version): &(InstrumentId, Version)) -> VersionedWire<'_> {
    VersionedWire { id: id.as_str(), version: version.to_string() }
}

fn pathway_wire((id, status, disposition): &(PathwayId, ReferralStatus, Option<Disposition>)) -> PathwayWire<'_> {
    let reason = match disposition {
        Some(Disposition::Refused(reason)) => Some(reason.as_str()),
        _ => None,
    };
    PathwayWire {
        id: id.as_str(),
        status: status.as_str(),
        urgency: status.urgency().map(Urgency::as_str),
        disposition: disposition.map(Disposition::as_str),
        reason,
    }
}

/// Reads decisions: `{ "marac": { "disposition": "chosen" }, "idva": { "disposition":
/// "refused", "reason": "person-declined" } }`.
///
/// # Errors
/// Every problem with its path. A decision about a pathway that is not on the list is one.
pub fn dispositions_from_wire(text: &str, outcome: &Outcome) -> Result<Dispositions, Vec<Problem>> {
    let json = parse(text, super::MAX_RESPONSE, "").map_err(|problem| vec![problem])?;
    let problems = Problems::of("");
    let read = read_dispositions(&Node::root(&json, &problems), outcome);
    problems.finish(read)
}

/// Decisions as JSON, as [`dispositions_from_wire`] reads them.
#[must_use]
pub fn dispositions_to_wire(dispositions: &Dispositions) -> String {
    let decision = |disposition: &Disposition| match disposition {
        Disposition::Refused(reason) => {
            DecisionWire { disposition: disposition.as_str(), reason: Some(reason.as_str()) }
        }
        _ => DecisionWire { disposition: disposition.as_str(), reason: None },
    };
    let list = dispositions.iter().map(|(id, disposition)| (id.as_str(), decision(disposition))).collect();
    super::assessment_v1::text(&DecisionsWire(list))
}

/// Names with their values as one object, in the order given.
pub(super) fn by_name<T: Serialize, S: Serializer>(pairs: &[(&str, T)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

/// Reads decisions that stand inside a larger text; problems go where the node's do.
#[must_use]
pub fn read_dispositions(node: &Node<'_>, outcome: &Outcome) -> Option<Dispositions> {
    let mut dispositions = Dispositions::new();
    for (name, node) in node.open_object()?.entries() {
        let listed = PathwayId::parse(name).ok().filter(|id| outcome.referral(id).is_some());
        match (listed, disposition(node)) {
            (None, _) => {
                let on_list: Vec<&str> = outcome.referrals().iter().map(|referral| referral.pathway.as_str()).collect();
                let message =
                    format!("{} is not on the list of referrals; those are {}", quote(name), on_list.join(", "));
                node.note(ProblemCode::UnknownValue, message);
            }
            (Some(id), Some(disposition)) => drop(dispositions.insert(id, disposition)),
            (Some(_), None) => {}
        }
    }
    Some(dispositions)
}

fn disposition(node: &Node<'_>) -> Option<Disposition> {
    let object = node.object(&["disposition", "reason"])?;
    let word = object.required("disposition")?;
    let reason = object.optional("reason");
    match word.one_of(&[("chosen", 0), ("already-in-place", 1), ("refused", 2)])? {
        2 => object.required("reason")?.one_of(&RefusalReason::WORDS).map(Disposition::Refused),
        kept => {
            if let Some(reason) = reason {
                reason.note(ProblemCode::UnknownField, "only `refused` takes a reason; leave it out");
            }
            Some(if kept == 0 { Disposition::Chosen } else { Disposition::AlreadyInPlace })
        }
    }
}
