//! The host's configuration, from attributes and the `config` property. Untrusted.

use crate::error::EmbedError;
use crate::library::shipped;
use risk_checklist_core::content::{Library, PackStatus, ShippedPack};
use risk_checklist_core::delivery::{Hour, MAX_RESPONSE, Reference, response_v1};
use risk_checklist_core::instrument::{Nation, Role, Setting};
use risk_checklist_core::json::{Json, Node, Problem, ProblemCode, Problems, parse};
use risk_checklist_ui::Settings;
use std::rc::Rc;

/// The longest configuration that is read, in bytes.
const MAX_CONFIG: usize = 256 * 1024;
const FIELDS: [&str; 8] =
    ["instrument", "nation", "role", "reference", "now", "reviewInDays", "allowRetired", "wording"];

/// The configuration as far as it could be read, and every problem with it.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) settings: Settings,
    pub(crate) review_in_days: Option<u16>,
    pub(crate) library: Rc<Library>,
    pub(crate) problems: Vec<Problem>,
}

/// Reads a configuration, with the packs that were fetched or handed in for it, each as one
/// text. A bad field or pack is left out and reported; the rest holds, because a practitioner
/// with a person in front of them needs the checklist more than a perfect configuration.
/// Only an unknown or retired instrument stops it: another one would ask other things.
pub(crate) fn read(text: &str, packs: &[String]) -> Result<Config, EmbedError> {
    let mut found = Vec::new();
    let library = with_packs(packs, &mut found)?;
    let json = match parse(text, MAX_CONFIG, "") {
        Ok(json) => json,
        Err(problem) => {
            found.push(problem);
            let (settings, review_in_days) = (Settings::default(), None);
            return Ok(Config { settings, review_in_days, library: Rc::new(library), problems: found });
        }
    };
    let problems = Problems::of("");
    let mut settings = Settings::default();
    let (mut review_in_days, mut asked_for, mut allow_retired) = (None, None, false);
    if let Some(object) = Node::root(&json, &problems).object(&FIELDS) {
        let text = |name| object.optional(name).and_then(|node| node.text_within(200).map(|text| (node, text)));
        asked_for = text("instrument").map(|(_, text)| text.to_owned());
        settings = Settings {
            setting: Setting {
                nation: object.optional("nation").and_then(|node| node.one_of(&Nation::WORDS)),
                role: object.optional("role").and_then(|node| node.one_of(&Role::WORDS)),
            },
            reference: text("reference").and_then(|(node, text)| noted(node, Reference::parse(text))),
            now: text("now").and_then(|(node, text)| noted(node, Hour::parse(text))),
        };
        review_in_days = object.optional("reviewInDays").and_then(|node| node.integer(1, 365));
        allow_retired = object.optional("allowRetired").and_then(Node::bool).unwrap_or_default();
    }
    let mut library = match asked_for {
        None => library,
        Some(id) => library.starting_with(&id).ok_or(EmbedError::UnknownInstrument)?,
    };
    if library.pack().manifest().status() == PackStatus::Retired && !allow_retired {
        return Err(EmbedError::RetiredInstrument);
    }
    if let Some(wording) = json.field("wording").filter(|wording| **wording != Json::Null)
        && let Err(problems) = library.reword(wording)
    {
        found.extend(problems.into_iter().map(|problem| within("wording", problem)));
    }
    found.extend(problems.finish::<()>(None).err().unwrap_or_default());
    Ok(Config { settings, review_in_days, library: Rc::new(library), problems: found })
}

/// As [`read`], for a response at hand: it starts with the instrument that the response is
/// for, unless the configuration says which. Old files may be read with a retired one.
pub(crate) fn read_for(text: &str, packs: &[String], response: &str) -> Result<Config, EmbedError> {
    let config = match read(text, packs) {
        Err(EmbedError::RetiredInstrument) => read(&with_field(text, r#""allowRetired":true"#), packs)?,
        read => read?,
    };
    let named = parse(response, MAX_RESPONSE, "").ok();
    let id = named.as_ref().and_then(|json| response_v1::instruments_named(json).first().copied());
    let says = parse(text, MAX_CONFIG, "").ok().is_some_and(|json| json.field("instrument").is_some());
    let library = match id {
        Some(id) if !says => Library::clone(&config.library).starting_with(id).map(Rc::new),
        _ => None,
    };
    Ok(Config { library: library.unwrap_or_else(|| Rc::clone(&config.library)), ..config })
}

/// An object's text with one more field, in front of those it has.
fn with_field(text: &str, field: &str) -> String {
    match text.trim_start().strip_prefix('{') {
        Some(rest) if rest.trim_start().starts_with('}') => format!("{{{field}{rest}"),
        Some(rest) => format!("{{{field},{rest}"),
        None => text.to_owned(),
    }
}

/// The shipped library, with these packs as far as they have no problems.
fn with_packs(packs: &[String], found: &mut Vec<Problem>) -> Result<Library, EmbedError> {
    let mut library = Library::clone(&*shipped()?);
    for (place, text) in packs.iter().enumerate() {
        if let Err(problems) = library.add(text) {
            found.extend(problems.into_iter().map(|problem| within(&format!("packs[{place}]"), problem)));
        }
    }
    Ok(library)
}

/// The instruments that are not here yet, of those this configuration starts with or may
/// come to open: what the shell fetches before it starts.
pub(crate) fn wanted(text: &str, packs: &[String]) -> Result<Vec<String>, EmbedError> {
    let library = with_packs(packs, &mut Vec::new())?;
    let asked_for = parse(text, MAX_CONFIG, "").ok();
    let asked_for = asked_for.as_ref().and_then(|json| json.field("instrument"));
    let missing = |id: &str| !library.packs().iter().any(|pack| pack.manifest().id().as_str() == id);
    let is_shipped = |id: &str| ShippedPack::OTHERS.iter().any(|pack| pack.id == id);
    match asked_for {
        Some(Json::Text(id)) if missing(id) && is_shipped(id) => Ok(vec![id.clone()]),
        Some(Json::Text(id)) => {
            let start = library.clone().starting_with(id).unwrap_or(library);
            Ok(start.wanted().into_iter().map(str::to_owned).collect())
        }
        _ => Ok(library.wanted().into_iter().map(str::to_owned).collect()),
    }
}

fn within(field: &str, problem: Problem) -> Problem {
    let path = if problem.path.is_empty() { field.to_owned() } else { format!("{field}.{}", problem.path) };
    Problem { path, ..problem }
}

fn noted<T, E: ToString>(node: &Node<'_>, parsed: Result<T, E>) -> Option<T> {
    if let Err(error) = &parsed {
        node.note(ProblemCode::BadFormat, error.to_string());
    }
    parsed.ok()
}
