//! The secret of a link that somebody is sent: who holds it may go on where it leads.

use core::{fmt, marker::PhantomData};

use data_encoding::BASE32_NOPAD;

/// 160 random bits, for one purpose. Never serialised, never shown by `Debug`; the database holds a digest.
pub struct LinkToken<For>([u8; 20], PhantomData<fn() -> For>);

impl<For> LinkToken<For> {
    /// How many characters its text has: lower-case letters and digits 2 to 7, which survive every mail program.
    pub const CHARS: usize = 32;

    /// A token of these random bytes.
    pub const fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes, PhantomData)
    }

    /// The token that a link holds, if it can be one.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != Self::CHARS || text.bytes().any(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let bytes = BASE32_NOPAD
            .decode(text.to_ascii_uppercase().as_bytes())
            .ok()?;
        bytes.try_into().ok().map(Self::from_bytes)
    }

    /// The bytes, for the digest and the seal alone.
    pub const fn expose(&self) -> &[u8; 20] {
        &self.0
    }

    /// The text for the link and its cookie alone.
    pub fn expose_text(&self) -> String {
        BASE32_NOPAD.encode(&self.0).to_ascii_lowercase()
    }
}

impl<For> Clone for LinkToken<For> {
    fn clone(&self) -> Self {
        Self::from_bytes(self.0)
    }
}

impl<For> PartialEq for LinkToken<For> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<For> Eq for LinkToken<For> {}

/// Shows nothing of the token.
impl<For> fmt::Debug for LinkToken<For> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Token = LinkToken<()>;

    #[test]
    fn debug_shows_nothing() {
        let token = Token::from_bytes([7; 20]);
        assert_eq!(format!("{token:?}"), "LinkToken(…)");
    }

    proptest! {
        #[test]
        fn its_text_is_read_back(bytes: [u8; 20]) {
            let token = Token::from_bytes(bytes);
            let text = token.expose_text();
            prop_assert_eq!(text.len(), Token::CHARS);
            prop_assert!(text.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b)));
            prop_assert_eq!(Token::parse(&text), Some(token));
            prop_assert_eq!(Token::parse(&text.to_uppercase()).is_some(), text.bytes().all(|b| b.is_ascii_digit()));
        }

        #[test]
        fn two_texts_are_never_one_token(text in "[a-z2-7]{32}") {
            let token = Token::parse(&text);
            prop_assert_eq!(token.map(|t| t.expose_text()), Some(text));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = Token::parse(&text);
        }
    }
}
