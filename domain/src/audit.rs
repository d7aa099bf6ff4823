//! What the journal of a record keeps. It holds identifiers, never names or dates of birth.

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, InvitationId, VaccinationId};

/// One thing that happened to a record.
///
/// The serialised form is part of what the journal's hash chain protects: variants and fields may be added, never
/// renamed or removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum AuditEvent {
    /// The record came into being.
    RecordCreated {
        /// What the identity of its holder was; none where it was created before journals told it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        identity: Option<ContentDigest>,
    },
    /// A practitioner corrected the identity of its holder.
    IdentityCorrected {
        /// What it was.
        before: ContentDigest,
        /// What it is now.
        after: ContentDigest,
    },
    /// Somebody entered an act.
    VaccinationEntered {
        /// Which act.
        vaccination: VaccinationId,
        /// What it says.
        content: ContentDigest,
    },
    /// Somebody changed an act.
    VaccinationChanged {
        /// Which act.
        vaccination: VaccinationId,
        /// The number of the version that it made.
        version: i32,
        /// What that says.
        content: ContentDigest,
    },
    /// Somebody took an act out of the record; its versions stay.
    VaccinationWithdrawn {
        /// Which act.
        vaccination: VaccinationId,
        /// The number of the version that says so.
        version: i32,
        /// What that says.
        content: ContentDigest,
    },
    /// A practitioner made an invitation to claim the record.
    InvitationIssued {
        /// Which invitation.
        invitation: InvitationId,
    },
    /// A practitioner had the invitation sent by e-mail.
    InvitationEmailed {
        /// Which invitation.
        invitation: InvitationId,
    },
    /// Somebody registered with the invitation, who has no account yet, before anybody signed in with it.
    RegistrationStarted {
        /// Which invitation.
        invitation: InvitationId,
    },
    /// Somebody signed in with the invitation for the first time.
    InvitationStarted {
        /// Which invitation.
        invitation: InvitationId,
    },
    /// Somebody typed a wrong birth date.
    WrongBirthDate {
        /// Which invitation.
        invitation: InvitationId,
        /// How many tries are left.
        tries_left: u8,
    },
    /// The last try was wrong.
    InvitationLocked {
        /// Which invitation.
        invitation: InvitationId,
    },
    /// A practitioner ended the invitation, or an administrator did who revoked them.
    InvitationCancelled {
        /// Which invitation.
        invitation: InvitationId,
    },
    /// Somebody asked for a new link from the page of an expired invitation.
    NewLinkRequested {
        /// Which invitation.
        invitation: InvitationId,
    },
    /// The record has an owner.
    RecordClaimed {
        /// By which invitation.
        invitation: InvitationId,
        /// The new owner.
        owner: AccountId,
        /// Which wording was attested.
        attestation: i32,
    },
}

/// What something was at one moment: a digest under the outside key, in hexadecimal. It tells nothing to whoever has not
/// the key, and any change to whoever has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentDigest(pub String);

/// Who did it: an account; or nobody whom we know, as a visitor who is not signed in and whoever is at the command line.
pub type Author = Option<AccountId>;
