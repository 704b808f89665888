//! What nation and role may take off the list, and what they may not.

use super::{outcome_of, outcomes_of};
use crate::arbitrary::{config, response, with};
use crate::shipped::{instrument, pathways};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};
use risk_checklist_core::assessment::assess;
use risk_checklist_core::instrument::{
    CallStatus, FactId, OptionCode, Pathway, PathwayId, Pathways, PathwaysDraft, Setting, Urgency,
};
use risk_checklist_core::outcome::{Cause, ReferralStatus, conclude};
use risk_checklist_core::response::{Edit, FactValue, Response};

/// What design section 5 and routing.md A0 leave to nobody to take away.
const EVERYWHERE: [&str; 8] = [
    "emergency-999",
    "marac",
    "idva",
    "childrens-social-care",
    "adult-safeguarding",
    "strangulation-medical",
    "specialist-support",
    "review",
];

proptest! {
    #![proptest_config(config())]

    /// A setting never removes a floor, and never lowers it.
    #[test]
    fn a_setting_never_removes_a_floor(response in response()) {
        let floors: Vec<&Pathway> = pathways().all().iter().filter(|pathway| pathway.floor.is_some()).collect();
        prop_assert!(!floors.is_empty());
        for (setting, outcome) in outcomes_of(&response) {
            for pathway in &floors {
                let Some(referral) = outcome.referral(&pathway.id) else {
                    panic!("{} is not on the list in {setting:?}", pathway.id);
                };
                let level = (2, pathway.floor.unwrap().urgency());
                prop_assert_eq!(&referral.because[0], &Cause::Floor);
                prop_assert!(referral.status.rank() >= level, "{:?} in {:?}", referral, setting);
            }
        }
    }

    /// With nothing known of the setting, the list has everything that any setting has, at
    /// least as strongly and as soon; only a pathway that stands in for others can differ.
    #[test]
    fn an_unknown_setting_excludes_nothing(response in response()) {
        let all = outcome_of(&response, Setting::default());
        for (setting, outcome) in outcomes_of(&response) {
            for referral in outcome.referrals() {
                let Some(widest) = all.referral(&referral.pathway) else {
                    panic!("{} is only on the list in {setting:?}", referral.pathway);
                };
                prop_assert!(no_weaker(widest.status, referral.status), "{:?} in {:?}", referral, setting);
                if !stands_in(&referral.pathway) {
                    prop_assert_eq!(widest, referral, "in {:?}", setting);
                }
            }
        }
    }

    /// Knowing more of the setting only takes off what is not there or does not bind.
    #[test]
    fn each_setting_lists_exactly_what_applies(response in response()) {
        let all = outcome_of(&response, Setting::default());
        for (setting, outcome) in outcomes_of(&response) {
            for pathway in pathways().all() {
                let expected = all.referral(&pathway.id).is_some() && pathway.applies_in(setting);
                if !stands_in(&pathway.id) {
                    prop_assert_eq!(outcome.referral(&pathway.id).is_some(), expected, "{} in {:?}", pathway.id, setting);
                }
            }
            for id in EVERYWHERE.map(|id| PathwayId::parse(id).unwrap()) {
                prop_assert_eq!(outcome.referral(&id), all.referral(&id), "in {:?}", setting);
            }
        }
    }

    /// routing.md A6: with the person causing harm in the police, no route to the local
    /// force is left, and what takes their place is at least as strong and as soon as each
    /// would have been. While it is not known, all of them stay.
    #[test]
    fn a_replacement_is_at_least_as_strong_and_as_soon(response in response()) {
        let fact = |value| Edit::Fact(FactId::parse("harmerInPolice").unwrap(), Some(value));
        let irreplaceable = without_replacements();
        let would_be = |response: &Response, setting| {
            conclude(&assess(instrument(), response), response, &irreplaceable, setting)
        };
        let (known, unknown) = (with(&response, fact(FactValue::Yes)), with(&response, fact(FactValue::DontKnow)));
        for ((setting, replaced), (_, kept)) in outcomes_of(&known).into_iter().zip(outcomes_of(&unknown)) {
            let (before, open) = (would_be(&known, setting), would_be(&unknown, setting));
            for pathway in pathways().all() {
                let Some(replacement) = &pathway.replaced_by else { continue };
                prop_assert_eq!(kept.referral(&pathway.id), open.referral(&pathway.id));
                prop_assert_eq!(replaced.referral(&pathway.id), None, "in {:?}", setting);
                let Some(was) = before.referral(&pathway.id) else { continue };
                let Some(is) = replaced.referral(&replacement.pathway) else {
                    panic!("nothing took the place of {} in {setting:?}", pathway.id);
                };
                prop_assert!(no_weaker(is.status, was.status), "{:?} became {:?} in {:?}", was, is, setting);
                prop_assert!(is.because.contains(&Cause::Replaces(pathway.id.clone())));
            }
        }
    }

    /// routing.md A2: under 16 is for children's services at once, in every setting, and
    /// never for the adults' conference.
    #[test]
    fn under_16_goes_to_children_s_services(response in response()) {
        let under = FactValue::Choice(OptionCode::parse("under-16").unwrap());
        let child = with(&response, Edit::Fact(FactId::parse("ageBand").unwrap(), Some(under)));
        for (_, outcome) in outcomes_of(&child) {
            let status = |id: &str| outcome.referral(&PathwayId::parse(id).unwrap()).map(|referral| referral.status);
            let today = ReferralStatus::Called(CallStatus::Recommended(Urgency::Today));
            prop_assert_eq!(status("childrens-social-care"), Some(today));
            prop_assert_eq!((status("marac"), status("idva")), (None, None));
        }
    }
}

/// Status and urgency, each compared on its own; what is called for outdoes what is open.
fn no_weaker(one: ReferralStatus, other: ReferralStatus) -> bool {
    one.or(other) == one
}

fn stands_in(id: &PathwayId) -> bool {
    pathways().all().iter().any(|pathway| pathway.replaced_by.as_ref().is_some_and(|other| other.pathway == *id))
}

/// The shipped pathways, were nothing ever replaced.
fn without_replacements() -> Pathways {
    let mut entries = pathways().all().to_vec();
    entries.iter_mut().for_each(|pathway| pathway.replaced_by = None);
    Pathways::check(PathwaysDraft { triggers: pathways().triggers().to_vec(), entries }, instrument()).unwrap()
}
