//! Referral forms: made only past the gate, safe contact first, and nothing in them that
//! was left out. Contents of a referral: routing.md A2, A3, A6, A7, D2. Every name, number
//! and case here is invented.

mod contact;
mod edits;
mod leaving_out;
mod reading;
mod required;
pub(crate) mod sample;
mod several;
mod sharing;

use crate::shipped::{library, pathways};
use risk_checklist_core::content::{Agreement, FieldKind};
use risk_checklist_core::delivery::form_v1;
use risk_checklist_core::instrument::Shares;
use sample::{Case, passed};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every pathway that shares details leads through the gate to a form with its blocks in
/// order, and the first of them says how to make contact.
#[test]
fn every_pathway_that_shares_details_has_its_form() {
    let mut forms = 0;
    for pathway in pathways().all() {
        let gate = passed(pathway.id.as_str(), &["person", "children", "harmer"], Agreement::Agreed);
        let form = Case::filled().form(&gate);
        assert_eq!(form.is_some(), pathway.shares == Shares::Details, "{}", pathway.id);
        let Some(form) = form else { continue };
        forms += 1;
        let wire: Value = serde_json::from_str(&form_v1::to_wire(&form).unwrap()).unwrap();
        assert_eq!(wire["pathway"], pathway.id.as_str());
        let sent: Vec<&str> =
            wire["blocks"].as_array().unwrap().iter().filter_map(|block| block["id"].as_str()).collect();
        assert_eq!(sent[0], "safe-contact", "{}", pathway.id);
        let asked = library().forms().find(&pathway.id).unwrap().blocks.iter();
        let asked: Vec<&str> = asked.map(|id| id.as_str()).filter(|id| *id != "sharing").collect();
        assert_eq!(sent, asked, "{}: a block is lost or out of order", pathway.id);
    }
    assert_eq!(forms, 27);
}

/// Nothing that could lead to where the person is stands open: new address, place of work,
/// school (W127: addresses given away).
#[test]
fn what_could_lead_to_the_person_is_folded_away() {
    let essential: BTreeSet<&str> = library()
        .forms()
        .blocks()
        .iter()
        .flat_map(|block| &block.fields)
        .filter(|field| field.only_if_essential)
        .map(|field| field.id.as_str())
        .collect();
    for field in ["person-new-home", "person-work", "children-school"] {
        assert!(essential.contains(field), "{field}");
    }
}

#[test]
fn every_block_has_a_source_and_every_field_a_limit() {
    let forms = library().forms();
    let listed: BTreeSet<&str> = forms.head().sources.iter().map(|source| source.id.as_str()).collect();
    let mut used = BTreeSet::new();
    for block in forms.blocks() {
        assert!(!block.sources.is_empty(), "{}", block.id);
        used.extend(block.sources.iter().map(|id| id.as_str()));
        for field in &block.fields {
            assert_eq!(field.kind.limit().is_none(), field.kind == FieldKind::YesNo, "{}", field.id);
        }
    }
    assert_eq!(used, listed, "a source nobody cites, or a citation nobody lists");
}
