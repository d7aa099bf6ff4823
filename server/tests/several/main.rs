//! Several servers on one PostgreSQL, as real processes: one person is served by any of them, and one that is killed
//! takes nothing with it.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where something is missing"
)]

#[cfg(test)]
mod client;
#[cfg(test)]
#[path = "../../../services/tests/gateways/mod.rs"]
mod gateways;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod process;
#[cfg(test)]
#[path = "../support/site.rs"]
mod site;
