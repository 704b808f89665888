//! The trainee's answers beside the model's: where they differ, which differences changed the
//! result and which did not, and why the model answers as it does.

use super::exercise::{From, Gesture};
use super::moves::{moves, said_words};
use super::result_panel::result_panel;
use super::routes::{Side, column};
use super::training_view::{Around, TrainingView};
use crate::shapes::{button, element, fragment, list, paragraph, section, when, words};
use crate::why::subject_words;
use risk_checklist_core::content::TrainingKey;
use risk_checklist_core::instrument::PathwayId;
use risk_checklist_core::training::{Debrief, Difference, Effect};
use yew::prelude::*;

pub(super) fn compare(view: &TrainingView, around: Around<'_>) -> Html {
    let exercise = &view.exercise;
    let debrief = Debrief::of(exercise.response(), exercise.scenario(), exercise.at(), exercise.rules());
    let Some(debrief) = debrief else { return Html::default() };
    fragment(vec![
        paragraph("lead", view.say(TrainingKey::CompareNotATest)),
        paragraph("", &same_words(view, &debrief)),
        routing(view, &debrief),
        changed(view, &debrief),
        together(view, &debrief),
        harmless(view, &debrief),
        result_panel(view, around),
        ways_on(view),
    ])
}

fn same_words(view: &TrainingView, debrief: &Debrief) -> String {
    if debrief.differences.is_empty() {
        return view.say(TrainingKey::CompareSameAll).to_owned();
    }
    view.exercise.words().count(TrainingKey::CompareSameOne, TrainingKey::CompareSameOther, debrief.same)
}

fn routing(view: &TrainingView, debrief: &Debrief) -> Html {
    let is_same = debrief.same_routing();
    let (class, key) = match is_same {
        true => ("standing settled", TrainingKey::CompareRoutingSame),
        false => ("standing provisional", TrainingKey::CompareRoutingDiffers),
    };
    let pair = vec![
        column(
            view,
            Side { title: TrainingKey::CompareColumnYours, only: TrainingKey::CompareOnlyYours },
            &debrief.yours,
            &debrief.model,
        ),
        column(
            view,
            Side { title: TrainingKey::CompareColumnModel, only: TrainingKey::CompareOnlyModel },
            &debrief.model,
            &debrief.yours,
        ),
    ];
    fragment(vec![
        paragraph(class, view.say(key)),
        pathways(view, TrainingKey::CompareMissed, &debrief.missed),
        pathways(view, TrainingKey::CompareExtra, &debrief.extra),
        element("div", "pair", pair),
    ])
}

fn pathways(view: &TrainingView, title: TrainingKey, ids: &[PathwayId]) -> Html {
    let mut names = ids.iter().map(|id| view.view.pathway_line(id.as_str(), "name"));
    when(!ids.is_empty(), || fragment(vec![words("h4", "", view.say(title)), list("", &mut names)]))
}

fn changed(view: &TrainingView, debrief: &Debrief) -> Html {
    let cards = cards(view, debrief, |effect| matches!(effect, Effect::ChangedRouting(_)));
    part(view, ("changed-title", TrainingKey::CompareChangedTitle, TrainingKey::CompareChangedIntro), cards)
}

fn together(view: &TrainingView, debrief: &Debrief) -> Html {
    let cards = cards(view, debrief, |effect| matches!(effect, Effect::ChangedWithOthers(_)));
    part(view, ("together-title", TrainingKey::CompareTogetherTitle, TrainingKey::CompareTogetherIntro), cards)
}

/// Folded away: what changed the result must not be lost among what did not.
fn harmless(view: &TrainingView, debrief: &Debrief) -> Html {
    let mut cards = cards(view, debrief, |effect| matches!(effect, Effect::Harmless));
    if cards.is_empty() {
        return Html::default();
    }
    let count = cards.len().to_string();
    cards.insert(0, words("summary", "", &view.fill(TrainingKey::CompareHarmlessShow, &[("count", &count)])));
    let titles = ("harmless-title", TrainingKey::CompareHarmlessTitle, TrainingKey::CompareHarmlessIntro);
    part(view, titles, vec![element("details", "", cards)])
}

/// A part of the screen, unless nothing is in it.
fn part(view: &TrainingView, (id, title, intro): (&str, TrainingKey, TrainingKey), mut cards: Vec<Html>) -> Html {
    if cards.is_empty() {
        return Html::default();
    }
    cards.insert(0, paragraph("", view.say(intro)));
    section("block", id, view.say(title), cards)
}

fn cards(view: &TrainingView, debrief: &Debrief, wanted: fn(&Effect) -> bool) -> Vec<Html> {
    let differences = debrief.differences.iter().filter(|one| wanted(&one.effect));
    differences.map(|difference| card(view, difference)).collect()
}

/// One difference: what each said, why the model said so, and what setting it right moves.
fn card(view: &TrainingView, difference: &Difference) -> Html {
    let mut inside = vec![
        words("h5", "", &subject_words(&view.view, &difference.subject())),
        labelled(view, TrainingKey::CompareYours, &said_words(view, &difference.shift.from)),
        labelled(view, TrainingKey::CompareModel, &said_words(view, &difference.shift.to)),
    ];
    if let Some(reasoning) = &difference.reasoning {
        inside.push(labelled(view, TrainingKey::CompareBecause, &reasoning.because));
        if let Some(source) = view.exercise.scenario().source(&reasoning.source) {
            let parts = [source.document.as_str(), &source.section, &source.date];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            inside
                .push(paragraph("sources", &format!("{} {}", view.say(TrainingKey::CompareSource), parts.join(", "))));
        }
    }
    if difference.effect.changed_routing() {
        inside.push(element("p", "", vec![words("strong", "", view.say(TrainingKey::CompareMoves))]));
        inside.push(moves(view, &difference.moved));
    }
    element("article", "difference", inside)
}

fn labelled(view: &TrainingView, label: TrainingKey, text: &str) -> Html {
    element("p", "", vec![words("strong", "", view.say(label)), Html::from(" "), Html::from(text)])
}

fn ways_on(view: &TrainingView) -> Html {
    let go = |id, class, key, gesture| button(id, class, view.say(key), view.on_press(gesture));
    let back = go("answers", "", TrainingKey::CompareBack, Gesture::Answers);
    let on = if view.exercise.at() < view.exercise.last() {
        vec![
            go("carry-on", "primary", TrainingKey::CompareCarryOn, Gesture::NextStep(From::Own)),
            go("from-model", "", TrainingKey::CompareFromModel, Gesture::NextStep(From::Model)),
            back,
        ]
    } else {
        vec![go("finish", "primary", TrainingKey::CompareClose, Gesture::Finish), back]
    };
    element("div", "buttons", on)
}
