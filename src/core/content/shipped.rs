//! What ships with the widget, taken in at build time (`build.rs`).

use super::{LibraryFiles, PackFiles};

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

impl LibraryFiles<'static> {
    /// The files that ship with the widget.
    pub const SHIPPED: Self = Self {
        pack: PackFiles { manifest: MANIFEST, instrument: INSTRUMENT, texts: PACK_TEXTS },
        pathways: PATHWAYS,
        pathway_texts: PATHWAY_TEXTS,
        gate: GATE,
        gate_texts: GATE_TEXTS,
        directory: DIRECTORY,
        chrome: CHROME_TEXTS,
        forms: FORMS,
        form_texts: FORM_TEXTS,
        hash: HASH,
    };
}

/// A pack that ships as a file of its own, as far as the module knows it without that file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShippedPack {
    /// The instrument's permanent name, and the file's: `packs/<id>.json`.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How many items it has.
    pub items: usize,
    /// Draft, active or retired.
    pub status: &'static str,
    /// What it is for.
    pub purpose: &'static str,
}

impl ShippedPack {
    /// Every pack that ships as a file of its own, by id.
    pub const OTHERS: &'static [Self] = OTHERS;
}
