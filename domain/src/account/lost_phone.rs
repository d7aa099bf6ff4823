//! A mobile that its owner no longer has. The password, the code of another number, a link by e-mail and 72 hours stand
//! in for the code that it would receive: whoever still has it, or reads the mail, has all that time to stop it.
//!
//! ```text
//! (asked) --link confirmed within 30 min--> Waiting --72 h--> Open --a sign-in with the new number's code--> (replaced)
//!    └─ 30 min ─> (nothing)                    ▲  ▲            │ │
//!                                              │  └─ password ─┘ └──7 days──> Over
//!                                              └──── reset
//! Waiting, Open --cancelled, or a code of the old number entered--> (nothing)
//! ```

use serde::{Deserialize, Serialize};

use crate::{
    link_token::LinkToken,
    time::{self, Instant, LocalTime},
};

/// Marks the token of the link that begins the wait.
#[derive(Debug)]
pub enum Beginning {}
/// Marks the token of the link that ends it.
#[derive(Debug)]
pub enum Cancelling {}

/// The token of the link that begins the wait. The database holds its digest.
pub type BeginToken = LinkToken<Beginning>;
/// The token of the link that ends it. The database holds its digest.
pub type CancelToken = LinkToken<Cancelling>;

/// How many seconds the link that begins the wait lives.
pub const LINK_LIFETIME: i64 = 30 * 60;

/// When a link asked for at `asked_at` ends: it is valid while `now` comes before.
pub fn link_expires_at(asked_at: Instant) -> Instant {
    time::after(asked_at, LINK_LIFETIME)
}

/// Another number that waits to become an account's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// When the mailbox confirmed it, or the password was chosen anew by a link since: whoever reads the mail alone can
    /// choose a password, and must then wait as long as everybody.
    pub since: Instant,
}

/// How far a wait has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Codes go to the old number.
    Waiting,
    /// They go to the new one; the first that is entered makes it the account's.
    Open,
    /// As if nothing had been said.
    Over,
}

impl Wait {
    /// How many seconds it lasts.
    pub const LASTS: i64 = 72 * 60 * 60;
    /// How many seconds one then has to sign in with the new number.
    pub const OPEN: i64 = 7 * 24 * 60 * 60;
    /// How many seconds before its end the old number and the address are told once more.
    pub const REMINDED_BEFORE: i64 = 24 * 60 * 60;

    /// What it is at `now`.
    pub fn state(self, now: Instant) -> State {
        if now < self.opens_at() {
            State::Waiting
        } else if now < self.ends_at() {
            State::Open
        } else {
            State::Over
        }
    }

    /// From when on codes go to the new number.
    pub fn opens_at(self) -> Instant {
        time::after(self.since, Self::LASTS)
    }

    /// Until when.
    pub fn ends_at(self) -> Instant {
        time::after(self.opens_at(), Self::OPEN)
    }

    /// The waits that are open at `now`, or over, began at this instant or before.
    pub fn opened_by(now: Instant) -> Instant {
        time::after(now, -Self::LASTS)
    }

    /// The waits that are over at `now` began at this instant or before.
    pub fn over_by(now: Instant) -> Instant {
        time::after(now, -(Self::LASTS + Self::OPEN))
    }

    /// The waits of which the old number and the address are to be told once more at `now` began at this instant or before.
    pub fn reminded_by(now: Instant) -> Instant {
        time::after(now, -(Self::LASTS - Self::REMINDED_BEFORE))
    }
}

/// What whoever has just given an account's password sees of a number said to be lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// Nothing was said.
    Nothing,
    /// Nor can be: an administrator's is replaced by whoever runs the server, for a mailbox alone must not lead there.
    AskOperator,
    /// The wait runs.
    Waiting {
        /// The last two digits of the new number.
        phone_ending: String,
        /// From when on codes go there.
        until: LocalTime,
        /// Until when they do.
        ends: LocalTime,
    },
    /// Codes go to the new number.
    Open {
        /// Its last two digits.
        phone_ending: String,
        /// Until when it may be used.
        until: LocalTime,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HOUR: i64 = 3600;

    fn at(seconds: i64) -> Instant {
        time::after(Instant::UNIX_EPOCH, seconds)
    }

    #[test]
    fn each_state_ends_to_the_second() {
        for (now, state) in [
            (0, State::Waiting),
            (72 * HOUR - 1, State::Waiting),
            (72 * HOUR, State::Open),
            ((72 + 168) * HOUR - 1, State::Open),
            ((72 + 168) * HOUR, State::Over),
            (10_000 * HOUR, State::Over),
        ] {
            let wait = Wait { since: at(600) };
            assert_eq!(wait.state(at(600 + now)), state, "{now}");
        }
    }

    #[test]
    fn it_lasts_as_long_when_the_clocks_change() {
        // In Paris, 25 October 2026 has 25 hours.
        let since: Instant = "2026-10-23T10:00:00Z".parse().unwrap();
        let opens: Instant = "2026-10-26T10:00:00Z".parse().unwrap();
        assert_eq!(Wait { since }.opens_at(), opens);
    }

    proptest! {
        #[test]
        fn the_bounds_of_queries_are_those_of_the_states(since in 0_i64..1_000_000, now in 0_i64..2_000_000) {
            let wait = Wait { since: at(since) };
            let state = wait.state(at(now));
            prop_assert_eq!(at(since) <= Wait::opened_by(at(now)), state != State::Waiting);
            prop_assert_eq!(at(since) <= Wait::over_by(at(now)), state == State::Over);
            let told_again = now >= since + Wait::LASTS - Wait::REMINDED_BEFORE;
            prop_assert_eq!(at(since) <= Wait::reminded_by(at(now)), told_again);
        }

        #[test]
        fn nothing_opens_early_and_time_never_leads_back(since in 0_i64..10_000, mut times in prop::collection::vec(0_i64..1_000_000, 1..50)) {
            times.sort_unstable();
            let wait = Wait { since: at(since) };
            let states: Vec<u8> = times.iter().map(|now| match wait.state(at(*now)) {
                State::Waiting => 0,
                State::Open => {
                    assert!(*now >= since + 72 * HOUR);
                    1
                }
                State::Over => 2,
            }).collect();
            prop_assert!(states.is_sorted());
        }
    }
}
