//! The use cases on real databases: each fact is a test on a SQLite file and a test on PostgreSQL.

#[cfg(test)]
#[macro_use]
mod support;

#[cfg(test)]
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "../gateways/mod.rs"]
mod gateways;

#[cfg(test)]
mod account;
#[cfg(test)]
mod administration;
#[cfg(test)]
mod at_once;
#[cfg(test)]
mod at_rest;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod claim;
#[cfg(test)]
mod clock_jumps;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod draft;
#[cfg(test)]
mod full;
#[cfg(test)]
mod held;
#[cfg(test)]
mod lost_phone;
#[cfg(test)]
mod migrated;
#[cfg(test)]
mod operate;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod own;
#[cfg(test)]
mod record;
#[cfg(test)]
mod registration;
#[cfg(test)]
mod reset;
#[cfg(test)]
mod share;
#[cfg(test)]
mod sms;
#[cfg(test)]
mod smtp;
