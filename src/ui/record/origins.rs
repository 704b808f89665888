//! Where the rules come from: versions, when the content was reviewed, and the sources of
//! what is met.

use super::{heading, table, text_row};
use crate::dates::date_words;
use crate::shapes::fragment;
use crate::view::View;
use crate::why::source_list;
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::delivery::WIDGET_VERSION;
use risk_checklist_core::instrument::Review;
use yew::prelude::*;

pub(super) fn origins(view: &View) -> Html {
    let library = view.session.library();
    let pathways = library.pathways();
    let reviewed = |what: &str, review: &Review| {
        let dates = [("on", &*date_words(review.on)), ("due", &date_words(review.due)), ("by", &review.by)];
        [what, &view.chrome().fill(ChromeKey::RecordReviewed, &dates)].concat()
    };
    let routes = format!("{} {}. ", pathways.head().id, pathways.head().version);
    let mut rows = Vec::new();
    for view in view.each() {
        let manifest = view.content().manifest();
        let checklist = format!("{}, {} {}. ", view.pack().line("pack.title"), manifest.id(), manifest.version());
        rows.push(text_row(view.say(ChromeKey::RecordChecklist), &reviewed(&checklist, manifest.review())));
    }
    rows.extend([
        text_row(view.say(ChromeKey::RecordRoutes), &reviewed(&routes, &pathways.head().review)),
        text_row(view.say(ChromeKey::RecordServices), &reviewed("", library.directory().review())),
        text_row(view.say(ChromeKey::RecordContent), &library.hash_of(&view.session.packs())),
        text_row(view.say(ChromeKey::RecordWidget), WIDGET_VERSION),
    ]);
    let mut inside = vec![heading(view, ChromeKey::RecordOrigins), table(rows)];
    inside.extend(view.each().iter().map(sources));
    fragment(inside)
}

/// The sources of every rule that is met, each once.
fn sources(view: &View) -> Html {
    let pack = view.content();
    let mut ids = Vec::new();
    for step in view.assessment().trace() {
        let rule = pack.instrument().trigger(&step.trigger).filter(|_| step.state == TriggerState::Met);
        for source in rule.map(|rule| rule.sources.as_slice()).unwrap_or_default() {
            if !ids.contains(source) {
                ids.push(source.clone());
            }
        }
    }
    if ids.is_empty() { Html::default() } else { source_list(view, &ids, pack.manifest().sources()) }
}
