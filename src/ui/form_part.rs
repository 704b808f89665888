//! One part of a referral form: folded but for the first, with one press to leave it out.

use crate::choices::{Ways, tick_box};
use crate::form_field::form_field;
use crate::session::Action;
use crate::shapes::{element, fragment, paragraph, tag, when, words};
use crate::view::View;
use risk_checklist_core::content::{BlockDefinition, ChromeKey, FormDefinition};
use risk_checklist_core::delivery::{FormEdit, FormInputs, PassedGate, ReferralForm, is_about, is_required};
use risk_checklist_core::instrument::Checked;
use yew::prelude::*;

/// What every part of the form needs to know.
#[derive(Clone, Copy)]
pub(crate) struct FormView<'a> {
    pub(crate) view: &'a View,
    pub(crate) gate: &'a PassedGate,
    pub(crate) form: &'a ReferralForm,
    pub(crate) definition: &'a FormDefinition,
    pub(crate) inputs: FormInputs<'a>,
}

impl FormView<'_> {
    /// One of the forms' own words, unless there is none.
    pub(crate) fn optional(&self, kind: &str, id: &str, part: &str) -> Option<&str> {
        self.inputs.library.forms().texts().optional_line(&[kind, id, part].join("."))
    }
}

pub(crate) fn form_part(shown: &FormView<'_>, block: &BlockDefinition, place: usize) -> Html {
    let FormView { view, gate, inputs, .. } = *shown;
    let id = block.id.as_str();
    let title = inputs.library.forms().line("block", id, "title");
    let is_left_out = inputs.draft.is_left_out(&block.id);
    let class = if is_left_out { "form-part left-out" } else { "form-part" };
    let body = if !is_about(gate, block) {
        fragment(vec![paragraph("help", view.say(ChromeKey::FormNotAbout)), required_only(shown, block)])
    } else if is_left_out {
        fragment(vec![paragraph("help", view.say(ChromeKey::FormPartLeftOutHelp)), required_only(shown, block)])
    } else {
        fields(shown, block, title)
    };
    let edit = |stays_out| Action::Form(gate.pathway().clone(), FormEdit::LeaveOut(block.id.clone(), stays_out));
    let leave_out = || {
        let label = view.chrome().fill(ChromeKey::FormLeaveOut, &[("part", title)]);
        let ways = Ways { on: edit(true), off: edit(false) };
        tick_box(view, &format!("leave-out-{id}"), "leave-out", &label, is_left_out, ways)
    };
    let summary = vec![
        words("span", "form-part-title", title),
        words("span", "form-part-state", &state(shown, block, is_left_out)),
    ];
    let open = place == 0;
    html! {
        <div {class} key={id}>
            <details {open}>
                {element("summary", "", summary)}
                {element("div", "form-part-body", vec![body])}
            </details>
            {when(is_about(gate, block), leave_out)}
        </div>
    }
}

/// How a part stands, in a few words.
fn state(shown: &FormView<'_>, block: &BlockDefinition, is_left_out: bool) -> String {
    let FormView { view, gate, form, .. } = *shown;
    let needed = form.gaps().iter().filter(|gap| gap.block == block.id).count();
    let filled = form.count(&block.id);
    if needed > 0 {
        view.chrome().count(ChromeKey::FormPartNeededOne, ChromeKey::FormPartNeededOther, needed)
    } else if is_left_out || !is_about(gate, block) {
        view.say(ChromeKey::FormPartLeftOut).to_owned()
    } else if block.is_gate {
        view.say(ChromeKey::FormPartFilledIn).to_owned()
    } else if filled == 0 {
        view.say(ChromeKey::FormPartEmpty).to_owned()
    } else {
        view.chrome().count(ChromeKey::FormPartFilledOne, ChromeKey::FormPartFilledOther, filled)
    }
}

/// The fields as one named group; those that could lead to the person are folded away.
fn fields(shown: &FormView<'_>, block: &BlockDefinition, title: &str) -> Html {
    let view = shown.view;
    let help = shown.optional("block", block.id.as_str(), "help");
    let mut inside = vec![
        words("legend", "visually-hidden", title),
        when(block.checked == Checked::ConfirmLocally, || tag(view.say(ChromeKey::ConfirmLocally))),
        help.map(|help| paragraph("help", help)).unwrap_or_default(),
    ];
    let mut essential = Vec::new();
    let mut is_open = false;
    for field in &block.fields {
        if field.only_if_essential {
            is_open |= shown.inputs.draft.entry(&field.id).is_some_and(|entry| entry.value.is_some())
                || is_required(shown.definition, &field.id, shown.inputs.required);
            essential.push(form_field(shown, field));
        } else {
            inside.push(form_field(shown, field));
        }
    }
    if !essential.is_empty() {
        essential.insert(0, words("summary", "", view.say(ChromeKey::FormEssential)));
        essential.insert(1, paragraph("help", view.say(ChromeKey::FormEssentialHelp)));
        inside.push(html! { <details class="essential" open={is_open}>{for essential}</details> });
    }
    element("fieldset", "form-fields", inside)
}

/// Of a part that is left out, only why its required fields are blank.
fn required_only(shown: &FormView<'_>, block: &BlockDefinition) -> Html {
    let mut inside = Vec::new();
    for field in &block.fields {
        if is_required(shown.definition, &field.id, shown.inputs.required) {
            inside.push(crate::form_field::why_blank(shown, field));
        }
    }
    fragment(inside)
}
