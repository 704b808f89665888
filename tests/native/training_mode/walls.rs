//! The walls between training and live, read off the source. `tests/e2e/training.test.mjs`
//! holds the built modules to the same.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Parts of the live edge, which the training module must not be compiled with.
const LIVE: [&str; 6] = ["api_v1", "config_v1", "element", "event", "kept_v1", "local_profile"];

#[test]
fn no_module_has_both_edges() {
    let front = read("src/embed/lib.rs");
    for name in LIVE {
        let line = format!("#[cfg(not(feature = \"training\"))]\nmod {name};");
        assert!(front.contains(&line), "the training module is compiled with `{name}`");
    }
    let (mut live, mut training) = (0, 0);
    for (before, line) in front.lines().zip(front.lines().skip(1)) {
        let Some(name) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) else { continue };
        if name.starts_with("training_") {
            assert_eq!(before, "#[cfg(feature = \"training\")]", "the live module is compiled with `{name}`");
            training += 1;
        }
        live += usize::from(LIVE.contains(&name));
    }
    assert_eq!(live, LIVE.len());
    assert!(training >= 3);
}

/// What the edge of training may ask of the shell, to the last function.
#[test]
fn training_can_ask_the_shell_for_no_live_event() {
    let edge = read("src/embed/training_element.rs");
    let asked: Vec<&str> = edge
        .split("this: &TrainingHost")
        .filter_map(|before| before.rsplit("fn ").next())
        .filter_map(|name| name.strip_suffix('('))
        .collect();
    assert_eq!(asked, ["keep", "emit", "print", "download"]);
    let events: Vec<&str> = edge.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(events, ["training-result", "error"]);
    assert!(!edge.contains("emit(\""), "an event is sent by its name alone");
    for name in ["training_element", "training_config_v1", "training_kept_v1"] {
        let text = read(&format!("src/embed/{name}.rs"));
        for live in ["outcome_v1", "record_v1", "form_v1", "OutcomeNotice", "ReferralForm", "HostEvent", "Reference"] {
            assert!(!text.contains(live), "src/embed/{name}.rs names `{live}`");
        }
    }
}

/// The live half of the edge, and every live screen, never say the word for a story.
#[test]
fn no_live_file_reads_a_story() {
    for name in LIVE {
        assert!(!read(&format!("src/embed/{name}.rs")).contains("cenario"), "src/embed/{name}.rs reads a story");
    }
    let mut checked = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("training.rs") {
            assert!(!fs::read_to_string(&path).unwrap().contains("cenario"), "{}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 40);
}
