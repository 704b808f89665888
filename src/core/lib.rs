//! The pure decision core of Risk Checklist.
//!
//! Data moves one way, left to right, through these rooms:
//!
//! ```text
//! content packs -> instrument -> response -> assessment -> outcome -> delivery
//! ```
//!
//! | room | a line belongs here if it... |
//! |---|---|
//! | [`json`] | turns JSON text into checked values and names every problem by its path |
//! | [`instrument`] | says what an instrument is: items, options, facts, triggers, pathways |
//! | [`response`] | says what was recorded, by whom, and which edits are allowed |
//! | [`assessment`] | applies triggers to a response and keeps the trace |
//! | [`outcome`] | says what follows, how settled it is, why, and what the practitioner decided |
//! | [`training`] | tells an invented case in steps, and compares a trainee's answers with its model |
//! | [`content`] | reads and checks packs, finds words and services |
//! | [`delivery`] | decides what may leave and gives it its shape |
//!
//! There is no browser, clock, randomness, input, output or logging here: time, ids and
//! the host's choices come in as arguments. Nothing takes service capacity as an input,
//! because a busy team must not change an outcome.
//!
//! ```
//! use risk_checklist_core::{assessment::assess, content::Library, delivery::response_v1};
//!
//! let library = Library::shipped().map_err(|problems| problems[0].to_string())?;
//! let text = r#"{ "schema": "risk-checklist/response/1",
//!     "instrument": { "id": "safelives-dash", "version": "1.1.0" },
//!     "answers": { "15": { "value": "yes" } } }"#;
//! let instrument = library.pack().instrument();
//! let response = response_v1::from_wire(text, instrument).map_err(|problems| problems[0].to_string())?;
//! let assessment = assess(instrument, &response);
//! assert_eq!(assessment.tally().lowest(), 1);
//! assert_eq!(assessment.tally().highest(), 24);
//! # Ok::<(), String>(())
//! ```

pub mod assessment;
pub mod content;
pub mod delivery;
pub mod instrument;
pub mod json;
pub mod outcome;
pub mod response;
pub mod training;
