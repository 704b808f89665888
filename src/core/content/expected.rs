//! The words a pack must have, and may have.

use super::catalogue::{Catalogue, TextShape};
use crate::instrument::{FactKind, Instrument, ItemKind, is_low};
use crate::json::{Problem, ProblemCode, Problems};
use std::collections::BTreeSet;

/// Checks that every word is there, none is left over, and none says what no pack may say.
pub(super) fn check_texts(texts: &Catalogue, instrument: &Instrument) -> Result<(), Vec<Problem>> {
    let problems = Problems::of("text");
    texts.check(&expected(instrument), &problems);
    for band in instrument.bands() {
        for part in ["name", "why"] {
            let key = format!("band.{}.{part}", band.id);
            if texts.line(&key).split(|letter: char| !letter.is_ascii_alphabetic()).any(is_low) {
                let message = "no band is ever called low: nothing here can tell that a person is safe";
                problems.note(ProblemCode::UnsafeText, format!("texts.{key}"), message);
            }
        }
    }
    for section in instrument.sections().iter().filter(|section| section.repeats.is_some()) {
        let key = format!("section.{}.repeat", section.id);
        if !texts.line(&key).contains("{label}") {
            let message = "this must have `{label}` where the letter or number of each person goes";
            problems.note(ProblemCode::BadFormat, format!("texts.{key}"), message);
        }
    }
    problems.finish(Some(()))
}

fn expected(instrument: &Instrument) -> Vec<(String, TextShape)> {
    use TextShape::{Line, Lines, OptionalLine};
    let mut expected = vec![
        ("pack.title".to_owned(), Line),
        ("pack.summary".to_owned(), Line),
        ("pack.wording".to_owned(), Line),
        ("pack.before".to_owned(), Lines),
        ("pack.limits".to_owned(), Lines),
    ];
    let mut add = |key: &str, id: &dyn std::fmt::Display, parts: &[(&str, TextShape)]| {
        for (part, shape) in parts {
            expected.push((format!("{key}.{id}.{part}"), *shape));
        }
    };
    for section in instrument.sections() {
        add("section", &section.id, &[("title", Line), ("intro", OptionalLine)]);
        if section.repeats.is_some() {
            add("section", &section.id, &[("repeat", Line), ("another", Line)]);
        }
    }
    for item in instrument.items() {
        add("item", &item.link_id, &[("text", Line), ("short", Line), ("help", OptionalLine)]);
        for prompt in &item.prompts {
            add("item", &item.link_id, &[(&format!("prompt.{}", prompt.id), Line)]);
        }
        for option in &item.options {
            add("item", &item.link_id, &[(&format!("option.{}", option.code), OptionalLine)]);
        }
    }
    let names = [("name", Line), ("why", Line)];
    instrument.triggers().iter().for_each(|trigger| add("trigger", &trigger.id, &names));
    instrument.bands().iter().for_each(|band| add("band", &band.id, &names));
    instrument.opens().iter().for_each(|opening| add("opens", &opening.instrument, &names));
    instrument.plan().iter().for_each(|prompt| add("plan", &prompt.id, &[("title", Line), ("text", Line)]));
    instrument.fact_groups().iter().for_each(|group| add("factGroup", &group.id, &[("title", Line)]));
    for fact in instrument.facts() {
        add("fact", &fact.id, &[("text", Line), ("short", Line), ("help", OptionalLine)]);
        if let FactKind::Choice(options) = &fact.kind {
            for option in options {
                add("fact", &fact.id, &[(&format!("option.{option}"), Line)]);
            }
        }
    }
    let mut codes = BTreeSet::new();
    let asked = instrument.items().iter().filter(|item| item.kind != ItemKind::Text);
    codes.extend(asked.flat_map(|item| &item.options).map(|option| option.code.as_str()));
    expected.extend(codes.into_iter().map(|code| (format!("option.{code}"), Line)));
    expected
}
