//! Claiming a record: whose birth date, on whose word, and the success.

pub mod added;
#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod birth_date;
