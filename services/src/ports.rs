//! The outside world, as four traits: time, randomness, e-mail and SMS. Nothing else is abstracted.

use std::{future::Future, pin::Pin};

use domain::{
    account::{Language, email::Email, phone::MobileNumber},
    ids::MessageId,
    time::Instant,
};

/// Tells the time. Everything a person can observe to expire goes by it; in demo mode it can be moved forward.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Instant;
}

/// Gives random bytes fit for secrets.
pub trait Entropy: Send + Sync {
    /// Fills `bytes`.
    ///
    /// # Errors
    /// When the system has none to give: whatever wanted them must fail.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy>;
}

/// The system gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the system gave no random bytes")]
pub struct NoEntropy;

/// An e-mail to send.
#[derive(Debug)]
pub struct OutgoingEmail<'a> {
    /// Becomes the Message-ID: the same at every attempt.
    pub id: MessageId,
    /// When it was written: its date, the same at every attempt.
    pub written_at: Instant,
    /// In which language.
    pub language: Language,
    /// To whom.
    pub to: &'a Email,
    /// The subject, free of health data.
    pub subject: &'a str,
    /// The body as plain text.
    pub text: &'a str,
    /// The body as HTML.
    pub html: &'a str,
}

/// A text message to send.
#[derive(Debug)]
pub struct OutgoingSms<'a> {
    /// Becomes the idempotency key: the same at every attempt.
    pub id: MessageId,
    /// To whom.
    pub to: &'a MobileNumber,
    /// The text, of one segment.
    pub text: &'a str,
}

/// Why a gateway did not take a message. What it said may name the recipient: the outbox keeps it without that.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// It may take it later: it will be offered again.
    #[error("not now: {reason}")]
    Later {
        /// What went wrong.
        reason: String,
        /// How many seconds the gateway asks us to wait at least.
        retry_after: Option<u32>,
    },
    /// It will never take this one.
    #[error("never: {0}")]
    Never(String),
}

impl NotTaken {
    /// It may take it later.
    pub fn later(reason: impl Into<String>) -> Self {
        Self::Later {
            reason: reason.into(),
            retry_after: None,
        }
    }
}

/// The answer of a gateway, some time later.
pub type Delivery<'a> = Pin<Box<dyn Future<Output = Result<(), NotTaken>> + Send + 'a>>;

/// Sends e-mail.
pub trait Mailer: Send + Sync {
    /// Hands one e-mail to the gateway.
    fn send<'a>(&'a self, email: OutgoingEmail<'a>) -> Delivery<'a>;
}

/// Sends text messages.
pub trait SmsGateway: Send + Sync {
    /// Hands one text message to the gateway.
    fn send<'a>(&'a self, sms: OutgoingSms<'a>) -> Delivery<'a>;
}
