//! One field of a referral form. Browsers are asked to keep nothing of it: no name, no
//! autofill, and no spelling service that would send the words away.

use crate::choices::{Choice as Offered, select};
use crate::form_part::FormView;
use crate::radio_group::{RadioGroup, radio_group};
use crate::session::Action;
use crate::shapes::{button, element, fragment, hidden, tag, when, words};
use crate::typing::on_typing;
use risk_checklist_core::content::{ChromeKey, FieldDefinition, FieldKind};
use risk_checklist_core::delivery::{
    BlankReason, Choice, FieldValue, FormEdit, choice_words, is_required, standing_value,
};
use yew::prelude::*;

pub(crate) fn form_field(shown: &FormView<'_>, field: &FieldDefinition) -> Html {
    let FormView { view, gate, definition, inputs, .. } = *shown;
    let value = standing_value(gate.pathway(), field, inputs);
    let is_left_out = inputs.draft.entry(&field.id).is_some_and(|entry| entry.is_left_out);
    let is_empty =
        value.as_ref().is_none_or(|value| matches!(value, FieldValue::Words(words) if words.trim().is_empty()));
    let is_required = is_required(definition, &field.id, inputs.required);
    let control = if is_left_out {
        let label = inputs.library.forms().line("field", field.id.as_str(), "label");
        let parts = vec![words("strong", "", label), Html::from(" "), tag(view.say(ChromeKey::FormPartLeftOut))];
        element("p", "", parts)
    } else if field.kind == FieldKind::YesNo {
        yes_no(shown, field, value.as_ref(), is_required)
    } else {
        written(shown, field, value.as_ref(), is_required)
    };
    // Always four, shown or not: were the list to grow while someone types, the box would be
    // made anew and lose its focus.
    let inside = [
        control,
        when(is_empty && field.offers_judgement, || offer(shown, field)),
        when(!is_empty || is_left_out, || leave_out(shown, field, is_left_out)),
        when(is_required && (is_empty || is_left_out), || why_blank(shown, field)),
    ];
    html! { <div class="form-field" key={field.id.as_str()}>{for inside}</div> }
}

fn act(shown: &FormView<'_>, edit: FormEdit) -> Action {
    Action::Form(shown.gate.pathway().clone(), edit)
}

fn yes_no(shown: &FormView<'_>, field: &FieldDefinition, value: Option<&FieldValue>, is_required: bool) -> Html {
    let FormView { view, inputs, .. } = *shown;
    let mut choices = Vec::new();
    for (word, choice) in Choice::WORDS {
        let action = act(shown, FormEdit::Choose(field.id.clone(), choice));
        choices.push(Offered::new(word, choice_words(inputs.library, choice), Some(action)));
    }
    let chosen = match value {
        Some(FieldValue::Choice(choice)) => Some(choice.as_str()),
        _ => None,
    };
    let group = RadioGroup {
        id: format!("form-{}", field.id),
        legend: inputs.library.forms().line("field", field.id.as_str(), "label"),
        help: shown.optional("field", field.id.as_str(), "help"),
        choices,
        chosen,
        ..RadioGroup::default()
    };
    let needed = if is_required && chosen.is_none() { tag(view.say(ChromeKey::FormRequired)) } else { Html::default() };
    fragment(vec![needed, radio_group(view, group)])
}

fn written(shown: &FormView<'_>, field: &FieldDefinition, value: Option<&FieldValue>, is_required: bool) -> Html {
    let FormView { view, gate, inputs, .. } = *shown;
    let id = AttrValue::from(format!("form-{}", field.id));
    let text = match value {
        Some(FieldValue::Words(words)) => words.clone(),
        _ => String::new(),
    };
    let (pathway, field_id) = (gate.pathway().clone(), field.id.clone());
    let oninput = on_typing(view, move |text| Action::Form(pathway.clone(), FormEdit::Write(field_id.clone(), text)));
    let limit = field.kind.limit().map(|limit| limit.to_string());
    let help = shown.optional("field", field.id.as_str(), "help");
    let help_id = help.map(|_| format!("{id}-help"));
    let control = if matches!(field.kind, FieldKind::Text { .. }) {
        html! {
            <textarea id={&id} rows="3" maxlength={limit} autocomplete="off" autocapitalize="sentences" spellcheck="false"
                aria-describedby={help_id.clone()} value={text} {oninput} />
        }
    } else {
        html! {
            <input type="text" id={&id} maxlength={limit} autocomplete="off" autocapitalize="off" spellcheck="false"
                aria-describedby={help_id.clone()} value={text} {oninput} />
        }
    };
    html! {
        <div class="field">
            <label for={&id}>
                {inputs.library.forms().line("field", field.id.as_str(), "label")}
                if is_required {
                    {" "}{tag(view.say(ChromeKey::FormRequired))}
                }
            </label>
            if let Some(help) = help {
                <p class="help" id={help_id}>{help}</p>
            }
            {control}
        </div>
    }
}

/// The practitioner's own reason for concern is theirs to copy in: it is never there by
/// itself, because it was written to stay.
fn offer(shown: &FormView<'_>, field: &FieldDefinition) -> Html {
    let judgement = shown.view.response().judgement();
    if !judgement.is_concerned() || judgement.reason().trim().is_empty() {
        return Html::default();
    }
    let copy = act(shown, FormEdit::Write(field.id.clone(), judgement.reason().to_owned()));
    button("", "link", shown.view.say(ChromeKey::FormCopyJudgement), shown.view.on_press(copy))
}

fn leave_out(shown: &FormView<'_>, field: &FieldDefinition, is_left_out: bool) -> Html {
    let key = if is_left_out { ChromeKey::FormFieldPutBack } else { ChromeKey::FormFieldLeaveOut };
    let label = format!(": {}", shown.inputs.library.forms().line("field", field.id.as_str(), "label"));
    let onclick = shown.view.on_press(act(shown, FormEdit::LeaveOutField(field.id.clone(), !is_left_out)));
    html! { <button type="button" class="link" {onclick}>{shown.view.say(key)}{hidden(&label)}</button> }
}

/// Why a required field has no value.
pub(crate) fn why_blank(shown: &FormView<'_>, field: &FieldDefinition) -> Html {
    let FormView { view, inputs, .. } = *shown;
    let edit = |why| Some(act(shown, FormEdit::WhyBlank(field.id.clone(), why)));
    let mut choices = vec![Offered::new("", view.say(ChromeKey::FormWhyBlankNone), edit(None))];
    for (word, why) in BlankReason::WORDS {
        let label = inputs.library.forms().texts().line(&["blank", word].join("."));
        choices.push(Offered::new(word, label, edit(Some(why))));
    }
    let chosen = inputs.draft.entry(&field.id).and_then(|entry| entry.why_blank).map_or("", BlankReason::as_str);
    let id = format!("form-{}-blank", field.id);
    let name = inputs.library.forms().line("field", field.id.as_str(), "label");
    let label = view.chrome().fill(ChromeKey::FormWhyBlank, &[("field", name)]);
    crate::shapes::field(&id, &label, select(view, &id, choices, chosen), Html::default())
}
