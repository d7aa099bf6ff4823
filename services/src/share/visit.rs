//! The page of an invitation, for whoever holds its link or is the account it is bound to.

use domain::{
    actor::Patient,
    audit::AuditEvent,
    ids::{AccountId, Id, InvitationId},
    share::{Offer, ShareStatus, WaitingInvitation, invitation::State, token::ShareToken},
    time,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{
    Shares, practitioner_page, statuses,
    store::{self, issuer, token_digest},
};
use crate::{
    Context, account,
    administration::store::{hold_if_approved, may_act_now},
    audit,
    entities::invitation,
    error::{Error, Result},
    keys,
    limits::NEW_LINK_ASKED_AGAIN,
    messages, outbox, paris,
    record::store::{holder, holders},
    tx::Tx,
};

/// By what someone may see an invitation: its secret, or being the account it is bound to.
#[derive(Debug, Default, Clone)]
pub struct Visitor {
    /// From the invitation's cookie.
    pub token: Option<ShareToken>,
    /// From the session.
    pub account: Option<AccountId>,
}

impl Shares {
    /// The invitation of a link, whatever its state. Changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn open(&self, token: &ShareToken) -> Result<InvitationId> {
        invitation::Entity::find()
            .filter(invitation::Column::TokenDigest.eq(token_digest(token)))
            .one(self.0.db.read())
            .await?
            .map(|row| Id::from_uuid(row.id))
            .ok_or(Error::NotFound)
    }

    /// What the page of an invitation tells a visitor.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everyone who may not see it.
    pub async fn offer(&self, id: InvitationId, visitor: &Visitor) -> Result<Offer> {
        let context = &self.0;
        let row = visible(context, id, visitor).await?;
        let now = context.now();
        let invitation = store::invitation(&row)?;
        let state = invitation.state(now);
        let first_name = match state {
            State::Pending => {
                let holder = holder(context.db.read(), Id::from_uuid(row.record_id)).await?;
                Some(holder.first_name)
            }
            _ => None,
        };
        let asked = match row.new_link_requested_at {
            Some(at) => time::wait_left(crate::instant(at)?, NEW_LINK_ASKED_AGAIN, now) > 0,
            None => false,
        };
        Ok(Offer {
            id,
            state,
            first_name,
            practitioner: issuer(context.db.read(), &row).await?.name,
            // Of whoever may not, nothing is pending.
            practitioner_may_share: state == State::Pending
                || may_act_now(context.db.read(), Id::from_uuid(row.issued_by)).await?,
            expires_at: (state == State::Pending).then(|| paris::local_time(invitation.expires_at)),
            new_link_requested: asked,
        })
    }

    /// The pending invitations that are bound to an account.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_for(&self, patient: &Patient) -> Result<Vec<WaitingInvitation>> {
        let context = &self.0;
        let db = context.db.read();
        let now = context.now();
        let rows = invitation::Entity::find()
            .filter(invitation::Column::BoundTo.eq(patient.account().uuid()))
            .filter(invitation::Column::Ending.is_null())
            .filter(invitation::Column::ExpiresAt.gt(now.as_millisecond()))
            .order_by_asc(invitation::Column::ExpiresAt)
            .all(db)
            .await?;
        let holders = holders(db, rows.iter().map(|row| row.record_id)).await?;
        let issuers = account::store::by_ids(db, rows.iter().map(|row| row.issued_by)).await?;
        rows.into_iter()
            .map(|row| {
                let holder = holders.get(&row.record_id).ok_or(Error::NotFound)?;
                let issuer = issuers.get(&row.issued_by).ok_or(Error::NotFound)?;
                Ok(WaitingInvitation {
                    id: Id::from_uuid(row.id),
                    first_name: holder.first_name.clone(),
                    practitioner: issuer.name.clone(),
                    expires_at: paris::local_time(crate::instant(row.expires_at)?),
                })
            })
            .collect()
    }

    /// Asks the practitioner for a new link, from the page of an expired invitation: once a day.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is not expired, or of a practitioner who may share no longer.
    pub async fn request_new_link(&self, id: InvitationId, visitor: &Visitor) -> Result<()> {
        let context = &self.0;
        let now = context.now();
        let row = visible(context, id, visitor).await?;
        let record = row.record_id;
        let latest = store::latest(context.db.read(), record).await?;
        let replaced = latest.is_none_or(|latest| latest.id != row.id);
        let status = statuses(context, &[record]).await?.remove(&record);
        if store::invitation(&row)?.state(now) != State::Expired
            || replaced
            || status == Some(ShareStatus::Shared)
        {
            return Err(Error::Conflict);
        }
        let tx = context.db.begin().await?;
        if !hold_if_approved(&tx, Id::from_uuid(row.issued_by)).await? {
            return Err(Error::Conflict);
        }
        if store::note_new_link(&tx, row.id, now).await? {
            let practitioner = issuer(&*tx, &row).await?;
            let message = messages::new_link_requested(
                &practitioner,
                &practitioner.email(&context.keys)?,
                &practitioner_page(context, row.record_id),
            );
            outbox::put(&tx, context, &message, None).await?;
            let event = AuditEvent::NewLinkRequested { invitation: id };
            let record = Id::from_uuid(row.record_id);
            audit::append(&tx, &context.keys, record, visitor.account, &event, now).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// The invitation, if this visitor may see it.
pub(crate) async fn visible(
    context: &Context,
    id: InvitationId,
    visitor: &Visitor,
) -> Result<invitation::Model> {
    let row = store::by_id(context.db.read(), id.uuid()).await?;
    let by_token = visitor
        .token
        .as_ref()
        .is_some_and(|token| keys::same(&row.token_digest, &token_digest(token)));
    let account = visitor.account.map(AccountId::uuid);
    let by_account = account.is_some() && (row.bound_to == account || row.claimed_by == account);
    if by_token || by_account {
        Ok(row)
    } else {
        Err(Error::NotFound)
    }
}

/// Somebody signs in with the invitation: the first one to do so finds it on their home page from then on.
pub(crate) async fn bind(
    tx: &Tx,
    context: &Context,
    id: InvitationId,
    token: &ShareToken,
    account: AccountId,
) -> Result<()> {
    match with_token(tx, id, token).await? {
        Some(row) => bind_row(tx, context, &row, account).await,
        None => Ok(()),
    }
}

/// Somebody registers with the invitation: it has begun, for its practitioner. Tells whether there is one.
pub(crate) async fn note_registration(
    tx: &Tx,
    context: &Context,
    id: InvitationId,
    token: &ShareToken,
) -> Result<bool> {
    let now = context.now();
    let Some(row) = with_token(tx, id, token).await? else {
        return Ok(false);
    };
    if store::note_start(tx, row.id, now).await? {
        let event = AuditEvent::RegistrationStarted { invitation: id };
        let record = Id::from_uuid(row.record_id);
        audit::append(tx, &context.keys, record, None, &event, now).await?;
    }
    Ok(true)
}

/// Binds the invitation without its token: whoever calls has proved it before, as a registration or a reset that began
/// with it.
pub(crate) async fn bind_proved(
    tx: &Tx,
    context: &Context,
    id: InvitationId,
    account: AccountId,
) -> Result<()> {
    let row = store::by_id(&**tx, id.uuid()).await?;
    bind_row(tx, context, &row, account).await
}

async fn with_token(
    tx: &Tx,
    id: InvitationId,
    token: &ShareToken,
) -> Result<Option<invitation::Model>> {
    match store::by_id(&**tx, id.uuid()).await {
        Ok(row) if keys::same(&row.token_digest, &token_digest(token)) => Ok(Some(row)),
        Ok(_) | Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn bind_row(
    tx: &Tx,
    context: &Context,
    row: &invitation::Model,
    account: AccountId,
) -> Result<()> {
    let now = context.now();
    if !store::bind(tx, row.id, account, now).await? {
        return Ok(());
    }
    let event = AuditEvent::InvitationStarted {
        invitation: Id::from_uuid(row.id),
    };
    let record = Id::from_uuid(row.record_id);
    audit::append(tx, &context.keys, record, Some(account), &event, now).await?;
    Ok(())
}
