//! Runs a scenario's model answers and compares what follows with what its author expects.

use super::point::{Point, Rules};
use super::said::Said;
use super::scenario::{Expected, ModelAnswer, ScenarioDraft};
use crate::assessment::TriggerState;
use crate::instrument::Id;
use crate::json::{Problem, ProblemCode, Problems};
use crate::response::{Edit, Response};

/// The model's answers at the end of each step; `compares` them with what is expected.
pub(super) fn models(draft: &ScenarioDraft, rules: Rules<'_>, compares: bool) -> Result<Vec<Response>, Vec<Problem>> {
    let problems = Problems::of("");
    let mut models = Vec::new();
    let mut model = Response::new(rules.instrument);
    let mut is_whole = true;
    for (place, step) in draft.steps.iter().enumerate() {
        let path = format!("steps[{place}]");
        for answer in &step.answers {
            match record(answer, &model, rules, &path, &problems) {
                Some(next) => model = next,
                None => is_whole = false,
            }
        }
        // An answer that was refused makes every outcome after it doubtful.
        if compares && is_whole {
            compare(&step.expected, &rules.point(&model, draft.setting()), &path, &problems);
        }
        models.push(model.clone());
    }
    problems.finish(Some(models))
}

fn record(
    answer: &ModelAnswer,
    model: &Response,
    rules: Rules<'_>,
    path: &str,
    problems: &Problems,
) -> Option<Response> {
    let subject = answer.said.subject();
    let next = answer.said.record(rules.instrument, model).and_then(|next| match answer.said {
        Said::Concern(true) => next.apply(rules.instrument, Edit::Reason(answer.because.clone())),
        _ => Ok(next),
    });
    let path = match answer.said {
        Said::Item(..) => format!("{path}.answers.{}", subject.as_str()),
        Said::Fact(..) => format!("{path}.facts.{}", subject.as_str()),
        Said::Concern(_) => format!("{path}.judgement"),
    };
    match next {
        Err(error) => problems.note(ProblemCode::UnknownValue, path, error.to_string()),
        Ok(next) if Said::of(&next, &subject) != answer.said => {
            let message = "these options cannot stand together; leave out those that contradict the others";
            problems.note(ProblemCode::UnknownValue, path, message);
        }
        Ok(next) => return Some(next),
    }
    None
}

/// Notes every id that is missing from what is expected, or extra in it.
fn compare(expected: &Expected, point: &Point, path: &str, problems: &Problems) {
    let path = format!("{path}.expected");
    same(&expected.met, &point.triggers(TriggerState::Met), &format!("{path}.met"), problems);
    let undetermined = point.triggers(TriggerState::Undetermined);
    same(&expected.undetermined, &undetermined, &format!("{path}.undetermined"), problems);
    same(&expected.recommended, &point.recommended(), &format!("{path}.recommended"), problems);
    same(&expected.consider, &point.to_consider(), &format!("{path}.consider"), problems);
    let standing = point.outcome.standing();
    if expected.standing != standing {
        let message = format!("the model's answers make this `{}`; mend the answers or this", standing.as_str());
        problems.note(ProblemCode::ModelDiffers, format!("{path}.standing"), message);
    }
}

fn same<Kind>(expected: &[Id<Kind>], found: &[&Id<Kind>], path: &str, problems: &Problems) {
    let missing: Vec<&str> = found.iter().filter(|id| !expected.contains(id)).map(|id| id.as_str()).collect();
    let extra: Vec<&str> = expected.iter().filter(|id| !found.contains(id)).map(Id::as_str).collect();
    let mut faults = Vec::new();
    if !missing.is_empty() {
        faults.push(format!("missing here: {}", missing.join(", ")));
    }
    if !extra.is_empty() {
        faults.push(format!("extra here: {}", extra.join(", ")));
    }
    if !faults.is_empty() {
        let message = format!("the model's answers lead elsewhere; {}; mend the answers or this", faults.join("; "));
        problems.note(ProblemCode::ModelDiffers, path, message);
    }
}
