//! The shipped files with one thing broken, and what the checker says.

use risk_checklist_core::content::{Library, LibraryFiles, PackFiles};
use risk_checklist_core::json::Problem;
use serde_json::Value;

/// One fault: why it matters, the file, the change, and every problem it must give, as
/// `code path`. In a path, an entry with an id stands as that id: `triggers[repeat].when`.
pub(super) struct Fault {
    pub(super) why: &'static str,
    pub(super) file: &'static str,
    pub(super) change: fn(&mut Value),
    pub(super) problems: &'static [&'static str],
}

/// Makes each fault in turn, alone, and says how many there were.
pub(super) fn check_faults(faults: &[Fault]) -> usize {
    for fault in faults {
        let mut files = Files::shipped();
        files.edit(fault.file, fault.change);
        let expected: Vec<String> = fault.problems.iter().map(|problem| format!("{} {problem}", fault.file)).collect();
        assert_eq!(files.problems(), expected, "{}", fault.why);
    }
    faults.len()
}

/// The files of a library, by the names that problems use.
pub(super) struct Files(Vec<(&'static str, String)>);

impl Files {
    pub(super) fn shipped() -> Self {
        let shipped = LibraryFiles::SHIPPED;
        let files = [
            ("manifest.json", shipped.pack.manifest),
            ("instrument.json", shipped.pack.instrument),
            ("text", shipped.pack.texts),
            ("pathways.json", shipped.pathways),
            ("text/pathways.json", shipped.pathway_texts),
            ("gate.json", shipped.gate),
            ("text/gate.json", shipped.gate_texts),
            ("directory.json", shipped.directory),
            ("text/chrome.json", shipped.chrome),
            ("forms.json", shipped.forms),
            ("text/forms.json", shipped.form_texts),
        ];
        Self(files.map(|(name, text)| (name, text.to_owned())).to_vec())
    }

    pub(super) fn edit(&mut self, name: &str, change: impl FnOnce(&mut Value)) {
        let mut value: Value = serde_json::from_str(self.text(name)).unwrap();
        change(&mut value);
        self.write(name, value.to_string());
    }

    pub(super) fn write(&mut self, name: &str, text: String) {
        self.0.iter_mut().find(|(file, _)| *file == name).unwrap().1 = text;
    }

    pub(super) fn text(&self, name: &str) -> &str {
        &self.0.iter().find(|(file, _)| *file == name).unwrap().1
    }

    /// Every problem as `file code path`.
    pub(super) fn problems(&self) -> Vec<String> {
        let files = LibraryFiles {
            pack: PackFiles {
                manifest: self.text("manifest.json"),
                instrument: self.text("instrument.json"),
                texts: self.text("text"),
            },
            pathways: self.text("pathways.json"),
            pathway_texts: self.text("text/pathways.json"),
            gate: self.text("gate.json"),
            gate_texts: self.text("text/gate.json"),
            directory: self.text("directory.json"),
            chrome: self.text("text/chrome.json"),
            forms: self.text("forms.json"),
            form_texts: self.text("text/forms.json"),
            hash: "sha256-0",
        };
        let problems = Library::load(files).err().unwrap_or_default();
        problems.iter().map(|problem| self.named(problem)).collect()
    }

    fn named(&self, problem: &Problem) -> String {
        assert!(!problem.message.is_empty() && !problem.message.ends_with('.'), "{problem}");
        let value: Value = serde_json::from_str(self.text(problem.file)).unwrap_or_default();
        format!("{} {} {}", problem.file, problem.code.as_str(), by_id(&problem.path, &value))
    }
}

/// The entry of a list with this id.
pub(super) fn entry<'a>(file: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let entries = file[list].as_array_mut().unwrap();
    entries.iter_mut().find(|entry| id_of(entry) == Some(id)).unwrap_or_else(|| panic!("no {list} {id}"))
}

pub(super) fn remove(file: &mut Value, list: &str, id: &str) {
    file[list].as_array_mut().unwrap().retain(|entry| id_of(entry) != Some(id));
}

pub(super) fn add(file: &mut Value, list: &str, entry: Value) {
    file[list].as_array_mut().unwrap().push(entry);
}

/// Takes every call of this trigger out of the pathways.
pub(super) fn uncall(file: &mut Value, trigger: &str) {
    for pathway in file["pathways"].as_array_mut().unwrap() {
        pathway["calls"].as_array_mut().unwrap().retain(|call| call["trigger"] != trigger);
    }
}

fn id_of(entry: &Value) -> Option<&str> {
    entry["linkId"].as_str().or_else(|| entry["id"].as_str())
}

/// The path with the first index written as the id of the entry there, so that the tables do
/// not change when content moves.
fn by_id(path: &str, file: &Value) -> String {
    let name = |(list, rest): (&str, &str)| {
        let (index, rest) = rest.split_once(']')?;
        let entry = &file[list][index.parse::<usize>().ok()?];
        Some(format!("{list}[{}]{rest}", id_of(entry)?))
    };
    path.split_once('[').and_then(name).unwrap_or_else(|| path.to_owned())
}
