//! The invented story the tests are told with.

use crate::shipped::library;
use risk_checklist_core::training::{Rules, Scenario};
use std::fs;
use std::path::Path;

/// `tests/fixtures/scenarios/green-door.json` as text.
pub(crate) fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scenarios/green-door.json");
    fs::read_to_string(path).unwrap()
}

pub(crate) fn scenario() -> Scenario {
    library().scenario(&text()).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

pub(crate) fn rules(scenario: &Scenario) -> Rules<'static> {
    library().rules_for(scenario)
}
