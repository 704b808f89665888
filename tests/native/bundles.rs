//! Every pack there is: those that ship, and the invented ones of `tests/packs`, which use
//! all that a pack may hold.

use crate::shipped::library;
use risk_checklist_core::content::Library;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A library that starts with each pack, in the order of their names, the default first.
pub(crate) static EVERY: LazyLock<Vec<Library>> = LazyLock::new(|| {
    let mut libraries = vec![library().clone()];
    for folder in folders() {
        let id = name(&folder);
        if id != "safelives-dash" {
            libraries.push(with(&[&id]).starting_with(&id).unwrap());
        }
    }
    libraries
});

/// The folder of every pack.
pub(crate) fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = ["src/content/packs", "tests/packs"].map(|folder| fs::read_dir(root.join(folder)).unwrap());
    let folders = entries.into_iter().flatten().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = folders.filter(|path| path.join("manifest.json").is_file()).collect();
    folders.sort_by_key(|folder| name(folder));
    folders
}

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// A pack as one value, by its id.
pub(crate) fn bundle(id: &str) -> Value {
    let folder = folders().into_iter().find(|folder| name(folder) == id).unwrap_or_else(|| panic!("no pack {id}"));
    let file = |file: &str| -> Value {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{id}/{file}: {error}"))
    };
    json!({
        "schema": "risk-checklist/bundle/1",
        "manifest": file("manifest.json"),
        "instrument": file("instrument.json"),
        "texts": file("text/en-GB.json"),
    })
}

/// The shipped library with these packs too.
pub(crate) fn with(ids: &[&str]) -> Library {
    let mut library = library().clone();
    for id in ids {
        if let Err(problems) = library.add(&bundle(id).to_string()) {
            let lines: Vec<String> = problems.iter().map(|one| format!("{} {one}", one.code.as_str())).collect();
            panic!("the pack {id} has problems:\n{}", lines.join("\n"));
        }
    }
    library
}
