//! Every event the edge sends. The shell adds `risk-checklist-` and dispatches it; there
//! is one list there too (`js/events.js`), and a test holds the two and the docs together.

/// An event for the host, by the last part of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HostEvent {
    /// The practitioner pressed send: the notice.
    Outcome,
    /// The practitioner handed a referral form over: the details of a person.
    Form,
    /// The practitioner handed the record over: everything.
    Record,
    /// Something the host handed in was refused: code, message, field.
    Error,
}

impl HostEvent {
    /// The last part of the event's name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::Form => "form",
            Self::Record => "record",
            Self::Error => "error",
        }
    }
}
