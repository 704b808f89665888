//! Which rules the host's local profile leaves in force.

use risk_checklist_core::content::Library;
use std::rc::Rc;

/// The host's local profile, as it was taken up.
#[derive(Debug, Clone, Default)]
pub enum LocalRules {
    /// There is none: the national rules stand.
    #[default]
    National,
    /// The content with the profile applied.
    InForce(Rc<Library>),
    /// It was refused for these fields, and the national rules stand.
    Refused(Vec<String>),
}

impl LocalRules {
    /// The content with the profile applied.
    #[must_use]
    pub fn library(&self) -> Option<&Rc<Library>> {
        match self {
            Self::InForce(library) => Some(library),
            Self::National | Self::Refused(_) => None,
        }
    }

    /// The fields for which a profile was refused.
    #[must_use]
    pub fn refused(&self) -> &[String] {
        match self {
            Self::Refused(fields) => fields,
            Self::National | Self::InForce(_) => &[],
        }
    }
}

/// A library never changes once made, so the same one means the same rules.
impl PartialEq for LocalRules {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::National, Self::National) => true,
            (Self::InForce(one), Self::InForce(two)) => Rc::ptr_eq(one, two),
            (Self::Refused(one), Self::Refused(two)) => one == two,
            _ => false,
        }
    }
}

impl Eq for LocalRules {}
