//! The public surface is what the code does, what the docs say, and what
//! `custom-elements.json` lists: the three never differ.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Every text between two marks.
fn between<'a>(text: &'a str, open: &str, close: char) -> BTreeSet<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

/// The names that `custom-elements.json` lists under one heading.
fn manifest(kind: &str) -> BTreeSet<String> {
    let json: Value = serde_json::from_str(&read("src/embed/custom-elements.json")).unwrap();
    let listed = json["modules"][0]["declarations"][0][kind].as_array().unwrap().clone();
    listed.iter().map(|entry| entry["name"].as_str().unwrap().to_owned()).collect()
}

fn owned(set: BTreeSet<&str>) -> BTreeSet<String> {
    set.into_iter().map(str::to_owned).collect()
}

fn assert_documented(names: &BTreeSet<String>) {
    let docs = read("docs/embedding.md");
    for name in names {
        assert!(
            docs.contains(&format!("`{name}`")) || docs.contains(&format!("`::part({name})`")),
            "docs/embedding.md does not name `{name}`"
        );
    }
}

#[test]
fn events() {
    let events = owned(between(&read("src/embed/js/events.js"), ": '", '\''));
    assert_eq!(events.len(), 8);
    assert_eq!(events, manifest("events"));
    assert_documented(&events);
}

/// TypeScript knows the same events, and JSX the same attributes.
#[test]
fn types() {
    let types = read("src/embed/risk-checklist.d.ts");
    let map = types.split("interface RiskChecklistEventMap {").nth(1).unwrap().split("\n}").next().unwrap();
    assert_eq!(owned(between(map, "\n  '", '\'')), manifest("events"));
    let types = read("src/embed/react.d.ts");
    let list =
        types.split("interface ChecklistAttributes extends Listeners {").nth(1).unwrap().split("\n}").next().unwrap();
    let mut attributes: BTreeSet<String> = list
        .lines()
        .filter_map(|line| line.split_once("?:"))
        .map(|(name, _)| name.trim().trim_matches('\'').to_owned())
        .collect();
    assert!(attributes.remove("config"), "the property is among them");
    // Every element in JSX has this one.
    attributes.insert("role".to_owned());
    assert_eq!(attributes, manifest("attributes"));
}

/// What Rust sends is among what the shell can send.
#[test]
fn events_of_the_rust_half() {
    let shell = read("src/embed/js/events.js");
    let sent: BTreeSet<String> = owned(between(&read("src/embed/event.rs"), "=> \"", '"'));
    assert_eq!(sent.len(), 4);
    for name in sent {
        assert!(shell.contains(&format!("{name}: 'risk-checklist-{name}'")), "{name}");
    }
}

#[test]
fn attributes() {
    let config = read("src/embed/js/config.js");
    let list = config.split("ATTRIBUTES = [").nth(1).unwrap().split(']').next().unwrap().to_owned();
    let mut attributes: BTreeSet<String> = list.split(", ").map(|name| name.trim_matches('\'').to_owned()).collect();
    // Read by the shell itself, and by the style.
    assert!(read("src/embed/js/training.js").contains("getAttribute('mode')"));
    assert!(read("src/embed/style.css").contains(":host([theme="));
    attributes.extend(["mode".to_owned(), "theme".to_owned()]);
    // Those of a form's control.
    assert!(read("src/embed/js/control.js").contains("hasAttribute('required')"));
    attributes.extend(["name".to_owned(), "required".to_owned()]);
    assert_eq!(attributes, manifest("attributes"));
    assert_documented(&attributes);
}

/// What a native control has as properties, this has: in the code, the manifest, the types
/// and the documentation.
#[test]
fn properties() {
    let reflected = read("src/embed/js/reflect.js");
    let list = reflected.split("REFLECTED = {").nth(1).unwrap().split('}').next().unwrap().to_owned();
    let mut properties: BTreeSet<String> =
        list.lines().filter_map(|line| line.trim().split_once(':')).map(|(name, _)| name.to_owned()).collect();
    assert_eq!(properties.len(), 7);
    let control = read("src/embed/js/control.js");
    properties.extend(owned(between(&control, "  get ", '(')));
    for method in ["checkValidity", "reportValidity"] {
        assert!(control.contains(&format!("  {method}() {{")));
        properties.insert(method.to_owned());
    }
    let types = read("src/embed/risk-checklist.d.ts");
    for name in &properties {
        assert!(types.contains(&format!(" {name}")), "the TypeScript types lack `{name}`");
    }
    assert_documented(&properties);
    properties.extend(["config".to_owned(), "reset".to_owned(), "lock".to_owned()]);
    assert_eq!(properties, manifest("members"));
}

#[test]
fn configuration_fields() {
    let rust = read("src/embed/config_v1.rs");
    let list = rust.split("const FIELDS: ").nth(1).unwrap().split(';').nth(1).unwrap();
    let list = list.split('[').nth(1).unwrap().split(']').next().unwrap();
    let mut fields: BTreeSet<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(fields.len(), 13);
    let types = read("src/embed/api_v1.rs");
    for field in &fields {
        assert!(types.contains(&format!("  {field}?: ")), "the TypeScript types lack `{field}`");
    }
    assert!(read("src/embed/js/config.js").contains("data.exitTo"));
    // The parts of `delivery`, which the shell reads.
    let settings = read("src/embed/js/delivery/settings.js");
    let list = settings.split("const FIELDS = [").nth(1).unwrap().split(']').next().unwrap();
    let parts: Vec<String> = list.split('\'').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(parts.len(), 5);
    for part in &parts {
        assert!(types.contains(&format!("  {part}?: ")), "the TypeScript types lack `delivery.{part}`");
    }
    fields.extend(parts);
    // Read apart from the rest, so that one too large to read takes nothing with it.
    assert!(read("src/embed/js/config.js").contains("data.profile"));
    assert!(types.contains("  profile?: LocalProfile"));
    // Each pack is a text of its own, so that its hash is of exactly what was read.
    assert!(read("src/embed/js/config.js").contains("data.packs"));
    assert!(types.contains("  packs?: object[]"));
    // Kept by the shell.
    assert!(read("src/embed/js/config.js").contains("data.idleMinutes"));
    let shell = read("src/embed/risk-checklist.d.ts");
    assert!(shell.contains("  exitTo?: ") && shell.contains("  idleMinutes?: "));
    fields.extend(["exitTo".to_owned(), "idleMinutes".to_owned(), "profile".to_owned(), "packs".to_owned()]);
    assert_documented(&fields);
}

#[test]
fn custom_properties_and_parts() {
    let style = read("src/embed/style.css");
    let used = owned(between(&style, "var(--risk-checklist-", ','));
    let used: BTreeSet<String> = used.into_iter().map(|name| format!("--risk-checklist-{name}")).collect();
    assert_eq!(used.len(), 10);
    assert_eq!(used, manifest("cssProperties"));
    assert_documented(&used);
    let parts = owned(between(&read("src/embed/js/exit.js"), "part: '", '\''));
    assert_eq!(parts, manifest("cssParts"));
    assert_documented(&parts);
}

/// Isolated mode hands on every custom property and attribute that the element takes.
#[test]
fn isolated_mode() {
    let frame = read("src/embed/frame/element.js");
    let looks = between(&frame, "LOOKS = '", '\'').into_iter().next().unwrap();
    let looks: BTreeSet<String> = looks.split(' ').map(|name| format!("--risk-checklist-{name}")).collect();
    assert_eq!(looks, manifest("cssProperties"));
    assert!(frame.contains("[...ATTRIBUTES, ...HANDED_ON, 'src']"));
    let handed_on = read("src/embed/frame/message_v1.js");
    let handed_on = handed_on.split("ATTRIBUTES = [").nth(1).unwrap().split(']').next().unwrap();
    for name in ["mode", "theme"] {
        assert!(handed_on.contains(&format!("'{name}'")), "`{name}` stays outside the frame");
    }
    assert_documented(&BTreeSet::from(["src".to_owned(), "sizing".to_owned(), "not-isolated".to_owned()]));
    // The sandbox is the same in the loader, in the demo server's header and in the documentation.
    let sandbox = between(&frame, "SANDBOX = '", '\'').into_iter().next().unwrap().to_owned();
    assert!(read("examples/serve/isolated.rs").contains(&format!("\"{sandbox}\"")));
    assert!(read("docs/embedding.md").contains(&format!("sandbox {sandbox}\n")));
}
