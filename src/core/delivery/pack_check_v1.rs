//! What the checker says of a pack: `{ ok, problems, rules }`. Not a wire contract of cases:
//! nothing of a person is in it.

use crate::content::{ContentPack, Library};
use crate::instrument::{Condition, Instrument};
use crate::json::Problem;
use serde::Serialize;

#[derive(Serialize)]
struct PackCheckWire<'a> {
    ok: bool,
    problems: Vec<ProblemWire<'a>>,
    rules: Vec<RuleWire<'a>>,
}

#[derive(Serialize)]
struct ProblemWire<'a> {
    code: &'static str,
    path: &'a str,
    message: &'a str,
}

/// One trigger: what it looks at, and where it leads.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleWire<'a> {
    trigger: &'a str,
    looks_at: Vec<String>,
    pathways: Vec<&'a str>,
}

/// Checks one pack (`risk-checklist/bundle/1`) against the pathways of a library: every
/// problem, and, where there is none, the graph of its rules.
#[must_use]
pub fn to_wire(bundle: &str, library: &Library) -> String {
    let pack = ContentPack::from_bundle(bundle, library.pathways());
    let none = Vec::new();
    let problems: &[Problem] = pack.as_ref().err().unwrap_or(&none);
    super::assessment_v1::text(&PackCheckWire {
        ok: problems.is_empty(),
        problems: problems
            .iter()
            .map(|problem| ProblemWire { code: problem.code.as_str(), path: &problem.path, message: &problem.message })
            .collect(),
        rules: pack.as_ref().map(|pack| rules(pack.instrument(), library)).unwrap_or_default(),
    })
}

fn rules<'a>(instrument: &'a Instrument, library: &'a Library) -> Vec<RuleWire<'a>> {
    let mut rules = Vec::new();
    for trigger in instrument.triggers() {
        let mut looks_at = Vec::new();
        gather(&trigger.when, instrument, &mut looks_at);
        let calls = library.pathways().rules().all().iter();
        let calls = calls.filter(|pathway| pathway.calls.iter().any(|call| call.trigger == trigger.id));
        rules.push(RuleWire {
            trigger: trigger.id.as_str(),
            looks_at,
            pathways: calls.map(|pathway| pathway.id.as_str()).collect(),
        });
    }
    rules
}

fn gather(condition: &Condition, instrument: &Instrument, found: &mut Vec<String>) {
    let mut add = |id: &str| {
        if !found.iter().any(|other| other == id) {
            found.push(id.to_owned());
        }
    };
    match condition {
        Condition::Atom(atom) => add(atom.subject().as_str()),
        Condition::Tally { tally, .. } => {
            let rule = instrument.tally_rule(tally);
            rule.into_iter().flat_map(|rule| &rule.of).for_each(|id| add(id.as_str()));
        }
        Condition::AtLeast { of, .. } => of.iter().for_each(|part| gather(part, instrument, found)),
    }
}
