//! Checks packs as the widget would: every problem at once, with its path, what is wrong and
//! what to do.
//!
//! ```text
//! cargo run --example check-pack -- src/content/packs/safelives-dash my-pack.json
//! ```
//!
//! A pack is a folder (`manifest.json`, `instrument.json`, `text/en-GB.json`) or one file
//! (`risk-checklist/bundle/1`). Ends with 0 when all are sound, 1 when one is not, and 2 when
//! one cannot be read.

use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::pack_check_v1;
use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let packs: Vec<String> = env::args().skip(1).collect();
    let library = match Library::shipped() {
        Ok(library) => library,
        Err(problems) => {
            problems.iter().for_each(|problem| eprintln!("shipped content: {problem}"));
            return ExitCode::from(2);
        }
    };
    if packs.is_empty() {
        eprintln!("name a pack: a folder, or a file in the shape risk-checklist/bundle/1");
        return ExitCode::from(2);
    }
    // The worst of all: a pack that cannot be read is worse than one with problems.
    let worst = packs.iter().map(|pack| check(pack, &library)).max().unwrap_or_default();
    ExitCode::from(worst)
}

fn check(pack: &str, library: &Library) -> u8 {
    let text = match read(Path::new(pack)) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{pack}: {error}");
            return 2;
        }
    };
    let found: Value = serde_json::from_str(&pack_check_v1::to_wire(&text, library)).unwrap_or_default();
    let list = |name: &str| found.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let problems = list("problems");
    for problem in &problems {
        let path = word(problem, "path");
        let place = if path.is_empty() { "the whole file".to_owned() } else { path };
        println!("{pack}: {place}: {} ({})", word(problem, "message"), word(problem, "code"));
    }
    if !problems.is_empty() {
        println!("{pack}: {} to mend", problems.len());
        return 1;
    }
    for rule in list("rules") {
        let names = |name: &str| {
            let names = rule.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
            names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        };
        println!("  {} -> {} -> {}", names("looksAt"), word(&rule, "trigger"), names("pathways"));
    }
    println!("{pack}: sound");
    0
}

/// The pack as one text.
fn read(path: &Path) -> Result<String, String> {
    let file = |path: &Path| fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()));
    if !path.is_dir() {
        return file(path);
    }
    let part = |name: &str| file(&path.join(name));
    // Put together as text, so that a field given twice in a file is still seen.
    Ok(format!(
        r#"{{"schema":"risk-checklist/bundle/1","manifest":{},"instrument":{},"texts":{}}}"#,
        part("manifest.json")?,
        part("instrument.json")?,
        part("text/en-GB.json")?
    ))
}
