//! The life of an invitation, from the moment a practitioner issues it.
//!
//! ```text
//!            claim with the right date ──> Claimed
//! Pending ──┬ cancel, or a new link    ──> Cancelled
//!           ├ 5th wrong birth date     ──> Locked
//!           └ 30 days                  ──> Expired      (nothing ever leaves the four states on the right)
//! ```
//! The database applies the same transitions as conditional updates; a test of `services` holds the two together.

use serde::{Deserialize, Serialize};

use crate::{
    ids::AccountId,
    time::{self, Instant},
};

/// What an invitation is at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Can be claimed.
    Pending,
    /// Was claimed, once and for all.
    Claimed,
    /// Was ended by the practitioner.
    Cancelled,
    /// Had too many wrong birth dates.
    Locked,
    /// Was not claimed in time.
    Expired,
}

/// How an invitation ended before its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// By a claim of this account.
    Claimed(AccountId),
    /// By the practitioner.
    Cancelled,
    /// By the last wrong birth date.
    Locked,
}

/// An invitation: what decides whether it can be claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// From when on it can no longer be claimed.
    pub expires_at: Instant,
    /// How many wrong birth dates were typed, by whomever.
    pub wrong_dates: u8,
    /// How it ended, if it did.
    pub ending: Option<Ending>,
}

/// What became of one try to claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Try {
    /// The record is theirs (now, or since an earlier try of the same account).
    Claimed,
    /// The date was wrong; so many tries are left.
    WrongDate {
        /// 0 when this try locked it.
        tries_left: u8,
    },
    /// It could not be claimed any more; nothing was compared.
    Refused(State),
}

impl Invitation {
    /// How many seconds it lives: 30 days exactly, whatever the clocks on the wall do meanwhile.
    pub const LIFETIME: i64 = 30 * 24 * 60 * 60;
    /// For how many seconds its QR code stays on a screen by itself: a screen is left open where others pass.
    pub const QR_CODE_SHOWN: u32 = 2 * 60;
    /// The wrong birth date that locks it for good.
    pub const WRONG_DATES: u8 = 5;

    /// A new invitation.
    pub fn issued_at(now: Instant) -> Self {
        Self {
            expires_at: time::after(now, Self::LIFETIME),
            wrong_dates: 0,
            ending: None,
        }
    }

    /// What it is at `now`.
    pub fn state(&self, now: Instant) -> State {
        match self.ending {
            Some(Ending::Claimed(_)) => State::Claimed,
            Some(Ending::Cancelled) => State::Cancelled,
            Some(Ending::Locked) => State::Locked,
            None if self.wrong_dates >= Self::WRONG_DATES => State::Locked,
            None if now >= self.expires_at => State::Expired,
            None => State::Pending,
        }
    }

    /// How many wrong dates it has left.
    pub const fn tries_left(&self) -> u8 {
        Self::WRONG_DATES.saturating_sub(self.wrong_dates)
    }

    /// Whether `account` is the one that claimed it.
    pub fn was_claimed_by(&self, account: AccountId) -> bool {
        self.ending == Some(Ending::Claimed(account))
    }

    /// One try of `by` to claim it at `now`.
    #[must_use]
    pub fn attempt(self, by: AccountId, date_is_right: bool, now: Instant) -> (Self, Try) {
        if self.was_claimed_by(by) {
            return (self, Try::Claimed);
        }
        match self.state(now) {
            State::Pending if date_is_right => (
                Self {
                    ending: Some(Ending::Claimed(by)),
                    ..self
                },
                Try::Claimed,
            ),
            State::Pending => {
                let next = self.with_wrong_date();
                let tries_left = next.tries_left();
                (next, Try::WrongDate { tries_left })
            }
            over => (self, Try::Refused(over)),
        }
    }

    fn with_wrong_date(self) -> Self {
        let wrong_dates = self.wrong_dates + 1;
        let ending = (wrong_dates >= Self::WRONG_DATES).then_some(Ending::Locked);
        Self {
            wrong_dates,
            ending,
            ..self
        }
    }

    /// The practitioner ends it. Only a pending one can be.
    #[must_use]
    pub fn cancel(self, now: Instant) -> Self {
        match self.state(now) {
            State::Pending => Self {
                ending: Some(Ending::Cancelled),
                ..self
            },
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn account(n: u8) -> AccountId {
        AccountId::new(0, &[n; 10])
    }

    fn at(seconds: i64) -> Instant {
        time::after(Instant::UNIX_EPOCH, seconds)
    }

    #[test]
    fn lives_thirty_days_to_the_second() {
        let invitation = Invitation::issued_at(at(0));
        assert_eq!(invitation.state(at(2_592_000 - 1)), State::Pending);
        assert_eq!(invitation.state(at(2_592_000)), State::Expired);
    }

    #[test]
    fn the_fifth_wrong_date_locks_it() {
        let mut invitation = Invitation::issued_at(at(0));
        for left in [4, 3, 2, 1, 0] {
            let (next, outcome) = invitation.attempt(account(1), false, at(1));
            assert_eq!(outcome, Try::WrongDate { tries_left: left });
            invitation = next;
        }
        assert_eq!(
            invitation.attempt(account(1), true, at(1)).1,
            Try::Refused(State::Locked)
        );
    }

    #[test]
    fn five_wrong_dates_lock_it_whatever_else_was_written() {
        let invitation = Invitation {
            wrong_dates: 5,
            ..Invitation::issued_at(at(0))
        };
        assert_eq!(invitation.state(at(1)), State::Locked);
    }

    #[test]
    fn the_winner_gets_its_success_again_and_nobody_else() {
        let (invitation, _) = Invitation::issued_at(at(0)).attempt(account(1), true, at(1));
        assert_eq!(
            invitation.attempt(account(1), false, at(9_999_999)).1,
            Try::Claimed
        );
        assert_eq!(
            invitation.attempt(account(2), true, at(2)).1,
            Try::Refused(State::Claimed)
        );
    }

    #[derive(Debug, Clone)]
    enum Event {
        Try { by: u8, right: bool },
        Cancel,
        Wait(i64),
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            4 => (0_u8..4, prop::bool::weighted(0.3)).prop_map(|(by, right)| Event::Try { by, right }),
            1 => Just(Event::Cancel),
            2 => (0_i64..1_500_000).prop_map(Event::Wait),
        ]
    }

    proptest! {
        #[test]
        fn no_order_of_events_claims_twice_or_after_an_end(events in prop::collection::vec(event(), 1..40)) {
            let mut invitation = Invitation::issued_at(at(0));
            let (mut now, mut winner, mut evaluated, mut ended) = (at(0), None, 0, false);
            for event in events {
                let before = invitation.state(now);
                match event {
                    Event::Wait(seconds) => now = time::after(now, seconds),
                    Event::Cancel => invitation = invitation.cancel(now),
                    Event::Try { by, right } => {
                        let (next, outcome) = invitation.attempt(account(by), right, now);
                        match outcome {
                            Try::Claimed => {
                                prop_assert!(winner.is_none_or(|won| won == by));
                                prop_assert!(winner.is_some() || (before == State::Pending && right));
                                winner = Some(by);
                            }
                            Try::WrongDate { .. } => {
                                prop_assert!(before == State::Pending && !right);
                                evaluated += 1;
                            }
                            Try::Refused(state) => prop_assert!(state != State::Pending && state == before),
                        }
                        invitation = next;
                    }
                }
                prop_assert!(evaluated <= 5);
                prop_assert!(!ended || invitation.state(now) != State::Pending);
                ended |= invitation.state(now) != State::Pending;
            }
        }
    }
}
