//! Invariant 8: the same input gives the same bytes, in whatever order it came.

use super::outcome_of;
use crate::arbitrary::{apply, config, edits, response, setting};
use crate::shipped::{instrument, library};
use proptest::prelude::{Just, Strategy, prop_assert_eq, proptest};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::delivery::{OutcomeNotice, Stamp, assessment_v1, outcome_v1, response_v1};
use risk_checklist_core::instrument::Setting;
use risk_checklist_core::outcome::Dispositions;
use risk_checklist_core::response::Response;
use serde_json::{Map, Value};

proptest! {
    #![proptest_config(config())]

    /// 8. Deterministic: "same input, same bytes; order is irrelevant." Here: the order in
    /// which things were recorded. Edits of one item keep their order among themselves.
    #[test]
    fn deterministic_in_any_order_of_edits(setting in setting(), (forwards, shuffled) in edits().prop_flat_map(|edits| (Just(edits.clone()), Just(edits).prop_shuffle()))) {
        prop_assert_eq!(bytes(&apply(&forwards), setting), bytes(&apply(&forwards), setting));
        prop_assert_eq!(bytes(&apply(&forwards), setting), bytes(&apply(&shuffled), setting));
    }

    /// 8. Deterministic: the order of keys in the JSON that came in.
    #[test]
    fn deterministic_in_any_order_of_json_keys(response in response(), setting in setting(), seed in proptest::prelude::any::<u64>()) {
        let Ok(value) = serde_json::from_str::<Value>(&response_v1::to_wire(&response)) else { panic!("not JSON") };
        let shuffled = written_in_order_of(&value, seed);
        let read = response_v1::draft_from_wire(&shuffled, instrument()).unwrap();
        prop_assert_eq!(bytes(&read, setting), bytes(&response, setting));
        prop_assert_eq!(read, response);
    }
}

/// Every byte that this response can lead to.
fn bytes(response: &Response, setting: Setting) -> [String; 3] {
    let (assessment, outcome) = (assess(instrument(), response), outcome_of(response, setting));
    let notice = OutcomeNotice::new(library(), &assessment, &outcome, &Dispositions::new(), Stamp::default());
    [
        response_v1::to_wire(response),
        assessment_v1::to_wire(library(), &assessment, &outcome),
        outcome_v1::to_wire(&notice),
    ]
}

/// JSON text with the keys of each object in an order that the seed decides.
fn written_in_order_of(value: &Value, seed: u64) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(&String, &Value)> = Map::iter(fields).collect();
            fields.sort_by_key(|(name, _)| mixed(name, seed));
            let field = |(name, value): (&String, &Value)| {
                format!("{}:{}", Value::from(name.as_str()), written_in_order_of(value, seed))
            };
            format!("{{{}}}", fields.into_iter().map(field).collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

fn mixed(name: &str, seed: u64) -> u64 {
    name.bytes().fold(seed | 1, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(17))
}
