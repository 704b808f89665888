//! The shape `risk-checklist/instrument/1` of `instrument.json`.

use super::manifest::{PackManifest, Source};
use super::read;
use crate::instrument::{
    AnswerOption, Concern, Condition, FactDefinition, FactGroup, FactKind, Finding, InstrumentDraft, Item, LinkId,
    LocalBounds, Prompt, Section, Trigger, TriggerKind, UnknownReason, check_options,
};
use crate::json::{Node, ProblemCode};

pub(super) fn read(node: &Node<'_>, manifest: &PackManifest) -> Option<InstrumentDraft> {
    let object =
        node.object(&["schema", "answerOptions", "sections", "items", "tally", "facts", "factGroups", "triggers"])?;
    let schema = object.has_schema("risk-checklist/instrument/1");
    let known = manifest.sources();
    let options = object.required("answerOptions").map(answer_options).unwrap_or_default();
    let sections = object.required_list("sections", section);
    let items = object.required_list("items", |node| item(node, &options, known));
    let tally = object.required("tally").and_then(tally);
    let facts = object.required_list("facts", |node| fact(node, known));
    let fact_groups = object.required_list("factGroups", fact_group);
    let triggers = object.required_list("triggers", |node| trigger(node, known));
    schema.then_some(())?;
    let (id, version) = (manifest.id().clone(), manifest.version());
    Some(InstrumentDraft { id, version, sections, items, tally: tally?, facts, fact_groups, triggers })
}

/// Every item offers the same options, so they are checked once, here, where they stand.
fn answer_options(node: &Node<'_>) -> Vec<AnswerOption> {
    let options = node.list_of(answer_option);
    check_options(&options, &|code, message| node.note(code, message));
    options
}

fn answer_option(node: &Node<'_>) -> Option<AnswerOption> {
    let object = node.object(&["code", "finding"])?;
    let code = object.required("code").and_then(read::id);
    let finding = object.required("finding").and_then(|node| {
        node.one_of(&[
            ("present", Finding::Present),
            ("absent", Finding::Absent),
            ("unknown", Finding::Unknown(UnknownReason::DontKnow)),
        ])
    });
    Some(AnswerOption { code: code?, finding: finding? })
}

fn section(node: &Node<'_>) -> Option<Section> {
    let object = node.object(&["id", "items"])?;
    let id = object.required("id").and_then(read::id);
    let items = object.required("items").map(read::ids);
    Some(Section { id: id?, items: items? })
}

fn item(node: &Node<'_>, options: &[AnswerOption], known: &[Source]) -> Option<Item> {
    let object = node.object(&["linkId", "prefix", "prompts", "sources"])?;
    let link_id = object.required("linkId").and_then(read::id);
    let prefix = object.required("prefix").and_then(read::words);
    let prompts = object.get("prompts").map(|node| node.list_of(prompt)).unwrap_or_default();
    let sources = read::source_ids(&object, known);
    Some(Item { link_id: link_id?, prefix: prefix?, options: options.to_vec(), prompts, sources })
}

fn prompt(node: &Node<'_>) -> Option<Prompt> {
    let object = node.object(&["id", "confirm"])?;
    let id = object.required("id").and_then(read::id);
    let checked = object.required("confirm").and_then(read::checked);
    Some(Prompt { id: id?, checked: checked? })
}

fn tally(node: &Node<'_>) -> Option<Vec<LinkId>> {
    Some(read::ids(node.object(&["of"])?.required("of")?))
}

fn fact(node: &Node<'_>, known: &[Source]) -> Option<FactDefinition> {
    let object = node.object(&["id", "type", "min", "max", "options", "concern", "sources"])?;
    let id = object.required("id").and_then(read::id);
    let concern = object.required("concern").and_then(|node| {
        node.one_of(&[("rising", Concern::Rising), ("falling", Concern::Falling), ("neutral", Concern::Neutral)])
    });
    let bound = |name| object.required(name).and_then(|node| node.integer(0, u16::MAX));
    let kind = match object.required("type")?.one_of(&[("yes-no", 0), ("number", 1), ("choice", 2)])? {
        0 => Some(FactKind::YesNo),
        1 => match (bound("min"), bound("max")) {
            (Some(min), Some(max)) => Some(FactKind::Number { min, max }),
            _ => None,
        },
        _ => object.required("options").map(|node| FactKind::Choice(read::ids(node))),
    };
    let own: &[&str] = match kind {
        Some(FactKind::Number { .. }) => &["min", "max"],
        Some(FactKind::Choice(_)) => &["options"],
        _ => &[],
    };
    for node in ["min", "max", "options"]
        .iter()
        .filter(|name| kind.is_some() && !own.contains(name))
        .filter_map(|name| object.get(name))
    {
        node.note(ProblemCode::UnknownField, "a fact of this type does not take this field; leave it out");
    }
    let sources = read::source_ids(&object, known);
    Some(FactDefinition { id: id?, kind: kind?, concern: concern?, sources })
}

fn fact_group(node: &Node<'_>) -> Option<FactGroup> {
    let object = node.object(&["id", "facts"])?;
    let id = object.required("id").and_then(read::id);
    let facts = object.required("facts").map(read::ids);
    Some(FactGroup { id: id?, facts: facts? })
}

fn trigger(node: &Node<'_>, known: &[Source]) -> Option<Trigger> {
    let object = node.object(&["id", "kind", "when", "local", "sources"])?;
    let id = object.required("id").and_then(read::id);
    let kind = object.required("kind").and_then(|node| {
        node.one_of(&[
            ("criterion", TriggerKind::Criterion),
            ("critical-item", TriggerKind::CriticalItem),
            ("circumstance", TriggerKind::Circumstance),
        ])
    });
    let when = object.required("when").and_then(condition);
    let local = object.optional("local").and_then(|node| local_bounds(node, known));
    let sources = read::source_ids(&object, known);
    Some(Trigger { id: id?, kind: kind?, when: when?, local, sources })
}

/// `{"min": 1, "max": 17, "sources": ["S-25"]}`: how far an area may move the rule's number.
fn local_bounds(node: &Node<'_>, known: &[Source]) -> Option<LocalBounds> {
    let object = node.object(&["min", "max", "sources"])?;
    let bound = |name| object.required(name).and_then(|node| node.integer(0, u16::MAX));
    let (min, max) = (bound("min"), bound("max"));
    let sources = read::source_ids(&object, known);
    Some(LocalBounds { min: min?, max: max?, sources })
}

/// An atom, `{"all":[...]}`, `{"any":[...]}` or `{"count":14,"of":["1",...]}`.
fn condition(node: &Node<'_>) -> Option<Condition> {
    let object = node.open_object()?;
    if let Some(parts) = object.get("all") {
        object.has_only(&["all"]);
        return parts_of(parts).map(Condition::all);
    }
    if let Some(parts) = object.get("any") {
        object.has_only(&["any"]);
        return parts_of(parts).map(Condition::any);
    }
    if let Some(count) = object.get("count") {
        object.has_only(&["count", "of"]);
        let needed = usize::from(count.integer(1, u16::MAX)?);
        let items: Vec<LinkId> = read::ids(object.required("of")?);
        let present = |link_id| Condition::Atom(crate::instrument::Atom::Present(link_id));
        return Some(Condition::AtLeast { needed, of: items.into_iter().map(present).collect() });
    }
    read::atom(&object).map(Condition::Atom)
}

fn parts_of(node: &Node<'_>) -> Option<Vec<Condition>> {
    let parts = node.list();
    if parts.is_empty() {
        node.note(ProblemCode::UnsafeRule, "a rule with no parts would always or never be met; add a part");
        return None;
    }
    // All parts are read before giving up, so that every problem is named.
    let read: Vec<Option<Condition>> = parts.iter().map(condition).collect();
    read.into_iter().collect()
}
