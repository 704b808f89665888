//! The shape `risk-checklist/bundle/1`: one pack in one text, as it is fetched or as a host
//! hands it in. Untrusted: it is checked like every other pack.

use super::MAX_CONTENT;
use super::pack::ContentPack;
use super::pathways_v1::PathwaySet;
use super::sha256;
use crate::json::{Json, Node, Problem, Problems, parse};

/// The shape's name and version.
const SCHEMA: &str = "risk-checklist/bundle/1";

impl ContentPack {
    /// Reads and checks a pack that stands in one text, and that the pathways serve it.
    ///
    /// # Errors
    /// Every problem, with its path in the bundle: `instrument.triggers[3].when`.
    pub fn from_bundle(text: &str, pathways: &PathwaySet) -> Result<Self, Vec<Problem>> {
        let json = parse(text, MAX_CONTENT, "").map_err(|problem| vec![problem])?;
        let mut pack = Self::from_json(&json, pathways)?;
        pack.hash = Some(sha256::hash(text));
        Ok(pack)
    }

    fn from_json(json: &Json, pathways: &PathwaySet) -> Result<Self, Vec<Problem>> {
        let problems = Problems::of("");
        let is_bundle = is_bundle(&Node::root(json, &problems));
        problems.finish(is_bundle)?;
        let parts = ["manifest", "instrument", "texts"].map(|name| json.field(name));
        let pack = Self::read(parts, Vec::new()).and_then(|pack| {
            pathways.rules().check_serves(pack.instrument())?;
            Ok(pack)
        });
        pack.map_err(|problems| problems.into_iter().map(in_bundle).collect())
    }
}

fn is_bundle(node: &Node<'_>) -> Option<()> {
    let object = node.object(&["schema", "manifest", "instrument", "texts"])?;
    let schema = object.has_schema(SCHEMA);
    let all = ["manifest", "instrument", "texts"].map(|name| object.required(name).is_some());
    (schema && all == [true; 3]).then_some(())
}

/// A problem of one part, with its path in the whole.
fn in_bundle(problem: Problem) -> Problem {
    let part = match problem.file {
        "manifest.json" => "manifest",
        "instrument.json" => "instrument",
        _ => "texts",
    };
    let path = if problem.path.is_empty() { part.to_owned() } else { format!("{part}.{}", problem.path) };
    Problem { file: "", path, ..problem }
}
