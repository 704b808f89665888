//! Reads and checks packs, pathways and the directory; finds words and services.
//!
//! One checker serves what ships with the widget and what a host loads at run time, and
//! reports every problem with its file, its path, what is wrong and what to do.

mod catalogue;
mod check_gate;
mod chrome;
mod directory;
mod forms;
mod forms_v1;
mod gate_v1;
mod instrument_v1;
mod local;
mod look_again_v1;
mod manifest;
mod pack;
mod pathways_v1;
mod profile;
mod profile_v1;
mod read;
mod sharing_gate;
mod shipped;

pub use catalogue::{Catalogue, TextShape};
pub use chrome::{ChromeKey, ChromeTexts};
pub use directory::{Directory, Service};
pub use forms::{
    BlockDefinition, FieldDefinition, FieldKind, FormDefinition, FormSet, Prefill, RecipientKind, RequiredFields,
};
pub use manifest::{PackManifest, PackStatus, ReadAs, Source};
pub use pack::{ContentPack, PackFiles};
pub use pathways_v1::PathwaySet;
pub use profile::{LocalCall, LocalProfile, LocalThreshold, ThresholdStanding};
pub use sharing_gate::{
    Adviser, Agreement, Choose, GateEffect, GateOption, GateQuestion, GateStage, GateTopic, SharingGate,
};

use crate::instrument::Date;
use crate::json::{Problem, ProblemCode, Problems, keep};
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

/// Everything the widget needs to run: one pack, the pathways, the services and the words.
#[derive(Debug, Clone)]
pub struct Library {
    pack: ContentPack,
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
                Ok(Self { pack, pathways, gate, directory, chrome, forms, hash: files.hash.to_owned(), profile: None })
            }
            _ => Err(found),
        }
    }

    /// The content pack in use.
    #[must_use]
    pub fn pack(&self) -> &ContentPack {
        &self.pack
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

    /// `sha256-` and the hash of all content that ships.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// True when any content is past its review date and must be checked before use.
    #[must_use]
    pub fn is_review_due(&self, today: Date) -> bool {
        let reviews = [self.pack.manifest().review(), self.pathways.review(), self.gate.review()];
        reviews.into_iter().chain([self.directory.review(), self.forms.review()]).any(|review| review.is_due(today))
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
