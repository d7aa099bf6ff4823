//! The secret that a browser's cookie holds, and that proves which session or registration is its own.

use std::{fmt, marker::PhantomData};

use data_encoding::BASE64URL_NOPAD;

use crate::{Context, error::Result, keys::secret_digest};

/// 256 random bits. The database holds their digest.
pub struct CookieSecret<Of>([u8; 32], PhantomData<fn() -> Of>);

impl<Of> CookieSecret<Of> {
    pub(super) fn new(context: &Context) -> Result<Self> {
        context.random().map(|bytes| Self(bytes, PhantomData))
    }

    /// Reads a cookie's value.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(|bytes| Self(bytes, PhantomData))
    }

    /// The cookie's value.
    pub fn expose_text(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    pub(super) fn digest(&self) -> Vec<u8> {
        secret_digest(&self.0)
    }
}

impl<Of> Clone for CookieSecret<Of> {
    fn clone(&self) -> Self {
        Self(self.0, PhantomData)
    }
}

/// Shows nothing of the secret.
impl<Of> fmt::Debug for CookieSecret<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CookieSecret(…)")
    }
}
