//! How calls add up, on pathways made for the purpose: the shipped ones with a few changed.

use crate::arbitrary::{apply, config, response};
use crate::shipped::{instrument, pathways};
use proptest::prelude::{any, prop_assert_eq, proptest};
use proptest::sample::Index;
use risk_checklist_core::assessment::{TriggerState, assess};
use risk_checklist_core::instrument::{
    Call, CallStatus, FactId, LinkId, OptionCode, Pathway, PathwayId, Pathways, PathwaysDraft, Setting, TriggerId,
    Urgency,
};
use risk_checklist_core::outcome::{Outcome, Referral, ReferralStatus, conclude};
use risk_checklist_core::response::{Edit, FactValue, Response};

use CallStatus::{Consider, Recommended};
use Urgency::{Now, Planned, Today, WorkingDays};

/// The stronger status and the more pressing urgency, each on its own, whichever call comes
/// first: being considered now does not make a planned recommendation wait.
#[test]
fn calls_add_up_by_the_stronger_and_the_sooner() {
    let table = [
        ([Consider(Planned), Consider(Now)], Consider(Now)),
        ([Consider(Now), Recommended(Planned)], Recommended(Now)),
        ([Recommended(Planned), Consider(Now)], Recommended(Now)),
        ([Recommended(WorkingDays), Recommended(Today)], Recommended(Today)),
        ([Consider(WorkingDays), Recommended(Today)], Recommended(Today)),
    ];
    for ([first, second], expected) in table {
        let calls = [("weapons", first), ("stalking", second)];
        let pathways = with_calls(&[("stalking-service", &calls)]);
        let found = |edits: &[Edit]| status(&conclude_on(&pathways, &apply(edits)), "stalking-service");
        assert_eq!(found(&[yes("13"), yes("8")]), Some(ReferralStatus::Called(expected)), "both met");
        assert_eq!(found(&[yes("13")]), Some(ReferralStatus::Called(first)), "an open call adds nothing yet");
        assert_eq!(found(&[]), Some(ReferralStatus::Undetermined { could_be: expected }), "both open");
        assert_eq!(found(&[no("13")]), Some(ReferralStatus::Undetermined { could_be: second }), "one open");
        assert_eq!(found(&[no("13"), no("8")]), None, "neither");
    }
}

/// Whatever takes the place of a pathway is at least as strong and as soon as it, and as
/// its own reasons make it.
#[test]
fn a_replacement_is_never_weaker_than_what_it_replaces() {
    let levels = [Consider(Planned), Consider(Now), Recommended(Planned), Recommended(Now)];
    for replaced in levels {
        for own in levels {
            let pathways = with_calls(&[
                ("police", &[("weapons", replaced)]),
                ("police-perpetrated", &[("harmer-in-police", own)]),
            ]);
            let outcome = conclude_on(&pathways, &apply(&[yes("13"), in_police()]));
            assert_eq!(status(&outcome, "police"), None);
            assert_eq!(status(&outcome, "police-perpetrated"), Some(ReferralStatus::Called(own.or(replaced))));
        }
    }
}

/// One pathway may stand in for several: it is as strong as the strongest and as soon as
/// the soonest of them.
#[test]
fn replacements_add_up() {
    let pathways = with_calls(&[
        ("police", &[("weapons", Recommended(Planned))]),
        ("firearms-licensing", &[("stalking", Consider(Now))]),
        ("police-perpetrated", &[]),
    ]);
    let found = |edits: &[Edit]| status(&conclude_on(&pathways, &apply(edits)), "police-perpetrated");
    assert_eq!(found(&[yes("13"), yes("8"), in_police()]), Some(ReferralStatus::Called(Recommended(Now))));
    assert_eq!(found(&[no("13"), yes("8"), in_police()]), Some(ReferralStatus::Called(Consider(Now))));
    assert_eq!(found(&[yes("13"), in_police()]), Some(ReferralStatus::Called(Recommended(Planned))), "one is open");
    assert_eq!(found(&[yes("13"), yes("8")]), None, "nothing is replaced while it is not known");
}

/// A replacement that is only open, or that nothing else calls for, takes over what is
/// known of the pathway it replaces.
#[test]
fn a_replacement_takes_over_what_is_known() {
    let own: [&[(&str, CallStatus)]; 2] = [&[("stalking", Consider(Planned))], &[]];
    for own in own {
        let pathways = with_calls(&[("police", &[("weapons", Recommended(Now))]), ("police-perpetrated", own)]);
        let found = |edits: &[Edit]| status(&conclude_on(&pathways, &apply(edits)), "police-perpetrated");
        assert_eq!(found(&[yes("13"), in_police()]), Some(ReferralStatus::Called(Recommended(Now))));
        let open = ReferralStatus::Undetermined { could_be: Recommended(Now) };
        assert_eq!(found(&[in_police()]), Some(open), "open, and could become as much");
    }
}

proptest! {
    #![proptest_config(config())]

    /// Nothing depends on the order of the file but the order of equals on the list, and the
    /// list always runs from the most to the least pressing.
    #[test]
    fn the_order_of_the_file_changes_no_referral(response in response(), turn in any::<Index>()) {
        let mut entries = pathways().all().to_vec();
        let by = turn.index(entries.len());
        entries.rotate_left(by);
        entries.iter_mut().for_each(|pathway| pathway.calls.reverse());
        let turned = conclude_on(&checked(entries), &response);
        let straight = conclude_on(pathways(), &response);
        let sorted = |outcome: &Outcome| {
            let mut referrals: Vec<_> = outcome.referrals().iter().map(|one| (one.pathway.clone(), one.status)).collect();
            referrals.sort_by(|one, two| one.0.cmp(&two.0));
            referrals
        };
        prop_assert_eq!(sorted(&turned), sorted(&straight));
        for outcome in [turned, straight] {
            let ranks: Vec<_> = outcome.referrals().iter().map(|referral| referral.status.rank()).collect();
            prop_assert_eq!(ranks.is_sorted_by(|one, two| one >= two), true, "{:?}", ranks);
        }
    }
}

/// The shipped pathways with these given other calls; of these alone, those that can be
/// replaced still are. Each trigger that would lead nowhere in some setting gets a call for
/// the review, so that the rest still fits together.
fn with_calls(changes: &[(&str, &[(&str, CallStatus)])]) -> Pathways {
    let mut entries = pathways().all().to_vec();
    for (id, calls) in changes {
        let call = |(trigger, status): &(&str, CallStatus)| Call {
            trigger: TriggerId::parse(trigger).unwrap(),
            status: *status,
        };
        entry(&mut entries, id).calls = calls.iter().map(call).collect();
    }
    for pathway in entries.iter_mut().filter(|pathway| !changes.iter().any(|(id, _)| pathway.id.as_str() == *id)) {
        pathway.replaced_by = None;
    }
    let everywhere = |pathway: &&Pathway| pathway.nations.is_empty() && pathway.roles.is_empty();
    for trigger in pathways().triggers() {
        if !entries.iter().filter(everywhere).any(|pathway| pathway.calls.iter().any(|call| call.trigger == *trigger)) {
            let call = Call { trigger: trigger.clone(), status: Recommended(Planned) };
            entry(&mut entries, "review").calls.push(call);
        }
    }
    checked(entries)
}

fn checked(entries: Vec<Pathway>) -> Pathways {
    match Pathways::check(PathwaysDraft { triggers: pathways().triggers().to_vec(), entries }, instrument()) {
        Ok(pathways) => pathways,
        Err(problems) => panic!("{problems:?}"),
    }
}

fn entry<'a>(entries: &'a mut [Pathway], id: &str) -> &'a mut Pathway {
    entries.iter_mut().find(|pathway| pathway.id.as_str() == id).unwrap()
}

fn conclude_on(pathways: &Pathways, response: &Response) -> Outcome {
    let assessment = assess(instrument(), response);
    assert!(assessment.trace().iter().all(|step| assessment.state(&step.trigger) == step.state));
    assert_eq!(assessment.state(&TriggerId::parse("moon").unwrap()), TriggerState::NotMet);
    conclude(&assessment, response, pathways, Setting::default())
}

fn status(outcome: &Outcome, pathway: &str) -> Option<ReferralStatus> {
    let referral: Option<&Referral> = outcome.referral(&PathwayId::parse(pathway).unwrap());
    referral.map(|referral| referral.status)
}

fn answer(item: &str, code: &str) -> Edit {
    Edit::Answer(LinkId::parse(item).unwrap(), OptionCode::parse(code).unwrap())
}

fn yes(item: &str) -> Edit {
    answer(item, "yes")
}

fn no(item: &str) -> Edit {
    answer(item, "no")
}

fn in_police() -> Edit {
    Edit::Fact(FactId::parse("harmerInPolice").unwrap(), Some(FactValue::Yes))
}
