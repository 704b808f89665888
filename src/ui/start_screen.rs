//! Before anyone asks: is there danger now, is it safe to talk, and what to say first.

use crate::contacts::contacts;
use crate::fact_field::fact_field;
use crate::local_settings::local_settings;
use crate::shapes::{element, fragment, list, paragraph, section, words};
use crate::view::View;
use risk_checklist_core::content::{Catalogue, ChromeKey};
use risk_checklist_core::instrument::PathwayId;
use risk_checklist_core::outcome::ReferralStatus;
use yew::prelude::*;

const PRIVACY: [ChromeKey; 4] = [
    ChromeKey::StartPrivacyMemory,
    ChromeKey::StartPrivacySend,
    ChromeKey::StartPrivacyExit,
    ChromeKey::StartPrivacyKeys,
];

pub(crate) fn start_screen(view: &View) -> Html {
    let pack = view.session.library().pack();
    let mut inside = vec![paragraph("lead", view.pack().line("pack.summary"))];
    if let Some(group) = pack.instrument().fact_groups().first() {
        for (place, id) in group.facts.iter().enumerate() {
            inside.push(fact_field(view, id));
            if place == 0 {
                inside.push(emergency(view));
            }
        }
    }
    let privacy = list("", &mut PRIVACY.iter().map(|key| view.say(*key)));
    let limits = vec![
        words("summary", "", view.say(ChromeKey::StartLimits)),
        lines(view.pack(), "pack.limits"),
        paragraph("", view.pack().line("pack.wording")),
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

fn lines(texts: &Catalogue, key: &str) -> Html {
    list("", &mut texts.lines(key).iter().map(String::as_str))
}

/// What to do now, the moment danger is known. The rest of the checklist stays open.
fn emergency(view: &View) -> Html {
    let Ok(id) = PathwayId::parse("emergency-999") else { return Html::default() };
    let referral = view.session.outcome().referral(&id);
    let is_called = referral.is_some_and(|referral| matches!(referral.status, ReferralStatus::Called(_)));
    let steps = || {
        let inside = vec![
            paragraph("", view.pathway_line(id.as_str(), "first")),
            lines(view.pathways(), "pathway.emergency-999.say"),
            contacts(view, &id),
        ];
        section("emergency", "emergency-title", view.pathway_line(id.as_str(), "name"), inside)
    };
    html! { <div role="alert" class="alert-slot">{if is_called { steps() } else { Html::default() }}</div> }
}
