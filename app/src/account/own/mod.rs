//! « Mon compte »: one page that lists, one for each thing to change, and what must be shown before.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod confirm_email;
pub mod devices;
pub mod email;
pub mod language;
pub mod overview;
pub mod password;
pub mod phone;
pub mod sessions;
pub mod step_up;
