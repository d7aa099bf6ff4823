//! The outside world, as four traits: time, randomness, e-mail and SMS. Nothing else is abstracted.

use std::{future::Future, pin::Pin};

use domain::{
    account::{email::Email, phone::MobileNumber},
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

/// A gateway did not take a message; it will be offered again.
#[derive(Debug, thiserror::Error)]
#[error("the gateway did not take the message: {0}")]
pub struct NotTaken(pub String);

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
