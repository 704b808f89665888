//! The wire shape `risk-checklist/record/1`: the three other shapes side by side, each as it
//! is published, with what was unknown and why. One reader serves all of them.

use super::Unknown;
use super::assessment_v1::AssessmentWire;
use super::outcome_v1::{NoticeWire, VersionedWire};
use super::record::Record;
use super::response_v1::ResponseWire;
use super::{GateDecision, GateRecord, assessment_v1, outcome_v1, response_v1};
use crate::content::Agreement;
use crate::instrument::{InstrumentId, Review, Role, Subject};
use serde::Serialize;

/// The shape's name and version.
pub const SCHEMA: &str = "risk-checklist/record/1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RecordWire<'a> {
    schema: &'static str,
    /// Decisions, versions, role, hour and review date: the notice, whether it was sent or not.
    outcome: NoticeWire<'a>,
    assessment: AssessmentWire<'a>,
    unknown: Vec<UnknownWire<'a>>,
    since_last_time: Option<SinceWire<'a>>,
    /// What was decided at the sharing gate, for each referral.
    gate: Vec<GateWire<'a>>,
    content: ContentWire,
    response: ResponseWire<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UnknownWire<'a> {
    id: &'a str,
    kind: &'static str,
    /// The checklist that was opened for it; left out for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    instrument: Option<&'a str>,
    why: &'static str,
    could_change_outcome: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SinceWire<'a> {
    completed_at: Option<String>,
    triggers: Vec<ChangeWire<'a>>,
    /// How many rules were met last time that this checklist does not have.
    not_here: usize,
}

#[derive(Serialize)]
struct ChangeWire<'a> {
    id: &'a str,
    change: &'static str,
}

/// One decision about sharing.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GateWire<'a> {
    pathway: &'a str,
    questions: VersionedWire<'a>,
    role: Option<&'static str>,
    decided_at: Option<String>,
    decision: &'static str,
    stopped_at: Option<&'a str>,
    agreement: Option<&'static str>,
    answers: Vec<GateLineWire<'a>>,
}

#[derive(Serialize)]
struct GateLineWire<'a> {
    question: &'a str,
    options: Vec<&'a str>,
    words: &'a str,
}

/// When each part of the content was reviewed, and when it must be again.
#[derive(Serialize)]
struct ContentWire {
    instrument: ReviewWire,
    ruleset: ReviewWire,
    directory: ReviewWire,
}

#[derive(Serialize)]
struct ReviewWire {
    on: String,
    due: String,
}

/// The record as it leaves: these exact bytes are what the practitioner is shown.
#[must_use]
pub fn to_wire(record: &Record<'_>) -> String {
    let Record { library, sitting, assessment, ref opened, outcome, notice, previous, ref gates } = *record;
    let (unknowns, mut unknown) =
        (Unknown::all((record.library.pack(), record.assessment), &record.opened, record.sitting), Vec::new());
    for one in &unknowns {
        unknown.push(unknown_wire(one));
    }
    let others: Vec<_> = opened.iter().map(|(_, assessment)| (*assessment).clone()).collect();
    let united = assessment.united(&others);
    let changes = previous.map(|previous| (previous, previous.changes(library, &united, outcome)));
    let since_last_time = changes.as_ref().map(|(previous, changes)| {
        let mut triggers = Vec::new();
        for (id, change) in &changes.triggers {
            triggers.push(ChangeWire { id: id.as_str(), change: change.as_str() });
        }
        let completed_at = previous.completed_at().map(|hour| hour.to_string());
        SinceWire { completed_at, triggers, not_here: changes.not_here }
    });
    let mut gate = Vec::new();
    for one in gates {
        gate.push(gate_wire(one));
    }
    assessment_v1::text(&RecordWire {
        schema: SCHEMA,
        outcome: outcome_v1::wire(notice),
        assessment: assessment_v1::wire(library, assessment, opened, outcome),
        unknown,
        since_last_time,
        gate,
        content: ContentWire {
            instrument: review_wire(library.pack().manifest().review()),
            ruleset: review_wire(&library.pathways().head().review),
            directory: review_wire(library.directory().review()),
        },
        response: response_v1::wire(sitting),
    })
}

fn unknown_wire(unknown: &Unknown) -> UnknownWire<'_> {
    let kind = match unknown.subject {
        Subject::Item(_) => "item",
        Subject::Fact(_) => "fact",
        Subject::Judgement => "judgement",
    };
    UnknownWire {
        id: unknown.subject.as_str(),
        kind,
        instrument: unknown.instrument.as_ref().map(InstrumentId::as_str),
        why: unknown.why.as_str(),
        could_change_outcome: unknown.could_change,
    }
}

fn gate_wire(record: &GateRecord) -> GateWire<'_> {
    let (decision, stopped_at) = match &record.decision {
        GateDecision::Share => ("share", None),
        GateDecision::DoNotShare(stop) => ("do-not-share", Some(stop.at.as_str())),
        GateDecision::Open(_) => ("open", None),
    };
    let mut answers = Vec::new();
    for line in &record.lines {
        let mut options = Vec::new();
        for option in &line.options {
            options.push(option.as_str());
        }
        answers.push(GateLineWire { question: line.question.as_str(), options, words: &line.words });
    }
    GateWire {
        pathway: record.pathway.as_str(),
        questions: VersionedWire { id: &record.gate.0, version: record.gate.1.to_string() },
        role: record.role.map(Role::as_str),
        decided_at: record.decided_at.map(|hour| hour.to_string()),
        decision,
        stopped_at,
        agreement: record.agreement.map(Agreement::as_str),
        answers,
    }
}

fn review_wire(review: &Review) -> ReviewWire {
    ReviewWire { on: review.on.to_string(), due: review.due.to_string() }
}
