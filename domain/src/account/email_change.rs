//! Another e-mail address: it is the account's from the moment on when a link that was sent there is confirmed.
//!
//! ```text
//! Waiting --confirmed in time--> (the account's)      Waiting --10 min--> Over      any --asked anew--> Waiting
//! ```

use crate::{
    link_token::LinkToken,
    time::{self, Instant},
};

/// Marks the token of a link that confirms another address.
#[derive(Debug)]
pub enum NewEmail {}

/// The token of a link that confirms another address. The database holds its digest.
pub type NewEmailToken = LinkToken<NewEmail>;

/// How many seconds the link lives.
pub const LIFETIME: i64 = 10 * 60;

/// When a link asked for at `asked_at` ends: it is valid while `now` comes before.
pub fn expires_at(asked_at: Instant) -> Instant {
    time::after(asked_at, LIFETIME)
}
