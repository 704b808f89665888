//! One screen: its heading, its content, and the way on and back.

use crate::error_summary::error_summary;
use crate::fact_field::fact_field;
use crate::focus::Places;
use crate::item_field::item_field;
use crate::judgement_field::judgement_field;
use crate::offers::{offers, way_back};
use crate::outcome_screen::outcome_screen;
use crate::send_panel::Ways;
use crate::session::{Action, Step};
use crate::shapes::{self, button, element, fragment, paragraph, when};
use crate::sharing_screen::sharing_screen;
use crate::start_screen::start_screen;
use crate::step_nav::title;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactId, ItemKind, Purpose, Section};
use risk_checklist_core::response::Edit;
use yew::prelude::*;

pub(crate) fn screen(view: &View, places: &Places, ways: &Ways) -> Html {
    if let Some(sharing) = view.session.sharing() {
        return sharing_screen(view, sharing, places, ways);
    }
    framed(view, places, &|view| outcome_screen(view, places, ways))
}

/// A screen of the checklist, with this as the last one.
pub(crate) fn framed(view: &View, places: &Places, outcome: &dyn Fn(&View) -> Html) -> Html {
    let view = &view.of(view.session.part());
    let step = view.session.step();
    let content = match step {
        Step::Start => start_screen(view),
        Step::Section(index) => items(view, index),
        Step::Circumstances => circumstances(view),
        Step::Judgement => judgement_field(view),
        Step::Outcome | Step::Sharing => outcome(view),
    };
    let place = step.index(view.session.sections());
    html! {
        <section class="screen" key={place} aria-labelledby="screen-title">
            <h3 id="screen-title" tabindex="-1" ref={places.heading.clone()}>{title(view, step)}</h3>
            {when(step != Step::Outcome, || error_summary(view, &places.errors))}
            {content}
            {on_and_back(view, step)}
        </section>
    }
}

/// The items of one section, once for each person where it is repeated.
fn items(view: &View, index: usize) -> Html {
    let Some((_, section)) = view.session.section(index) else { return Html::default() };
    let id = section.id.as_str();
    let intro = view.pack().optional_line(&["section", id, "intro"].join("."));
    let opened = || paragraph("opened", view.pack().line("pack.title"));
    let mut inside = vec![
        when(view.part > 0, opened),
        when(view.instrument().purpose() == Purpose::AboutHarmer, || paragraph("", view.say(ChromeKey::AboutHarmer))),
        when(view.part > 0, || way_back(view)),
        intro.map(|intro| paragraph("lead", intro)).unwrap_or_default(),
        when(has_keys(view, section), || paragraph("help keys", view.say(ChromeKey::KeysHelp))),
    ];
    let people = view.response().people(&section.id);
    for place in 0..people {
        let mut fields = Vec::new();
        for link_id in &section.items {
            fields.push(item_field(view, &section.repetition(link_id, place)));
        }
        match section.repeats {
            None => inside.extend(fields),
            Some(repeats) => {
                let title = view.pack_line("section", id, "repeat").replace("{label}", repeats.labels.at(place));
                inside.push(shapes::section("group", &format!("person-{id}-{place}"), &title, fields));
            }
        }
    }
    inside.extend([people_buttons(view, section, people), offers(view)]);
    fragment(inside)
}

/// True when the letters that the advice names choose answers here.
fn has_keys(view: &View, section: &Section) -> bool {
    section
        .items
        .iter()
        .filter_map(|id| view.instrument().item(id))
        .any(|item| item.kind == ItemKind::Choice && item.option("yes").is_some() && item.option("dont-know").is_some())
}

/// One more person; and taking the last one away while nothing was recorded for them, so
/// that nothing is ever erased by it.
fn people_buttons(view: &View, section: &Section, people: u8) -> Html {
    let change = |people| view.on_press(view.edit(Edit::People(section.id.clone(), people)));
    let mut buttons = Vec::new();
    if people < section.most() {
        let label = view.pack_line("section", section.id.as_str(), "another");
        buttons.push(button("another", "", label, change(people.saturating_add(1))));
    }
    let last = people.saturating_sub(1);
    let is_blank = section.items.iter().all(|item| view.response().answer(&section.repetition(item, last)).is_none());
    if last > 0 && is_blank {
        buttons.push(button("one-less", "link", view.say(ChromeKey::PeopleRemove), change(last)));
    }
    if buttons.is_empty() { Html::default() } else { element("div", "buttons", buttons) }
}

/// Every group of facts but the first, which the start screen asks; for a checklist that
/// was opened later, the facts that no other one asked before.
fn circumstances(view: &View) -> Html {
    let mut inside = vec![paragraph("lead", view.say(ChromeKey::CircumstancesIntro))];
    let mut asked: Vec<FactId> = Vec::new();
    for view in view.each() {
        for (place, group) in view.instrument().fact_groups().iter().enumerate() {
            let mut fields = Vec::new();
            for id in group.facts.iter().filter(|id| !asked.contains(id)) {
                fields.push(fact_field(&view, id));
            }
            // A fact is asked once, by the first checklist that has it.
            asked.extend(group.facts.iter().cloned());
            if !fields.is_empty() && (view.part > 0 || place > 0) {
                let name = view.pack_line("factGroup", group.id.as_str(), "title");
                let of_part = if view.part > 0 { format!("-{}", view.part) } else { String::new() };
                inside.push(shapes::section("group", &format!("group-{}{of_part}", group.id), name, fields));
            }
        }
    }
    fragment(inside)
}

fn on_and_back(view: &View, step: Step) -> Html {
    let before_outcome = step.next(view.session.sections()) == Step::Outcome;
    let next = if before_outcome { ChromeKey::NextOutcome } else { ChromeKey::Next };
    let on = || button("next", "primary", view.say(next), view.on_press(Action::Next));
    let back = || button("back", "", view.say(ChromeKey::Back), view.on_press(Action::Back));
    element("div", "buttons ways", vec![when(step != Step::Outcome, on), when(step != Step::Start, back)])
}
