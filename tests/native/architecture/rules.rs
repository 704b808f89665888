//! The rules, as data where they can be.

use super::code::words;

/// One rule: what it finds in a file (path under `src`, bare code, whole text), and examples
/// of what it must and must not find.
pub(super) struct Rule {
    pub(super) name: &'static str,
    pub(super) find: fn(&str, &str, &str) -> Vec<String>,
    pub(super) offends: &'static [(&'static str, &'static str)],
    pub(super) passes: &'static [(&'static str, &'static str)],
}

/// What each room of the core may import: to the left of it, and never more.
const ROOMS: [(&str, &[&str]); 8] = [
    ("json", &[]),
    ("instrument", &["json"]),
    ("response", &["instrument"]),
    ("assessment", &["instrument", "response"]),
    ("outcome", &["instrument", "response", "assessment"]),
    ("training", &["json", "instrument", "response", "assessment", "outcome"]),
    ("content", &["json", "instrument", "training"]),
    ("delivery", &["json", "instrument", "response", "assessment", "outcome", "training", "content"]),
];

/// Whose names each part of the product may use, of those that matter here.
const PARTS: [(&str, &[&str]); 5] = [
    ("core/", &["serde", "serde_json", "thiserror"]),
    ("ui/", &["risk_checklist_core", "yew", "web_sys", "gloo", "wasm_bindgen"]),
    (
        "embed/",
        &[
            "risk_checklist_core",
            "risk_checklist_ui",
            "yew",
            "web_sys",
            "gloo",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "js_sys",
            "serde",
            "serde_json",
            "thiserror",
        ],
    ),
    ("lib.rs", &["risk_checklist_embed"]),
    ("training/", &["risk_checklist_embed"]),
];

const OUTSIDERS: [&str; 13] = [
    "risk_checklist_core",
    "risk_checklist_ui",
    "risk_checklist_embed",
    "yew",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "serde",
    "serde_json",
    "thiserror",
    "tokio",
];

/// Parts of the standard library that reach outside.
const IMPURE_STD: [&str; 7] = ["time", "fs", "net", "env", "process", "thread", "io"];
/// Clock, chance, logging, shared state, and orders that change from run to run.
const IMPURE: [&str; 14] = [
    "SystemTime",
    "Instant",
    "chrono",
    "rand",
    "getrandom",
    "tracing",
    "console",
    "localStorage",
    "HashMap",
    "HashSet",
    "RandomState",
    "thread_local",
    "static",
    "log",
];
const IMPURE_MACROS: [&str; 5] = ["println", "print", "eprintln", "eprint", "dbg"];

/// Names that say nothing of what is inside.
const EMPTY_NAMES: [&str; 6] = ["utils", "helpers", "common", "misc", "types", "models"];

const LINES_401: &str = match str::from_utf8(&[b'\n'; 401]) {
    Ok(lines) => lines,
    Err(_) => "",
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        name: "import outside the room table",
        find: |path, code, _| room_imports(path, code),
        offends: &[
            ("core/response/edit.rs", "use crate::json::Problem;"),
            ("core/response.rs", "fn f() -> crate::assessment::Tally { todo!() }"),
            ("core/instrument/check.rs", "use crate::{json::Problem, content::Library};"),
            ("core/json/node.rs", "use crate::instrument::Id;"),
            ("core/content/read.rs", "use crate::response::Response;"),
            ("core/outcome.rs", "use crate::delivery::Hour;"),
            ("core/outcome/referral.rs", "use super::super::content::Library;"),
            ("core/training/debrief.rs", "use crate::content::Library;"),
            ("core/assessment.rs", "use crate::training::Scenario;"),
            ("core/clock.rs", "use crate::json::Json;"),
        ],
        passes: &[
            ("core/response/edit.rs", "use crate::instrument::Item; // not crate::json"),
            ("core/delivery/notice.rs", "use crate::content::Library; use super::Hour;"),
            ("core/instrument/check.rs", "use crate::{json::Problem, instrument::Id};"),
            ("ui/app.rs", "use crate::json::Json;"),
        ],
    },
    Rule {
        name: "name from outside",
        find: |path, code, _| outsiders(path, code),
        offends: &[
            ("core/content.rs", "use risk_checklist_ui::App;"),
            ("core/json/node.rs", "let now = js_sys::Date::now();"),
            ("core/lib.rs", "use web_sys::window;"),
            ("ui/app.rs", "use risk_checklist_embed::Api;"),
            ("ui/app.rs", "use serde::Serialize;"),
            ("lib.rs", "use yew::prelude::Html;"),
            ("stray/new.rs", "use yew::Html;"),
        ],
        passes: &[
            ("core/content.rs", "/// Used by risk_checklist_ui.\nuse serde_json::from_str;"),
            ("ui/app.rs", "use risk_checklist_core::json::quote; use yew::Html;"),
            ("embed/api_v1.rs", "use js_sys::Object;"),
            ("core/response.rs", "let yew = 1;"),
        ],
    },
    Rule {
        name: "JSON outside the files that know it",
        find: |path, code, _| json_users(path, code),
        offends: &[
            ("core/outcome.rs", "#[derive(Debug, Serialize)] struct A;"),
            ("core/response.rs", "#[derive(\n    Clone,\n    serde::Deserialize,\n)]\nstruct A;"),
            ("ui/session.rs", "#[derive(Deserialize)] struct A;"),
            ("embed/event.rs", "#[cfg_attr(x, derive(Serialize))] struct A;"),
            ("core/json/node.rs", "fn f() { serde_json::to_string(1); }"),
            ("core/content/pack.rs", "use serde::Serialize;"),
        ],
        passes: &[
            ("core/delivery/outcome_v1.rs", "#[derive(Serialize)] struct A;"),
            ("core/json/parse.rs", "use serde::de::Deserialize;"),
            ("embed/config_v1.rs", "#[derive(serde::Deserialize)] struct A;"),
            ("core/outcome.rs", "#[derive(Debug, Clone)] struct A; // Serialize"),
        ],
    },
    Rule {
        name: "impure word in the core",
        find: |path, code, _| impure_words(path, code),
        offends: &[
            ("core/assessment.rs", "use std::time::Duration;"),
            ("core/assessment.rs", "let now = SystemTime::now();"),
            ("core/outcome.rs", "use std::collections::HashMap;"),
            ("core/outcome.rs", "println!(\"x\");"),
            ("core/json/node.rs", "dbg!(x)"),
            ("core/content.rs", "std::fs::read(x)"),
            ("core/content.rs", "let x = rand::random();"),
            ("core/content.rs", "use std::{fmt, io::Write};"),
            ("core/content.rs", "static COUNT: AtomicUsize = x;"),
        ],
        passes: &[
            ("core/assessment.rs", "/// No clock: SystemTime never.\nlet x = \"HashMap\"; fn f(s: &'static str) {}"),
            ("core/delivery/notice.rs", "let time = hour.time(); let env = 1;"),
            ("core/build.rs", "println!(\"cargo::rerun-if-changed\");"),
            ("core/content/shipped.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/shipped.rs\"));"),
            ("embed/panic.rs", "console::error(x)"),
        ],
    },
    Rule {
        name: "unsafe",
        // An allocator cannot be written without it, and nothing else is in that file.
        find: |path, code, _| if path == "embed/erasing_memory.rs" { Vec::new() } else { named(code, &["unsafe"]) },
        offends: &[("embed/api_v1.rs", "unsafe { x() }"), ("core/json.rs", "unsafe impl Send for A {}")],
        passes: &[("core/json/problem.rs", "UnsafeRule => \"unsafe-rule\" // unsafe")],
    },
    Rule {
        name: "file too long",
        find: |_, _, text| {
            let lines = text.lines().count();
            if lines > 400 { vec![format!("{lines} lines; the most is 400")] } else { Vec::new() }
        },
        offends: &[("embed/js/element.js", LINES_401), ("core/json.rs", LINES_401), ("embed/style.css", LINES_401)],
        passes: &[("core/json.rs", LINES_401.split_at(LINES_401.len() - 1).0)],
    },
    Rule {
        name: "file name that says nothing",
        find: |path, _, _| {
            let parts = path.split(['/', '.']).filter(|part| EMPTY_NAMES.contains(part));
            parts.map(str::to_owned).collect()
        },
        offends: &[("core/content/utils.rs", ""), ("ui/helpers/a.rs", ""), ("core/types.rs", "")],
        passes: &[("core/content/read.rs", "")],
    },
];

/// The room a core file belongs to; none for the crate's own front page.
fn room(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("core/")?;
    let room = inside.split(['/', '.']).next()?;
    (room != "lib" && room != "build").then_some(room)
}

fn room_imports(path: &str, code: &str) -> Vec<String> {
    let Some(room) = room(path) else { return Vec::new() };
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!("`{room}` is no room of the table")];
    };
    let is_room = |name: &&str| ROOMS.iter().any(|(room, _)| room == name);
    let outside =
        named_under("crate", code).into_iter().filter(is_room).filter(|name| *name != room && !allowed.contains(name));
    let mut found: Vec<String> = outside.map(|name| format!("`crate::{name}`")).collect();
    if named_under("super", code).contains(&"super") {
        found.push("`super::super`; name the room instead".to_owned());
    }
    found
}

/// The names that stand straight under this one: `a` and `b` in `crate::{a::c, b}`.
fn named_under<'a>(root: &str, code: &'a str) -> Vec<&'a str> {
    let words = words(code);
    let mut named = Vec::new();
    for (index, (word, after)) in words.iter().enumerate() {
        if *word != root || !after.trim_start().starts_with("::") {
            continue;
        }
        if after.contains('{') {
            named.extend(grouped(&words[index..]));
        } else if let Some((next, _)) = words.get(index + 1) {
            named.push(*next);
        }
    }
    named
}

/// The names straight inside `crate::{ ... }`; groups within it name none.
fn grouped<'a>(words: &[(&'a str, &'a str)]) -> Vec<&'a str> {
    let (mut depth, mut names) = (0i32, Vec::new());
    let mut at_start = false;
    for (word, after) in words {
        if depth == 1 && at_start {
            names.push(*word);
        }
        for c in after.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
        }
        at_start = after.contains([',', '{']);
        if depth == 0 {
            break;
        }
    }
    names
}

fn outsiders(path: &str, code: &str) -> Vec<String> {
    let allowed = PARTS.iter().find(|(part, _)| path.starts_with(part)).map_or(&[][..], |(_, allowed)| allowed);
    let used = words(code).into_iter().filter(|(word, after)| OUTSIDERS.contains(word) && after.starts_with("::"));
    used.filter(|(word, _)| !allowed.contains(word)).map(|(word, _)| format!("`{word}`")).collect()
}

fn json_users(path: &str, code: &str) -> Vec<String> {
    if path.ends_with("_v1.rs") || path == "core/json/parse.rs" || path == "core/build.rs" {
        return Vec::new();
    }
    let words = words(code);
    let mut found = Vec::new();
    for (index, (word, after)) in words.iter().enumerate() {
        if *word == "derive" && after.starts_with('(') {
            let to_end = words[index + 1..].iter().scan(false, |ended, (word, after)| {
                let now = !*ended;
                *ended |= after.contains(')');
                now.then_some(*word)
            });
            found.extend(
                to_end.filter(|word| ["Serialize", "Deserialize"].contains(word)).map(|word| format!("derives {word}")),
            );
        }
        if path.starts_with("core/") && ["serde", "serde_json"].contains(word) && after.starts_with("::") {
            found.push(format!("`{word}`"));
        }
    }
    found
}

fn impure_words(path: &str, code: &str) -> Vec<String> {
    if !path.starts_with("core/") || path == "core/build.rs" {
        return Vec::new();
    }
    // `'static` is a lifetime, not state.
    let code = code.replace("'static", "");
    let std = named_under("std", &code)
        .into_iter()
        .filter(|name| IMPURE_STD.contains(name))
        .map(|name| format!("`std::{name}`"));
    let macros =
        words(&code).into_iter().filter(|(word, after)| IMPURE_MACROS.contains(word) && after.starts_with('!'));
    let macros = macros.map(|(word, _)| format!("`{word}!`"));
    std.chain(macros).chain(named(&code, &IMPURE)).collect()
}

fn named(code: &str, forbidden: &[&str]) -> Vec<String> {
    words(code).into_iter().filter(|(word, _)| forbidden.contains(word)).map(|(word, _)| format!("`{word}`")).collect()
}
