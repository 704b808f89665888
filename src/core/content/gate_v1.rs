//! The shape `risk-checklist/gate/1` of `gate.json`, with its words.

use super::catalogue::{Catalogue, TextShape};
use super::check_gate::check_gate;
use super::head::ReadHead;
use super::manifest::Source;
use super::pack::load_file;
use super::read;
use super::sharing_gate::{
    Adviser, Agreement, Choose, GateEffect, GateOption, GateQuestion, GateStage, GateTopic, SharingGate,
};
use crate::instrument::{BodyType, Checked, Nation, Pathways};
use crate::json::{Node, ObjectNode, Problem, ProblemCode, Problems, keep};

const CHOOSE: [(&str, Choose); 3] = [("one", Choose::One), ("some", Choose::Some), ("any", Choose::Any)];
const EFFECTS: [(&str, GateEffect); 7] = [
    ("go-on", GateEffect::GoOn),
    ("stop", GateEffect::Stop),
    ("cannot-ask", GateEffect::CannotAsk),
    ("agreed", GateEffect::Asked(Agreement::Agreed)),
    ("refused", GateEffect::Asked(Agreement::Refused)),
    ("not-able", GateEffect::Asked(Agreement::NotAble)),
    ("not-asked", GateEffect::Asked(Agreement::NotAsked)),
];

impl SharingGate {
    pub(super) fn load(gate: &str, texts: &str, pathways: &Pathways) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let gate = load_file("gate.json", gate, |node| read(&node, pathways));
        let gate = keep(gate.and_then(check_gate), &mut found);
        let texts = keep(load_file("text/gate.json", texts, |node| Catalogue::read(&node)), &mut found);
        let (Some(mut gate), Some(texts)) = (gate, texts) else { return Err(found) };
        let problems = Problems::of("text/gate.json");
        texts.check(&expected_texts(&gate), &problems);
        gate.texts = texts;
        problems.finish(Some(gate))
    }
}

fn read(node: &Node<'_>, pathways: &Pathways) -> Option<SharingGate> {
    let object = node.object(&["schema", "id", "version", "review", "sources", "needsAgreement", "questions"])?;
    let head = ReadHead::read(&object, "risk-checklist/gate/1");
    let needs_agreement = object.required_list("needsAgreement", |node| pathway(node, pathways));
    let questions = object.required_list("questions", |node| question(node, &head.sources, pathways));
    let mut ids = questions.iter().map(|question| question.id.as_str());
    unique(&object, "questions", &mut ids);
    Some(SharingGate { head: head.finish()?, needs_agreement, questions, texts: Catalogue::default() })
}

fn question(node: &Node<'_>, known: &[Source], pathways: &Pathways) -> Option<GateQuestion> {
    let object = node.object(&["id", "topic", "choose", "inWords", "pathways", "ask", "options", "sources"])?;
    let id = object.required("id").and_then(read::id);
    let topic = object.required("topic").and_then(|node| node.one_of(&GateTopic::WORDS));
    let choose = object.required("choose").and_then(|node| node.one_of(&CHOOSE));
    let in_words = is_true(&object, "inWords");
    let pathways = optional_list(&object, "pathways", |node| pathway(node, pathways));
    let ask = optional_list(&object, "ask", |node| node.one_of(&Adviser::WORDS));
    let options = object.required_list("options", |node| option(node, known));
    unique(&object, "options", &mut options.iter().map(|option| option.id.as_str()));
    let sources = read::source_ids(&object, known);
    Some(GateQuestion { id: id?, topic: topic?, choose: choose?, in_words, pathways, ask, options, sources })
}

fn option(node: &Node<'_>, known: &[Source]) -> Option<GateOption> {
    let object =
        node.object(&["id", "effect", "standsAlone", "whenAgreed", "nations", "bodyTypes", "confirm", "sources"])?;
    let id = object.required("id").and_then(read::id);
    let effect = object.required("effect").and_then(|node| node.one_of(&EFFECTS));
    let stands_alone = is_true(&object, "standsAlone");
    let when_agreed = is_true(&object, "whenAgreed");
    let nations = optional_list(&object, "nations", |node| node.one_of(&Nation::WORDS));
    let bodies = optional_list(&object, "bodyTypes", |node| node.one_of(&BodyType::WORDS));
    let checked = object.get("confirm").map_or(Some(Checked::Verified), read::checked);
    let sources = if object.get("sources").is_some() { read::source_ids(&object, known) } else { Vec::new() };
    Some(GateOption {
        id: id?,
        effect: effect?,
        stands_alone,
        when_agreed,
        nations,
        bodies,
        checked: checked?,
        sources,
    })
}

fn unique(object: &ObjectNode<'_>, list: &str, ids: &mut dyn Iterator<Item = &str>) {
    if let Some(list) = object.get(list) {
        read::check_unique(list, ids);
    }
}

fn is_true(object: &ObjectNode<'_>, name: &str) -> bool {
    object.get(name).and_then(Node::bool).unwrap_or(false)
}

fn optional_list<T>(object: &ObjectNode<'_>, name: &str, read: impl Fn(&Node<'_>) -> Option<T>) -> Vec<T> {
    object.get(name).map(|node| node.list_of(|node| read(node))).unwrap_or_default()
}

/// A pathway that shares details: a gate for any other would stand in the way of help.
fn pathway(node: &Node<'_>, pathways: &Pathways) -> Option<crate::instrument::PathwayId> {
    let id = read::id(node)?;
    match pathways.find(&id) {
        Some(pathway) if pathway.shares == crate::instrument::Shares::Details => Some(id),
        Some(_) => {
            node.note(ProblemCode::UnsafeRule, format!("`{id}` shares nothing, so it has no gate; take it out"));
            None
        }
        None => {
            node.note(ProblemCode::UnknownReference, format!("there is no pathway `{id}` in pathways.json"));
            None
        }
    }
}

/// The keys the gate's texts must have, and may have.
fn expected_texts(gate: &SharingGate) -> Vec<(String, TextShape)> {
    use TextShape::{Line, Lines, OptionalLine};
    let mut expected = Vec::new();
    for (stage, _) in GateStage::WORDS {
        expected.push((format!("stage.{stage}.title"), Line));
        expected.push((format!("stage.{stage}.why"), Lines));
    }
    for (adviser, _) in Adviser::WORDS {
        expected.push((format!("adviser.{adviser}.name"), Line));
    }
    for question in &gate.questions {
        let key = format!("question.{}", question.id);
        expected.push((format!("{key}.text"), Line));
        expected.push((format!("{key}.short"), Line));
        expected.push((format!("{key}.help"), OptionalLine));
        if question.in_words {
            expected.push((format!("{key}.words"), Line));
        }
        for option in &question.options {
            expected.push((format!("{key}.option.{}", option.id), Line));
        }
    }
    expected
}
