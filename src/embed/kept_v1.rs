//! What the shell keeps in memory while the practitioner works, so that a fault loses
//! nothing. Text only; it never leaves the page's memory.

use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::{MAX_RESPONSE, outcome_v1, response_v1};
use risk_checklist_core::instrument::FactId;
use risk_checklist_core::json::{Node, Problems, parse};
use risk_checklist_core::outcome::conclude;
use risk_checklist_ui::{Kept, Session, Settings};
use std::rc::Rc;

/// Everything needed to take up the session again.
pub(crate) fn to_text(session: &Session) -> String {
    let kept = session.kept();
    let draft =
        |(id, text): (&FactId, &String)| format!(r#""{id}":{}"#, serde_json::to_string(text).unwrap_or_default());
    let drafts: Vec<String> = kept.drafts.iter().map(draft).collect();
    format!(
        r#"{{"response":{},"dispositions":{},"drafts":{{{}}},"step":{},"reviewInDays":{}}}"#,
        response_v1::to_wire(session.response()),
        outcome_v1::dispositions_to_wire(&kept.dispositions),
        drafts.join(","),
        kept.step,
        kept.review_in_days.map_or("null".to_owned(), |days| days.to_string()),
    )
}

/// The session as it was; a blank one when the text cannot be read.
pub(crate) fn from_text(text: Option<&str>, library: &Rc<Library>, settings: Settings) -> Session {
    text.and_then(|text| read(text, library, &settings)).unwrap_or_else(|| Session::new(Rc::clone(library), settings))
}

fn read(text: &str, library: &Rc<Library>, settings: &Settings) -> Option<Session> {
    let instrument = library.pack().instrument();
    let json = parse(text, MAX_RESPONSE, "").ok()?;
    let problems = Problems::of("");
    let object =
        Node::root(&json, &problems).object(&["response", "dispositions", "drafts", "step", "reviewInDays"])?;
    let response = response_v1::read_draft(object.required("response")?, instrument)?;
    let rules = settings.local.library().unwrap_or(library);
    let assessment = risk_checklist_core::assessment::assess(rules.pack().instrument(), &response);
    let outcome = conclude(&assessment, &response, rules.pathways().rules(), settings.setting);
    let drafts = object.required("drafts")?.open_object()?;
    let draft = |(name, node): (&str, &Node<'_>)| Some((FactId::parse(name).ok()?, node.text()?.to_owned()));
    let kept = Kept {
        dispositions: outcome_v1::read_dispositions(object.required("dispositions")?, &outcome)?,
        drafts: drafts.entries().filter_map(draft).collect(),
        review_in_days: object.optional("reviewInDays").and_then(|node| node.integer(1, 365)),
        step: usize::from(object.required("step")?.integer(0, u16::MAX)?),
    };
    Some(Session::restored(Rc::clone(library), settings.clone(), response, kept))
}
