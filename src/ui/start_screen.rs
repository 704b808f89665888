//! Before anyone asks: is there danger now, is it safe to talk, and what to say first.

use crate::fact_field::fact_field;
use crate::view::View;
use crate::why::contacts;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactId, PathwayId};
use risk_checklist_core::outcome::ReferralStatus;
use yew::prelude::*;

pub(crate) fn start_screen(view: &View) -> Html {
    let library = view.session.library();
    let first: Vec<FactId> =
        library.pack().instrument().fact_groups().first().map(|group| group.facts.clone()).unwrap_or_default();
    let field = |id: &FactId| fact_field(view, id);
    let mut fields = first.iter();
    let line = |text: &String| html! { <li>{text}</li> };
    html! {
        <>
            <p class="lead">{view.pack().line("pack.summary")}</p>
            {for fields.by_ref().take(1).map(field)}
            {emergency(view)}
            {for fields.map(field)}
            <section class="panel" aria-labelledby="before-title">
                <h4 id="before-title">{view.say(ChromeKey::StartBefore)}</h4>
                <ul>{for view.pack().lines("pack.before").iter().map(line)}</ul>
            </section>
            <section class="panel quiet" aria-labelledby="privacy-title">
                <h4 id="privacy-title">{view.say(ChromeKey::StartPrivacy)}</h4>
                <ul>
                    <li>{view.say(ChromeKey::StartPrivacyMemory)}</li>
                    <li>{view.say(ChromeKey::StartPrivacySend)}</li>
                    <li>{view.say(ChromeKey::StartPrivacyExit)}</li>
                    <li>{view.say(ChromeKey::StartPrivacyKeys)}</li>
                </ul>
            </section>
            <details class="panel quiet">
                <summary>{view.say(ChromeKey::StartLimits)}</summary>
                <ul>{for view.pack().lines("pack.limits").iter().map(line)}</ul>
                <p>{view.pack().line("pack.wording")}</p>
                <p>{library.pack().manifest().attribution()}</p>
                <p>{library.pack().manifest().licence()}</p>
            </details>
        </>
    }
}

/// What to do now, the moment danger is known. The rest of the checklist stays open.
fn emergency(view: &View) -> Html {
    let Ok(id) = PathwayId::parse("emergency-999") else { return Html::default() };
    let called = view.session.outcome().referral(&id).is_some_and(|referral| matches!(referral.status, ReferralStatus::Called(_)));
    let line = |text: &String| html! { <li>{text}</li> };
    html! {
        <div role="alert" class="alert-slot">
            if called {
                <section class="emergency" aria-labelledby="emergency-title">
                    <h4 id="emergency-title">{view.pathways().line("pathway.emergency-999.name")}</h4>
                    <p>{view.pathways().line("pathway.emergency-999.first")}</p>
                    <ul>{for view.pathways().lines("pathway.emergency-999.say").iter().map(line)}</ul>
                    {contacts(view, &id)}
                </section>
            }
        </div>
    }
}
