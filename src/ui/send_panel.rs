//! What would leave, to the byte; and send, print, start again.

use crate::error_summary::ErrorSummary;
use crate::session::Action;
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::outcome_v1;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The ways out of the widget: both end at the edge.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ways {
    /// Hands the exact notice to the host.
    pub(crate) send: Callback<String>,
    /// Prints the record.
    pub(crate) print: Callback<()>,
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

pub(crate) fn send_panel(view: &View, ways: &Ways) -> Html {
    let notice = outcome_v1::to_wire(&view.session.notice());
    let open = undecided(view);
    let is_sent = view.session.sent() == Some(notice.as_str());
    let send = {
        let (view, on_send, notice) = (view.clone(), ways.send.clone(), notice.clone());
        Callback::from(move |_: MouseEvent| {
            if view.session.gaps().is_empty() {
                on_send.emit(notice.clone());
                view.act(Action::Sent(notice.clone()));
            } else {
                view.act(Action::ShowGaps);
            }
        })
    };
    let print = ways.print.reform(|_: MouseEvent| ());
    html! {
        <section class="block send" aria-labelledby="send-title">
            <h4 id="send-title">{view.say(ChromeKey::SendTitle)}</h4>
            {review(view)}
            <p>{view.say(ChromeKey::SendIntro)}</p>
            <p>{view.say(ChromeKey::SendNever)}</p>
            <pre class="notice" tabindex="0" role="region" aria-label={view.say(ChromeKey::SendExact)}>{&notice}</pre>
            if open > 0 {
                <p class="help">{view.chrome().count(ChromeKey::SendOpenOne, ChromeKey::SendOpenOther, open)}</p>
            }
            <ErrorSummary view={view.clone()} />
            <div class="buttons">
                <button type="button" class="primary" id="send" onclick={send}>{view.say(ChromeKey::SendButton)}</button>
                <button type="button" id="print" onclick={print}>{view.say(ChromeKey::PrintButton)}</button>
            </div>
            <p role="status" class="sent">
                if is_sent { {view.say(ChromeKey::SentDone)} } else if view.session.sent().is_some() { {view.say(ChromeKey::SentChanged)} }
            </p>
            <p class="help">{view.say(ChromeKey::PrintHelp)}</p>
            <StartAgain view={view.clone()} />
        </section>
    }
}

/// Referrals that something calls for and nobody has decided about.
fn undecided(view: &View) -> usize {
    let decisions = view.session.dispositions();
    let open = |referral: &&risk_checklist_core::outcome::Referral| {
        referral.status.urgency().is_some() && !decisions.contains_key(&referral.pathway)
    };
    view.session.outcome().referrals().iter().filter(open).count()
}

fn review(view: &View) -> Html {
    let chosen = view.session.review_in_days();
    let onchange = view.on_some(|event: Event| {
        let word = event.target_dyn_into::<HtmlSelectElement>()?.value();
        Some(Action::Review(word.parse().ok()))
    });
    let option = |(days, key): &(u16, ChromeKey)| {
        html! { <option value={days.to_string()} selected={chosen == Some(*days)}>{view.say(*key)}</option> }
    };
    html! {
        <div class="field">
            <label for="review">{view.say(ChromeKey::ReviewTitle)}</label>
            <select id="review" {onchange}>
                <option value="" selected={chosen.is_none()}>{view.say(ChromeKey::ReviewNone)}</option>
                {for REVIEW_DAYS.iter().map(option)}
            </select>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct StartAgainProps {
    view: View,
}

/// Erasing asks once more, in place: no dialog of the host's can cover it.
#[component]
fn StartAgain(props: &StartAgainProps) -> Html {
    let view = &props.view;
    let asking = use_state_eq(|| false);
    let ask = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(value))
    };
    let erase = view.on(|_: MouseEvent| Action::StartAgain);
    html! {
        <div class="start-again">
            if *asking {
                <p role="alert">{view.say(ChromeKey::StartAgainSure)}</p>
                <div class="buttons">
                    <button type="button" id="start-again-yes" onclick={erase}>{view.say(ChromeKey::StartAgainYes)}</button>
                    <button type="button" onclick={ask(false)}>{view.say(ChromeKey::StartAgainNo)}</button>
                </div>
            } else {
                <button type="button" class="link" id="start-again" onclick={ask(true)}>{view.say(ChromeKey::StartAgain)}</button>
            }
        </div>
    }
}
