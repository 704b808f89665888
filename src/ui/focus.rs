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
        unfold(&element);
        drop(element.focus());
    }
}

/// Opens what an element is folded away in: nothing hidden can take focus.
fn unfold(element: &Element) {
    let mut around = element.parent_element();
    while let Some(outer) = around {
        if outer.tag_name() == "DETAILS" {
            drop(outer.set_attribute("open", ""));
        }
        around = outer.parent_element();
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
