//! Moving focus to where the practitioner should look next.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::NodeRef;

/// Where focus may be sent once a change is on screen.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The heading of the screen.
    pub(crate) heading: NodeRef,
    /// The list of what must be mended, while there is one.
    pub(crate) errors: NodeRef,
}

/// Focuses an element.
pub(crate) fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // An element that cannot take focus is no reason to stop.
        drop(element.focus());
    }
}

/// Focuses the element with this id in the same tree: inside a shadow root the document
/// does not know it.
pub(crate) fn focus_by_id(from: &NodeRef, id: &str) {
    let root = from.cast::<Node>().map(|node| node.get_root_node());
    let found = root.and_then(|root| find(&root, id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        open_around(&element);
        drop(element.focus());
    }
}

/// Opens whatever the element is folded away in: what is not shown cannot take focus.
fn open_around(element: &Element) {
    let mut folded = element.closest("details").ok().flatten();
    while let Some(details) = folded {
        drop(details.set_attribute("open", ""));
        folded = details.parent_element().and_then(|outer| outer.closest("details").ok().flatten());
    }
}

fn find(root: &Node, id: &str) -> Option<Element> {
    let selector = format!("[id=\"{id}\"]");
    match root.dyn_ref::<web_sys::ShadowRoot>() {
        Some(shadow) => shadow.query_selector(&selector).ok().flatten(),
        None => {
            root.dyn_ref::<web_sys::Document>().and_then(|document| document.query_selector(&selector).ok().flatten())
        }
    }
}
