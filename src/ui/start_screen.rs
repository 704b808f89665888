//! Before anyone asks: is there danger now, is it safe to talk, and what to say first.

use crate::fact_field::fact_field;
use crate::shapes::{element, fragment, list, paragraph, section, when, words};
use crate::view::View;
use crate::why::contacts;
use risk_checklist_core::content::{Catalogue, ChromeKey};
use risk_checklist_core::instrument::{PathwayId, Purpose};
use risk_checklist_core::outcome::ReferralStatus;
use yew::prelude::*;

const PRIVACY: [ChromeKey; 4] = [
    ChromeKey::StartPrivacyMemory,
    ChromeKey::StartPrivacySend,
    ChromeKey::StartPrivacyExit,
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
