//! The ports on the real world, and those of demo mode.

mod clock;
pub mod demo;
mod entropy;
mod no_gateway;
mod sms;
mod smtp;
mod tls;

pub use clock::SystemClock;
pub use entropy::SystemEntropy;
pub use no_gateway::NoGateway;
pub use sms::{HttpSms, SmsAccount};
pub use smtp::{Security, Smtp, SmtpRelay};
pub use tls::{Authorities, NotAuthorities};
