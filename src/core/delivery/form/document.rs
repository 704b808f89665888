//! The form as a document to read: the same content as the wire shape, in words and in
//! order. The screen, the paper and the file are all made of these parts.

use super::{FormGate, ReferralForm};
use crate::content::{ChromeKey, Library};
use crate::instrument::Urgency;

/// A part of the document, top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The title: once, first.
    Title(String),
    /// What matters before anything else.
    Warning(String),
    /// The heading of a block.
    Heading(String),
    /// What was asked, and what was said. Lines in it are the practitioner's own.
    Row(String, String),
    /// A sentence of ours.
    Note(String),
}

impl ReferralForm {
    /// The whole form in words.
    #[must_use]
    pub fn document(&self, library: &Library) -> Vec<Part> {
        let texts = library.forms().texts();
        let line = |key: &str| texts.line(key).to_owned();
        let name = library.pathways().texts().line(&["pathway", self.pathway.as_str(), "name"].join("."));
        let mut parts = vec![Part::Title(name.to_owned()), Part::Note(line("document.confidential"))];
        // The first of them says whether the person may be contacted at all.
        for (place, words) in self.handling.iter().enumerate() {
            parts.push(if place == 0 { Part::Warning(words.clone()) } else { Part::Note(words.clone()) });
        }
        if let Some(urgency) = self.urgency {
            let words = library.chrome().say(urgency_key(urgency)).to_owned();
            parts.push(Part::Row(line("document.urgency"), words));
        }
        for block in self.order(library) {
            match block {
                InOrder::Fields(block) => {
                    parts.push(Part::Heading(block.title.clone()));
                    for field in &block.fields {
                        parts.push(Part::Row(field.label.clone(), field.words.clone()));
                    }
                }
                InOrder::Gate(gate) => {
                    parts.push(Part::Heading(gate.title.clone()));
                    parts.extend(gate.rows.iter().map(|(asked, said)| Part::Row(asked.clone(), said.clone())));
                }
            }
        }
        parts.push(Part::Note([texts.line("document.versions"), ": ", &self.versions()].concat()));
        parts.push(Part::Note(line("document.advisory")));
        parts
    }

    fn versions(&self) -> String {
        let versioned = |(id, version): (&str, String)| [id, " ", &version].concat();
        let instruments = self.instruments.iter().map(|(id, version)| versioned((id.as_str(), version.to_string())));
        let mut named: Vec<String> = instruments.collect();
        named.push(versioned((&self.ruleset.0, self.ruleset.1.to_string())));
        named.push(versioned((&self.forms.0, self.forms.1.to_string())));
        named.extend(self.created_at.map(|hour| hour.to_string()));
        named.join(", ")
    }

    /// The blocks that stay in, with the gate's among them where its form puts it.
    fn order(&self, library: &Library) -> Vec<InOrder<'_>> {
        let definition = library.forms().find(&self.pathway);
        let mut order = Vec::new();
        for id in definition.map(|definition| definition.blocks.as_slice()).unwrap_or_default() {
            order.extend(self.gate.iter().filter(|gate| gate.block == *id).map(InOrder::Gate));
            order.extend(self.blocks.iter().filter(|block| block.id == *id).map(InOrder::Fields));
        }
        order
    }
}

enum InOrder<'a> {
    Fields(&'a super::FormBlock),
    Gate(&'a FormGate),
}

const fn urgency_key(urgency: Urgency) -> ChromeKey {
    match urgency {
        Urgency::Now => ChromeKey::UrgencyNow,
        Urgency::Today => ChromeKey::UrgencyToday,
        Urgency::WorkingDays => ChromeKey::UrgencyWorkingDays,
        Urgency::Planned => ChromeKey::UrgencyPlanned,
    }
}
