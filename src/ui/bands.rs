//! Bands, only where a publisher has them: the one in force, and choosing one by judgement.

use crate::choices::{Choice, select};
use crate::shapes::{field, fragment, paragraph};
use crate::view::View;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::RiskLevelId;
use risk_checklist_core::response::Edit;
use yew::prelude::*;

/// The band in force, by its checklist's name, and what missing answers could make it.
pub(crate) fn band(view: &View) -> Html {
    let title = view.pack().line("pack.title");
    let said = |key: ChromeKey, id: &RiskLevelId| {
        let name = view.pack_line("band", id.as_str(), "name");
        paragraph("band", &view.chrome().fill(key, &[("pack", title), ("band", name)]))
    };
    let mut inside = Vec::new();
    let now = view.assessment().band();
    if let Some(id) = now {
        inside.push(said(ChromeKey::BandIs, id));
        inside.push(paragraph("", view.pack_line("band", id.as_str(), "why")));
    }
    // Only a band above the one in force is news.
    let place = |id: &RiskLevelId| view.instrument().bands().iter().position(|band| band.id == *id);
    if let Some(id) = view.assessment().could_be_band().filter(|id| place(id) > now.and_then(place)) {
        inside.push(said(ChromeKey::BandCouldBe, id));
    }
    fragment(inside)
}

/// Choosing a band, for each checklist in use where that is the practitioner's to do.
pub(crate) fn band_choices(view: &View) -> Html {
    let mut fields = Vec::new();
    for view in view.each() {
        let action = |id: Option<&RiskLevelId>| view.edit(Edit::Band(id.cloned()));
        let mut choices = vec![Choice::new("", view.say(ChromeKey::BandNone), Some(action(None)))];
        for band in view.instrument().bands().iter().filter(|band| band.by_judgement) {
            let name = view.pack_line("band", band.id.as_str(), "name");
            choices.push(Choice::new(band.id.as_str(), name, Some(action(Some(&band.id)))));
        }
        if choices.len() > 1 {
            let id = format!("band-{}", view.part);
            let title = view.chrome().fill(ChromeKey::BandChoose, &[("pack", view.pack().line("pack.title"))]);
            let chosen = view.response().judgement().band().map(RiskLevelId::as_str).unwrap_or_default();
            let control = select(&view, &id, choices, chosen);
            fields.push(field(&id, &title, control, paragraph("help", view.say(ChromeKey::BandHelp))));
        }
    }
    fragment(fields)
}
