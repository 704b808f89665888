//! The record for the agency's own file: everything, in words. Seen on paper only.

use crate::fact_field::value_words;
use crate::item_more::{informant_key, not_asked_key};
use crate::local_settings::local_line;
use crate::shapes::{element, list, paragraph, when, words};
use crate::view::View;
use crate::why::{state_words, subject_words};
use risk_checklist_core::assessment::TriggerState;
use risk_checklist_core::content::ChromeKey;
use risk_checklist_core::instrument::{FactDefinition, Item, Subject};
use risk_checklist_core::outcome::{Disposition, Referral};
use risk_checklist_core::response::{AnswerValue, Informant};
use yew::prelude::*;

pub(crate) fn record(view: &View) -> Html {
    let session = &view.session;
    let manifest = session.library().pack().manifest();
    let instrument = session.library().pack().instrument();
    let about = format!("{}, {} {}", view.pack().line("pack.title"), manifest.id(), manifest.version());
    let now = session.settings().now.map(|now| now.to_string()).unwrap_or_default();
    let judgement = session.response().judgement();
    let local = local_line(view);
    let heading = |key| words("h4", "", view.say(key));
    html! {
        <section class="record" aria-hidden="true">
            {words("h3", "", view.say(ChromeKey::RecordTitle))}
            {paragraph("", view.say(ChromeKey::RecordWarning))}
            {paragraph("", &about)}
            {when(!now.is_empty(), || paragraph("", &now))}
            {when(!local.is_empty(), || paragraph("", &local))}
            {heading(ChromeKey::RecordAnswers)}
            {table(&mut instrument.items().iter().map(|item| item_row(view, item)))}
            {heading(ChromeKey::StepCircumstances)}
            {table(&mut instrument.facts().iter().map(|fact| fact_row(view, fact)))}
            if judgement.is_concerned() {
                {heading(ChromeKey::StepJudgement)}
                {paragraph("", &format!("{}. {}", view.say(ChromeKey::JudgementConcern), judgement.reason()))}
            }
            {heading(ChromeKey::RecordTriggers)}
            {triggers(view)}
            {heading(ChromeKey::RecordReferrals)}
            {table(&mut session.outcome().referrals().iter().map(|referral| referral_row(view, referral)))}
        </section>
    }
}

fn table(rows: &mut dyn Iterator<Item = Html>) -> Html {
    element("table", "", vec![element("tbody", "", rows.collect())])
}

fn row(name: &str, mut cells: Vec<Html>) -> Html {
    cells.insert(0, html! { <th scope="row">{name}</th> });
    element("tr", "", cells)
}

fn item_row(view: &View, item: &Item) -> Html {
    let answer = view.session.response().answer(&item.link_id).cloned().unwrap_or_default();
    let value = match &answer.value {
        AnswerValue::Option(option) => view.pack().line(&["option", option.code.as_str()].join(".")),
        AnswerValue::NotAsked(reason) => view.say(not_asked_key(*reason)),
    };
    let source =
        when(answer.informant != Informant::Person, || paragraph("", view.say(informant_key(answer.informant))));
    let name = format!("{}. {}", item.prefix, view.pack_line("item", item.link_id.as_str(), "text"));
    row(&name, vec![words("td", "", value), element("td", "", vec![source, Html::from(&answer.note)])])
}

fn fact_row(view: &View, fact: &FactDefinition) -> Html {
    let value = match view.session.response().fact(&fact.id) {
        None => view.say(ChromeKey::NotAskedYet).to_owned(),
        Some(value) => value_words(view, fact.id.as_str(), value),
    };
    row(&subject_words(view, &Subject::Fact(fact.id.clone())), vec![words("td", "", &value)])
}

/// Every trigger that is met or could be.
fn triggers(view: &View) -> Html {
    let mut lines = Vec::new();
    for step in view.session.assessment().trace() {
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
