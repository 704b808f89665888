//! Reads what was said of one item or fact, in scenarios and in training results alike: a
//! code, a list of codes or a number. Anything else is refused, so no text can hide here.

use crate::instrument::{FactDefinition, FactId, FactKind, Instrument, Item, ItemKind, LinkId, OptionCode};
use crate::json::{Node, ProblemCode, quote};
use crate::training::{AnswerCode, FactValue, Said};

const NOT_ASKED: &str = "not-asked";
const DONT_KNOW: &str = "dont-know";

/// An item of the instrument by the name it has as a field.
pub(crate) fn item<'a>(name: &str, node: &Node<'_>, instrument: &'a Instrument) -> Option<&'a Item> {
    let found = LinkId::parse(name).ok().and_then(|id| instrument.item(&id));
    if found.is_none() {
        let known: Vec<&str> = instrument.items().iter().map(|item| item.link_id.as_str()).collect();
        let message = format!("{} is not an item of this checklist; its items are {}", quote(name), known.join(", "));
        node.note(ProblemCode::UnknownItem, message);
    }
    found
}

/// A fact of the instrument by the name it has as a field.
pub(crate) fn fact<'a>(name: &str, node: &Node<'_>, instrument: &'a Instrument) -> Option<&'a FactDefinition> {
    let found = FactId::parse(name).ok().and_then(|id| instrument.fact(&id));
    if found.is_none() {
        let known: Vec<&str> = instrument.facts().iter().map(|fact| fact.id.as_str()).collect();
        let message = format!("{} is not a fact of this checklist; its facts are {}", quote(name), known.join(", "));
        node.note(ProblemCode::UnknownFact, message);
    }
    found
}

/// One option's code, a list of them, a number, or "not-asked".
pub(crate) fn answer(node: &Node<'_>, item: &Item) -> Option<Said> {
    let said = |code| Some(Said::Item(item.link_id.clone(), code));
    if node.as_text() == Some(NOT_ASKED) {
        return said(None);
    }
    match item.kind {
        ItemKind::Text => {
            node.note(ProblemCode::UnknownItem, "this item is answered by a text, which a scenario cannot hold");
            None
        }
        ItemKind::Many => {
            let nodes = node.list();
            let read: Vec<OptionCode> = node.list_of(|node| option(node, item));
            // In the order shown, each once: what was given is then the same as what is kept.
            let offered = item.options.iter().map(|option| &option.code);
            let codes: Vec<OptionCode> = offered.filter(|code| read.contains(code)).cloned().collect();
            if nodes.is_empty() || codes.len() != nodes.len() {
                node.note(ProblemCode::UnknownValue, "list each option that is ticked, once; at least one");
                return None;
            }
            said(Some(AnswerCode::Many(codes)))
        }
        ItemKind::Count { min, max, .. } if node.as_text().is_none() => {
            said(Some(AnswerCode::Number(node.integer(min, max)?)))
        }
        ItemKind::Choice | ItemKind::Count { .. } => said(Some(AnswerCode::Option(option(node, item)?))),
    }
}

fn option(node: &Node<'_>, item: &Item) -> Option<OptionCode> {
    let text = node.text()?;
    let found = item.option(text);
    if found.is_none() {
        let offered = item.options.iter().map(|option| option.code.as_str()).chain([NOT_ASKED]);
        node.unknown_value(text, &offered.collect::<Vec<_>>());
    }
    found.map(|option| option.code.clone())
}

/// A fact's value, or "not-asked".
pub(crate) fn value(node: &Node<'_>, fact: &FactDefinition) -> Option<Said> {
    let said = |value| Some(Said::Fact(fact.id.clone(), value));
    match node.as_text() {
        Some(NOT_ASKED) => return said(None),
        Some(DONT_KNOW) => return said(Some(FactValue::DontKnow)),
        _ => {}
    }
    let value = match &fact.kind {
        FactKind::YesNo => {
            let words = [("yes", true), ("no", false), (DONT_KNOW, false), (NOT_ASKED, false)];
            if node.one_of(&words)? { FactValue::Yes } else { FactValue::No }
        }
        FactKind::Number { min, max } => FactValue::Number(node.integer(*min, *max)?),
        FactKind::Choice(options) => {
            let text = node.text()?;
            let found = options.iter().find(|option| option.as_str() == text);
            if found.is_none() {
                let allowed: Vec<&str> = options.iter().map(OptionCode::as_str).chain([DONT_KNOW, NOT_ASKED]).collect();
                node.unknown_value(text, &allowed);
            }
            FactValue::Choice(found?.clone())
        }
    };
    said(Some(value))
}

/// Everything said, in objects `answers`, `facts` and `judgement` as a training result has
/// them: a bare code for each item and fact.
pub(crate) fn bare(object: &crate::json::ObjectNode<'_>, instrument: &Instrument) -> Vec<Said> {
    let mut all = Vec::new();
    if let Some(answers) = object.optional("answers").and_then(Node::open_object) {
        for (name, node) in answers.entries() {
            all.extend(item(name, node, instrument).and_then(|item| answer(node, item)));
        }
    }
    if let Some(facts) = object.optional("facts").and_then(Node::open_object) {
        for (name, node) in facts.entries() {
            all.extend(fact(name, node, instrument).and_then(|fact| value(node, fact)));
        }
    }
    if let Some(judgement) = object.optional("judgement").and_then(|node| node.object(&["concern"])) {
        all.extend(judgement.required("concern").and_then(Node::bool).map(Said::Concern));
    }
    all
}

/// The word or number for what was said, as it is written in scenarios and results.
pub(crate) fn word(said: &Said) -> Option<Word<'_>> {
    Some(match said {
        Said::Item(_, None) | Said::Fact(_, None) => return None,
        Said::Item(_, Some(AnswerCode::Option(code))) => Word::Code(code.as_str()),
        Said::Item(_, Some(AnswerCode::Many(codes))) => Word::Codes(codes.iter().map(OptionCode::as_str).collect()),
        Said::Item(_, Some(AnswerCode::Number(number))) => Word::Number(*number),
        Said::Fact(_, Some(FactValue::Yes)) => Word::Code("yes"),
        Said::Fact(_, Some(FactValue::No)) => Word::Code("no"),
        Said::Fact(_, Some(FactValue::DontKnow)) => Word::Code(DONT_KNOW),
        Said::Fact(_, Some(FactValue::Number(number))) => Word::Number(*number),
        Said::Fact(_, Some(FactValue::Choice(code))) => Word::Code(code.as_str()),
        Said::Concern(concern) => Word::Bool(*concern),
    })
}

/// What was said, on the wire.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(untagged)]
pub(crate) enum Word<'a> {
    /// A code.
    Code(&'a str),
    /// Several.
    Codes(Vec<&'a str>),
    /// A number.
    Number(u16),
    /// A concern, stated or not.
    Bool(bool),
}
