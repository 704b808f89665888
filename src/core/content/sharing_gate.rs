//! The sharing gate's questions: what is asked before details leave, in which order, and
//! what each answer means. The words live in the gate texts.
//!
//! The order of the stages is fixed here, because it is the promise (routing.md B3): data
//! may say which questions a stage asks and what is offered, and can neither skip a stage
//! nor go round in a circle.

use super::catalogue::Catalogue;
use super::head::ContentHead;
use crate::instrument::{BodyType, Checked, GateOptionId, GateQuestionId, Nation, PathwayId, Setting, SourceId};

/// The questions that must all be passed before details leave, checked.
#[derive(Debug, Clone)]
pub struct SharingGate {
    pub(super) head: ContentHead,
    pub(super) needs_agreement: Vec<PathwayId>,
    pub(super) questions: Vec<GateQuestion>,
    pub(super) texts: Catalogue,
}

impl SharingGate {
    /// Its name, version, review and sources.
    #[must_use]
    pub fn head(&self) -> &ContentHead {
        &self.head
    }

    /// Every question, in the order asked.
    #[must_use]
    pub fn questions(&self) -> &[GateQuestion] {
        &self.questions
    }

    /// One question.
    #[must_use]
    pub fn question(&self, id: &GateQuestionId) -> Option<&GateQuestion> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// True when this pathway cannot be followed without the person's agreement.
    #[must_use]
    pub fn needs_agreement(&self, pathway: &PathwayId) -> bool {
        self.needs_agreement.contains(pathway)
    }

    /// The words.
    #[must_use]
    pub fn texts(&self) -> &Catalogue {
        &self.texts
    }
}

/// One question of the gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateQuestion {
    /// The permanent name.
    pub id: GateQuestionId,
    /// What its answer is about.
    pub topic: GateTopic,
    /// How many of the options may be chosen.
    pub choose: Choose,
    /// Asked for a sentence too, unless a chosen option stands alone.
    pub in_words: bool,
    /// The pathways it is asked for; empty means all.
    pub pathways: Vec<PathwayId>,
    /// Whom to ask when the answer stops the referral.
    pub ask: Vec<Adviser>,
    /// What is offered.
    pub options: Vec<GateOption>,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

impl GateQuestion {
    /// The option with this name.
    #[must_use]
    pub fn option(&self, id: &GateOptionId) -> Option<&GateOption> {
        self.options.iter().find(|option| option.id == *id)
    }
}

/// One answer that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateOption {
    /// The permanent name.
    pub id: GateOptionId,
    /// What choosing it means.
    pub effect: GateEffect,
    /// Reason enough by itself: no sentence is asked for. A duty must not wait for prose.
    pub stands_alone: bool,
    /// Offered only once the person has agreed.
    pub when_agreed: bool,
    /// The nations it is offered in; empty means all four.
    pub nations: Vec<Nation>,
    /// The bodies it is offered to; empty means all.
    pub bodies: Vec<BodyType>,
    /// Whether a source was read for it.
    pub checked: Checked,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

impl GateOption {
    /// True unless the nation or the body is known and not among its own.
    #[must_use]
    pub fn applies_in(&self, setting: Setting, body: Option<BodyType>) -> bool {
        setting.nation.is_none_or(|nation| self.nations.is_empty() || self.nations.contains(&nation))
            && body.is_none_or(|body| self.bodies.is_empty() || self.bodies.contains(&body))
    }
}

/// How many of a question's options may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose {
    /// Exactly one.
    One,
    /// One or more.
    Some,
    /// Any number, and none is an answer too.
    Any,
}

/// What choosing an option means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GateEffect {
    /// On to the next question.
    GoOn,
    /// "No" or "not sure": this referral stops until someone was asked.
    Stop,
    /// The person cannot be asked safely: on to the reasons.
    CannotAsk,
    /// What came of asking.
    Asked(Agreement),
}

/// What the person said about sharing. "Agreed" is not "consent": agreement is not the
/// legal basis (routing.md B3, G3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// They agreed.
    Agreed,
    /// They said no.
    Refused,
    /// They could not decide.
    NotAble,
    /// They were not asked.
    NotAsked,
}

impl Agreement {
    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Refused => "refused",
            Self::NotAble => "not-able",
            Self::NotAsked => "not-asked",
        }
    }
}

/// Whom to ask when the gate stops. Roles, never names (routing.md B3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Adviser {
    /// The safeguarding lead.
    SafeguardingLead,
    /// The Caldicott Guardian.
    CaldicottGuardian,
    /// The data protection officer.
    DataProtectionOfficer,
}

impl Adviser {
    /// Every value with its word in content.
    pub const WORDS: [(&'static str, Self); 3] = [
        ("safeguarding-lead", Self::SafeguardingLead),
        ("caldicott-guardian", Self::CaldicottGuardian),
        ("data-protection-officer", Self::DataProtectionOfficer),
    ];

    /// The word in content.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SafeguardingLead => "safeguarding-lead",
            Self::CaldicottGuardian => "caldicott-guardian",
            Self::DataProtectionOfficer => "data-protection-officer",
        }
    }
}

/// What a question's answer is about. In the order of routing.md B3, G1 to G13.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateTopic {
    /// G1: for which purpose. One purpose a referral.
    Purpose,
    /// G1: about whom.
    About,
    /// G2: whether the person can be asked safely.
    CanAsk,
    /// G3: what came of asking.
    Agreement,
    /// G3: what else the pathway needs agreement to, such as the council chosen.
    AlsoAgreed,
    /// G5: why share without agreement.
    Reason,
    /// G6: the power to share.
    Power,
    /// G7: necessary, no less intrusive way, proportionate.
    Necessity,
    /// G8: confidentiality.
    Confidence,
    /// G8: whose advice was taken.
    Advice,
    /// G9: the basis in Article 6.
    Basis,
    /// G9: the condition for special category data.
    SpecialCategory,
    /// G9: data about offences.
    OffenceData,
    /// G10: the minimum.
    Minimum,
    /// G11: the way it travels.
    Channel,
    /// G11: who gets it, and who else could see it.
    Recipient,
    /// G12: whether the person will be told.
    Told,
    /// G13: to share or not.
    Decision,
}

impl GateTopic {
    /// Every topic with its word in content, in order.
    pub const WORDS: [(&'static str, Self); 18] = [
        ("purpose", Self::Purpose),
        ("about", Self::About),
        ("can-ask", Self::CanAsk),
        ("agreement", Self::Agreement),
        ("also-agreed", Self::AlsoAgreed),
        ("reason", Self::Reason),
        ("power", Self::Power),
        ("necessity", Self::Necessity),
        ("confidence", Self::Confidence),
        ("advice", Self::Advice),
        ("basis", Self::Basis),
        ("special-category", Self::SpecialCategory),
        ("offence-data", Self::OffenceData),
        ("minimum", Self::Minimum),
        ("channel", Self::Channel),
        ("recipient", Self::Recipient),
        ("told", Self::Told),
        ("decision", Self::Decision),
    ];

    /// The stage that asks about it.
    #[must_use]
    pub const fn stage(self) -> GateStage {
        match self {
            Self::Purpose | Self::About => GateStage::Purpose,
            Self::CanAsk | Self::Agreement | Self::AlsoAgreed => GateStage::Asking,
            Self::Reason => GateStage::Reasons,
            Self::Power => GateStage::Power,
            Self::Necessity => GateStage::Necessity,
            Self::Confidence | Self::Advice => GateStage::Confidence,
            Self::Basis | Self::SpecialCategory | Self::OffenceData => GateStage::DataProtection,
            Self::Minimum | Self::Channel | Self::Recipient => GateStage::Sending,
            Self::Told | Self::Decision => GateStage::Decision,
        }
    }

    /// True when only a yes lets details leave: every "no" and "not sure" must stop.
    #[must_use]
    pub const fn must_be_yes(self) -> bool {
        !matches!(
            self,
            Self::Purpose | Self::About | Self::CanAsk | Self::Agreement | Self::Reason | Self::Advice | Self::Told
        )
    }
}

/// Questions asked on one screen. Always in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateStage {
    /// What is shared, about whom, and why.
    Purpose,
    /// Whether the person can be asked, and what they said.
    Asking,
    /// Why share without agreement. Left out when they agreed.
    Reasons,
    /// The power to share.
    Power,
    /// Whether it is necessary and fair.
    Necessity,
    /// Confidentiality, and whose advice was taken.
    Confidence,
    /// Data protection.
    DataProtection,
    /// As little as needed, by a safe way, to the right place.
    Sending,
    /// Whether the person is told, and the decision.
    Decision,
}

impl GateStage {
    /// Every stage, in order, with its word in the texts.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("purpose", Self::Purpose),
        ("asking", Self::Asking),
        ("reasons", Self::Reasons),
        ("power", Self::Power),
        ("necessity", Self::Necessity),
        ("confidence", Self::Confidence),
        ("data-protection", Self::DataProtection),
        ("sending", Self::Sending),
        ("decision", Self::Decision),
    ];

    /// The word in the texts.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Asking => "asking",
            Self::Reasons => "reasons",
            Self::Power => "power",
            Self::Necessity => "necessity",
            Self::Confidence => "confidence",
            Self::DataProtection => "data-protection",
            Self::Sending => "sending",
            Self::Decision => "decision",
        }
    }
}
