//! The host's configuration, from attributes and the `config` property. Untrusted.

use crate::error::EmbedError;
use crate::library::{self, add_packs, with_packs, within};
use crate::local_profile::take_up;
use risk_checklist_core::content::{Library, PackStatus};
use risk_checklist_core::delivery::{Hour, MAX_RESPONSE, Reference, previous_v1, response_v1};
use risk_checklist_core::instrument::{BodyType, Nation, Role, Setting};
use risk_checklist_core::json::{Json, Node, Problem, ProblemCode, Problems, parse};
use risk_checklist_ui::Settings;
use std::rc::Rc;

/// The longest configuration that is read, in bytes.
const MAX_CONFIG: usize = 256 * 1024;
const FIELDS: [&str; 13] = [
    "instrument",
    "nation",
    "role",
    "bodyType",
    "reference",
    "now",
    "reviewInDays",
    "forms",
    "records",
    "previous",
    "allowRetired",
    "wording",
    "delivery",
];

/// The configuration as far as it could be read, and every problem with it.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) settings: Settings,
    pub(crate) review_in_days: Option<u16>,
    /// The national content, with the packs, the instrument to start with and its words.
    pub(crate) library: Rc<Library>,
    pub(crate) problems: Vec<Problem>,
}

impl Config {
    /// The content in use: the national one, or that with a local profile applied.
    pub(crate) fn in_use(&self) -> &Rc<Library> {
        self.settings.local.library().unwrap_or(&self.library)
    }
}

/// Everything that a host hands in, as text. The profile and the packs come apart from the
/// rest: one that is too large to read must not take the rest with it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) config: &'a str,
    pub(crate) profile: Option<&'a str>,
    /// Packs, fetched or handed in.
    pub(crate) packs: &'a [String],
    /// The instrument to start with, where the configuration does not say; it may be retired.
    pub(crate) starts_with: Option<&'a str>,
}

/// Reads a configuration. A bad field or pack is left out and reported; the rest holds,
/// because a practitioner with a person in front of them needs the checklist more than a
/// perfect configuration. Only an unknown or retired instrument stops it: another one would
/// ask other things.
pub(crate) fn read(given: Given<'_>) -> Result<Config, EmbedError> {
    let mut found = Vec::new();
    let json = match parse(given.config, MAX_CONFIG, "") {
        Ok(json) => json,
        Err(problem) => {
            found.push(problem);
            Json::Object(Vec::new())
        }
    };
    let problems = Problems::of("");
    let mut settings = Settings::default();
    let (mut review_in_days, mut asked_for, mut allow_retired) = (None, None, false);
    if let Some(object) = Node::root(&json, &problems).object(&FIELDS) {
        let text = |name| object.optional(name).and_then(|node| node.text_within(200).map(|text| (node, text)));
        asked_for = text("instrument").map(|(_, text)| text.to_owned());
        let reference = text("reference").and_then(|(node, text)| noted(node, Reference::parse(text)));
        // A bad earlier outcome is left out and reported: the checklist of today does not need it.
        let previous =
            object.optional("previous").and_then(|node| previous_v1::read(node, reference.as_ref())).map(Rc::new);
        settings = Settings {
            setting: Setting {
                nation: object.optional("nation").and_then(|node| node.one_of(&Nation::WORDS)),
                role: object.optional("role").and_then(|node| node.one_of(&Role::WORDS)),
            },
            body: object.optional("bodyType").and_then(|node| node.one_of(&BodyType::WORDS)),
            reference,
            now: text("now").and_then(|(node, text)| noted(node, Hour::parse(text))),
            forms: object.optional("forms").and_then(Node::bool).unwrap_or_default(),
            records: object.optional("records").and_then(Node::bool).unwrap_or_default(),
            previous,
            // The shell keeps the particulars (`js/delivery.js`); here it matters only that it delivers.
            delivers: object.optional("delivery").is_some(),
            ..Settings::default()
        };
        review_in_days = object.optional("reviewInDays").and_then(|node| node.integer(1, 365));
        allow_retired = object.optional("allowRetired").and_then(Node::bool).unwrap_or_default();
    }
    let start = asked_for.as_deref().or(given.starts_with);
    let (mut library, of_packs) = with_packs(given.packs)?;
    found.extend(of_packs);
    if start.is_some_and(|id| library.pack().manifest().id().as_str() != id) || json.field("wording").is_some() {
        let mut own = Library::shipped().map_err(EmbedError::Content)?;
        add_packs(&mut own, given.packs);
        library = Rc::new(started(own, start, &json, &mut found).ok_or(EmbedError::UnknownInstrument)?);
    }
    let is_retired = library.pack().manifest().status() == PackStatus::Retired;
    if is_retired && !allow_retired && given.starts_with.is_none() {
        return Err(EmbedError::RetiredInstrument);
    }
    // What is wrong with packs and words was told above; here they only stand beside.
    let beside = |mut library: Library| {
        add_packs(&mut library, given.packs);
        started(library, start, &json, &mut Vec::new())
    };
    found.extend(problems.finish::<()>(None).err().unwrap_or_default());
    found.extend(take_up(given.profile, &mut settings, &beside));
    Ok(Config { settings, review_in_days, library, problems: found })
}

/// The library, starting with this instrument, in the host's words; `None` when there is no
/// such instrument.
fn started(library: Library, start: Option<&str>, json: &Json, found: &mut Vec<Problem>) -> Option<Library> {
    let mut library = match start {
        None => library,
        Some(id) => library.starting_with(id)?,
    };
    if let Some(wording) = json.field("wording").filter(|wording| **wording != Json::Null)
        && let Err(problems) = library.reword(wording)
    {
        found.extend(problems.into_iter().map(|problem| within("wording", problem)));
    }
    Some(library)
}

/// As [`read`], for a response at hand: it starts with the instrument that the response is
/// for, unless the configuration says which. Old files may be read with a retired one.
pub(crate) fn read_for(
    config: &str,
    profile: Option<&str>,
    packs: &[String],
    response: &str,
) -> Result<Config, EmbedError> {
    let named = parse(response, MAX_RESPONSE, "").ok();
    let starts_with = named.as_ref().and_then(|json| response_v1::instruments_named(json).first().copied());
    match read(Given { config, profile, packs, starts_with }) {
        // The response says which checklist it is for, and its own reader says what is wrong.
        Err(EmbedError::UnknownInstrument) => read(Given { config, profile, packs, starts_with: None }),
        read => read,
    }
}

/// The instruments that are not here yet, of those this configuration starts with or may
/// come to open: what the shell fetches before it starts.
pub(crate) fn wanted(text: &str, packs: &[String]) -> Result<Vec<String>, EmbedError> {
    let json = parse(text, MAX_CONFIG, "").ok();
    let asked_for = match json.as_ref().and_then(|json| json.field("instrument")) {
        Some(Json::Text(id)) => Some(id.as_str()),
        _ => None,
    };
    library::wanted(asked_for, packs)
}

fn noted<T, E: ToString>(node: &Node<'_>, parsed: Result<T, E>) -> Option<T> {
    if let Err(error) = &parsed {
        node.note(ProblemCode::BadFormat, error.to_string());
    }
    parsed.ok()
}
