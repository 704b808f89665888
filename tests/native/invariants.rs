//! The invariants of the design, each held over generated inputs. Invariant 5 is proved in
//! `exact`, 7 is also held against brute force in `open_questions`, 11 is in `packs`;
//! 12 (training) waits for the training room.

mod completion;
mod determinism;
mod monotone;
mod notice;
mod settings;

use crate::arbitrary::{apply, config, every_setting, response, setting, with};
use crate::shipped::{instrument, library, pathways};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::delivery::{assessment_v1, response_v1};
use risk_checklist_core::instrument::{
    CallStatus, FactId, OptionCode, PathwayId, Setting, Subject, TriggerId, Urgency,
};
use risk_checklist_core::outcome::{Cause, Outcome, ReferralStatus, conclude};
use risk_checklist_core::response::{Edit, FactValue, Response};

pub(crate) fn outcome_of(response: &Response, setting: Setting) -> Outcome {
    conclude(&assess(instrument(), response), response, pathways(), setting)
}

/// What follows in each setting there is.
fn outcomes_of(response: &Response) -> Vec<(Setting, Outcome)> {
    let assessment = assess(instrument(), response);
    let outcome = |setting| (setting, conclude(&assessment, response, pathways(), setting));
    every_setting().into_iter().map(outcome).collect()
}

fn danger() -> FactId {
    FactId::parse("immediateDanger").unwrap()
}

proptest! {
    #![proptest_config(config())]

    /// 1. Total: "a valid response yields an assessment, an invalid one a typed error;
    /// never a panic."
    #[test]
    fn total_for_every_valid_response(response in response(), setting in setting()) {
        let assessment = assess(instrument(), &response);
        let outcome = conclude(&assessment, &response, pathways(), setting);
        prop_assert_eq!(assessment.trace().len(), instrument().triggers().len());
        prop_assert!(assessment.tally().lowest() <= assessment.tally().highest());
        prop_assert!(assessment.tally().highest() <= assessment.tally().of());
        let wire = assessment_v1::to_wire(library(), &assessment, &outcome);
        prop_assert!(wire.len() > 2);
    }

    /// 1. Total, for texts that are no response at all.
    #[test]
    fn total_for_every_text(text in any::<String>()) {
        let problems = response_v1::from_wire(&text, instrument()).unwrap_err();
        prop_assert!(!problems.is_empty());
    }

    /// 1. Total, for a valid response with a piece of it cut out or written over.
    #[test]
    fn total_for_every_damaged_response(
        response in response(),
        at in any::<proptest::sample::Index>(),
        length in 0usize..12,
        patch in "[\\PC\"{}\\[\\]:,0-9\\\\]{0,6}",
    ) {
        let letters: Vec<char> = response_v1::to_wire(&response).chars().collect();
        let start = at.index(letters.len());
        let end = letters.len().min(start + length);
        let damaged: String =
            letters[..start].iter().chain(&patch.chars().collect::<Vec<_>>()).chain(&letters[end..]).collect();
        match response_v1::from_wire(&damaged, instrument()) {
            Ok(read) => prop_assert!(!assess(instrument(), &read).trace().is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    /// 2. No dead end: "at least one pathway is recommended, always." In every nation and
    /// for every role.
    #[test]
    fn no_dead_end(response in response()) {
        let recommended = |status| matches!(status, ReferralStatus::Called(CallStatus::Recommended(_)));
        for (setting, outcome) in outcomes_of(&response) {
            prop_assert!(outcome.referrals().iter().any(|referral| recommended(referral.status)), "{:?}", setting);
        }
    }

    /// 6. "Judgement alone suffices; nothing downgrades." A stated concern meets its
    /// criterion whatever else was recorded, and MARAC follows for everyone of 16 or over.
    #[test]
    fn judgement_alone_suffices(response in response(), setting in setting()) {
        let concerned = with(&response, Edit::Concern(true));
        let assessment = assess(instrument(), &concerned);
        let judgement = TriggerId::parse("professional-judgement").unwrap();
        prop_assert_eq!(assessment.state(&judgement), TriggerState::Met);
        let adult = OptionCode::parse("18-plus").unwrap();
        let adult = with(&concerned, Edit::Fact(FactId::parse("ageBand").unwrap(), Some(FactValue::Choice(adult))));
        let outcome = outcome_of(&adult, setting);
        let marac = outcome.referral(&PathwayId::parse("marac").unwrap()).unwrap();
        prop_assert_eq!(marac.status, ReferralStatus::Called(CallStatus::Recommended(Urgency::Today)));
        prop_assert!(marac.because.contains(&Cause::Trigger(judgement)));
    }

    /// 9. Explained: "a met trigger's evidence, taken alone, still meets it." A trigger that
    /// is not met claims no evidence, and an undetermined one names only unknowns.
    #[test]
    fn explained(response in response()) {
        for step in assess(instrument(), &response).trace() {
            match step.state {
                TriggerState::Met => {
                    let alone = apply(&recorded(&response, &step.because));
                    prop_assert_eq!(assess(instrument(), &alone).state(&step.trigger), TriggerState::Met);
                }
                TriggerState::NotMet => prop_assert!(step.because.is_empty()),
                TriggerState::Undetermined => {
                    prop_assert!(!step.because.is_empty());
                    prop_assert!(recorded(&response, &step.because).is_empty(), "{:?}", step);
                }
            }
        }
    }

    /// 11. Floor, on the shipped rules: danger now is 999 now, and support and a review are
    /// recommended whatever was answered, in every nation and for every role. `packs` holds that no pack can change this.
    #[test]
    fn the_floor_stands(response in response()) {
        let endangered = with(&response, Edit::Fact(danger(), Some(FactValue::Yes)));
        for (_, outcome) in outcomes_of(&endangered) {
            let emergency = &outcome.referrals()[0];
            prop_assert_eq!(emergency.pathway.as_str(), "emergency-999");
            prop_assert_eq!(emergency.status, ReferralStatus::Called(CallStatus::Recommended(Urgency::Now)));
        }
        for (_, outcome) in outcomes_of(&response) {
            for id in ["specialist-support", "review"] {
                let referral = outcome.referral(&PathwayId::parse(id).unwrap()).cloned().unwrap();
                prop_assert_eq!(referral.status.as_str(), "recommended");
                prop_assert_eq!(&referral.because[0], &Cause::Floor);
            }
        }
    }
}

/// The edits that record only what is known of these subjects in this response.
fn recorded(response: &Response, subjects: &[Subject]) -> Vec<Edit> {
    use risk_checklist_core::instrument::Finding;
    use risk_checklist_core::response::AnswerValue;
    let edit = |subject: &Subject| match subject {
        Subject::Item(id) => match &response.answer(id)?.value {
            AnswerValue::Option(option) if !matches!(option.finding, Finding::Unknown(_)) => {
                Some(Edit::Answer(id.clone(), option.code.clone()))
            }
            _ => None,
        },
        Subject::Fact(id) => match response.fact(id)? {
            FactValue::DontKnow => None,
            value => Some(Edit::Fact(id.clone(), Some(value.clone()))),
        },
        Subject::Judgement => Some(Edit::Concern(response.judgement().is_concerned())),
    };
    subjects.iter().filter_map(edit).collect()
}
