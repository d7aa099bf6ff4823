//! Sharing a record with the patient: the transfer of its ownership, by invitation.

pub mod invitation;
pub mod token;

use serde::{Deserialize, Serialize};

use crate::{
    ids::{InvitationId, RecordId},
    record::person::Person,
    time::LocalTime,
};
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
    /// A practitioner corrected whose record it is.
    IdentityCorrected,
}

/// What a practitioner sees of sharing one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sharing {
    /// Whose.
    pub holder: Person,
    /// How far it has come.
    pub status: ShareStatus,
    /// Who owns the record, as shown to people, if somebody does.
    pub owner: Option<String>,
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
    /// Who shares, as the patient reads it.
    pub issuer: String,
    /// When its time is up.
    pub expires_at: LocalTime,
    /// What happened to it, oldest first.
    pub events: Vec<InvitationEvent>,
}

impl IssuedInvitation {
    /// The wrong birth dates from which on the one in the record is in doubt.
    pub const DOUBTFUL: usize = 3;

    /// How many birth dates were refused, when that puts the one in the record in doubt: enough of them, and one since
    /// it was last corrected. Of a record that was claimed nothing is in doubt.
    pub fn doubt(&self) -> Option<usize> {
        use InvitationEventKind::{IdentityCorrected, WrongBirthDate};

        let is = |kind| move |event: &&InvitationEvent| event.kind == kind;
        let refused = self.events.iter().filter(is(WrongBirthDate)).count();
        let last =
            |event: &&InvitationEvent| matches!(event.kind, IdentityCorrected | WrongBirthDate);
        let since = self.events.iter().rfind(last);
        let in_doubt = self.state != State::Claimed
            && refused >= Self::DOUBTFUL
            && since.is_some_and(|event| event.kind == WrongBirthDate);
        in_doubt.then_some(refused)
    }

    /// When somebody last asked for a new link.
    pub fn new_link_requested_at(&self) -> Option<LocalTime> {
        let asked = |event: &&InvitationEvent| event.kind == InvitationEventKind::NewLinkRequested;
        self.events.iter().rfind(asked).map(|event| event.at)
    }
}

/// A record whose holder asks for a new link, and has received none yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewLinkRequest {
    /// Which record.
    pub record: RecordId,
    /// Whose.
    pub holder: Person,
    /// Since when.
    pub at: LocalTime,
}

impl NewLinkRequest {
    /// For how many seconds the practitioner is reminded of it: as long as an invitation lives.
    pub const REMINDED_FOR: i64 = invitation::Invitation::LIFETIME;
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
    /// Whether they may still share: nobody else can be asked for a new link.
    pub practitioner_may_share: bool,
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

#[cfg(test)]
mod tests {
    use InvitationEventKind::{IdentityCorrected, Issued, Locked, WrongBirthDate};

    use super::*;
    use crate::date::CivilDate;

    fn doubt(state: State, kinds: &[InvitationEventKind]) -> Option<usize> {
        let at = LocalTime {
            date: CivilDate::new(2026, 2, 2).unwrap(),
            hour: 9,
            minute: 0,
        };
        let event = |kind: &InvitationEventKind| InvitationEvent { kind: *kind, at };
        let invitation = IssuedInvitation {
            id: InvitationId::new(0, &[1; 10]),
            state,
            token: None,
            issuer: "Dr Claire Martin".into(),
            expires_at: at,
            events: kinds.iter().map(event).collect(),
        };
        invitation.doubt()
    }

    #[test]
    fn the_third_wrong_date_puts_the_one_in_the_record_in_doubt() {
        let mut events = vec![Issued];
        for expected in [None, None, Some(3), Some(4)] {
            events.push(WrongBirthDate);
            assert_eq!(doubt(State::Pending, &events), expected);
        }
        events.extend([WrongBirthDate, Locked]);
        assert_eq!(doubt(State::Locked, &events), Some(5));
    }

    #[test]
    fn a_correction_settles_it_until_the_next_wrong_date() {
        let mut events = vec![Issued, WrongBirthDate, WrongBirthDate, WrongBirthDate];
        events.push(IdentityCorrected);
        assert_eq!(doubt(State::Pending, &events), None);
        events.push(WrongBirthDate);
        assert_eq!(doubt(State::Pending, &events), Some(4));
    }

    #[test]
    fn nothing_is_in_doubt_once_it_was_claimed() {
        assert_eq!(doubt(State::Claimed, &[WrongBirthDate; 4]), None);
    }
}
