//! Other checklists that the answers call for: offered, never forced, and opened in place.

use crate::session::{Action, Offer};
use crate::shapes::{button, element, paragraph, when, words};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use yew::prelude::*;

/// What the checklist that is shown calls for. It is said once when it appears.
pub(crate) fn offers(view: &View) -> Html {
    let mut boxes = Vec::new();
    for id in view.assessment().offers() {
        let name = view.pack_line("opens", id.as_str(), "name");
        let offer = view.session.offer(id);
        let key = match offer {
            Offer::Ready => ChromeKey::OfferOpen,
            Offer::Open(_) => ChromeKey::OfferGo,
            Offer::Missing => ChromeKey::OfferMissing,
        };
        let label = view.chrome().fill(key, &[("name", name)]);
        let inside = vec![
            words("h4", "", view.say(ChromeKey::OfferTitle)),
            paragraph("", view.pack_line("opens", id.as_str(), "why")),
            match offer {
                Offer::Missing => paragraph("help", &label),
                _ => button("", "", &label, view.on_press(Action::Open(id.clone()))),
            },
        ];
        boxes.push(element("div", "panel offer", inside));
    }
    html! { <div role="status">{for boxes}</div> }
}

/// The way back to the screen from which this one was opened.
pub(crate) fn way_back(view: &View) -> Html {
    let back = || button("return", "", view.say(ChromeKey::Return), view.on_press(Action::Return));
    when(view.session.can_return(), back)
}
