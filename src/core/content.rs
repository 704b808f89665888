//! Reads and checks packs, pathways and the directory; finds words and services.
//!
//! One checker serves what ships with the widget and what a host loads at run time, and
//! reports every problem with its file, its path, what is wrong and what to do.

mod bundle_v1;
mod catalogue;
mod check_gate;
mod chrome;
mod condition_v1;
mod directory;
mod expected;
mod forms;
mod forms_v1;
mod gate_v1;
mod head;
mod instrument_v1;
mod item_v1;
mod local;
mod look_again_v1;
mod manifest;
mod pack;
mod pathways_v1;
mod profile;
mod profile_v1;
mod read;
pub(crate) mod said_v1;
mod scenario_v1;
pub mod sha256;
mod sharing_gate;
mod shipped;
mod training_texts;
mod training_words;
mod wording_v1;

pub use catalogue::{Catalogue, TextShape};
pub use chrome::{ChromeKey, ChromeTexts};
pub use directory::{Directory, Service};
pub use forms::{
    BlockDefinition, FieldDefinition, FieldKind, FormDefinition, FormSet, Prefill, RecipientKind, RequiredFields,
};
pub use head::ContentHead;
pub use manifest::{AgeLimits, PackManifest, PackStatus, ReadAs, Source};
pub use pack::{ContentPack, PackFiles};
pub use pathways_v1::PathwaySet;
pub use profile::{LocalCall, LocalProfile, LocalThreshold, ThresholdStanding};
pub use scenario_v1::MAX_SCENARIO;
pub use sharing_gate::{
    Adviser, Agreement, Choose, GateEffect, GateOption, GateQuestion, GateStage, GateTopic, SharingGate,
};
pub use shipped::ShippedPack;
pub use training_texts::{TrainingKey, TrainingTexts};
pub use training_words::TrainingWords;
pub use wording_v1::Wording;

use crate::instrument::{Date, Instrument, InstrumentId, TriggerId};
use crate::json::{Json, Problem, ProblemCode, Problems, keep};
use forms_v1::Around;

/// The largest text of a pack that is read, in bytes.
pub const MAX_CONTENT: usize = 4 * 1024 * 1024;

/// The texts of every file a library is made of.
#[derive(Debug, Clone, Copy)]
pub struct LibraryFiles<'a> {
    /// The content pack.
    pub pack: PackFiles<'a>,
    /// `pathways.json`.
    pub pathways: &'a str,
    /// `text/<locale>/pathways.json`.
    pub pathway_texts: &'a str,
    /// `gate.json`.
    pub gate: &'a str,
    /// `text/<locale>/gate.json`.
    pub gate_texts: &'a str,
    /// `directory.json`.
    pub directory: &'a str,
    /// `text/<locale>/chrome.json`.
    pub chrome: &'a str,
    /// `forms.json`.
    pub forms: &'a str,
    /// `text/<locale>/forms.json`.
    pub form_texts: &'a str,
    /// `sha256-` and the hash of all these, which every notice quotes. The caller's word:
    /// the core does not compute it.
    pub hash: &'a str,
}

/// Everything the widget needs to run: the packs, the pathways, the services and the words.
///
/// The module never copies it: reading the shipped content again takes less code.
#[derive(Debug, Clone)]
pub struct Library {
    pack: ContentPack,
    /// Other packs, which may be opened from the first or from each other.
    further: Vec<ContentPack>,
    pathways: PathwaySet,
    gate: SharingGate,
    directory: Directory,
    chrome: ChromeTexts,
    forms: FormSet,
    hash: String,
    profile: Option<LocalProfile>,
}

impl Library {
    /// What ships with the widget.
    ///
    /// # Errors
    /// Every problem in it. The tests hold that there is none; the caller shows its
    /// failure notice rather than trust that.
    pub fn shipped() -> Result<Self, Vec<Problem>> {
        Self::load(LibraryFiles::SHIPPED)
    }

    /// Reads and checks a whole library.
    ///
    /// # Errors
    /// Every problem, with its file and path. A file that leans on another is checked
    /// against it once that other stands.
    pub fn load(files: LibraryFiles<'_>) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let pack = keep(ContentPack::load(files.pack), &mut found);
        let pathways = pack.as_ref().and_then(|pack| {
            keep(PathwaySet::load(files.pathways, files.pathway_texts, pack.instrument()), &mut found)
        });
        let gate = pathways
            .as_ref()
            .and_then(|pathways| keep(SharingGate::load(files.gate, files.gate_texts, pathways.rules()), &mut found));
        let directory = keep(Directory::load(files.directory), &mut found);
        if let (Some(pathways), Some(directory)) = (&pathways, &directory) {
            keep(check_contacts(pathways, directory), &mut found);
        }
        let chrome = keep(ChromeTexts::load(files.chrome), &mut found);
        let forms = match (&pack, &pathways, &gate) {
            (Some(pack), Some(pathways), Some(gate)) => {
                let around = Around { instrument: pack.instrument(), pathways: pathways.rules(), gate };
                keep(FormSet::load(files.forms, files.form_texts, around), &mut found)
            }
            _ => None,
        };
        match (pack, pathways, gate, directory, chrome, forms) {
            (Some(pack), Some(pathways), Some(gate), Some(directory), Some(chrome), Some(forms))
                if found.is_empty() =>
            {
                let (further, hash) = (Vec::new(), files.hash.to_owned());
                Ok(Self { pack, further, pathways, gate, directory, chrome, forms, hash, profile: None })
            }
            _ => Err(found),
        }
    }

    /// The library with one more pack, in one text (`risk-checklist/bundle/1`). A pack with
    /// the id of one that is here takes its place.
    ///
    /// # Errors
    /// Every problem of that pack; the library then stays as it was.
    pub fn add(&mut self, bundle: &str) -> Result<(), Vec<Problem>> {
        let pack = ContentPack::from_bundle(bundle, &self.pathways)?;
        let same = |other: &&mut ContentPack| other.manifest().id() == pack.manifest().id();
        if let Some(other) = [&mut self.pack].into_iter().chain(&mut self.further).find(same) {
            *other = pack;
        } else {
            self.further.push(pack);
        }
        Ok(())
    }

    /// The library that starts with this instrument; `None` when it is not here.
    #[must_use]
    pub fn starting_with(mut self, id: &str) -> Option<Self> {
        if self.pack.manifest().id().as_str() != id {
            let place = self.further.iter().position(|pack| pack.manifest().id().as_str() == id)?;
            let pack = self.further.remove(place);
            self.further.insert(0, std::mem::replace(&mut self.pack, pack));
        }
        Some(self)
    }

    /// Shows the items of the pack it starts with in these words
    /// (`risk-checklist/wording/1`).
    ///
    /// # Errors
    /// Every problem with them; our own words then stay.
    pub fn reword(&mut self, wording: &Json) -> Result<(), Vec<Problem>> {
        self.pack.reword(wording)
    }

    /// The content pack it starts with.
    #[must_use]
    pub fn pack(&self) -> &ContentPack {
        &self.pack
    }

    /// Every pack, the one it starts with first.
    #[must_use]
    pub fn packs(&self) -> Vec<&ContentPack> {
        let mut packs = vec![&self.pack];
        packs.extend(&self.further);
        packs
    }

    /// The name of a trigger, from the first pack that has it.
    #[must_use]
    pub fn trigger_name(&self, trigger: &TriggerId) -> &str {
        let key = ["trigger", trigger.as_str(), "name"].join(".");
        self.packs().into_iter().find_map(|pack| pack.texts().optional_line(&key)).unwrap_or_default()
    }

    /// The pack of an instrument.
    #[must_use]
    pub fn find(&self, id: &InstrumentId) -> Option<&ContentPack> {
        self.packs().into_iter().find(|pack| pack.manifest().id() == id)
    }

    /// Every instrument, the one it starts with first.
    #[must_use]
    pub fn instruments(&self) -> Vec<&Instrument> {
        self.packs().into_iter().map(ContentPack::instrument).collect()
    }

    /// Packs that ship as files of their own, that may be opened from what is here, and that
    /// are not here yet. They are fetched at the start, never at the moment an answer calls
    /// for one: the time of a request would tell the answer.
    #[must_use]
    pub fn wanted(&self) -> Vec<&'static str> {
        let mut wanted = Vec::new();
        for opening in self.instruments().into_iter().flat_map(Instrument::opens) {
            let shipped = ShippedPack::OTHERS.iter().find(|pack| pack.id == opening.instrument.as_str());
            if let Some(pack) = shipped.filter(|_| self.find(&opening.instrument).is_none())
                && !wanted.contains(&pack.id)
            {
                wanted.push(pack.id);
            }
        }
        wanted
    }

    /// The pathways, with their words and sources.
    #[must_use]
    pub fn pathways(&self) -> &PathwaySet {
        &self.pathways
    }

    /// The questions before details leave, with their words and sources.
    #[must_use]
    pub fn gate(&self) -> &SharingGate {
        &self.gate
    }

    /// Help lines and services.
    #[must_use]
    pub fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The widget's own words.
    #[must_use]
    pub fn chrome(&self) -> &ChromeTexts {
        &self.chrome
    }

    /// The referral forms.
    #[must_use]
    pub fn forms(&self) -> &FormSet {
        &self.forms
    }

    /// The local profile that was applied; none where the national rules stand as they are.
    #[must_use]
    pub fn profile(&self) -> Option<&LocalProfile> {
        self.profile.as_ref()
    }

    /// `sha256-` and the hash of the content that is always there: what is in the module.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The hash of all content that these packs stand for: of what is always there and,
    /// where another pack is among them, of its own hash, one a line.
    #[must_use]
    pub fn hash_of(&self, packs: &[&ContentPack]) -> String {
        let others: Vec<&str> = packs.iter().filter_map(|pack| pack.hash()).collect();
        if others.is_empty() {
            return self.hash.clone();
        }
        sha256::hash(&[&[self.hash.as_str()], others.as_slice()].concat().join("\n"))
    }

    /// True when any content is past its review date and must be checked before use.
    #[must_use]
    pub fn is_review_due(&self, today: Date) -> bool {
        let packs = self.packs().into_iter().map(|pack| pack.manifest().review());
        let rest = [
            &self.pathways.head().review,
            &self.gate.head().review,
            self.directory.review(),
            &self.forms.head().review,
        ];
        packs.chain(rest).any(|review| review.is_due(today))
    }
}

/// Every contact a pathway names must be a service in the directory.
fn check_contacts(pathways: &PathwaySet, directory: &Directory) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("pathways.json");
    for (index, pathway) in pathways.rules().all().iter().enumerate() {
        for (place, contact) in
            pathway.contacts.iter().enumerate().filter(|(_, contact)| directory.find(contact).is_none())
        {
            let path = format!("pathways[{index}].contacts[{place}]");
            problems.note(
                ProblemCode::UnknownReference,
                path,
                format!("there is no service `{contact}` in directory.json"),
            );
        }
    }
    problems.finish(Some(()))
}
