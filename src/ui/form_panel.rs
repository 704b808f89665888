//! The referral form behind a passed gate: its parts, what is still needed, exactly what
//! would leave, and the ways to let it leave.

use crate::focus::{Places, focus_by_id};
use crate::form_part::{FormView, form_part};
use crate::form_preview::form_preview;
use crate::send_panel::{Download, Ways};
use crate::session::Action;
use crate::shapes::{button, element, fragment, paragraph, section, when, words};
use crate::view::View;
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::{ChromeKey, FieldKind};
use risk_checklist_core::delivery::{FormGap, FormWays, PassedGate, form_v1, is_about, to_html};
use risk_checklist_core::instrument::PathwayId;
use yew::prelude::*;

/// Names that say nothing: whoever looks through a list of downloads learns nothing.
const JSON_FILE: &str = "form.json";
const HTML_FILE: &str = "form.html";

pub(crate) fn form_panel(view: &View, places: &Places, ways: &Ways, gate: &PassedGate) -> Html {
    let draft = view.session.form_draft(gate.pathway());
    let inputs = view.session.form_inputs(&draft);
    let (Some(form), Some(definition)) =
        (view.session.referral_form(gate), view.session.library().forms().find(gate.pathway()))
    else {
        return Html::default();
    };
    let shown = FormView { view, gate, form: &form, definition, inputs };
    let mut parts = vec![paragraph("", view.say(ChromeKey::FormIntro))];
    for (place, id) in definition.blocks.iter().enumerate() {
        parts.extend(view.session.library().forms().block(id).map(|block| form_part(&shown, block, place)));
    }
    fragment(vec![
        section("block form", "form-title", view.say(ChromeKey::FormTitle), parts),
        section(
            "block form-leaves",
            "form-leaves-title",
            view.say(ChromeKey::FormLeavesTitle),
            leaves(&shown, places, ways),
        ),
    ])
}

/// What leaves, what it waits for, and how.
fn leaves(shown: &FormView<'_>, places: &Places, ways: &Ways) -> Vec<Html> {
    let FormView { view, form, .. } = *shown;
    let parts = form.document(view.session.library());
    let exact = form_v1::to_wire(form).ok();
    let exact_shown = |text: &str| {
        let label = view.say(ChromeKey::FormExact).to_owned();
        let pre = html! { <pre class="notice" tabindex="0" role="region" aria-label={label}>{text}</pre> };
        element("details", "", vec![words("summary", "", view.say(ChromeKey::FormExact)), pre])
    };
    let said = match (view.session.form_sent(), &exact) {
        (None, _) => "",
        (Some(sent), Some(exact)) if sent == exact => view.say(ChromeKey::FormSentDone),
        (Some(_), _) => view.say(ChromeKey::FormSentChanged),
    };
    vec![
        paragraph("", view.say(ChromeKey::FormLeavesIntro)),
        html! {
            <div class="form-preview" role="region" aria-label={view.say(ChromeKey::FormPreview).to_owned()}>
                {form_preview(&parts)}
            </div>
        },
        exact.as_deref().map(exact_shown).unwrap_or_default(),
        needed(shown, places),
        police(shown),
        paragraph("form-warning", view.say(ChromeKey::FormWarning)),
        element("div", "buttons", buttons(shown, ways, exact, to_html(&parts))),
        html! { <p role="status" class="sent">{said}</p> },
    ]
}

/// What the form still lacks, each with a way to it.
fn needed(shown: &FormView<'_>, places: &Places) -> Html {
    let FormView { view, form, .. } = *shown;
    if form.gaps().is_empty() {
        return Html::default();
    }
    let forms = view.session.library().forms();
    let mut lines = Vec::new();
    for gap in form.gaps() {
        let text = [forms.line("block", gap.block.as_str(), "title"), forms.line("field", gap.field.as_str(), "label")]
            .join(": ");
        let (node, id) = (places.errors.clone(), target(shown, gap));
        let lead = Callback::from(move |_: MouseEvent| focus_by_id(&node, &id));
        lines.push(element("li", "", vec![button("", "link", &text, lead)]));
    }
    let title = view.chrome().count(ChromeKey::FormNeededOne, ChromeKey::FormNeededOther, lines.len());
    // Said aloud only when someone pressed a way out: it stands here all the time.
    let role = (view.session.gaps_shown() > 0).then_some("alert");
    html! {
        <div class="error-summary" ref={places.errors.clone()} tabindex="-1" {role} aria-labelledby="form-needed-title">
            <h5 id="form-needed-title">{title}</h5>
            {paragraph("", view.say(ChromeKey::FormNeededHelp))}
            {element("ul", "", lines)}
        </div>
    }
}

/// What takes focus to fill a gap: the field, or the question why it is blank when the field
/// itself is not shown.
fn target(shown: &FormView<'_>, gap: &FormGap) -> String {
    let FormView { gate, inputs, .. } = *shown;
    let id = &gap.field;
    let Some((block, field)) = inputs.library.forms().field(id) else { return String::new() };
    let is_hidden = inputs.draft.entry(id).is_some_and(|entry| entry.is_left_out);
    if inputs.draft.is_left_out(&block.id) || !is_about(gate, block) || is_hidden {
        format!("form-{id}-blank")
    } else if field.kind == FieldKind::YesNo {
        // A group of answers takes no focus; its first answer does.
        format!("form-{id}-yes")
    } else {
        format!("form-{id}")
    }
}

/// When the police may be the wrong place, or nobody knows yet.
fn police(shown: &FormView<'_>) -> Html {
    let FormView { view, form, definition, inputs, .. } = *shown;
    let is_open = |trigger| inputs.assessment.state(trigger) == TriggerState::Undetermined;
    if form.ways() == FormWays::ByHand {
        return paragraph("form-warning", view.say(ChromeKey::FormByHand));
    }
    when(definition.by_hand_when.iter().any(is_open), || {
        paragraph("form-warning", view.say(ChromeKey::FormPoliceUnknown))
    })
}

fn buttons(shown: &FormView<'_>, ways: &Ways, exact: Option<String>, readable: String) -> Vec<Html> {
    let FormView { view, form, .. } = *shown;
    let act = view.clone();
    // Nothing leaves while something is needed: every way out says so instead.
    let guarded = |leave: Box<dyn Fn(&str)>| {
        let (act, exact) = (act.clone(), exact.clone());
        Callback::from(move |_: MouseEvent| match &exact {
            Some(exact) => leave(exact),
            None => act.act(Action::ShowGaps),
        })
    };
    let (print, json, html, send, sent) =
        (ways.print.clone(), ways.download.clone(), ways.download.clone(), ways.form.clone(), view.clone());
    let mut buttons = vec![
        button("form-print", "", view.say(ChromeKey::FormPrint), guarded(Box::new(move |_| print.emit(())))),
        button(
            "form-html",
            "",
            view.say(ChromeKey::FormDownloadHtml),
            guarded(Box::new(move |_| {
                html.emit(Download { name: HTML_FILE, kind: "text/html", text: readable.clone() })
            })),
        ),
        button(
            "form-json",
            "",
            view.say(ChromeKey::FormDownloadJson),
            guarded(Box::new(move |exact| {
                json.emit(Download { name: JSON_FILE, kind: "application/json", text: exact.to_owned() })
            })),
        ),
    ];
    if view.session.settings().forms && form.ways() == FormWays::Any {
        let leave = guarded(Box::new(move |exact| {
            send.emit(exact.to_owned());
            sent.act(Action::FormSent(exact.to_owned()));
        }));
        buttons.insert(0, button("form-send", "primary", view.say(ChromeKey::FormSend), leave));
    }
    buttons
}

/// The form on paper, alone. Nothing while something is needed.
pub(crate) fn form_record(view: &View, pathway: &PathwayId) -> Html {
    let form = view.session.passed_gate(pathway).and_then(|gate| view.session.referral_form(&gate));
    let Some(form) = form.filter(|form| form.gaps().is_empty()) else { return Html::default() };
    html! {
        <section class="record" aria-hidden="true">
            {form_preview(&form.document(view.session.library()))}
        </section>
    }
}
