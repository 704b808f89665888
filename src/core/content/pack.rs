//! A content pack: instrument, texts and manifest, checked together.

use super::catalogue::{Catalogue, TextShape};
use super::manifest::PackManifest;
use super::{MAX_CONTENT, instrument_v1};
use crate::instrument::{FactKind, Instrument};
use crate::json::{Json, Node, Problem, Problems, keep, parse};
use std::collections::BTreeSet;

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
#[derive(Debug, Clone)]
pub struct ContentPack {
    manifest: PackManifest,
    instrument: Instrument,
    texts: Catalogue,
}

impl ContentPack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Every problem, with its file and path.
    pub fn load(files: PackFiles<'_>) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let manifest = keep(load_file("manifest.json", files.manifest, |node| PackManifest::read(&node)), &mut found);
        let instrument = manifest.as_ref().and_then(|manifest| {
            let draft = load_file("instrument.json", files.instrument, |node| instrument_v1::read(&node, manifest));
            keep(draft.and_then(Instrument::check), &mut found)
        });
        let texts = keep(load_file("text", files.texts, |node| Catalogue::read(&node)), &mut found);
        let (Some(manifest), Some(instrument), Some(texts)) = (manifest, instrument, texts) else { return Err(found) };
        let problems = Problems::of("text");
        texts.check(&expected_texts(&instrument), &problems);
        problems.finish(Some(()))?;
        Ok(Self { manifest, instrument, texts })
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

    /// The instrument, for a local profile to move its thresholds.
    pub(super) fn instrument_mut(&mut self) -> &mut Instrument {
        &mut self.instrument
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
    let problems = Problems::of(file);
    let value = read(Node::root(&json, &problems));
    problems.finish(value)
}

/// The keys a pack's texts must have, and may have.
fn expected_texts(instrument: &Instrument) -> Vec<(String, TextShape)> {
    use TextShape::{Line, Lines, OptionalLine};
    let mut expected = vec![
        ("pack.title".to_owned(), Line),
        ("pack.summary".to_owned(), Line),
        ("pack.wording".to_owned(), Line),
        ("pack.before".to_owned(), Lines),
        ("pack.limits".to_owned(), Lines),
    ];
    for section in instrument.sections() {
        expected.push((format!("section.{}.title", section.id), Line));
        expected.push((format!("section.{}.intro", section.id), OptionalLine));
    }
    for item in instrument.items() {
        let key = format!("item.{}", item.link_id);
        expected.extend([(format!("{key}.text"), Line), (format!("{key}.short"), Line)]);
        expected.push((format!("{key}.help"), OptionalLine));
        expected.extend(item.prompts.iter().map(|prompt| (format!("{key}.prompt.{}", prompt.id), Line)));
    }
    let mut codes = BTreeSet::new();
    codes.extend(instrument.items().iter().flat_map(|item| &item.options).map(|option| option.code.as_str()));
    expected.extend(codes.into_iter().map(|code| (format!("option.{code}"), Line)));
    for group in instrument.fact_groups() {
        expected.push((format!("factGroup.{}.title", group.id), Line));
    }
    for fact in instrument.facts() {
        let key = format!("fact.{}", fact.id);
        expected.extend([(format!("{key}.text"), Line), (format!("{key}.short"), Line)]);
        expected.push((format!("{key}.help"), OptionalLine));
        if let FactKind::Choice(options) = &fact.kind {
            expected.extend(options.iter().map(|option| (format!("{key}.option.{option}"), Line)));
        }
    }
    for trigger in instrument.triggers() {
        let key = format!("trigger.{}", trigger.id);
        expected.extend([(format!("{key}.name"), Line), (format!("{key}.why"), Line)]);
    }
    expected
}
