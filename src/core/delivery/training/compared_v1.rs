//! Timeline, what-if and debrief as JSON, with names and words, so that a page needs no ids.

use super::teller::Teller;
use crate::content::said_v1::{Word, word};
use crate::delivery::assessment_v1::{names, text};
use crate::instrument::{PathwayId, Subject, Urgency};
use crate::outcome::ReferralStatus;
use crate::response::{EditError, Response};
use crate::training::{Comparison, Debrief, Difference, Effect, Move, Moved, Point, Said, Shift, timeline as moments};
use serde::Serialize;

#[derive(Serialize)]
struct TimelineWire<'a> {
    steps: Vec<StepWire<'a>>,
}

#[derive(Serialize)]
struct StepWire<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(flatten)]
    point: PointWire<'a>,
    moved: Vec<MoveWire<'a>>,
}

/// What follows at one point.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PointWire<'a> {
    triggers: Vec<TriggerWire<'a>>,
    referrals: Vec<ReferralWire<'a>>,
    tally: TallyWire,
    standing: &'static str,
    open_questions: Vec<String>,
}

#[derive(Serialize)]
struct TriggerWire<'a> {
    id: String,
    name: &'a str,
    state: &'static str,
}

#[derive(Serialize)]
struct ReferralWire<'a> {
    pathway: String,
    name: &'a str,
    status: &'static str,
    urgency: Option<&'static str>,
}

#[derive(Serialize)]
struct TallyWire {
    lowest: usize,
    highest: usize,
    of: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct MoveWire<'a> {
    kind: &'static str,
    id: String,
    name: String,
    from: &'static str,
    to: &'static str,
    from_urgency: Option<&'static str>,
    to_urgency: Option<&'static str>,
    from_words: String,
    to_words: String,
    because: Vec<ShiftWire<'a>>,
}

/// What something is about: `item`, `fact` or `judgement`, and the same as `kind` and `id`.
#[derive(Serialize)]
pub(super) struct SubjectWire<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    judgement: Option<&'static str>,
    kind: &'static str,
    id: String,
    prefix: &'a str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShiftWire<'a> {
    #[serde(flatten)]
    subject: SubjectWire<'a>,
    from: Option<Word<'a>>,
    to: Option<Word<'a>>,
    from_words: String,
    to_words: String,
}

#[derive(Serialize)]
struct WhatIfWire<'a> {
    before: PointWire<'a>,
    after: PointWire<'a>,
    moved: Vec<MoveWire<'a>>,
}

#[derive(Serialize)]
struct DebriefWire<'a> {
    same: usize,
    differences: Vec<DifferenceWire<'a>>,
    routing: RoutingWire<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DifferenceWire<'a> {
    #[serde(flatten)]
    subject: SubjectWire<'a>,
    yours: Option<Word<'a>>,
    model: Option<Word<'a>>,
    yours_words: String,
    model_words: String,
    because: Option<&'a str>,
    source: Option<&'a str>,
    source_words: Option<String>,
    effect: &'static str,
    pathways: Vec<&'a str>,
    moved: Vec<MoveWire<'a>>,
    why: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RoutingWire<'a> {
    yours: Vec<ReferralWire<'a>>,
    model: Vec<ReferralWire<'a>>,
    same: bool,
    missed: Vec<&'a str>,
    extra: Vec<&'a str>,
    missed_names: Vec<&'a str>,
    extra_names: Vec<&'a str>,
}

/// The outcome over the steps of the scenario: `{ steps: [...] }`.
#[must_use]
pub fn timeline(teller: &Teller<'_>) -> String {
    let moments = moments(teller.scenario, teller.rules);
    let mut steps = Vec::new();
    for (step, moment) in teller.scenario.steps().iter().zip(&moments) {
        let moved = moves(teller, &moment.moved);
        let point = point_wire(teller, &moment.point);
        steps.push(StepWire { id: step.id.as_str(), title: &step.title, point, moved });
    }
    text(&TimelineWire { steps })
}

/// What would follow if these answers were given instead: `{ before, after, moved }`.
///
/// # Errors
/// [`EditError`] for an answer the instrument does not allow.
pub fn what_if(teller: &Teller<'_>, before: &Response, changes: &[Said]) -> Result<String, EditError> {
    let found = Comparison::what_if(before, changes, teller.rules, teller.scenario.setting())?;
    Ok(text(&WhatIfWire {
        before: point_wire(teller, &found.before),
        after: point_wire(teller, &found.after),
        moved: moves(teller, &found.moved),
    }))
}

/// A trainee's answers beside the model's: `{ same, differences, routing }`.
#[must_use]
pub fn debrief(teller: &Teller<'_>, debrief: &Debrief) -> String {
    text(&DebriefWire {
        same: debrief.same,
        differences: debrief.differences.iter().map(|one| difference(teller, debrief, one)).collect(),
        routing: RoutingWire {
            yours: referrals(teller, &debrief.yours),
            model: referrals(teller, &debrief.model),
            same: debrief.same_routing(),
            missed: names(&debrief.missed),
            extra: names(&debrief.extra),
            missed_names: debrief.missed.iter().map(|id| teller.pathway(id)).collect(),
            extra_names: debrief.extra.iter().map(|id| teller.pathway(id)).collect(),
        },
    })
}

fn difference<'a>(teller: &'a Teller<'a>, debrief: &'a Debrief, one: &'a Difference) -> DifferenceWire<'a> {
    let pathways = match &one.effect {
        Effect::ChangedRouting(pathways) | Effect::ChangedWithOthers(pathways) => pathways.as_slice(),
        Effect::Harmless => &[],
    };
    DifferenceWire {
        subject: subject(teller, &one.subject()),
        yours: word(&one.shift.from),
        model: word(&one.shift.to),
        yours_words: teller.said(&one.shift.from),
        model_words: teller.said(&one.shift.to),
        because: one.reasoning.as_ref().map(|model| model.because.as_str()),
        source: one.reasoning.as_ref().map(|model| model.source.as_str()),
        source_words: one.reasoning.as_ref().and_then(|model| source(teller, model)),
        effect: one.effect.as_str(),
        pathways: pathways.iter().map(PathwayId::as_str).collect(),
        moved: moves(teller, &one.moved),
        why: teller.why(debrief, one),
    }
}

/// A source in one line.
pub(super) fn source(teller: &Teller<'_>, model: &crate::training::ModelAnswer) -> Option<String> {
    let source = teller.scenario.source(&model.source)?;
    let parts = [source.document.as_str(), &source.section, &source.date];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

impl Teller<'_> {
    /// Why a difference did what it did, in a sentence or two.
    #[must_use]
    pub fn why(&self, debrief: &Debrief, one: &Difference) -> String {
        let rerouted = |one: &&Move| match &one.what {
            Moved::Referral(_, from, to) => {
                let called = |status: &Option<ReferralStatus>| matches!(status, Some(ReferralStatus::Called(_)));
                called(from) || called(to)
            }
            _ => false,
        };
        match &one.effect {
            Effect::ChangedRouting(_) => {
                let moves = one.moved.iter().filter(rerouted).map(|one| self.sentence(&one.what));
                self.words.fill("why.alone", &[("moves", &self.words.list(&moves.collect::<Vec<_>>()))])
            }
            Effect::ChangedWithOthers(pathways) => {
                let needs = |other: &&Difference| match &other.effect {
                    Effect::ChangedWithOthers(theirs) => theirs.iter().any(|pathway| pathways.contains(pathway)),
                    _ => false,
                };
                let others = debrief.differences.iter().filter(needs).map(Difference::subject);
                let others = others.filter(|subject| *subject != one.subject());
                let others: Vec<String> = others.map(|subject| self.name(&subject).to_owned()).collect();
                let pathways: Vec<String> = pathways.iter().map(|id| self.pathway(id).to_owned()).collect();
                let (others, pathways) = (self.words.list(&others), self.words.list(&pathways));
                self.words.fill("why.together", &[("others", &others), ("pathways", &pathways)])
            }
            Effect::Harmless => self.why_harmless(one, one.moved.iter().any(|one| rerouted(&one))),
        }
    }

    fn why_harmless(&self, one: &Difference, would_reroute: bool) -> String {
        use crate::assessment::TriggerState;
        if would_reroute {
            return self.words.say("why.made-up").to_owned();
        }
        let (mut open, mut other) = (Vec::new(), Vec::new());
        for moved in &one.moved {
            if let Moved::Trigger(id, from, _) = &moved.what {
                let list = if *from == TriggerState::Undetermined { &mut open } else { &mut other };
                list.push(self.trigger(id).to_owned());
            }
        }
        match (open.is_empty(), other.is_empty()) {
            (false, _) => self.words.fill("why.open", &[("names", &self.words.list(&open))]),
            (true, false) => self.words.fill("why.triggers", &[("names", &self.words.list(&other))]),
            (true, true) => self.words.say("why.nothing").to_owned(),
        }
    }
}

pub(super) fn point_wire<'a>(teller: &Teller<'a>, point: &Point) -> PointWire<'a> {
    let trigger = |step: &crate::assessment::TraceStep| TriggerWire {
        id: step.trigger.to_string(),
        name: teller.trigger(&step.trigger),
        state: step.state.as_str(),
    };
    let tally = point.assessment.tally();
    PointWire {
        triggers: point.assessment.trace().iter().map(trigger).collect(),
        referrals: referrals(teller, point),
        tally: TallyWire { lowest: tally.lowest(), highest: tally.highest(), of: tally.of() },
        standing: point.outcome.standing().as_str(),
        open_questions: point.assessment.open_questions().iter().map(|one| one.subject.as_str().to_owned()).collect(),
    }
}

fn referrals<'a>(teller: &Teller<'a>, point: &Point) -> Vec<ReferralWire<'a>> {
    let wire = |referral: &crate::outcome::Referral| ReferralWire {
        pathway: referral.pathway.to_string(),
        name: teller.pathway(&referral.pathway),
        status: referral.status.as_str(),
        urgency: referral.status.urgency().map(Urgency::as_str),
    };
    point.outcome.referrals().iter().map(wire).collect()
}

fn moves<'a>(teller: &Teller<'a>, moved: &'a [Move]) -> Vec<MoveWire<'a>> {
    moved.iter().map(|one| move_wire(teller, one)).collect()
}

fn move_wire<'a>(teller: &Teller<'a>, one: &'a Move) -> MoveWire<'a> {
    let [name, from_words, to_words] = teller.moved(&one.what);
    let status = |status: &Option<ReferralStatus>| status.map_or("not-listed", ReferralStatus::as_str);
    let urgency = |status: &Option<ReferralStatus>| status.and_then(ReferralStatus::urgency).map(Urgency::as_str);
    let (kind, id, from, to) = match &one.what {
        Moved::Trigger(id, from, to) => ("trigger", id.to_string(), from.as_str(), to.as_str()),
        Moved::Referral(id, from, to) => ("referral", id.to_string(), status(from), status(to)),
        Moved::Standing(from, to) => ("standing", "standing".to_owned(), from.as_str(), to.as_str()),
    };
    let (from_urgency, to_urgency) = match &one.what {
        Moved::Referral(_, from, to) => (urgency(from), urgency(to)),
        _ => (None, None),
    };
    let because = one.because.iter().map(|shift| shift_wire(teller, shift)).collect();
    MoveWire { kind, id, name, from, to, from_urgency, to_urgency, from_words, to_words, because }
}

fn shift_wire<'a>(teller: &Teller<'a>, shift: &'a Shift) -> ShiftWire<'a> {
    ShiftWire {
        subject: subject(teller, &shift.to.subject()),
        from: word(&shift.from),
        to: word(&shift.to),
        from_words: teller.said(&shift.from),
        to_words: teller.said(&shift.to),
    }
}

pub(super) fn subject<'a>(teller: &Teller<'a>, subject: &Subject) -> SubjectWire<'a> {
    let id = subject.as_str().to_owned();
    let (prefix, name) = (teller.prefix(subject), teller.name(subject));
    let blank = SubjectWire { item: None, fact: None, judgement: None, kind: "item", id: id.clone(), prefix, name };
    match subject {
        Subject::Item(_) => SubjectWire { item: Some(id), ..blank },
        Subject::Fact(_) => SubjectWire { fact: Some(id), kind: "fact", ..blank },
        Subject::Judgement => SubjectWire { judgement: Some("concern"), kind: "judgement", ..blank },
    }
}
