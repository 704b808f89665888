//! The shape `risk-checklist/pathways/1` of `pathways.json`, with its words.

use super::catalogue::{Catalogue, TextShape};
use super::condition_v1::atom;
use super::manifest::Source;
use super::pack::load_file;
use super::read;
use crate::instrument::{
    Call, CallStatus, Instrument, Nation, Pathway, Pathways, PathwaysDraft, Replacement, Review, Role, StartedBy,
    Urgency, Version,
};
use crate::json::{Node, ObjectNode, Problem, Problems, keep};

/// The pathways with their version, review, sources and words.
#[derive(Debug)]
pub struct PathwaySet {
    id: String,
    version: Version,
    review: Review,
    sources: Vec<Source>,
    pathways: Pathways,
    texts: Catalogue,
}

impl PathwaySet {
    pub(super) fn load(pathways: &str, texts: &str, instrument: &Instrument) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let file = keep(load_file("pathways.json", pathways, |node| File::read(&node)), &mut found)
            .and_then(|file| Some((keep(Pathways::check(file.draft, instrument), &mut found)?, file.rest)));
        let texts = keep(load_file("text/pathways.json", texts, |node| Catalogue::read(&node)), &mut found);
        let (Some((pathways, rest)), Some(texts)) = (file, texts) else { return Err(found) };
        let problems = Problems::of("text/pathways.json");
        texts.check(&expected_texts(&pathways), &problems);
        problems.finish(Some(()))?;
        let File { id, version, review, sources } = rest;
        Ok(Self { id, version, review, sources, pathways, texts })
    }

    /// The ruleset's permanent name.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The ruleset's version.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Who reviewed it, and until when that holds.
    #[must_use]
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// What it rests on.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &Pathways {
        &self.pathways
    }

    /// The words.
    #[must_use]
    pub fn texts(&self) -> &Catalogue {
        &self.texts
    }
}

struct File {
    id: String,
    version: Version,
    review: Review,
    sources: Vec<Source>,
}

struct FileAndDraft {
    rest: File,
    draft: PathwaysDraft,
}

impl File {
    fn read(node: &Node<'_>) -> Option<FileAndDraft> {
        let object = node.object(&["schema", "id", "version", "review", "sources", "triggers", "pathways"])?;
        let schema = object.has_schema("risk-checklist/pathways/1");
        let id = object.required("id").and_then(read::words);
        let version = object.required("version").and_then(read::version);
        let review = object.required("review").and_then(read::review);
        let sources = object.required("sources").map(read::sources).unwrap_or_default();
        let triggers = object.required("triggers").map(read::ids).unwrap_or_default();
        let entries = object.required_list("pathways", |node| pathway(node, &sources));
        schema.then_some(())?;
        let rest = Self { id: id?, version: version?, review: review?, sources };
        Some(FileAndDraft { rest, draft: PathwaysDraft { triggers, entries } })
    }
}

fn pathway(node: &Node<'_>, known: &[Source]) -> Option<Pathway> {
    let object = node.object(&[
        "id",
        "floor",
        "nations",
        "roles",
        "startedBy",
        "calls",
        "excludedWhen",
        "replacedBy",
        "confirm",
        "contacts",
        "sources",
    ])?;
    let id = object.required("id").and_then(read::id);
    let floor = object.optional("floor").and_then(|node| call_status(&node.object(&["status", "urgency"])?));
    let nations = object.required_list("nations", |node| node.one_of(&Nation::WORDS));
    let roles = object.required_list("roles", |node| node.one_of(&Role::WORDS));
    let started_by = object
        .required("startedBy")
        .and_then(|node| node.one_of(&[("practitioner", StartedBy::Practitioner), ("police", StartedBy::Police)]));
    let calls = object.required_list("calls", call);
    let excluded_when = object.required_list("excludedWhen", |node| atom(&node.open_object()?));
    let replaced_by = object.optional("replacedBy").and_then(replacement);
    let checked = object.required("confirm").and_then(read::checked);
    let contacts = object.required("contacts").map(read::ids);
    let sources = read::source_ids(&object, known);
    Some(Pathway {
        id: id?,
        floor,
        nations,
        roles,
        started_by: started_by?,
        calls,
        excluded_when,
        replaced_by,
        checked: checked?,
        contacts: contacts?,
        sources,
    })
}

fn call(node: &Node<'_>) -> Option<Call> {
    let object = node.object(&["trigger", "status", "urgency"])?;
    let trigger = object.required("trigger").and_then(read::id);
    let status = call_status(&object);
    Some(Call { trigger: trigger?, status: status? })
}

fn call_status(object: &ObjectNode<'_>) -> Option<CallStatus> {
    let recommended =
        object.required("status").and_then(|node| node.one_of(&[("recommended", true), ("consider", false)]));
    let urgency = object.required("urgency").and_then(|node| node.one_of(&Urgency::WORDS))?;
    Some(if recommended? { CallStatus::Recommended(urgency) } else { CallStatus::Consider(urgency) })
}

fn replacement(node: &Node<'_>) -> Option<Replacement> {
    let object = node.object(&["pathway", "when"])?;
    let pathway = object.required("pathway").and_then(read::id);
    let when = object.required("when").and_then(|node| atom(&node.open_object()?));
    Some(Replacement { pathway: pathway?, when: when? })
}

fn expected_texts(pathways: &Pathways) -> Vec<(String, TextShape)> {
    use TextShape::{Line, Lines};
    let parts = [
        ("name", Line),
        ("who", Line),
        ("why", Line),
        ("first", Line),
        ("say", Lines),
        ("never", Lines),
        ("time", Line),
        ("consent", Line),
    ];
    let keys = |pathway: &Pathway| {
        let id = pathway.id.clone();
        parts.into_iter().map(move |(part, shape)| (format!("pathway.{id}.{part}"), shape))
    };
    pathways.all().iter().flat_map(keys).collect()
}
