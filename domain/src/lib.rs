//! Calepin's pure rules: what a vaccination record, an invitation, a claim and an account are, and what
//! may happen to them. No I/O, no clock, no randomness: time and random bytes come in as arguments, so the
//! same code runs on the server and in the browser.

pub mod account;
pub mod actor;
pub mod approval;
pub mod audit;
pub mod claim;
pub mod date;
pub mod french;
pub mod ids;
pub mod link_token;
pub mod links;
pub mod outbox;
pub mod parse;
pub mod problem;
pub mod record;
pub mod share;
pub mod status;
pub mod time;
pub mod vaccine;
