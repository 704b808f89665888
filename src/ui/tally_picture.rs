//! The tally as a small picture against the threshold, with its unknown margin. The same
//! is said in words beside it.

use crate::shapes::paragraph;
use crate::view::View;
use risk_checklist_core::assessment::{Bounds, Tally};
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::Counts;
use yew::prelude::*;

pub(crate) fn tally_picture(view: &View) -> Html {
    let tally = view.assessment().tally();
    match view.instrument().tally().map(|rule| rule.counts) {
        None => return Html::default(),
        Some(Counts::Weights) => return total(view, tally),
        Some(Counts::Present) => {}
    }
    let needed = threshold(view, tally);
    let unknown = tally.highest().saturating_sub(tally.lowest());
    let values = [
        ("yes", &*tally.lowest().to_string()),
        ("unknown", &unknown.to_string()),
        ("of", &tally.of().to_string()),
        ("needed", &needed.map(|needed| needed.to_string()).unwrap_or_default()),
    ];
    let key = if needed.is_some() { ChromeKey::TallyWords } else { ChromeKey::TallyWordsPlain };
    let words = view.chrome().fill(key, &values);
    let mut cells = Vec::new();
    for place in 0..tally.of() {
        let kind = if place < tally.lowest() {
            "yes"
        } else if place < tally.highest() {
            "unknown"
        } else {
            "no"
        };
        let threshold = if needed == Some(place.saturating_add(1)) { " threshold" } else { "" };
        cells.push(html! { <span class={format!("cell {kind}{threshold}")}></span> });
    }
    html! {
        <figure class="tally">
            <div class="cells" aria-hidden="true">{for cells}</div>
            <figcaption>{words}</figcaption>
        </figure>
    }
}

/// A sum of weights, in words only: its parts are not alike, so cells would mislead.
fn total(view: &View, tally: Tally) -> Html {
    let values = [
        ("yes", &*tally.lowest().to_string()),
        ("highest", &tally.highest().to_string()),
        ("of", &tally.of().to_string()),
    ];
    paragraph("", &view.chrome().fill(ChromeKey::TallyTotal, &values))
}

/// The count at which the rule over the whole tally is met, if there is one.
fn threshold(view: &View, tally: Tally) -> Option<usize> {
    let whole = |bounds: &Bounds| bounds.of == tally.of();
    view.assessment().trace().iter().filter_map(|step| step.bounds).find(whole).map(|bounds| bounds.needed)
}
