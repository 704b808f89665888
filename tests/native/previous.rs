//! An earlier outcome: read as untrusted, compared in cautious words, and never part of what
//! follows now.

use crate::arbitrary::{config, response, setting};
use crate::shipped::{instrument, library, pathways};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::delivery::{Change, OutcomeNotice, Previous, Reference, Stamp, outcome_v1, previous_v1};
use risk_checklist_core::instrument::{IdMap, Setting, Subject};
use risk_checklist_core::json::{Node, Problem, Problems, parse};
use risk_checklist_core::outcome::{Disposition, Outcome, RefusalReason, conclude};
use risk_checklist_core::response::{Edit, FactValue, Response};
use risk_checklist_ui::{Action, Session, Settings};
use std::rc::Rc;

const STATES: [TriggerState; 3] = [TriggerState::Met, TriggerState::NotMet, TriggerState::Undetermined];

fn read_for(text: &str, case: Option<&Reference>) -> Result<Previous, Vec<Problem>> {
    let json = parse(text, 1_000_000, "").unwrap();
    let problems = Problems::of("");
    let read = previous_v1::read(&Node::root(&json, &problems), case);
    problems.finish(read)
}

fn read(text: &str) -> Previous {
    read_for(text, None).unwrap()
}

/// The notice of a checklist, as a host would have kept it.
fn earlier(
    response: &Response,
    setting: Setting,
    decide: impl Fn(&Outcome) -> IdMap<risk_checklist_core::instrument::PathwayId, Disposition>,
) -> Previous {
    let assessment = assess(instrument(), response);
    let outcome = conclude(&assessment, response, pathways(), setting);
    let notice = OutcomeNotice::new(library(), &assessment, &outcome, &decide(&outcome), Stamp::default());
    read(&outcome_v1::to_wire(&notice))
}

/// Then, now, and what is said of it. A thing that was met is never simply gone.
#[test]
fn every_pair_of_states() {
    use TriggerState::{Met, NotMet, Undetermined};
    let table = [
        (Some(Met), Met, Some(Change::Still)),
        (Some(Met), Undetermined, Some(Change::NotAskedAgain)),
        (Some(Met), NotMet, Some(Change::NotMetNow)),
        (Some(NotMet), Met, Some(Change::New)),
        (Some(Undetermined), Met, Some(Change::NewlyKnown)),
        (None, Met, Some(Change::NewlyKnown)),
        (Some(NotMet), NotMet, None),
        (Some(NotMet), Undetermined, None),
        (Some(Undetermined), NotMet, None),
        (Some(Undetermined), Undetermined, None),
        (None, NotMet, None),
        (None, Undetermined, None),
    ];
    assert_eq!(table.len(), 4 * STATES.len());
    for (then, now, expected) in table {
        assert_eq!(Change::of(then, now), expected, "{then:?} then, {now:?} now");
    }
}

const START: &str = r#"{"schema":"risk-checklist/outcome/1","triggers":[],"pathways":[]"#;

/// Each text, and every problem in it as `code path`.
const MALFORMED: &[(&str, &[&str])] = &[
    ("null", &["wrong-type "]),
    ("[]", &["wrong-type "]),
    ("{}", &["missing-field schema"]),
    (r#"{"schema":"risk-checklist/response/1"}"#, &["wrong-schema schema"]),
    (r#"{"schema":"risk-checklist/outcome/1"}"#, &["missing-field triggers", "missing-field pathways"]),
    (r#"{START,"name":"Sam"}"#, &["unknown-field name"]),
    (r#"{START,"completedAt":"yesterday"}"#, &["bad-format completedAt"]),
    (r#"{START,"reference":"OTHER-CASE"}"#, &["unknown-reference reference"]),
    (r#"{START,"reference":7}"#, &["wrong-type reference"]),
    (
        r#"{"schema":"risk-checklist/outcome/1","triggers":{},"pathways":"no"}"#,
        &["wrong-type triggers", "wrong-type pathways"],
    ),
    (
        r#"{"schema":"risk-checklist/outcome/1","triggers":[{"id":"a b","state":"met"},{"id":"weapons","state":"yes"},{"state":"met"},{"id":"x","state":"met","note":"n"}],"pathways":[]}"#,
        &[
            "bad-id triggers[0].id",
            "unknown-value triggers[1].state",
            "missing-field triggers[2].id",
            "unknown-field triggers[3].note",
        ],
    ),
    (
        r#"{"schema":"risk-checklist/outcome/1","triggers":[{"id":"weapons","state":"met"},{"id":"weapons","state":"not-met"}],"pathways":[]}"#,
        &["duplicate-id triggers[1]"],
    ),
    (
        r#"{"schema":"risk-checklist/outcome/1","triggers":[],"pathways":[{"id":"marac","status":"maybe"},{"id":"idva","status":"consider","disposition":"refused"},{"id":"police","status":"consider","disposition":"refused","reason":"service-full"},{"id":"lado","status":"consider","disposition":"later"}]}"#,
        &[
            "unknown-value pathways[0].status",
            "missing-field pathways[1].reason",
            "unknown-value pathways[2].reason",
            "unknown-value pathways[3].disposition",
        ],
    ),
];

#[test]
fn every_malformed_notice_is_refused_by_code_and_path() {
    let case = Reference::parse("CASE-1").unwrap();
    for (text, expected) in MALFORMED {
        let text = text.replace("{START", START);
        let found = read_for(&text, Some(&case)).unwrap_err();
        let found: Vec<String> =
            found.iter().map(|problem| format!("{} {}", problem.code.as_str(), problem.path)).collect();
        assert_eq!(found, *expected, "{text}");
        assert!(read_kept(&text, &case).is_none_or(|_| found[0].starts_with("unknown-field")), "half of {text}");
    }
}

/// What a reader that passes problems over, as the configuration does, would keep.
fn read_kept(text: &str, case: &Reference) -> Option<Previous> {
    let json = parse(text, 1_000_000, "").unwrap();
    previous_v1::read(&Node::root(&json, &Problems::of("")), Some(case))
}

/// Comparing two people would be worse than comparing nothing.
#[test]
fn a_notice_about_another_case_is_refused() {
    let case = |text| Reference::parse(text).unwrap();
    let about = format!(r#"{START},"reference":"CASE-1"}}"#);
    assert!(read_for(&about, Some(&case("CASE-1"))).is_ok());
    assert!(read_for(&about, Some(&case("CASE-2"))).is_err());
    // Where either side names no case there is nothing to hold against it.
    assert!(read_for(&about, None).is_ok());
    assert!(read_for(&format!("{START}}}"), Some(&case("CASE-2"))).is_ok());
}

/// routing.md A2 (d): a repeat is a further incident within 12 months of the last referral.
#[test]
fn a_marac_last_time_asks_for_the_repeat_and_fills_nothing_in() {
    let blank = Response::new(instrument());
    let fact = |id: &str| risk_checklist_core::instrument::FactId::parse(id).unwrap();
    let marac = |disposition: Option<&str>| {
        let disposition = disposition.map_or("null".to_owned(), |word| format!("\"{word}\""));
        let text = format!(
            r#"{{"schema":"risk-checklist/outcome/1","triggers":[],"pathways":[{{"id":"marac","status":"recommended","disposition":{disposition},"reason":"taking-advice"}}]}}"#
        );
        read(&text)
    };
    let asks = |previous: &Previous, response: &Response| -> Vec<String> {
        let subjects = previous.asks(library(), &assess(instrument(), response));
        subjects.iter().map(|subject| Subject::as_str(subject).to_owned()).collect()
    };
    let both = ["abuseSinceLastMaracReferral", "monthsSinceLastMaracReferral"];
    assert_eq!(asks(&marac(Some("chosen")), &blank), both);
    assert_eq!(asks(&marac(Some("already-in-place")), &blank), both);
    assert!(asks(&marac(Some("refused")), &blank).is_empty());
    assert!(asks(&marac(None), &blank).is_empty());
    let since = crate::arbitrary::with(&blank, Edit::Fact(fact(both[0]), Some(FactValue::Yes)));
    assert_eq!(asks(&marac(Some("chosen")), &since), both[1..]);
    let answered = crate::arbitrary::with(&since, Edit::Fact(fact(both[1]), Some(FactValue::Number(3))));
    assert!(asks(&marac(Some("chosen")), &answered).is_empty());
}

proptest! {
    #![proptest_config(config())]

    /// Nothing gone lowers what is met now, and nothing that once was adds to it: with an
    /// earlier outcome or without, the notice is the same to the byte.
    #[test]
    fn an_earlier_outcome_changes_nothing(then in response(), now in response(), setting in setting()) {
        let previous = earlier(&then, setting, |_| IdMap::new());
        let notice = |previous: Option<Previous>| {
            let settings = Settings { setting, previous: previous.map(Rc::new), ..Settings::default() };
            let mut session = Rc::new(Session::new(Rc::new(library().clone()), settings));
            for edit in edits_of(&now) {
                session = session.after(Action::Edit(edit));
            }
            outcome_v1::to_wire(&session.notice())
        };
        prop_assert_eq!(notice(Some(previous)), notice(None));
    }

    /// Every trigger that was met then is named, whatever it is now; and every one that is
    /// met now is named too.
    #[test]
    fn nothing_that_was_met_goes_unsaid(
        then in response(),
        now in response(),
        setting in setting(),
        disposition in decision(),
    ) {
        let previous = earlier(&then, setting, |outcome| {
            let decided = outcome.referrals().iter().filter_map(|referral| Some((referral.pathway.clone(), disposition?)));
            decided.collect()
        });
        let (before, after) = (assess(instrument(), &then), assess(instrument(), &now));
        let outcome = conclude(&after, &now, pathways(), setting);
        let changes = previous.changes(library(), &after, &outcome);
        prop_assert_eq!(changes.not_here, 0);
        for trigger in instrument().triggers() {
            let (then, now) = (before.state(&trigger.id), after.state(&trigger.id));
            let said = changes.triggers.iter().find(|(id, _)| *id == trigger.id).map(|(_, change)| *change);
            prop_assert_eq!(said.is_some(), then == TriggerState::Met || now == TriggerState::Met);
            if then == TriggerState::Met && now == TriggerState::Undetermined {
                prop_assert_eq!(said, Some(Change::NotAskedAgain));
            }
        }
        let called = |id| outcome.referral(id).is_some_and(|referral| referral.status.urgency().is_some());
        for (id, _) in &changes.routes {
            prop_assert!(disposition == Some(Disposition::Chosen) || called(id));
        }
        if disposition == Some(Disposition::AlreadyInPlace) {
            prop_assert!(changes.routes.is_empty());
        }
    }
}

fn decision() -> impl Strategy<Value = Option<Disposition>> {
    select(vec![
        None,
        Some(Disposition::Chosen),
        Some(Disposition::AlreadyInPlace),
        Some(Disposition::Refused(RefusalReason::PersonDeclined)),
    ])
}

/// The edits that make a response.
fn edits_of(response: &Response) -> Vec<Edit> {
    let mut edits: Vec<Edit> =
        response.facts().map(|(id, value)| Edit::Fact(id.clone(), Some(value.clone()))).collect();
    for (id, answer) in response.answers() {
        if let risk_checklist_core::response::AnswerValue::Option(option) = &answer.value {
            edits.push(Edit::Answer(id.clone(), option.code.clone()));
        }
    }
    edits.push(Edit::Concern(response.judgement().is_concerned()));
    edits
}
