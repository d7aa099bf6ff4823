//! How long a session lives, and what it may do meanwhile.

use super::Role;
use crate::time::{self, Instant};

/// How far the sign-in of a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; the code is due.
    AwaitingCode,
    /// Signed in.
    SignedIn,
}

/// How many sessions of an account may wait for their code: the oldest makes room for another.
pub const AWAITING_CODE: usize = 10;

/// What a session is at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// In use.
    Live,
    /// Nobody did anything for too long.
    Idle,
    /// Too old: everything starts again.
    Ended,
}

/// How long a session of a role may stay unused and live at all, in seconds; and what becomes of it between the two.
#[derive(Debug, Clone, Copy)]
pub struct Lifetimes {
    /// Without any action of the user (polling is none).
    pub idle: i64,
    /// From the sign-in on.
    pub absolute: i64,
    /// Whether the password alone brings one back that went idle: at a practice's desk, where work goes on, not on a
    /// patient's phone.
    pub resumable: bool,
}

impl Lifetimes {
    /// How many seconds may pass before an action is noted: a session may go idle by so much early, never late.
    pub const COARSE: i64 = 15;

    /// The figures for `role`.
    pub const fn of(role: Role) -> Self {
        match role {
            Role::Patient => Self {
                idle: 30 * 60,
                absolute: 12 * 60 * 60,
                resumable: false,
            },
            Role::Practitioner | Role::Administrator => Self {
                idle: 20 * 60,
                absolute: 10 * 60 * 60,
                resumable: true,
            },
        }
    }

    /// What a session is at `now`. One that would begin in more than its whole time was begun before the clock was put back:
    /// it has ended, and the next purge forgets it.
    pub fn life(self, created_at: Instant, last_used_at: Instant, now: Instant) -> Life {
        let ahead = created_at > time::after(now, self.absolute);
        if ahead || now >= time::after(created_at, self.absolute) {
            Life::Ended
        } else if now >= time::after(last_used_at, self.idle) {
            Life::Idle
        } else {
            Life::Live
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        time::after(Instant::UNIX_EPOCH, seconds)
    }

    #[test]
    fn lives_to_the_second() {
        for (role, idle, absolute) in [
            (Role::Patient, 1800, 43_200),
            (Role::Practitioner, 1200, 36_000),
            (Role::Administrator, 1200, 36_000),
        ] {
            let lifetimes = Lifetimes::of(role);
            assert_eq!(lifetimes.life(at(0), at(0), at(idle - 1)), Life::Live);
            assert_eq!(lifetimes.life(at(0), at(0), at(idle)), Life::Idle);
            assert_eq!(
                lifetimes.life(at(0), at(absolute - 2), at(absolute - 1)),
                Life::Live
            );
            assert_eq!(
                lifetimes.life(at(0), at(absolute - 1), at(absolute)),
                Life::Ended
            );
            assert_eq!(
                lifetimes.life(at(absolute), at(absolute), at(0)),
                Life::Live
            );
            assert_eq!(
                lifetimes.life(at(absolute + 1), at(absolute + 1), at(0)),
                Life::Ended
            );
        }
    }
}
