//! The specification of the decision core, as tests.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected should stop and say so"
)]

mod arbitrary;
mod exact;
mod invariants;
mod open_questions;
mod packs;
mod shipped;
mod wire;
