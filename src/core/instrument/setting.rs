//! Where the checklist is used and by whom: it selects which pathways apply.

/// What the host said of nation and role. What it did not say excludes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting {
    /// The nation, for law and services.
    pub nation: Option<Nation>,
    /// The practitioner's role, for duties that bind some roles only.
    pub role: Option<Role>,
}

/// A nation of the United Kingdom. There is no default: law and services differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nation {
    /// England.
    England,
    /// Wales.
    Wales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Nation {
    /// Every value with its word in content, attributes and on the wire.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("england", Self::England),
        ("wales", Self::Wales),
        ("scotland", Self::Scotland),
        ("northern-ireland", Self::NorthernIreland),
    ];
}

/// The role of the practitioner: which duties to show, and who decided. Never a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A health professional.
    Health,
    /// A housing officer or adviser.
    Housing,
    /// An independent domestic violence adviser.
    Idva,
    /// Someone else.
    Other,
}

impl Role {
    /// Every value with its word in attributes and on the wire.
    pub const WORDS: [(&'static str, Self); 4] =
        [("health", Self::Health), ("housing", Self::Housing), ("idva", Self::Idva), ("other", Self::Other)];

    /// The word on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Health => "health",
            Self::Housing => "housing",
            Self::Idva => "idva",
            Self::Other => "other",
        }
    }
}

/// What kind of body the practitioner works for. The legal basis for sharing differs
/// (routing.md B2: W93 to W96). It changes which bases are offered, never an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyType {
    /// A public authority: an NHS body, a council, the police.
    PublicAuthority,
    /// A charity, a company, or a housing association that is not a public authority.
    CharityOrCompany,
}

impl BodyType {
    /// Every value with its word in content and configuration.
    pub const WORDS: [(&'static str, Self); 2] =
        [("public-authority", Self::PublicAuthority), ("charity-or-company", Self::CharityOrCompany)];
}
