//! What an instrument is: items with their answer options, facts, triggers; and the
//! pathways that triggers call for.
//!
//! An [`Instrument`] exists only because [`Instrument::check`] found nothing wrong with its
//! [`InstrumentDraft`], so everything downstream can be total. A broken rule is refused
//! with every problem named; it is never skipped.

mod check;
mod check_pathways;
mod check_rules;
mod condition;
mod dates;
mod fact;
mod finding;
mod id;
mod id_map;
mod item;
mod look_again;
mod pathway;
mod setting;
mod threshold;
mod trigger;

pub(crate) use check::check_options;
pub use condition::{Atom, Condition, FactTest, Subject};
pub use dates::{Date, DateError, Review, Version, VersionError};
pub use fact::{Concern, FactDefinition, FactGroup, FactKind};
pub use finding::{Finding, UnknownReason};
pub use id::{
    BlockId, ContactId, FactId, FieldId, GateOptionId, GateQuestionId, GroupId, Id, IdError, InstrumentId, LinkId,
    OptionCode, PathwayId, ProfileId, PromptId, ReviewPromptId, SectionId, SourceId, TriggerId, kind,
};
pub use id_map::IdMap;
pub use item::{AnswerOption, Checked, Item, Prompt, Section};
pub use look_again::{LookAgain, Repeat, ReviewPrompt, ReviewWithin};
pub use pathway::{Call, CallStatus, Pathway, Pathways, PathwaysDraft, Replacement, Shares, StartedBy, Urgency};
pub use setting::{BodyType, Nation, Role, Setting};
pub use threshold::{LocalBounds, Threshold};
pub use trigger::{Trigger, TriggerKind};

use crate::json::Problem;

/// A published risk checklist with its rules, at a version.
#[derive(Debug, Clone)]
pub struct Instrument {
    draft: InstrumentDraft,
}

/// The parts of an instrument before anyone has checked that they fit together.
#[derive(Debug, Clone)]
pub struct InstrumentDraft {
    /// The permanent name, such as `safelives-dash`.
    pub id: InstrumentId,
    /// The version of this content.
    pub version: Version,
    /// The sections, in the order shown.
    pub sections: Vec<Section>,
    /// The items, in the publisher's order.
    pub items: Vec<Item>,
    /// The items whose present findings are counted.
    pub tally: Vec<LinkId>,
    /// The facts asked beside the items.
    pub facts: Vec<FactDefinition>,
    /// Facts asked together; every fact is in exactly one group.
    pub fact_groups: Vec<FactGroup>,
    /// The triggers, most pressing first.
    pub triggers: Vec<Trigger>,
}

impl Instrument {
    /// Checks that the parts fit together.
    ///
    /// # Errors
    /// Every problem found, with the path it would have in `instrument.json`.
    pub fn check(draft: InstrumentDraft) -> Result<Self, Vec<Problem>> {
        check::check(&draft)?;
        Ok(Self { draft })
    }

    /// The permanent name.
    #[must_use]
    pub fn id(&self) -> &InstrumentId {
        &self.draft.id
    }

    /// The version of this content.
    #[must_use]
    pub fn version(&self) -> Version {
        self.draft.version
    }

    /// The sections, in the order shown.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.draft.sections
    }

    /// The items, in the publisher's order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.draft.items
    }

    /// One item.
    #[must_use]
    pub fn item(&self, link_id: &LinkId) -> Option<&Item> {
        self.draft.items.iter().find(|item| item.link_id == *link_id)
    }

    /// The items whose present findings are counted.
    #[must_use]
    pub fn tally(&self) -> &[LinkId] {
        &self.draft.tally
    }

    /// The facts asked beside the items.
    #[must_use]
    pub fn facts(&self) -> &[FactDefinition] {
        &self.draft.facts
    }

    /// One fact's definition.
    #[must_use]
    pub fn fact(&self, id: &FactId) -> Option<&FactDefinition> {
        self.draft.facts.iter().find(|fact| fact.id == *id)
    }

    /// Facts asked together, in the order shown.
    #[must_use]
    pub fn fact_groups(&self) -> &[FactGroup] {
        &self.draft.fact_groups
    }

    /// The triggers, most pressing first.
    #[must_use]
    pub fn triggers(&self) -> &[Trigger] {
        &self.draft.triggers
    }

    /// One trigger.
    #[must_use]
    pub fn trigger(&self, id: &TriggerId) -> Option<&Trigger> {
        self.draft.triggers.iter().find(|trigger| trigger.id == *id)
    }
}
