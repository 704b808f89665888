//! What ships with the widget, loaded once for all tests.

use risk_checklist_core::content::Library;
use risk_checklist_core::instrument::{Instrument, Pathways};
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| match Library::shipped() {
    Ok(library) => library,
    Err(problems) => {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the shipped content has problems:\n{}", lines.join("\n"))
    }
});

pub(crate) fn library() -> &'static Library {
    &LIBRARY
}

pub(crate) fn instrument() -> &'static Instrument {
    LIBRARY.pack().instrument()
}

pub(crate) fn pathways() -> &'static Pathways {
    LIBRARY.pathways().rules()
}
