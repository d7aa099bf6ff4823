//! What becomes of the invitations of a practitioner who may act no longer.

use domain::{
    audit::{AuditEvent, Author},
    ids::{AccountId, Id, RecordId},
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
        let record: RecordId = Id::from_uuid(row.record_id);
        hold(tx, record).await?;
        // Claimed or locked meanwhile: so be it.
        if store::cancel(tx, row.id, now).await? {
            let event = AuditEvent::InvitationCancelled {
                invitation: Id::from_uuid(row.id),
            };
            audit::append(tx, &context.keys, record, by, &event, now).await?;
        }
    }
    Ok(())
}
