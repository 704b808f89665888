//! What a form says without anyone typing: the reasons, the role, the gate's answers, and
//! what the receiver must never do.

use super::{FieldValue, FormGate, FormInputs, SafeContact};
use crate::content::{Agreement, BlockDefinition, FieldDefinition, FormDefinition, GateTopic, Library, Prefill};
use crate::delivery::{Choice, PassedGate};
use crate::instrument::{GateOptionId, PathwayId, Role};
use crate::outcome::Cause;

/// What stands in a field, whether or not it stays in: what was written, or else what the
/// outcome and the setting say.
#[must_use]
pub fn standing_value(pathway: &PathwayId, field: &FieldDefinition, inputs: FormInputs<'_>) -> Option<FieldValue> {
    let written = inputs.draft.entry(&field.id).and_then(|entry| entry.value.clone());
    let prefilled = || match field.prefill? {
        Prefill::Reasons => Some(reasons(pathway, inputs)),
        Prefill::Role => inputs.role.map(|role| role_words(inputs.library, role)),
    };
    written.or_else(|| prefilled().map(FieldValue::Words))
}

/// The words for a yes-no answer.
#[must_use]
pub fn choice_words(library: &Library, choice: Choice) -> &str {
    library.forms().texts().line(&["choice", choice.as_str()].join("."))
}

/// The names of the triggers that led here, one a line. Only these: the receiver of one
/// referral does not need the reasons for another.
fn reasons(pathway: &PathwayId, inputs: FormInputs<'_>) -> String {
    let causes = inputs.outcome.referral(pathway).map(|referral| referral.because.as_slice()).unwrap_or_default();
    let mut names = Vec::new();
    for cause in causes {
        if let Cause::Trigger(trigger) = cause {
            // A name that speaks to the practitioner has other words for the receiver.
            let own = inputs.library.forms().texts().optional_line(&["reason", trigger.as_str()].join("."));
            let name = || inputs.library.trigger_name(trigger);
            names.push(own.unwrap_or_else(name));
        }
    }
    names.join("\n")
}

fn role_words(library: &Library, role: Role) -> String {
    library.forms().texts().line(&["role", role.as_str()].join(".")).to_owned()
}

/// What the receiver must and must never do, safe contact first. It travels with the details.
pub(super) fn handling(
    library: &Library,
    definition: &FormDefinition,
    by_hand: bool,
    contact: SafeContact,
) -> Vec<String> {
    let texts = library.forms().texts();
    let mut lines = vec![texts.line(&["document.contact", contact.as_str()].join(".")).to_owned()];
    lines.extend_from_slice(texts.lines("document.handling"));
    let own = texts.optional_line(&["form", definition.pathway.as_str(), "handling"].join("."));
    let police = by_hand.then(|| texts.line("document.police"));
    // The pathway's own words say more than the general ones.
    lines.extend(own.or(police).map(str::to_owned));
    lines
}

pub(super) fn gate_block(gate: &PassedGate, library: &Library, block: &BlockDefinition) -> FormGate {
    let owned = |ids: Vec<&GateOptionId>| ids.into_iter().cloned().collect();
    let texts = library.gate().texts();
    let mut rows = Vec::new();
    for line in gate.lines() {
        let is_told = match line.topic {
            // That they could be asked says nothing once it is known what they said.
            GateTopic::CanAsk => gate.agreement() != Agreement::Agreed,
            GateTopic::Agreement | GateTopic::AlsoAgreed | GateTopic::Reason => true,
            GateTopic::Power | GateTopic::Basis | GateTopic::Told => true,
            _ => false,
        };
        if !is_told || line.options.is_empty() {
            continue;
        }
        let key = ["question", line.question.as_str()].join(".");
        let mut answers = Vec::new();
        for option in &line.options {
            answers.push(texts.line(&[&key, "option", option.as_str()].join(".")));
        }
        rows.push((texts.line(&[&key, "short"].join(".")).to_owned(), answers.join("; ")));
    }
    FormGate {
        block: block.id.clone(),
        title: library.forms().line("block", block.id.as_str(), "title").to_owned(),
        agreement: gate.agreement().as_str(),
        reasons: owned(gate.reasons()),
        powers: owned(gate.powers()),
        basis: owned(gate.basis()),
        told: owned(gate.told()),
        rows,
    }
}
