//! The invariants of the design (section 8) over every pack: those that ship and the
//! invented ones of `tests/packs`. What holds of the default pack alone is in `invariants`.

mod arbitrary;
mod openness;

use crate::arbitrary::{config, every_setting, setting};
use crate::bundles::{EVERY, with};
use arbitrary::{Pick, more_concern, pack, response};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use risk_checklist_core::assessment::{Assessment, TriggerState, assess};
use risk_checklist_core::content::Library;
use risk_checklist_core::delivery::{OutcomeNotice, Stamp, assessment_v1, outcome_v1, response_v1};
use risk_checklist_core::instrument::{CallStatus, FactId, Instrument, Purpose, Subject, TriggerId, Urgency};
use risk_checklist_core::outcome::{Dispositions, Outcome, ReferralStatus, Standing, conclude};
use risk_checklist_core::response::{Edit, FactValue, Response};

fn instrument(library: &Library) -> &Instrument {
    library.pack().instrument()
}

fn outcome(library: &Library, response: &Response, setting: risk_checklist_core::instrument::Setting) -> Outcome {
    conclude(&assess(instrument(library), response), response, library.pathways().rules(), setting)
}

pub(super) fn after(instrument: &Instrument, response: &Response, edit: Edit) -> Response {
    response.apply(instrument, edit.clone()).unwrap_or_else(|error| panic!("{edit:?} was refused: {error}"))
}

fn rank(state: TriggerState) -> u8 {
    match state {
        TriggerState::NotMet => 0,
        TriggerState::Undetermined => 1,
        TriggerState::Met => 2,
    }
}

proptest! {
    #![proptest_config(config())]

    /// 1. Total, and 2. no dead end, in every setting; 8. deterministic; 11. danger is 999 now.
    #[test]
    fn total_without_dead_end_and_with_its_floor(at in pack(), picks in response()) {
        let library = &EVERY[at];
        let made = picks.response(instrument(library));
        let assessment = assess(instrument(library), &made);
        prop_assert_eq!(assessment.trace().len(), instrument(library).triggers().len());
        for (_, tally) in assessment.tallies() {
            prop_assert!(tally.lowest() <= tally.highest() && tally.highest() <= tally.of());
        }
        prop_assert_eq!(&assess(instrument(library), &made), &assessment);
        let danger = Edit::Fact(FactId::parse("immediateDanger").unwrap(), Some(FactValue::Yes));
        let endangered = after(instrument(library), &made, danger);
        for setting in every_setting() {
            let found = outcome(library, &made, setting);
            let recommended = |status| matches!(status, ReferralStatus::Called(CallStatus::Recommended(_)));
            prop_assert!(found.referrals().iter().any(|referral| recommended(referral.status)));
            let endangered = outcome(library, &endangered, setting);
            prop_assert_eq!(endangered.referrals()[0].pathway.as_str(), "emergency-999");
            prop_assert_eq!(endangered.referrals()[0].status, ReferralStatus::Called(CallStatus::Recommended(Urgency::Now)));
        }
    }

    /// 3. Monotone: one step towards concern, of any kind, lowers no trigger, no tally, no
    /// band, no offer and no referral.
    #[test]
    fn monotone(at in pack(), picks in response(), setting in setting(), step in any::<proptest::sample::Index>()) {
        let library = &EVERY[at];
        let before = picks.response(instrument(library));
        let moves = more_concern(instrument(library), &before);
        let edit = &moves[step.index(moves.len())];
        let after = after(instrument(library), &before, edit.clone());
        let (one, two) = (assess(instrument(library), &before), assess(instrument(library), &after));
        for step in one.trace() {
            prop_assert!(rank(two.state(&step.trigger)) >= rank(step.state), "{edit:?} lowered {}", step.trigger);
        }
        for ((id, was), (_, is)) in one.tallies().iter().zip(two.tallies()) {
            prop_assert!(is.lowest() >= was.lowest(), "{edit:?} lowered the tally {id}");
        }
        for ((id, was), (_, is)) in one.bands().iter().zip(two.bands()) {
            prop_assert!(rank(*is) >= rank(*was), "{edit:?} lowered the band {id}");
        }
        prop_assert!(one.offers().iter().all(|offer| two.offers().contains(offer)), "{edit:?} took an offer back");
        let rules = library.pathways().rules();
        let (one, two) = (conclude(&one, &before, rules, setting), conclude(&two, &after, rules, setting));
        for referral in one.referrals() {
            let pathway = rules.find(&referral.pathway).unwrap();
            let stands_in = pathway.replaced_by.as_ref().and_then(|other| two.referral(&other.pathway));
            let found = two.referral(&referral.pathway).or(stands_in);
            let level = |status: ReferralStatus| (status.rank().0, status.urgency());
            prop_assert!(
                found.is_some_and(|found| {
                    let ((was, soon), (is, sooner)) = (level(referral.status), level(found.status));
                    is >= was && sooner >= soon
                }),
                "{edit:?} lowered {}", referral.pathway
            );
        }
    }

    /// 7. Honest: a settled outcome survives every completion, and what is met or not met
    /// stays so whatever the unknown answers turn out to be.
    #[test]
    fn what_is_certain_stays_certain(at in pack(), picks in response(), rest in response(), setting in setting()) {
        let library = &EVERY[at];
        let made = picks.response(instrument(library));
        let completed = rest.complete(instrument(library), &made);
        let (one, two) = (assess(instrument(library), &made), assess(instrument(library), &completed));
        for step in one.trace() {
            if step.state != TriggerState::Undetermined {
                prop_assert_eq!(two.state(&step.trigger), step.state, "{}", &step.trigger);
            }
        }
        for ((_, was), (_, is)) in one.tallies().iter().zip(two.tallies()) {
            prop_assert!(was.lowest() <= is.lowest() && is.highest() <= was.highest());
        }
        let settled = outcome(library, &made, setting);
        prop_assert_eq!(settled.standing() == Standing::Settled, one.open_questions().is_empty());
        if settled.standing() == Standing::Settled {
            prop_assert_eq!(outcome(library, &completed, setting), settled);
        }
    }

    /// 9. Explained: a met trigger's evidence, taken alone, still meets it; one that is not
    /// met claims none; an undetermined one names something.
    #[test]
    fn explained(at in pack(), picks in response()) {
        let library = &EVERY[at];
        let made = picks.response(instrument(library));
        for step in assess(instrument(library), &made).trace() {
            match step.state {
                TriggerState::NotMet => prop_assert!(step.because.is_empty()),
                TriggerState::Undetermined => prop_assert!(!step.because.is_empty()),
                TriggerState::Met => {
                    let alone = Pick::only(instrument(library), &made, &step.because);
                    let state = assess(instrument(library), &alone).state(&step.trigger);
                    prop_assert_eq!(state, TriggerState::Met, "{}: {:?}", &step.trigger, &step.because);
                }
            }
        }
    }

    /// 10. Minimal, and the wire: a response survives its own wire shape, and no note or
    /// free text reaches the notice.
    #[test]
    fn the_wire_keeps_all_of_it_and_the_notice_none(at in pack(), picks in response(), setting in setting()) {
        let library = &EVERY[at];
        let made = picks.response(instrument(library));
        let text = response_v1::to_wire(&made);
        prop_assert_eq!(response_v1::draft_from_wire(&text, instrument(library)).unwrap(), made.clone());
        let assessment = assess(instrument(library), &made);
        let outcome = conclude(&assessment, &made, library.pathways().rules(), setting);
        prop_assert!(assessment_v1::to_wire(library, &assessment, &outcome).len() > 2);
        let notice = OutcomeNotice::new(library, &assessment, &outcome, &Dispositions::new(), Stamp::default());
        let notice = outcome_v1::to_wire(&notice);
        prop_assert!(!notice.contains("CANARY"));
    }
}

/// A note about the person causing harm leads only to those who manage that person.
#[test]
fn a_note_about_the_person_causing_harm_leads_only_to_those_who_manage_them() {
    let mut seen = 0;
    for library in EVERY.iter().filter(|library| instrument(library).purpose() == Purpose::AboutHarmer) {
        seen += 1;
        assert!(library.pack().instrument().tally().is_none(), "it shows no tally");
        for trigger in instrument(library).triggers() {
            for pathway in library.pathways().rules().all() {
                if pathway.calls.iter().any(|call| call.trigger == trigger.id) {
                    let id = pathway.id.as_str();
                    assert!(["emergency-999", "police", "police-perpetrated", "mappa-link"].contains(&id), "{id}");
                }
            }
        }
    }
    assert!(seen > 0);
}

/// Every trigger that pathways know is one that some pack has, or a stable one of the design
/// (section 12) that packs may yet use.
#[test]
fn every_trigger_that_pathways_know_belongs_to_a_pack() {
    let libraries = EVERY.iter().filter(|library| !library.pack().manifest().id().as_str().starts_with("synthetic-"));
    let known: Vec<TriggerId> =
        libraries.flat_map(|library| instrument(library).triggers().iter().map(|one| one.id.clone())).collect();
    for trigger in EVERY[0].pathways().rules().triggers() {
        assert!(known.contains(trigger), "no pack has the trigger {trigger}");
    }
}

/// The band in force is the higher of what the answers give and what was chosen.
#[test]
fn a_band_is_raised_by_judgement_and_never_lowered() {
    let library = with(&["synthetic-everything"]).starting_with("synthetic-everything").unwrap();
    let instrument = instrument(&library);
    let answer = |id: &str, code: &str| {
        let id = risk_checklist_core::instrument::LinkId::parse(id).unwrap();
        Edit::Answer(id, risk_checklist_core::instrument::OptionCode::parse(code).unwrap())
    };
    let band =
        |id: Option<&str>| Edit::Band(id.map(|id| risk_checklist_core::instrument::RiskLevelId::parse(id).unwrap()));
    let of = |edits: &[Edit]| -> Assessment {
        let made = edits.iter().fold(Response::new(instrument), |made, edit| after(instrument, &made, edit.clone()));
        assess(instrument, &made)
    };
    let name = |found: &Assessment| found.band().map(ToString::to_string);
    let five = [answer("1", "yes"), answer("5", "always"), answer("6", "sometimes"), answer("7", "sometimes")];
    assert_eq!(name(&of(&[])), None);
    assert_eq!(of(&[]).could_be_band().map(ToString::to_string).as_deref(), Some("raised"));
    assert_eq!(name(&of(&five)).as_deref(), Some("raised"));
    assert_eq!(name(&of(&[band(Some("raised"))])).as_deref(), Some("raised"));
    assert_eq!(name(&of(&[&five[..], &[band(Some("top"))]].concat())).as_deref(), Some("top"));
    assert_eq!(name(&of(&[&five[..], &[band(Some("top")), band(None)]].concat())).as_deref(), Some("raised"));
    let unknown = risk_checklist_core::instrument::RiskLevelId::parse("other").unwrap();
    assert!(Response::new(instrument).apply(instrument, Edit::Band(Some(unknown))).is_err());
}

/// What is asked only when an earlier finding calls for it: shown until that is ruled out,
/// absent after, and a recorded answer always counts.
#[test]
fn a_gate_takes_a_question_away_only_when_it_is_certainly_shut() {
    let library = with(&["synthetic-everything"]).starting_with("synthetic-everything").unwrap();
    let instrument = instrument(&library);
    let id = |id: &str| risk_checklist_core::instrument::LinkId::parse(id).unwrap();
    let answer = |item: &str, code: &str| {
        Edit::Answer(id(item), risk_checklist_core::instrument::OptionCode::parse(code).unwrap())
    };
    let of = |edits: &[Edit]| -> Assessment {
        let made = edits.iter().fold(Response::new(instrument), |made, edit| after(instrument, &made, edit.clone()));
        assess(instrument, &made)
    };
    let sum = |found: &Assessment| (found.tallies()[1].1.lowest(), found.tallies()[1].1.highest());
    for (edits, applies, expected) in [
        (vec![], true, (3, 15)),
        (vec![answer("1", "dont-know")], true, (3, 15)),
        (vec![answer("1", "yes")], true, (3, 15)),
        (vec![answer("1", "no")], false, (3, 11)),
        (vec![answer("1", "no"), answer("5", "always")], false, (7, 15)),
        (vec![answer("1", "no"), answer("5", "dont-know")], false, (3, 15)),
    ] {
        let found = of(&edits);
        assert_eq!(found.applies(&id("5")), applies, "{edits:?}");
        assert_eq!(sum(&found), expected, "{edits:?}");
        let is_open = found.open_questions().iter().any(|one| one.subject == Subject::Item(id("5")));
        assert_eq!(is_open, applies || edits.len() == 2 && edits[1] == answer("5", "dont-know"), "{edits:?}");
    }
}
