//! Generators: every valid response the shipped instrument allows, at every density,
//! and every setting.

use crate::shipped::instrument;
use proptest::prelude::{BoxedStrategy, Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::sample::select;
use risk_checklist_core::instrument::{FactDefinition, FactKind, Instrument, Item, Nation, Role, Setting};
use risk_checklist_core::response::{Edit, FactValue, Informant, NotAskedReason, Response};

/// As many cases as `PROPTEST_CASES` says; failing inputs are printed, never kept in files.
pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// A response as the edits that make it, one list for each item, fact and the judgement.
///
/// The weights of yes, no and unknown differ from case to case, so that full, empty and
/// borderline checklists all come up often.
pub(crate) fn edits() -> impl Strategy<Value = Vec<Edit>> {
    (1u32..12, 1u32..12, 1u32..12).prop_flat_map(|(yes, no, unknown)| {
        let items: Vec<_> = instrument().items().iter().map(|item| item_edits(item, yes, no, unknown)).collect();
        let facts: Vec<_> = instrument().facts().iter().map(|fact| fact_edits(fact, unknown)).collect();
        (items, facts, judgement_edits())
            .prop_map(|(items, facts, judgement)| [items.concat(), facts.concat(), judgement].concat())
    })
}

pub(crate) fn response() -> impl Strategy<Value = Response> {
    edits().prop_map(|edits| apply(&edits))
}

/// Every nation and role there is, with each unknown too: 25 settings.
pub(crate) fn every_setting() -> Vec<Setting> {
    let nations = [None].into_iter().chain(Nation::WORDS.map(|(_, nation)| Some(nation)));
    let roles = || [None].into_iter().chain(Role::WORDS.map(|(_, role)| Some(role)));
    nations.flat_map(|nation| roles().map(move |role| Setting { nation, role })).collect()
}

pub(crate) fn setting() -> impl Strategy<Value = Setting> {
    select(every_setting())
}

/// A note nobody may ever see outside the response: letters, signs and lines of any script.
pub(crate) fn note() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        2 => "CANARY[a-z]{3,12}",
        1 => "CANARY\\PC{0,40}",
        1 => any::<String>().prop_map(|text| format!("CANARY{text}")),
    ]
}

/// The response these edits make on the shipped instrument.
pub(crate) fn apply(edits: &[Edit]) -> Response {
    edits.iter().cloned().fold(Response::new(instrument()), |response, edit| {
        match response.apply(instrument(), edit.clone()) {
            Ok(next) => next,
            Err(error) => panic!("{edit:?} was refused: {error}"),
        }
    })
}

/// The response with one change, on the shipped instrument.
pub(crate) fn with(response: &Response, edit: Edit) -> Response {
    with_on(instrument(), response, edit)
}

/// The response with one change, on any instrument.
pub(crate) fn with_on(instrument: &Instrument, response: &Response, edit: Edit) -> Response {
    match response.apply(instrument, edit.clone()) {
        Ok(next) => next,
        Err(error) => panic!("{edit:?} was refused: {error}"),
    }
}

fn item_edits(item: &Item, yes: u32, no: u32, unknown: u32) -> BoxedStrategy<Vec<Edit>> {
    let id = item.link_id.clone();
    let answer = |code: &str| {
        let option = item.option(code).unwrap().code.clone();
        Just(Some(Edit::Answer(id.clone(), option)))
    };
    let value = prop_oneof![
        yes => answer("yes"),
        no => answer("no"),
        unknown => answer("dont-know"),
        unknown => Just(None),
        1 => Just(Some(Edit::NotAsked(id.clone(), Some(NotAskedReason::Declined)))),
        1 => Just(Some(Edit::NotAsked(id.clone(), Some(NotAskedReason::NotSafeToAsk)))),
    ];
    let informant = prop_oneof![
        4 => Just(None),
        1 => select(Informant::WORDS.map(|(_, informant)| informant).to_vec()).prop_map(Some),
    ];
    (value, note(), informant)
        .prop_map(move |(value, note, informant)| {
            let note = (!note.is_empty()).then(|| Edit::Note(id.clone(), note));
            let informant = informant.map(|informant| Edit::Informant(id.clone(), informant));
            value.into_iter().chain(note).chain(informant).collect()
        })
        .boxed()
}

fn fact_edits(fact: &FactDefinition, unknown: u32) -> BoxedStrategy<Vec<Edit>> {
    let id = fact.id.clone();
    prop_oneof![
        unknown => Just(None),
        2 => Just(Some(FactValue::DontKnow)),
        12 => fact_value(fact).prop_map(Some),
    ]
    .prop_map(move |value| value.map(|value| Edit::Fact(id.clone(), Some(value))).into_iter().collect())
    .boxed()
}

/// A known value. Numbers come mostly from where the published rules turn: 0 to 14.
pub(crate) fn fact_value(fact: &FactDefinition) -> BoxedStrategy<FactValue> {
    match &fact.kind {
        FactKind::YesNo => prop_oneof![Just(FactValue::Yes), Just(FactValue::No)].boxed(),
        FactKind::Number { min, max } => {
            prop_oneof![4 => *min..=14, 1 => *min..=*max].prop_map(FactValue::Number).boxed()
        }
        FactKind::Choice(options) => select(options.clone()).prop_map(FactValue::Choice).boxed(),
    }
}

fn judgement_edits() -> impl Strategy<Value = Vec<Edit>> {
    (any::<bool>(), note()).prop_map(|(concern, reason)| vec![Edit::Concern(concern), Edit::Reason(reason)])
}
