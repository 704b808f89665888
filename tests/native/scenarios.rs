//! The shipped scenarios: each loads, its model leads where it says, each teaches something of
//! its own that the routing shows, and together they cover the differences a trainer needs.
//! docs/scenarios.md lists them, and is held to the files.

mod covers;
mod table;
mod words;

use crate::shipped::library;
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::instrument::{LinkId, PathwayId, TriggerId};
use risk_checklist_core::response::AnswerValue;
use risk_checklist_core::training::{Point, Scenario};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A shipped scenario: the file as it stands, what was read from it, and where each step leads.
struct Story {
    json: Value,
    scenario: Scenario,
    points: Vec<Point>,
}

impl Story {
    fn id(&self) -> &str {
        self.scenario.id().as_str()
    }

    fn last(&self) -> &Point {
        self.points.last().unwrap()
    }
}

static STORIES: LazyLock<BTreeMap<String, Story>> = LazyLock::new(|| {
    let mut stories = BTreeMap::new();
    for entry in fs::read_dir(folder("src/content/scenarios")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let scenario = library().scenario(&text).unwrap_or_else(|problems| {
            let lines: Vec<String> = problems.iter().map(|problem| format!("{name}: {problem}")).collect();
            panic!("{}", lines.join("\n"))
        });
        let rules = library().rules_for(&scenario);
        let points = (0..scenario.steps().len()).map(|place| scenario.model_point(place, rules).unwrap()).collect();
        stories.insert(name, Story { json: serde_json::from_str(&text).unwrap(), scenario, points });
    }
    stories
});

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn names<'a>(ids: impl IntoIterator<Item = &'a TriggerId>) -> BTreeSet<String> {
    ids.into_iter().map(|id| id.as_str().to_owned()).collect()
}

fn pathways(ids: Vec<&PathwayId>) -> BTreeSet<String> {
    ids.into_iter().map(|id| id.as_str().to_owned()).collect()
}

/// How an answer stands in the model at the end: `yes`, `no`, `dont-know`, or nothing.
fn answer<'a>(story: &'a Story, item: &str) -> Option<&'a str> {
    let model = story.scenario.model(story.points.len() - 1).unwrap();
    match &model.answer(&LinkId::parse(item).unwrap())?.value {
        AnswerValue::Option(option) => Some(option.code.as_str()),
        _ => None,
    }
}

#[test]
fn every_scenario_loads_and_leads_where_it_says() {
    assert!(STORIES.len() >= 12, "{} scenarios: a trainer was promised at least twelve", STORIES.len());
    for (name, story) in &*STORIES {
        assert_eq!(story.id(), name, "the file has the name of its id");
        assert!((2..=4).contains(&story.points.len()), "{name}: two to four steps can be told in a session");
    }
}

/// What a step shows: triggers met, pathways recommended, and how settled it is.
type Shown = (BTreeSet<String>, BTreeSet<String>, &'static str);

fn shown(story: &Story) -> Vec<Shown> {
    let show = |point: &Point| {
        (names(point.triggers(TriggerState::Met)), pathways(point.recommended()), point.outcome.standing().as_str())
    };
    story.points.iter().map(show).collect()
}

#[test]
fn each_teaches_something_of_its_own_that_the_routing_shows() {
    let mut seen: BTreeMap<Vec<Shown>, &str> = BTreeMap::new();
    let mut points: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, story) in &*STORIES {
        if let Some(other) = seen.insert(shown(story), name) {
            panic!("{name} and {other} show the same at every step");
        }
        if let Some(other) = points.insert(&story.scenario.content().point, name) {
            panic!("{name} and {other} make the same point");
        }
    }
}

/// A step that moves nothing has nothing to show on a projector.
#[test]
fn every_step_moves_what_is_met_or_where_it_leads() {
    for (name, story) in &*STORIES {
        for (pair, step) in shown(story).windows(2).zip(story.scenario.steps().iter().skip(1)) {
            assert_ne!(pair[0], pair[1], "{name}: the step `{}` moves nothing", step.id.as_str());
        }
    }
}

/// A step may repeat an answer only to change it or to say more of it.
#[test]
fn no_step_repeats_an_answer_in_the_same_words() {
    for (name, story) in &*STORIES {
        let mut told = BTreeSet::new();
        for answer in story.scenario.steps().iter().flat_map(|step| &step.answers) {
            let line = format!("{:?} {}", answer.said, answer.because);
            assert!(told.insert(line), "{name}: said twice: {}", answer.because);
        }
    }
}

#[test]
fn there_is_support_for_those_who_take_part() {
    for (name, story) in &*STORIES {
        let content = story.scenario.content();
        for service in content.support.iter().map(|id| library().directory().find(id).unwrap()) {
            assert!(service.nations.contains(&content.nation), "{name}: {} is not for its nation", service.id.as_str());
        }
        let ids: Vec<&str> = content.support.iter().map(|id| id.as_str()).collect();
        assert!(ids.contains(&"samaritans"), "{name}: someone who answers at any hour, for anyone");
        assert!(content.check_in.len() >= 2 && !content.warnings.is_empty(), "{name}: warned before, cared for after");
    }
}
