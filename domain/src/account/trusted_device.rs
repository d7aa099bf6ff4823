//! Devices that skip the code at sign-in: patients only, and nothing but the code.

use crate::time::{self, Instant};

/// How many seconds a device stays trusted after it was ticked.
pub const LIFETIME: i64 = 30 * 24 * 60 * 60;
/// How many seconds a code that was entered lets its session trust a device: time to read the offer.
pub const AFTER_CODE: i64 = 10 * 60;
/// How many devices an account may trust at once; the oldest makes room.
pub const AT_MOST: usize = 5;

/// When a device trusted at `since` must show a code again.
pub fn expires_at(since: Instant) -> Instant {
    time::after(since, LIFETIME)
}
