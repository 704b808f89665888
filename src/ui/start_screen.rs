//! Before anyone asks: is there danger now, is it safe to talk, and what to say first.

use crate::contacts::contacts;
use crate::fact_field::fact_field;
use crate::local_settings::local_settings;
use crate::shapes::{element, fragment, list, paragraph, section, when, words};
use crate::since_panel::previous_panel;
use crate::view::View;
use risk_checklist_core::content::{Catalogue, ChromeKey};
use risk_checklist_core::instrument::{PathwayId, Purpose};
use risk_checklist_core::outcome::ReferralStatus;
use yew::prelude::*;

const PRIVACY: [ChromeKey; 6] = [
    ChromeKey::StartPrivacyMemory,
    ChromeKey::StartPrivacySend,
    ChromeKey::StartPrivacyExit,
    ChromeKey::StartPrivacyHide,
    ChromeKey::StartPrivacyIdle,
    ChromeKey::StartPrivacyKeys,
];

pub(crate) fn start_screen(view: &View) -> Html {
    let pack = view.content();
    let mut inside = vec![
        paragraph("lead", view.pack().line("pack.summary")),
        when(pack.wording().is_some(), || whose_words(view)),
        when(pack.instrument().purpose() == Purpose::AboutHarmer, || paragraph("", view.say(ChromeKey::AboutHarmer))),
    ];
    if let Some(group) = pack.instrument().fact_groups().first() {
        for (place, id) in group.facts.iter().enumerate() {
            inside.push(fact_field(view, id));
            if place == 0 {
                inside.push(emergency(view));
            }
        }
    }
    // After the question about danger: nothing comes before that.
    inside.push(previous_panel(view));
    let privacy = list("", &mut PRIVACY.iter().map(|key| view.say(*key)));
    let limits = vec![
        words("summary", "", view.say(ChromeKey::StartLimits)),
        lines(view.pack(), "pack.limits"),
        whose_words(view),
        paragraph("", pack.manifest().attribution()),
        paragraph("", pack.manifest().licence()),
    ];
    let before = lines(view.pack(), "pack.before");
    inside.extend([
        local_settings(view),
        section("panel", "before-title", view.say(ChromeKey::StartBefore), vec![before]),
        section("panel quiet", "privacy-title", view.say(ChromeKey::StartPrivacy), vec![privacy]),
        element("details", "panel quiet", limits),
    ]);
    fragment(inside)
}

/// Whose words the questions are in: our own, or those of a licensed deployer.
fn whose_words(view: &View) -> Html {
    let Some(wording) = view.content().wording() else { return paragraph("", view.pack().line("pack.wording")) };
    let values = [
        ("publisher", &*wording.publisher),
        ("licence", &wording.licence_reference),
        ("date", &wording.date.to_string()),
    ];
    paragraph("", &view.chrome().fill(ChromeKey::WordingBy, &values))
}

fn lines(texts: &Catalogue, key: &str) -> Html {
    list("", &mut texts.lines(key).iter().map(String::as_str))
}

/// Said at once when danger becomes known. The rest of the checklist stays open.
fn emergency(view: &View) -> Html {
    html! { <div role="alert" class="alert-slot">{emergency_steps(view).unwrap_or_default()}</div> }
}

/// What to do now, while danger is known.
pub(crate) fn emergency_steps(view: &View) -> Option<Html> {
    let id = PathwayId::parse("emergency-999").ok()?;
    let referral = view.session.outcome().referral(&id)?;
    if !matches!(referral.status, ReferralStatus::Called(_)) {
        return None;
    }
    let inside = vec![
        paragraph("", view.pathway_line(id.as_str(), "first")),
        lines(view.pathways(), "pathway.emergency-999.say"),
        contacts(view, &id),
    ];
    Some(section("emergency", "emergency-title", view.pathway_line(id.as_str(), "name"), inside))
}
