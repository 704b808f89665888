//! What would leave, to the byte; and send, and start again.

use crate::error_summary::error_summary;
use crate::focus::Places;
use crate::session::Action;
use crate::shapes::{button, element, paragraph, section, when};
use crate::todo::todo_list;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::outcome_v1;
use yew::prelude::*;

/// The ways out of the widget: each ends at the edge.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ways {
    /// Hands the exact notice to the host.
    pub(crate) send: Callback<String>,
    /// Prints the record.
    pub(crate) print: Callback<()>,
    /// Hands an exact referral form to the host.
    pub(crate) form: Callback<String>,
    /// Makes a file on this device.
    pub(crate) download: Callback<Download>,
    /// Hands the exact record to the host.
    pub(crate) hand_over: Callback<String>,
}

/// A file for the practitioner's device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// Its name: neutral, and never personal data.
    pub name: &'static str,
    /// Its media type.
    pub kind: &'static str,
    /// What it holds.
    pub text: String,
}

pub(crate) fn send_panel(view: &View, places: &Places, ways: &Ways) -> Html {
    let notice = outcome_v1::to_wire(&view.session.notice());
    let exact = html! {
        <pre class="notice" tabindex="0" role="region" aria-label={view.say(ChromeKey::SendExact).to_owned()}>{&notice}</pre>
    };
    let delivers = view.session.settings().delivers;
    let said = match view.session.sent() {
        None => "",
        // Pressing send is not yet having sent: the shell says how it stands, where it delivers.
        Some(sent) if sent == notice && delivers => "",
        Some(sent) if sent == notice => view.say(ChromeKey::SentDone),
        Some(_) => view.say(ChromeKey::SentChanged),
    };
    let send = button("send", "primary", view.say(ChromeKey::SendButton), on_send(view, ways, notice));
    let inside = vec![
        paragraph("", view.say(ChromeKey::SendIntro)),
        paragraph("", view.say(ChromeKey::SendNever)),
        exact,
        todo_list(view, places),
        error_summary(view, &places.errors),
        element("div", "buttons", vec![send]),
        // The shell's own, like a text field's inside: nothing here is ever put into it.
        when(delivers, || html! { <div class="delivery"></div> }),
        html! { <p role="status" class="sent">{said}</p> },
    ];
    section("block send", "send-title", view.say(ChromeKey::SendTitle), inside)
}

fn on_send(view: &View, ways: &Ways, notice: String) -> Callback<MouseEvent> {
    let (view, on_send) = (view.clone(), ways.send.clone());
    Callback::from(move |_: MouseEvent| {
        if view.session.gaps().is_empty() {
            on_send.emit(notice.clone());
            view.act(Action::Sent(notice.clone()));
        } else {
            view.act(Action::ShowGaps);
        }
    })
}

/// Erasing asks once more, in place: no dialog of the host's can cover it.
pub(crate) fn start_again(view: &View) -> Html {
    let ask = |asks| view.on_press(Action::AskStartAgain(asks));
    if !view.session.asks_start_again() {
        let start_again = button("start-again", "link", view.say(ChromeKey::StartAgain), ask(true));
        return element("div", "start-again", vec![start_again]);
    }
    let buttons = vec![
        button("start-again-yes", "", view.say(ChromeKey::StartAgainYes), view.on_press(Action::StartAgain)),
        button("", "", view.say(ChromeKey::StartAgainNo), ask(false)),
    ];
    let sure = html! { <p role="alert">{view.say(ChromeKey::StartAgainSure)}</p> };
    element("div", "start-again", vec![sure, element("div", "buttons", buttons)])
}
