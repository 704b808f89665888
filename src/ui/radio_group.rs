//! One question with a few answers: a fieldset of native radios, with letter shortcuts
//! that work only while focus is inside (WCAG 2.1.4).

use crate::choices::{Choice, choose};
use crate::shapes::{element, hidden, words};
use crate::view::View;
use yew::prelude::*;

/// A question and its answers.
#[derive(Debug, Default)]
pub(crate) struct RadioGroup<'a> {
    /// The id of the fieldset; radios share it as their name.
    pub(crate) id: String,
    /// The number people see before the question.
    pub(crate) prefix: &'a str,
    /// The question.
    pub(crate) legend: &'a str,
    /// Advice for the practitioner.
    pub(crate) help: Option<&'a str>,
    /// The answers.
    pub(crate) choices: Vec<Choice>,
    /// The value of the answer chosen.
    pub(crate) chosen: Option<&'a str>,
    /// Whether letters choose; they are shown on the answers.
    pub(crate) shortcuts: bool,
    /// More below the answers.
    pub(crate) below: Html,
}

pub(crate) fn radio_group(view: &View, group: RadioGroup<'_>) -> Html {
    let RadioGroup { id, prefix, legend, help, choices, chosen, shortcuts, below } = group;
    let keys = if shortcuts { shortcut_keys(&choices) } else { Vec::new() };
    let mut radios = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        radios.push(radio(view, &id, choice, chosen, keys.get(index)));
    }
    let mut title = vec![words("span", "", legend)];
    if !prefix.is_empty() {
        title.insert(0, element("span", "prefix", vec![Html::from(prefix), hidden(". ")]));
    }
    let help_id = help.map(|_| format!("{id}-help"));
    html! {
        <fieldset class="question" key={id.clone()} id={id} aria-describedby={help_id.clone()} onkeydown={on_key(view, choices, keys)}>
            {element("legend", "", title)}
            if let Some(help) = help {
                <p class="help" id={help_id}>{help}</p>
            }
            {element("div", "choices", radios)}
            {below}
        </fieldset>
    }
}

fn radio(view: &View, name: &str, choice: &Choice, chosen: Option<&str>, key: Option<&String>) -> Html {
    let id = AttrValue::from(format!("{name}-{}", choice.value));
    let checked = chosen == Some(choice.value.as_str());
    let (act, action) = (view.act.clone(), choice.action.clone());
    let onchange = Callback::from(move |_: Event| action.iter().for_each(|action| act.emit(action.clone())));
    html! {
        <label class="choice" for={&id}>
            <input type="radio" {id} name={name.to_owned()} value={choice.value.clone()} {checked} {onchange} />
            <span class="choice-label">{&choice.label}</span>
            if let Some(key) = key {
                <kbd aria-hidden="true">{key}</kbd>
            }
        </label>
    }
}

fn on_key(view: &View, choices: Vec<Choice>, keys: Vec<String>) -> Callback<KeyboardEvent> {
    let act = view.act.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(&event) {
            return;
        }
        let pressed = event.key().to_ascii_uppercase();
        if let Some(choice) = keys.iter().position(|key| *key == pressed).and_then(|index| choices.get(index)) {
            event.prevent_default();
            choose(&act, &choices, &choice.value);
        }
    })
}

/// The first letter of each answer when all differ; otherwise digits. A letter beyond A
/// to Z asks for digits too: telling its capital would add 5 kB of tables to the module.
pub(crate) fn shortcut_keys(choices: &[Choice]) -> Vec<String> {
    let mut letters: Vec<String> = Vec::new();
    for choice in choices {
        match choice.label.chars().next().filter(char::is_ascii).map(|letter| letter.to_ascii_uppercase().to_string()) {
            Some(letter) if !letters.contains(&letter) => letters.push(letter),
            _ => return (1..=choices.len()).map(|number| number.to_string()).collect(),
        }
    }
    letters
}

/// True when the key goes into a text: letters typed into a note must stay there.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target_dyn_into::<web_sys::Element>();
    target.is_some_and(|element| {
        let radio = element.get_attribute("type").as_deref() == Some("radio");
        !radio && matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}
