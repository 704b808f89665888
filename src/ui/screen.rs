//! One screen: its heading, its content, and the way on and back.

use crate::error_summary::error_summary;
use crate::fact_field::fact_field;
use crate::focus::Places;
use crate::item_field::item_field;
use crate::judgement_field::judgement_field;
use crate::outcome_screen::outcome_screen;
use crate::send_panel::Ways;
use crate::session::{Action, Step};
use crate::shapes::{button, element, fragment, paragraph, section, when};
use crate::sharing_screen::sharing_screen;
use crate::start_screen::start_screen;
use crate::step_nav::title;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use yew::prelude::*;

pub(crate) fn screen(view: &View, places: &Places, ways: &Ways) -> Html {
    if let Some(sharing) = view.session.sharing() {
        return sharing_screen(view, sharing, places, ways);
    }
    let step = view.session.step();
    let content = match step {
        Step::Start => start_screen(view),
        Step::Section(index) => items(view, index),
        Step::Circumstances => circumstances(view),
        Step::Judgement => judgement_field(view),
        Step::Outcome | Step::Sharing => outcome_screen(view, places, ways),
    };
    let place = step.index(view.session.library().pack().instrument());
    html! {
        <section class="screen" key={place} aria-labelledby="screen-title">
            <h3 id="screen-title" tabindex="-1" ref={places.heading.clone()}>{title(view, step)}</h3>
            {when(step != Step::Outcome, || error_summary(view, &places.errors))}
            {content}
            {on_and_back(view, step)}
        </section>
    }
}

/// The items of one section.
fn items(view: &View, index: usize) -> Html {
    let sections = view.session.library().pack().instrument().sections();
    let Some(section) = sections.get(index) else { return Html::default() };
    let intro = view.pack().optional_line(&["section", section.id.as_str(), "intro"].join("."));
    let intro = intro.map(|intro| paragraph("lead", intro)).unwrap_or_default();
    let mut inside = vec![intro, paragraph("help keys", view.say(ChromeKey::KeysHelp))];
    for link_id in &section.items {
        inside.push(item_field(view, link_id));
    }
    fragment(inside)
}

/// Every group of facts but the first, which the start screen asks.
fn circumstances(view: &View) -> Html {
    let mut inside = vec![paragraph("lead", view.say(ChromeKey::CircumstancesIntro))];
    for group in view.session.library().pack().instrument().fact_groups().iter().skip(1) {
        let mut fields = Vec::new();
        for id in &group.facts {
            fields.push(fact_field(view, id));
        }
        let name = view.pack_line("factGroup", group.id.as_str(), "title");
        inside.push(section("group", &format!("group-{}", group.id), name, fields));
    }
    fragment(inside)
}

fn on_and_back(view: &View, step: Step) -> Html {
    let before_outcome = step.next(view.session.library().pack().instrument()) == Step::Outcome;
    let next = if before_outcome { ChromeKey::NextOutcome } else { ChromeKey::Next };
    let on = || button("next", "primary", view.say(next), view.on_press(Action::Next));
    let back = || button("back", "", view.say(ChromeKey::Back), view.on_press(Action::Back));
    element("div", "buttons ways", vec![when(step != Step::Outcome, on), when(step != Step::Start, back)])
}
