//! A forgotten password: asking for a link, and choosing another password with it.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod choose;
mod forgotten;
pub mod pages;
