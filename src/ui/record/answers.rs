//! Every answer as it was recorded, with notes and who told us.

use super::{heading, row, table, text_row};
use crate::fact_field::value_words;
use crate::item_more::{informant_key, not_asked_key};
use crate::shapes::{element, fragment, paragraph, when, words};
use crate::view::View;
use crate::why::subject_words;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{Item, Subject};
use risk_checklist_core::response::{AnswerValue, Informant};
use yew::prelude::*;

pub(super) fn answers(view: &View) -> Html {
    let instrument = view.session.library().pack().instrument();
    let (mut items, mut facts) = (Vec::new(), Vec::new());
    for item in instrument.items() {
        items.push(item_row(view, item));
    }
    for fact in instrument.facts() {
        let value = match view.session.response().fact(&fact.id) {
            None => view.say(ChromeKey::NotAskedYet).to_owned(),
            Some(value) => value_words(view, fact.id.as_str(), value),
        };
        facts.push(text_row(&subject_words(view, &Subject::Fact(fact.id.clone())), &value));
    }
    fragment(vec![
        heading(view, ChromeKey::RecordAnswers),
        table(items),
        heading(view, ChromeKey::StepCircumstances),
        table(facts),
    ])
}

fn item_row(view: &View, item: &Item) -> Html {
    let answer = view.session.response().answer(&item.link_id).cloned().unwrap_or_default();
    let value = match &answer.value {
        AnswerValue::Option(option) => view.pack().line(&["option", option.code.as_str()].join(".")),
        AnswerValue::NotAsked(reason) => view.say(not_asked_key(*reason)),
    };
    let source =
        when(answer.informant != Informant::Person, || paragraph("", view.say(informant_key(answer.informant))));
    let name = format!("{}. {}", item.prefix, view.pack_line("item", item.link_id.as_str(), "text"));
    let note = words("span", "noted", &answer.note);
    row(&name, vec![words("td", "", value), element("td", "", vec![source, note])])
}
