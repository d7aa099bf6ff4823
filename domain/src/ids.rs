//! Identifiers. Each kind of thing has a type of its own, so that a record's id is never taken for an invitation's.

use core::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The identifier of one `T`: public, unguessable, sortable by creation time.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// Makes an identifier (UUID version 7) from a creation time in Unix milliseconds and 10 random bytes.
    pub const fn new(unix_millis: u64, random: &[u8; 10]) -> Self {
        Self(
            uuid::Builder::from_unix_timestamp_millis(unix_millis, random).into_uuid(),
            PhantomData,
        )
    }

    /// The identifier that the database holds.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }

    /// The 16 bytes of it.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The form that the database holds.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl<T> FromStr for Id<T> {
    type Err = NotAnId;

    fn from_str(raw: &str) -> Result<Self, NotAnId> {
        Uuid::try_parse(raw)
            .map(Self::from_uuid)
            .map_err(|_| NotAnId)
    }
}

/// The text was no identifier; whoever asked gets the same answer as for one that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier")
    }
}

impl core::error::Error for NotAnId {}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}

/// Marks the identifier of an account.
#[derive(Debug)]
pub enum Account {}
/// Marks the identifier of a vaccination record.
#[derive(Debug)]
pub enum Record {}
/// Marks the identifier of a vaccination act.
#[derive(Debug)]
pub enum Vaccination {}
/// Marks the identifier of an invitation: public, never its secret.
#[derive(Debug)]
pub enum Invitation {}
/// Marks the identifier of a session, as its owner may see it: never its secret.
#[derive(Debug)]
pub enum Session {}
/// Marks the identifier of a registration, as its URLs have it: never its secret.
#[derive(Debug)]
pub enum Registration {}
/// Marks the identifier of a wait for another number.
#[derive(Debug)]
pub enum LostPhone {}
/// Marks the identifier of a trusted device.
#[derive(Debug)]
pub enum TrustedDevice {}
/// Marks the identifier of a message in the outbox.
#[derive(Debug)]
pub enum Message {}
/// Marks the identifier of a form as it was served once: what is posted twice with it is done once.
#[derive(Debug)]
pub enum Form {}

/// An account, of a patient or of a practitioner.
pub type AccountId = Id<Account>;
/// A vaccination record.
pub type RecordId = Id<Record>;
/// A vaccination act.
pub type VaccinationId = Id<Vaccination>;
/// An invitation.
pub type InvitationId = Id<Invitation>;
/// A session.
pub type SessionId = Id<Session>;
/// A registration.
pub type RegistrationId = Id<Registration>;
/// A wait for another number.
pub type LostPhoneId = Id<LostPhone>;
/// A trusted device.
pub type TrustedDeviceId = Id<TrustedDevice>;
/// A message in the outbox.
pub type MessageId = Id<Message>;
/// A form as it was served once.
pub type FormId = Id<Form>;
