//! One sharing question: native radios or boxes to tick, and a sentence where one is asked.

use crate::choices::{Choice, Ways, tick_box};
use crate::radio_group::{RadioGroup, radio_group};
use crate::session::Action;
use crate::shapes::{element, field, words};
use crate::typing::on_typing;
use crate::view::View;
use risk_checklist_core::content::{Choose, ChromeKey, GateOption, GateQuestion};
use risk_checklist_core::delivery::{GateContext, GateDraft, GateEdit, MAX_GATE_WORDS};
use risk_checklist_core::instrument::Checked;
use yew::prelude::*;

pub(crate) fn sharing_question(view: &View, draft: &GateDraft, context: &GateContext, question: &GateQuestion) -> Html {
    let gate = view.session.library().gate();
    let id = format!("gate-{}", question.id);
    let legend = view.gate_line("question", question.id.as_str(), "text");
    let help = gate.texts().optional_line(&["question", question.id.as_str(), "help"].join("."));
    let offered = draft.offered(gate, context, question);
    let chosen = draft.chosen(gate, context, question);
    let below = if question.in_words { sentence(view, draft, question) } else { Html::default() };
    if question.choose == Choose::One {
        let mut choices = Vec::new();
        for option in offered {
            let choose = Action::Gate(GateEdit::Choose(question.id.clone(), option.id.clone()));
            choices.push(Choice::new(option.id.as_str(), &option_words(view, question, option), Some(choose)));
        }
        let chosen = chosen.first().map(|option| option.id.as_str());
        return radio_group(view, RadioGroup { id, legend, help, choices, chosen, below, ..RadioGroup::default() });
    }
    let mut boxes = Vec::new();
    for option in offered {
        let edit = |edit: fn(_, _) -> GateEdit| Action::Gate(edit(question.id.clone(), option.id.clone()));
        let ways = Ways { on: edit(GateEdit::Choose), off: edit(GateEdit::Untick) };
        let label = option_words(view, question, option);
        boxes.push(tick_box(view, &format!("{id}-{}", option.id), "choice", &label, chosen.contains(&option), ways));
    }
    let help_id = help.map(|_| format!("{id}-help"));
    html! {
        <fieldset class="question" key={id.clone()} id={id} aria-describedby={help_id.clone()}>
            {words("legend", "", legend)}
            if let Some(help) = help {
                <p class="help" id={help_id}>{help}</p>
            }
            {element("div", "choices", boxes)}
            {below}
        </fieldset>
    }
}

/// The words of an option, with "confirm locally" where no source was read for it.
fn option_words(view: &View, question: &GateQuestion, option: &GateOption) -> String {
    let text = view.gate_line("question", question.id.as_str(), &["option", option.id.as_str()].join("."));
    match option.checked {
        Checked::Verified => text.to_owned(),
        Checked::ConfirmLocally => view.chrome().fill(ChromeKey::SharingLocally, &[("option", text)]),
    }
}

fn sentence(view: &View, draft: &GateDraft, question: &GateQuestion) -> Html {
    let id = format!("gate-{}-words", question.id);
    let value = draft.answer(&question.id).map(|answer| answer.words.clone()).unwrap_or_default();
    let asked = question.id.clone();
    let oninput = on_typing(view, move |text| Action::Gate(GateEdit::Words(asked.clone(), text)));
    let area = html! {
        <textarea id={id.clone()} rows="3" maxlength={MAX_GATE_WORDS.to_string()} autocomplete="off"
            autocapitalize="sentences" spellcheck="false" {value} {oninput} />
    };
    let help = words("p", "help", view.say(ChromeKey::SharingWordsHelp));
    field(&id, view.gate_line("question", question.id.as_str(), "words"), area, help)
}
