//! The specification, as native tests: no browser, no network.
//!
//! | module | what it holds the product to |
//! |---|---|
//! | `cases` | one JSON a case in `tests/cases`: answers, setting, outcome, reasons, source, why |
//! | `invariants` | the invariants of the design, over generated responses |
//! | `exact` | 14 of 24, proved over every state of every item |
//! | `every_pack` | the invariants over every pack, and brute force on packs that use everything |
//! | `open_questions` | which answers still matter, against brute force on random rules |
//! | `edits` | the only way a response changes, and what is refused |
//! | `forms` | a referral form: only past the gate, and never anything that was left out |
//! | `outcomes` | how calls add up, and what a replacement keeps |
//! | `gate` | what must be answered before details leave, walked exhaustively |
//! | `matrix` | every trigger against every pathway: no gap, no idle rule, and the published page |
//! | `packs` | the shipped content loads; every broken rule is refused by code and path |
//! | `previous` | an earlier outcome: read as untrusted, compared, and never part of what follows |
//! | `profiles` | what an area may change, what it never may, and what is refused |
//! | `scenarios` | the shipped stories: each leads where it says, teaches its own, blames nobody |
//! | `training` | invented stories, trainees' answers against the model, how far a group agrees |
//! | `training_mode` | training on screen: every place of a story, and nothing live anywhere |
//! | `wire` | every published shape to the byte (`tests/golden`), and all malformed input |
//! | `dates` | dates, versions, hours, references and ids at the door |
//! | `evidence` | every pack has a page of evidence that keeps to its version and sources |
//! | `architecture` | what the design forbids, read off the source |
//! | `rendering` | what the screens say, rendered to text |
//!
//! `arbitrary` makes responses, `shipped` holds what ships. `PROPTEST_CASES` sets how many
//! responses each property sees; `UPDATE_GOLDEN=1` rewrites the golden files
//! and the published matrix.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that meets the unexpected should stop and say so"
)]

mod arbitrary;
mod architecture;
mod bundles;
mod care;
mod cases;
mod dates;
mod edits;
mod every_pack;
mod evidence;
mod exact;
mod forms;
mod gate;
mod invariants;
mod matrix;
mod open_questions;
mod outcomes;
mod packs;
mod previous;
mod profiles;
mod public_surface;
mod rendering;
mod scenarios;
mod shipped;
mod slots;
mod training;
mod training_mode;
mod wire;
