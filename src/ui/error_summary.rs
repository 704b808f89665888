//! What must be mended, in one place that takes focus; each line leads to its field.

use crate::focus::focus_by_id;
use crate::number_field::{gap_words, number_id};
use crate::session::{Action, Gap};
use crate::shapes::{button, element};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use yew::prelude::*;

/// Nothing until the practitioner was told of gaps.
pub(crate) fn error_summary(view: &View, node: &NodeRef) -> Html {
    let gaps = view.session.gaps_here();
    if view.session.gaps_shown() == 0 || gaps.is_empty() {
        return Html::default();
    }
    let mut lines = Vec::new();
    for gap in gaps {
        let text = gap_words(view, &gap);
        lines.push(element("li", "", vec![button("", "link", &text, lead_to(view, gap, node.clone()))]));
    }
    html! {
        <div class="error-summary" ref={node.clone()} tabindex="-1" role="alert" aria-labelledby="error-summary-title">
            <h4 id="error-summary-title">{view.say(ChromeKey::GapsTitle)}</h4>
            {element("ul", "", lines)}
        </div>
    }
}

/// Focuses the field when it is on this screen, and otherwise goes to its screen.
fn lead_to(view: &View, gap: Gap, node: NodeRef) -> Callback<MouseEvent> {
    let view = view.clone();
    Callback::from(move |_: MouseEvent| {
        if view.session.step_of_gap(&gap) == view.session.step() {
            focus_by_id(&node, &field_id(&gap));
        } else {
            let (part, subject) = gap.subject();
            view.act(Action::GoTo(part, subject));
        }
    })
}

fn field_id(gap: &Gap) -> String {
    match gap {
        Gap::Reason => "judgement-reason".to_owned(),
        Gap::Number(number) => number_id(number),
    }
}
