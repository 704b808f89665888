//! The shipped content, read once for all instances on the page.

use crate::error::EmbedError;
use risk_checklist_core::content::Library;
use std::cell::OnceCell;
use std::rc::Rc;

thread_local! {
    static SHIPPED: OnceCell<Result<Rc<Library>, EmbedError>> = const { OnceCell::new() };
}

pub(crate) fn shipped() -> Result<Rc<Library>, EmbedError> {
    let load = || Library::shipped().map(Rc::new).map_err(EmbedError::Content);
    SHIPPED.with(|shipped| shipped.get_or_init(load).clone())
}
