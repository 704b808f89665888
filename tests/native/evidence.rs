//! Every pack has a page of evidence in `www/docs/evidence`, and the page keeps to the pack:
//! its version, its review date, and what it says of each source.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Pages that are about no pack.
const OTHER_PAGES: &[&str] = &["index", "slots"];

#[test]
fn every_pack_has_a_page_that_keeps_to_it() {
    let mut found = Vec::new();
    for manifest in manifests() {
        let id = text(&manifest["id"]);
        match fs::read_to_string(folder("www/docs/evidence").join(format!("{id}.html"))) {
            Ok(page) => found.extend(faults(&page, Some(&manifest)).into_iter().map(|fault| format!("{id}: {fault}"))),
            Err(_) => found.push(format!("{id}: no www/docs/evidence/{id}.html; write what research says of it")),
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_index_links_to_every_page_and_no_page_is_about_nothing() {
    let packs: BTreeSet<String> = manifests().iter().map(|manifest| text(&manifest["id"]).to_owned()).collect();
    let index = fs::read_to_string(folder("www/docs/evidence/index.html")).unwrap();
    assert_eq!(faults(&index, None), [""; 0]);
    for entry in fs::read_dir(folder("www/docs/evidence")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(packs.contains(&name) || OTHER_PAGES.contains(&name.as_str()), "{name} is about no pack");
        let link = format!("href=\"/docs/evidence/{name}.html\"");
        assert!(name == "index" || index.contains(&link), "the index has no link to {name}");
    }
}

/// Each check finds its fault.
#[test]
fn a_page_that_does_not_keep_to_its_pack_is_found() {
    let manifest = serde_json::json!({
        "id": "made-up", "version": "1.2.0", "review": { "due": "2027-05-21" },
        "sources": [{ "id": "S-900", "document": "Made-up & invented", "read": "opening" }]
    });
    let page = "<dd>made-up 1.2.0</dd><dd>2027-05-21</dd><cite><a href=\"#S-900\">[S-900]</a></cite>\n\
                <li id=\"S-900\"><b>S-900</b> Made-up &amp; invented: page 1. Read: opening.</li>\n";
    assert_eq!(faults(page, Some(&manifest)), [""; 0]);
    for (from, to, fault) in [
        ("1.2.0", "1.1.0", "does not name `made-up 1.2.0`"),
        ("2027-05-21", "2028-05-21", "does not name the review date 2027-05-21"),
        ("href=\"#S-900\"", "href=\"#S-901\"", "cites S-901, which it does not list"),
        ("<cite>", "<i>", "lists S-900, which it never cites"),
        ("&amp; invented", "", "says another document of S-900 than the pack"),
        ("Read: opening", "Read: full", "says that more or less of S-900 was read than the pack"),
    ] {
        let broken = page.replace(from, to);
        assert_ne!(broken, page, "{fault}");
        let found = faults(&broken, Some(&manifest));
        assert!(found.iter().any(|found| found == fault), "{fault}: {found:?}");
    }
}

/// Everything in which a page does not keep to its pack, or to itself.
fn faults(page: &str, manifest: Option<&Value>) -> Vec<String> {
    let mut faults = Vec::new();
    if let Some(manifest) = manifest {
        let name = format!("{} {}", text(&manifest["id"]), text(&manifest["version"]));
        let due = text(&manifest["review"]["due"]);
        if !page.contains(&format!("<dd>{name}</dd>")) {
            faults.push(format!("does not name `{name}`"));
        }
        if !page.contains(&format!("<dd>{due}</dd>")) {
            faults.push(format!("does not name the review date {due}"));
        }
    }
    let cited: BTreeSet<&str> =
        pieces(page, "<cite>", "</cite>").flat_map(|cite| pieces(cite, "href=\"#", "\"")).collect();
    let listed: Vec<(&str, &str)> =
        pieces(page, "<li id=\"", "</li>").filter_map(|entry| entry.split_once('"')).collect();
    for id in cited.iter().filter(|id| !listed.iter().any(|(listed, _)| listed == *id)) {
        faults.push(format!("cites {id}, which it does not list"));
    }
    for (id, entry) in listed {
        if !cited.contains(id) {
            faults.push(format!("lists {id}, which it never cites"));
        }
        let sources = manifest.and_then(|manifest| manifest["sources"].as_array()).into_iter().flatten();
        for source in sources.filter(|source| source["id"] == id) {
            let document = text(&source["document"]).replace('&', "&amp;");
            if !entry.starts_with(&format!("><b>{id}</b> {document}")) {
                faults.push(format!("says another document of {id} than the pack"));
            }
            if !entry.ends_with(&format!("Read: {}.", text(&source["read"]))) {
                faults.push(format!("says that more or less of {id} was read than the pack"));
            }
        }
    }
    faults
}

/// Every text between these two marks.
fn pieces<'a>(text: &'a str, from: &'a str, to: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(from).skip(1).filter_map(move |rest| rest.split_once(to).map(|(piece, _)| piece))
}

fn manifests() -> Vec<Value> {
    let mut manifests: Vec<Value> = fs::read_dir(folder("src/content/packs"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path().join("manifest.json")).unwrap())
        .map(|text| serde_json::from_str(&text).unwrap())
        .collect();
    assert!(!manifests.is_empty());
    manifests.sort_by_key(|manifest| text(&manifest["id"]).to_owned());
    manifests
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}"))
}

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
