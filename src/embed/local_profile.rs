//! The host's local profile: taken up whole, or refused whole with every problem named.
//! Resolved once for each configuration, never for an answer.

use risk_checklist_core::content::{Library, LocalProfile};
use risk_checklist_core::instrument::{Nation, Setting};
use risk_checklist_core::json::{Problem, ProblemCode, Problems};
use risk_checklist_ui::{LocalRules, Settings};
use std::rc::Rc;

/// The field of the configuration that the profile stands in.
const FIELD: &str = "profile";

/// Applies the profile to the settings. A refused one leaves the national rules in force;
/// its problems are the answer, with paths that start at `profile`.
///
/// `beside` adds what else is in use: the packs, the instrument to start with, its words.
pub(crate) fn take_up(
    profile: Option<&str>,
    settings: &mut Settings,
    beside: &dyn Fn(Library) -> Option<Library>,
) -> Vec<Problem> {
    let Some(text) = profile else { return Vec::new() };
    let today = settings.now.map(|now| now.date());
    let resolved = Library::shipped().and_then(|national| national.with_profile(text, today));
    match resolved.and_then(|library| of_this_nation(library, settings.setting)) {
        Ok(library) => {
            let Some(library) = beside(library) else { return Vec::new() };
            settings.setting.nation = library.profile().map(LocalProfile::nation);
            settings.local = LocalRules::InForce(Rc::new(library));
            Vec::new()
        }
        Err(mut problems) => {
            let mut fields: Vec<String> = Vec::new();
            for problem in &mut problems {
                let dot = if problem.path.is_empty() { "" } else { "." };
                problem.path = [FIELD, dot, &problem.path].concat();
                if !fields.contains(&problem.path) {
                    fields.push(problem.path.clone());
                }
            }
            settings.local = LocalRules::Refused(fields);
            problems
        }
    }
}

/// Law and services differ by nation: a profile of another one would mislead.
fn of_this_nation(library: Library, setting: Setting) -> Result<Library, Vec<Problem>> {
    let own = library.profile().map(LocalProfile::nation);
    let differs = |nation: Nation| own.is_some_and(|own| own != nation);
    let problems = Problems::of("");
    if setting.nation.is_some_and(differs) {
        problems.note(
            ProblemCode::UnknownValue,
            "nation",
            "the host named another nation; use the profile for that one",
        );
    }
    problems.finish(Some(library))
}
