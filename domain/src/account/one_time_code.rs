//! The six-digit code sent by SMS: the second factor.

use core::fmt;

use crate::{
    problem::Problem,
    time::{self, Instant},
};

/// A code of six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    /// How many digits it has.
    pub const DIGITS: usize = 6;
    /// How many seconds it lives.
    pub const LIFETIME: i64 = 10 * 60;
    /// How many tries it has.
    pub const TRIES: u8 = 5;
    /// How many seconds must pass before another can be asked for.
    pub const RESEND_AFTER: i64 = 60;

    /// Makes a code from random bytes, every code as likely as another (the bias of 2⁶⁴ modulo 10⁶ is below 10⁻¹³).
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self(format!("{:06}", u64::from_le_bytes(bytes) % 1_000_000))
    }

    /// Parses what a person typed: six digits, spaces or not.
    ///
    /// # Errors
    /// [`Problem::Missing`] or [`Problem::NotACode`]; neither is a try.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        if raw.len() > 64 {
            return Err(Problem::NotACode);
        }
        let digits: String = raw
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        match digits.len() {
            0 => Err(Problem::Missing),
            Self::DIGITS if digits.bytes().all(|b| b.is_ascii_digit()) => Ok(Self(digits)),
            _ => Err(Problem::NotACode),
        }
    }

    /// The digits in clear, for the message and the digest alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// When a code sent at `sent_at` ends: it is valid while `now` comes before.
    pub fn expires_at(sent_at: Instant) -> Instant {
        time::after(sent_at, Self::LIFETIME)
    }

    /// In how many seconds another may be asked for.
    pub fn resend_in(sent_at: Instant, now: Instant) -> u32 {
        time::wait_left(sent_at, Self::RESEND_AFTER, now)
    }
}

/// Shows nothing of the code.
impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_six_digits() {
        for raw in ["012345", " 012 345 ", "012-345", "0 1 2 3 4 5"] {
            assert_eq!(
                OneTimeCode::parse(raw).map(|c| c.0),
                Ok("012345".to_owned())
            );
        }
        for raw in ["12345", "1234567", "12345a", "１２３４５６", "+12345"] {
            assert_eq!(OneTimeCode::parse(raw), Err(Problem::NotACode), "{raw}");
        }
        assert_eq!(OneTimeCode::parse(" "), Err(Problem::Missing));
    }

    proptest! {
        #[test]
        fn made_codes_are_read_back(bytes: [u8; 8]) {
            let code = OneTimeCode::from_random(bytes);
            prop_assert_eq!(OneTimeCode::parse(code.expose()), Ok(code));
        }
    }
}
