//! What follows from an assessment: referrals with reasons, and how settled they are.
//!
//! The software recommends; a person decides. There is no way here to take a referral off
//! the list once something calls for it, and the list is never empty.

mod disposition;
mod referral;

pub use disposition::{Disposition, Dispositions, RefusalReason};
pub use referral::{Cause, Referral, ReferralStatus};

use crate::assessment::{Assessment, TriggerState, is_certain};
use crate::instrument::{Atom, CallStatus, Pathway, PathwayId, Pathways, Setting, TriggerId};
use crate::response::Response;

/// How settled an outcome is. Deliberately exhaustive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// An answer that is still unknown could change it.
    #[default]
    Provisional,
    /// It is the same whatever the unknown answers turn out to be.
    Settled,
}

impl Standing {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Settled => "settled",
        }
    }
}

/// What follows from an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    referrals: Vec<Referral>,
    standing: Standing,
}

impl Outcome {
    /// The referrals: recommended ones first, then those to consider, then those that
    /// depend on an unknown answer; within each, the most pressing first.
    #[must_use]
    pub fn referrals(&self) -> &[Referral] {
        &self.referrals
    }

    /// The referral for one pathway, if it is on the list.
    #[must_use]
    pub fn referral(&self, pathway: &PathwayId) -> Option<&Referral> {
        self.referrals.iter().find(|referral| referral.pathway == *pathway)
    }

    /// How settled it is.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.standing
    }
}

/// Says what follows. Sees triggers, facts, nation and role: no capacity, no clock.
#[must_use]
pub fn conclude(assessment: &Assessment, response: &Response, pathways: &Pathways, setting: Setting) -> Outcome {
    conclude_all(&[(assessment, response)], pathways, setting)
}

/// Says what follows from every instrument of a sitting together. A trigger that several
/// have is as strong as the strongest of them: met, then undetermined.
#[must_use]
pub fn conclude_all(parts: &[(&Assessment, &Response)], pathways: &Pathways, setting: Setting) -> Outcome {
    let case = Parts(parts);
    let mut listed: Vec<Referral> =
        pathways.all().iter().filter_map(|pathway| refer(pathway, &case, setting)).collect();
    for pathway in pathways.all() {
        replace(pathway, &mut listed, &case);
    }
    let mut referrals: Vec<Referral> = Vec::with_capacity(listed.len());
    for referral in listed {
        let at = referrals.partition_point(|other| other.status.rank() >= referral.status.rank());
        referrals.insert(at, referral);
    }
    // Of the union: what one instrument has met for certain, another cannot leave open.
    let steps = || parts.iter().flat_map(|(assessment, _)| assessment.trace());
    let undetermined = steps().any(|step| case.state(&step.trigger) == TriggerState::Undetermined);
    let standing = if undetermined { Standing::Provisional } else { Standing::Settled };
    Outcome { referrals, standing }
}

/// The assessments of a sitting with their responses.
struct Parts<'a>(&'a [(&'a Assessment, &'a Response)]);

impl Parts<'_> {
    fn state(&self, trigger: &TriggerId) -> TriggerState {
        self.0.iter().map(|(assessment, _)| assessment.state(trigger)).fold(TriggerState::NotMet, TriggerState::or)
    }

    fn is_certain(&self, atom: &Atom) -> bool {
        self.0.iter().any(|(_, response)| is_certain(atom, response))
    }
}

/// The referral for one pathway, if anything calls or could call for it.
fn refer(pathway: &Pathway, parts: &Parts<'_>, setting: Setting) -> Option<Referral> {
    if !pathway.applies_in(setting) || pathway.excluded_when.iter().any(|atom| parts.is_certain(atom)) {
        return None;
    }
    let calls_in = |state: TriggerState| pathway.calls.iter().filter(move |call| parts.state(&call.trigger) == state);
    let floor = pathway.floor.map(|status| (Cause::Floor, status));
    let met = calls_in(TriggerState::Met).map(|call| (Cause::Trigger(call.trigger.clone()), call.status));
    let called: Vec<(Cause, CallStatus)> = floor.into_iter().chain(met).collect();
    let (status, because) = match called.iter().map(|(_, status)| *status).reduce(CallStatus::or) {
        Some(status) => (ReferralStatus::Called(status), called.into_iter().map(|(cause, _)| cause).collect()),
        None => {
            let open: Vec<_> = calls_in(TriggerState::Undetermined).collect();
            let could_be = open.iter().map(|call| call.status).reduce(CallStatus::or)?;
            let causes = open.iter().map(|call| Cause::Trigger(call.trigger.clone())).collect();
            (ReferralStatus::Undetermined { could_be }, causes)
        }
    };
    Some(Referral { pathway: pathway.id.clone(), status, because })
}

/// Lets another pathway take this one's place when the fact for it holds, at least as
/// strongly and as soon, so that replacing never lowers.
fn replace(pathway: &Pathway, referrals: &mut Vec<Referral>, parts: &Parts<'_>) {
    let Some(replacement) = &pathway.replaced_by else { return };
    if !parts.is_certain(&replacement.when) {
        return;
    }
    let Some(index) = referrals.iter().position(|referral| referral.pathway == pathway.id) else { return };
    let replaced = referrals.remove(index);
    let cause = Cause::Replaces(pathway.id.clone());
    match referrals.iter_mut().find(|referral| referral.pathway == replacement.pathway) {
        Some(referral) => {
            referral.status = referral.status.or(replaced.status);
            referral.because.push(cause);
        }
        None => referrals.push(Referral {
            pathway: replacement.pathway.clone(),
            status: replaced.status,
            because: vec![cause],
        }),
    }
}
