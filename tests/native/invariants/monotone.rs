//! Invariant 3: more concern never lowers anything.

use super::outcome_of;
use crate::arbitrary::{config, response, setting, with};
use crate::shipped::{instrument, pathways};
use proptest::prelude::{prop_assert, proptest};
use proptest::sample::Index;
use risk_checklist_core::assessment::{Assessment, TriggerState, assess};
use risk_checklist_core::instrument::{CallStatus, Concern, FactKind, Finding, Pathway, Setting, Urgency};
use risk_checklist_core::outcome::{Outcome, ReferralStatus};
use risk_checklist_core::response::{Edit, FactValue, Response};

proptest! {
    #![proptest_config(config())]

    /// 3. Monotone: "an answer moving from no or unknown to yes, or a concern fact rising,
    /// never lowers a trigger, a referral's status or its urgency." Every single move from
    /// this response is tried, in one of the settings.
    #[test]
    fn monotone_for_every_single_move(response in response(), setting in setting()) {
        for edit in moves_towards_concern(&response) {
            let raised = with(&response, edit.clone());
            if let Some(fault) = lowered(&response, &raised, setting) {
                prop_assert!(false, "{edit:?} lowered {fault}");
            }
        }
    }

    /// 3. Monotone, for many moves at once.
    #[test]
    fn monotone_for_many_moves(response in response(), setting in setting(), picks in proptest::collection::vec(proptest::prelude::any::<Index>(), 1..20)) {
        let mut raised = response.clone();
        for pick in picks {
            let moves = moves_towards_concern(&raised);
            if let Some(edit) = moves.get(pick.index(moves.len().max(1))) {
                raised = with(&raised, edit.clone());
            }
        }
        if let Some(fault) = lowered(&response, &raised, setting) {
            prop_assert!(false, "these moves lowered {fault}");
        }
    }
}

/// Every edit that means more concern than what is recorded: item to yes, rising fact up,
/// falling fact down, unknown to concern, concern stated. Neutral facts (age) have no such
/// direction.
fn moves_towards_concern(response: &Response) -> Vec<Edit> {
    let mut moves = Vec::new();
    for item in instrument().items() {
        if response.finding(&item.link_id) != Finding::Present {
            let yes = item.options.iter().find(|option| option.finding == Finding::Present).unwrap();
            moves.push(Edit::Answer(item.link_id.clone(), yes.code.clone()));
        }
    }
    for fact in instrument().facts() {
        let mut to = |value| moves.push(Edit::Fact(fact.id.clone(), Some(value)));
        let now = response.fact(&fact.id);
        match (&fact.kind, fact.concern) {
            (FactKind::YesNo, Concern::Rising) if now != Some(&FactValue::Yes) => to(FactValue::Yes),
            (FactKind::Number { max, .. }, Concern::Rising) => {
                if let Some(FactValue::Number(number)) = now {
                    (number + 1..=(number + 4).min(*max)).for_each(|more| to(FactValue::Number(more)));
                }
                to(FactValue::Number(*max));
            }
            (FactKind::Number { min, .. }, Concern::Falling) => {
                if let Some(FactValue::Number(number)) = now {
                    (number.saturating_sub(4).max(*min)..*number).for_each(|less| to(FactValue::Number(less)));
                }
                to(FactValue::Number(*min));
            }
            _ => {}
        }
    }
    moves.push(Edit::Concern(true));
    moves
}

/// What is lower in the second response than in the first, if anything is.
fn lowered(before: &Response, after: &Response, setting: Setting) -> Option<String> {
    let (one, two) = (assess(instrument(), before), assess(instrument(), after));
    for trigger in instrument().triggers() {
        let rank = |assessment: &Assessment| rank_of_state(assessment.state(&trigger.id));
        if rank(&two) < rank(&one) {
            return Some(format!("the trigger {}", trigger.id));
        }
    }
    let (one, two) = (outcome_of(before, setting), outcome_of(after, setting));
    for pathway in pathways().all() {
        let (was, is) = (level(pathway, &one, before), level(pathway, &two, after));
        let (status, urgency) = (is.0 < was.0, is.1 < was.1);
        if status || urgency {
            return Some(format!("the pathway {}: {was:?} became {is:?}", pathway.id));
        }
    }
    None
}

fn rank_of_state(state: TriggerState) -> u8 {
    match state {
        TriggerState::NotMet => 0,
        TriggerState::Undetermined => 1,
        TriggerState::Met => 2,
    }
}

/// How strongly help of this kind is called for: status, then urgency, each compared on
/// its own. An undetermined referral has no urgency of its own yet, so it counts as none.
///
/// When the person causing harm is in the police, `police-perpetrated` takes the place of
/// every pathway that leads to the police; then, and only then, the place-taker's level
/// counts for each of them.
fn level(pathway: &Pathway, outcome: &Outcome, response: &Response) -> (u8, Option<Urgency>) {
    let replacement = pathway.replaced_by.as_ref().filter(|replacement| {
        let fact = instrument().facts().iter().find(|fact| replacement.when.subject().as_str() == fact.id.as_str());
        fact.is_some_and(|fact| response.fact(&fact.id) == Some(&FactValue::Yes))
    });
    let referral = match replacement {
        Some(replacement) => {
            assert!(outcome.referral(&pathway.id).is_none(), "{} was not replaced", pathway.id);
            outcome.referral(&replacement.pathway)
        }
        None => outcome.referral(&pathway.id),
    };
    match referral.map(|referral| referral.status) {
        None => (0, None),
        Some(ReferralStatus::Undetermined { .. }) => (1, None),
        Some(ReferralStatus::Called(CallStatus::Consider(urgency))) => (2, Some(urgency)),
        Some(ReferralStatus::Called(CallStatus::Recommended(urgency))) => (3, Some(urgency)),
    }
}
