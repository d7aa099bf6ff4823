//! Instants, and the wall-clock time that people are shown.

use serde::{Deserialize, Serialize};

use crate::date::CivilDate;

/// A point in time, UTC. Only the clock port makes one from "now".
pub type Instant = jiff::Timestamp;

/// `seconds` after `instant`; stays at the end of time rather than overflow.
pub fn after(instant: Instant, seconds: i64) -> Instant {
    instant
        .checked_add(jiff::SignedDuration::from_secs(seconds))
        .unwrap_or(Instant::MAX)
}

/// Whole seconds from `now` until `deadline`, rounded up; 0 once it has come.
pub fn seconds_until(deadline: Instant, now: Instant) -> u32 {
    let millis = deadline
        .as_millisecond()
        .saturating_sub(now.as_millisecond());
    let millis = u64::try_from(millis).unwrap_or(0);
    u32::try_from(millis.div_ceil(1000)).unwrap_or(u32::MAX)
}

/// What the clock on the wall shows (in Europe/Paris, on every screen): made on the server, which knows the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LocalTime {
    /// The day.
    pub date: CivilDate,
    /// The hour, 0 to 23.
    pub hour: i8,
    /// The minute, 0 to 59.
    pub minute: i8,
}
