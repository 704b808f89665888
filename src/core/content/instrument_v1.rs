//! The shape `risk-checklist/instrument/1` of `instrument.json`.

use super::condition_v1::condition;
use super::item_v1::{AnswerSets, item, section};
use super::manifest::{PackManifest, Source};
use super::read;
use crate::instrument::{
    Concern, Counts, FactDefinition, FactGroup, FactKind, InstrumentDraft, LocalBounds, Opening, PlanPrompt, RiskLevel,
    TallyRule, Trigger, TriggerKind,
};
use crate::json::{Node, ProblemCode};

pub(super) fn read(node: &Node<'_>, manifest: &PackManifest) -> Option<InstrumentDraft> {
    let object = node.object(&[
        "schema",
        "answerOptions",
        "answerSets",
        "sections",
        "items",
        "tallies",
        "tally",
        "bands",
        "opens",
        "plan",
        "facts",
        "factGroups",
        "triggers",
    ])?;
    let schema = object.has_schema("risk-checklist/instrument/1");
    let known = manifest.sources();
    let sets = AnswerSets::read(&object);
    let list = |name| object.get(name);
    let draft = InstrumentDraft {
        id: manifest.id().clone(),
        version: manifest.version(),
        purpose: manifest.purpose(),
        sections: object.required_list("sections", section),
        items: object.required_list("items", |node| item(node, &sets, known)),
        tallies: list("tallies").map(|node| node.list_of(tally)).unwrap_or_default(),
        tally: object.get("tally").and_then(read::id),
        bands: list("bands").map(|node| node.list_of(|node| band(node, known))).unwrap_or_default(),
        opens: list("opens").map(|node| node.list_of(|node| opening(node, known))).unwrap_or_default(),
        plan: list("plan").map(|node| node.list_of(|node| plan_prompt(node, known))).unwrap_or_default(),
        facts: object.required_list("facts", |node| fact(node, known)),
        fact_groups: object.required_list("factGroups", fact_group),
        triggers: object.required_list("triggers", |node| trigger(node, known)),
    };
    schema.then_some(draft)
}

fn tally(node: &Node<'_>) -> Option<TallyRule> {
    let object = node.object(&["id", "of", "counts"])?;
    let id = object.required("id").and_then(read::id);
    let of = object.required("of").map(read::ids);
    let counts = object.get("counts").map_or(Some(Counts::Present), |node| {
        node.one_of(&[("present", Counts::Present), ("weights", Counts::Weights)])
    });
    Some(TallyRule { id: id?, of: of?, counts: counts? })
}

fn band(node: &Node<'_>, known: &[Source]) -> Option<RiskLevel> {
    let object = node.object(&["id", "when", "byJudgement", "sources"])?;
    let id = object.required("id").and_then(read::id);
    let rule = object.get("when");
    let when = rule.and_then(condition);
    let by_judgement = object.get("byJudgement").map_or(Some(false), Node::bool);
    let sources = read::source_ids(&object, known);
    if rule.is_some() && when.is_none() {
        return None;
    }
    Some(RiskLevel { id: id?, when, by_judgement: by_judgement?, sources })
}

fn opening(node: &Node<'_>, known: &[Source]) -> Option<Opening> {
    let object = node.object(&["instrument", "when", "sources"])?;
    let instrument = object.required("instrument").and_then(read::id);
    let when = object.required("when").and_then(condition);
    let sources = read::source_ids(&object, known);
    Some(Opening { instrument: instrument?, when: when?, sources })
}

fn plan_prompt(node: &Node<'_>, known: &[Source]) -> Option<PlanPrompt> {
    let object = node.object(&["id", "sources"])?;
    let id = object.required("id").and_then(read::id);
    let sources = read::source_ids(&object, known);
    Some(PlanPrompt { id: id?, sources })
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
