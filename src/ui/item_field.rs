//! One item: its question, its answers, and what may be added to it.

use crate::choices::Choice;
use crate::item_more::item_more;
use crate::radio_group::{RadioGroup, radio_group};
use crate::session::Action;
use crate::shapes::{element, fragment, paragraph, tag};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{Checked, Finding, Item, LinkId};
use risk_checklist_core::response::{AnswerValue, Edit};
use yew::prelude::*;

pub(crate) fn item_field(view: &View, link_id: &LinkId) -> Html {
    let Some(item) = view.session.library().pack().instrument().item(link_id) else {
        return Html::default();
    };
    let id = link_id.as_str();
    let answer = view.session.response().answer(link_id).cloned().unwrap_or_default();
    let mut choices = Vec::new();
    for option in &item.options {
        let action = Action::Edit(Edit::Answer(link_id.clone(), option.code.clone()));
        let code = option.code.as_str();
        choices.push(Choice::new(code, view.pack().line(&["option", code].join(".")), Some(action)));
    }
    let group = RadioGroup {
        id: format!("item-{id}"),
        prefix: &item.prefix,
        legend: view.pack_line("item", id, "text"),
        help: view.pack().optional_line(&["item", id, "help"].join(".")),
        choices,
        chosen: match &answer.value {
            AnswerValue::Option(option) => Some(option.code.as_str()),
            _ => None,
        },
        shortcuts: true,
        below: fragment(vec![prompts(view, item), item_more(view, link_id, &answer)]),
    };
    radio_group(view, group)
}

/// Follow-ups to ask, shown once the answer is yes.
fn prompts(view: &View, item: &Item) -> Html {
    let is_present = view.session.response().finding(&item.link_id) == Finding::Present;
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
