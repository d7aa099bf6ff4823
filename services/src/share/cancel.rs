//! Cancelling invitations: one of a record, and those of a practitioner who may act no longer.

use domain::{
    audit::{AuditEvent, Author},
    ids::{AccountId, Id},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::store;
use crate::{Context, audit, entities::invitation, error::Result, record::store::hold, tx::Tx};

/// Cancels every pending invitation that an account has issued, each in the journal of its record.
pub(crate) async fn cancel_all_of(
    tx: &Tx,
    context: &Context,
    issuer: AccountId,
    by: Author,
) -> Result<()> {
    let now = context.now();
    let open = invitation::Entity::find()
        .filter(invitation::Column::IssuedBy.eq(issuer.uuid()))
        .filter(store::is_pending(now))
        .order_by_asc(invitation::Column::RecordId)
        .all(&**tx)
        .await?;
    for row in open {
        hold(tx, Id::from_uuid(row.record_id)).await?;
        cancel(tx, context, &row, by).await?;
    }
    Ok(())
}

/// Cancels an invitation of a record that is held. One that is no longer pending stays what it has become.
pub(super) async fn cancel(
    tx: &Tx,
    context: &Context,
    row: &invitation::Model,
    by: Author,
) -> Result<()> {
    let now = context.now();
    if !store::cancel(tx, row.id, now).await? {
        return Ok(());
    }
    let event = AuditEvent::InvitationCancelled {
        invitation: Id::from_uuid(row.id),
    };
    let record = Id::from_uuid(row.record_id);
    audit::append(tx, &context.keys, record, by, &event, now).await?;
    Ok(())
}
