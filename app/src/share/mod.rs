//! Invitations: the practitioner's page, and the page that whoever holds the link sees.

#[expect(
    missing_docs,
    reason = "the arguments of a server function become fields that take no doc comment"
)]
pub mod api;
mod channels;
mod heed;
pub mod offer;
#[cfg(feature = "ssr")]
mod qr;
mod qr_code;
pub mod sharing;
pub mod status;
pub mod unknown;
