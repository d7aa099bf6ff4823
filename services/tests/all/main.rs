//! The use cases on real databases: each fact is a test on a SQLite file and a test on PostgreSQL.

#[cfg(test)]
#[macro_use]
mod support;

#[cfg(test)]
mod account;
#[cfg(test)]
mod at_rest;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod claim;
#[cfg(test)]
mod draft;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod record;
#[cfg(test)]
mod registration;
#[cfg(test)]
mod share;
