//! Messages on their way, as an operator sees them.

use serde::{Deserialize, Serialize};

/// By what a message travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Channel {
    /// An e-mail.
    Email,
    /// A text message.
    Sms,
}

impl Channel {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Email, Self::Sms];

    /// Its name in the database, on the command line and in the metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }

    /// The channel of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }
}

/// Why a message has not left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It waits for its next attempt.
    Waiting,
    /// A process is handing it over at this moment.
    Leaving,
    /// Its gateway refused it for good: set aside.
    Refused,
    /// What was sealed cannot be read: set aside.
    Unreadable,
}

impl Standing {
    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Leaving => "leaving",
            Self::Refused => "refused",
            Self::Unreadable => "unreadable",
        }
    }
}
