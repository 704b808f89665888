//! A group's agreement as JSON. Nobody is named, and no result stands alone in it.

use super::compared_v1::{SubjectWire, subject};
use super::teller::Teller;
use crate::content::said_v1::{Word, word};
use crate::delivery::assessment_v1::{names, text};
use crate::delivery::outcome_v1::by_name;
use crate::training::{
    AgreementBand, Alpha, Calibration, Kappa, NoFigure, RoutingCount, Said, SubjectAgreement, TrainingResult,
    calibrate as side_by_side,
};
use serde::Serialize;

#[derive(Serialize)]
struct CalibrationWire<'a> {
    count: usize,
    items: Vec<AgreementWire<'a>>,
    fleiss: FigureWire<KappaWire>,
    alpha: FigureWire<AlphaWire>,
    routings: Vec<RoutingWire<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AgreementWire<'a> {
    #[serde(flatten)]
    subject: SubjectWire<'a>,
    #[serde(serialize_with = "counted")]
    counts: Vec<(String, usize)>,
    answers: Vec<AnswerWire>,
    model: Option<Word<'a>>,
    model_words: String,
    agreement: Option<f64>,
    matches_model: Option<f64>,
    changed_routing: usize,
}

#[derive(Serialize)]
struct AnswerWire {
    code: String,
    words: String,
    count: usize,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FigureWire<T> {
    Figure(T),
    None { reason: &'static str, words: String },
}

#[derive(Serialize)]
struct KappaWire {
    kappa: f64,
    se: f64,
    low: f64,
    high: f64,
    words: String,
}

#[derive(Serialize)]
struct AlphaWire {
    alpha: f64,
    low: f64,
    high: f64,
    words: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RoutingWire<'a> {
    recommended: Vec<&'a str>,
    names: Vec<&'a str>,
    count: usize,
    same_as_model: bool,
}

fn counted<S: serde::Serializer>(counts: &[(String, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    by_name(&counts.iter().map(|(code, count)| (code.as_str(), *count)).collect::<Vec<_>>(), serializer)
}

/// A group's results to the step at this place, side by side; none where there is no such
/// step.
#[must_use]
pub fn calibrate(teller: &Teller<'_>, results: &[TrainingResult], place: usize) -> Option<String> {
    let found = side_by_side(results, teller.scenario, place, teller.rules)?;
    Some(text(&wire(teller, &found)))
}

fn wire<'a>(teller: &Teller<'a>, found: &'a Calibration) -> CalibrationWire<'a> {
    CalibrationWire {
        count: found.count,
        items: found.subjects.iter().map(|one| agreement(teller, one)).collect(),
        fleiss: figure(teller, found.fleiss, |Kappa { kappa, se, low, high }| {
            let [kappa, se, low, high] = [kappa, se, low, high].map(digits);
            KappaWire { kappa, se, low, high, words: band(teller, kappa) }
        }),
        alpha: figure(teller, found.alpha, |Alpha { alpha, low, high }| {
            let [alpha, low, high] = [alpha, low, high].map(digits);
            AlphaWire { alpha, low, high, words: band(teller, alpha) }
        }),
        routings: found.routings.iter().map(|routing| routing_wire(teller, routing)).collect(),
    }
}

/// A figure to six digits after the point: more would say more than is known.
fn digits(figure: f64) -> f64 {
    (figure * 1e6).round() / 1e6
}

fn agreement<'a>(teller: &Teller<'a>, one: &'a SubjectAgreement) -> AgreementWire<'a> {
    let answer =
        |(said, count): &(Said, usize)| AnswerWire { code: code(said), words: teller.said(said), count: *count };
    AgreementWire {
        subject: subject(teller, &one.subject),
        counts: one.counts.iter().map(|(said, count)| (code(said), *count)).collect(),
        answers: one.counts.iter().map(answer).collect(),
        model: word(&one.model),
        model_words: teller.said(&one.model),
        agreement: one.agreement.map(digits),
        matches_model: one.matches_model.map(digits),
        changed_routing: one.changed_routing,
    }
}

/// What was said as one name: "not-asked" where nothing was.
fn code(said: &Said) -> String {
    match word(said) {
        None => "not-asked".to_owned(),
        Some(Word::Code(code)) => code.to_owned(),
        Some(Word::Codes(codes)) => codes.join("+"),
        Some(Word::Number(number)) => number.to_string(),
        Some(Word::Bool(concern)) => concern.to_string(),
    }
}

fn figure<Figure, Wire>(
    teller: &Teller<'_>,
    figure: Result<Figure, NoFigure>,
    wire: impl FnOnce(Figure) -> Wire,
) -> FigureWire<Wire> {
    match figure {
        Ok(figure) => FigureWire::Figure(wire(figure)),
        Err(reason) => {
            let words = teller.words.named("no-figure", reason.as_str()).to_owned();
            FigureWire::None { reason: reason.as_str(), words }
        }
    }
}

fn band(teller: &Teller<'_>, figure: f64) -> String {
    let name = match AgreementBand::of(figure) {
        AgreementBand::Poor => "band.poor",
        AgreementBand::Slight => "band.slight",
        AgreementBand::Fair => "band.fair",
        AgreementBand::Moderate => "band.moderate",
        AgreementBand::Substantial => "band.substantial",
        AgreementBand::AlmostPerfect => "band.almost-perfect",
    };
    teller.words.fill("band.note", &[("band", teller.words.say(name))])
}

fn routing_wire<'a>(teller: &Teller<'a>, routing: &'a RoutingCount) -> RoutingWire<'a> {
    RoutingWire {
        recommended: names(&routing.recommended),
        names: routing.recommended.iter().map(|pathway| teller.pathway(pathway)).collect(),
        count: routing.count,
        same_as_model: routing.same_as_model,
    }
}
