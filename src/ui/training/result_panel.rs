//! The result of a step.
