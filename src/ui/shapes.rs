//! The shapes that screens are made of, each written once.
//!
//! Every `html!` becomes code of its own, about 200 bytes for each element. A shape that
//! many screens share is therefore a function here: the module stays small, and the same
//! thing looks the same everywhere.

use yew::prelude::*;

/// An element and what is inside it. An empty class is left out.
pub(crate) fn element(tag: &'static str, class: &'static str, inside: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{for inside}</@> }
}

/// An element with words only.
pub(crate) fn words(tag: &'static str, class: &'static str, text: &str) -> Html {
    element(tag, class, vec![Html::from(text)])
}

/// A paragraph.
pub(crate) fn paragraph(class: &'static str, text: &str) -> Html {
    words("p", class, text)
}

/// Several things side by side, without an element around them.
pub(crate) fn fragment(inside: Vec<Html>) -> Html {
    inside.into_iter().collect()
}

/// A shape, or nothing in its place.
pub(crate) fn when(is_shown: bool, shape: impl FnOnce() -> Html) -> Html {
    if is_shown { shape() } else { Html::default() }
}

/// A part of a screen, named by its heading.
pub(crate) fn section(class: &'static str, id: &str, title: &str, inside: Vec<Html>) -> Html {
    let id = AttrValue::from(id.to_owned());
    html! {
        <section {class} aria-labelledby={&id}>
            <h4 {id} tabindex="-1">{title}</h4>
            {for inside}
        </section>
    }
}

/// A list of plain texts.
pub(crate) fn list(class: &'static str, lines: &mut dyn Iterator<Item = &str>) -> Html {
    let mut items = Vec::new();
    for line in lines {
        items.push(words("li", "", line));
    }
    element("ul", class, items)
}

/// "Confirm locally", "check before use" and the like.
pub(crate) fn tag(text: &str) -> Html {
    words("span", "tag", text)
}

/// Words for screen readers only.
pub(crate) fn hidden(text: &str) -> Html {
    words("span", "visually-hidden", text)
}

/// A button. It never submits a form of the host's.
pub(crate) fn button(id: &'static str, class: &'static str, text: &str, onclick: Callback<MouseEvent>) -> Html {
    let given = |value: &'static str| (!value.is_empty()).then_some(value);
    html! { <button type="button" class={given(class)} id={given(id)} {onclick}>{text}</button> }
}

/// A control with its label above and perhaps more below.
pub(crate) fn field(id: &str, label: &str, control: Html, below: Html) -> Html {
    html! {
        <div class="field">
            <label for={id.to_owned()}>{label}</label>
            {control}
            {below}
        </div>
    }
}
