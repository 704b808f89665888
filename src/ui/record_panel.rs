//! Taking a record for the agency's own file. It holds everything, so what it holds and
//! where it may be kept is said first, and it is read before it leaves.

use crate::send_panel::{Download, Ways};
use crate::session::{Action, RecordWay};
use crate::shapes::{button, element, fragment, list, paragraph, section, when};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::record_v1;
use yew::prelude::*;

const KEEP: [ChromeKey; 3] = [ChromeKey::RecordKeepFile, ChromeKey::RecordKeepOnline, ChromeKey::RecordKeepCopies];

/// Neutral: a list of files on a shared device must not tell what this is.
const FILE_NAME: &str = "record.json";

pub(crate) fn record_panel(view: &View, ways: &Ways) -> Html {
    let is_shown = view.session.shows_record();
    let label = view.say(if is_shown { ChromeKey::RecordHide } else { ChromeKey::RecordShow });
    let toggle = match is_shown {
        true => view.on_press(Action::ShowRecord(false)),
        false => unless_gaps(view, |view| view.act(Action::ShowRecord(true))),
    };
    let buttons = vec![
        button("print", "", view.say(ChromeKey::PrintButton), ways.print.reform(|_: MouseEvent| ())),
        button("show-record", "", label, toggle),
    ];
    let inside = vec![
        paragraph("", view.say(ChromeKey::RecordTakeWarning)),
        list("", &mut KEEP.iter().map(|key| view.say(*key))),
        element("div", "buttons", buttons),
        when(is_shown, || preview(view, ways)),
    ];
    section("block send", "record-title", view.say(ChromeKey::RecordTakeTitle), inside)
}

/// The exact record, and the ways to take it.
fn preview(view: &View, ways: &Ways) -> Html {
    let notice = view.session.notice();
    let record = record_v1::to_wire(&view.session.record(&notice));
    let said = match view.session.recorded() {
        None => "",
        Some((_, taken)) if taken != record => view.say(ChromeKey::RecordChanged),
        Some((RecordWay::Downloaded, _)) => view.say(ChromeKey::RecordDownloaded),
        Some((RecordWay::HandedOver, _)) => view.say(ChromeKey::RecordHandedOver),
    };
    let take = |way: RecordWay| {
        let (ways, record) = (ways.clone(), record.clone());
        unless_gaps(view, move |view| {
            match way {
                RecordWay::HandedOver => ways.hand_over.emit(record.clone()),
                RecordWay::Downloaded => {
                    ways.download.emit(Download { name: FILE_NAME, kind: "application/json", text: record.clone() })
                }
            }
            view.act(Action::Recorded(way, record.clone()));
        })
    };
    let download = button("download", "", view.say(ChromeKey::RecordDownload), take(RecordWay::Downloaded));
    let hand_over = when(view.session.settings().records, || {
        button("hand-over", "primary", view.say(ChromeKey::RecordHandOver), take(RecordWay::HandedOver))
    });
    let exact = html! {
        <pre class="notice" tabindex="0" role="region" aria-label={view.say(ChromeKey::RecordExact).to_owned()}>{&record}</pre>
    };
    fragment(vec![
        exact,
        element("div", "buttons", vec![hand_over, download]),
        html! { <p role="status" class="sent">{said}</p> },
    ])
}

/// Does it, unless something must be mended first.
fn unless_gaps(view: &View, act: impl Fn(&View) + 'static) -> Callback<MouseEvent> {
    let view = view.clone();
    Callback::from(move |_: MouseEvent| {
        if view.session.gaps().is_empty() {
            act(&view);
        } else {
            view.act(Action::ShowGaps);
        }
    })
}
