//! One fact: yes or no, a number, or a choice; each may also be "don't know".

use crate::choices::{Choice, Ways, tick_box};
use crate::radio_group::{RadioGroup, radio_group};
use crate::session::{Action, Gap};
use crate::typing::on_typing;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactDefinition, FactId, FactKind, OptionCode};
use risk_checklist_core::response::{Edit, FactValue};
use yew::prelude::*;

pub(crate) fn fact_field(view: &View, id: &FactId) -> Html {
    match view.session.library().pack().instrument().fact(id) {
        None => Html::default(),
        Some(fact) => match &fact.kind {
            FactKind::Number { min, max } => number(view, fact, *min, *max),
            FactKind::YesNo => radios(view, fact, &[]),
            FactKind::Choice(options) => radios(view, fact, options),
        },
    }
}

/// Yes or no, or the fact's own options; and "don't know" always.
fn radios(view: &View, fact: &FactDefinition, options: &[OptionCode]) -> Html {
    let id = fact.id.as_str();
    let mut values: Vec<FactValue> = options.iter().cloned().map(FactValue::Choice).collect();
    if values.is_empty() {
        values = vec![FactValue::Yes, FactValue::No];
    }
    values.push(FactValue::DontKnow);
    let mut choices = Vec::new();
    for value in values {
        let action = Action::Edit(Edit::Fact(fact.id.clone(), Some(value.clone())));
        choices.push(Choice::new(value_word(&value), &value_words(view, id, &value), Some(action)));
    }
    let group = RadioGroup {
        id: format!("fact-{id}"),
        legend: view.pack_line("fact", id, "text"),
        help: help(view, id),
        choices,
        chosen: view.session.response().fact(&fact.id).map(value_word),
        shortcuts: true,
        ..RadioGroup::default()
    };
    radio_group(view, group)
}

/// The value's name among the answers on the page. A number has a field of its own.
fn value_word(value: &FactValue) -> &str {
    match value {
        FactValue::Yes => "yes",
        FactValue::No => "no",
        FactValue::DontKnow | FactValue::Number(_) => "dont-know",
        FactValue::Choice(code) => code.as_str(),
    }
}

/// A fact's value, in words.
pub(crate) fn value_words(view: &View, fact: &str, value: &FactValue) -> String {
    match value {
        FactValue::Yes => view.say(ChromeKey::FactYes).to_owned(),
        FactValue::No => view.say(ChromeKey::FactNo).to_owned(),
        FactValue::DontKnow => view.say(ChromeKey::FactDontKnow).to_owned(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Choice(code) => view.pack_line("fact", fact, &["option", code.as_str()].join(".")).to_owned(),
    }
}

fn help<'a>(view: &'a View, id: &str) -> Option<&'a str> {
    view.pack().optional_line(&["fact", id, "help"].join("."))
}

fn number(view: &View, fact: &FactDefinition, min: u16, max: u16) -> Html {
    let name = fact.id.as_str();
    let id = format!("fact-{name}");
    let recorded = view.session.response().fact(&fact.id);
    let draft = view.session.draft(&fact.id);
    let value = match (draft, recorded) {
        (Some(draft), _) => draft.to_owned(),
        (None, Some(FactValue::Number(number))) => number.to_string(),
        (None, _) => String::new(),
    };
    let question = view.pack_line("fact", name, "text");
    let range = [("question", question), ("min", &min.to_string()), ("max", &max.to_string())];
    let error_id = format!("{id}-error");
    let help_id = format!("{id}-help");
    let described = if draft.is_some() { format!("{help_id} {error_id}") } else { help_id.clone() };
    let fact_id = fact.id.clone();
    let oninput = on_typing(view, move |text| Action::TypeNumber(fact_id.clone(), text));
    let say = |value| Action::Edit(Edit::Fact(fact.id.clone(), value));
    let ways = Ways { on: say(Some(FactValue::DontKnow)), off: say(None) };
    let is_unknown = recorded == Some(&FactValue::DontKnow);
    html! {
        <div class={if draft.is_some() { "question number has-error" } else { "question number" }}>
            <label for={id.clone()}>{question}</label>
            <p class="help" id={help_id}>{help(view, name).unwrap_or_default()}</p>
            if draft.is_some() {
                <p class="error" id={error_id}>{gap_words(view, &Gap::Number(fact.id.clone()))}</p>
            }
            <div class="number-row">
                <input type="text" inputmode="numeric" autocomplete="off" spellcheck="false" id={id.clone()} {value} {oninput}
                    aria-describedby={described} aria-invalid={draft.map(|_| "true")}
                    aria-label={view.chrome().fill(ChromeKey::NumberName, &range)} />
                {tick_box(view, &format!("{id}-dont-know"), "choice", view.say(ChromeKey::FactDontKnow), is_unknown, ways)}
            </div>
        </div>
    }
}

/// What must be mended, in words.
pub(crate) fn gap_words(view: &View, gap: &Gap) -> String {
    match gap {
        Gap::Reason => view.say(ChromeKey::GapReason).to_owned(),
        Gap::Refusal(id) => {
            let name = view.pathway_line(id.as_str(), "name");
            view.chrome().fill(ChromeKey::GapRefusal, &[("pathway", name)])
        }
        Gap::Number(id) => {
            let kind = view.session.library().pack().instrument().fact(id).map(|fact| &fact.kind);
            let (min, max) = match kind {
                Some(FactKind::Number { min, max }) => (*min, *max),
                _ => (0, u16::MAX),
            };
            let short = view.pack_line("fact", id.as_str(), "short");
            let values = [("fact", short), ("min", &min.to_string()), ("max", &max.to_string())];
            view.chrome().fill(ChromeKey::GapNumber, &values)
        }
    }
}
