//! The shape `risk-checklist/forms/1` of `forms.json`, with its words.

use super::catalogue::{Catalogue, TextShape};
use super::forms::{BlockDefinition, FieldDefinition, FieldKind, FormDefinition, FormSet, Prefill, RecipientKind};
use super::head::ReadHead;
use super::manifest::Source;
use super::pack::load_file;
use super::read;
use super::sharing_gate::{GateTopic, SharingGate};
use crate::instrument::{BlockId, FieldId, GateOptionId, Instrument, Pathways, Shares};
use crate::json::{Node, ObjectNode, Problem, ProblemCode, Problems, keep};

/// How to make contact safely comes first in every form: a service that reads no further
/// has read that.
const FIRST: &str = "safe-contact";
/// What that block must ask: whether there is a safe way (yes or no), and which (in words).
const FIRST_FIELDS: [(&str, bool); 2] = [("contact-safe", true), ("contact-how", false)];
/// The most characters that a field may ask for.
const MAX_LIMIT: u16 = 4_000;

/// The content that forms refer to.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) instrument: &'a Instrument,
    pub(super) pathways: &'a Pathways,
    pub(super) gate: &'a SharingGate,
}

impl FormSet {
    pub(super) fn load(forms: &str, texts: &str, around: Around<'_>) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let set = keep(load_file("forms.json", forms, |node| read_set(&node, around)), &mut found);
        let texts = keep(load_file("text/forms.json", texts, |node| Catalogue::read(&node)), &mut found);
        let (Some(set), Some(texts)) = (set, texts) else { return Err(found) };
        let problems = Problems::of("text/forms.json");
        texts.check(&expected_texts(&set, around.instrument), &problems);
        problems.finish(Some(Self { texts, ..set }))
    }
}

fn read_set(node: &Node<'_>, around: Around<'_>) -> Option<FormSet> {
    let object = node.object(&["schema", "id", "version", "review", "sources", "blocks", "forms"])?;
    let head = ReadHead::read(&object, "risk-checklist/forms/1");
    let blocks = object.required_list("blocks", |node| block(node, &head.sources, around.gate));
    let forms = object.required_list("forms", |node| form(node, &blocks, around));
    if let (Some(blocks_node), Some(forms_node)) = (object.get("blocks"), object.get("forms")) {
        read::check_unique(blocks_node, &mut blocks.iter().map(|block| block.id.as_str()));
        let fields = blocks.iter().flat_map(|block| &block.fields);
        read::check_unique(blocks_node, &mut fields.map(|field| field.id.as_str()));
        read::check_unique(forms_node, &mut forms.iter().map(|form| form.pathway.as_str()));
        check_all_used(blocks_node, &blocks, &forms);
        check_all_pathways(forms_node, &forms, around.pathways);
        check_first(blocks_node, &blocks);
    }
    Some(FormSet { head: head.finish()?, blocks, forms, texts: Catalogue::default() })
}

fn block(node: &Node<'_>, known: &[Source], gate: &SharingGate) -> Option<BlockDefinition> {
    let object = node.object(&["id", "confirm", "sources", "about", "gate", "fields"])?;
    let id = object.required("id").and_then(read::id);
    let checked = object.required("confirm").and_then(read::checked);
    let sources = read::source_ids(&object, known);
    if sources.is_empty() {
        node.note(ProblemCode::MissingField, "a block needs at least one source");
    }
    let about = object.get("about").and_then(|node| about(node, gate));
    let is_gate = flag(&object, "gate");
    let fields = object.required_list("fields", field);
    if is_gate != fields.is_empty() {
        node.note(ProblemCode::UnsafeRule, "a block has fields, or the gate fills it in: one of the two");
    }
    Some(BlockDefinition { id: id?, checked: checked?, sources, about, is_gate, fields })
}

/// One of the answers to the gate's question whom the referral is about.
fn about(node: &Node<'_>, gate: &SharingGate) -> Option<GateOptionId> {
    let id = read::id(node)?;
    let mut asked = gate.questions().iter().filter(|question| question.topic == GateTopic::About);
    if !asked.any(|question| question.option(&id).is_some()) {
        node.note(ProblemCode::UnknownReference, "the gate does not offer this when it asks who it is about");
    }
    Some(id)
}

fn field(node: &Node<'_>) -> Option<FieldDefinition> {
    let object = node.object(&["id", "kind", "limit", "prefill", "offer", "onlyIfEssential"])?;
    let id = object.required("id").and_then(read::id);
    let kind = object.required("kind").and_then(|node| kind(node, &object));
    let prefill =
        object.get("prefill").and_then(|node| node.one_of(&[("reasons", Prefill::Reasons), ("role", Prefill::Role)]));
    let offer = object.get("offer").and_then(|node| node.one_of(&[("judgement", ())]));
    Some(FieldDefinition {
        id: id?,
        kind: kind?,
        prefill,
        offers_judgement: offer.is_some(),
        only_if_essential: flag(&object, "onlyIfEssential"),
    })
}

/// A field's kind, with its limit where something is written.
fn kind(node: &Node<'_>, object: &ObjectNode<'_>) -> Option<FieldKind> {
    let limit = |make: fn(u16) -> FieldKind| object.required("limit")?.integer(1, MAX_LIMIT).map(make);
    match node.one_of(&[("line", 0), ("text", 1), ("date", 2), ("yes-no", 3)])? {
        0 => limit(|limit| FieldKind::Line { limit }),
        1 => limit(|limit| FieldKind::Text { limit }),
        2 => limit(|limit| FieldKind::Date { limit }),
        _ => {
            if let Some(limit) = object.get("limit") {
                limit.note(ProblemCode::UnknownField, "nothing is written in a yes-no field; take `limit` out");
            }
            Some(FieldKind::YesNo)
        }
    }
}

fn flag(object: &ObjectNode<'_>, name: &str) -> bool {
    object.get(name).and_then(Node::bool).unwrap_or_default()
}

fn form(node: &Node<'_>, known: &[BlockDefinition], around: Around<'_>) -> Option<FormDefinition> {
    let object = node.object(&["pathway", "recipient", "blocks", "required", "byHand", "byHandWhen"])?;
    let pathway = object.required("pathway")?;
    let id = read::id(pathway);
    if let Some(id) = &id
        && around.pathways.find(id).is_none()
    {
        pathway.note(ProblemCode::UnknownReference, "there is no pathway with this id in pathways.json");
    }
    let recipient = object.required("recipient").and_then(|node| node.one_of(&RecipientKind::WORDS));
    let blocks: Vec<BlockId> = object.required_list("blocks", |node| {
        let block = read::id(node)?;
        if !known.iter().any(|other| other.id == block) {
            node.note(ProblemCode::UnknownReference, "there is no block with this id");
        }
        Some(block)
    });
    if blocks.first().is_none_or(|first| first.as_str() != FIRST) {
        let message = format!("the first block of every form is `{FIRST}`: put it first");
        object.required("blocks")?.note(ProblemCode::UnsafeRule, message);
    }
    read::check_unique(object.required("blocks")?, &mut blocks.iter().map(BlockId::as_str));
    let required = object.required_list("required", |node| {
        let field: FieldId = read::id(node)?;
        let mut asked = known.iter().filter(|block| blocks.contains(&block.id)).flat_map(|block| &block.fields);
        if !asked.any(|other| other.id == field) {
            node.note(ProblemCode::UnknownReference, "no block of this form asks for this field");
        }
        Some(field)
    });
    let by_hand_when = object.get("byHandWhen").map(|list| {
        list.list_of(|node| {
            let trigger = read::id(node)?;
            if around.instrument.trigger(&trigger).is_none() {
                node.note(ProblemCode::UnknownReference, "there is no trigger with this id in instrument.json");
            }
            Some(trigger)
        })
    });
    Some(FormDefinition {
        pathway: id?,
        recipient: recipient?,
        blocks,
        required,
        by_hand: flag(&object, "byHand"),
        by_hand_when: by_hand_when.unwrap_or_default(),
    })
}

/// The first block asks for a safe way to make contact, and whether there is one.
fn check_first(list: &Node<'_>, blocks: &[BlockDefinition]) {
    let first = blocks.iter().find(|block| block.id.as_str() == FIRST);
    for (name, is_yes_no) in FIRST_FIELDS {
        let mut fields = first.into_iter().flat_map(|block| &block.fields);
        if !fields.any(|field| field.id.as_str() == name && (field.kind == FieldKind::YesNo) == is_yes_no) {
            let message = format!("block `{FIRST}` must ask `{name}`: every form rests on it");
            list.note(ProblemCode::UnsafeRule, message);
        }
    }
}

/// A block that no form uses would outlive its sources unseen.
fn check_all_used(list: &Node<'_>, blocks: &[BlockDefinition], forms: &[FormDefinition]) {
    for block in blocks.iter().filter(|block| !forms.iter().any(|form| form.blocks.contains(&block.id))) {
        list.note(ProblemCode::UnusedText, format!("no form uses block `{}`; use it, or take it out", block.id));
    }
}

/// Every pathway that shares details has a form, and no other has one.
fn check_all_pathways(list: &Node<'_>, forms: &[FormDefinition], pathways: &Pathways) {
    for pathway in pathways.all() {
        let has_form = forms.iter().any(|form| form.pathway == pathway.id);
        match (pathway.shares, has_form) {
            (Shares::Details, false) => {
                let message = format!("pathway `{}` shares details and has no form; add one", pathway.id);
                list.note(ProblemCode::MissingField, message);
            }
            (Shares::Nothing, true) => {
                let message = format!("pathway `{}` shares nothing; take its form out", pathway.id);
                list.note(ProblemCode::UnsafeRule, message);
            }
            _ => {}
        }
    }
}

/// Words that every form uses, beside its own.
const SHARED: [&str; 19] = [
    "document.confidential",
    "document.police",
    "document.contact.as-stated",
    "document.contact.referrer-first",
    "document.urgency",
    "document.versions",
    "document.advisory",
    "choice.yes",
    "choice.no",
    "choice.not-known",
    "blank.not-known",
    "blank.not-safe-to-ask",
    "blank.declined",
    "blank.not-relevant",
    "blank.would-raise-danger",
    "role.health",
    "role.housing",
    "role.idva",
    "role.other",
];

fn expected_texts(set: &FormSet, instrument: &Instrument) -> Vec<(String, TextShape)> {
    use TextShape::{Line, Lines, OptionalLine};
    let mut expected = vec![("document.handling".to_owned(), Lines)];
    expected.extend(SHARED.iter().map(|key| ((*key).to_owned(), Line)));
    expected.extend(instrument.triggers().iter().map(|trigger| (format!("reason.{}", trigger.id), OptionalLine)));
    for block in &set.blocks {
        expected.push((format!("block.{}.title", block.id), Line));
        expected.push((format!("block.{}.help", block.id), OptionalLine));
        for field in &block.fields {
            expected.push((format!("field.{}.label", field.id), Line));
            expected.push((format!("field.{}.help", field.id), OptionalLine));
        }
    }
    expected.extend(set.forms.iter().map(|form| (format!("form.{}.handling", form.pathway), OptionalLine)));
    expected
}
