//! The record for the agency's own file: everything, in words. Seen on paper only.

use crate::fact_field::value_words;
use crate::item_more::{informant_key, not_asked_key};
use crate::shapes::{element, fragment, list, paragraph, when, words};
use crate::view::View;
use crate::why::{state_words, subject_words};
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactDefinition, FactId, Item, ItemKind, LinkId, Subject};
use risk_checklist_core::outcome::{Disposition, Referral};
use risk_checklist_core::response::{AnswerValue, Informant};
use yew::prelude::*;

pub(crate) fn record(view: &View) -> Html {
    let session = &view.session;
    let now = session.settings().now.map(|now| now.to_string()).unwrap_or_default();
    let judgement = view.response().judgement();
    let heading = |key| words("h4", "", view.say(key));
    html! {
        <section class="record" aria-hidden="true">
            {words("h3", "", view.say(ChromeKey::RecordTitle))}
            {paragraph("", view.say(ChromeKey::RecordWarning))}
            {when(!now.is_empty(), || paragraph("", &now))}
            {for view.each().iter().map(answers)}
            {heading(ChromeKey::StepCircumstances)}
            {table(&mut facts(view).into_iter())}
            if judgement.is_concerned() {
                {heading(ChromeKey::StepJudgement)}
                {paragraph("", &format!("{}. {}", view.say(ChromeKey::JudgementConcern), judgement.reason()))}
            }
            {heading(ChromeKey::RecordTriggers)}
            {for view.each().iter().map(triggers)}
            {heading(ChromeKey::RecordReferrals)}
            {table(&mut session.outcome().referrals().iter().map(|referral| referral_row(view, referral)))}
        </section>
    }
}

/// The answers to one checklist, under its name; for every person, where it is repeated.
fn answers(view: &View) -> Html {
    let manifest = view.content().manifest();
    let about = format!("{}, {} {}", view.pack().line("pack.title"), manifest.id(), manifest.version());
    let mut rows = Vec::new();
    for item in view.instrument().items() {
        for id in view.response().repetitions(view.instrument(), &item.link_id) {
            rows.push(item_row(view, item, &id));
        }
    }
    let title = words("h4", "", view.say(ChromeKey::RecordAnswers));
    let band = view.response().judgement().band();
    let band = band.map(|band| paragraph("", view.pack_line("band", band.as_str(), "name"))).unwrap_or_default();
    fragment(vec![title, paragraph("", &about), table(&mut rows.into_iter()), band])
}

/// Every fact, once.
fn facts(view: &View) -> Vec<Html> {
    let mut rows = Vec::new();
    let mut said: Vec<FactId> = Vec::new();
    for view in view.each() {
        for fact in view.instrument().facts() {
            if !said.contains(&fact.id) {
                rows.push(fact_row(&view, fact));
                said.push(fact.id.clone());
            }
        }
    }
    rows
}

fn table(rows: &mut dyn Iterator<Item = Html>) -> Html {
    element("table", "", vec![element("tbody", "", rows.collect())])
}

fn row(name: &str, mut cells: Vec<Html>) -> Html {
    cells.insert(0, html! { <th scope="row">{name}</th> });
    element("tr", "", cells)
}

fn item_row(view: &View, item: &Item, id: &LinkId) -> Html {
    let answer = view.response().answer(id).cloned().unwrap_or_default();
    let value = match &answer.value {
        AnswerValue::Option(option) => view.option_words(item, option).to_owned(),
        AnswerValue::Number(number, _) => number.to_string(),
        AnswerValue::Many(ticked) => {
            ticked.iter().map(|option| view.option_words(item, option)).collect::<Vec<_>>().join(", ")
        }
        AnswerValue::NotAsked(None) if !view.assessment().applies(id) => view.say(ChromeKey::ItemNotNeeded).to_owned(),
        AnswerValue::NotAsked(_) if item.kind == ItemKind::Text => String::new(),
        AnswerValue::NotAsked(reason) => view.say(not_asked_key(*reason)).to_owned(),
    };
    let label = id.parts().1.map(|label| format!(" ({label})")).unwrap_or_default();
    let source =
        when(answer.informant != Informant::Person, || paragraph("", view.say(informant_key(answer.informant))));
    let name = format!("{}. {}{label}", item.prefix, view.item_line(id, "text"));
    row(&name, vec![words("td", "", &value), element("td", "", vec![source, Html::from(&answer.note)])])
}

fn fact_row(view: &View, fact: &FactDefinition) -> Html {
    let value = match view.response().fact(&fact.id) {
        None => view.say(ChromeKey::NotAskedYet).to_owned(),
        Some(value) => value_words(view, fact.id.as_str(), value),
    };
    row(&subject_words(view, &Subject::Fact(fact.id.clone())), vec![words("td", "", &value)])
}

/// Every trigger that is met or could be.
fn triggers(view: &View) -> Html {
    let mut lines = Vec::new();
    for step in view.assessment().trace() {
        if step.state != TriggerState::NotMet {
            let name = view.pack_line("trigger", step.trigger.as_str(), "name");
            lines.push(format!("{name}: {}", state_words(view, step.state)));
        }
    }
    list("", &mut lines.iter().map(String::as_str))
}

fn referral_row(view: &View, referral: &Referral) -> Html {
    let decision = match view.session.dispositions().get(&referral.pathway) {
        None => ChromeKey::DecisionOpen,
        Some(Disposition::Chosen) => ChromeKey::DecisionChosen,
        Some(Disposition::AlreadyInPlace) => ChromeKey::DecisionInPlace,
        Some(Disposition::Refused(_)) => ChromeKey::DecisionRefused,
    };
    let status = match referral.status.as_str() {
        "recommended" => ChromeKey::ReferralsRecommended,
        "consider" => ChromeKey::ReferralsConsider,
        _ => ChromeKey::ReferralsUndetermined,
    };
    let cells = vec![words("td", "", view.say(status)), words("td", "", view.say(decision))];
    row(view.pathway_line(referral.pathway.as_str(), "name"), cells)
}
