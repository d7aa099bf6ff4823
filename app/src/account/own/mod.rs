//! « Mon compte »: one page that lists, one for each thing to change, and what must be shown before.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod confirm_email;
mod devices;
mod email;
mod language;
mod overview;
pub mod pages;
mod password;
mod phone;
mod sessions;
mod step_up;
