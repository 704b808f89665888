//! What may be shared for one referral: one short screen at a time, with danger first on
//! each of them.

use crate::focus::Places;
use crate::send_panel::Ways;
use crate::session::{Action, Sharing, Step};
use crate::shapes::{button, element, fragment, list, paragraph, section, when, words};
use crate::sharing_end::{passed, stopped};
use crate::sharing_line::{answer_words, line_words};
use crate::sharing_question::sharing_question;
use crate::start_screen::emergency_steps;
use crate::view::View;
use crate::why::source_list;
use risk_checklist_core::content::{ChromeKey, GateQuestion, GateStage};
use risk_checklist_core::delivery::{GateDraft, GateState};
use yew::prelude::*;

pub(crate) fn sharing_screen(view: &View, sharing: &Sharing, places: &Places, leave: &Ways) -> Html {
    let pathway = &sharing.pathway;
    let name = view.pathway_line(pathway.as_str(), "name");
    let state = view.session.gate_state(pathway);
    let at = match (&sharing.at, &state) {
        (None, GateState::Asking(stage)) => Some(*stage),
        (at, _) => *at,
    };
    let (content, place) = match (at, state) {
        (Some(stage), _) => (asking(view, sharing, stage), stage.as_str()),
        (None, GateState::Stopped(stop)) => (stopped(view, pathway, &stop), "stopped"),
        (None, _) => (passed(view, pathway, places, leave), "passed"),
    };
    let to_outcome = view.on_press(Action::Go(Step::Outcome));
    let ways = vec![
        when(at.is_some(), || button("next", "primary", view.say(ChromeKey::Next), view.on_press(Action::Next))),
        button("back", "", view.say(ChromeKey::Back), view.on_press(Action::Back)),
        button("to-outcome", "link", view.say(ChromeKey::SharingReturn), to_outcome),
    ];
    html! {
        <section class="screen sharing" key={place} aria-labelledby="screen-title">
            <h3 id="screen-title" tabindex="-1" ref={places.heading.clone()}>
                {view.chrome().fill(ChromeKey::SharingTitle, &[("pathway", name)])}
            </h3>
            {danger(view)}
            {content}
            {element("div", "buttons ways", ways)}
            {when(at.is_some(), || so_far(view, sharing))}
        </section>
    }
}

/// 999 is never behind a question: what to do while danger is known, and one line else.
fn danger(view: &View) -> Html {
    emergency_steps(view).unwrap_or_else(|| {
        let call = html! { <a class="phone" href="tel:999">{view.say(ChromeKey::SharingCall)}</a> };
        element("p", "danger-line", vec![Html::from(view.say(ChromeKey::SharingDanger)), Html::from(" "), call])
    })
}

fn asking(view: &View, sharing: &Sharing, stage: GateStage) -> Html {
    let (gate, pathway) = (view.session.library().gate(), &sharing.pathway);
    let (draft, context) = (view.session.gate_draft(pathway), view.session.gate_context(pathway));
    let questions = draft.asked_in(gate, &context, stage);
    let is_told = view.session.gaps_shown() > 0 && is_open(&draft, view, sharing, stage);
    let error = if is_told { view.say(ChromeKey::SharingOpen) } else { "" };
    let mut inside = vec![
        paragraph("help", &progress(view, &draft, sharing, stage)),
        when(stage == GateStage::Purpose, || who(view, pathway.as_str())),
        html! { <p class="error" role="alert">{error}</p> },
    ];
    for question in &questions {
        inside.push(sharing_question(view, &draft, &context, question));
    }
    inside.push(why(view, stage, &questions));
    let title = view.gate_line("stage", stage.as_str(), "title");
    section("block", "stage-title", title, inside)
}

fn is_open(draft: &GateDraft, view: &View, sharing: &Sharing, stage: GateStage) -> bool {
    let context = view.session.gate_context(&sharing.pathway);
    matches!(draft.stage_state(view.session.library().gate(), &context, stage), Some(GateState::Asking(_)))
}

/// "About", because an answer can add a step or save one.
fn progress(view: &View, draft: &GateDraft, sharing: &Sharing, stage: GateStage) -> String {
    let context = view.session.gate_context(&sharing.pathway);
    let stages = draft.stages(view.session.library().gate(), &context);
    let number = stages.iter().filter(|other| **other <= stage).count().to_string();
    view.chrome().fill(ChromeKey::SharingProgress, &[("number", &number), ("of", &stages.len().to_string())])
}

fn who(view: &View, pathway: &str) -> Html {
    let label = words("strong", "", view.say(ChromeKey::ReferralWho));
    element("p", "", vec![label, Html::from(" "), Html::from(view.pathway_line(pathway, "who"))])
}

/// Why it is asked, with the sources of every question on the screen: folded away.
fn why(view: &View, stage: GateStage, questions: &[&GateQuestion]) -> Html {
    let gate = view.session.library().gate();
    let lines = gate.texts().lines(&["stage", stage.as_str(), "why"].join("."));
    let mut sources = Vec::new();
    for question in questions {
        for id in question.sources.iter().chain(question.options.iter().flat_map(|option| &option.sources)) {
            if !sources.contains(id) {
                sources.push(id.clone());
            }
        }
    }
    let body = vec![list("", &mut lines.iter().map(String::as_str)), source_list(view, &sources, &gate.head().sources)];
    let summary = words("summary", "", view.say(ChromeKey::SharingWhy));
    element("details", "why", vec![summary, element("div", "why-body", body)])
}

/// What was answered so far; each answer can be opened and changed.
fn so_far(view: &View, sharing: &Sharing) -> Html {
    let (gate, pathway) = (view.session.library().gate(), &sharing.pathway);
    let context = view.session.gate_context(pathway);
    let mut lines = Vec::new();
    for line in view.session.gate_draft(pathway).lines(gate, &context) {
        let onclick = view.on_press(Action::GoToGate(line.topic.stage()));
        let label = line_words(view, &line);
        lines.push(element(
            "li",
            "",
            vec![button("", "link", &label, onclick), words("span", "", &answer_words(view, &line))],
        ));
    }
    if lines.is_empty() {
        return Html::default();
    }
    let summary = view.chrome().count(ChromeKey::SharingSoFarOne, ChromeKey::SharingSoFarOther, lines.len());
    let summary = words("summary", "", &summary);
    fragment(vec![element("details", "so-far", vec![summary, element("ul", "answered", lines)])])
}
