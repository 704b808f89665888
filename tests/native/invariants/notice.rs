//! Invariant 10: the outcome notice carries codes from closed lists and nothing else.

use super::outcome_of;
use crate::arbitrary::{config, note, response, setting, with};
use crate::shipped::{instrument, library, pathways};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::delivery::{Hour, OutcomeNotice, Reference, Stamp, WIDGET_VERSION, outcome_v1};
use risk_checklist_core::instrument::{FactKind, Finding, LinkId, OptionCode, Role, Setting, Urgency};
use risk_checklist_core::outcome::{Disposition, Dispositions, RefusalReason};
use risk_checklist_core::response::{Edit, FactValue, Informant, NotAskedReason, Response};
use serde_json::Value;
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(config())]

    /// 10. Minimal: "no byte of any note, answer, reference or fact can reach an outcome
    /// notice beyond its closed code lists."
    #[test]
    fn minimal_every_text_is_from_a_closed_list(response in response(), setting in setting(), decisions in decisions()) {
        let notice = notice(&response, setting, &decisions);
        prop_assert!(!notice.contains("CANARY"));
        let allowed = closed_lists();
        for text in texts(&serde_json::from_str(&notice).unwrap()) {
            prop_assert!(allowed.contains(&text), "`{text}` is in no closed list");
        }
    }

    /// 10. Minimal: the bytes depend on the trigger states alone. Other notes, informants,
    /// reasons, kinds of unknown, numbers on the same side of a rule, and other answers with
    /// the same tally give the very same bytes.
    #[test]
    fn minimal_the_same_states_give_the_same_bytes(
        response in response(),
        setting in setting(),
        notes in proptest::collection::vec(note(), 25),
        informant in select(Informant::WORDS.map(|(_, informant)| informant).to_vec()),
        turn in any::<Index>(),
        decisions in decisions(),
    ) {
        let mut other = turned(&response, turn);
        for (item, note) in instrument().items().iter().zip(&notes) {
            other = with(&other, Edit::Note(item.link_id.clone(), note.clone()));
            other = with(&other, Edit::Informant(item.link_id.clone(), informant));
            if matches!(other.finding(&item.link_id), Finding::Unknown(_)) {
                other = with(&other, Edit::NotAsked(item.link_id.clone(), Some(NotAskedReason::NotSafeToAsk)));
            }
        }
        other = with(&other, Edit::Reason(notes[24].clone()));
        for fact in instrument().facts() {
            let (FactKind::Number { max, .. }, Some(FactValue::Number(number))) = (&fact.kind, response.fact(&fact.id)) else {
                continue;
            };
            let moved = with(&other, Edit::Fact(fact.id.clone(), Some(FactValue::Number((number + 1).min(*max)))));
            if states(&moved) == states(&response) {
                other = moved;
            }
        }
        prop_assert_eq!(states(&other), states(&response));
        prop_assert_eq!(notice(&other, setting, &decisions), notice(&response, setting, &decisions));
    }
}

fn states(response: &Response) -> Vec<TriggerState> {
    assess(instrument(), response).trace().iter().map(|step| step.state).collect()
}

/// The same response with the answers of the items that only count towards the tally dealt
/// round among them.
fn turned(response: &Response, turn: Index) -> Response {
    let mut asked_elsewhere = BTreeSet::new();
    for trigger in instrument().triggers().iter().filter(|trigger| trigger.when.atoms().len() < 24) {
        asked_elsewhere.extend(trigger.when.atoms().into_iter().map(|atom| atom.subject().as_str().to_owned()));
    }
    let only_counted: Vec<&LinkId> = instrument()
        .items()
        .iter()
        .map(|item| &item.link_id)
        .filter(|id| !asked_elsewhere.contains(id.as_str()))
        .collect();
    assert!(only_counted.len() > 5, "too few items are free to swap");
    let by = turn.index(only_counted.len());
    let mut other = response.clone();
    for (index, id) in only_counted.iter().enumerate() {
        let code = match response.finding(only_counted[(index + by) % only_counted.len()]) {
            Finding::Present => "yes",
            Finding::Absent => "no",
            Finding::Unknown(_) => "dont-know",
        };
        other = with(&other, Edit::Answer((*id).clone(), OptionCode::parse(code).unwrap()));
    }
    other
}

fn decisions() -> impl Strategy<Value = Dispositions> {
    let mut all = vec![None, Some(Disposition::Chosen), Some(Disposition::AlreadyInPlace)];
    all.extend(RefusalReason::WORDS.map(|(_, reason)| Some(Disposition::Refused(reason))));
    let count = pathways().all().len();
    proptest::collection::vec(select(all), count).prop_map(|picks| {
        let pathways = pathways().all().iter().map(|pathway| pathway.id.clone());
        pathways.zip(picks).filter_map(|(id, pick)| Some((id, pick?))).collect()
    })
}

fn stamp() -> Stamp {
    Stamp {
        reference: Some(Reference::parse("ref-1").unwrap()),
        completed_at: Some(Hour::parse("2026-11-21T09:41:07Z").unwrap()),
        role: Some(Role::Health),
        review_by: None,
    }
}

fn notice(response: &Response, setting: Setting, decisions: &Dispositions) -> String {
    let (assessment, outcome) = (assess(instrument(), response), outcome_of(response, setting));
    outcome_v1::to_wire(&OutcomeNotice::new(library(), &assessment, &outcome, decisions, stamp()))
}

/// Every text and number a notice may hold.
fn closed_lists() -> BTreeSet<String> {
    let version = |version: risk_checklist_core::instrument::Version| version.to_string();
    let mut allowed: BTreeSet<String> =
        ["risk-checklist/outcome/1", "recommendation-only", "ref-1", "2026-11-21T09:00Z"]
            .into_iter()
            .chain(["met", "not-met", "undetermined", "recommended", "consider", "provisional", "settled"])
            .chain([
                "chosen",
                "already-in-place",
                "refused",
                WIDGET_VERSION,
                library().hash(),
                library().pathways().head().id.as_str(),
            ])
            .chain(Urgency::WORDS.map(|(word, _)| word))
            .chain(RefusalReason::WORDS.map(|(word, _)| word))
            .chain(Role::WORDS.map(|(word, _)| word))
            .map(str::to_owned)
            .collect();
    allowed.extend([
        instrument().id().to_string(),
        version(instrument().version()),
        version(library().pathways().head().version),
    ]);
    allowed.extend(instrument().triggers().iter().map(|trigger| trigger.id.to_string()));
    allowed.extend(pathways().all().iter().map(|pathway| pathway.id.to_string()));
    allowed
}

/// Every text, number and truth value in a JSON value; field names are pinned by the golden
/// files.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        other => vec![other.to_string()],
    }
}
