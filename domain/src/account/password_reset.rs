//! A forgotten password: a link sent to the account's address lets whoever holds it choose another, once.

use crate::{
    link_token::LinkToken,
    time::{self, Instant},
};

/// Marks the token of a link to choose another password.
#[derive(Debug)]
pub enum PasswordReset {}

/// The token of a link to choose another password. The database holds its digest.
pub type ResetToken = LinkToken<PasswordReset>;

/// How many seconds the link lives.
pub const LIFETIME: i64 = 30 * 60;

/// When a link asked for at `asked_at` ends: it is valid while `now` comes before.
pub fn expires_at(asked_at: Instant) -> Instant {
    time::after(asked_at, LIFETIME)
}
