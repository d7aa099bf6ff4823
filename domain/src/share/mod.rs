//! Sharing a record with the patient: the transfer of its ownership, by invitation.

pub mod invitation;
pub mod token;

use serde::{Deserialize, Serialize};

use crate::{ids::InvitationId, record::person::Person, time::LocalTime};
use invitation::State;

/// How far sharing a record with the patient has come: the small logo beside every record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ShareStatus {
    /// Never offered, or the offer was cancelled.
    NotShared,
    /// An invitation waits to be claimed.
    InvitationPending,
    /// The invitation expired, or was locked by wrong birth dates.
    InvitationStopped,
    /// A patient owns the record.
    Shared,
    /// The patient ended the practitioner's access.
    EndedByPatient,
}

impl ShareStatus {
    /// The status of a record that has or has not an owner, from the state of its latest invitation.
    pub const fn of(has_owner: bool, latest: Option<State>) -> Self {
        match (has_owner, latest) {
            (true, _) => Self::Shared,
            (false, Some(State::Pending)) => Self::InvitationPending,
            (false, Some(State::Expired | State::Locked)) => Self::InvitationStopped,
            (false, Some(State::Claimed | State::Cancelled) | None) => Self::NotShared,
        }
    }
}

/// One thing that happened to an invitation, as its practitioner sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitationEvent {
    /// What happened.
    pub kind: InvitationEventKind,
    /// When.
    pub at: LocalTime,
}

/// What can happen to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum InvitationEventKind {
    /// The practitioner made it.
    Issued,
    /// The practitioner had it sent by e-mail.
    Emailed,
    /// Somebody signed in or registered with it for the first time.
    Started,
    /// A wrong birth date was typed.
    WrongBirthDate,
    /// The last try was wrong: locked for good.
    Locked,
    /// The record has a new owner.
    Claimed,
    /// The practitioner ended it.
    Cancelled,
    /// Its time was up.
    Expired,
    /// Somebody asked for a new link from its page.
    NewLinkRequested,
}

/// What a practitioner sees of sharing one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Whose.
    pub holder: Person,
    /// How far it has come.
    pub status: ShareStatus,
    /// The holder's e-mail address, if the record has one.
    pub stored_email: Option<String>,
    /// The latest invitation.
    pub latest: Option<IssuedInvitation>,
}

/// An invitation, as the practitioner who issued it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedInvitation {
    /// Which invitation.
    pub id: InvitationId,
    /// What it is now.
    pub state: State,
    /// Its secret, while it can be claimed.
    pub token: Option<token::ShareToken>,
    /// When its time is up.
    pub expires_at: LocalTime,
    /// What happened to it, oldest first.
    pub events: Vec<InvitationEvent>,
}

/// What the page of an invitation may tell whoever opened it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which invitation.
    pub id: InvitationId,
    /// What it is now.
    pub state: State,
    /// The holder's first name: only while the invitation is valid.
    pub first_name: Option<String>,
    /// Who shares.
    pub practitioner: String,
    /// Until when it can be claimed: only while it is valid.
    pub expires_at: Option<LocalTime>,
    /// Whether a new link was asked for today already.
    pub new_link_requested: bool,
}

/// An invitation that waits for an account on its home page: « Un carnet vous attend ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaitingInvitation {
    /// Which invitation.
    pub id: InvitationId,
    /// Whose record: first name only.
    pub first_name: String,
    /// Who shares it.
    pub practitioner: String,
    /// Until when.
    pub expires_at: LocalTime,
}
