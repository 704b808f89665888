//! A result as a short text: it comes back as it was, and no slip goes unseen.

use super::fixture::{rules, scenario, text};
use crate::arbitrary::{config, response};
use crate::shipped::library;
use proptest::prelude::*;
use proptest::sample::Index;
use risk_checklist_core::training::{CodeError, Scenario, TrainingResult};

const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn result(response: &risk_checklist_core::response::Response, place: usize) -> TrainingResult {
    let scenario = scenario();
    TrainingResult::of(response, &scenario, place, rules(&scenario)).unwrap()
}

#[test]
fn the_models_own_code() {
    let scenario = scenario();
    let rules = rules(&scenario);
    let result = result(scenario.model(1).unwrap(), 1);
    let code = result.to_code(&scenario, rules);
    assert!(code.starts_with("RC1-"), "{code}");
    assert!(code.len() < 48, "{code}");
    assert_eq!(TrainingResult::from_code(&code, &scenario, rules), Ok(result.clone()));
    let sloppy = format!("  {} \n", code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l"));
    assert_eq!(TrainingResult::from_code(&sloppy, &scenario, rules), Ok(result));
}

#[test]
fn what_is_no_code_of_this_scenario_is_refused_by_kind() {
    let story = scenario();
    let rules = rules(&story);
    let other = |from: &str, to: &str| library().scenario(&text().replacen(from, to, 1)).unwrap();
    let result = result(story.model(1).unwrap(), 1);
    let code = result.to_code(&story, rules);
    let refused = |code: &str, scenario: &Scenario| TrainingResult::from_code(code, scenario, rules).unwrap_err();
    assert_eq!(refused(&code, &other("green-door", "red-door")), CodeError::OtherScenario);
    assert_eq!(refused(&code, &other("1.0.0", "1.0.1")), CodeError::OtherVersion);
    let mut json: serde_json::Value = serde_json::from_str(&text()).unwrap();
    json["steps"].as_array_mut().unwrap().pop();
    assert_eq!(refused(&code, &library().scenario(&json.to_string()).unwrap()), CodeError::OtherStep);
    for garbage in ["", "RC1", "RC1-", "RC2-0000", "hello", "RC1-UUUU-UUUU", "RC1-00-é0", "https://example.org/RC1"] {
        assert_eq!(refused(garbage, &story), CodeError::NotACode, "{garbage}");
    }
    assert_eq!(refused(&"RC1-0000-".repeat(400), &story), CodeError::NotACode);
    assert_eq!(refused("RC1-0000-0000", &story), CodeError::WrongChecksum);
    // A result of another scenario has no code here.
    assert_eq!(result.to_code(&other("green-door", "red-door"), rules), "");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_code_comes_back_as_it_was(response in response(), place in 0_usize..2) {
        let scenario = scenario();
        let result = result(&response, place);
        let code = result.to_code(&scenario, rules(&scenario));
        prop_assert_eq!(TrainingResult::from_code(&code, &scenario, rules(&scenario)), Ok(result));
        prop_assert!(!code.contains("CANARY"));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(RC1-)?[ -~é\u{2028}]{0,60}") {
        let scenario = scenario();
        let read = TrainingResult::from_code(&text, &scenario, rules(&scenario));
        prop_assert!(read.is_err() || read.unwrap().place_in(&scenario).is_some());
    }

    #[test]
    fn two_neighbours_swapped_are_seen(response in response(), at in any::<Index>()) {
        let scenario = scenario();
        let code = result(&response, 0).to_code(&scenario, rules(&scenario));
        let mut letters: Vec<char> = code.chars().filter(|letter| *letter != '-').collect();
        let at = 3 + at.index(letters.len() - 4);
        prop_assume!(letters[at] != letters[at + 1]);
        letters.swap(at, at + 1);
        let swapped: String = letters.into_iter().collect();
        let read = TrainingResult::from_code(&swapped, &scenario, rules(&scenario));
        prop_assert_eq!(read, Err(CodeError::WrongChecksum));
    }
}

/// Every place of a code, with every other letter there is.
#[test]
fn every_single_slip_is_seen() {
    let scenario = scenario();
    let rules = rules(&scenario);
    let code = result(scenario.model(1).unwrap(), 1).to_code(&scenario, rules);
    for (place, right) in code.char_indices().skip(4).filter(|(_, letter)| *letter != '-') {
        for wrong in LETTERS.chars().filter(|wrong| *wrong != right) {
            let mut slip = code.clone();
            slip.replace_range(place..=place, &wrong.to_string());
            let read = TrainingResult::from_code(&slip, &scenario, rules);
            assert_eq!(read, Err(CodeError::WrongChecksum), "{slip} at {place}");
        }
    }
}
