//! The shape `risk-checklist/scenario/1`: a trainer's invented case. Untrusted: a host or a
//! link can hand one in.

use super::{Library, read, said_v1};
use crate::instrument::{ContactId, Id, Instrument, InstrumentId, Nation, Role, Source, SourceId, Version};
use crate::json::{Json, Node, ObjectNode, Problem, ProblemCode, Problems, parse, quote};
use crate::training::{Expected, ModelAnswer, Rules, Said, Scenario, ScenarioDraft, Standing, Step};

/// The shape's name and version.
const SCHEMA: &str = "risk-checklist/scenario/1";

/// The largest scenario that is read, in bytes.
pub const MAX_SCENARIO: usize = 256 * 1024;

/// The most steps a story has: no group follows more in one session.
const MAX_STEPS: usize = 12;

/// The most entries of any list of texts.
const MAX_LIST: usize = 60;

impl Library {
    /// Reads a scenario, and checks that its model answers lead where its author said.
    ///
    /// # Errors
    /// Every problem, with its path in the scenario. What cannot be read comes first: the
    /// answers are run once all of them can be.
    pub fn scenario(&self, text: &str) -> Result<Scenario, Vec<Problem>> {
        let (draft, rules) = self.read_scenario(text, false)?;
        Scenario::check(draft, rules)
    }

    /// As [`Library::scenario`], for one that stands inside a larger text.
    ///
    /// # Errors
    /// As there, with paths within the scenario.
    pub fn scenario_in(&self, json: &Json) -> Result<Scenario, Vec<Problem>> {
        let (draft, rules) = self.scenario_draft(json, false)?;
        Scenario::check(draft, rules)
    }

    /// Reads a scenario that is still being written: texts and lists may be empty, sources may
    /// be missing, and what is expected is left out of account. For its author only; nobody
    /// trains with it.
    ///
    /// # Errors
    /// As [`Library::scenario`], but for those.
    pub fn scenario_in_progress(&self, text: &str) -> Result<Scenario, Vec<Problem>> {
        let (draft, rules) = self.read_scenario(text, true)?;
        Scenario::in_progress(draft, rules)
    }

    fn read_scenario(&self, text: &str, in_progress: bool) -> Result<(ScenarioDraft, Rules<'_>), Vec<Problem>> {
        self.scenario_draft(&parse(text, MAX_SCENARIO, "").map_err(|problem| vec![problem])?, in_progress)
    }

    fn scenario_draft(&self, json: &Json, in_progress: bool) -> Result<(ScenarioDraft, Rules<'_>), Vec<Problem>> {
        let problems = Problems::of("");
        let reader = Reader { library: self, in_progress };
        let read = reader.scenario(&Node::root(json, &problems));
        let (draft, instrument) = problems.finish(read)?;
        Ok((draft, Rules { instrument, pathways: self.pathways().rules() }))
    }

    /// The rules a scenario of this library is run by.
    #[must_use]
    pub fn rules_for(&self, scenario: &Scenario) -> Rules<'_> {
        let pack = self.find(scenario.instrument()).unwrap_or_else(|| self.pack());
        Rules { instrument: pack.instrument(), pathways: self.pathways().rules() }
    }
}

/// What every part of a scenario is read with.
#[derive(Clone, Copy)]
struct Reader<'a> {
    library: &'a Library,
    /// Its author has not finished: what is still to be written is no problem yet.
    in_progress: bool,
}

impl<'a> Reader<'a> {
    fn scenario(self, node: &Node<'_>) -> Option<(ScenarioDraft, &'a Instrument)> {
        let object = node.object(&[
            "schema",
            "id",
            "version",
            "fictional",
            "title",
            "summary",
            "point",
            "setting",
            "instrument",
            "review",
            "warnings",
            "steps",
            "learningPoints",
            "facilitatorNotes",
            "checkIn",
            "support",
            "sources",
        ])?;
        let schema = object.has_schema(SCHEMA);
        let fictional = object.required("fictional").and_then(fictional);
        let id = object.required("id").and_then(kebab);
        let version = object.required("version").and_then(read::version);
        let line = |name| object.required(name).and_then(|node| self.words(node));
        let (title, summary, point) = (line("title"), line("summary"), line("point"));
        let setting = object.required("setting").and_then(setting);
        let instrument = object.required("instrument").and_then(|node| find_instrument(node, self.library));
        let review = object.required("review").and_then(read::review);
        let sources = object.required("sources").map(read::sources).unwrap_or_default();
        let texts = |name| object.required(name).map(|node| self.texts(node, 1));
        let (warnings, learning_points, check_in) = (texts("warnings"), texts("learningPoints"), texts("checkIn"));
        let facilitator_notes = object.optional("facilitatorNotes").map(|node| self.texts(node, 0));
        let support = object.required("support").map(|node| self.support(node));
        let steps = object.required("steps").zip(instrument);
        let steps = steps.map(|(node, (instrument, _))| self.steps(node, instrument, &sources));
        let ((nation, role), (instrument, instrument_version)) = (setting?, instrument?);
        let draft = ScenarioDraft {
            id: id?,
            version: version?,
            title: title?,
            summary: summary?,
            point: point?,
            nation,
            role,
            instrument: instrument.id().clone(),
            instrument_version,
            review: review?,
            warnings: warnings?,
            steps: steps?,
            learning_points: learning_points?,
            facilitator_notes: facilitator_notes.unwrap_or_default(),
            check_in: check_in?,
            support: support?,
            sources,
        };
        (schema && fictional.is_some()).then_some((draft, instrument))
    }

    fn words(self, node: &Node<'_>) -> Option<String> {
        if self.in_progress { read::may_be_empty(node) } else { read::words(node) }
    }

    fn texts(self, node: &Node<'_>, least: usize) -> Vec<String> {
        self.bounded(node, least, MAX_LIST);
        node.list_of(|node| self.words(node))
    }

    /// Notes a list that is too short or too long.
    fn bounded(self, node: &Node<'_>, least: usize, most: usize) {
        let least = if self.in_progress { 0 } else { least };
        let count = if node.is_list() { node.list().len() } else { least };
        if count < least || count > most {
            node.note(ProblemCode::OutOfRange, format!("this list has {count} entries; it takes {least} to {most}"));
        }
    }

    fn support(self, node: &Node<'_>) -> Vec<ContactId> {
        self.bounded(node, 1, MAX_LIST);
        node.list_of(|node| {
            let id: ContactId = read::id(node)?;
            let found = self.library.directory().find(&id).is_some();
            if !found {
                node.note(ProblemCode::UnknownReference, format!("there is no service `{id}` in the directory"));
            }
            found.then_some(id)
        })
    }

    fn steps(self, node: &Node<'_>, instrument: &Instrument, sources: &[Source]) -> Vec<Step> {
        self.bounded(node, 1, MAX_STEPS);
        let steps = node.list_of(|node| self.step(node, instrument, sources));
        read::check_unique(node, &mut steps.iter().map(|step| step.id.as_str()));
        steps
    }

    fn step(self, node: &Node<'_>, instrument: &Instrument, sources: &[Source]) -> Option<Step> {
        let fields = ["id", "title", "vignette", "answers", "facts", "judgement", "expected", "facilitator"];
        let object = node.object(&fields)?;
        let id = object.required("id").and_then(kebab);
        let title = object.required("title").and_then(|node| self.words(node));
        let vignette = object.required("vignette").map(|node| self.texts(node, 1));
        let mut answers = Vec::new();
        if let Some(entries) = object.optional("answers").and_then(Node::open_object) {
            for (name, node) in entries.entries() {
                let item = said_v1::item(name, node, instrument);
                answers.extend(self.model(node, "value", sources, |node| said_v1::answer(node, item?)));
            }
        }
        if let Some(entries) = object.optional("facts").and_then(Node::open_object) {
            for (name, node) in entries.entries() {
                let fact = said_v1::fact(name, node, instrument);
                answers.extend(self.model(node, "value", sources, |node| said_v1::value(node, fact?)));
            }
        }
        if let Some(node) = object.optional("judgement") {
            answers.extend(self.model(node, "concern", sources, |node| node.bool().map(Said::Concern)));
        }
        let expected = self.expected(&object);
        let facilitator = object.optional("facilitator").map(|node| self.texts(node, 0));
        let facilitator = facilitator.unwrap_or_default();
        Some(Step { id: id?, title: title?, vignette: vignette?, answers, expected: expected?, facilitator })
    }

    /// One model answer: what is said, one line of reasoning, and its source.
    fn model(
        self,
        node: &Node<'_>,
        field: &str,
        sources: &[Source],
        read: impl FnOnce(&Node<'_>) -> Option<Said>,
    ) -> Option<ModelAnswer> {
        let object = node.object(&[field, "because", "source"])?;
        let said = object.required(field).and_then(read);
        if self.in_progress {
            let because = object.optional("because").and_then(|node| self.words(node)).unwrap_or_default();
            let source = object.optional("source").and_then(Node::as_text).and_then(|id| Id::parse(id).ok());
            let source = source.or_else(|| Id::parse("none").ok());
            return Some(ModelAnswer { said: said?, because, source: source? });
        }
        let because = object.required("because").and_then(read::words);
        let source = object.required("source").and_then(|node| {
            let id: SourceId = read::id(node)?;
            let known = sources.iter().any(|source| source.id == id);
            if !known {
                node.note(ProblemCode::UnknownReference, "there is no source with this id; add it to `sources`");
            }
            known.then_some(id)
        });
        Some(ModelAnswer { said: said?, because: because?, source: source? })
    }

    fn expected(self, step: &ObjectNode<'_>) -> Option<Expected> {
        if self.in_progress {
            return Some(Expected::default());
        }
        let object =
            step.required("expected")?.object(&["met", "undetermined", "recommended", "consider", "standing"])?;
        let (met, undetermined) = (ids(&object, "met"), ids(&object, "undetermined"));
        let (recommended, consider) = (ids(&object, "recommended"), ids(&object, "consider"));
        let words = [("provisional", Standing::Provisional), ("settled", Standing::Settled)];
        let standing = object.required("standing").and_then(|node| node.one_of(&words));
        Some(Expected {
            met: met?,
            undetermined: undetermined?,
            recommended: recommended?,
            consider: consider?,
            standing: standing?,
        })
    }
}

/// Only what says of itself that it is invented is read: a real case has no place here.
fn fictional(node: &Node<'_>) -> Option<()> {
    let is_fictional = node.bool()?;
    if !is_fictional {
        node.note(ProblemCode::UnknownValue, "a scenario is an invented story; never use a real case, and say `true`");
    }
    is_fictional.then_some(())
}

/// An id of small letters, digits and hyphens: it is also a file's name.
fn kebab<Kind>(node: &Node<'_>) -> Option<Id<Kind>> {
    let id: Id<Kind> = read::id(node)?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !id.as_str().chars().all(plain) {
        node.note(ProblemCode::BadId, "write this id with small letters, digits and hyphens only");
        return None;
    }
    Some(id)
}

fn setting(node: &Node<'_>) -> Option<(Nation, Role)> {
    let object = node.object(&["role", "nation"])?;
    let role = object.required("role").and_then(|node| node.one_of(&Role::WORDS));
    let nation = object.required("nation").and_then(|node| node.one_of(&Nation::WORDS));
    Some((nation?, role?))
}

fn find_instrument<'a>(node: &Node<'_>, library: &'a Library) -> Option<(&'a Instrument, Version)> {
    let object = node.object(&["id", "version"])?;
    let (id, version) = (object.required("id"), object.required("version"));
    let (id, version): (&Node<'_>, &Node<'_>) = (id?, version?);
    let named: Option<InstrumentId> = read::id(id);
    let given = read::version(version);
    let Some(pack) = library.find(&named?) else {
        let message = format!("the checklist {} is not loaded here; hand in its pack", quote(id.text()?));
        id.note(ProblemCode::WrongInstrument, message);
        return None;
    };
    let loaded = pack.instrument().version();
    if given? != loaded {
        let message =
            format!("this is for another version; `{loaded}` is loaded: look at the story again, then say so");
        version.note(ProblemCode::WrongInstrument, message);
        return None;
    }
    Some((pack.instrument(), loaded))
}

fn ids<Kind>(object: &ObjectNode<'_>, name: &str) -> Option<Vec<Id<Kind>>> {
    let node = object.required(name)?;
    let ids = read::ids(node);
    read::check_unique(node, &mut ids.iter().map(Id::as_str));
    Some(ids)
}
