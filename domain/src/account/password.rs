//! Passwords: the rule for a new one, and what is typed at sign-in.

use core::fmt;

use unicode_normalization::UnicodeNormalization;

use super::email::Email;
use crate::problem::Problem;

/// A password that satisfies the rule for new ones.
///
/// The rule (8 characters, a digit, a lower-case and an upper-case letter) is that of the guide for patients that
/// Calepin follows; the maximum keeps hashing cheap.
pub struct NewPassword(PasswordAttempt);

impl NewPassword {
    /// The fewest characters (Unicode scalar values in NFC).
    pub const MIN_CHARS: usize = 8;
    /// The most characters.
    pub const MAX_CHARS: u16 = 128;
    /// The rules that can be told before anything is typed, each by what is wrong without it.
    pub const RULES: [Problem; 4] = [
        Problem::PasswordTooShort,
        Problem::PasswordWithoutDigit,
        Problem::PasswordWithoutLowerCase,
        Problem::PasswordWithoutUpperCase,
    ];

    /// From how many characters on the local part of an e-mail address must not be in its account's password.
    pub const LOCAL_PART_CHARS: usize = 4;

    /// Parses the password that someone chooses for an account, whose e-mail address may be known; tells everything that
    /// is wrong with it at once.
    ///
    /// # Errors
    /// Every [`Problem`] it has; never an empty list.
    pub fn choose(raw: &str, email: Option<&Email>) -> Result<Self, Vec<Problem>> {
        let Some(attempt) = PasswordAttempt::parse(raw) else {
            return Err(vec![Problem::TooLong {
                max: Self::MAX_CHARS,
            }]);
        };
        let problems = problems(attempt.expose(), email.map_or("", Email::local_part));
        if problems.is_empty() {
            Ok(Self(attempt))
        } else {
            Err(problems)
        }
    }

    /// As [`Self::choose`], for no address in particular.
    ///
    /// # Errors
    /// As [`Self::choose`].
    pub fn parse(raw: &str) -> Result<Self, Vec<Problem>> {
        Self::choose(raw, None)
    }

    /// The password in clear, to be compared with what nobody may choose.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// The same password, to be hashed.
    pub fn into_attempt(self) -> PasswordAttempt {
        self.0
    }
}

/// How long a password that satisfies the rule resists whoever guesses. Its length tells: beyond the rule, other kinds of
/// characters add little (NIST SP 800-63B, appendix A).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Below 12 characters.
    Fair,
    /// From 12 characters on.
    Good,
    /// From 16 characters on.
    Strong,
}

impl Strength {
    /// Of a password that satisfies the rule.
    pub fn of(text: &str) -> Self {
        match text.chars().count() {
            ..12 => Self::Fair,
            12..16 => Self::Good,
            16.. => Self::Strong,
        }
    }
}

/// The rules that a text in Unicode NFC breaks, as the password of an account whose address begins with `local_part` (in
/// lower case).
pub fn problems(text: &str, local_part: &str) -> Vec<Problem> {
    let chars = text.chars().count();
    if chars == 0 {
        return vec![Problem::Missing];
    }
    if chars > usize::from(NewPassword::MAX_CHARS) {
        return vec![Problem::TooLong {
            max: NewPassword::MAX_CHARS,
        }];
    }
    let holds_address = local_part.chars().count() >= NewPassword::LOCAL_PART_CHARS
        && text.to_lowercase().contains(local_part);
    let rules = [
        (chars >= NewPassword::MIN_CHARS, Problem::PasswordTooShort),
        (
            text.chars().any(char::is_numeric),
            Problem::PasswordWithoutDigit,
        ),
        (
            text.chars().any(char::is_lowercase),
            Problem::PasswordWithoutLowerCase,
        ),
        (
            text.chars().any(char::is_uppercase),
            Problem::PasswordWithoutUpperCase,
        ),
        (!holds_address, Problem::PasswordHoldsEmail),
    ];
    rules
        .into_iter()
        .filter(|(holds, _)| !holds)
        .map(|(_, problem)| problem)
        .collect()
}

/// A password as typed at sign-in, in Unicode NFC so that every keyboard gives the same bytes.
pub struct PasswordAttempt(String);

impl PasswordAttempt {
    /// Takes any text of at most [`NewPassword::MAX_CHARS`] characters: a longer one is nobody's password.
    pub fn parse(raw: &str) -> Option<Self> {
        if raw.len() > usize::from(NewPassword::MAX_CHARS) * 16 {
            return None;
        }
        let text: String = raw.nfc().collect();
        (text.chars().count() <= usize::from(NewPassword::MAX_CHARS)).then_some(Self(text))
    }

    /// The password in clear, for the hasher alone.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Shows nothing of the password.
impl fmt::Debug for PasswordAttempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordAttempt(…)")
    }
}

/// Shows nothing of the password.
impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tells_every_rule_that_is_broken() {
        use Problem::{
            Missing, PasswordTooShort as Short, PasswordWithoutDigit as Digit,
            PasswordWithoutLowerCase as Lower, PasswordWithoutUpperCase as Upper, TooLong,
        };
        for (raw, problems) in [
            ("", vec![Missing]),
            ("a", vec![Short, Digit, Upper]),
            ("Calepin2", vec![]),
            ("Calepi2", vec![Short]),
            // Seven characters, in nine bytes.
            ("Élépha7", vec![Short]),
            ("calepin2", vec![Upper]),
            ("CALEPIN2", vec![Lower]),
            ("Calepins", vec![Digit]),
            ("Éléphant7", vec![]),
        ] {
            assert_eq!(
                NewPassword::parse(raw).err().unwrap_or_default(),
                problems,
                "{raw}"
            );
        }
        let longest = format!("Aa1{}", "é".repeat(125));
        assert!(NewPassword::parse(&longest).is_ok());
        assert_eq!(
            NewPassword::parse(&format!("{longest}é")).err(),
            Some(vec![TooLong { max: 128 }])
        );
    }

    #[test]
    fn the_address_is_no_part_of_it() {
        let email = |text: &str| Email::parse(text).unwrap();
        let held = Some(vec![Problem::PasswordHoldsEmail]);
        for (raw, address, problems) in [
            ("Camille2026", "camille@exemple.fr", held.clone()),
            ("xxCAMILLE2x", "Camille@exemple.fr", held.clone()),
            ("Zoé1Zoé1Zoé", "zoé1@exemple.fr", held.clone()),
            ("Zoe12026", "zoe@exemple.fr", None),
            ("Exemple2026", "camille@exemple.fr", None),
        ] {
            let chosen = NewPassword::choose(raw, Some(&email(address)));
            assert_eq!(chosen.err(), problems, "{raw}");
        }
        assert!(NewPassword::choose("Camille2026", None).is_ok());
        assert_eq!(
            NewPassword::choose("camille", Some(&email("camille@exemple.fr"))).err(),
            Some(vec![
                Problem::PasswordTooShort,
                Problem::PasswordWithoutDigit,
                Problem::PasswordWithoutUpperCase,
                Problem::PasswordHoldsEmail,
            ])
        );
    }

    #[test]
    fn its_length_makes_it_strong() {
        for (raw, strength) in [
            ("Calepin2026", Strength::Fair),
            ("Calepin20266", Strength::Good),
            ("Calepin202666666", Strength::Strong),
        ] {
            assert_eq!(Strength::of(raw), strength);
        }
    }

    #[test]
    fn composed_and_decomposed_letters_are_one_password() {
        let composed = PasswordAttempt::parse("Éa1").unwrap();
        let decomposed = PasswordAttempt::parse("E\u{301}a1").unwrap();
        assert_eq!(composed.expose(), decomposed.expose());
    }

    proptest! {
        #[test]
        fn what_is_accepted_keeps_every_rule(raw in "\\PC{0,140}") {
            if let Ok(password) = NewPassword::parse(&raw) {
                let attempt = password.into_attempt();
                let text = attempt.expose();
                prop_assert!((8..=128).contains(&text.chars().count()));
                prop_assert!(text.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase));
            }
        }
    }
}
