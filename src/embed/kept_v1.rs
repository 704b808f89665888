//! What the shell keeps in memory while the practitioner works, so that a fault loses
//! nothing. Text only; it never leaves the page's memory.

use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::{MAX_RESPONSE, outcome_v1, response_v1};
use risk_checklist_core::instrument::{FactId, LinkId};
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
    format!(
        r#"{{"response":{},"dispositions":{},"drafts":{{{}}},"step":{},"reviewInDays":{}}}"#,
        response_v1::sitting_to_wire(session.sitting()),
        outcome_v1::dispositions_to_wire(&kept.dispositions),
        drafts.join(","),
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
    let object =
        Node::root(&json, &problems).object(&["response", "dispositions", "drafts", "step", "reviewInDays"])?;
    let sitting = response_v1::read_draft(object.required("response")?, &library.instruments())?;
    let session = Session::restored(Rc::clone(library), settings.clone(), sitting.clone(), Kept::default());
    let drafts = object.required("drafts")?.open_object()?;
    let draft = |(name, node): (&str, &Node<'_>)| Some((number_named(name)?, node.text()?.to_owned()));
    let kept = Kept {
        dispositions: outcome_v1::read_dispositions(object.required("dispositions")?, session.outcome())?,
        drafts: drafts.entries().filter_map(draft).collect(),
        review_in_days: object.optional("reviewInDays").and_then(|node| node.integer(1, 365)),
        step: usize::from(object.required("step")?.integer(0, u16::MAX)?),
    };
    Some(Session::restored(Rc::clone(library), settings.clone(), sitting, kept))
}
