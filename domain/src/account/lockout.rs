//! Wrong passwords: how long an account must wait after each. A pure state machine over a time that is passed in.
//!
//! ```text
//! Open --wrong × 4--> Open --5th wrong--> Waiting(30 s) --time--> Open --6th wrong--> Waiting(1 min) … 15 min at most
//!   any state --right password, or a day without a wrong one--> Open, count 0
//! ```

use crate::time::{self, Instant};

/// The wrong passwords of one account since the last right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordFailures {
    /// How many in a row.
    pub count: u32,
    /// When the last one was typed.
    pub last_at: Instant,
}

impl PasswordFailures {
    /// The failure from which on there is a wait.
    pub const FREE: u32 = 5;
    /// The longest wait, in seconds: a stranger who goes on for ever never locks the owner out for good.
    pub const LONGEST_WAIT: i64 = 15 * 60;
    /// After so many seconds without a wrong password the count starts again.
    pub const FORGOTTEN_AFTER: i64 = 24 * 60 * 60;

    /// The state after one more wrong password at `now`.
    #[must_use]
    pub fn after_another(previous: Option<Self>, now: Instant) -> Self {
        let count = previous
            .filter(|failures| now < time::after(failures.last_at, Self::FORGOTTEN_AFTER))
            .map_or(0, |failures| failures.count);
        Self {
            count: count.saturating_add(1),
            last_at: now,
        }
    }

    /// In how many seconds a password is looked at again.
    pub fn wait_left(self, now: Instant) -> u32 {
        time::wait_left(self.last_at, Self::wait(self.count), now)
    }

    /// How many seconds the `count`-th wrong password in a row makes one wait.
    pub fn wait(count: u32) -> i64 {
        let Some(beyond) = count.checked_sub(Self::FREE) else {
            return 0;
        };
        30_i64
            .checked_shl(beyond.min(10))
            .map_or(Self::LONGEST_WAIT, |wait| wait.min(Self::LONGEST_WAIT))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn waits_grow_to_a_quarter_of_an_hour() {
        let waits: Vec<i64> = (0..=12).map(PasswordFailures::wait).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(PasswordFailures::wait(u32::MAX), 900);
    }

    #[test]
    fn a_day_of_silence_forgets() {
        let failures = PasswordFailures {
            count: 9,
            last_at: Instant::UNIX_EPOCH,
        };
        let just_before = time::after(Instant::UNIX_EPOCH, PasswordFailures::FORGOTTEN_AFTER - 1);
        let then = time::after(Instant::UNIX_EPOCH, PasswordFailures::FORGOTTEN_AFTER);
        assert_eq!(
            PasswordFailures::after_another(Some(failures), just_before).count,
            10
        );
        assert_eq!(
            PasswordFailures::after_another(Some(failures), then).count,
            1
        );
    }

    proptest! {
        #[test]
        fn the_owner_never_waits_longer_than_the_longest_wait(
            gaps in prop::collection::vec(0_i64..100_000, 1..200),
            put_back in 0_i64..100_000,
        ) {
            let mut now = Instant::UNIX_EPOCH;
            let mut failures = None;
            for gap in gaps {
                now = time::after(now, gap);
                let next = PasswordFailures::after_another(failures, now);
                let left = i64::from(next.wait_left(time::after(now, -put_back)));
                prop_assert!(left <= PasswordFailures::LONGEST_WAIT + put_back.min(time::AHEAD));
                failures = Some(next);
            }
        }
    }
}
