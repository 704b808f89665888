//! One question with a few answers: a fieldset of native radios, with letter shortcuts
//! that work only while focus is inside (WCAG 2.1.4).

use yew::prelude::*;

/// One answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The value handed back.
    pub(crate) value: String,
    /// The words people see.
    pub(crate) label: String,
}

/// A question and its answers.
#[derive(Debug, Default)]
pub(crate) struct RadioGroup {
    /// The id of the fieldset; radios share it as their name.
    pub(crate) id: String,
    /// The number people see before the question.
    pub(crate) prefix: Option<String>,
    /// The question.
    pub(crate) legend: String,
    /// Advice for the practitioner.
    pub(crate) help: Option<String>,
    /// The answers.
    pub(crate) choices: Vec<Choice>,
    /// The answer chosen.
    pub(crate) chosen: Option<String>,
    /// Called with the value of the answer chosen.
    pub(crate) on_choose: Callback<String>,
    /// Whether letters choose; they are shown on the answers.
    pub(crate) shortcuts: bool,
    /// More below the answers.
    pub(crate) below: Html,
}

pub(crate) fn radio_group(group: RadioGroup) -> Html {
    let keys: Vec<String> = if group.shortcuts { shortcut_keys(&group.choices) } else { Vec::new() };
    let help_id = group.help.as_ref().map(|_| format!("{}-help", group.id));
    let onkeydown = {
        let (choices, keys, choose) = (group.choices.clone(), keys.clone(), group.on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.ctrl_key() || event.meta_key() || event.alt_key() || is_typing(&event) {
                return;
            }
            let pressed = event.key().to_uppercase();
            if let Some(choice) = keys.iter().position(|key| *key == pressed).and_then(|index| choices.get(index)) {
                event.prevent_default();
                choose.emit(choice.value.clone());
            }
        })
    };
    let radio = |(index, choice): (usize, &Choice)| {
        let id = format!("{}-{}", group.id, choice.value);
        let value = choice.value.clone();
        let onchange = group.on_choose.reform(move |_: Event| value.clone());
        let checked = group.chosen.as_deref() == Some(choice.value.as_str());
        html! {
            <label class="choice" for={id.clone()}>
                <input type="radio" {id} name={group.id.clone()} value={choice.value.clone()} {checked} {onchange} />
                <span class="choice-label">{&choice.label}</span>
                if let Some(key) = keys.get(index) {
                    <kbd aria-hidden="true">{key}</kbd>
                }
            </label>
        }
    };
    html! {
        <fieldset class="question" key={group.id.clone()} id={group.id.clone()} aria-describedby={help_id.clone()} {onkeydown}>
            <legend>
                if let Some(prefix) = &group.prefix {
                    <span class="prefix">{prefix}<span class="visually-hidden">{". "}</span></span>
                }
                <span>{&group.legend}</span>
            </legend>
            if let Some(help) = &group.help {
                <p class="help" id={help_id}>{help}</p>
            }
            <div class="choices">{for group.choices.iter().enumerate().map(radio)}</div>
            {group.below}
        </fieldset>
    }
}

/// The first letter of each answer when all differ; otherwise digits.
pub(crate) fn shortcut_keys(choices: &[Choice]) -> Vec<String> {
    let letters: Vec<String> =
        choices.iter().filter_map(|choice| choice.label.chars().next()).map(|c| c.to_uppercase().to_string()).collect();
    let unique = letters.iter().enumerate().all(|(index, letter)| !letters.iter().take(index).any(|other| other == letter));
    if unique && letters.len() == choices.len() {
        letters
    } else {
        (1..=choices.len()).map(|number| number.to_string()).collect()
    }
}

/// True when the key goes into a text: letters typed into a note must stay there.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target_dyn_into::<web_sys::Element>();
    target.is_some_and(|element| {
        let radio = element.get_attribute("type").as_deref() == Some("radio");
        !radio && matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}
