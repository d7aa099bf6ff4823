//! The outside key and what is derived from it: seals for what must be read again, keyed digests for what must only
//! be found or compared. A stolen database is useless without it.

use std::{fmt, sync::Arc};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use domain::link_token::LinkToken;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::{
    error::{Error, Result},
    ports::Entropy,
};

/// How many bytes the outside key has.
pub const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

/// What is sealed: bound into the seal, so that one sealed text cannot stand in for another.
#[derive(Debug, Clone, Copy)]
pub enum Sealed {
    /// An account's, a record's or a registration's e-mail address.
    Email,
    /// An account's or a registration's mobile number.
    Phone,
    /// An invitation's token.
    ShareToken,
    /// A message in the outbox.
    Message,
    /// A refused form.
    Draft,
    /// The known text that tells whether the key is right.
    KeyCheck,
}

/// What a keyed digest is of.
#[derive(Debug, Clone, Copy)]
pub enum Keyed {
    /// An e-mail address, to find its account.
    Email,
    /// A mobile number, to count its messages.
    Phone,
    /// A one-time code, bound to its session or registration.
    Code,
    /// The token that confirms an e-mail address, made of its registration's id: every mail holds the same link.
    Confirmation,
    /// The token that ends the wait for another number, made of the wait's id: every message holds the same link.
    PhoneNotLost,
    /// What is counted: an address, a number, an account.
    Throttle,
    /// A link of a journal.
    JournalLink,
    /// The head of a journal.
    JournalHead,
    /// What an identity is.
    Identity,
    /// What a version of an act says.
    Vaccination,
    /// A form that makes a record, with what was typed into it: it makes one.
    RecordForm,
}

impl Sealed {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Email => b"seal email",
            Self::Phone => b"seal phone",
            Self::ShareToken => b"seal share token",
            Self::Message => b"seal message",
            Self::Draft => b"seal draft",
            Self::KeyCheck => b"seal key check",
        }
    }
}

impl Keyed {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Email => b"digest email",
            Self::Phone => b"digest phone",
            Self::Code => b"digest code",
            Self::Confirmation => b"token confirmation",
            Self::PhoneNotLost => b"token phone not lost",
            Self::Throttle => b"digest throttle",
            Self::JournalLink => b"mac journal link",
            Self::JournalHead => b"mac journal head",
            Self::Identity => b"digest identity",
            Self::Vaccination => b"digest vaccination",
            Self::RecordForm => b"digest record form",
        }
    }
}

/// The outside key.
#[derive(Clone)]
pub struct Keys {
    derive: Hkdf<Sha256>,
    entropy: Arc<dyn Entropy>,
}

impl Keys {
    /// Takes the outside key.
    pub fn new(key: &[u8; KEY_BYTES], entropy: Arc<dyn Entropy>) -> Self {
        Self {
            derive: Hkdf::new(Some(b"calepin 1"), key),
            entropy,
        }
    }

    /// Seals `plain` for the row `id`.
    ///
    /// # Errors
    /// Without random bytes for the nonce.
    pub fn seal(&self, what: Sealed, id: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE_BYTES];
        self.entropy.fill(&mut nonce)?;
        let payload = Payload {
            msg: plain,
            aad: id,
        };
        let sealed = self
            .cipher(what)?
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Error::Corrupt("a text too long to seal"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what [`Self::seal`] sealed for the same row.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when it was sealed with another key, for another row, or was altered.
    pub fn open(&self, what: Sealed, id: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed
            .split_first_chunk::<NONCE_BYTES>()
            .ok_or(Error::Corrupt("a seal that is too short"))?;
        let payload = Payload {
            msg: sealed,
            aad: id,
        };
        self.cipher(what)?
            .decrypt(&XNonce::from(*nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| Error::Corrupt("a seal that this key does not open"))
    }

    /// Opens a sealed text.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_text(&self, what: Sealed, id: &[u8], sealed: &[u8]) -> Result<String> {
        let plain = self.open(what, id, sealed)?;
        String::from_utf8(plain.to_vec()).map_err(|_| Error::Corrupt("a sealed text"))
    }

    /// The keyed digest of `parts`, each told apart from the next.
    ///
    /// # Errors
    /// Never in practice: the lengths are fixed.
    pub fn digest(&self, what: Keyed, parts: &[&[u8]]) -> Result<Vec<u8>> {
        let key = self.derived(what.label())?;
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.as_slice())
            .map_err(|_| Error::Corrupt("a derived key"))?;
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        Ok(mac.finalize().into_bytes().to_vec())
    }

    /// The token of a link that belongs to this id: the same each time it is made, so that no database need hold it.
    ///
    /// # Errors
    /// As [`Self::digest`].
    pub fn link_token<For>(&self, what: Keyed, id: &[u8]) -> Result<LinkToken<For>> {
        let digest = self.digest(what, &[id])?;
        digest
            .first_chunk()
            .copied()
            .map(LinkToken::from_bytes)
            .ok_or(Error::Corrupt("a token"))
    }

    fn cipher(&self, what: Sealed) -> Result<XChaCha20Poly1305> {
        let key = self.derived(what.label())?;
        XChaCha20Poly1305::new_from_slice(key.as_slice())
            .map_err(|_| Error::Corrupt("a derived key"))
    }

    fn derived(&self, label: &[u8]) -> Result<Zeroizing<[u8; 32]>> {
        let mut key = Zeroizing::new([0; 32]);
        self.derive
            .expand(label, key.as_mut_slice())
            .map_err(|_| Error::Corrupt("a derived key"))?;
        Ok(key)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// The digest by which a secret of 128 random bits or more is found: no key is needed, nobody can guess it.
pub fn secret_digest(secret: &[u8]) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

/// Compares two digests in constant time.
pub fn same(left: &[u8], right: &[u8]) -> bool {
    left.ct_eq(right).into()
}
