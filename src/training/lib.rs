//! **Risk Checklist, training**: the module behind `<risk-checklist mode="training">`.
//!
//! It can run invented stories and nothing else: the edge is compiled without every way to
//! send an outcome, a form or a record, and the live module without every line that reads a
//! story. `docs/training.md` says how to use it.

pub use risk_checklist_embed::*;
