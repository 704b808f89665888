//! Names that have been checked. An id exists only because a text was parsed.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

/// A text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id has 1 to 64 letters, digits, dots or hyphens")]
pub struct IdError;

/// A checked name of one kind of thing. Use the aliases: [`LinkId`], [`TriggerId`] and so on.
pub struct Id<Kind> {
    text: Arc<str>,
    kind: PhantomData<fn() -> Kind>,
}

impl<Kind> Id<Kind> {
    /// Parses a text: 1 to 64 ASCII letters, digits, dots or hyphens.
    ///
    /// # Errors
    /// [`IdError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-';
        if text.is_empty() || text.len() > 64 || !text.bytes().all(allowed) {
            return Err(IdError);
        }
        Ok(Self { text: text.into(), kind: PhantomData })
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl LinkId {
    /// The id of one repetition of an item: `7:B`. Only made here, never typed: a parsed id
    /// has no colon.
    #[must_use]
    pub fn repetition(&self, label: &str) -> Self {
        Self { text: [&self.text, label].join(":").into(), kind: PhantomData }
    }

    /// The item's own id, and the label of its repetition where this names one.
    #[must_use]
    pub fn parts(&self) -> (&str, Option<&str>) {
        match self.text.split_once(':') {
            Some((item, label)) => (item, Some(label)),
            None => (&self.text, None),
        }
    }
}

impl<Kind> Clone for Id<Kind> {
    fn clone(&self) -> Self {
        Self { text: Arc::clone(&self.text), kind: PhantomData }
    }
}

impl<Kind> PartialEq for Id<Kind> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<Kind> Eq for Id<Kind> {}

impl<Kind> PartialOrd for Id<Kind> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<Kind> Ord for Id<Kind> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl<Kind> Hash for Id<Kind> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<Kind> fmt::Debug for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, f)
    }
}

impl<Kind> fmt::Display for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident is an Id of $kind:ident;)*) => {
        /// What an [`Id`] can name. Only the aliases use these.
        pub mod kind {
            $(#[doc = concat!("Marks a [`", stringify!($name), "`](super::", stringify!($name), ").")]
            #[derive(Debug)]
            pub enum $kind {})*
        }
        $($(#[$doc])* pub type $name = Id<kind::$kind>;)*
    };
}

ids! {
    /// An instrument's permanent name: `safelives-dash`.
    InstrumentId is an Id of Instrument;
    /// An item's permanent name (FHIR `linkId`).
    LinkId is an Id of Item;
    /// A section's name.
    SectionId is an Id of Section;
    /// An answer option's code, or a choice fact's: `dont-know`, `under-16`.
    OptionCode is an Id of Option;
    /// A set of answer options: `frequency`.
    AnswerSetId is an Id of AnswerSet;
    /// A tally's permanent name.
    TallyId is an Id of TallyRule;
    /// A band's permanent name.
    RiskLevelId is an Id of RiskLevel;
    /// A prompt of the plan that is shown after the result.
    PlanId is an Id of PlanPrompt;
    /// A fact's permanent name: `immediateDanger`.
    FactId is an Id of Fact;
    /// A group of facts asked together.
    GroupId is an Id of Group;
    /// A trigger's permanent name: `visible-high-risk`.
    TriggerId is an Id of Trigger;
    /// A pathway's permanent name: `marac`.
    PathwayId is an Id of Pathway;
    /// A follow-up prompt's name within its item.
    PromptId is an Id of Prompt;
    /// A source's name within its file: `S-17`.
    SourceId is an Id of Source;
    /// A reason to look again sooner: `new-incident`.
    ReviewPromptId is an Id of ReviewPrompt;
    /// A service's name in the directory.
    ContactId is an Id of Contact;
    /// A block's permanent name in the referral forms: `safe-contact`.
    BlockId is an Id of Block;
    /// A field's permanent name in the referral forms: `contact-how`.
    FieldId is an Id of Field;
    /// A question of the sharing gate: `can-ask`.
    GateQuestionId is an Id of GateQuestion;
    /// An answer that a question of the sharing gate offers: `refused`.
    GateOptionId is an Id of GateOption;
    /// A local profile's permanent name.
    ProfileId is an Id of Profile;
    /// A training scenario's permanent name: `kitchen-window`.
    ScenarioId is an Id of Scenario;
    /// A step's name within its scenario: `first-call`.
    StepId is an Id of Step;
}
