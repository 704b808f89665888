//! The invented story the tests are told with.

use crate::shipped::library;
use risk_checklist_core::instrument::{FactId, LinkId, OptionCode};
use risk_checklist_core::response::Response;
use risk_checklist_core::training::{AnswerCode, FactValue, Rules, Said, Scenario};
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

/// An answer, a fact or a concern by its id and its word, as a trainee's file would say it.
pub(crate) fn said(id: &str, word: &str) -> Said {
    let instrument = library().pack().instrument();
    if let Some(item) = LinkId::parse(id).ok().filter(|id| instrument.item(id).is_some()) {
        return Said::Item(item, Some(AnswerCode::Option(OptionCode::parse(word).unwrap())));
    }
    if id == "judgement" {
        return Said::Concern(word == "true");
    }
    let value = match word {
        "yes" => FactValue::Yes,
        "no" => FactValue::No,
        "dont-know" => FactValue::DontKnow,
        number => FactValue::Number(number.parse().unwrap()),
    };
    Said::Fact(FactId::parse(id).unwrap(), Some(value))
}

/// The model's answers at a step, but for these.
pub(crate) fn trainee(scenario: &Scenario, place: usize, changes: &[(&str, &str)]) -> Response {
    changes.iter().fold(scenario.model(place).unwrap().clone(), |response, (id, word)| {
        said(id, word).record(rules(scenario).instrument, &response).unwrap()
    })
}
