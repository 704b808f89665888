//! From text to a tree, within bounds.

use super::problem::{Problem, ProblemCode};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A JSON value as it stood in the text.
///
/// Objects keep their order and their repeats, so that a field given twice is a problem
/// to report and not a silent choice. Numbers with a fraction are only marked as such:
/// nothing here is measured in fractions, and leaving them out keeps the module small.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, or too large to hold.
    OtherNumber,
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object: fields in the order given, repeats included.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A field of an object, to be read with problems of its own; the first of several.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(field, _)| field == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// What it is, in words an error can use.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Integer(_) | Self::OtherNumber => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// At this many open brackets serde_json gives up, so that no text can exhaust the stack.
const MAX_DEPTH: usize = 128;

/// Reads a text of at most `limit` bytes.
///
/// # Errors
/// [`ProblemCode::TooLarge`], [`ProblemCode::TooDeep`] (128 levels or more) or
/// [`ProblemCode::NotJson`] with line and column. The text itself is never quoted.
pub fn parse(text: &str, limit: usize, file: &'static str) -> Result<Json, Problem> {
    let problem = |code, message| Problem { code, file, path: String::new(), message };
    if text.len() > limit {
        let message = format!("the text has {} bytes; the most that is read is {limit}", text.len());
        return Err(problem(ProblemCode::TooLarge, message));
    }
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        // serde_json has no category for depth, and its messages are left out of the module.
        if depth(text, line, column) >= MAX_DEPTH {
            problem(ProblemCode::TooDeep, "the text is nested too deeply; nothing valid is".to_owned())
        } else {
            problem(ProblemCode::NotJson, format!("this is not JSON; the fault is at line {line}, column {column}"))
        }
    })
}

/// How many brackets stand open at a place in a text that is JSON up to there.
fn depth(text: &str, line: usize, column: usize) -> usize {
    let lines_before = text.split_inclusive('\n').take(line.saturating_sub(1));
    let end = lines_before.map(str::len).sum::<usize>().saturating_add(column);
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in text.bytes().take(end) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth = depth.saturating_add(1),
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::OtherNumber, Json::Integer))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::OtherNumber)
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
    }
}
