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

/// By how many seconds something noted may lie ahead of `now`: it was noted after `now` was read, or on a server whose clock
/// goes before ours. What lies further ahead was noted before the clock was put back.
pub const AHEAD: i64 = 60;

/// Whole seconds that are left at `now` of a wait of `seconds` since `since`, rounded up. None after the clock was put back:
/// nobody waits for the old time to come again.
pub fn wait_left(since: Instant, seconds: i64, now: Instant) -> u32 {
    if since > after(now, AHEAD) {
        0
    } else {
        seconds_until(after(since, seconds), now)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_over_at_its_end_or_when_the_clock_was_put_back() {
        let at = |seconds| after(Instant::UNIX_EPOCH, seconds);
        for (now, left) in [
            (30, 0),
            (29, 1),
            (0, 30),
            (-AHEAD, 30 + 60),
            (-AHEAD - 1, 0),
            (-3600, 0),
        ] {
            assert_eq!(wait_left(at(0), 30, at(now)), left, "{now}");
        }
        assert_eq!(wait_left(at(0), 0, at(0)), 0);
    }
}
