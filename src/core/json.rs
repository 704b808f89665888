//! JSON text in, checked values out.
//!
//! Packs and responses come from outside, so nothing in them is trusted. [`parse`] bounds
//! the size and depth of a text; [`Node`] then walks it, and every wrong thing it meets is
//! noted as a [`Problem`] with its path, so an author sees all problems at once.
//! Nothing here knows what an instrument is.

mod node;
mod parse;
mod problem;

pub use node::{Node, ObjectNode};
pub use parse::{Json, parse};
pub use problem::{Problem, ProblemCode, Problems, keep, quote};
