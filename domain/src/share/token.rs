//! The secret of an invitation: who holds it may try to claim the record.

use core::fmt;

use data_encoding::BASE32_NOPAD;

/// 160 random bits. Never serialised, never shown by `Debug`; the database holds its digest and a sealed copy.
#[derive(Clone, PartialEq, Eq)]
pub struct ShareToken([u8; Self::BYTES]);

impl ShareToken {
    /// How many random bytes it has.
    pub const BYTES: usize = 20;
    /// How many characters its text has: lower-case letters and digits 2 to 7, which survive every mail program.
    pub const CHARS: usize = 32;

    /// A token of these random bytes.
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// The token that a link holds, if it can be one.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != Self::CHARS || text.bytes().any(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let bytes = BASE32_NOPAD
            .decode(text.to_ascii_uppercase().as_bytes())
            .ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, for the digest and the seal alone.
    pub const fn expose(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    /// The text for the link and the invitation's cookie alone.
    pub fn expose_text(&self) -> String {
        BASE32_NOPAD.encode(&self.0).to_ascii_lowercase()
    }
}

/// Shows nothing of the token.
impl fmt::Debug for ShareToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShareToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn debug_shows_nothing() {
        let token = ShareToken::from_bytes([7; 20]);
        assert_eq!(format!("{token:?}"), "ShareToken(…)");
    }

    proptest! {
        #[test]
        fn its_text_is_read_back(bytes: [u8; 20]) {
            let token = ShareToken::from_bytes(bytes);
            let text = token.expose_text();
            prop_assert_eq!(text.len(), ShareToken::CHARS);
            prop_assert!(text.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b)));
            prop_assert_eq!(ShareToken::parse(&text), Some(token));
            prop_assert_eq!(ShareToken::parse(&text.to_uppercase()).is_some(), text.bytes().all(|b| b.is_ascii_digit()));
        }

        #[test]
        fn two_texts_are_never_one_token(text in "[a-z2-7]{32}") {
            let token = ShareToken::parse(&text);
            prop_assert_eq!(token.map(|t| t.expose_text()), Some(text));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = ShareToken::parse(&text);
        }
    }
}
