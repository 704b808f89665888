//! Where someone is in a story.

/// One place in a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What the story touches on, before any of it is told.
    Warning,
    /// The step's story with the checklist.
    Checklist,
    /// The trainee's answers beside the model's.
    Compare,
    /// How the outcome moved over all steps.
    Replay,
    /// What to take away, and a moment for oneself.
    Closing,
    /// Out of the story, with nothing of it on screen.
    Left,
}

impl Place {
    /// Every place with its name, for what is kept through a fault.
    pub const WORDS: [(&'static str, Self); 6] = [
        ("warning", Self::Warning),
        ("checklist", Self::Checklist),
        ("compare", Self::Compare),
        ("replay", Self::Replay),
        ("closing", Self::Closing),
        ("left", Self::Left),
    ];

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, place)| *place == self).map_or("", |(word, _)| word)
    }
}
