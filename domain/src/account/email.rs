//! E-mail addresses.

use core::{fmt, str::FromStr};

use email_address::{EmailAddress, Options};

use crate::{parse, problem::Problem};

/// An e-mail address, in lower case: the address that signs in is the one that was registered, however it is typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// The most characters an address has (RFC 5321, § 4.5.3.1.3, less the angle brackets).
    pub const MAX_CHARS: u16 = 254;

    /// Parses what a person typed.
    ///
    /// # Errors
    /// [`Problem::Missing`], [`Problem::TooLong`], [`Problem::InvisibleCharacters`] or [`Problem::NotAnEmail`].
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        // A small letter can compose with a mark that its capital does not compose with.
        let text = parse::line(&raw.to_lowercase(), Self::MAX_CHARS)?;
        let options = Options::default()
            .with_required_tld()
            .without_display_text()
            .without_domain_literal();
        let quoted = text.starts_with('"');
        match EmailAddress::parse_with_options(&text, options) {
            Ok(_) if !quoted => Ok(Self(text)),
            _ => Err(Problem::NotAnEmail),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }
}

impl FromStr for Email {
    type Err = Problem;

    fn from_str(raw: &str) -> Result<Self, Problem> {
        Self::parse(raw)
    }
}

/// Shows nothing of the address: it must not reach a log.
impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_addresses_as_people_type_them() {
        for (raw, kept) in [
            ("camille@exemple.fr", "camille@exemple.fr"),
            ("  Camille.Durand@Exemple.FR ", "camille.durand@exemple.fr"),
            (
                "o'neil+vaccins@sub.exemple.co.uk",
                "o'neil+vaccins@sub.exemple.co.uk",
            ),
        ] {
            assert_eq!(Email::parse(raw).map(|e| e.0), Ok(kept.to_owned()));
        }
    }

    #[test]
    fn refuses_the_rest() {
        for raw in [
            "camille",
            "camille@",
            "@exemple.fr",
            "a b@exemple.fr",
            "a@b",
            "a@@b.fr",
            "a@[127.0.0.1]",
            "Camille <camille@exemple.fr>",
            "\"a b\"@exemple.fr",
            "a@exemple..fr",
            "a@-exemple.fr",
            "<script>@exemple.fr",
        ] {
            assert_eq!(Email::parse(raw), Err(Problem::NotAnEmail), "{raw}");
        }
        assert_eq!(
            Email::parse("a@exemple.fr\r\nBcc: b@exemple.fr"),
            Err(Problem::InvisibleCharacters)
        );
        assert_eq!(Email::parse("  "), Err(Problem::Missing));
        assert_eq!(
            Email::parse(&format!("{}@exemple.fr", "a".repeat(10_000))),
            Err(Problem::TooLong { max: 254 })
        );
    }

    #[test]
    fn what_was_kept_is_the_same_address() {
        let long = format!("{}@exemple.fr", "\u{130}".repeat(200));
        assert_eq!(Email::parse(&long), Err(Problem::TooLong { max: 254 }));
        let email = Email::parse("a@a\u{1fba}\u{345}b.fr").unwrap();
        assert_eq!(Email::parse(email.as_str()), Ok(email));
    }

    #[test]
    fn debug_shows_nothing() {
        let email = Email::parse("camille@exemple.fr").unwrap();
        assert!(!format!("{email:?}").contains("camille"));
    }
}
