//! Whether the tables beside a journal say what the journal tells: each invitation with its life, its end and who
//! claimed it, what was attested, and who has access to the record since when.

use std::collections::BTreeMap;

use domain::{
    audit::AuditEvent, ids::InvitationId, record::access::AccessKind,
    share::invitation::Invitation as Life, time::Instant,
};
use uuid::Uuid;

use super::{
    Entry, content,
    verify::{Kept, What},
};
use crate::{
    entities::{attestation, invitation, journal, record_access},
    error::Result,
    keys::{self, Keys},
    record::text::kind_text,
    share::store::{self, CANCELLED, CLAIMED, LOCKED},
};

/// What a journal tells.
#[derive(Default)]
struct Told {
    creation: Option<Deed>,
    content: content::Told,
    invitations: BTreeMap<Uuid, Invitation>,
    /// When the latest invitation was made, as its row has it.
    latest: Option<i64>,
}

/// What it tells of one invitation.
#[derive(Default)]
struct Invitation {
    /// The row that told of it first.
    first: i64,
    /// The row that told the last thing about it.
    seq: i64,
    issued: Option<Deed>,
    /// When it was made, as its row has it: no two of a record were made at one instant.
    created_at: i64,
    /// When somebody without an account registered with it.
    registered_at: Option<i64>,
    started: Option<Deed>,
    new_link_requested_at: Option<i64>,
    wrong_dates: i32,
    ending: Option<(&'static str, i64)>,
    claim: Option<Claim>,
}

/// Who did something, and when.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Deed {
    by: Option<Uuid>,
    at: i64,
}

#[derive(Clone, Copy)]
struct Claim {
    owner: Uuid,
    attestation: i32,
    at: i64,
}

/// The first thing beside a record's journal that is not as the journal tells it.
pub(super) fn first_finding(keys: &Keys, kept: &Kept, now: Instant) -> Result<Option<What>> {
    let told = Told::by(kept)?;
    for (id, invitation) in &told.invitations {
        let seq = Some(invitation.seq);
        let Some(row) = kept.invitations.iter().find(|row| row.id == *id) else {
            return Ok(Some((seq, "the invitation that it tells of is gone")));
        };
        let what = invitation
            .contradicted_by(row)
            .or_else(|| link_finding(keys, row, now))
            .or_else(|| invitation.claim?.missing(row, kept));
        if let Some(what) = what {
            return Ok(Some((seq, what)));
        }
    }
    if let Some(found) = told.content.contradicted_by(keys, kept)? {
        return Ok(Some(found));
    }
    Ok(told
        .unaccounted_for(kept)
        .or_else(|| told.creator_missing(kept))
        .map(|what| (None, what)))
}

impl Told {
    fn by(kept: &Kept) -> Result<Self> {
        let mut told = Self::default();
        for row in &kept.journal {
            told.read(row)?;
        }
        Ok(told)
    }

    fn read(&mut self, row: &journal::Model) -> Result<()> {
        let deed = Deed {
            by: row.by,
            at: row.at,
        };
        match Entry::try_from(row.clone())?.event {
            event @ AuditEvent::RecordCreated { .. } => {
                self.creation = Some(deed);
                self.content.read(row, event);
            }
            event @ (AuditEvent::IdentityCorrected { .. }
            | AuditEvent::VaccinationEntered { .. }
            | AuditEvent::VaccinationChanged { .. }
            | AuditEvent::VaccinationWithdrawn { .. }) => self.content.read(row, event),
            AuditEvent::InvitationIssued { invitation } => {
                let created_at = self.latest.map_or(row.at, |latest| row.at.max(latest + 1));
                self.latest = Some(created_at);
                let issued = self.of(invitation, row.seq);
                issued.issued = Some(deed);
                issued.created_at = created_at;
            }
            AuditEvent::InvitationEmailed { invitation } => {
                self.of(invitation, row.seq);
            }
            AuditEvent::RegistrationStarted { invitation } => {
                self.of(invitation, row.seq).registered_at = Some(row.at);
            }
            AuditEvent::InvitationStarted { invitation } => {
                self.of(invitation, row.seq).started = Some(deed);
            }
            AuditEvent::NewLinkRequested { invitation } => {
                self.of(invitation, row.seq).new_link_requested_at = Some(row.at);
            }
            AuditEvent::WrongBirthDate { invitation, .. } => {
                self.of(invitation, row.seq).wrong_dates += 1;
            }
            AuditEvent::InvitationLocked { invitation } => {
                self.of(invitation, row.seq).ending = Some((LOCKED, row.at));
            }
            AuditEvent::InvitationCancelled { invitation } => {
                self.of(invitation, row.seq).ending = Some((CANCELLED, row.at));
            }
            AuditEvent::RecordClaimed {
                invitation,
                owner,
                attestation,
            } => {
                let claimed = self.of(invitation, row.seq);
                claimed.ending = Some((CLAIMED, row.at));
                claimed.claim = Some(Claim {
                    owner: owner.uuid(),
                    attestation,
                    at: row.at,
                });
            }
        }
        Ok(())
    }

    fn of(&mut self, id: InvitationId, seq: i64) -> &mut Invitation {
        let invitation = self.invitations.entry(id.uuid()).or_insert(Invitation {
            first: seq,
            ..Invitation::default()
        });
        invitation.seq = seq;
        invitation
    }

    /// What stands beside the journal although it tells nothing of it.
    fn unaccounted_for(&self, kept: &Kept) -> Option<&'static str> {
        let known = |row: &invitation::Model| self.invitations.contains_key(&row.id);
        let attested = |row: &attestation::Model| {
            let told = self.invitations.get(&row.invitation_id);
            told.is_some_and(|told| told.claim.is_some())
        };
        if !kept.invitations.iter().all(known) {
            Some("it has an invitation that its journal knows nothing of")
        } else if !kept.attestations.iter().all(attested) {
            Some("it has an attestation that its journal knows nothing of")
        } else if !kept.access.iter().all(|row| self.granted(row)) {
            Some("it has an access, or the end of one, that its journal knows nothing of")
        } else {
            None
        }
    }

    /// Whether this access was given, at its time, and never ended.
    fn granted(&self, row: &record_access::Model) -> bool {
        let deed = Deed {
            by: Some(row.account_id),
            at: row.granted_at,
        };
        let mut claims = self.invitations.values().filter_map(|told| told.claim);
        let owns =
            row.kind == kind_text(AccessKind::Owner) && claims.any(|claim| claim.deed() == deed);
        let keeps = row.kind == kind_text(AccessKind::Practitioner) && self.creation == Some(deed);
        (owns || keeps) && row.ended_at.is_none()
    }

    fn creator_missing(&self, kept: &Kept) -> Option<&'static str> {
        let there = kept.access_of(self.creation?.by?, AccessKind::Practitioner);
        (!there).then_some("whoever made it has no access to it")
    }
}

impl Invitation {
    /// What its row says otherwise than the journal.
    fn contradicted_by(&self, row: &invitation::Model) -> Option<&'static str> {
        let ending = self.ending.map(|(ending, _)| ending);
        let starter = self.started.and_then(|started| started.by);
        let started_at = self
            .registered_at
            .or(self.started.map(|started| started.at));
        let claimer = self.claim.map(|claim| claim.owner);
        if row.ending.as_deref() != ending {
            Some("the invitation that it tells of ended otherwise, or did not end")
        } else if row.wrong_dates != self.wrong_dates {
            Some("the invitation that it tells of counts other wrong birth dates")
        } else if row.journal_from > self.first {
            Some("the invitation that it tells of hides its beginning")
        } else if !self.was_issued_as(row) {
            Some("the invitation that it tells of was made by another, or at another time")
        } else if row.claimed_by != claimer || row.ended_at != self.ending.map(|(_, at)| at) {
            Some("the claim or the end that it tells of is another's, or of another time")
        } else if row.bound_to != claimer.or(starter) || row.started_at != started_at {
            Some("the invitation that it tells of waits for another, or since another time")
        } else if row.new_link_requested_at != self.new_link_requested_at {
            Some("the invitation that it tells of was asked for again at another time")
        } else {
            None
        }
    }

    fn was_issued_as(&self, row: &invitation::Model) -> bool {
        let expires_at = |issued: Deed| {
            let at = crate::instant(issued.at).ok()?;
            Some(Life::issued_at(at).expires_at.as_millisecond())
        };
        self.issued.is_some_and(|issued| {
            issued.by == Some(row.issued_by)
                && row.created_at == self.created_at
                && expires_at(issued) == Some(row.expires_at)
        })
    }
}

/// Whether the link of an invitation is the one that was made: its sealed copy, which nobody makes without the key,
/// tells as long as the link is of use.
fn link_finding(keys: &Keys, row: &invitation::Model, now: Instant) -> Option<&'static str> {
    let of_use = row.ending.is_none() && now.as_millisecond() < row.expires_at;
    let same = match &row.token_sealed {
        Some(sealed) => store::open_token(keys, row.id, sealed)
            .is_ok_and(|token| keys::same(&row.token_digest, &store::token_digest(&token))),
        None => !of_use,
    };
    (!same).then_some("the link of the invitation that it tells of is another, or its copy is gone")
}

impl Claim {
    const fn deed(self) -> Deed {
        Deed {
            by: Some(self.owner),
            at: self.at,
        }
    }

    /// What is missing of what it left.
    fn missing(self, row: &invitation::Model, kept: &Kept) -> Option<&'static str> {
        let attested = |attested: &attestation::Model| {
            attested.invitation_id == row.id
                && attested.account_id == self.owner
                && attested.version == self.attestation
                && attested.attested_at == self.at
        };
        if !kept.attestations.iter().any(attested) {
            return Some("the attestation that it tells of is gone, or is another");
        }
        let owns = kept.access_of(self.owner, AccessKind::Owner);
        (!owns).then_some("the owner that it tells of has no access")
    }
}
