//! The wire shape `risk-checklist/form/1`.

use super::WIDGET_VERSION;
use super::form::{Content, FieldValue, FormBlock, FormField, FormGap, FormGate, FormWays, ReferralForm};
use super::outcome_v1::VersionedWire;
use crate::instrument::{GateOptionId, InstrumentId, Urgency, Version};
use serde::Serialize;

/// The shape's name and version.
pub const SCHEMA: &str = "risk-checklist/form/1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FormWire<'a> {
    schema: &'static str,
    advisory: &'static str,
    pathway: &'a str,
    recipient: &'static str,
    by_hand: bool,
    contact: &'static str,
    handling: &'a [String],
    urgency: Option<&'static str>,
    instrument: Option<VersionedWire<'a>>,
    instruments: Vec<VersionedWire<'a>>,
    ruleset: VersionedWire<'a>,
    form: VersionedWire<'a>,
    profile: Option<VersionedWire<'a>>,
    content_hash: &'a str,
    widget: &'static str,
    created_at: Option<String>,
    gate: Option<GateWire<'a>>,
    blocks: Vec<BlockWire<'a>>,
}

#[derive(Serialize)]
struct GateWire<'a> {
    agreement: &'static str,
    reasons: Vec<&'a str>,
    powers: Vec<&'a str>,
    basis: Vec<&'a str>,
    told: Vec<&'a str>,
}

#[derive(Serialize)]
struct BlockWire<'a> {
    id: &'a str,
    title: &'a str,
    fields: Vec<FieldWire<'a>>,
}

#[derive(Serialize)]
struct FieldWire<'a> {
    id: &'a str,
    label: &'a str,
    kind: &'static str,
    value: Option<&'a str>,
    blank: Option<&'static str>,
}

/// The form as it leaves: these exact bytes are what the practitioner is shown.
///
/// # Errors
/// What is lacking, as long as anything is: an unfinished form has no bytes to send.
pub fn to_wire(form: &ReferralForm) -> Result<String, &[FormGap]> {
    if !form.gaps().is_empty() {
        return Err(form.gaps());
    }
    Ok(super::assessment_v1::text(&FormWire {
        schema: SCHEMA,
        advisory: "practitioner-referral",
        pathway: form.pathway.as_str(),
        recipient: form.recipient.as_str(),
        by_hand: form.ways == FormWays::ByHand,
        contact: form.contact.as_str(),
        handling: &form.handling,
        urgency: form.urgency.map(Urgency::as_str),
        instrument: form.instruments.first().map(instrument_wire),
        instruments: form.instruments.iter().map(instrument_wire).collect(),
        ruleset: VersionedWire { id: &form.ruleset.0, version: form.ruleset.1.to_string() },
        form: VersionedWire { id: &form.forms.0, version: form.forms.1.to_string() },
        profile: form
            .profile
            .as_ref()
            .map(|(id, version)| VersionedWire { id: id.as_str(), version: version.to_string() }),
        content_hash: &form.content_hash,
        widget: WIDGET_VERSION,
        created_at: form.created_at.map(|hour| hour.to_string()),
        gate: form.gate.as_ref().map(gate_wire),
        blocks: form.blocks.iter().map(block_wire).collect(),
    }))
}

fn instrument_wire((id, version): &(InstrumentId, Version)) -> VersionedWire<'_> {
    VersionedWire { id: id.as_str(), version: version.to_string() }
}

fn gate_wire(gate: &FormGate) -> GateWire<'_> {
    GateWire {
        agreement: gate.agreement,
        reasons: words(&gate.reasons),
        powers: words(&gate.powers),
        basis: words(&gate.basis),
        told: words(&gate.told),
    }
}

fn words(ids: &[GateOptionId]) -> Vec<&str> {
    ids.iter().map(GateOptionId::as_str).collect()
}

fn block_wire(block: &FormBlock) -> BlockWire<'_> {
    BlockWire { id: block.id.as_str(), title: &block.title, fields: block.fields.iter().map(field_wire).collect() }
}

fn field_wire(field: &FormField) -> FieldWire<'_> {
    let (value, blank) = match &field.content {
        Content::Value(FieldValue::Words(words)) => (Some(words.as_str()), None),
        Content::Value(FieldValue::Choice(choice)) => (Some(choice.as_str()), None),
        Content::Blank(why) => (None, Some(why.as_str())),
    };
    FieldWire { id: field.id.as_str(), label: &field.label, kind: field.kind.as_str(), value, blank }
}
