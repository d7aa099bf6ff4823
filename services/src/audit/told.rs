//! Whether the tables beside a journal say what the journal tells: each invitation, its end, who claimed it and what
//! was attested, and who has access to the record.

use std::collections::BTreeMap;

use domain::{
    audit::AuditEvent,
    ids::{AccountId, Id, InvitationId},
    record::access::AccessKind,
};
use uuid::Uuid;

use super::{
    Entry,
    verify::{Kept, What},
};
use crate::{
    entities::{attestation, invitation, record_access},
    error::Result,
    record::text::kind_text,
    share::store::{CANCELLED, CLAIMED, LOCKED},
};

/// What a journal tells.
#[derive(Default)]
struct Told {
    creator: Option<Uuid>,
    invitations: BTreeMap<Uuid, Invitation>,
}

/// What it tells of one invitation.
#[derive(Default)]
struct Invitation {
    /// The row that told of it first.
    first: i64,
    /// The row that told the last thing about it.
    seq: i64,
    wrong_dates: i32,
    ending: Option<&'static str>,
    claim: Option<Claim>,
}

#[derive(Clone, Copy)]
struct Claim {
    owner: Uuid,
    attestation: i32,
    at: i64,
}

/// The first thing beside a record's journal that is not as the journal tells it.
pub(super) fn first_finding(kept: &Kept) -> Result<Option<What>> {
    let told = Told::by(kept)?;
    let of_an_invitation = told
        .invitations
        .iter()
        .find_map(|(id, invitation)| Some((Some(invitation.seq), invitation.missing(*id, kept)?)));
    Ok(of_an_invitation
        .or_else(|| told.unaccounted_for(kept).map(|what| (None, what)))
        .or_else(|| told.creator_missing(kept).map(|what| (None, what))))
}

impl Told {
    fn by(kept: &Kept) -> Result<Self> {
        let mut told = Self::default();
        for row in &kept.journal {
            let event = Entry::try_from(row.clone())?.event;
            match event {
                AuditEvent::RecordCreated => told.creator = row.by,
                AuditEvent::InvitationIssued { invitation }
                | AuditEvent::InvitationEmailed { invitation }
                | AuditEvent::InvitationStarted { invitation }
                | AuditEvent::NewLinkRequested { invitation } => {
                    told.of(invitation, row.seq);
                }
                AuditEvent::WrongBirthDate { invitation, .. } => {
                    told.of(invitation, row.seq).wrong_dates += 1;
                }
                AuditEvent::InvitationLocked { invitation } => {
                    told.of(invitation, row.seq).ending = Some(LOCKED);
                }
                AuditEvent::InvitationCancelled { invitation } => {
                    told.of(invitation, row.seq).ending = Some(CANCELLED);
                }
                AuditEvent::RecordClaimed {
                    invitation,
                    owner,
                    attestation,
                } => {
                    let claimed = told.of(invitation, row.seq);
                    claimed.ending = Some(CLAIMED);
                    claimed.claim = Some(Claim {
                        owner: owner.uuid(),
                        attestation,
                        at: row.at,
                    });
                }
            }
        }
        Ok(told)
    }

    fn of(&mut self, id: InvitationId, seq: i64) -> &mut Invitation {
        let invitation = self.invitations.entry(id.uuid()).or_insert(Invitation {
            first: seq,
            ..Invitation::default()
        });
        invitation.seq = seq;
        invitation
    }

    fn claims(&self) -> impl Iterator<Item = Claim> {
        self.invitations.values().filter_map(|told| told.claim)
    }

    /// What stands beside the journal although it tells nothing of it.
    fn unaccounted_for(&self, kept: &Kept) -> Option<&'static str> {
        let known = |row: &invitation::Model| self.invitations.contains_key(&row.id);
        let attested = |row: &attestation::Model| {
            let told = self.invitations.get(&row.invitation_id);
            told.is_some_and(|told| told.claim.is_some())
        };
        let granted = |row: &record_access::Model| {
            let owns = row.kind == kind_text(AccessKind::Owner)
                && self.claims().any(|claim| claim.owner == row.account_id);
            let keeps = row.kind == kind_text(AccessKind::Practitioner)
                && self.creator == Some(row.account_id);
            (owns || keeps) && row.ended_at.is_none()
        };
        if !kept.invitations.iter().all(known) {
            Some("it has an invitation that its journal knows nothing of")
        } else if !kept.attestations.iter().all(attested) {
            Some("it has an attestation that its journal knows nothing of")
        } else if !kept.access.iter().all(granted) {
            Some("it has an access, or the end of one, that its journal knows nothing of")
        } else {
            None
        }
    }

    fn creator_missing(&self, kept: &Kept) -> Option<&'static str> {
        let creator: AccountId = Id::from_uuid(self.creator?);
        let there = kept.access_of(creator.uuid(), AccessKind::Practitioner);
        (!there).then_some("whoever made it has no access to it")
    }
}

impl Invitation {
    /// What is missing of what was told.
    fn missing(&self, id: Uuid, kept: &Kept) -> Option<&'static str> {
        let Some(row) = kept.invitations.iter().find(|row| row.id == id) else {
            return Some("the invitation that it tells of is gone");
        };
        if row.ending.as_deref() != self.ending {
            return Some("the invitation that it tells of ended otherwise, or did not end");
        }
        if row.wrong_dates != self.wrong_dates {
            return Some("the invitation that it tells of counts other wrong birth dates");
        }
        if row.journal_from > self.first {
            return Some("the invitation that it tells of hides its beginning");
        }
        let claim = self.claim?;
        if row.claimed_by != Some(claim.owner) || row.ended_at != Some(claim.at) {
            return Some("the claim that it tells of was made by another, or at another time");
        }
        let attested = |row: &attestation::Model| {
            row.invitation_id == id
                && row.account_id == claim.owner
                && row.version == claim.attestation
                && row.attested_at == claim.at
        };
        if !kept.attestations.iter().any(attested) {
            return Some("the attestation that it tells of is gone, or is another");
        }
        let owns = kept.access_of(claim.owner, AccessKind::Owner);
        (!owns).then_some("the owner that it tells of has no access")
    }
}
