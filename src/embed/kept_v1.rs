//! What the shell keeps in memory while the practitioner works, so that a fault loses
//! nothing. Text only; it never leaves the page's memory.

use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::{GateDraft, GateEdit, Gates, MAX_RESPONSE, form_draft_v1, outcome_v1, response_v1};
use risk_checklist_core::instrument::{FactId, GateOptionId, GateQuestionId, LinkId, PathwayId};
use risk_checklist_core::json::{Node, Problems, parse};
use risk_checklist_ui::{Kept, Number, Session, Settings};
use std::rc::Rc;

/// Everything needed to take up the session again.
pub(crate) fn to_text(session: &Session) -> String {
    let kept = session.kept();
    let draft = |(number, text): (&Number, &String)| {
        format!(r#""{}":{}"#, name_of(number), serde_json::to_string(text).unwrap_or_default())
    };
    let drafts: Vec<String> = kept.drafts.iter().map(draft).collect();
    let refusing: Vec<String> = kept.refusing.iter().map(|id| format!(r#""{id}""#)).collect();
    format!(
        r#"{{"response":{},"dispositions":{},"drafts":{{{}}},"refusing":[{}],"gates":{},"forms":{},"sharing":{},"step":{},"reviewInDays":{}}}"#,
        response_v1::sitting_to_wire(session.sitting()),
        outcome_v1::dispositions_to_wire(&kept.dispositions),
        drafts.join(","),
        refusing.join(","),
        gates_to_text(&kept.gates),
        form_draft_v1::to_text(&kept.forms),
        kept.sharing.map_or("null".to_owned(), |pathway| format!(r#""{pathway}""#)),
        kept.step,
        kept.review_in_days.map_or("null".to_owned(), |days| days.to_string()),
    )
}

/// `eventsIn12Months` for a fact; `1/7` for an item, with the place of its checklist.
fn name_of(number: &Number) -> String {
    match number {
        Number::Fact(id) => id.to_string(),
        Number::Item(part, id) => format!("{part}/{id}"),
    }
}

fn number_named(name: &str) -> Option<Number> {
    let Some((part, item)) = name.split_once('/') else { return Some(Number::Fact(FactId::parse(name).ok()?)) };
    let (own, label) = item.split_once(':').map_or((item, None), |(own, label)| (own, Some(label)));
    let own = LinkId::parse(own).ok()?;
    Some(Number::Item(part.parse().ok()?, label.map_or(own.clone(), |label| own.repetition(label))))
}

/// The session as it was; a blank one when the text cannot be read.
pub(crate) fn from_text(text: Option<&str>, library: &Rc<Library>, settings: Settings) -> Session {
    text.and_then(|text| read(text, library, &settings)).unwrap_or_else(|| Session::new(Rc::clone(library), settings))
}

fn read(text: &str, library: &Rc<Library>, settings: &Settings) -> Option<Session> {
    let json = parse(text, MAX_RESPONSE, "").ok()?;
    let problems = Problems::of("");
    let fields =
        ["response", "dispositions", "drafts", "refusing", "forms", "gates", "sharing", "step", "reviewInDays"];
    let object = Node::root(&json, &problems).object(&fields)?;
    let rules = settings.local.library().unwrap_or(library);
    let sitting = response_v1::read_draft(object.required("response")?, &rules.instruments())?;
    let session = Session::restored(Rc::clone(library), settings.clone(), sitting.clone(), Kept::default());
    let drafts = object.required("drafts")?.open_object()?;
    let draft = |(name, node): (&str, &Node<'_>)| Some((number_named(name)?, node.text()?.to_owned()));
    let kept = Kept {
        dispositions: outcome_v1::read_dispositions(object.required("dispositions")?, session.outcome())?,
        gates: gates(object.required("gates")?, library)?,
        sharing: object.optional("sharing").and_then(Node::text).and_then(|text| PathwayId::parse(text).ok()),
        drafts: drafts.entries().filter_map(draft).collect(),
        forms: form_draft_v1::read(object.required("forms")?, library.forms())?,
        refusing: object.required_list("refusing", |node| PathwayId::parse(node.text()?).ok()),
        review_in_days: object.optional("reviewInDays").and_then(|node| node.integer(1, 365)),
        step: usize::from(object.required("step")?.integer(0, u16::MAX)?),
    };
    Some(Session::restored(Rc::clone(library), settings.clone(), sitting, kept))
}

/// `{"marac":{"can-ask":{"options":["yes"],"words":""}}}`.
fn gates_to_text(gates: &Gates) -> String {
    let mut pathways = Vec::new();
    for (pathway, draft) in gates.iter() {
        let mut answers = Vec::new();
        for (question, answer) in draft.answers() {
            let options: Vec<String> = answer.options.iter().map(|option| format!(r#""{option}""#)).collect();
            let words = serde_json::to_string(&answer.words).unwrap_or_default();
            answers.push(format!(r#""{question}":{{"options":[{}],"words":{words}}}"#, options.join(",")));
        }
        pathways.push(format!(r#""{pathway}":{{{}}}"#, answers.join(",")));
    }
    format!("{{{}}}", pathways.join(","))
}

/// Every answer is made again as an edit, so that nothing gets in that a screen could not
/// have given.
fn gates(node: &Node<'_>, library: &Library) -> Option<Gates> {
    let mut gates = Gates::new();
    for (name, node) in node.open_object()?.entries() {
        let Ok(pathway) = PathwayId::parse(name) else { continue };
        let mut draft = GateDraft::new();
        for (name, node) in node.open_object()?.entries() {
            let Ok(question) = GateQuestionId::parse(name) else { continue };
            let answer = node.object(&["options", "words"])?;
            let options = answer.required_list("options", |node| GateOptionId::parse(node.text()?).ok());
            let words = answer.required("words").and_then(Node::text).filter(|words| !words.is_empty());
            let words = words.map(|words| GateEdit::Words(question.clone(), words.to_owned()));
            let chosen = options.into_iter().map(|option| GateEdit::Choose(question.clone(), option));
            for edit in chosen.chain(words) {
                draft = draft.apply(library.gate(), edit).unwrap_or(draft);
            }
        }
        gates.insert(pathway, draft);
    }
    Some(gates)
}
