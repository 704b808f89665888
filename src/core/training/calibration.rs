//! A group's results to the same step side by side: how far they agree, where they differ
//! from the model, and which differences sent people elsewhere. Without names.

use super::alpha::{Alpha, SEED, krippendorff_alpha};
use super::debrief::effects;
use super::kappa::{Kappa, fleiss_kappa};
use super::point::{Point, Rules};
use super::ratings::{NoFigure, Ratings, number, pairs_agreeing};
use super::result::TrainingResult;
use super::routing::rerouted;
use super::said::{Said, subjects};
use super::scenario::Scenario;
use crate::instrument::{PathwayId, Subject};
use crate::response::Response;

/// How far a group agrees.
#[derive(Debug, Clone)]
pub struct Calibration {
    /// How many results there are.
    pub count: usize,
    /// Every item; every fact that the model or anyone said something of; the concern.
    pub subjects: Vec<SubjectAgreement>,
    /// Fleiss' kappa over the items that anyone answered. "Not asked" is an answer like any other here.
    pub fleiss: Result<Kappa, NoFigure>,
    /// Krippendorff's alpha over the items. "Not asked" is a missing answer here.
    pub alpha: Result<Alpha, NoFigure>,
    /// Where the results send people, the most frequent first.
    pub routings: Vec<RoutingCount>,
}

/// How far a group agrees about one thing.
#[derive(Debug, Clone)]
pub struct SubjectAgreement {
    /// What it is about.
    pub subject: Subject,
    /// Each answer that was given, "not asked" too, and by how many; the most frequent first.
    pub counts: Vec<(Said, usize)>,
    /// The model's answer.
    pub model: Said,
    /// The share of the pairs of people that agree, 0 to 1; none with fewer than two people.
    pub agreement: Option<f64>,
    /// The share of the people that agree with the model, 0 to 1; none without people.
    pub matches_model: Option<f64>,
    /// For how many people a difference from the model here sent someone elsewhere, alone or
    /// together with others.
    pub changed_routing: usize,
}

/// How many results recommend the same pathways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutingCount {
    /// The pathways recommended, in the order of the ruleset.
    pub recommended: Vec<PathwayId>,
    /// By how many.
    pub count: usize,
    /// True when the model recommends the same.
    pub same_as_model: bool,
}

/// Sets results side by side. Those that are not of this scenario and this step are left out;
/// `count` says how many are in. None where the scenario has no such step.
#[must_use]
pub fn calibrate(
    results: &[TrainingResult],
    scenario: &Scenario,
    place: usize,
    rules: Rules<'_>,
) -> Option<Calibration> {
    let model = scenario.model(place)?;
    let model_point = rules.point(model, scenario.setting());
    let of_step = |result: &&TrainingResult| result.place_in(scenario) == Some(place);
    let responses: Vec<Response> = results.iter().filter(of_step).map(|result| result.response(rules)).collect();
    let mut changed: Vec<Subject> = Vec::new();
    let mut routings: Vec<RoutingCount> = Vec::new();
    let wanted = recommended(&model_point, rules);
    for response in &responses {
        let point = rules.point(response, scenario.setting());
        if !rerouted(&point, &model_point, rules).is_empty() {
            let effects = effects((response, &point), (model, &model_point), scenario, rules);
            changed
                .extend(effects.into_iter().filter(|(_, effect)| effect.changed_routing()).map(|(subject, _)| subject));
        }
        let recommended = recommended(&point, rules);
        match routings.iter_mut().find(|other| other.recommended == recommended) {
            Some(other) => other.count = other.count.saturating_add(1),
            None => {
                let same_as_model = recommended == wanted;
                routings.push(RoutingCount { recommended, count: 1, same_as_model });
            }
        }
    }
    routings.sort_by_key(|routing| std::cmp::Reverse(routing.count));
    let mut about = Vec::new();
    for subject in subjects(rules.instrument) {
        let one = agreement(&subject, &responses, model, &changed);
        let anyone = !one.model.is_blank() || one.counts.iter().any(|(said, _)| !said.is_blank());
        if anyone || !matches!(subject, Subject::Fact(_)) {
            about.push(one);
        }
    }
    let (all, answered) = ratings(&responses, rules);
    let (fleiss, alpha) = (fleiss_kappa(&all), krippendorff_alpha(&answered, SEED));
    Some(Calibration { count: responses.len(), subjects: about, fleiss, alpha, routings })
}

fn recommended(point: &Point, rules: Rules<'_>) -> Vec<PathwayId> {
    let recommended = point.recommended();
    let ids = rules.pathways.all().iter().map(|pathway| &pathway.id);
    ids.filter(|id| recommended.contains(id)).cloned().collect()
}

fn agreement(subject: &Subject, responses: &[Response], model: &Response, changed: &[Subject]) -> SubjectAgreement {
    let mut counts: Vec<(Said, usize)> = Vec::new();
    for response in responses {
        let said = Said::of(response, subject);
        match counts.iter_mut().find(|(other, _)| *other == said) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => counts.push((said, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let model = Said::of(model, subject);
    let like_model = counts.iter().find(|(said, _)| *said == model).map_or(0, |(_, count)| *count);
    let row: Vec<u32> = counts.iter().map(|(_, count)| u32::try_from(*count).unwrap_or(u32::MAX)).collect();
    SubjectAgreement {
        subject: subject.clone(),
        agreement: pairs_agreeing(&row),
        matches_model: (!responses.is_empty()).then(|| number(like_model) / number(responses.len())),
        changed_routing: changed.iter().filter(|other| *other == subject).count(),
        counts,
        model,
    }
}

/// What was answered to each item, person by person: once with "not asked" as an answer, once
/// with it missing. The same code is the same answer, whichever item it is given to. An item that
/// nobody answered is left out: agreeing about what the story does not touch would raise kappa
/// with every question that is not asked.
fn ratings(responses: &[Response], rules: Rules<'_>) -> (Ratings, Ratings) {
    let mut known: Vec<Option<super::AnswerCode>> = vec![None];
    let (mut all, mut answered) = (Vec::new(), Vec::new());
    for subject in subjects(rules.instrument).into_iter().filter(|subject| matches!(subject, Subject::Item(_))) {
        let mut row = Vec::new();
        for response in responses {
            let Said::Item(_, code) = Said::of(response, &subject) else { continue };
            let place = known.iter().position(|other| *other == code).unwrap_or_else(|| {
                known.push(code);
                known.len().saturating_sub(1)
            });
            row.push(place);
        }
        if row.iter().all(|place| *place == 0) {
            continue;
        }
        answered.push(row.iter().map(|place| (*place > 0).then_some(*place)).collect());
        all.push(row.into_iter().map(Some).collect());
    }
    (Ratings::new(&all), Ratings::new(&answered))
}
