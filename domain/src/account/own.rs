//! « Mon compte »: what the owner of an account sees of it.

use serde::{Deserialize, Serialize};

use super::{Language, Role, user_agent::UserAgent};
use crate::{
    ids::{SessionId, TrustedDeviceId},
    time::LocalTime,
};

/// An account, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// What it is for.
    pub role: Role,
    /// Of its messages.
    pub language: Language,
    /// Where they go.
    pub email: String,
    /// Where they will go.
    pub new_email: Option<NewEmail>,
    /// The last two digits of the number.
    pub phone_ending: String,
    /// From when on codes go to another number, if the account waits for one.
    pub phone_replaced_at: Option<LocalTime>,
    /// How many devices need no code.
    pub devices: usize,
    /// How many sessions are open.
    pub sessions: usize,
}

/// An address that waits to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEmail {
    /// The address.
    pub address: String,
    /// Until when.
    pub until: LocalTime,
}

/// A device that needs no code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDevice {
    /// Which one.
    pub id: TrustedDeviceId,
    /// As its owner knows it again.
    pub user_agent: UserAgent,
    /// When it was trusted.
    pub since: LocalTime,
    /// When it was used last.
    pub last_used_at: LocalTime,
    /// When it must show a code again.
    pub until: LocalTime,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// A session that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    /// Which one.
    pub id: SessionId,
    /// As its owner knows it again.
    pub user_agent: UserAgent,
    /// When it was opened.
    pub since: LocalTime,
    /// When it was used last.
    pub last_used_at: LocalTime,
    /// Whether it is the one that asks.
    pub this: bool,
}
