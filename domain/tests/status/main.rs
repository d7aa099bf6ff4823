//! The status engine against its cases, its own rules, and itself.
#![cfg(test)]

mod cases;
