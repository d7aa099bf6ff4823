//! Accounts: who signs in, with what, and until when each thing on the way is of use.

pub mod email;
pub mod email_change;
pub mod lockout;
pub mod lost_phone;
pub mod one_time_code;
pub mod own;
pub mod password;
pub mod password_reset;
pub mod phone;
pub mod professional;
pub mod registration;
pub mod rpps;
pub mod session;
pub mod sign_in;
pub mod sign_up;
pub mod step_up;
pub mod trusted_device;
pub mod user_agent;

use serde::{Deserialize, Serialize};

/// What an account is for. One account has one role for life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Owns records: the holder, a parent or a guardian.
    Patient,
    /// Keeps and validates the records of others.
    Practitioner,
    /// Approves practitioners and watches over messages; sees no record.
    Administrator,
}

/// The languages of the screens and the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Language {
    /// French, the first language.
    #[default]
    French,
    /// English.
    English,
}

impl Language {
    /// The language's BCP 47 tag, as in `<html lang>`, the language cookie and the database.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language of a BCP 47 tag, if Calepin speaks it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("fr") => Some(Self::French),
            Some("en") => Some(Self::English),
            _ => None,
        }
    }
}
