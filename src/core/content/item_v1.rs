//! The shape of items, their answers and their sections, in `instrument.json`.

use super::condition_v1::condition;
use super::manifest::Source;
use super::read;
use crate::instrument::{
    AnswerOption, AnswerSetId, Finding, Item, ItemKind, Labels, Prompt, Repeats, Section, UnknownReason, check_options,
};
use crate::json::{Node, ObjectNode, ProblemCode};

/// The most sets of answers of one checklist.
const MAX_SETS: usize = 30;

/// The sets of answers that items name. The first is what an item takes unless it names
/// one.
pub(super) struct AnswerSets {
    usual: Vec<AnswerOption>,
    named: Vec<(AnswerSetId, Vec<AnswerOption>)>,
}

impl AnswerSets {
    /// Sets are checked once, here, where they stand.
    pub(super) fn read(object: &ObjectNode<'_>) -> Self {
        let usual = object.required("answerOptions").map(answer_options).unwrap_or_default();
        let mut sets = Self { usual, named: Vec::new() };
        let named = object.get("answerSets").and_then(Node::open_object);
        if let Some(named) = named.as_ref().filter(|named| named.entries().count() > MAX_SETS) {
            // Each set is held against every other, so a very large number could take for ever.
            named.node().note(ProblemCode::TooLarge, format!("a checklist has at most {MAX_SETS} sets of answers"));
            return sets;
        }
        for (name, node) in named.iter().flat_map(ObjectNode::entries) {
            match AnswerSetId::parse(name) {
                Err(error) => node.note(ProblemCode::BadId, error.to_string()),
                Ok(id) => {
                    let options = answer_options(node);
                    sets.check_meanings(&options, node);
                    sets.named.push((id, options));
                }
            }
        }
        sets
    }

    /// One code means the same in every set, because it is one word on the screen.
    fn check_meanings(&self, options: &[AnswerOption], node: &Node<'_>) {
        let others = || self.named.iter().flat_map(|(_, options)| options).chain(&self.usual);
        for option in options {
            if others().any(|other| other.code == option.code && other.finding != option.finding) {
                let message = format!("`{}` means something else in another set; use another code", option.code);
                node.note(ProblemCode::UnsafeRule, message);
            }
        }
    }

    fn find(&self, node: Option<&Node<'_>>) -> Option<Vec<AnswerOption>> {
        let Some(node) = node else { return Some(self.usual.clone()) };
        let id: AnswerSetId = read::id(node)?;
        let found = self.named.iter().find(|(name, _)| *name == id);
        if found.is_none() {
            node.note(ProblemCode::UnknownReference, format!("there is no set of answers `{id}` in `answerSets`"));
        }
        found.map(|(_, options)| options.clone())
    }
}

fn answer_options(node: &Node<'_>) -> Vec<AnswerOption> {
    let options = node.list_of(answer_option);
    check_options(&options, &|code, message| node.note(code, message));
    options
}

fn answer_option(node: &Node<'_>) -> Option<AnswerOption> {
    let object = node.object(&["code", "finding", "weight"])?;
    let code = object.required("code").and_then(read::id);
    let finding = object.required("finding").and_then(|node| {
        node.one_of(&[
            ("present", Finding::Present),
            ("absent", Finding::Absent),
            ("unknown", Finding::Unknown(UnknownReason::DontKnow)),
        ])
    });
    let weight = object.get("weight");
    let mut option = AnswerOption::new(code?, finding?);
    if let Some(node) = weight {
        if !option.is_definite() {
            node.note(ProblemCode::UnsafeRule, "an answer that nobody knows has no weight; leave it out");
        }
        option.weight = node.integer(0, u16::MAX)?;
    }
    Some(option)
}

pub(super) fn section(node: &Node<'_>) -> Option<Section> {
    let object = node.object(&["id", "items", "repeats"])?;
    let id = object.required("id").and_then(read::id);
    let items = object.required("items").map(read::ids);
    let repeats = object.get("repeats").map(repeats);
    Some(Section { id: id?, items: items?, repeats: repeats.flatten() })
}

fn repeats(node: &Node<'_>) -> Option<Repeats> {
    let object = node.object(&["max", "labels"])?;
    let max = object.required("max").and_then(|node| node.integer(0, u16::from(u8::MAX)));
    let labels = object
        .required("labels")
        .and_then(|node| node.one_of(&[("letters", Labels::Letters), ("numbers", Labels::Numbers)]));
    Some(Repeats { max: u8::try_from(max?).unwrap_or(u8::MAX), labels: labels? })
}

pub(super) fn item(node: &Node<'_>, sets: &AnswerSets, known: &[Source]) -> Option<Item> {
    let object = node.object(&[
        "linkId",
        "prefix",
        "kind",
        "answers",
        "min",
        "max",
        "presentFrom",
        "askedWhen",
        "prompts",
        "sources",
    ])?;
    let link_id = object.required("linkId").and_then(read::id);
    let prefix = object.required("prefix").and_then(read::words);
    let kind = kind(&object);
    let answers = object.get("answers");
    let options = match (kind, answers) {
        (Some(ItemKind::Text), None) => Some(Vec::new()),
        (Some(ItemKind::Text), Some(node)) => {
            node.note(ProblemCode::UnknownField, "a text takes no answers; leave this out");
            None
        }
        (Some(ItemKind::Count { .. }), None) => {
            drop(object.required("answers").cloned());
            None
        }
        _ => sets.find(answers),
    };
    let gate = object.get("askedWhen");
    let asked_when = gate.and_then(condition);
    let prompts = object.get("prompts").map(|node| node.list_of(prompt)).unwrap_or_default();
    let sources = read::source_ids(&object, known);
    if gate.is_some() && asked_when.is_none() {
        return None;
    }
    Some(Item { link_id: link_id?, prefix: prefix?, kind: kind?, options: options?, asked_when, prompts, sources })
}

fn kind(object: &ObjectNode<'_>) -> Option<ItemKind> {
    let kinds = [("choice", 0), ("many", 1), ("count", 2), ("text", 3)];
    let kind = object.get("kind").map_or(Some(0), |node| node.one_of(&kinds))?;
    let bound = |name| object.required(name).and_then(|node| node.integer(0, u16::MAX));
    if kind == 2 {
        let (min, max, present_from) = (bound("min"), bound("max"), bound("presentFrom"));
        return Some(ItemKind::Count { min: min?, max: max?, present_from: present_from? });
    }
    for node in ["min", "max", "presentFrom"].iter().filter_map(|name| object.get(name)) {
        node.note(ProblemCode::UnknownField, "only a count takes this field; leave it out");
    }
    match kind {
        0 => Some(ItemKind::Choice),
        1 => Some(ItemKind::Many),
        _ => Some(ItemKind::Text),
    }
}

fn prompt(node: &Node<'_>) -> Option<Prompt> {
    let object = node.object(&["id", "confirm"])?;
    let id = object.required("id").and_then(read::id);
    let checked = object.required("confirm").and_then(read::checked);
    Some(Prompt { id: id?, checked: checked? })
}
