//! The shape `risk-checklist/pathways/1` of `pathways.json`, with its words.

use super::catalogue::{Catalogue, TextShape};
use super::condition_v1::atom;
use super::head::{ContentHead, ReadHead};
use super::look_again_v1;
use super::manifest::Source;
use super::pack::load_file;
use super::read;
use crate::instrument::{
    Call, CallStatus, Instrument, LookAgain, Nation, Pathway, Pathways, PathwaysDraft, Replacement, Role, Shares,
    StartedBy, Urgency,
};
use crate::json::{Node, ObjectNode, Problem, Problems, keep};

/// The pathways with their version, review, sources and words.
#[derive(Debug, Clone)]
pub struct PathwaySet {
    head: ContentHead,
    pathways: Pathways,
    look_again: LookAgain,
    texts: Catalogue,
}

impl PathwaySet {
    pub(super) fn load(pathways: &str, texts: &str, instrument: &Instrument) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let file = keep(load_file("pathways.json", pathways, |node| File::read(&node)), &mut found)
            .and_then(|file| Some((keep(Pathways::check(file.draft, instrument), &mut found)?, file.rest)));
        let texts = keep(load_file("text/pathways.json", texts, |node| Catalogue::read(&node)), &mut found);
        let (Some((pathways, rest)), Some(texts)) = (file, texts) else { return Err(found) };
        let File { head, look_again } = rest;
        let look_again = look_again.check()?;
        let problems = Problems::of("pathways.json");
        look_again_v1::check_references(&look_again, &pathways, instrument, &problems);
        problems.finish(Some(()))?;
        let problems = Problems::of("text/pathways.json");
        texts.check(&expected_texts(&pathways, &look_again), &problems);
        problems.finish(Some(()))?;
        Ok(Self { head, pathways, look_again, texts })
    }

    /// Its name, version, review and sources.
    #[must_use]
    pub fn head(&self) -> &ContentHead {
        &self.head
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &Pathways {
        &self.pathways
    }

    /// When to look again.
    #[must_use]
    pub fn look_again(&self) -> &LookAgain {
        &self.look_again
    }

    /// The rules, for a local profile to add to.
    pub(super) fn rules_mut(&mut self) -> &mut Pathways {
        &mut self.pathways
    }

    /// The words.
    #[must_use]
    pub fn texts(&self) -> &Catalogue {
        &self.texts
    }
}

struct File {
    head: ContentHead,
    look_again: LookAgain,
}

struct FileAndDraft {
    rest: File,
    draft: PathwaysDraft,
}

impl File {
    fn read(node: &Node<'_>) -> Option<FileAndDraft> {
        let object =
            node.object(&["schema", "id", "version", "review", "sources", "lookAgain", "triggers", "pathways"])?;
        let head = ReadHead::read(&object, "risk-checklist/pathways/1");
        let triggers = object.required("triggers").map(read::ids).unwrap_or_default();
        let entries = object.required_list("pathways", |node| pathway(node, &head.sources));
        let look_again = object.required("lookAgain").and_then(|node| look_again_v1::read(node, &head.sources));
        let rest = Self { head: head.finish()?, look_again: look_again? };
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
        "shares",
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
    let shares = object
        .required("shares")
        .and_then(|node| node.one_of(&[("details", Shares::Details), ("nothing", Shares::Nothing)]));
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
        shares: shares?,
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

pub(super) fn call_status(object: &ObjectNode<'_>) -> Option<CallStatus> {
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

fn expected_texts(pathways: &Pathways, look_again: &LookAgain) -> Vec<(String, TextShape)> {
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
    let prompts = look_again.when.iter().map(|prompt| (format!("lookAgain.{}", prompt.id), Line));
    pathways.all().iter().flat_map(keys).chain(prompts).collect()
}
