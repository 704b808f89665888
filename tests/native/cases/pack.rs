//! Which instrument a case is about: its folder is named after the pack. What stands in no
//! pack's folder is about the default.

use crate::shipped::{instrument, library};
use risk_checklist_core::content::ContentPack;
use risk_checklist_core::instrument::Instrument;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Every pack but the default, by its id: those that ship, and the invented ones.
static OTHERS: LazyLock<Vec<(String, ContentPack)>> = LazyLock::new(|| {
    let folders = ["src/content/packs", "tests/packs"].map(|folder| fs::read_dir(root().join(folder)));
    let folders = folders.into_iter().flatten().flatten().map(|entry| entry.unwrap().path());
    let named = folders.map(|folder| (folder.file_name().unwrap().to_string_lossy().into_owned(), folder));
    let others = named.filter(|(id, _)| id != instrument().id().as_str());
    others.map(|(id, folder)| (id.clone(), load(&id, &folder))).collect()
});

/// The instrument of a case, by its path in `tests/cases`.
pub(super) fn of_case(file: &str) -> &'static Instrument {
    let folder = file.split('/').next().unwrap_or_default();
    OTHERS.iter().find(|(id, _)| id == folder).map_or(instrument(), |(_, pack)| pack.instrument())
}

/// The ids of the packs that ship, the default first.
pub(super) fn shipped() -> Vec<String> {
    let others = OTHERS.iter().map(|(id, _)| id.clone());
    let shipped = others.filter(|id| root().join("src/content/packs").join(id).exists());
    std::iter::once(instrument().id().to_string()).chain(shipped).collect()
}

fn load(id: &str, folder: &Path) -> ContentPack {
    let file = |name: &str| -> Value {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{id}/{name}: {error}"))
    };
    let bundle = json!({
        "schema": "risk-checklist/bundle/1",
        "manifest": file("manifest.json"),
        "instrument": file("instrument.json"),
        "texts": file("text/en-GB.json"),
    });
    ContentPack::from_bundle(&bundle.to_string(), library().pathways()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the pack {id} has problems:\n{}", lines.join("\n"))
    })
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
