//! The edge: what the host page and JavaScript see.
//!
//! | file | what |
//! |---|---|
//! | `element.rs` | [`Widget`], the Rust half of `<risk-checklist>`; the other half is `js/element.js` |
//! | `api_v1.rs` | the headless functions: `assess`, `outcome`, `instruments` |
//! | `config_v1.rs` | the host's configuration, read as untrusted text |
//! | `local_profile.rs` | the host's local profile: in force, or refused with every problem named |
//! | `kept_v1.rs` | what the shell keeps in memory, so that a fault loses nothing |
//! | `error.rs` | every way the edge can fail, each with a stable code |
//! | `event.rs` | every event the edge sends |
//! | `training_v1.rs` | the headless functions of the training module (feature `training`) |
//! | `plain.rs` | what JavaScript hands in, as JSON text and nothing else |
//! | `erasing_memory.rs` | memory is overwritten when it is given back |
//! | `panic.rs` | a fault is said once, with a fixed code and never with its text |
//!
//! JavaScript hands in text and gets text back: the shapes are the published ones, read by
//! the same checked reader as packs, so a hostile value cannot reach further than that.

mod api_v1;
mod config_v1;
mod element;
#[cfg(target_arch = "wasm32")]
mod erasing_memory;
mod error;
mod event;
mod kept_v1;
mod library;
mod local_profile;
mod panic;
mod plain;
#[cfg(feature = "training")]
mod training_v1;

pub use api_v1::{assess, check_pack, instruments, outcome};
pub use element::{Host, Widget, wanted_packs};
pub use panic::on_panic;
#[cfg(feature = "training")]
pub use training_v1::{
    calibrate, check_scenario, debrief, handout, instruments as training_instruments, model_result, read_training_code,
    scenario_timeline, training_code, what_if,
};
