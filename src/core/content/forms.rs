//! Referral forms as data: which blocks a pathway asks for, in which order, and which
//! fields each block has. Their words live in the form texts.

use super::catalogue::Catalogue;
use super::head::ContentHead;
use crate::instrument::{BlockId, Checked, FieldId, GateOptionId, IdMap, PathwayId, SourceId, TriggerId};

/// The fields that a service must say something about, by pathway: a value, or why there is
/// none. Empty by default; a local profile may add to it.
pub type RequiredFields = IdMap<PathwayId, Vec<FieldId>>;

/// Every referral form, with version, review, sources and words.
#[derive(Debug, Clone)]
pub struct FormSet {
    pub(super) head: ContentHead,
    pub(super) blocks: Vec<BlockDefinition>,
    pub(super) forms: Vec<FormDefinition>,
    pub(super) texts: Catalogue,
}

/// The form of one pathway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDefinition {
    /// The pathway it is for.
    pub pathway: PathwayId,
    /// The kind of service that receives it.
    pub recipient: RecipientKind,
    /// Its blocks, in order; the first says how and when it is safe to make contact.
    pub blocks: Vec<BlockId>,
    /// Fields that need a value or a reason why there is none, everywhere.
    pub required: Vec<FieldId>,
    /// True when it may only be printed or downloaded, never handed to the host's system.
    pub by_hand: bool,
    /// Triggers that make it so when one of them is met.
    pub by_hand_when: Vec<TriggerId>,
}

/// A part of a form that stays or is left out as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockDefinition {
    /// The permanent name.
    pub id: BlockId,
    /// Whether sources were read for it.
    pub checked: Checked,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
    /// What the gate must say the referral is about for this block to be in it: details of
    /// children or of the person causing harm are not shared by the way.
    pub about: Option<GateOptionId>,
    /// True for the block that the sharing gate fills in.
    pub is_gate: bool,
    /// What it asks for, in order.
    pub fields: Vec<FieldDefinition>,
}

/// One thing a form asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDefinition {
    /// The permanent name.
    pub id: FieldId,
    /// What can be written in it.
    pub kind: FieldKind,
    /// What stands in it until the practitioner writes something else.
    pub prefill: Option<Prefill>,
    /// True when a press may copy the practitioner's own reason for concern into it.
    pub offers_judgement: bool,
    /// True for what is folded away, because it could lead to the person: where they live
    /// now, work or learn.
    pub only_if_essential: bool,
}

/// What can be written in a field. Limits count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Line {
        /// The most characters.
        limit: u16,
    },
    /// Several lines.
    Text {
        /// The most characters.
        limit: u16,
    },
    /// A date as far as it is known ("about 1990", "last Tuesday"): one line of words,
    /// because a date half known is worth more than an empty box.
    Date {
        /// The most characters.
        limit: u16,
    },
    /// Yes, no or not known.
    YesNo,
}

impl FieldKind {
    /// The word in content files and on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Line { .. } => "line",
            Self::Text { .. } => "text",
            Self::Date { .. } => "date",
            Self::YesNo => "yes-no",
        }
    }

    /// The most characters that can be written; none where nothing is written.
    #[must_use]
    pub const fn limit(self) -> Option<u16> {
        match self {
            Self::Line { limit } | Self::Text { limit } | Self::Date { limit } => Some(limit),
            Self::YesNo => None,
        }
    }
}

/// What stands in a field until the practitioner writes something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefill {
    /// The names of the triggers that led to the pathway, one a line.
    Reasons,
    /// The practitioner's role in words.
    Role,
}

/// The kind of service that receives a form: a code for the receiver's own routing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecipientKind {
    /// A meeting of several services, such as MARAC.
    MultiAgencyMeeting,
    /// A charity or other service for people who are harmed.
    SpecialistService,
    /// A council team.
    Council,
    /// A hospital, crisis team or midwife.
    HealthService,
    /// A landlord or housing team.
    HousingService,
    /// The police.
    Police,
    /// A police team with no link to the person causing harm.
    IndependentPoliceTeam,
    /// A solicitor or adviser.
    LegalAdviser,
    /// A unit of national government.
    GovernmentUnit,
}

impl RecipientKind {
    /// Every value with its word in content and on the wire.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("multi-agency-meeting", Self::MultiAgencyMeeting),
        ("specialist-service", Self::SpecialistService),
        ("council", Self::Council),
        ("health-service", Self::HealthService),
        ("housing-service", Self::HousingService),
        ("police", Self::Police),
        ("independent-police-team", Self::IndependentPoliceTeam),
        ("legal-adviser", Self::LegalAdviser),
        ("government-unit", Self::GovernmentUnit),
    ];

    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word)
    }
}

impl FormSet {
    /// Its name, version, review and sources.
    #[must_use]
    pub fn head(&self) -> &ContentHead {
        &self.head
    }

    /// Every form.
    #[must_use]
    pub fn all(&self) -> &[FormDefinition] {
        &self.forms
    }

    /// Every block, used by any form.
    #[must_use]
    pub fn blocks(&self) -> &[BlockDefinition] {
        &self.blocks
    }

    /// The form of a pathway.
    #[must_use]
    pub fn find(&self, pathway: &PathwayId) -> Option<&FormDefinition> {
        self.forms.iter().find(|form| form.pathway == *pathway)
    }

    /// One block.
    #[must_use]
    pub fn block(&self, id: &BlockId) -> Option<&BlockDefinition> {
        self.blocks.iter().find(|block| block.id == *id)
    }

    /// One field, with the block it stands in.
    #[must_use]
    pub fn field(&self, id: &FieldId) -> Option<(&BlockDefinition, &FieldDefinition)> {
        let field = |block: &'_ BlockDefinition| block.fields.iter().position(|field| field.id == *id);
        let (block, place) = self.blocks.iter().find_map(|block| Some((block, field(block)?)))?;
        Some((block, block.fields.get(place)?))
    }

    /// The words.
    #[must_use]
    pub fn texts(&self) -> &Catalogue {
        &self.texts
    }

    /// One text, by the parts of its key.
    #[must_use]
    pub fn line(&self, kind: &str, id: &str, part: &str) -> &str {
        self.texts.line(&[kind, id, part].join("."))
    }
}
