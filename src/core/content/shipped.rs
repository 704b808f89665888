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
