//! Ids are contract: in packs, in the wire formats, in other people's systems. Add freely;
//! never rename, remove or reuse one. `tests/golden/ids.json` lists those ever shipped.

use crate::shipped::{instrument, library, pathways};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn every_id_ever_shipped_is_still_there() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/ids.json");
    let kept: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    for (kind, shipped) in shipped_ids() {
        let kept: BTreeSet<String> =
            kept[kind].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
        let gone: Vec<_> = kept.difference(&shipped).collect();
        assert!(gone.is_empty(), "{kind} gone or renamed: {gone:?}; ids are contract, put them back");
        let new: Vec<_> = shipped.difference(&kept).collect();
        assert!(new.is_empty(), "new {kind}: {new:?}; add them to tests/golden/ids.json, for good");
    }
    assert_eq!(kept.as_object().unwrap().len(), shipped_ids().len());
}

fn shipped_ids() -> Vec<(&'static str, BTreeSet<String>)> {
    fn set<T: ToString>(ids: impl Iterator<Item = T>) -> BTreeSet<String> {
        ids.map(|id| id.to_string()).collect()
    }
    vec![
        ("items", set(instrument().items().iter().map(|item| &item.link_id))),
        ("facts", set(instrument().facts().iter().map(|fact| &fact.id))),
        ("triggers", set(instrument().triggers().iter().map(|trigger| &trigger.id))),
        ("pathways", set(pathways().all().iter().map(|pathway| &pathway.id))),
        ("blocks", set(library().forms().blocks().iter().map(|block| &block.id))),
        ("fields", set(library().forms().blocks().iter().flat_map(|block| &block.fields).map(|field| &field.id))),
        ("services", set(library().directory().services().iter().map(|service| &service.id))),
    ]
}

/// Every help line says where its number comes from, by a source that is listed, and the
/// directory says when it was looked at and when it must be again.
#[test]
fn every_directory_entry_has_its_source() {
    let listed: BTreeSet<&str> = library().pathways().head().sources.iter().map(|source| source.id.as_str()).collect();
    for service in library().directory().services() {
        assert!(listed.contains(service.source.as_str()), "{}: source {} is not listed", service.id, service.source);
        assert!(!service.phone.is_empty() || !service.web.is_empty(), "{} cannot be reached", service.id);
    }
    let review = library().directory().review();
    assert!(review.on < review.due);
}

/// Every rule and every pathway rests on at least one source that is listed.
#[test]
fn every_rule_has_its_source() {
    for item in instrument().items() {
        assert!(!item.sources.is_empty(), "item {}", item.link_id);
    }
    for fact in instrument().facts() {
        assert!(!fact.sources.is_empty(), "fact {}", fact.id);
    }
    for trigger in instrument().triggers() {
        assert!(!trigger.sources.is_empty(), "trigger {}", trigger.id);
    }
    for pathway in pathways().all() {
        assert!(!pathway.sources.is_empty(), "pathway {}", pathway.id);
    }
}
