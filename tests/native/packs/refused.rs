//! Packs that a host hands in and that are refused, each with the right path: written by hand
//! for what could go wrong in meaning, and made by the hundred for what could go wrong in
//! shape. None panics, and a very large one is looked through quickly.

use crate::bundles::bundle;
use crate::shipped::library;
use risk_checklist_core::content::Library;
use risk_checklist_core::json::Problem;
use serde_json::{Value, json};
use std::time::Instant;

fn problems(text: &str) -> Vec<Problem> {
    let mut library: Library = library().clone();
    let before = library.instruments().len();
    let problems = library.add(text).err().unwrap_or_default();
    assert_eq!(library.instruments().len(), before + usize::from(problems.is_empty()), "a bad pack changes nothing");
    for problem in &problems {
        assert!(!problem.message.is_empty() && !problem.message.ends_with('.'), "{problem}");
        assert!(problem.file.is_empty(), "the path alone says where: {problem}");
    }
    problems
}

fn said(text: &str) -> Vec<String> {
    problems(text).iter().map(|one| format!("{} {}", one.code.as_str(), one.path)).collect()
}

fn everything() -> Value {
    bundle("synthetic-everything")
}

/// A path as problems write it, and the JSON pointer to the same place.
fn places(value: &Value, path: &str, pointer: &str, found: &mut Vec<(String, String)>) {
    let mut add = |path: String, pointer: String, value: &Value| {
        found.push((path.clone(), pointer.clone()));
        places(value, &path, &pointer, found);
    };
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                add(path, format!("{pointer}/{name}"), value);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                add(format!("{path}[{index}]"), format!("{pointer}/{index}"), value);
            }
        }
        _ => {}
    }
}

/// Every value in turn as one of another type: refused, and the first problem names the place.
#[test]
fn a_wrong_type_is_refused_wherever_it_is() {
    let whole = everything();
    let mut found = Vec::new();
    places(&whole, "", "", &mut found);
    assert!(found.len() > 300, "{}", found.len());
    for (path, pointer) in &found {
        let mut broken = whole.clone();
        *broken.pointer_mut(pointer).unwrap() = json!(1.5);
        let problems = problems(&broken.to_string());
        assert!(!problems.is_empty(), "{path}");
        assert!(
            problems.iter().any(|one| one.path == *path
                || one.path.starts_with(&format!("{path}."))
                || one.path.starts_with(&format!("{path}["))),
            "{path}: {problems:?}"
        );
    }
}

/// Every field in turn left out. What may be left out is accepted or missed elsewhere; what
/// may not is named.
#[test]
fn a_missing_field_is_named() {
    const MAY_BE_LEFT_OUT: [&str; 12] = [
        "prompts",
        "kind",
        "answers",
        "askedWhen",
        "weight",
        "tally",
        "counts",
        "when",
        "byJudgement",
        "from",
        "atLeast",
        "option",
    ];
    let whole = everything();
    let mut found = Vec::new();
    places(&whole, "", "", &mut found);
    let mut refused = 0;
    for (path, pointer) in found.iter().filter(|(path, _)| !path.ends_with(']')) {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        let mut broken = whole.clone();
        broken.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name);
        let problems = problems(&broken.to_string());
        if problems.is_empty() {
            assert!(MAY_BE_LEFT_OUT.contains(&name), "{path} was not missed");
        } else {
            refused += 1;
        }
    }
    assert!(refused > 200, "{refused}");
}

/// Hidden characters and markup in any text that people read.
#[test]
fn no_text_may_hide_anything() {
    let whole = everything();
    let mut tried = 0;
    for key in whole["texts"]["texts"].as_object().unwrap().keys() {
        for (text, code) in [
            ("<b>bold</b>", "unsafe-text"),
            ("right\u{202e}tfel", "unsafe-text"),
            ("zero\u{200b}width", "unsafe-text"),
            ("bell\u{7}", "unsafe-text"),
            ("  ", "empty-text"),
        ] {
            let mut broken = whole.clone();
            broken["texts"]["texts"][key] = json!(text);
            assert_eq!(said(&broken.to_string()), [format!("{code} texts.texts.{key}")]);
            tried += 1;
        }
    }
    assert!(tried > 300);
}

type Change = fn(&mut Value);

/// What could go wrong in meaning.
#[test]
fn a_fault_of_meaning_is_refused_with_its_path() {
    let table: &[(&str, Change, &[&str])] = &[
        ("nothing", |_| {}, &[]),
        ("another shape", |p| p["schema"] = json!("risk-checklist/bundle/2"), &["wrong-schema schema"]),
        (
            "mixed versions",
            |p| p["instrument"]["schema"] = json!("risk-checklist/instrument/2"),
            &["wrong-schema instrument.schema"],
        ),
        (
            "mixed versions of words",
            |p| p["texts"]["schema"] = json!("risk-checklist/text/3"),
            &["wrong-schema texts.schema"],
        ),
        ("a part too many", |p| p["scenarios"] = json!([]), &["unknown-field scenarios"]),
        ("an unknown purpose", |p| p["manifest"]["purpose"] = json!("predict"), &["unknown-value manifest.purpose"]),
        (
            "ages the wrong way round",
            |p| p["manifest"]["ageLimits"] = json!({"from": 18, "to": 16, "words": "x"}),
            &["out-of-range manifest.ageLimits"],
        ),
        (
            "an item asked because of itself",
            |p| item(p, 4)["askedWhen"] = json!({"item": "5"}),
            &["unsafe-rule instrument.items[4].askedWhen"],
        ),
        (
            "an item asked because of a later one",
            |p| item(p, 4)["askedWhen"] = json!({"item": "6"}),
            &["unsafe-rule instrument.items[4].askedWhen"],
        ),
        (
            "a cycle of gates",
            |p| {
                item(p, 5)["askedWhen"] = json!({"item": "7"});
                item(p, 6)["askedWhen"] = json!({"item": "6"});
            },
            &["unsafe-rule instrument.items[5].askedWhen"],
        ),
        (
            "a gate on the judgement",
            |p| item(p, 4)["askedWhen"] = json!({"judgement": "concern"}),
            &["unsafe-rule instrument.items[4].askedWhen"],
        ),
        (
            "a gate on a tally",
            |p| item(p, 10)["askedWhen"] = json!({"any": [{"tally": "sum", "atLeast": 4}]}),
            &["unsafe-rule instrument.items[10].askedWhen"],
        ),
        (
            "a gate on an item that is not there",
            |p| item(p, 4)["askedWhen"] = json!({"item": "99"}),
            &["unknown-reference instrument.items[4].askedWhen"],
        ),
        (
            "a gate inside a repeated section",
            |p| item(p, 8)["askedWhen"] = json!({"item": "8"}),
            &["unsafe-rule instrument.items[8].askedWhen"],
        ),
        ("the same number twice", |p| item(p, 1)["prefix"] = json!("1"), &["duplicate-id instrument.items[1].prefix"]),
        ("the same item twice", |p| item(p, 1)["linkId"] = json!("1"), &["duplicate-id instrument.items[1]"]),
        (
            "a set of answers that is not there",
            |p| item(p, 4)["answers"] = json!("moods"),
            &["unknown-reference instrument.items[4].answers"],
        ),
        (
            "answers for a text",
            |p| item(p, 3)["answers"] = json!("acts"),
            &["unknown-field instrument.items[3].answers"],
        ),
        ("bounds on a choice", |p| item(p, 0)["min"] = json!(1), &["unknown-field instrument.items[0].min"]),
        (
            "a count without its bounds",
            |p| {
                item(p, 2).as_object_mut().unwrap().remove("presentFrom");
            },
            &["missing-field instrument.items[2].presentFrom"],
        ),
        (
            "a count that is always present",
            |p| item(p, 2)["presentFrom"] = json!(0),
            &["out-of-range instrument.items[2].presentFrom"],
        ),
        (
            "a count beyond reason",
            |p| item(p, 2)["max"] = json!(60000),
            &["out-of-range instrument.items[2].presentFrom"],
        ),
        (
            "a count with definite answers beside",
            |p| item(p, 2)["answers"] = json!("frequency"),
            &["unsafe-rule instrument.items[2].answers"],
        ),
        (
            "a choice nobody can say yes to",
            |p| item(p, 0)["answers"] = json!("unknown"),
            &["unsafe-rule instrument.items[0].answers"],
        ),
        (
            "a present answer lighter than an absent one",
            |p| set(p, "frequency")[3]["weight"] = json!(2),
            &["unsafe-rule instrument.answerSets.frequency"],
        ),
        (
            "a negative weight",
            |p| set(p, "frequency")[0]["weight"] = json!(-1),
            &["out-of-range instrument.answerSets.frequency[0].weight"],
        ),
        (
            "a weight beyond bounds",
            |p| set(p, "frequency")[4]["weight"] = json!(101),
            &["out-of-range instrument.answerSets.frequency"],
        ),
        (
            "a weight for what nobody knows",
            |p| set(p, "frequency")[5]["weight"] = json!(1),
            &["unsafe-rule instrument.answerSets.frequency[5].weight"],
        ),
        (
            "an answer named as not asked",
            |p| set(p, "unknown")[1]["code"] = json!("not-asked"),
            &["duplicate-id instrument.answerSets.unknown"],
        ),
        (
            "one code with two meanings",
            |p| set(p, "acts")[4] = json!({"code": "no", "finding": "unknown"}),
            &["unsafe-rule instrument.answerSets.acts"],
        ),
        (
            "nothing of these, with a weight",
            |p| set(p, "acts")[3]["weight"] = json!(1),
            &["unsafe-rule instrument.items[1].answers"],
        ),
        (
            "a name for a set that is no id",
            |p| {
                let acts = set(p, "acts").clone();
                p["instrument"]["answerSets"]["a b"] = acts;
            },
            &["bad-id instrument.answerSets.(unnamed)"],
        ),
        (
            "a tally of an item that is not there",
            |p| p["instrument"]["tallies"][0]["of"][0] = json!("99"),
            &["unknown-reference instrument.tallies[0].of[0]"],
        ),
        (
            "a tally of a text",
            |p| p["instrument"]["tallies"][0]["of"][0] = json!("4"),
            &["unsafe-rule instrument.tallies[0].of[0]"],
        ),
        (
            "a tally of nothing",
            |p| p["instrument"]["tallies"][0]["of"] = json!([]),
            &["too-large instrument.tallies[0].of"],
        ),
        (
            "a shown tally that is not there",
            |p| p["instrument"]["tally"] = json!("points"),
            &["unknown-reference instrument.tally"],
        ),
        (
            "a rule on a tally that is not there",
            |p| rule(p, json!({"tally": "points", "atLeast": 1})),
            &["unknown-reference instrument.triggers[7].when"],
        ),
        (
            "a sum that is always reached",
            |p| rule(p, json!({"tally": "sum", "atLeast": 3})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "a sum that is never reached",
            |p| rule(p, json!({"tally": "sum", "atLeast": 16})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "a tally and one of its items",
            |p| rule(p, json!({"all": [{"tally": "signs", "atLeast": 2}, {"item": "1"}]})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "two tallies that share an item",
            |p| rule(p, json!({"any": [{"tally": "signs", "atLeast": 2}, {"tally": "heavy", "atLeast": 2}]})),
            &["unsafe-rule instrument.triggers[7].when", "unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "an item and one of its options",
            |p| rule(p, json!({"any": [{"item": "2"}, {"item": "2", "option": "threats"}]})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "an option twice",
            |p| rule(p, json!({"any": [{"item": "2", "option": "threats"}, {"item": "2", "option": "threats"}]})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "an option that means nothing is wrong",
            |p| rule(p, json!({"item": "2", "option": "none-of-these"})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "an option of a choice",
            |p| rule(p, json!({"item": "1", "option": "yes"})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "an option and a number",
            |p| rule(p, json!({"item": "2", "option": "threats", "atLeast": 1})),
            &["unknown-field instrument.triggers[7].when.atLeast"],
        ),
        ("a rule on a text", |p| rule(p, json!({"item": "4"})), &["unsafe-rule instrument.triggers[7].when"]),
        (
            "a value never reached",
            |p| rule(p, json!({"item": "3", "atLeast": 21})),
            &["unsafe-rule instrument.triggers[7].when"],
        ),
        (
            "a band that is not there",
            |p| rule(p, json!({"band": "medium"})),
            &["unknown-reference instrument.triggers[7].when"],
        ),
        ("nothing of something", |p| rule(p, json!({"any": []})), &["unsafe-rule instrument.triggers[7].when.any"]),
        (
            "not",
            |p| rule(p, json!({"not": {"item": "1"}})),
            &["unknown-field instrument.triggers[7].when.not", "missing-field instrument.triggers[7].when.fact"],
        ),
        (
            "rules too deep",
            |p| rule(p, (0..20).fold(json!({"item": "1"}), |rule, _| json!({"all": [rule]}))),
            &["too-deep instrument.triggers[7].when.all[0].all[0].all[0].all[0].all[0].all[0].all[0].all[0]"],
        ),
        (
            "a band called low",
            |p| p["instrument"]["bands"][1]["id"] = json!("low"),
            &["unknown-reference instrument.triggers[4].when.any[1]", "unsafe-rule instrument.bands[1].id"],
        ),
        (
            "a band called very low",
            |p| p["texts"]["texts"]["band.top.name"] = json!("Very LOW, for now"),
            &["unsafe-text texts.texts.band.top.name"],
        ),
        (
            "a band explained as low",
            |p| p["texts"]["texts"]["band.top.why"] = json!("Not low."),
            &["unsafe-text texts.texts.band.top.why"],
        ),
        (
            "a band that nothing gives",
            |p| {
                p["instrument"]["bands"][1].as_object_mut().unwrap().remove("byJudgement");
            },
            &["unsafe-rule instrument.triggers[4].when.any[1]", "unsafe-rule instrument.bands[1]"],
        ),
        (
            "a band that leads nowhere",
            |p| p["instrument"]["bands"][0]["when"] = json!({"tally": "sum", "atLeast": 12}),
            &["unsafe-rule instrument.bands[0].when"],
        ),
        (
            "a checklist that opens itself",
            |p| {
                p["instrument"]["opens"][0]["instrument"] = json!("synthetic-everything");
            },
            &["unsafe-rule instrument.opens[0].instrument"],
        ),
        (
            "a section for one person at most",
            |p| p["instrument"]["sections"][2]["repeats"]["max"] = json!(1),
            &["out-of-range instrument.sections[2].repeats.max"],
        ),
        (
            "a section for a crowd",
            |p| p["instrument"]["sections"][2]["repeats"]["max"] = json!(10),
            &["out-of-range instrument.sections[2].repeats.max"],
        ),
        (
            "typed labels",
            |p| p["instrument"]["sections"][2]["repeats"]["labels"] = json!("names"),
            &["unknown-value instrument.sections[2].repeats.labels"],
        ),
        (
            "people without a label",
            |p| p["texts"]["texts"]["section.people.repeat"] = json!("Person causing harm"),
            &["bad-format texts.texts.section.people.repeat"],
        ),
        (
            "a trigger that pathways do not know",
            |p| p["instrument"]["triggers"][7]["id"] = json!("full-moon"),
            &[
                "missing-text texts.texts.trigger.full-moon.name",
                "missing-text texts.texts.trigger.full-moon.why",
                "unused-text texts.texts.trigger.threats-to-kill.name",
            ],
        ),
        (
            "immediate danger silenced",
            |p| p["instrument"]["triggers"][0]["when"] = json!({"item": "1"}),
            &["unsafe-rule instrument.triggers"],
        ),
        (
            "no question of age, where age takes MARAC away",
            |p| without_fact(p, "ageBand", 1),
            &["unknown-reference instrument.facts", "unsafe-rule instrument.facts"],
        ),
        (
            "an option without words",
            |p| {
                p["texts"]["texts"].as_object_mut().unwrap().remove("option.refused");
            },
            &["missing-text texts.texts.option.refused"],
        ),
        (
            "words that nobody uses",
            |p| p["texts"]["texts"]["item.99.text"] = json!("x"),
            &["unused-text texts.texts.item.99.text"],
        ),
        (
            "a source that is not listed",
            |p| item(p, 0)["sources"] = json!(["T-99"]),
            &["unknown-reference instrument.items[0].sources[0]"],
        ),
        (
            "301 items",
            |p| {
                let one = item(p, 0).clone();
                p["instrument"]["items"] = json!(vec![one; 301]);
            },
            &["too-large instrument.items"],
        ),
        (
            "31 answers",
            |p| {
                p["instrument"]["answerSets"]["frequency"] =
                    json!((0..31).map(|n| json!({"code": format!("c{n}"), "finding": "present"})).collect::<Vec<_>>())
            },
            &["too-large instrument.answerSets.frequency"],
        ),
        (
            "a rule with 500 parts",
            |p| rule(p, json!({"any": vec![json!({"item": "1"}); 500]})),
            &["too-large instrument.triggers[7].when"],
        ),
    ];
    for (why, change, expected) in table {
        let mut broken = everything();
        change(&mut broken);
        let mut said = said(&broken.to_string());
        said.dedup();
        let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        expected.dedup();
        said.truncate(expected.len().max(1));
        assert_eq!(said, expected, "{why}");
    }
}

fn item(pack: &mut Value, at: usize) -> &mut Value {
    &mut pack["instrument"]["items"][at]
}

fn set<'a>(pack: &'a mut Value, name: &str) -> &'a mut Value {
    &mut pack["instrument"]["answerSets"][name]
}

/// Another rule for the trigger of stalking.
fn rule(pack: &mut Value, when: Value) {
    assert_eq!(pack["instrument"]["triggers"][7]["id"], "threats-to-kill");
    pack["instrument"]["triggers"][7]["when"] = when;
}

fn without_fact(pack: &mut Value, fact: &str, trigger: usize) {
    pack["instrument"]["triggers"].as_array_mut().unwrap().remove(trigger);
    pack["instrument"]["facts"].as_array_mut().unwrap().retain(|one| one["id"] != fact);
    for group in pack["instrument"]["factGroups"].as_array_mut().unwrap() {
        group["facts"].as_array_mut().unwrap().retain(|one| one != fact);
    }
    pack["texts"]["texts"].as_object_mut().unwrap().retain(|key, _| !key.contains(fact) && !key.contains("under-16"));
}

/// A note about the person causing harm may not lead to a MARAC, or to anything but those
/// who manage that person.
#[test]
fn a_note_about_the_person_causing_harm_is_held_to_its_pathways() {
    let mut pack = bundle("synthetic-harmer");
    assert_eq!(said(&pack.to_string()), [""; 0]);
    let trigger = json!({"id": "strangulation", "kind": "circumstance", "when": {"item": "1"}, "sources": ["T-01"]});
    pack["instrument"]["triggers"].as_array_mut().unwrap().push(trigger);
    for part in ["name", "why"] {
        pack["texts"]["texts"][format!("trigger.strangulation.{part}")] = json!("Invented");
    }
    assert!(said(&pack.to_string()).contains(&"unsafe-rule instrument.triggers[1].id".to_owned()));
}

/// Texts that are no pack, cut short or scrambled: refused, never a panic.
#[test]
fn what_is_no_pack_is_refused() {
    let whole = everything().to_string();
    for text in ["", "null", "[]", "{}", "\u{feff}{}", "{\"schema\":1}", &"[".repeat(200_000), &"{\"a\":".repeat(2_000)]
    {
        assert!(!problems(text).is_empty());
    }
    for length in (0..whole.len()).step_by(997) {
        if let Some(cut) = whole.get(..length) {
            assert!(!problems(cut).is_empty(), "cut at {length}");
        }
    }
}

/// Very large packs of every kind are looked through, and the time is told, not asserted.
#[test]
fn a_very_large_pack_is_checked_quickly() {
    let large = |change: Change| {
        let mut pack = everything();
        change(&mut pack);
        pack.to_string()
    };
    let packs = [
        (
            "texts",
            large(|p| {
                (0..30_000).for_each(|n| {
                    p["texts"]["texts"][format!("item.x{n}.text")] = json!("a word or two for each of these, and more")
                })
            }),
        ),
        (
            "items",
            large(|p| {
                let one = item(p, 0).clone();
                p["instrument"]["items"] = json!(vec![one; 30_000]);
            }),
        ),
        ("parts of a rule", large(|p| rule(p, json!({"any": vec![json!({"item": "1"}); 120_000]})))),
        (
            "sources",
            large(|p| {
                let one = p["manifest"]["sources"][0].clone();
                p["manifest"]["sources"] = json!(vec![one; 15_000]);
            }),
        ),
        (
            "answer sets",
            large(|p| {
                (0..8_000).for_each(|n| {
                    let one = set(p, "acts").clone();
                    p["instrument"]["answerSets"][format!("s{n}")] = one;
                })
            }),
        ),
        (
            "problems",
            large(|p| p["instrument"]["sections"] = json!(vec![json!({"id": "a b", "items": ["?"]}); 70_000])),
        ),
    ];
    for (what, text) in packs {
        assert!(text.len() > 1_500_000, "{what}: {}", text.len());
        let start = Instant::now();
        assert!(!problems(&text).is_empty(), "{what}");
        println!("{what}: {} kB in {} ms", text.len() / 1000, start.elapsed().as_millis());
    }
}
