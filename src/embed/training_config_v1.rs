//! What the page chose for training, read as untrusted text: a story, and the way through it.
//! It has no field for anything live.

use crate::error::EmbedError;
use crate::library::{self, add_packs, shipped, with_packs, within};
use risk_checklist_core::content::Library;
use risk_checklist_core::json::{Json, Node, Problem, Problems, parse};
use risk_checklist_core::training::Scenario;
use risk_checklist_ui::{Chosen, Way};
use std::rc::Rc;

/// The longest configuration that is read, in bytes: a story and a little more.
const MAX_CONFIG: usize = 320 * 1024;

/// The fields it reads, and those it passes over: the page's attributes and clock. A story
/// says itself for which checklist, nation and role it is told.
const FIELDS: [&str; 6] = ["scenario", "training", "instrument", "nation", "role", "now"];

/// What was read.
#[derive(Debug)]
pub(crate) struct TrainingConfig {
    pub(crate) library: Rc<Library>,
    pub(crate) scenario: Rc<Scenario>,
    pub(crate) chosen: Chosen,
    /// What was left out, and why: a field of a live checklist, or a pack with problems.
    pub(crate) problems: Vec<Problem>,
}

/// Reads a configuration. Without a whole story there is nothing to show, so a story with
/// problems stops it; any other field with problems is left out and reported.
///
/// # Errors
/// [`EmbedError::Problems`] with every problem of the story.
pub(crate) fn read(config: &str, packs: &[String]) -> Result<TrainingConfig, EmbedError> {
    let json = parse(config, MAX_CONFIG, "").map_err(|problem| EmbedError::Problems(vec![problem]))?;
    let problems = Problems::of("");
    let mut chosen = Chosen::default();
    if let Some(object) = Node::root(&json, &problems).object(&FIELDS)
        && let Some(training) = object.optional("training").and_then(|node| node.object(&["way", "largeType"]))
    {
        chosen = Chosen {
            way: training.optional("way").and_then(|node| node.one_of(&Way::WORDS)).unwrap_or_default(),
            large_type: training.optional("largeType").and_then(Node::bool).unwrap_or_default(),
        };
    }
    let mut found = problems.finish::<()>(None).err().unwrap_or_default();
    let (library, of_packs) = with_packs(packs)?;
    found.extend(of_packs);
    let scenario = scenario(&json, &library)?;
    let id = scenario.instrument().as_str();
    let library = if library.pack().manifest().id().as_str() == id { library } else { starting_with(id, packs)? };
    Ok(TrainingConfig { library, scenario: Rc::new(scenario), chosen, problems: found })
}

fn scenario(json: &Json, library: &Library) -> Result<Scenario, EmbedError> {
    // Missing altogether: the reader of stories says it best.
    library.scenario_in(json.field("scenario").unwrap_or(&Json::Null)).map_err(|problems| {
        EmbedError::Problems(problems.into_iter().map(|problem| within("scenario", problem)).collect())
    })
}

/// A library that starts with the story's own checklist; as it ships, where there is none.
fn starting_with(id: &str, packs: &[String]) -> Result<Rc<Library>, EmbedError> {
    let mut own = Library::shipped().map_err(EmbedError::Content)?;
    add_packs(&mut own, packs);
    own.starting_with(id).map_or_else(shipped, |library| Ok(Rc::new(library)))
}

/// The packs to fetch before a story starts: the one it is told for, and those that may be
/// opened from it.
pub(crate) fn wanted(config: &str, packs: &[String]) -> Result<Vec<String>, EmbedError> {
    let json = parse(config, MAX_CONFIG, "").ok();
    let instrument = json.as_ref().and_then(|json| json.field("scenario")).and_then(|story| story.field("instrument"));
    let asked_for = match instrument.and_then(|instrument| instrument.field("id")) {
        Some(Json::Text(id)) => Some(id.as_str()),
        _ => None,
    };
    library::wanted(asked_for, packs)
}
