//! Stands where no gateway is configured: messages wait in the outbox, none is lost.

use crate::ports::{Delivery, Mailer, NotTaken, OutgoingEmail, OutgoingSms, SmsGateway};

/// No gateway.
#[derive(Debug, Clone, Copy)]
pub struct NoGateway;

impl Mailer for NoGateway {
    fn send<'a>(&'a self, _: OutgoingEmail<'a>) -> Delivery<'a> {
        Box::pin(async { Err(NotTaken::later("no mail gateway is configured")) })
    }
}

impl SmsGateway for NoGateway {
    fn send<'a>(&'a self, _: OutgoingSms<'a>) -> Delivery<'a> {
        Box::pin(async { Err(NotTaken::later("no SMS gateway is configured")) })
    }
}
