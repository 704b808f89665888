//! **Risk Checklist**: `<risk-checklist>`, a domestic-abuse risk-identification checklist
//! and its referral routing, entirely in the browser.
//!
//! This crate is only what wasm-pack builds: a pure cdylib, because cargo drops link-time
//! optimisation when an rlib is built beside it. The code is in three library crates, and
//! their borders keep the rooms apart:
//!
//! | crate | rooms |
//! |---|---|
//! | `risk-checklist-core` (`src/core`) | json, instrument, response, assessment, outcome, content, delivery: pure Rust |
//! | `risk-checklist-ui` (`src/ui`) | the screens, in Yew |
//! | `risk-checklist-embed` (`src/embed`) | the edge to JavaScript and the host page |
//!
//! `docs/architecture.md` says how they fit.

pub use risk_checklist_embed::*;
