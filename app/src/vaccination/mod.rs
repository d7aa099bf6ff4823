//! Acts: entering them, changing them, taking them out.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod entry;
pub mod fields;
pub mod history;
mod one_act;
pub mod pages;
mod vaccine_field;
