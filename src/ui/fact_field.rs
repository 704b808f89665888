//! One fact: yes or no, a number, or a choice; each may also be "don't know".

use crate::choices::{Choice, Ways};
use crate::number_field::{NumberField, number_field};
use crate::radio_group::{RadioGroup, radio_group};
use crate::session::{Action, Number};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactDefinition, FactId, FactKind, OptionCode};
use risk_checklist_core::response::{Edit, FactValue};
use yew::prelude::*;

pub(crate) fn fact_field(view: &View, id: &FactId) -> Html {
    match view.instrument().fact(id) {
        None => Html::default(),
        Some(fact) => match &fact.kind {
            FactKind::Number { .. } => number(view, fact),
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
        chosen: view.response().fact(&fact.id).map(value_word),
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

fn number(view: &View, fact: &FactDefinition) -> Html {
    let name = fact.id.as_str();
    let recorded = view.response().fact(&fact.id);
    let say = |value| Action::Edit(Edit::Fact(fact.id.clone(), value));
    let ways = Ways { on: say(Some(FactValue::DontKnow)), off: say(None) };
    let label = view.say(ChromeKey::FactDontKnow).to_owned();
    let field = NumberField {
        number: Number::Fact(fact.id.clone()),
        prefix: "",
        question: view.pack_line("fact", name, "text"),
        help: help(view, name).unwrap_or_default(),
        recorded: match recorded {
            Some(FactValue::Number(number)) => number.to_string(),
            _ => String::new(),
        },
        beside: vec![("dont-know".to_owned(), label, recorded == Some(&FactValue::DontKnow), ways)],
        below: Html::default(),
    };
    number_field(view, field)
}
