//! Every way the edge can fail.

use risk_checklist_core::json::Problem;
use wasm_bindgen::JsValue;

/// A failure the host is told of, with a stable code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EmbedError {
    /// What was handed in is not what the published shape says.
    #[error("{}", first(.0))]
    Problems(Vec<Problem>),
    /// The value cannot be written as JSON: it is cyclic, too deep, or throws when read.
    #[error("this value cannot be read as JSON; hand in plain data")]
    Unreadable,
    /// The content that ships with the widget is broken.
    #[error("the content of this build is broken: {}", first(.0))]
    Content(Vec<Problem>),
    /// The instrument is for training and for reading old files only.
    #[error("this checklist is retired: it is for training and for reading old files; set `allowRetired` to show it")]
    RetiredInstrument,
    /// This build has no such instrument.
    #[error("this build has no such instrument; use one that `instruments()` lists")]
    UnknownInstrument,
    /// A training code cannot be read.
    #[cfg(feature = "training")]
    #[error("{0}")]
    TrainingCode(risk_checklist_core::training::CodeError),
}

fn first(problems: &[Problem]) -> String {
    problems.first().map(Problem::to_string).unwrap_or_default()
}

impl EmbedError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Problems(problems) => problems.first().map_or("not-json", |problem| problem.code.as_str()),
            Self::Unreadable => "unreadable",
            Self::Content(_) => "broken-content",
            Self::UnknownInstrument => "unknown-instrument",
            Self::RetiredInstrument => "retired-instrument",
            #[cfg(feature = "training")]
            Self::TrainingCode(error) => error.as_str(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            Self::Problems(problems) | Self::Content(problems) => problems,
            Self::Unreadable | Self::UnknownInstrument | Self::RetiredInstrument => &[],
            #[cfg(feature = "training")]
            Self::TrainingCode(_) => &[],
        }
    }

    /// Where it is: the path of the first problem.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::UnknownInstrument | Self::RetiredInstrument => "instrument",
            _ => self.problems().first().map_or("", |problem| problem.path.as_str()),
        }
    }
}

/// An `Error` with `code`, `message`, `path`, and every problem under `problems`.
impl From<EmbedError> for JsValue {
    fn from(error: EmbedError) -> Self {
        let list = js_sys::Array::new();
        for problem in error.problems() {
            list.push(&described(
                js_sys::Object::new().into(),
                &[("code", problem.code.as_str()), ("path", &problem.path), ("message", &problem.message)],
            ));
        }
        let thrown: JsValue = js_sys::Error::new(&error.to_string()).into();
        let thrown = described(thrown, &[("code", error.code()), ("path", error.path())]);
        set(&thrown, "problems", &list);
        thrown
    }
}

fn described(object: JsValue, fields: &[(&str, &str)]) -> JsValue {
    for (name, value) in fields {
        set(&object, name, &JsValue::from_str(value));
    }
    object
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Setting a field of an object made here cannot fail.
    drop(js_sys::Reflect::set(object, &JsValue::from_str(name), value));
}

/// A problem as the detail of an error event: JSON text with `code`, `message` and `field`.
pub(crate) fn detail_of(problem: &Problem) -> String {
    let (code, message, field) = (quoted(problem.code.as_str()), quoted(&problem.message), quoted(&problem.path));
    format!(r#"{{"code":{code},"message":{message},"field":{field}}}"#)
}

/// A text as JSON.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
