//! The CloudEvents 1.0 envelope in which the widget posts a notice, as a careful receiver
//! reads it: nothing that is not expected, and nothing longer than it can be.

use serde_json::Value;

/// The one kind of event that is taken.
const EVENT_TYPE: &str = "risk-checklist.outcome.v1";
const FIELDS: [&str; 6] = ["specversion", "id", "source", "type", "datacontenttype", "data"];

/// What an event carries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Carried {
    /// An outcome notice, to be held against its schema.
    Notice(Value),
    /// A notice sealed for somebody else: nobody here can read it.
    Sealed,
}

/// Reads an event that came under `key`. None when it is no such event.
pub(crate) fn read(event: &Value, key: &str) -> Option<Carried> {
    let fields = event.as_object()?;
    let text = |name| fields.get(name).and_then(Value::as_str);
    let is_ours = fields.len() == FIELDS.len()
        && FIELDS.iter().all(|name| fields.contains_key(*name))
        && text("specversion") == Some("1.0")
        && text("type") == Some(EVENT_TYPE)
        && text("source").is_some_and(|source| (1..=200).contains(&source.len()))
        // The key is in the envelope too, so that neither can be changed alone.
        && text("id") == Some(key);
    let data = fields.get("data").filter(|_| is_ours)?;
    match text("datacontenttype")? {
        "application/json" => Some(Carried::Notice(data.clone())),
        "application/jose" => data.as_str().filter(|jwe| is_compact(jwe)).map(|_| Carried::Sealed),
        _ => None,
    }
}

/// Whether a key is one that a sender made by chance and not by counting.
pub(crate) fn is_key(key: &str) -> bool {
    let parts: Vec<usize> = key.split('-').map(str::len).collect();
    parts == [8, 4, 4, 4, 12] && key.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// Five parts of base64url, none of them empty.
fn is_compact(jwe: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    jwe.split('.').count() == 5 && jwe.split('.').all(is_part)
}
