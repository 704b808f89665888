//! One item: its question, its answers, and what may be added to it.

use crate::choices::{Choice, Ways, tick_box};
use crate::item_more::{item_more, note};
use crate::number_field::{NumberField, number_field};
use crate::radio_group::{RadioGroup, radio_group};
use crate::session::Number;
use crate::shapes::{element, fragment, hidden, paragraph, tag, words};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{AnswerOption, Checked, Finding, Item, ItemKind, LinkId};
use risk_checklist_core::response::{Answer, AnswerValue, Edit};
use yew::prelude::*;

pub(crate) fn item_field(view: &View, link_id: &LinkId) -> Html {
    let Some(item) = view.instrument().item(link_id) else { return Html::default() };
    let answer = view.response().answer(link_id).cloned().unwrap_or_default();
    if !view.assessment().applies(link_id) && !answer.value.is_answered() && answer.note.is_empty() {
        return not_needed(view, item);
    }
    let below = fragment(vec![prompts(view, item, link_id), item_more(view, link_id, &answer)]);
    match item.kind {
        ItemKind::Choice => choice(view, item, link_id, &answer, below),
        ItemKind::Many => many(view, item, link_id, &answer, below),
        ItemKind::Count { .. } => count(view, item, link_id, &answer, below),
        ItemKind::Text => text(view, item, link_id, &answer),
    }
}

/// What is not asked because of an earlier answer stays in its place, so that nothing
/// jumps and everyone can see why the numbers skip.
fn not_needed(view: &View, item: &Item) -> Html {
    let name = format!("{}. {}", item.prefix, view.item_line(&item.link_id, "short"));
    let inside = vec![words("span", "", &name), Html::from(" "), tag(view.say(ChromeKey::ItemNotNeeded))];
    element("p", "not-needed", inside)
}

fn choice(view: &View, item: &Item, link_id: &LinkId, answer: &Answer, below: Html) -> Html {
    let mut choices = Vec::new();
    for option in &item.options {
        let action = view.edit(Edit::Answer(link_id.clone(), option.code.clone()));
        choices.push(Choice::new(option.code.as_str(), view.option_words(item, option), Some(action)));
    }
    let group = RadioGroup {
        id: format!("item-{link_id}"),
        prefix: &item.prefix,
        legend: &view.item_line(link_id, "text"),
        help: view.item_help(link_id),
        choices,
        chosen: match &answer.value {
            AnswerValue::Option(option) => Some(option.code.as_str()),
            _ => None,
        },
        shortcuts: true,
        below,
    };
    radio_group(view, group)
}

/// Any number of answers: a box to tick for each.
fn many(view: &View, item: &Item, link_id: &LinkId, answer: &Answer, below: Html) -> Html {
    let is_ticked = |option: &AnswerOption| match &answer.value {
        AnswerValue::Many(ticked) => ticked.contains(option),
        _ => false,
    };
    let mut boxes = Vec::new();
    for option in &item.options {
        let tick = |on| view.edit(Edit::Tick(link_id.clone(), option.code.clone(), on));
        let id = format!("item-{link_id}-{}", option.code);
        let ways = Ways { on: tick(true), off: tick(false) };
        boxes.push(tick_box(view, &id, "choice", view.option_words(item, option), is_ticked(option), ways));
    }
    let number = element("span", "prefix", vec![Html::from(&item.prefix), hidden(". ")]);
    let id = format!("item-{link_id}");
    html! {
        <fieldset class="question" key={id.clone()} {id}>
            {element("legend", "", vec![number, words("span", "", &view.item_line(link_id, "text"))])}
            {paragraph("help", view.item_help(link_id).unwrap_or_else(|| view.say(ChromeKey::ItemTickAll)))}
            {element("div", "choices", boxes)}
            {below}
        </fieldset>
    }
}

fn count(view: &View, item: &Item, link_id: &LinkId, answer: &Answer, below: Html) -> Html {
    let mut beside = Vec::new();
    for option in &item.options {
        let is_chosen = matches!(&answer.value, AnswerValue::Option(chosen) if chosen == option);
        let on = view.edit(Edit::Answer(link_id.clone(), option.code.clone()));
        let off = view.edit(Edit::NotAsked(link_id.clone(), None));
        let label = view.option_words(item, option).to_owned();
        beside.push((option.code.as_str().to_owned(), label, is_chosen, Ways { on, off }));
    }
    let field = NumberField {
        number: Number::Item(view.part, link_id.clone()),
        prefix: &item.prefix,
        question: &view.item_line(link_id, "text"),
        help: view.item_help(link_id).unwrap_or_default(),
        recorded: match answer.value {
            AnswerValue::Number(number, _) => number.to_string(),
            _ => String::new(),
        },
        beside,
        below,
    };
    number_field(view, field)
}

/// A short text. It is kept as the note of its item, which never leaves with an outcome.
fn text(view: &View, item: &Item, link_id: &LinkId, answer: &Answer) -> Html {
    let label = format!("{}. {}", item.prefix, view.item_line(link_id, "text"));
    let help = paragraph("help", view.item_help(link_id).unwrap_or_else(|| view.say(ChromeKey::ItemTextHelp)));
    element("div", "question", vec![note(view, link_id, answer, &label), help])
}

/// Follow-ups to ask, shown once the answer is yes.
fn prompts(view: &View, item: &Item, link_id: &LinkId) -> Html {
    let is_present = view.response().finding(link_id) == Finding::Present;
    if !is_present || item.prompts.is_empty() {
        return Html::default();
    }
    let mut lines = Vec::new();
    for prompt in &item.prompts {
        let part = ["prompt", prompt.id.as_str()].join(".");
        let mut inside = vec![Html::from(view.pack_line("item", item.link_id.as_str(), &part))];
        if prompt.checked == Checked::ConfirmLocally {
            inside.extend([Html::from(" "), tag(view.say(ChromeKey::ConfirmLocally))]);
        }
        lines.push(element("li", "", inside));
    }
    let title = paragraph("prompts-title", view.say(ChromeKey::PromptsTitle));
    element("div", "prompts", vec![title, element("ul", "", lines)])
}
