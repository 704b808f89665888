//! One screen: its heading, its content, and the way on and back.

use crate::error_summary::ErrorSummary;
use crate::fact_field::fact_field;
use crate::focus::focus;
use crate::item_field::item_field;
use crate::judgement_field::judgement_field;
use crate::outcome_screen::outcome_screen;
use crate::send_panel::Ways;
use crate::session::{Action, Step};
use crate::start_screen::start_screen;
use crate::step_nav::title;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::FactGroup;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ScreenProps {
    pub(crate) view: View,
    pub(crate) ways: Ways,
}

#[component]
pub(crate) fn Screen(props: &ScreenProps) -> Html {
    let view = &props.view;
    let step = view.session.step();
    let heading = use_node_ref();
    let shown_before = use_mut_ref(|| step);
    {
        let heading = heading.clone();
        use_effect_with(step, move |step| {
            // Only a change of screen moves focus: arriving on the page must not.
            if *shown_before.borrow() != *step {
                *shown_before.borrow_mut() = *step;
                focus(&heading);
            }
        });
    }
    let content = match step {
        Step::Start => start_screen(view),
        Step::Section(index) => section(view, index),
        Step::Circumstances => circumstances(view),
        Step::Judgement => judgement_field(view),
        Step::Outcome => outcome_screen(view, &props.ways),
    };
    html! {
        <section class="screen" key={format!("{step:?}")} aria-labelledby="screen-title">
            <h3 id="screen-title" tabindex="-1" ref={heading}>{title(view, step)}</h3>
            if step != Step::Outcome {
                <ErrorSummary view={view.clone()} />
            }
            {content}
            {ways(view, step)}
        </section>
    }
}

fn section(view: &View, index: usize) -> Html {
    let sections = view.session.library().pack().instrument().sections();
    let Some(section) = sections.get(index) else { return Html::default() };
    let intro = view.pack().optional_line(&format!("section.{}.intro", section.id)).map(str::to_owned);
    html! {
        <>
            if let Some(intro) = intro {
                <p class="lead">{intro}</p>
            }
            <p class="help keys">{view.say(ChromeKey::KeysHelp)}</p>
            {for section.items.iter().map(|link_id| item_field(view, link_id))}
        </>
    }
}

/// Every group of facts but the first, which the start screen asks.
fn circumstances(view: &View) -> Html {
    let groups = view.session.library().pack().instrument().fact_groups();
    let group = |group: &FactGroup| {
        let id = format!("group-{}", group.id);
        html! {
            <section class="group" aria-labelledby={id.clone()}>
                <h4 {id}>{view.pack_line("factGroup", group.id.as_str(), "title")}</h4>
                {for group.facts.iter().map(|id| fact_field(view, id))}
            </section>
        }
    };
    html! {
        <>
            <p class="lead">{view.say(ChromeKey::CircumstancesIntro)}</p>
            {for groups.iter().skip(1).map(group)}
        </>
    }
}

fn ways(view: &View, step: Step) -> Html {
    let back = view.on(|_: MouseEvent| Action::Back);
    let next = view.on(|_: MouseEvent| Action::Next);
    let before_outcome = step.next(view.session.library().pack().instrument()) == Step::Outcome;
    let next_key = if before_outcome { ChromeKey::NextOutcome } else { ChromeKey::Next };
    html! {
        <div class="buttons ways">
            if step != Step::Outcome {
                <button type="button" class="primary" id="next" onclick={next}>{view.say(next_key)}</button>
            }
            if step != Step::Start {
                <button type="button" id="back" onclick={back}>{view.say(ChromeKey::Back)}</button>
            }
        </div>
    }
}
