//! What would leave, to the byte; and send, print, start again.

use crate::choices::{Choice, select};
use crate::error_summary::error_summary;
use crate::focus::Places;
use crate::session::Action;
use crate::shapes::{button, element, field, paragraph, section, when};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::outcome_v1;
use yew::prelude::*;

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

/// The ways out of the widget: all end at the edge.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ways {
    /// Hands the exact notice to the host.
    pub(crate) send: Callback<String>,
    /// Prints the record.
    pub(crate) print: Callback<()>,
    /// Hands an exact referral form to the host.
    pub(crate) form: Callback<String>,
    /// Makes a file on this device: its name, its type, what is in it.
    pub(crate) download: Callback<Download>,
}

/// When to look again, in days. The eight weeks are one service's practice (instruments.md
/// 1.2); no national interval was found, so nothing is chosen for the practitioner.
const REVIEW_DAYS: [(u16, ChromeKey); 5] = [
    (1, ChromeKey::ReviewDay),
    (7, ChromeKey::ReviewWeek),
    (14, ChromeKey::ReviewTwoWeeks),
    (28, ChromeKey::ReviewFourWeeks),
    (56, ChromeKey::ReviewEightWeeks),
];

pub(crate) fn send_panel(view: &View, places: &Places, ways: &Ways) -> Html {
    let notice = outcome_v1::to_wire(&view.session.notice());
    let open = undecided(view);
    let open = when(open > 0, || {
        paragraph("help", &view.chrome().count(ChromeKey::SendOpenOne, ChromeKey::SendOpenOther, open))
    });
    let exact = html! {
        <pre class="notice" tabindex="0" role="region" aria-label={view.say(ChromeKey::SendExact).to_owned()}>{&notice}</pre>
    };
    let said = match view.session.sent() {
        None => "",
        Some(sent) if sent == notice => view.say(ChromeKey::SentDone),
        Some(_) => view.say(ChromeKey::SentChanged),
    };
    let print = ways.print.reform(|_: MouseEvent| ());
    let buttons = vec![
        button("send", "primary", view.say(ChromeKey::SendButton), on_send(view, ways, notice)),
        button("print", "", view.say(ChromeKey::PrintButton), print),
    ];
    let inside = vec![
        review(view),
        paragraph("", view.say(ChromeKey::SendIntro)),
        paragraph("", view.say(ChromeKey::SendNever)),
        exact,
        open,
        error_summary(view, &places.errors),
        element("div", "buttons", buttons),
        html! { <p role="status" class="sent">{said}</p> },
        paragraph("help", view.say(ChromeKey::PrintHelp)),
        start_again(view),
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

/// Referrals that something calls for and nobody has decided about.
fn undecided(view: &View) -> usize {
    let decisions = view.session.dispositions();
    let mut open: usize = 0;
    for referral in view.session.outcome().referrals() {
        if referral.status.urgency().is_some() && !decisions.contains_key(&referral.pathway) {
            open = open.saturating_add(1);
        }
    }
    open
}

fn review(view: &View) -> Html {
    let mut choices = vec![Choice::new("", view.say(ChromeKey::ReviewNone), Some(Action::Review(None)))];
    for (days, key) in REVIEW_DAYS {
        choices.push(Choice::new(&days.to_string(), view.say(key), Some(Action::Review(Some(days)))));
    }
    let chosen = view.session.review_in_days().map(|days| days.to_string()).unwrap_or_default();
    let control = select(view, "review", choices, &chosen);
    field("review", view.say(ChromeKey::ReviewTitle), control, Html::default())
}

/// Erasing asks once more, in place: no dialog of the host's can cover it.
fn start_again(view: &View) -> Html {
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
