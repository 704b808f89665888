//! Invariants 4 and 7: what the unknown answers may, and may not, change.

use super::outcome_of;
use crate::arbitrary::{apply, config, edits, fact_value, response, setting, with};
use crate::shipped::instrument;
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::instrument::{Atom, FactKind, FactTest, Finding, OptionCode, Subject};
use risk_checklist_core::outcome::Standing;
use risk_checklist_core::response::{Edit, FactValue, NotAskedReason, Response};

proptest! {
    #![proptest_config(config())]

    /// 4. Cautious: "unknown is never treated as no." Each trigger is undetermined exactly
    /// when its unknowns could make it met and could make it not met; otherwise it already
    /// has the state it would have either way.
    #[test]
    fn cautious(response in response()) {
        let assessment = assess(instrument(), &response);
        for trigger in instrument().triggers() {
            let state_if = |holds: bool| {
                let completed = trigger.when.atoms().into_iter().fold(response.clone(), |response, atom| {
                    if is_unknown(&response, &atom.subject()) { decide(&response, atom, holds) } else { response }
                });
                assess(instrument(), &completed).state(&trigger.id)
            };
            let expected = match (state_if(false), state_if(true)) {
                (TriggerState::Met, TriggerState::Met) => TriggerState::Met,
                (TriggerState::NotMet, TriggerState::NotMet) => TriggerState::NotMet,
                (TriggerState::NotMet, TriggerState::Met) => TriggerState::Undetermined,
                odd => panic!("{}: {odd:?}", trigger.id),
            };
            prop_assert_eq!(assessment.state(&trigger.id), expected, "{}", trigger.id);
        }
    }

    /// 4. Cautious: don't know, not asked, declined and not safe to ask are four things to
    /// record and one thing to decide on.
    #[test]
    fn every_kind_of_unknown_counts_the_same(response in response(), kind in 0usize..4) {
        let mut same = response.clone();
        for item in instrument().items() {
            if is_unknown(&response, &Subject::Item(item.link_id.clone())) {
                same = with(&same, match kind {
                    0 => Edit::Answer(item.link_id.clone(), OptionCode::parse("dont-know").unwrap()),
                    1 => Edit::NotAsked(item.link_id.clone(), None),
                    2 => Edit::NotAsked(item.link_id.clone(), Some(NotAskedReason::Declined)),
                    _ => Edit::NotAsked(item.link_id.clone(), Some(NotAskedReason::NotSafeToAsk)),
                });
            }
        }
        prop_assert_eq!(assess(instrument(), &response), assess(instrument(), &same));
    }

    /// 7. Honest: "a settled outcome survives every completion." It is settled exactly when
    /// no question is open.
    #[test]
    fn a_settled_outcome_survives_every_completion((response, completed) in nearly_settled(), setting in setting()) {
        let (assessment, outcome) = (assess(instrument(), &response), outcome_of(&response, setting));
        prop_assert_eq!(outcome.standing() == Standing::Settled, assessment.open_questions().is_empty());
        if outcome.standing() == Standing::Settled {
            prop_assert_eq!(&outcome_of(&completed, setting), &outcome);
        }
        // Even while it is provisional, what is met stays met and what is not met stays so.
        let later = assess(instrument(), &completed);
        for step in assessment.trace() {
            if step.state != TriggerState::Undetermined {
                prop_assert_eq!(later.state(&step.trigger), step.state, "{}", &step.trigger);
            }
        }
    }

    /// 7. Honest, on the shipped rules: each open question has a completion of the others in
    /// which its answer alone changes each trigger it names, and answering all open
    /// questions settles the outcome.
    #[test]
    fn answering_every_open_question_settles_it(response in response(), setting in setting(), holds in any::<bool>()) {
        let mut answered = response.clone();
        for question in assess(instrument(), &response).open_questions() {
            prop_assert!(is_unknown(&response, &question.subject));
            let of = |atom: &&Atom| atom.subject() == question.subject;
            let triggers = instrument().triggers();
            let atom = triggers.iter().flat_map(|trigger| trigger.when.atoms()).find(of).unwrap();
            answered = decide(&answered, atom, holds);
        }
        prop_assert_eq!(outcome_of(&answered, setting).standing(), Standing::Settled);
    }
}

/// A response in which every critical question has an answer, so that it is often settled;
/// and the same with everything still unknown filled in at random.
fn nearly_settled() -> impl Strategy<Value = (Response, Response)> {
    let values: Vec<_> = instrument().facts().iter().map(fact_value).collect();
    let items = proptest::collection::vec(any::<bool>(), instrument().items().len());
    let share = prop_oneof![Just(0usize), Just(3), Just(50)];
    (edits(), values, items, share).prop_map(|(edits, values, items, share)| {
        let base = apply(&edits);
        // `share` of 50 answers nothing more; 0 answers all but the items no trigger asks
        // for alone.
        let mut response = base.clone();
        for (index, (fact, value)) in instrument().facts().iter().zip(&values).enumerate() {
            if share < 50 && (share == 0 || index % share != 0) && is_unknown(&base, &Subject::Fact(fact.id.clone())) {
                response = with(&response, Edit::Fact(fact.id.clone(), Some(value.clone())));
            }
        }
        let asked_alone = |id: &str| {
            instrument().triggers().iter().any(|trigger| {
                let atoms = trigger.when.atoms();
                atoms.len() < 24 && atoms.iter().any(|atom| atom.subject().as_str() == id)
            })
        };
        for (item, yes) in instrument().items().iter().zip(&items) {
            if share == 0
                && asked_alone(item.link_id.as_str())
                && is_unknown(&base, &Subject::Item(item.link_id.clone()))
            {
                response = with(&response, answer(item.link_id.as_str(), *yes));
            }
        }
        let mut completed = response.clone();
        for (fact, value) in instrument().facts().iter().zip(values) {
            if is_unknown(&response, &Subject::Fact(fact.id.clone())) {
                completed = with(&completed, Edit::Fact(fact.id.clone(), Some(value)));
            }
        }
        for (item, yes) in instrument().items().iter().zip(items) {
            if is_unknown(&response, &Subject::Item(item.link_id.clone())) {
                completed = with(&completed, answer(item.link_id.as_str(), yes));
            }
        }
        (response, completed)
    })
}

fn answer(id: &str, yes: bool) -> Edit {
    let item = instrument().items().iter().find(|item| item.link_id.as_str() == id).unwrap();
    let code = if yes { "yes" } else { "no" };
    Edit::Answer(item.link_id.clone(), item.option(code).unwrap().code.clone())
}

fn is_unknown(response: &Response, subject: &Subject) -> bool {
    match subject {
        Subject::Item(id) => matches!(response.finding(id), Finding::Unknown(_)),
        Subject::Fact(id) => matches!(response.fact(id), None | Some(FactValue::DontKnow)),
        Subject::Judgement => false,
    }
}

/// The response with this atom decided one way.
fn decide(response: &Response, atom: &Atom, holds: bool) -> Response {
    let edit = match atom {
        Atom::Present(id) => answer(id.as_str(), holds),
        Atom::Judgement => Edit::Concern(holds),
        Atom::Fact(id, test) => {
            let kind = &instrument().fact(id).unwrap().kind;
            let value = match (test, kind, holds) {
                (FactTest::AtLeast(bound), _, true) | (FactTest::AtMost(bound), _, true) => FactValue::Number(*bound),
                (FactTest::AtLeast(bound), _, false) => FactValue::Number(bound - 1),
                (FactTest::AtMost(bound), _, false) => FactValue::Number(bound + 1),
                (FactTest::Is(code), _, true) => FactValue::Choice(code.clone()),
                (FactTest::Is(code), FactKind::Choice(options), false) => {
                    FactValue::Choice(options.iter().find(|option| *option != code).unwrap().clone())
                }
                (_, _, true) => FactValue::Yes,
                (_, _, false) => FactValue::No,
            };
            Edit::Fact(id.clone(), Some(value))
        }
        other => panic!("the shipped rules have no {other:?}"),
    };
    with(response, edit)
}
