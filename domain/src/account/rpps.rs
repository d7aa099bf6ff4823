//! RPPS numbers: how France identifies practitioners.

use core::fmt;

use crate::problem::Problem;

/// The number of a practitioner in the *Répertoire partagé des professionnels intervenant dans le système de santé*:
/// 11 digits, of which the last is a check digit by Luhn's formula. Source: Agence du numérique en santé, *FAQ des
/// industriels*, « RPPS : 11 caractères numériques (le dernier étant la clé de Luhn) ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RppsNumber(String);

impl RppsNumber {
    /// How many digits it has.
    pub const DIGITS: usize = 11;

    /// Parses a number as people write it, in groups or not. Well-formed is all it then is: who bears it, the
    /// *Annuaire santé* says.
    ///
    /// # Errors
    /// [`Problem::Missing`] or [`Problem::NotAnRppsNumber`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        if raw.len() > 64 {
            return Err(Problem::NotAnRppsNumber);
        }
        let digits: String = raw.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.is_empty() {
            return Err(Problem::Missing);
        }
        let is_number = digits.len() == Self::DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
        if is_number && luhn(&digits).is_multiple_of(10) {
            Ok(Self(digits))
        } else {
            Err(Problem::NotAnRppsNumber)
        }
    }

    /// The 11 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RppsNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Luhn's sum (ISO/IEC 7812-1, annex B): from the right, every second digit is doubled, and nines cast out.
fn luhn(digits: &str) -> u32 {
    digits
        .bytes()
        .rev()
        .map(|digit| u32::from(digit - b'0'))
        .enumerate()
        .map(|(at, digit)| match (at % 2, digit) {
            (0, digit) => digit,
            (_, digit @ 0..=4) => digit * 2,
            (_, digit) => digit * 2 - 9,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_eleven_digits_whose_last_checks_the_others() {
        for raw in ["99700000013", " 997 0000 0021 ", "10002546678"] {
            assert!(RppsNumber::parse(raw).is_ok(), "{raw}");
        }
        for raw in [
            "99700000014",
            "9970000001",
            "997000000130",
            "9970000001３",
            "99700000O13",
            "-99700000013",
        ] {
            assert_eq!(
                RppsNumber::parse(raw),
                Err(Problem::NotAnRppsNumber),
                "{raw}"
            );
        }
        assert_eq!(RppsNumber::parse("  "), Err(Problem::Missing));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_seen(at in 0..11_usize, by in 1..10_u8) {
            let mut digits = *b"99700000013";
            digits[at] = (digits[at] - b'0' + by) % 10 + b'0';
            let text = core::str::from_utf8(&digits).unwrap();
            prop_assert_eq!(RppsNumber::parse(text), Err(Problem::NotAnRppsNumber));
        }

        #[test]
        fn any_text_is_parsed_or_refused(raw in "\\PC{0,40}") {
            if let Ok(number) = RppsNumber::parse(&raw) {
                prop_assert_eq!(RppsNumber::parse(number.as_str()), Ok(number));
            }
        }
    }
}
