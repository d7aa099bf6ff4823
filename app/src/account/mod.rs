//! Signing in: password, code, trusted device; a forgotten password; and a practitioner's paused session.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
pub mod code;
pub mod device;
#[cfg(feature = "ssr")]
mod link;
pub mod lost_phone;
#[cfg(feature = "ssr")]
mod new_number;
pub mod own;
pub mod reset;
pub mod resume;
mod said;
pub mod sign_in;
