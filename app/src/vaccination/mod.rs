//! Acts: entering them, changing them, taking them out.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod entry;
pub mod fields;
pub mod history;
pub mod one_act;
