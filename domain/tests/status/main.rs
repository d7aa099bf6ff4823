//! The status engine against its cases, its own rules, and itself.
#![cfg(test)]

// `read` and `check` are the build's own: the tests change a number in the schedule's text and read it again.
use domain::{status, vaccine};

mod boundaries;
mod cases;
#[path = "../../build/check.rs"]
mod check;
mod mutants;
mod probe;
mod profile;
mod properties;
mod questions;
#[path = "../../build/read.rs"]
mod read;
mod sheet;
#[path = "../../build/words.rs"]
mod words;
