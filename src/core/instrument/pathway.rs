//! Pathways: where help goes, and which triggers call for each.

use super::condition::Atom;
use super::id::{ContactId, PathwayId, SourceId, TriggerId};
use super::item::Checked;
use super::setting::{Nation, Role, Setting};
use super::{Instrument, check_pathways};
use crate::json::Problem;

/// The pathways of one ruleset, checked against the instruments in use.
#[derive(Debug, Clone)]
pub struct Pathways {
    triggers: Vec<TriggerId>,
    entries: Vec<Pathway>,
}

/// Pathways before anyone has checked them.
#[derive(Debug, Clone)]
pub struct PathwaysDraft {
    /// Every trigger that any instrument may use.
    pub triggers: Vec<TriggerId>,
    /// The pathways, in the order of the file.
    pub entries: Vec<Pathway>,
}

impl Pathways {
    /// Checks that every trigger leads somewhere, that the floor stands, and that every
    /// reference resolves.
    ///
    /// # Errors
    /// Every problem found, with the path it would have in `pathways.json`.
    pub fn check(draft: PathwaysDraft, instrument: &Instrument) -> Result<Self, Vec<Problem>> {
        check_pathways::check_pathways(&draft, instrument)?;
        Ok(Self { triggers: draft.triggers, entries: draft.entries })
    }

    /// Checks that these pathways also serve another instrument: each of its triggers leads
    /// somewhere in every nation and for every role.
    ///
    /// # Errors
    /// Every problem found, with its path in that instrument.
    pub fn check_serves(&self, instrument: &Instrument) -> Result<(), Vec<Problem>> {
        check_pathways::check_serves(self, instrument)
    }

    /// Every trigger that any instrument may use.
    #[must_use]
    pub fn triggers(&self) -> &[TriggerId] {
        &self.triggers
    }

    /// Every pathway, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Pathway] {
        &self.entries
    }

    /// Adds a call. One that is there already becomes at least as strong and as soon, never
    /// less.
    pub(crate) fn add_call(&mut self, id: &PathwayId, added: &Call) {
        let Some(pathway) = self.entries.iter_mut().find(|pathway| pathway.id == *id) else { return };
        match pathway.calls.iter_mut().find(|call| call.trigger == added.trigger) {
            Some(call) => call.status = call.status.or(added.status),
            None => pathway.calls.push(added.clone()),
        }
    }

    /// Puts each pathway's services in this order.
    pub(crate) fn set_contacts(&mut self, contacts: &dyn Fn(&Pathway) -> Vec<ContactId>) {
        for pathway in &mut self.entries {
            pathway.contacts = contacts(pathway);
        }
    }

    /// One pathway.
    #[must_use]
    pub fn find(&self, id: &PathwayId) -> Option<&Pathway> {
        self.entries.iter().find(|pathway| pathway.id == *id)
    }
}

/// Where help goes. Its words live in the pathway texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pathway {
    /// The permanent name.
    pub id: PathwayId,
    /// Always on the list, whatever was answered.
    pub floor: Option<CallStatus>,
    /// The triggers that call for it.
    pub calls: Vec<Call>,
    /// The nations it exists in; empty means all four.
    pub nations: Vec<Nation>,
    /// The roles it is for; empty means all. A duty reaches only the roles it binds.
    pub roles: Vec<Role>,
    /// Who can set it going.
    pub started_by: StartedBy,
    /// Whether following it hands over details about people. Only then is there a gate.
    pub shares: Shares,
    /// Facts that take it off the list, each enough alone (under 16, for instance). Sees
    /// facts only, and an unknown fact excludes nothing.
    pub excluded_when: Vec<Atom>,
    /// Another pathway that takes its place when a fact holds.
    pub replaced_by: Option<Replacement>,
    /// Whether sources were read for it.
    pub checked: Checked,
    /// Services in the directory.
    pub contacts: Vec<ContactId>,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

impl Pathway {
    /// True unless the nation or the role is known and not among its own.
    #[must_use]
    pub fn applies_in(&self, setting: Setting) -> bool {
        setting.nation.is_none_or(|nation| self.nations.is_empty() || self.nations.contains(&nation))
            && setting.role.is_none_or(|role| self.roles.is_empty() || self.roles.contains(&role))
    }

    /// True when nothing about the person, the nation or the role can take it off the list.
    #[must_use]
    pub fn is_unconditional(&self) -> bool {
        self.nations.is_empty() && self.roles.is_empty() && self.excluded_when.is_empty() && self.replaced_by.is_none()
    }
}

/// Who can set a pathway going.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartedBy {
    /// The practitioner, or their service.
    Practitioner,
    /// Only the police: the practitioner asks them to consider it.
    Police,
}

/// What following a pathway hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shares {
    /// Details about people: the sharing gate comes first.
    Details,
    /// Nothing: a number to ring, advice, a date. There is no gate, and nothing to wait for.
    Nothing,
}

/// "When this trigger is met, this pathway is recommended, today."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The trigger.
    pub trigger: TriggerId,
    /// How strongly, and how soon.
    pub status: CallStatus,
}

/// How strongly a pathway is called for, and how soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallStatus {
    /// To be considered by the practitioner.
    Consider(Urgency),
    /// Recommended.
    Recommended(Urgency),
}

impl CallStatus {
    /// How soon.
    #[must_use]
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Consider(urgency) | Self::Recommended(urgency) => urgency,
        }
    }

    /// The stronger status and the more pressing urgency of the two.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let urgency = self.urgency().max(other.urgency());
        match (self, other) {
            (Self::Consider(_), Self::Consider(_)) => Self::Consider(urgency),
            _ => Self::Recommended(urgency),
        }
    }
}

/// How soon. Later variants press more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Agreed for a date.
    Planned,
    /// Within working days.
    WorkingDays,
    /// Before the day ends.
    Today,
    /// Before anything else.
    Now,
}

impl Urgency {
    /// Every value with its word on the wire.
    pub const WORDS: [(&'static str, Self); 4] =
        [("now", Self::Now), ("today", Self::Today), ("working-days", Self::WorkingDays), ("planned", Self::Planned)];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Today => "today",
            Self::WorkingDays => "working-days",
            Self::Planned => "planned",
        }
    }
}

/// Another pathway that takes this one's place, at least as strongly and as soon: the
/// ordinary police route, when the person causing harm is in the police.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// The pathway that takes its place.
    pub pathway: PathwayId,
    /// The fact that must hold. Unknown replaces nothing.
    pub when: Atom,
}
