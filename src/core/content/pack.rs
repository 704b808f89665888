//! A content pack: instrument, texts and manifest, checked together.

use super::catalogue::Catalogue;
use super::expected::check_texts;
use super::manifest::PackManifest;
use super::wording_v1::Wording;
use super::{MAX_CONTENT, instrument_v1};
use crate::instrument::Instrument;
use crate::json::{Json, Node, Problem, Problems, keep, parse};
use std::sync::Arc;

/// The texts of a pack's files.
#[derive(Debug, Clone, Copy)]
pub struct PackFiles<'a> {
    /// `manifest.json`.
    pub manifest: &'a str,
    /// `instrument.json`.
    pub instrument: &'a str,
    /// `text/<locale>.json`.
    pub texts: &'a str,
}

/// A pack that was checked.
#[derive(Debug)]
pub struct ContentPack {
    pub(super) manifest: Arc<PackManifest>,
    pub(super) instrument: Arc<Instrument>,
    pub(super) texts: Catalogue,
    pub(super) wording: Option<Wording>,
    /// The hash of the text it came in; none for what is in the module, whose hash covers it.
    pub(super) hash: Option<String>,
}

impl ContentPack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Every problem, with its file and path.
    pub fn load(files: PackFiles<'_>) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let mut json = |file, text| keep(parse(text, MAX_CONTENT, file).map_err(|problem| vec![problem]), &mut found);
        let manifest = json("manifest.json", files.manifest);
        let instrument = json("instrument.json", files.instrument);
        let texts = json("text", files.texts);
        Self::read([manifest.as_ref(), instrument.as_ref(), texts.as_ref()], found)
    }

    /// Reads and checks the parts of a pack, as far as they are there: manifest, instrument,
    /// texts.
    pub(super) fn read(parts: [Option<&Json>; 3], mut found: Vec<Problem>) -> Result<Self, Vec<Problem>> {
        let [manifest, instrument, texts] = parts;
        let manifest = manifest
            .and_then(|json| keep(read_part("manifest.json", json, |node| PackManifest::read(&node)), &mut found));
        let instrument = manifest.as_ref().zip(instrument).and_then(|(manifest, json)| {
            let draft = read_part("instrument.json", json, |node| instrument_v1::read(&node, manifest));
            keep(draft.and_then(Instrument::check), &mut found)
        });
        let texts = texts.and_then(|json| keep(read_part("text", json, |node| Catalogue::read(&node)), &mut found));
        let (Some(manifest), Some(instrument), Some(texts)) = (manifest, instrument, texts) else { return Err(found) };
        if !found.is_empty() {
            return Err(found);
        }
        check_texts(&texts, &instrument)?;
        let (manifest, instrument) = (Arc::new(manifest), Arc::new(instrument));
        Ok(Self { manifest, instrument, texts, wording: None, hash: None })
    }

    /// What the pack says of itself.
    #[must_use]
    pub fn manifest(&self) -> &PackManifest {
        &self.manifest
    }

    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        &self.instrument
    }

    /// Whose words the items are shown in, where they are not our own.
    #[must_use]
    pub fn wording(&self) -> Option<&Wording> {
        self.wording.as_ref()
    }

    /// `sha256-` and the hash of the text this came in, unless it is in the module.
    #[must_use]
    pub fn hash(&self) -> Option<&str> {
        self.hash.as_deref()
    }

    /// The instrument's words.
    #[must_use]
    pub fn texts(&self) -> &Catalogue {
        &self.texts
    }
}

/// Parses one file and reads it, gathering every problem.
pub(super) fn load_file<T>(
    file: &'static str,
    text: &str,
    read: impl FnOnce(Node<'_>) -> Option<T>,
) -> Result<T, Vec<Problem>> {
    let json: Json = parse(text, MAX_CONTENT, file).map_err(|problem| vec![problem])?;
    read_part(file, &json, read)
}

fn read_part<T>(file: &'static str, json: &Json, read: impl FnOnce(Node<'_>) -> Option<T>) -> Result<T, Vec<Problem>> {
    let problems = Problems::of(file);
    let value = read(Node::root(json, &problems));
    problems.finish(value)
}
