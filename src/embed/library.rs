//! The content on this page, read once for all instances on it.

use crate::error::EmbedError;
use risk_checklist_core::content::{Library, ShippedPack};
use risk_checklist_core::json::Problem;
use std::cell::RefCell;
use std::rc::Rc;

/// What was read last. Every element of a page is given the same packs as a rule, and each
/// change of a configuration reads it again, so one place is enough.
#[derive(Debug)]
struct Read {
    packs: Vec<String>,
    library: Rc<Library>,
    problems: Vec<Problem>,
}

thread_local! {
    static LAST: RefCell<Option<Read>> = const { RefCell::new(None) };
}

/// What ships in the module.
pub(crate) fn shipped() -> Result<Rc<Library>, EmbedError> {
    Ok(with_packs(&[])?.0)
}

/// What ships in the module, with these packs as far as they have no problems, and those
/// problems, with paths that start at `packs[0]`.
///
/// # Errors
/// [`EmbedError::Content`] when the content of this build is broken.
pub(crate) fn with_packs(packs: &[String]) -> Result<(Rc<Library>, Vec<Problem>), EmbedError> {
    let last = LAST.with_borrow(|last| {
        let same = last.as_ref().filter(|read| read.packs == packs)?;
        Some((Rc::clone(&same.library), same.problems.clone()))
    });
    if let Some(last) = last {
        return Ok(last);
    }
    let mut library = Library::shipped().map_err(EmbedError::Content)?;
    let problems = add_packs(&mut library, packs);
    let library = Rc::new(library);
    LAST.set(Some(Read { packs: packs.to_vec(), library: Rc::clone(&library), problems: problems.clone() }));
    Ok((library, problems))
}

/// Adds these packs as far as they have no problems.
pub(crate) fn add_packs(library: &mut Library, packs: &[String]) -> Vec<Problem> {
    let mut found = Vec::new();
    for (place, text) in packs.iter().enumerate() {
        if let Err(problems) = library.add(text) {
            found.extend(problems.into_iter().map(|problem| within(&format!("packs[{place}]"), problem)));
        }
    }
    found
}

/// The packs to fetch before a checklist starts with this instrument, by id: its own, or
/// those that may be opened from what is here.
///
/// # Errors
/// [`EmbedError::Content`] when the content of this build is broken.
pub(crate) fn wanted(asked_for: Option<&str>, packs: &[String]) -> Result<Vec<String>, EmbedError> {
    let (library, _) = with_packs(packs)?;
    let is_here = |id: &str| library.packs().iter().any(|pack| pack.manifest().id().as_str() == id);
    match asked_for.filter(|id| !is_here(id)) {
        None => Ok(library.wanted().into_iter().map(str::to_owned).collect()),
        Some(id) if ShippedPack::OTHERS.iter().any(|pack| pack.id == id) => Ok(vec![id.to_owned()]),
        Some(_) => Ok(Vec::new()),
    }
}

/// The problem, as one of this field of the configuration.
pub(crate) fn within(field: &str, problem: Problem) -> Problem {
    let path = if problem.path.is_empty() { field.to_owned() } else { format!("{field}.{}", problem.path) };
    Problem { path, ..problem }
}
