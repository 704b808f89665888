//! The host's configuration, from attributes and the `config` property. Untrusted.

use crate::error::EmbedError;
use risk_checklist_core::content::{Library, RequiredFields};
use risk_checklist_core::delivery::{Hour, Reference, previous_v1};
use risk_checklist_core::instrument::{BodyType, Nation, Role, Setting};
use risk_checklist_core::json::{Node, Problem, ProblemCode, Problems, parse};
use risk_checklist_ui::Settings;
use std::rc::Rc;

/// The longest configuration that is read, in bytes.
const MAX_CONFIG: usize = 64 * 1024;
const FIELDS: [&str; 11] = [
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
    "delivery",
];

/// The configuration as far as it could be read, and every problem with it.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) settings: Settings,
    pub(crate) review_in_days: Option<u16>,
    pub(crate) problems: Vec<Problem>,
}

/// Reads a configuration. A bad field is left out and reported; the rest holds, because a
/// practitioner with a person in front of them needs the checklist more than a perfect
/// configuration. Only an unknown instrument stops it: another one would ask other things.
pub(crate) fn read(text: &str, library: &Library) -> Result<Config, EmbedError> {
    let json = match parse(text, MAX_CONFIG, "") {
        Ok(json) => json,
        Err(problem) => return Ok(Config { problems: vec![problem], ..Config::default() }),
    };
    let problems = Problems::of("");
    let mut config = Config::default();
    let mut asked_for = None;
    if let Some(object) = Node::root(&json, &problems).object(&FIELDS) {
        let text = |name| object.optional(name).and_then(|node| node.text_within(200).map(|text| (node, text)));
        asked_for = text("instrument").map(|(_, text)| text.to_owned());
        let reference = text("reference").and_then(|(node, text)| noted(node, Reference::parse(text)));
        // A bad earlier outcome is left out and reported: the checklist of today does not need it.
        let previous =
            object.optional("previous").and_then(|node| previous_v1::read(node, reference.as_ref())).map(Rc::new);
        config.settings = Settings {
            setting: Setting {
                nation: object.optional("nation").and_then(|node| node.one_of(&Nation::WORDS)),
                role: object.optional("role").and_then(|node| node.one_of(&Role::WORDS)),
            },
            body: object.optional("bodyType").and_then(|node| node.one_of(&BodyType::WORDS)),
            reference,
            now: text("now").and_then(|(node, text)| noted(node, Hour::parse(text))),
            forms: object.optional("forms").and_then(|node| node.bool()).unwrap_or_default(),
            required: RequiredFields::new(),
            records: object.optional("records").and_then(|node| node.bool()).unwrap_or_default(),
            previous,
            // The shell keeps the particulars (`js/delivery.js`); here it matters only that it delivers.
            delivers: object.optional("delivery").is_some(),
        };
        config.review_in_days = object.optional("reviewInDays").and_then(|node| node.integer(1, 365));
    }
    if asked_for.is_some_and(|id| id != library.pack().instrument().id().as_str()) {
        return Err(EmbedError::UnknownInstrument);
    }
    config.problems = problems.finish::<()>(None).err().unwrap_or_default();
    Ok(config)
}

fn noted<T, E: ToString>(node: &Node<'_>, parsed: Result<T, E>) -> Option<T> {
    if let Err(error) = &parsed {
        node.note(ProblemCode::BadFormat, error.to_string());
    }
    parsed.ok()
}
