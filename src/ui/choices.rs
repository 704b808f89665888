//! Answers to choose from. Each carries what choosing it does, so that no word has to be
//! read back.

use crate::session::Action;
use crate::view::View;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// One answer that can be chosen.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    /// The value in the page, unique among its neighbours.
    pub(crate) value: String,
    /// The words people see.
    pub(crate) label: String,
    /// What choosing it does; nothing, where it only says how things are.
    pub(crate) action: Option<Action>,
}

impl Choice {
    pub(crate) fn new(value: &str, label: &str, action: Option<Action>) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), action }
    }
}

/// Does what the choice with this value does.
pub(crate) fn choose(act: &Callback<Action>, choices: &[Choice], value: &str) {
    let chosen = choices.iter().find(|choice| choice.value == value);
    if let Some(action) = chosen.and_then(|choice| choice.action.clone()) {
        act.emit(action);
    }
}

/// A list that opens.
pub(crate) fn select(view: &View, id: &str, choices: Vec<Choice>, chosen: &str) -> Html {
    let mut options = Vec::new();
    for choice in &choices {
        let selected = choice.value == chosen;
        options.push(html! { <option value={choice.value.clone()} {selected}>{&choice.label}</option> });
    }
    let act = view.act.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            choose(&act, &choices, &select.value());
        }
    });
    html! { <select id={id.to_owned()} {onchange}>{for options}</select> }
}

/// A box to tick, and what each way does.
pub(crate) fn tick_box(view: &View, id: &str, class: &'static str, label: &str, checked: bool, ways: Ways) -> Html {
    let act = view.act.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            act.emit(if input.checked() { ways.on.clone() } else { ways.off.clone() });
        }
    });
    html! {
        <label {class} for={id.to_owned()}>
            <input type="checkbox" id={id.to_owned()} {checked} {onchange} />
            <span class="choice-label">{label}</span>
        </label>
    }
}

/// What ticking and unticking do.
#[derive(Debug, Clone)]
pub(crate) struct Ways {
    pub(crate) on: Action,
    pub(crate) off: Action,
}
