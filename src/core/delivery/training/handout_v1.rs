//! A scenario to print, and what an author's form is made of: the checklist's items and facts
//! with their options, and the story with the model's answers.

use super::compared_v1::{PointWire, SubjectWire, point_wire, source, subject};
use super::teller::Teller;
use crate::content::Service;
use crate::content::said_v1::{Word, word};
use crate::delivery::assessment_v1::text;
use crate::instrument::{FactDefinition, FactKind, Item, ItemKind};
use crate::training::{ModelAnswer, Said, Step};
use serde::Serialize;

#[derive(Serialize)]
struct HandoutWire<'a> {
    items: Vec<AskedWire<'a>>,
    facts: Vec<AskedWire<'a>>,
    steps: Vec<StepWire<'a>>,
    support: Vec<ServiceWire<'a>>,
}

/// An item, or a fact, which has no prefix.
#[derive(Serialize)]
struct AskedWire<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    prefix: Option<&'a str>,
    name: &'a str,
    words: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    options: Vec<OptionWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u16>,
}

#[derive(Serialize)]
struct OptionWire<'a> {
    code: &'a str,
    words: &'a str,
}

#[derive(Serialize)]
struct StepWire<'a> {
    id: &'a str,
    title: &'a str,
    vignette: &'a [String],
    answers: Vec<AnswerWire<'a>>,
    facts: Vec<AnswerWire<'a>>,
    judgement: Option<AnswerWire<'a>>,
    outcome: Option<PointWire<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AnswerWire<'a> {
    #[serde(flatten)]
    subject: SubjectWire<'a>,
    value: Option<Word<'a>>,
    words: String,
    because: &'a str,
    source: &'a str,
    source_words: Option<String>,
}

#[derive(Serialize)]
struct ServiceWire<'a> {
    id: &'a str,
    name: &'a str,
    audience: &'a str,
    phone: &'a str,
    text: &'a str,
    hours: &'a str,
    web: &'a str,
}

/// The scenario to print: `{ items, facts, steps, support }`.
#[must_use]
pub fn handout(teller: &Teller<'_>) -> String {
    let services = teller.scenario.content().support.iter().filter_map(|id| teller.directory().find(id));
    text(&HandoutWire {
        items: teller.items().map(|item| item_wire(teller, item)).collect(),
        facts: teller.rules.instrument.facts().iter().map(|fact| fact_wire(teller, fact)).collect(),
        steps: teller.scenario.steps().iter().enumerate().map(|(place, step)| step_wire(teller, place, step)).collect(),
        support: services.map(service).collect(),
    })
}

fn item_wire<'a>(teller: &Teller<'a>, item: &'a Item) -> AskedWire<'a> {
    let line = |part| teller.pack.texts().line(&["item", item.link_id.as_str(), part].join("."));
    let option = |code: &'a crate::instrument::OptionCode| OptionWire {
        code: code.as_str(),
        words: teller.option(&item.link_id, code),
    };
    let (kind, min, max) = match item.kind {
        ItemKind::Choice | ItemKind::Text => ("choice", None, None),
        ItemKind::Many => ("many", None, None),
        ItemKind::Count { min, max, .. } => ("number", Some(min), Some(max)),
    };
    AskedWire {
        id: item.link_id.as_str(),
        prefix: Some(&item.prefix),
        name: line("short"),
        words: line("text"),
        kind,
        options: item.options.iter().map(|one| option(&one.code)).collect(),
        min,
        max,
    }
}

fn fact_wire<'a>(teller: &Teller<'a>, fact: &'a FactDefinition) -> AskedWire<'a> {
    let line = |part: &str| teller.pack.texts().line(&["fact", fact.id.as_str(), part].join("."));
    let said = |code, key| OptionWire { code, words: teller.words.say(key) };
    let unknown = said("dont-know", "said.dont-know");
    let (kind, min, max, options) = match &fact.kind {
        FactKind::YesNo => ("yes-no", None, None, vec![said("yes", "said.yes"), said("no", "said.no"), unknown]),
        FactKind::Number { min, max } => ("number", Some(*min), Some(*max), vec![unknown]),
        FactKind::Choice(codes) => {
            let option = |code: &'a crate::instrument::OptionCode| OptionWire {
                code: code.as_str(),
                words: line(&["option", code.as_str()].join(".")),
            };
            ("choice", None, None, codes.iter().map(option).chain([unknown]).collect())
        }
    };
    AskedWire { id: fact.id.as_str(), prefix: None, name: line("short"), words: line("text"), kind, options, min, max }
}

fn step_wire<'a>(teller: &Teller<'a>, place: usize, step: &'a Step) -> StepWire<'a> {
    let of = |wanted: fn(&Said) -> bool| {
        let answers = step.answers.iter().filter(move |answer| wanted(&answer.said));
        answers.map(|answer| answer_wire(teller, answer)).collect::<Vec<_>>()
    };
    StepWire {
        id: step.id.as_str(),
        title: &step.title,
        vignette: &step.vignette,
        answers: of(|said| matches!(said, Said::Item(..))),
        facts: of(|said| matches!(said, Said::Fact(..))),
        judgement: of(|said| matches!(said, Said::Concern(_))).pop(),
        outcome: teller.scenario.model_point(place, teller.rules).map(|point| point_wire(teller, &point)),
    }
}

fn answer_wire<'a>(teller: &Teller<'a>, answer: &'a ModelAnswer) -> AnswerWire<'a> {
    AnswerWire {
        subject: subject(teller, &answer.said.subject()),
        value: word(&answer.said),
        words: teller.said(&answer.said),
        because: &answer.because,
        source: answer.source.as_str(),
        source_words: source(teller, answer),
    }
}

fn service(service: &Service) -> ServiceWire<'_> {
    ServiceWire {
        id: service.id.as_str(),
        name: &service.name,
        audience: &service.audience,
        phone: &service.phone,
        text: &service.text,
        hours: &service.hours,
        web: &service.web,
    }
}
