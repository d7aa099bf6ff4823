//! The life of an invitation, as its practitioner follows it.

use domain::{
    audit::AuditEvent,
    ids::{Id, InvitationId},
    share::{InvitationEvent, InvitationEventKind, invitation::State},
    time::Instant,
};

use crate::{Context, audit, entities::invitation, error::Result, paris};

/// What happened to an invitation, oldest first, from its own part of the journal.
pub(super) async fn of(
    context: &Context,
    row: &invitation::Model,
    state: State,
    expires_at: Instant,
) -> Result<Vec<InvitationEvent>> {
    let this: InvitationId = Id::from_uuid(row.id);
    let record = Id::from_uuid(row.record_id);
    let journal = audit::of_record(context.db.read(), record, row.journal_from).await?;
    let mut events: Vec<(Instant, InvitationEventKind)> = vec![];
    for entry in journal {
        let started = |events: &[(_, _)]| {
            events
                .iter()
                .any(|(_, kind)| *kind == InvitationEventKind::Started)
        };
        match kind(&entry.event, this) {
            // Who has registered signs in later.
            Some(InvitationEventKind::Started) if started(&events) => {}
            Some(kind) => events.push((entry.at, kind)),
            None => {}
        }
    }
    if state == State::Expired {
        // Whoever asks for a new link in that very instant asks after it.
        let place = events.partition_point(|(at, _)| *at < expires_at);
        events.insert(place, (expires_at, InvitationEventKind::Expired));
    }
    Ok(events
        .into_iter()
        .map(|(at, kind)| InvitationEvent {
            kind,
            at: paris::local_time(at),
        })
        .collect())
}

/// What an event of the journal is in the life of one invitation.
fn kind(event: &AuditEvent, of: InvitationId) -> Option<InvitationEventKind> {
    let (invitation, kind) = match event {
        // Whoever holds the link is asked for the corrected birth date from now on.
        AuditEvent::IdentityCorrected { .. } => {
            return Some(InvitationEventKind::IdentityCorrected);
        }
        AuditEvent::RecordCreated { .. }
        | AuditEvent::VaccinationEntered { .. }
        | AuditEvent::VaccinationChanged { .. }
        | AuditEvent::VaccinationWithdrawn { .. } => return None,
        AuditEvent::InvitationIssued { invitation } => (invitation, InvitationEventKind::Issued),
        AuditEvent::InvitationEmailed { invitation } => (invitation, InvitationEventKind::Emailed),
        AuditEvent::RegistrationStarted { invitation }
        | AuditEvent::InvitationStarted { invitation } => {
            (invitation, InvitationEventKind::Started)
        }
        AuditEvent::WrongBirthDate { invitation, .. } => {
            (invitation, InvitationEventKind::WrongBirthDate)
        }
        AuditEvent::InvitationLocked { invitation } => (invitation, InvitationEventKind::Locked),
        AuditEvent::InvitationCancelled { invitation } => {
            (invitation, InvitationEventKind::Cancelled)
        }
        AuditEvent::NewLinkRequested { invitation } => {
            (invitation, InvitationEventKind::NewLinkRequested)
        }
        AuditEvent::RecordClaimed { invitation, .. } => (invitation, InvitationEventKind::Claimed),
    };
    (*invitation == of).then_some(kind)
}
