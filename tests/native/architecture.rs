//! What the design forbids, read off the source as text: `src/` may not break these rules,
//! and each rule is shown to catch what it is for.

mod code;
mod ids;
mod rules;

use code::bare;
use rules::{RULES, Rule};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn the_source_keeps_every_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files_under(&root);
    assert!(files.len() > 60, "only {} files were read", files.len());
    let mut findings = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("src/{path}: {error}"));
        findings.extend(findings_in(&path, &text));
    }
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

/// Each rule finds its offenders, and only where it says so.
#[test]
fn every_rule_can_fail() {
    for Rule { name, offends, passes, .. } in RULES {
        assert!(!offends.is_empty(), "{name} was never seen to fail");
        for (path, text) in *offends {
            let found = findings_in(path, text);
            assert!(found.iter().any(|finding| finding.contains(name)), "{name} missed `{text}` in {path}: {found:?}");
        }
        for (path, text) in *passes {
            let found = findings_in(path, text);
            assert!(!found.iter().any(|finding| finding.contains(name)), "{found:?}");
        }
    }
}

/// One line a finding: file, rule, what was found.
fn findings_in(path: &str, text: &str) -> Vec<String> {
    let code = bare(path, text);
    let finding = |rule: &'static Rule| {
        let found = (rule.find)(path, &code, text);
        found.into_iter().map(|found| format!("src/{path}: {}: {found}", rule.name))
    };
    RULES.iter().flat_map(finding).collect()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else if path.extension().is_some_and(|kind| ["rs", "js", "mjs", "css"].iter().any(|known| kind == *known)) {
            files.push(path);
        }
    }
    files.sort();
    files
}
