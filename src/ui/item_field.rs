//! One item: its question, its answers, and what may be added to it.

use crate::item_more::item_more;
use crate::radio_group::{Choice, RadioGroup, radio_group};
use crate::session::Action;
use crate::view::View;
use risk_checklist_core::instrument::{Checked, Item, LinkId, OptionCode};
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::response::{AnswerValue, Edit};
use yew::prelude::*;

pub(crate) fn item_field(view: &View, link_id: &LinkId) -> Html {
    let Some(item) = view.session.library().pack().instrument().item(link_id) else {
        return Html::default();
    };
    let id = link_id.as_str();
    let answer = view.session.response().answer(link_id).cloned().unwrap_or_default();
    let chosen = match &answer.value {
        AnswerValue::Option(option) => Some(option.code.as_str().to_owned()),
        AnswerValue::NotAsked(_) => None,
    };
    let on_choose = {
        let link_id = link_id.clone();
        view.on_some(move |code: String| {
            let code = OptionCode::parse(&code).ok()?;
            Some(Action::Edit(Edit::Answer(link_id.clone(), code)))
        })
    };
    let choices: Vec<Choice> = item.options.iter().map(|option| choice(view, &option.code)).collect();
    let below = html! {
        <>
            {prompts(view, item)}
            {item_more(view, link_id, &answer)}
        </>
    };
    radio_group(RadioGroup {
        id: format!("item-{id}"),
        prefix: Some(item.prefix.clone()),
        legend: view.pack_line("item", id, "text"),
        help: view.pack().optional_line(&format!("item.{id}.help")).map(str::to_owned),
        choices,
        chosen,
        on_choose,
        shortcuts: true,
        below,
    })
}

fn choice(view: &View, code: &OptionCode) -> Choice {
    Choice { value: code.as_str().to_owned(), label: view.pack().line(&format!("option.{code}")).to_owned() }
}

/// Follow-ups to ask, shown once the answer is yes.
fn prompts(view: &View, item: &Item) -> Html {
    let present = view.session.response().finding(&item.link_id) == risk_checklist_core::instrument::Finding::Present;
    if !present || item.prompts.is_empty() {
        return Html::default();
    }
    let prompt = |prompt: &risk_checklist_core::instrument::Prompt| {
        let text = view.pack_line("item", item.link_id.as_str(), &format!("prompt.{}", prompt.id));
        html! {
            <li>
                {text}
                if prompt.checked == Checked::ConfirmLocally {
                    {" "}<span class="tag">{view.say(ChromeKey::ConfirmLocally)}</span>
                }
            </li>
        }
    };
    html! {
        <div class="prompts">
            <p class="prompts-title">{view.say(ChromeKey::PromptsTitle)}</p>
            <ul>{for item.prompts.iter().map(prompt)}</ul>
        </div>
    }
}
