//! Reads the answers, facts and judgement of one instrument in `risk-checklist/response/1`.

use super::{DONT_KNOW, NOT_ASKED};
use crate::instrument::{
    FactDefinition, FactId, FactKind, Instrument, Item, ItemKind, LinkId, OptionCode, RiskLevelId, SectionId,
};
use crate::json::{Node, ObjectNode, ProblemCode, quote};
use crate::response::{Edit, FactValue, Informant, MAX_TEXT, NotAskedReason};

/// For how many people each repeated section is asked.
pub(super) fn read_people(object: &ObjectNode<'_>, instrument: &Instrument, edits: &mut Vec<Edit>) {
    let Some(people) = object.get("people").and_then(Node::open_object) else { return };
    for (name, node) in people.entries() {
        let section = instrument.sections().iter().find(|section| section.id.as_str() == name);
        match section.filter(|section| section.repeats.is_some()) {
            None => {
                let message = format!("{} is not a section that is asked for several people", quote(name));
                node.note(ProblemCode::UnknownItem, message);
            }
            Some(section) => {
                let id: SectionId = section.id.clone();
                let count = node.integer(1, u16::from(section.most())).and_then(|count| u8::try_from(count).ok());
                edits.extend(count.map(|count| Edit::People(id, count)));
            }
        }
    }
}

pub(super) fn read_answers(object: &ObjectNode<'_>, instrument: &Instrument, edits: &mut Vec<Edit>) {
    let Some(answers) = object.get("answers").and_then(Node::open_object) else { return };
    for (name, node) in answers.entries() {
        read_answer(name, node, instrument, edits);
    }
}

/// An item by the name it has on the wire: `7`, or `7:B` for the second person.
fn find<'a>(name: &str, instrument: &'a Instrument) -> Option<(LinkId, &'a Item)> {
    let (own, label) = name.split_once(':').map_or((name, None), |(own, label)| (own, Some(label)));
    let own = LinkId::parse(own).ok()?;
    let link_id = label.map_or(own.clone(), |label| own.repetition(label));
    let item = instrument.item(&link_id)?;
    Some((link_id, item))
}

fn read_answer(name: &str, node: &Node<'_>, instrument: &Instrument, edits: &mut Vec<Edit>) {
    let Some((link_id, item)) = find(name, instrument) else {
        let known: Vec<&str> = instrument.items().iter().map(|item| item.link_id.as_str()).collect();
        let message = format!("{} is not an item of this checklist; its items are {}", quote(name), known.join(", "));
        return node.note(ProblemCode::UnknownItem, message);
    };
    let Some(object) = node.object(&["value", "reason", "note", "informant"]) else { return };
    // A text is in the note; the value of one says nothing.
    let value = if item.kind == ItemKind::Text { object.get("value") } else { object.required("value") };
    if let Some(node) = value {
        read_value(node, &link_id, item, &object, edits);
        if let (Some(reason), true) = (object.optional("reason"), node.as_text() != Some(NOT_ASKED)) {
            reason.note(ProblemCode::UnknownField, "only `not-asked` takes a reason; leave it out");
        }
    }
    if let Some(note) = object.get("note").and_then(|node| node.text_within(MAX_TEXT)) {
        edits.push(Edit::Note(link_id.clone(), note.to_owned()));
    }
    if let Some(informant) = object.get("informant").and_then(|node| node.one_of(&Informant::WORDS)) {
        edits.push(Edit::Informant(link_id, informant));
    }
}

/// One option, a list of them, a number, or "not asked" with its reason.
fn read_value(node: &Node<'_>, link_id: &LinkId, item: &Item, object: &ObjectNode<'_>, edits: &mut Vec<Edit>) {
    if node.as_text() == Some(NOT_ASKED) {
        let reason = object.optional("reason").and_then(|node| node.one_of(&NotAskedReason::WORDS));
        return edits.push(Edit::NotAsked(link_id.clone(), reason));
    }
    match item.kind {
        ItemKind::Many => {
            for node in node.list() {
                let code = option(&node, item);
                edits.extend(code.map(|code| Edit::Tick(link_id.clone(), code, true)));
            }
        }
        ItemKind::Count { min, max, .. } if node.as_text().is_none() => {
            edits.extend(node.integer(min, max).map(|number| Edit::Number(link_id.clone(), number)));
        }
        ItemKind::Choice | ItemKind::Count { .. } | ItemKind::Text => {
            edits.extend(option(node, item).map(|code| Edit::Answer(link_id.clone(), code)));
        }
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

pub(super) fn read_facts(object: &ObjectNode<'_>, instrument: &Instrument, edits: &mut Vec<Edit>) {
    let Some(facts) = object.get("facts").and_then(Node::open_object) else { return };
    for (name, node) in facts.entries() {
        edits.extend(read_fact(name, node, instrument));
    }
}

fn read_fact(name: &str, node: &Node<'_>, instrument: &Instrument) -> Option<Edit> {
    let Some(fact) = FactId::parse(name).ok().and_then(|id| instrument.fact(&id)) else {
        let known: Vec<&str> = instrument.facts().iter().map(|fact| fact.id.as_str()).collect();
        let message = format!("{} is not a fact of this checklist; its facts are {}", quote(name), known.join(", "));
        node.note(ProblemCode::UnknownFact, message);
        return None;
    };
    let value = read_fact_value(node, fact)?;
    Some(Edit::Fact(fact.id.clone(), Some(value)))
}

fn read_fact_value(node: &Node<'_>, fact: &FactDefinition) -> Option<FactValue> {
    if node.as_text() == Some(DONT_KNOW) {
        return Some(FactValue::DontKnow);
    }
    match &fact.kind {
        FactKind::YesNo => node.one_of(&[("yes", 0), ("no", 1), (DONT_KNOW, 2)]).map(|word| match word {
            0 => FactValue::Yes,
            1 => FactValue::No,
            _ => FactValue::DontKnow,
        }),
        FactKind::Number { min, max } => node.integer(*min, *max).map(FactValue::Number),
        FactKind::Choice(options) => {
            let text = node.text()?;
            let found = options.iter().find(|option| option.as_str() == text);
            if found.is_none() {
                let allowed: Vec<&str> = options.iter().map(OptionCode::as_str).chain([DONT_KNOW]).collect();
                node.unknown_value(text, &allowed);
            }
            found.map(|option| FactValue::Choice(option.clone()))
        }
    }
}

/// The concern and its reason belong to the whole sitting, so only the first instrument
/// has them; a band belongs to its own.
pub(super) fn read_judgement(object: &ObjectNode<'_>, is_first: bool, edits: &mut Vec<Edit>) {
    let fields: &[&str] = if is_first { &["concern", "reason", "band"] } else { &["band"] };
    let Some(object) = object.get("judgement").and_then(|node| node.object(fields)) else { return };
    if is_first && let Some(concern) = object.required("concern").and_then(Node::bool) {
        edits.push(Edit::Concern(concern));
    }
    if let Some(reason) = object.get("reason").and_then(|node| node.text_within(MAX_TEXT)) {
        edits.push(Edit::Reason(reason.to_owned()));
    }
    if let Some(node) = object.optional("band") {
        match node.text().map(RiskLevelId::parse) {
            Some(Ok(band)) => edits.push(Edit::Band(Some(band))),
            Some(Err(error)) => node.note(ProblemCode::BadId, error.to_string()),
            None => {}
        }
    }
}
