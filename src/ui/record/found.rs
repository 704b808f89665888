//! What was found and why; and what nobody knows, and why.

use super::{heading, row, table, text_row};
use crate::fact_field::value_words;
use crate::item_more::not_asked_key;
use crate::shapes::{fragment, paragraph, words};
use crate::view::View;
use crate::why::{count_text, state_words, subject_words};
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{Subject, TriggerKind, UnknownReason};
use risk_checklist_core::response::NotAskedReason;
use yew::prelude::*;

/// The kinds of rule, those that call for a MARAC first.
const KINDS: [TriggerKind; 3] = [TriggerKind::Criterion, TriggerKind::CriticalItem, TriggerKind::Circumstance];

/// The names of what is met, the criteria first.
pub(super) fn met_names(view: &View) -> Vec<String> {
    let mut names = Vec::new();
    for kind in KINDS {
        for step in view.session.united().trace() {
            if step.kind == kind && step.state == TriggerState::Met {
                names.push(view.trigger_name(&step.trigger));
            }
        }
    }
    names
}

/// Every rule that is met or could be, and every criterion, with what led there.
pub(super) fn evidence(view: &View) -> Html {
    let mut rows = Vec::new();
    let parts = view.each();
    for (kind, view) in KINDS.into_iter().flat_map(|kind| parts.iter().map(move |view| (kind, view))) {
        for step in view.assessment().trace() {
            let is_wanted = kind == TriggerKind::Criterion || step.state == TriggerState::Met;
            if step.kind != kind || !is_wanted {
                continue;
            }
            let mut why: Vec<String> = Vec::new();
            why.extend(count_text(view, step));
            if step.state == TriggerState::Met {
                let mut subjects = Vec::new();
                for subject in &step.because {
                    subjects.push(with_value(view, subject));
                }
                why.push(subjects.join("; "));
            }
            let name = view.pack_line("trigger", step.trigger.as_str(), "name");
            rows.push(row(name, vec![words("td", "", state_words(view, step.state)), words("td", "", &why.join(" "))]));
        }
    }
    let judgement = view.response().judgement();
    let mut inside = vec![heading(view, ChromeKey::RecordEvidence), table(rows)];
    if judgement.is_concerned() || !judgement.reason().is_empty() {
        let said = if judgement.is_concerned() { view.say(ChromeKey::JudgementConcern) } else { "" };
        let reason =
            if judgement.lacks_reason() { view.say(ChromeKey::RecordReasonMissing) } else { judgement.reason() };
        inside.extend([heading(view, ChromeKey::StepJudgement), paragraph("first", said), paragraph("noted", reason)]);
    }
    fragment(inside)
}

/// What was asked; and for a fact that is not just a yes, what was said.
fn with_value(view: &View, subject: &Subject) -> String {
    let name = subject_words(view, subject);
    match subject {
        Subject::Fact(id) => match view.response().fact(id) {
            Some(value) => [name, value_words(view, id.as_str(), value)].join(": "),
            None => name,
        },
        Subject::Item(_) | Subject::Judgement => name,
    }
}

/// What nobody knows, by why; what could still change the outcome is marked.
pub(super) fn not_known(view: &View) -> Html {
    let unknowns = view.session.unknowns();
    let reasons = [
        (UnknownReason::NotSafeToAsk, not_asked_key(Some(NotAskedReason::NotSafeToAsk))),
        (UnknownReason::Declined, not_asked_key(Some(NotAskedReason::Declined))),
        (UnknownReason::DontKnow, ChromeKey::FactDontKnow),
        (UnknownReason::NotAsked, ChromeKey::NotAskedYet),
    ];
    let (mut rows, parts) = (Vec::new(), view.each());
    for (reason, key) in reasons {
        let mut names = Vec::new();
        for unknown in unknowns.iter().filter(|unknown| unknown.why == reason) {
            let mark = if unknown.could_change { "*" } else { "" };
            let is_own = |view: &&View| Some(view.content().manifest().id()) == unknown.instrument.as_ref();
            let own = parts.iter().find(is_own).unwrap_or(view);
            names.push([&subject_words(own, &unknown.subject), mark].concat());
        }
        if !names.is_empty() {
            rows.push(text_row(view.say(key), &names.join("; ")));
        }
    }
    if rows.is_empty() {
        return Html::default();
    }
    let note = paragraph("", view.say(ChromeKey::RecordCouldChange));
    fragment(vec![heading(view, ChromeKey::RecordUnknown), note, table(rows)])
}
