//! Malformed responses, each with all that is wrong with it.

/// Each text, and every problem in it as `code path`.
pub(super) const TEXTS: &[(&str, &[&str])] = &[
    // Not an object of this shape.
    ("", &["not-json "]),
    (" ", &["not-json "]),
    ("{", &["not-json "]),
    ("{} {}", &["not-json "]),
    ("\u{feff}{}", &["not-json "]),
    ("{'a':1}", &["not-json "]),
    ("{\"a\":NaN}", &["not-json "]),
    ("[]", &["wrong-type "]),
    ("null", &["wrong-type "]),
    ("7", &["wrong-type "]),
    ("\"risk-checklist/response/1\"", &["wrong-type "]),
    ("{}", &["missing-field schema"]),
    (
        r#"{"schema":"risk-checklist/response/2"}"#,
        &["wrong-schema schema"],
    ),
    (
        r#"{"schema":"risk-checklist/outcome/1"}"#,
        &["wrong-schema schema"],
    ),
    (r#"{"schema":null}"#, &["wrong-type schema"]),
    (
        r#"{"schema":["risk-checklist/response/1"]}"#,
        &["wrong-type schema"],
    ),
    (
        r#"{"schema":"risk-checklist/response/1"}"#,
        &["missing-field instrument"],
    ),
    (
        r#"{"schema":"risk-checklist/response/1","instrument":"safelives-dash"}"#,
        &["wrong-type instrument"],
    ),
    (
        r#"{"schema":"risk-checklist/response/1","instrument":{}}"#,
        &[
            "missing-field instrument.id",
            "missing-field instrument.version",
        ],
    ),
    (
        r#"{"schema":"risk-checklist/response/1","instrument":{"id":"dara","version":"2.0.0"}}"#,
        &[
            "wrong-instrument instrument.id",
            "wrong-instrument instrument.version",
        ],
    ),
    (
        r#"{"schema":"risk-checklist/response/1","instrument":{"id":"safelives-dash","version":"1.0"}}"#,
        &["wrong-instrument instrument.version"],
    ),
];

/// Each field beside `schema` and `instrument`, and every problem in it.
pub(super) const FIELDS: &[(&str, &[&str])] = &[
    (r#""extra":1"#, &["unknown-field extra"]),
    (r#""__proto__":{}"#, &["unknown-field __proto__"]),
    (r#""constructor":{}"#, &["unknown-field constructor"]),
    (
        r#""schema":"risk-checklist/response/1""#,
        &["duplicate-field schema"],
    ),
    // Answers.
    (r#""answers":null"#, &["wrong-type answers"]),
    (r#""answers":[]"#, &["wrong-type answers"]),
    (r#""answers":{},"answers":{}"#, &["duplicate-field answers"]),
    (
        r#""answers":{"25":{"value":"yes"}}"#,
        &["unknown-item answers.25"],
    ),
    (
        r#""answers":{"01":{"value":"yes"}}"#,
        &["unknown-item answers.01"],
    ),
    (
        r#""answers":{"":{"value":"yes"}}"#,
        &["unknown-item answers.(unnamed)"],
    ),
    (
        r#""answers":{"what they said":{"value":"yes"}}"#,
        &["unknown-item answers.(unnamed)"],
    ),
    (
        r#""answers":{"__proto__":{"value":"yes"}}"#,
        &["unknown-item answers.__proto__"],
    ),
    (
        r#""answers":{"constructor":{"value":"yes"}}"#,
        &["unknown-item answers.constructor"],
    ),
    (
        r#""answers":{"1":{"value":"yes"},"1":{"value":"no"}}"#,
        &["duplicate-field answers.1"],
    ),
    (r#""answers":{"1":"yes"}"#, &["wrong-type answers.1"]),
    (r#""answers":{"1":null}"#, &["wrong-type answers.1"]),
    (
        r#""answers":{"1":[{"value":"yes"}]}"#,
        &["wrong-type answers.1"],
    ),
    (r#""answers":{"1":{}}"#, &["missing-field answers.1.value"]),
    (
        r#""answers":{"1":{"note":"x"}}"#,
        &["missing-field answers.1.value"],
    ),
    (
        r#""answers":{"1":{"value":"maybe"}}"#,
        &["unknown-value answers.1.value"],
    ),
    (
        r#""answers":{"1":{"value":"Yes"}}"#,
        &["unknown-value answers.1.value"],
    ),
    (
        r#""answers":{"1":{"value":""}}"#,
        &["unknown-value answers.1.value"],
    ),
    (
        r#""answers":{"1":{"value":true}}"#,
        &["wrong-type answers.1.value"],
    ),
    (
        r#""answers":{"1":{"value":null}}"#,
        &["wrong-type answers.1.value"],
    ),
    (
        r#""answers":{"1":{"value":"yes","value":"no"}}"#,
        &["duplicate-field answers.1.value"],
    ),
    (
        r#""answers":{"1":{"value":"yes","score":1}}"#,
        &["unknown-field answers.1.score"],
    ),
    (
        r#""answers":{"1":{"value":"yes","__proto__":1}}"#,
        &["unknown-field answers.1.__proto__"],
    ),
    (
        r#""answers":{"1":{"value":"yes","constructor":1}}"#,
        &["unknown-field answers.1.constructor"],
    ),
    (
        r#""answers":{"1":{"value":"yes","note":7}}"#,
        &["wrong-type answers.1.note"],
    ),
    (
        r#""answers":{"1":{"value":"yes","note":null}}"#,
        &["wrong-type answers.1.note"],
    ),
    (
        r#""answers":{"1":{"value":"yes","informant":"mother"}}"#,
        &["unknown-value answers.1.informant"],
    ),
    (
        r#""answers":{"1":{"value":"yes","reason":"declined"}}"#,
        &["unknown-field answers.1.reason"],
    ),
    (
        r#""answers":{"1":{"value":"dont-know","reason":"declined"}}"#,
        &["unknown-field answers.1.reason"],
    ),
    (
        r#""answers":{"1":{"value":"not-asked","reason":"busy"}}"#,
        &["unknown-value answers.1.reason"],
    ),
    (
        r#""answers":{"1":{"value":"yes","note":"\ud800"}}"#,
        &["not-json "],
    ),
    (
        r#""answers":{"1":{"value":"yes","note":"\udc00\ud800"}}"#,
        &["not-json "],
    ),
    // Facts.
    (r#""facts":[]"#, &["wrong-type facts"]),
    (r#""facts":{"events":3}"#, &["unknown-fact facts.events"]),
    (
        r#""facts":{"__proto__":3}"#,
        &["unknown-fact facts.__proto__"],
    ),
    (
        r#""facts":{"constructor":3}"#,
        &["unknown-fact facts.constructor"],
    ),
    (
        r#""facts":{"immediateDanger":true}"#,
        &["wrong-type facts.immediateDanger"],
    ),
    (
        r#""facts":{"immediateDanger":"maybe"}"#,
        &["unknown-value facts.immediateDanger"],
    ),
    (
        r#""facts":{"immediateDanger":null}"#,
        &["wrong-type facts.immediateDanger"],
    ),
    (
        r#""facts":{"immediateDanger":"yes","immediateDanger":"no"}"#,
        &["duplicate-field facts.immediateDanger"],
    ),
    (
        r#""facts":{"eventsIn12Months":1000}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":-1}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":-0}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":3.5}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":3e0}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":65539}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":18446744073709551619}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":1e308}"#,
        &["out-of-range facts.eventsIn12Months"],
    ),
    (r#""facts":{"eventsIn12Months":1e999}"#, &["not-json "]),
    (r#""facts":{"eventsIn12Months":03}"#, &["not-json "]),
    (
        r#""facts":{"eventsIn12Months":"3"}"#,
        &["wrong-type facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"eventsIn12Months":"yes"}"#,
        &["wrong-type facts.eventsIn12Months"],
    ),
    (
        r#""facts":{"monthsSinceLastMaracReferral":1201}"#,
        &["out-of-range facts.monthsSinceLastMaracReferral"],
    ),
    (
        r#""facts":{"ageBand":"17"}"#,
        &["unknown-value facts.ageBand"],
    ),
    (r#""facts":{"ageBand":17}"#, &["wrong-type facts.ageBand"]),
    (
        r#""facts":{"ageBand":["16-17"]}"#,
        &["wrong-type facts.ageBand"],
    ),
    // Judgement.
    (r#""judgement":true"#, &["wrong-type judgement"]),
    (r#""judgement":{}"#, &["missing-field judgement.concern"]),
    (
        r#""judgement":{"concern":"yes","reason":"x"}"#,
        &["wrong-type judgement.concern"],
    ),
    (
        r#""judgement":{"concern":false,"level":"low"}"#,
        &["unknown-field judgement.level"],
    ),
    (
        r#""judgement":{"concern":false,"__proto__":1}"#,
        &["unknown-field judgement.__proto__"],
    ),
    (
        r#""judgement":{"concern":true}"#,
        &["missing-reason judgement.reason"],
    ),
    (
        r#""judgement":{"concern":true,"reason":""}"#,
        &["missing-reason judgement.reason"],
    ),
    (
        r#""judgement":{"concern":true,"reason":" \n\t\u00a0"}"#,
        &["missing-reason judgement.reason"],
    ),
    (
        r#""judgement":{"concern":true,"reason":["x"]}"#,
        &[
            "wrong-type judgement.reason",
            "missing-reason judgement.reason",
        ],
    ),
    // Everything at once, in the order of the text.
    (
        r#""answers":{"1":{"value":"maybe"},"99":{"value":"yes"}},"facts":{"x":1,"ageBand":"old"},"judgement":{"concern":true}"#,
        &[
            "unknown-value answers.1.value",
            "unknown-item answers.99",
            "unknown-fact facts.x",
            "unknown-value facts.ageBand",
            "missing-reason judgement.reason",
        ],
    ),
];
