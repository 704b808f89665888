//! The differences that the scenarios must cover between them, each proved on the model.

use super::{STORIES, Story, answer, names, pathways};
use crate::shipped::instrument;
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::instrument::{Nation, Role, TriggerId};
use std::collections::BTreeSet;

fn state(story: &Story, place: usize, trigger: &str) -> TriggerState {
    story.points[place].assessment.state(&TriggerId::parse(trigger).unwrap())
}

fn is_met(story: &Story, trigger: &str) -> bool {
    story.last().assessment.state(&TriggerId::parse(trigger).unwrap()) == TriggerState::Met
}

fn is_recommended(story: &Story, place: usize, pathway: &str) -> bool {
    pathways(story.points[place].recommended()).contains(pathway)
}

fn supports(story: &Story, service: &str) -> bool {
    story.scenario.content().support.iter().any(|id| id.as_str() == service)
}

fn says(story: &Story, word: &str) -> bool {
    story.scenario.steps().iter().flat_map(|step| &step.vignette).any(|text| text.contains(word))
}

/// The yes answers at a step: the fewest and the most there may be.
fn yes(story: &Story, place: usize) -> (usize, usize) {
    let tally = story.points[place].assessment.tally();
    (tally.lowest(), tally.highest())
}

/// The criteria for a MARAC that are met at a step.
fn criteria(story: &Story, place: usize) -> BTreeSet<String> {
    let criteria = ["visible-high-risk", "professional-judgement", "potential-escalation", "repeat"];
    let met = names(story.points[place].triggers(TriggerState::Met));
    met.into_iter().filter(|id| criteria.contains(&id.as_str())).collect()
}

fn only(criterion: &str) -> BTreeSet<String> {
    BTreeSet::from([criterion.to_owned()])
}

type Holds = fn(&Story) -> bool;

/// What a trainer was promised, the scenario that has it, and what shows it.
const COVERS: [(&str, &str, Holds); 18] = [
    ("an older person", "older-person-and-adult-son", |story| {
        supports(story, "hourglass")
            && is_met(story, "adult-at-risk")
            && state(story, 1, "adult-at-risk") != TriggerState::Met
    }),
    ("a man", "man-who-plays-it-down", |story| {
        supports(story, "mens-advice-line") && answer(story, "2") == Some("no") && is_met(story, "weapons")
    }),
    ("LGBT+", "threat-to-out", |story| {
        supports(story, "galop")
            && is_recommended(story, 1, "clares-law-scotland")
            && is_recommended(story, 2, "emergency-999")
    }),
    ("a disabled person with a carer", "disabled-person-and-carer", |story| {
        says(story, "wheelchair") && is_met(story, "harmer-position-of-trust") && is_recommended(story, 1, "lado")
    }),
    ("a migrant with no recourse", "no-recourse-to-public-funds", |story| {
        is_met(story, "no-recourse") && is_recommended(story, 0, "immigration-advice")
    }),
    ("pregnancy", "pregnant-and-never-alone", |story| {
        is_met(story, "pregnancy") && yes(story, 0) == (0, 24) && is_recommended(story, 0, "specialist-support")
    }),
    ("16 or 17", "seventeen-and-fourteen-yes", |story| {
        is_met(story, "young-person")
            && yes(story, 2).0 == 14
            && is_recommended(story, 2, "marac")
            && is_recommended(story, 2, "childrens-social-care")
    }),
    ("under 16", "fifteen-and-childrens-services", |story| {
        let anywhere = story.points.iter().flat_map(|point| point.outcome.referrals());
        let never = anywhere.into_iter().all(|referral| referral.pathway.as_str() != "marac");
        is_met(story, "under-16") && is_met(story, "professional-judgement") && never
    }),
    ("a rural home", "rural-home-and-legal-guns", |story| {
        says(story, "six miles")
            && is_recommended(story, 0, "firearms-licensing")
            && state(story, 0, "threats-to-kill") != TriggerState::Met
    }),
    ("so-called honour-based abuse", "one-chance-honour-and-marriage", |story| {
        is_met(story, "honour-based-abuse")
            && state(story, 0, "forced-marriage") == TriggerState::Undetermined
            && is_recommended(story, 1, "forced-marriage-unit")
    }),
    ("stalking after separation, no physical violence", "stalking-after-separation", |story| {
        let none = ["1", "13", "15", "16"].iter().all(|item| answer(story, item) == Some("no"));
        none && is_met(story, "stalking") && is_recommended(story, 2, "marac") && yes(story, 2).1 < 14
    }),
    ("strangulation without injury", "strangulation-with-no-mark", |story| {
        answer(story, "1") != Some("yes")
            && is_recommended(story, 1, "strangulation-medical")
            && !is_recommended(story, 1, "emergency-999")
            && is_recommended(story, 2, "emergency-999")
    }),
    ("abuse by someone in the police", "person-causing-harm-in-police", |story| {
        is_recommended(story, 0, "police")
            && !is_recommended(story, 1, "police")
            && is_recommended(story, 1, "police-perpetrated")
    }),
    ("a suicidal person at a low tally", "suicidal-at-a-low-count", |story| {
        yes(story, 1).0 == 2
            && yes(story, 2).0 == 4
            && is_recommended(story, 1, "emergency-999")
            && is_recommended(story, 2, "suicide-crisis")
            && !is_recommended(story, 2, "emergency-999")
    }),
    ("escalation below 14", "three-events-below-fourteen", |story| {
        yes(story, 1) == (8, 8)
            && yes(story, 2) == (8, 8)
            && !is_recommended(story, 1, "marac")
            && criteria(story, 2) == only("potential-escalation")
            && is_recommended(story, 2, "marac")
    }),
    ("13 yes and four don't knows", "thirteen-yes-and-four-dont-knows", |story| {
        yes(story, 1) == (13, 17)
            && story.points[1].assessment.open_questions().len() == 4
            && story.points[1].outcome.standing().as_str() == "provisional"
            && yes(story, 2) == (14, 17)
            && story.points[2].outcome.standing().as_str() == "settled"
    }),
    ("9 yes, to MARAC by judgement", "nine-yes-and-your-judgement", |story| {
        yes(story, 0) == (9, 9)
            && yes(story, 1) == (9, 9)
            && !is_recommended(story, 0, "marac")
            && criteria(story, 1) == only("professional-judgement")
            && is_recommended(story, 1, "marac")
    }),
    ("a repeat after MARAC", "repeat-after-marac", |story| {
        !is_recommended(story, 0, "marac") && criteria(story, 1) == only("repeat") && yes(story, 1).0 == 2
    }),
];

#[test]
fn the_differences_a_trainer_needs_are_there() {
    for (what, id, holds) in COVERS {
        let story = STORIES.get(id).unwrap_or_else(|| panic!("no scenario `{id}`, for {what}"));
        assert!(holds(story), "{id} no longer shows {what}");
    }
}

#[test]
fn every_setting_and_nation_is_there() {
    let settings: Vec<_> = STORIES.values().map(|story| story.scenario.setting()).collect();
    for role in [Role::Health, Role::Housing, Role::Idva] {
        let count = settings.iter().filter(|setting| setting.role == Some(role)).count();
        assert!(count >= 3, "{role:?} has {count} scenarios");
    }
    for nation in [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland] {
        assert!(settings.iter().any(|setting| setting.nation == Some(nation)), "no scenario in {nation:?}");
    }
}

/// Each way to a MARAC is the only way in some scenario, so a group can see it alone.
#[test]
fn each_criterion_stands_alone_somewhere() {
    for criterion in ["visible-high-risk", "professional-judgement", "potential-escalation", "repeat"] {
        let alone = |story: &Story| (0..story.points.len()).any(|place| criteria(story, place) == only(criterion));
        assert!(STORIES.values().any(alone), "`{criterion}` never stands alone");
    }
}

/// A critical item that no scenario meets is one that nobody is trained to see.
#[test]
fn the_triggers_no_scenario_meets_are_known() {
    let met: BTreeSet<String> = STORIES
        .values()
        .flat_map(|story| &story.points)
        .flat_map(|point| names(point.triggers(TriggerState::Met)))
        .collect();
    let all = names(instrument().triggers().iter().map(|trigger| &trigger.id));
    let never: Vec<&String> = all.difference(&met).collect();
    assert_eq!(never, ["fgm"], "tell docs/scenarios.md what has no story, and why");
}
