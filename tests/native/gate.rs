//! The sharing gate (routing.md B1 to B3): what must be answered before details leave.

mod oracle;
mod session;
mod shipped;
mod stops;
mod walk;

use crate::shipped::library;
use risk_checklist_core::content::SharingGate;
use risk_checklist_core::delivery::{GateContext, GateDraft, GateEdit, GateState, PassedGate, Stop};
use risk_checklist_core::instrument::{BodyType, GateOptionId, GateQuestionId, Nation, PathwayId, Role, Setting};

/// Answers by question: several options are joined by a comma, and words stand after a bar.
type Answers = &'static [(&'static str, &'static str)];

/// Every answer that lets details leave, the person having agreed.
const AGREED: Answers = &[
    ("purpose", "keep-person-safe"),
    ("about", "person,children"),
    ("can-ask", "yes"),
    ("agreement", "agreed"),
    ("power", "human-rights"),
    ("necessary", "yes"),
    ("less-intrusive", "no-less"),
    ("proportionate", "yes"),
    ("confidence", "agreed"),
    ("basis", "public-task"),
    ("special-category", "none"),
    ("offence-data", "covered"),
    ("minimum", "yes"),
    ("channel", "secure-email"),
    ("recipient", "yes"),
    ("told", "will-tell"),
    ("decision", "share"),
];

fn gate() -> &'static SharingGate {
    library().gate()
}

fn context(pathway: &str) -> GateContext {
    GateContext {
        pathway: PathwayId::parse(pathway).unwrap(),
        setting: Setting { nation: Some(Nation::England), role: Some(Role::Health) },
        body: Some(BodyType::PublicAuthority),
    }
}

fn question(id: &str) -> GateQuestionId {
    GateQuestionId::parse(id).unwrap()
}

fn option(id: &str) -> GateOptionId {
    GateOptionId::parse(id).unwrap()
}

fn choose(draft: &GateDraft, id: &str, chosen: &str) -> GateDraft {
    draft.apply(gate(), GateEdit::Choose(question(id), option(chosen))).unwrap()
}

fn say(draft: &GateDraft, id: &str, words: &str) -> GateDraft {
    draft.apply(gate(), GateEdit::Words(question(id), words.to_owned())).unwrap()
}

/// A draft from a list of answers, with some of them changed.
fn draft(answers: Answers, changed: Answers) -> GateDraft {
    answers.iter().chain(changed).fold(GateDraft::new(), |draft, (id, answer)| {
        let (options, words) = answer.split_once('|').unwrap_or((answer, ""));
        let draft =
            options.split(',').filter(|id| !id.is_empty()).fold(draft, |draft, chosen| choose(&draft, id, chosen));
        if words.is_empty() { draft } else { say(&draft, id, words) }
    })
}

fn passed(draft: &GateDraft, context: &GateContext) -> PassedGate {
    match draft.state(gate(), context) {
        GateState::Passed(passed) => passed,
        other => panic!("not passed: {other:?}"),
    }
}

fn stopped(draft: &GateDraft, context: &GateContext) -> Stop {
    match draft.state(gate(), context) {
        GateState::Stopped(stop) => stop,
        other => panic!("not stopped: {other:?}"),
    }
}
