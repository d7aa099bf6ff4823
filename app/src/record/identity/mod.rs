//! Making a record, and correcting whose it is.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub(super) mod correct;
pub(super) mod create;
mod fields;
pub mod notes;
pub(super) mod similar;
pub mod typed;
