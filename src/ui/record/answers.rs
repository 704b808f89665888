//! Every answer as it was recorded, with notes and who told us.

use super::{heading, row, table, text_row};
use crate::fact_field::value_words;
use crate::item_more::{informant_key, not_asked_key};
use crate::shapes::{element, fragment, paragraph, when, words};
use crate::view::View;
use crate::why::subject_words;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactId, Item, ItemKind, LinkId, Subject};
use risk_checklist_core::response::{AnswerValue, Informant};
use yew::prelude::*;

pub(super) fn answers(view: &View) -> Html {
    let (mut inside, mut facts) = (Vec::new(), Vec::new());
    let mut said: Vec<FactId> = Vec::new();
    for view in &view.each() {
        inside.push(heading(view, ChromeKey::RecordAnswers));
        inside.push(when(view.session.packs().len() > 1, || paragraph("", view.pack().line("pack.title"))));
        let mut items = Vec::new();
        for item in view.instrument().items() {
            for id in view.response().repetitions(view.instrument(), &item.link_id) {
                items.push(item_row(view, item, &id));
            }
        }
        inside.push(table(items));
        if let Some(band) = view.response().judgement().band() {
            inside.push(paragraph("", view.pack_line("band", band.as_str(), "name")));
        }
        // A fact is one thing for all checklists, so it stands once.
        for fact in view.instrument().facts().iter().filter(|fact| !said.contains(&fact.id)) {
            let value = match view.response().fact(&fact.id) {
                None => view.say(ChromeKey::NotAskedYet).to_owned(),
                Some(value) => value_words(view, fact.id.as_str(), value),
            };
            facts.push(text_row(&subject_words(view, &Subject::Fact(fact.id.clone())), &value));
        }
        said.extend(view.instrument().facts().iter().map(|fact| fact.id.clone()));
    }
    inside.extend([heading(view, ChromeKey::StepCircumstances), table(facts)]);
    fragment(inside)
}

fn item_row(view: &View, item: &Item, id: &LinkId) -> Html {
    let answer = view.response().answer(id).cloned().unwrap_or_default();
    let value = match &answer.value {
        AnswerValue::Option(option) => view.option_words(item, option).to_owned(),
        AnswerValue::Number(number, _) => number.to_string(),
        AnswerValue::Many(ticked) => {
            let mut names = Vec::new();
            for option in ticked {
                names.push(view.option_words(item, option));
            }
            names.join(", ")
        }
        AnswerValue::NotAsked(None) if !view.assessment().applies(id) => view.say(ChromeKey::ItemNotNeeded).to_owned(),
        AnswerValue::NotAsked(_) if item.kind == ItemKind::Text => String::new(),
        AnswerValue::NotAsked(reason) => view.say(not_asked_key(*reason)).to_owned(),
    };
    let source =
        when(answer.informant != Informant::Person, || paragraph("", view.say(informant_key(answer.informant))));
    let label = id.parts().1.map(|label| format!(" ({label})")).unwrap_or_default();
    let name = format!("{}. {}{label}", item.prefix, view.item_line(id, "text"));
    let note = words("span", "noted", &answer.note);
    row(&name, vec![words("td", "", &value), element("td", "", vec![source, note])])
}
