//! How long a message that was not taken waits.

/// The longest pause between two attempts, in seconds.
const LONGEST: i64 = 15 * 60;
/// The longest pause that a gateway may ask for, in seconds.
const LONGEST_ASKED: u32 = 60 * 60;

/// How many milliseconds to wait after an attempt that came after `attempts` others: twice as long each time, and as
/// long as the gateway asked (in seconds) at least. `random` adds up to a quarter: what failed together does not come
/// back together.
pub(super) fn millis(attempts: i32, asked: Option<u32>, random: u16) -> i64 {
    let asked = i64::from(asked.unwrap_or(0).min(LONGEST_ASKED));
    let pause = (5_i64 << attempts.clamp(0, 10)).min(LONGEST).max(asked) * 1000;
    pause + pause / 4 * i64::from(random) / i64::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_to_a_quarter_of_an_hour() {
        let pauses: Vec<i64> = (0..10).map(|n| millis(n, None, 0) / 1000).collect();
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
        assert_eq!(millis(i32::MAX, None, 0), 900_000);
    }

    #[test]
    fn chance_adds_a_quarter_at_most() {
        assert_eq!(millis(0, None, u16::MAX), 6_250);
        assert_eq!(millis(9, None, u16::MAX), 1_125_000);
    }

    #[test]
    fn a_gateway_may_ask_for_more_and_not_for_ever() {
        assert_eq!(millis(0, Some(120), 0), 120_000);
        assert_eq!(millis(9, Some(120), 0), 900_000);
        assert_eq!(millis(0, Some(u32::MAX), 0), 3_600_000);
    }
}
