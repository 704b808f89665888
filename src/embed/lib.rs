//! The edge: what the host page and JavaScript see.
//!
//! | file | what |
//! |---|---|
//! | `element.rs` | `Widget`, the Rust half of `<risk-checklist>`; the other half is `js/element.js` |
//! | `api_v1.rs` | the headless functions: `assess`, `outcome`, `instruments` |
//! | `config_v1.rs` | the host's configuration, read as untrusted text |
//! | `local_profile.rs` | the host's local profile: in force, or refused with every problem named |
//! | `kept_v1.rs` | what the shell keeps in memory, so that a fault loses nothing |
//! | `error.rs` | every way the edge can fail, each with a stable code |
//! | `event.rs` | every event the edge sends |
//! | `plain.rs` | what JavaScript hands in, as JSON text and nothing else |
//! | `erasing_memory.rs` | memory is overwritten when it is given back |
//! | `panic.rs` | a fault is said once, with a fixed code and never with its text |
//!
//! With the feature `training` it is the edge of the training module instead:
//!
//! | file | what |
//! |---|---|
//! | `training_element.rs` | `TrainingWidget`: a story on the page, with no way to send anything live |
//! | `training_config_v1.rs` | what the page chose: the story and the way to go through it |
//! | `training_kept_v1.rs` | what the shell keeps in memory |
//! | `training_v1.rs` | the headless functions of the training module |
//!
//! JavaScript hands in text and gets text back: the shapes are the published ones, read by
//! the same checked reader as packs, so a hostile value cannot reach further than that.

#[cfg(target_arch = "wasm32")]
mod erasing_memory;
mod error;
mod library;
mod panic;
mod plain;

// The live edge, or that of training: never both in one module.
#[cfg(not(feature = "training"))]
mod api_v1;
#[cfg(not(feature = "training"))]
mod config_v1;
#[cfg(not(feature = "training"))]
mod element;
#[cfg(not(feature = "training"))]
mod event;
#[cfg(not(feature = "training"))]
mod kept_v1;
#[cfg(not(feature = "training"))]
mod local_profile;

#[cfg(feature = "training")]
mod training_config_v1;
#[cfg(feature = "training")]
mod training_element;
#[cfg(feature = "training")]
mod training_kept_v1;
#[cfg(feature = "training")]
mod training_v1;

#[cfg(not(feature = "training"))]
pub use api_v1::{assess, check_pack, instruments, outcome};
#[cfg(not(feature = "training"))]
pub use element::{Host, Widget, wanted_packs};
pub use panic::on_panic;
#[cfg(feature = "training")]
pub use training_element::{TrainingHost, TrainingWidget, wanted_packs};
#[cfg(feature = "training")]
pub use training_v1::{
    calibrate, check_scenario, debrief, handout, instruments, model_result, read_training_code, scenario_timeline,
    training_code, what_if,
};
