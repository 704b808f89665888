//! The services of a pathway, with numbers to ring: the area's own before national ones.

use crate::local_settings::date_words;
use crate::shapes::{element, fragment, paragraph, tag, when, words};
use crate::view::View;
use risk_checklist_core::content::{ChromeKey, Service};
use risk_checklist_core::instrument::{Checked, Nation, PathwayId};
use yew::prelude::*;

/// The services of a pathway that serve the host's nation; all of them, by nation, when it
/// named none.
pub(crate) fn contacts(view: &View, pathway: &PathwayId) -> Html {
    let library = view.session.library();
    let nation = view.session.settings().setting.nation;
    let ids = library.pathways().rules().find(pathway).map(|pathway| pathway.contacts.as_slice()).unwrap_or_default();
    let mut shown: Vec<&Service> = Vec::new();
    for service in ids.iter().filter_map(|id| library.directory().find(id)) {
        if nation.is_none_or(|nation| service.nations.contains(&nation)) {
            shown.push(service);
        }
    }
    // Nobody must pause over a phone bill before ringing 999.
    let leaves_trace = shown.iter().any(|service| !service.is_emergency());
    let mut inside = vec![when(leaves_trace, || paragraph("help", view.say(ChromeKey::ContactsTrace)))];
    while let Some(first) = shown.first() {
        let nations = first.nations.clone();
        let is_one_group = |service: &&Service| nation.is_some() || service.nations == nations;
        let mut lines = Vec::new();
        for service in shown.iter().filter(|service| is_one_group(service)) {
            lines.push(contact(view, service));
        }
        let is_named = nation.is_none() && (inside.len() > 1 || lines.len() < shown.len());
        inside.push(when(is_named, || paragraph("contacts-nation", &nation_words(view, &nations))));
        inside.push(element("ul", "contacts", lines));
        shown.retain(|service| !is_one_group(service));
    }
    fragment(inside)
}

fn nation_words(view: &View, nations: &[Nation]) -> String {
    if nations.len() == Nation::WORDS.len() {
        return view.say(ChromeKey::NationAll).to_owned();
    }
    let mut names = Vec::new();
    for nation in nations {
        names.push(view.say(match nation {
            Nation::England => ChromeKey::NationEngland,
            Nation::Wales => ChromeKey::NationWales,
            Nation::Scotland => ChromeKey::NationScotland,
            Nation::NorthernIreland => ChromeKey::NationNorthernIreland,
        }));
    }
    names.join(", ")
}

pub(crate) fn contact(view: &View, service: &Service) -> Html {
    let today = view.session.settings().now.map(|now| now.date());
    let mut parts = vec![words("strong", "", &service.name)];
    let mut add = |part: Html| parts.extend([Html::from(" "), part]);
    if service.local {
        add(words("span", "tag own", view.say(ChromeKey::ContactLocal)));
    }
    if service.audience != "anyone" {
        add(words("span", "", &view.chrome().fill(ChromeKey::ContactFor, &[("audience", &service.audience)])));
    }
    if !service.phone.is_empty() {
        let digits: String = service.phone.chars().filter(char::is_ascii_digit).collect();
        add(html! { <a class="phone" href={format!("tel:{digits}")}>{&service.phone}</a> });
    }
    if !service.text.is_empty() {
        add(words("span", "", &view.chrome().fill(ChromeKey::ContactText, &[("number", &service.text)])));
    }
    // As plain text: a link would take the page and every answer with it.
    if service.phone.is_empty() && service.text.is_empty() {
        add(words("span", "web", &service.web));
    }
    if !service.hours.is_empty() {
        add(words("span", "", &service.hours));
    }
    if service.checked == Checked::ConfirmLocally {
        add(tag(view.say(ChromeKey::ConfirmLocally)));
    }
    if today.is_some_and(|today| service.is_due(today)) {
        add(tag(view.say(ChromeKey::CheckBeforeUse)));
    }
    if service.local {
        let (from, due) = (&*service.source, date_words(view, service.review_by));
        let values = [("source", from), ("date", &*service.source_date), ("due", &*due)];
        add(words("span", "help", &view.chrome().fill(ChromeKey::ContactLocalSource, &values)));
    }
    element("li", "", parts)
}
