//! Vaccines, and the diseases that they protect against.

pub mod disease;
