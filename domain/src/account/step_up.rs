//! What protects an account itself is changed only by whoever has just shown again, in a session that is open already,
//! the password and the number: a session that was left open is not enough.
//!
//! ```text
//! Password --right password--> Code --right code--> Proved --5 min--> Password
//!                               └──── 5 min ────> Password
//! ```

use crate::time::{self, Instant};

/// How many seconds a proof counts: the code from when it was entered, the password while its code is on the way.
pub const LIFETIME: i64 = 5 * 60;

/// When each was shown last in a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proofs {
    /// The password, while no code has followed it.
    pub password_at: Option<Instant>,
    /// The code that followed a password.
    pub code_at: Option<Instant>,
}

/// What must be shown before a change is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The password, and then a code.
    Password,
    /// The code.
    Code,
    /// Nothing more.
    Nothing,
}

impl Proofs {
    /// What is due at `now`.
    pub fn due(self, now: Instant) -> Due {
        let counts = |shown: Option<Instant>| {
            shown.is_some_and(|at| at <= now && now < time::after(at, LIFETIME))
        };
        if counts(self.code_at) {
            Due::Nothing
        } else if counts(self.password_at) {
            Due::Code
        } else {
            Due::Password
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Instant {
        time::after(Instant::UNIX_EPOCH, seconds)
    }

    #[test]
    fn each_proof_counts_for_five_minutes() {
        for (password, code, now, due) in [
            (None, None, 0, Due::Password),
            (Some(0), None, 0, Due::Code),
            (Some(0), None, 299, Due::Code),
            (Some(0), None, 300, Due::Password),
            (None, Some(0), 0, Due::Nothing),
            (None, Some(0), 299, Due::Nothing),
            (None, Some(0), 300, Due::Password),
            (Some(200), Some(0), 299, Due::Nothing),
            (Some(200), Some(0), 300, Due::Code),
            (Some(200), Some(0), 500, Due::Password),
            (Some(10), None, 9, Due::Password),
        ] {
            let proofs = Proofs {
                password_at: password.map(at),
                code_at: code.map(at),
            };
            assert_eq!(proofs.due(at(now)), due, "{password:?} {code:?} {now}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_due_only_soon_after_a_code(password in 0_i64..2000, code in 0_i64..2000, now in 0_i64..2000) {
            let proofs = Proofs { password_at: Some(at(password)), code_at: Some(at(code)) };
            prop_assert_eq!(proofs.due(at(now)) == Due::Nothing, code <= now && now < code + LIFETIME);
            let alone = Proofs { password_at: Some(at(password)), code_at: None };
            prop_assert_ne!(alone.due(at(now)), Due::Nothing);
        }
    }
}
