//! What must be mended, in one place that takes focus; each line leads to its field.

use crate::fact_field::gap_words;
use crate::focus::{focus, focus_by_id};
use crate::session::{Action, Gap, Step};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ErrorSummaryProps {
    pub(crate) view: View,
}

#[component]
pub(crate) fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let view = &props.view;
    let node = use_node_ref();
    let shown = view.session.gaps_shown();
    {
        let node = node.clone();
        use_effect_with(shown, move |shown| {
            if *shown > 0 {
                focus(&node);
            }
        });
    }
    let gaps = view.session.gaps_here();
    if shown == 0 || gaps.is_empty() {
        return Html::default();
    }
    let line = |gap: &Gap| {
        let subject = gap.subject();
        let here = Step::of(&subject, view.session.library().pack().instrument()) == view.session.step();
        let target = field_id(gap);
        let (view, node) = (view.clone(), node.clone());
        let words = gap_words(&view, gap);
        let onclick = Callback::from(move |_: MouseEvent| {
            if here {
                focus_by_id(&node, &target);
            } else {
                view.act(Action::GoTo(subject.clone()));
            }
        });
        html! { <li><button type="button" class="link" {onclick}>{words}</button></li> }
    };
    html! {
        <div class="error-summary" ref={node.clone()} tabindex="-1" role="alert" aria-labelledby="error-summary-title">
            <h4 id="error-summary-title">{view.say(ChromeKey::GapsTitle)}</h4>
            <ul>{for gaps.iter().map(line)}</ul>
        </div>
    }
}

fn field_id(gap: &Gap) -> String {
    match gap {
        Gap::Reason => "judgement-reason".to_owned(),
        Gap::Number(id) => format!("fact-{id}"),
    }
}
