//! Texts that people type, for boxes of one line and of several.

use crate::session::Action;
use crate::view::View;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Sends the action made from a box's text at every keystroke.
pub(crate) fn on_typing(view: &View, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
    listener(view, Box::new(action))
}

fn listener(view: &View, action: Box<dyn Fn(String) -> Action>) -> Callback<InputEvent> {
    let act = view.act.clone();
    Callback::from(move |event: InputEvent| {
        if let Some(text) = text_of(&event) {
            act.emit(action(text));
        }
    })
}

fn text_of(event: &InputEvent) -> Option<String> {
    match event.target_dyn_into::<HtmlInputElement>() {
        Some(input) => Some(input.value()),
        None => event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()),
    }
}
