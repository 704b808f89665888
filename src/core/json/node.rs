//! Walking a tree while keeping the path, so that each problem names its place.

use super::parse::Json;
use super::problem::{ProblemCode, Problems, quote};
use std::collections::BTreeSet;

/// One value and the path to it. Every reader notes what is wrong and answers `None`.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    json: &'a Json,
    path: String,
    problems: &'a Problems,
}

impl<'a> Node<'a> {
    /// The whole text.
    #[must_use]
    pub fn root(json: &'a Json, problems: &'a Problems) -> Self {
        Self { json, path: String::new(), problems }
    }

    /// The path to this value.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Notes a problem with this value.
    pub fn note(&self, code: ProblemCode, message: impl Into<String>) {
        self.problems.note(code, self.path.as_str(), message);
    }

    fn wrong_type<T>(&self, expected: &str) -> Option<T> {
        self.note(ProblemCode::WrongType, format!("expected {expected}, found {}", self.json.kind()));
        None
    }

    /// True for `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self.json == Json::Null
    }

    /// A text as it stands, without noting anything when it is not one.
    #[must_use]
    pub fn as_text(&self) -> Option<&'a str> {
        match self.json {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// True for an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        matches!(self.json, Json::Object(_))
    }

    /// True for a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        matches!(self.json, Json::List(_))
    }

    /// A text.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        self.as_text().or_else(|| self.wrong_type("a text"))
    }

    /// A text of at most `limit` characters.
    #[must_use]
    pub fn text_within(&self, limit: usize) -> Option<&'a str> {
        let text = self.text()?;
        let length = text.chars().count();
        if length > limit {
            self.note(ProblemCode::TextTooLong, format!("this has {length} characters; the most is {limit}"));
            return None;
        }
        Some(text)
    }

    /// `true` or `false`.
    #[must_use]
    pub fn bool(&self) -> Option<bool> {
        match self.json {
            Json::Bool(value) => Some(*value),
            _ => self.wrong_type("true or false"),
        }
    }

    /// A whole number from `min` to `max`.
    #[must_use]
    pub fn integer(&self, min: u16, max: u16) -> Option<u16> {
        let value = match self.json {
            Json::Integer(value) => u16::try_from(*value).ok(),
            Json::OtherNumber => None,
            _ => return self.wrong_type(&format!("a whole number from {min} to {max}")),
        };
        match value {
            Some(value) if (min..=max).contains(&value) => Some(value),
            _ => {
                self.note(ProblemCode::OutOfRange, format!("this must be a whole number from {min} to {max}"));
                None
            }
        }
    }

    /// A word from a closed list.
    #[must_use]
    pub fn one_of<T: Copy>(&self, allowed: &[(&str, T)]) -> Option<T> {
        let place = self.place_in(&mut allowed.iter().map(|(word, _)| *word))?;
        allowed.get(place).map(|(_, value)| *value)
    }

    /// Where a word stands in a closed list. Written once, and not for every kind of list.
    fn place_in(&self, allowed: &mut dyn Iterator<Item = &str>) -> Option<usize> {
        let text = self.text()?;
        let words: Vec<&str> = allowed.collect();
        let place = words.iter().position(|word| *word == text);
        if place.is_none() {
            self.unknown_value(text, &words);
        }
        place
    }

    /// Notes a word outside the allowed list.
    pub fn unknown_value(&self, found: &str, allowed: &[&str]) {
        let message = format!("{} is not one of {}", quote(found), allowed.join(", "));
        self.note(ProblemCode::UnknownValue, message);
    }

    /// The entries of a list; none when it is not a list.
    #[must_use]
    pub fn list(&self) -> Vec<Node<'a>> {
        let Json::List(entries) = self.json else {
            return self.wrong_type("a list").unwrap_or_default();
        };
        let node = |(index, json)| Node { json, path: format!("{}[{index}]", self.path), problems: self.problems };
        entries.iter().enumerate().map(node).collect()
    }

    /// What was read of each entry of a list, but for those that could not be.
    pub fn list_of<T>(&self, read: impl Fn(&Node<'a>) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        for node in &self.list() {
            // One by one: collecting a filtered list takes three times the code.
            if let Some(value) = read(node) {
                values.push(value);
            }
        }
        values
    }

    /// An object with fields from `known`; others are problems.
    #[must_use]
    pub fn object(&self, known: &[&str]) -> Option<ObjectNode<'a>> {
        let object = self.open_object()?;
        object.has_only(known);
        Some(object)
    }

    /// An object whose field names are data, such as answers by item.
    #[must_use]
    pub fn open_object(&self) -> Option<ObjectNode<'a>> {
        let Json::Object(entries) = self.json else {
            return self.wrong_type("an object");
        };
        let mut fields: Vec<(&'a str, Node<'a>)> = Vec::with_capacity(entries.len());
        let mut seen = BTreeSet::new();
        for (name, json) in entries {
            let node = Node { json, path: join(&self.path, name), problems: self.problems };
            if seen.insert(name.as_str()) {
                fields.push((name, node));
            } else {
                node.note(ProblemCode::DuplicateField, format!("{} is given twice; keep one", quote(name)));
            }
        }
        Some(ObjectNode { fields, node: self.clone() })
    }
}

/// An object being read.
#[derive(Debug, Clone)]
pub struct ObjectNode<'a> {
    fields: Vec<(&'a str, Node<'a>)>,
    node: Node<'a>,
}

impl<'a> ObjectNode<'a> {
    /// A field that may be left out.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Node<'a>> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, node)| node)
    }

    /// A field that may be left out or `null`.
    #[must_use]
    pub fn optional(&self, name: &str) -> Option<&Node<'a>> {
        self.get(name).filter(|node| !node.is_null())
    }

    /// A field that must be there.
    #[must_use]
    pub fn required(&self, name: &str) -> Option<&Node<'a>> {
        let field = self.get(name);
        if field.is_none() {
            let path = join(self.node.path(), name);
            self.node.problems.note(ProblemCode::MissingField, path, format!("`{name}` is missing; add it"));
        }
        field
    }

    /// What was read of each entry of a list that must be there.
    pub fn required_list<T>(&self, name: &str, read: impl Fn(&Node<'a>) -> Option<T>) -> Vec<T> {
        self.required(name).map(|node| node.list_of(read)).unwrap_or_default()
    }

    /// Notes every field that is not in `known`.
    pub fn has_only(&self, known: &[&str]) {
        for (name, node) in self.fields.iter().filter(|(name, _)| !known.contains(name)) {
            let message = format!("{} is not a field here; the fields are {}", quote(name), known.join(", "));
            node.note(ProblemCode::UnknownField, message);
        }
    }

    /// Checks the `schema` field, which says the shape and its version.
    #[must_use]
    pub fn has_schema(&self, schema: &str) -> bool {
        let Some(node) = self.required("schema") else { return false };
        let Some(found) = node.text() else { return false };
        if found != schema {
            let message = format!("{} is not the shape read here, which is `{schema}`", quote(found));
            node.note(ProblemCode::WrongSchema, message);
        }
        found == schema
    }

    /// All fields, in the order given.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &Node<'a>)> {
        self.fields.iter().map(|(name, node)| (*name, node))
    }

    /// The object as a value, to note a problem with it as a whole.
    #[must_use]
    pub fn node(&self) -> &Node<'a> {
        &self.node
    }
}

/// A step further down. A name that is not plain like an id is not repeated.
fn join(path: &str, name: &str) -> String {
    let quoted = quote(name);
    let name = if quoted.starts_with('`') { name } else { "(unnamed)" };
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
