//! The words and shapes of what training compares. For invented cases only: nothing here can
//! read a live response, and nothing of it is in the live module.
//!
//! | what | file |
//! |---|---|
//! | names and words for answers, triggers and pathways | `teller.rs` |
//! | timeline, what-if and debrief | `compared_v1.rs` |
//! | `risk-checklist/training-result/1` | `result_v1.rs` |
//! | a group's agreement | `calibration_v1.rs` |
//! | a scenario to print | `handout_v1.rs` |

mod calibration_v1;
mod compared_v1;
mod handout_v1;
mod result_v1;
mod teller;

pub use calibration_v1::calibrate;
pub use compared_v1::{debrief, timeline, what_if};
pub use handout_v1::handout;
pub use result_v1::{
    MAX_RESULT, changes_from_wire, problems_to_wire, result_from_wire, result_to_wire, results_from_wire,
};
pub use teller::Teller;
