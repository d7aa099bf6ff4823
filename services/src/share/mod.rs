//! Invitations: the practitioner issues, sends, cancels and watches them; whoever holds the link sees their page.

mod cancel;
mod issue;
mod requested;
pub(crate) mod store;
mod timeline;
mod visit;

use std::collections::HashMap;

use domain::{
    ids::Id,
    links,
    record::access::AccessKind,
    share::{ShareStatus, invitation::State, token::ShareToken},
    time::Instant,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{Context, entities::record_access, error::Result, record::store::has_now};

pub(crate) use cancel::cancel_all_of;
pub use visit::Visitor;
pub(crate) use visit::{bind, bind_proved, note_registration, visible};

/// Invitations, the practitioner's side and their pages.
#[derive(Clone, Debug)]
pub struct Shares(pub(crate) Context);

impl Shares {
    /// The link of an invitation.
    pub fn link(&self, token: &ShareToken) -> String {
        link(&self.0, token)
    }

    /// Erases the secrets of the invitations whose time is up.
    pub(crate) async fn purge(&self, now: Instant) -> Result<()> {
        let tx = self.0.db.begin().await?;
        store::erase_expired_tokens(&tx, now).await?;
        Ok(tx.commit().await?)
    }
}

/// The share status of each of these records.
pub(crate) async fn statuses(
    context: &Context,
    records: &[Uuid],
) -> Result<HashMap<Uuid, ShareStatus>> {
    let db = context.db.read();
    let now = context.now();
    let owned: Vec<record_access::Model> = record_access::Entity::find()
        .filter(record_access::Column::RecordId.is_in(records.iter().copied()))
        .filter(has_now(AccessKind::Owner))
        .all(db)
        .await?;
    let latest = store::latest_of_each(db, records)
        .await?
        .iter()
        .map(|row| Ok((row.record_id, store::invitation(row)?.state(now))))
        .collect::<Result<HashMap<Uuid, State>>>()?;
    Ok(records
        .iter()
        .map(|record| {
            let has_owner = owned.iter().any(|access| access.record_id == *record);
            (
                *record,
                ShareStatus::of(has_owner, latest.get(record).copied()),
            )
        })
        .collect())
}

/// The link of an invitation.
pub(crate) fn link(context: &Context, token: &ShareToken) -> String {
    format!("{}{}", context.settings.public_url, links::entry(token))
}

/// The share page of a record, for the practitioner's messages.
pub(crate) fn practitioner_page(context: &Context, record: Uuid) -> String {
    let page = links::sharing(Id::from_uuid(record));
    format!("{}{page}", context.settings.public_url)
}
