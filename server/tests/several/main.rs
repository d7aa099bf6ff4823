//! Several servers on one PostgreSQL, as real processes: one person is served by any of them, and one that is killed
//! takes nothing with it.

#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/client.rs"]
mod client;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/cookies.rs"]
mod cookies;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../../../services/tests/gateways/mod.rs"]
mod gateways;
#[cfg(test)]
mod killed;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/people.rs"]
mod people;
#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../support/process.rs"]
mod process;
#[cfg(test)]
#[path = "../support/site.rs"]
mod site;
