//! A scenario is refused with every problem named, or its model leads where it says.

use super::fixture::{rules, scenario};

#[test]
fn the_story_of_the_tests_checks() {
    let scenario = scenario();
    assert_eq!(scenario.steps().len(), 2);
    assert_eq!(scenario.model_point(0, rules(&scenario)).unwrap().assessment.tally().lowest(), 13);
}
