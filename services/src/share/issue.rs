//! The practitioner's side of an invitation.

use domain::{
    account::email::Email,
    actor::Practitioner,
    audit::AuditEvent,
    ids::{Id, InvitationId, RecordId},
    problem::{Field, Problem},
    record::{access::AccessKind, person::Person},
    share::{
        IssuedInvitation, Sharing,
        invitation::{Invitation, State},
        token::ShareToken,
    },
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    Shares,
    cancel::cancel,
    link, statuses,
    store::{self, latest, open_token, token_digest},
    timeline,
};
use crate::{
    Context, account,
    administration::store::hold_approval,
    audit,
    entities::invitation,
    error::{Error, Result},
    keys::Sealed,
    messages, outbox, paris,
    record::store::{access, by_id, has_owner, hold, holder, require_access},
    throttle::{self, Limit, Verdict},
    tx::Tx,
};

impl Shares {
    /// What a practitioner sees of sharing a record of theirs.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on their list.
    pub async fn sharing(&self, by: &Practitioner, id: RecordId) -> Result<Sharing> {
        let context = &self.0;
        let db = context.db.read();
        require_access(db, by.account(), AccessKind::Practitioner, id).await?;
        let row = by_id(db, id).await?;
        let stored_email = match &row.email_sealed {
            Some(sealed) => Some(context.keys.open_text(
                Sealed::Email,
                id.uuid().as_bytes(),
                sealed,
            )?),
            None => None,
        };
        let latest = match latest(db, id.uuid()).await? {
            Some(row) => Some(issued(context, by, &row).await?),
            None => None,
        };
        let status = statuses(context, &[id.uuid()])
            .await?
            .remove(&id.uuid())
            .ok_or(Error::NotFound)?;
        let access = access(db, by.account(), id).await?;
        let owner = access
            .into_iter()
            .find(|access| access.kind == AccessKind::Owner);
        Ok(Sharing {
            holder: Person::try_from(row)?,
            status,
            owner: owner.map(|owner| owner.name),
            stored_email,
            latest,
        })
    }

    /// Makes the invitation of a record that has neither an owner nor a pending invitation.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it has one of them by now; [`Problem::TryLater`] after too many.
    pub async fn issue(&self, by: &Practitioner, record: RecordId) -> Result<InvitationId> {
        let tx = self.0.db.begin().await?;
        hold_record(&tx, by, record).await?;
        let id = self.issue_in(&tx, by, record).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// « Nouveau lien »: ends the pending invitation, if there is one, and makes another.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the record has an owner by now; [`Problem::TryLater`] after too many.
    pub async fn renew(&self, by: &Practitioner, record: RecordId) -> Result<InvitationId> {
        let tx = self.0.db.begin().await?;
        hold_record(&tx, by, record).await?;
        if let Some(row) = latest(&*tx, record.uuid()).await? {
            cancel(&tx, &self.0, &row, Some(by.account())).await?;
        }
        let id = self.issue_in(&tx, by, record).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Ends the pending invitation of a record. Done already is done.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the record is not on their list.
    pub async fn cancel(&self, by: &Practitioner, record: RecordId) -> Result<()> {
        let tx = self.0.db.begin().await?;
        hold_record(&tx, by, record).await?;
        if let Some(row) = latest(&*tx, record.uuid()).await? {
            cancel(&tx, &self.0, &row, Some(by.account())).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Sends the pending invitation of a record to an address.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is none any more; [`Problem::TryLater`] after too many.
    pub async fn email(&self, by: &Practitioner, record: RecordId, to: &Email) -> Result<()> {
        let context = &self.0;
        let now = context.now();
        let tx = context.db.begin().await?;
        hold_record(&tx, by, record).await?;
        let row = latest(&*tx, record.uuid()).await?.ok_or(Error::Conflict)?;
        let sealed = row.token_sealed.as_deref().ok_or(Error::Conflict)?;
        if store::invitation(&row)?.state(now) != State::Pending
            || row.issued_by != by.account().uuid()
        {
            return Err(Error::Conflict);
        }
        let to_digest = account::store::email_digest(&context.keys, to)?;
        let limits = &context.settings.limits;
        let counted = [
            Limit::mails_of_practitioner(limits, by.account()),
            Limit::mails_to_address(limits, &to_digest),
        ];
        refuse_beyond(&tx, context, counted, Field::Email).await?;
        let token = open_token(&context.keys, row.id, sealed)?;
        let sender = account::store::by_id(&*tx, by.account()).await?;
        let holder = holder(&*tx, record).await?;
        let expires_at = crate::instant(row.expires_at)?;
        let message = messages::invitation(
            &sender,
            to,
            &holder.first_name,
            &link(context, &token),
            paris::local_time(expires_at),
        );
        let id = Id::from_uuid(row.id);
        outbox::put_link(&tx, context, id, &message, expires_at).await?;
        let event = AuditEvent::InvitationEmailed { invitation: id };
        audit::append(&tx, &context.keys, record, Some(by.account()), &event, now).await?;
        Ok(tx.commit().await?)
    }

    async fn issue_in(&self, tx: &Tx, by: &Practitioner, record: RecordId) -> Result<InvitationId> {
        let context = &self.0;
        let now = context.now();
        let before = latest(&**tx, record.uuid()).await?;
        refuse_if_taken(tx, record, before.as_ref(), now).await?;
        let limits = &context.settings.limits;
        let counted = [
            Limit::invitations_of_practitioner(limits, by.account()),
            Limit::invitations_of_record(limits, record),
        ];
        refuse_beyond(tx, context, counted, Field::Form).await?;
        // Which one is the latest is told by its time: two of one instant must not be left to chance.
        let created_at = before.map_or(i64::MIN, |before| before.created_at + 1);
        let id: InvitationId = context.new_id()?;
        let token = ShareToken::from_bytes(context.random()?);
        let sealed = context
            .keys
            .seal(Sealed::ShareToken, id.uuid().as_bytes(), token.expose())?;
        let fresh = Invitation::issued_at(now);
        let event = AuditEvent::InvitationIssued { invitation: id };
        let seq = audit::append(tx, &context.keys, record, Some(by.account()), &event, now).await?;
        invitation::ActiveModel {
            id: Set(id.uuid()),
            record_id: Set(record.uuid()),
            issued_by: Set(by.account().uuid()),
            token_digest: Set(token_digest(&token)),
            token_sealed: Set(Some(sealed)),
            created_at: Set(created_at.max(now.as_millisecond())),
            expires_at: Set(fresh.expires_at.as_millisecond()),
            wrong_dates: Set(i32::from(fresh.wrong_dates)),
            ending: Set(None),
            ended_at: Set(None),
            claimed_by: Set(None),
            bound_to: Set(None),
            started_at: Set(None),
            new_link_requested_at: Set(None),
            journal_from: Set(seq),
        }
        .insert(&**tx)
        .await?;
        Ok(id)
    }
}

/// Counts one against each limit, and tells where it is too many. What is refused is not done, and counts for none.
async fn refuse_beyond(
    tx: &Tx,
    context: &Context,
    limits: [Limit; 2],
    told_at: Field,
) -> Result<()> {
    match throttle::take_all(&limits, &**tx, &context.keys, context.now()).await? {
        Verdict::Through => Ok(()),
        Verdict::Wait { seconds } => Err(Error::refused(told_at, Problem::TryLater { seconds })),
    }
}

/// Whether the practitioner may act, and whether the record has an owner or a pending invitation, must stay true until we
/// are done.
async fn hold_record(tx: &Tx, by: &Practitioner, id: RecordId) -> Result<()> {
    hold_approval(tx, by).await?;
    hold(tx, id).await?;
    require_access(&**tx, by.account(), AccessKind::Practitioner, id).await
}

async fn refuse_if_taken(
    tx: &Tx,
    record: RecordId,
    latest: Option<&invitation::Model>,
    now: Instant,
) -> Result<()> {
    let pending = match latest {
        Some(row) => store::invitation(row)?.state(now) == State::Pending,
        None => false,
    };
    if pending || has_owner(&**tx, record).await? {
        return Err(Error::Conflict);
    }
    Ok(())
}

/// The latest invitation as the practitioner sees it. Only who issued it gets its secret back.
async fn issued(
    context: &Context,
    by: &Practitioner,
    row: &invitation::Model,
) -> Result<IssuedInvitation> {
    let now = context.now();
    let invitation = store::invitation(row)?;
    let state = invitation.state(now);
    let token = match &row.token_sealed {
        Some(sealed) if state == State::Pending && row.issued_by == by.account().uuid() => {
            Some(open_token(&context.keys, row.id, sealed)?)
        }
        _ => None,
    };
    Ok(IssuedInvitation {
        id: Id::from_uuid(row.id),
        state,
        token,
        issuer: store::issuer(context.db.read(), row).await?.name,
        expires_at: paris::local_time(invitation.expires_at),
        events: timeline::of(context, row, state, invitation.expires_at).await?,
    })
}
