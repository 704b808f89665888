//! Checks of tallies, bands, and other instruments to open.

use super::check::{check_known, check_unique};
use super::check_rules::Rules;
use super::condition::Condition;
use super::{InstrumentDraft, ItemKind, LinkId};
use crate::json::{ProblemCode, Problems};

/// Exact open questions walk every sum, so sums have a limit; no published tool comes near.
const MAX_SUM: u32 = 2_000;
/// The most items of one tally.
const MAX_ITEMS: usize = 100;

pub(super) fn check_tallies(draft: &InstrumentDraft, problems: &Problems) {
    check_unique(problems, "tallies", &mut draft.tallies.iter().map(|tally| tally.id.as_str()));
    for (index, tally) in draft.tallies.iter().enumerate() {
        let path = format!("tallies[{index}].of");
        check_unique(problems, &path, &mut tally.of.iter().map(LinkId::as_str));
        if tally.of.is_empty() || tally.of.len() > MAX_ITEMS {
            problems.note(ProblemCode::TooLarge, path.as_str(), format!("a tally has 1 to {MAX_ITEMS} items"));
        }
        let mut highest = 0u32;
        for (place, link_id) in tally.of.iter().enumerate().take(MAX_ITEMS) {
            let path = format!("{path}[{place}]");
            match draft.items.iter().find(|item| item.link_id == *link_id) {
                None => check_known(problems, &path, "item", link_id, false),
                Some(item) if item.kind == ItemKind::Text => {
                    problems.note(ProblemCode::UnsafeRule, path, "a text counts for nothing; take it out");
                }
                Some(item) => highest = highest.saturating_add(u32::from(tally.counts.range(item).1)),
            }
        }
        if highest > MAX_SUM {
            let message = format!("this tally can reach {highest}; the most is {MAX_SUM}");
            problems.note(ProblemCode::TooLarge, path, message);
        }
    }
    if let Some(id) = &draft.tally {
        check_known(problems, "tally", "tally", id, draft.tallies.iter().any(|tally| tally.id == *id));
    }
}

pub(super) fn check_bands(draft: &InstrumentDraft, rules: &Rules<'_>) {
    let problems = rules.problems;
    check_unique(problems, "bands", &mut draft.bands.iter().map(|band| band.id.as_str()));
    for (index, band) in draft.bands.iter().enumerate() {
        let path = format!("bands[{index}]");
        if band.id.as_str().split(['-', '.']).any(is_low) {
            let message = "no band is ever called low: nothing here can tell that a person is safe";
            problems.note(ProblemCode::UnsafeRule, format!("{path}.id"), message);
        }
        match &band.when {
            None if !band.by_judgement => {
                problems.note(ProblemCode::UnsafeRule, path, "nothing gives this band; add `when` or `byJudgement`");
            }
            None => {}
            Some(when) => {
                let path = format!("{path}.when");
                rules.check_trigger(&path, when);
                // So that its open questions are asked, and it leads somewhere.
                let rests = |rule: &Condition| match rule {
                    Condition::AtLeast { needed: 1, of } => rule == when || of.contains(when),
                    rule => rule == when,
                };
                if !draft.triggers.iter().any(|trigger| rests(&trigger.when)) {
                    let message = "no trigger is met by this alone, so the band would lead nowhere; add one";
                    problems.note(ProblemCode::UnsafeRule, path, message);
                }
            }
        }
    }
}

/// True for the word "low", however it is written.
pub(crate) fn is_low(word: &str) -> bool {
    word.eq_ignore_ascii_case("low")
}

pub(super) fn check_opens(draft: &InstrumentDraft, rules: &Rules<'_>) {
    let problems = rules.problems;
    check_unique(problems, "opens", &mut draft.opens.iter().map(|opening| opening.instrument.as_str()));
    for (index, opening) in draft.opens.iter().enumerate() {
        rules.check_trigger(&format!("opens[{index}].when"), &opening.when);
        if opening.instrument == draft.id {
            let message = "a checklist cannot open itself";
            problems.note(ProblemCode::UnsafeRule, format!("opens[{index}].instrument"), message);
        }
    }
}
