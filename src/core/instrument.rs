//! What an instrument is: items with their answer options, facts, triggers; and the
//! pathways that triggers call for.
//!
//! An [`Instrument`] exists only because [`Instrument::check`] found nothing wrong with its
//! [`InstrumentDraft`], so everything downstream can be total. A broken rule is refused
//! with every problem named; it is never skipped.

mod answer_option;
mod check;
mod check_items;
mod check_pathways;
mod check_rules;
mod check_tallies;
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
mod source;
mod tally_rule;
mod threshold;
mod trigger;

pub use answer_option::AnswerOption;
pub(crate) use check_items::check_options;
pub(crate) use check_tallies::is_low;
pub use condition::{Atom, Condition, FactTest, Subject};
pub use dates::{Date, DateError, Review, Version, VersionError};
pub use fact::{Concern, FactDefinition, FactGroup, FactKind};
pub use finding::{Finding, UnknownReason};
pub use id::{
    AnswerSetId, BlockId, ContactId, FactId, FieldId, GateOptionId, GateQuestionId, GroupId, Id, IdError, InstrumentId,
    LinkId, OptionCode, PathwayId, PlanId, ProfileId, PromptId, ReviewPromptId, RiskLevelId, ScenarioId, SectionId,
    SourceId, StepId, TallyId, TriggerId, kind,
};
pub use id_map::IdMap;
pub use item::{Checked, Item, ItemKind, Labels, Prompt, Repeats, Section};
pub(crate) use item::{add_value, sums};
pub use look_again::{LookAgain, Repeat, ReviewPrompt, ReviewWithin};
pub use pathway::{Call, CallStatus, Pathway, Pathways, PathwaysDraft, Replacement, Shares, StartedBy, Urgency};
pub use setting::{BodyType, Nation, Role, Setting};
pub use source::{ReadAs, Source};
pub use tally_rule::{Counts, Opening, PlanPrompt, Purpose, RiskLevel, TallyRule};
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
    /// What it is for.
    pub purpose: Purpose,
    /// What is counted or summed.
    pub tallies: Vec<TallyRule>,
    /// The tally that is shown; none where the publisher has none.
    pub tally: Option<TallyId>,
    /// Bands, mildest first; none where the publisher has none.
    pub bands: Vec<RiskLevel>,
    /// Other instruments that may be opened from this one.
    pub opens: Vec<Opening>,
    /// Prompts shown after the result.
    pub plan: Vec<PlanPrompt>,
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

    /// One item, also by the id of one of its repetitions.
    #[must_use]
    pub fn item(&self, link_id: &LinkId) -> Option<&Item> {
        let (own, label) = link_id.parts();
        let item = self.draft.items.iter().find(|item| item.link_id.as_str() == own)?;
        match label {
            None => Some(item),
            Some(label) => {
                let repeats = self.section_of(&item.link_id)?.repeats?;
                (1..repeats.max).any(|place| repeats.labels.at(place) == label).then_some(item)
            }
        }
    }

    /// The section that asks an item.
    #[must_use]
    pub fn section_of(&self, link_id: &LinkId) -> Option<&Section> {
        let (own, _) = link_id.parts();
        self.draft.sections.iter().find(|section| section.items.iter().any(|item| item.as_str() == own))
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.draft.purpose
    }

    /// What is counted or summed.
    #[must_use]
    pub fn tallies(&self) -> &[TallyRule] {
        &self.draft.tallies
    }

    /// One tally.
    #[must_use]
    pub fn tally_rule(&self, id: &TallyId) -> Option<&TallyRule> {
        self.draft.tallies.iter().find(|tally| tally.id == *id)
    }

    /// The tally that is shown, where there is one.
    #[must_use]
    pub fn tally(&self) -> Option<&TallyRule> {
        self.tally_rule(self.draft.tally.as_ref()?)
    }

    /// Bands, mildest first.
    #[must_use]
    pub fn bands(&self) -> &[RiskLevel] {
        &self.draft.bands
    }

    /// Whether nothing but the practitioner's choice gives a band.
    #[must_use]
    pub fn bands_are_chosen(&self) -> bool {
        self.bands().iter().all(|band| band.by_judgement && band.when.is_none())
    }

    /// Other instruments that may be opened from this one.
    #[must_use]
    pub fn opens(&self) -> &[Opening] {
        &self.draft.opens
    }

    /// Prompts shown after the result.
    #[must_use]
    pub fn plan(&self) -> &[PlanPrompt] {
        &self.draft.plan
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
