//! Who asks a practitioner for a new link: shown where they start the day, until they make one.

use domain::{
    actor::Practitioner, ids::Id, record::access::AccessKind, share::NewLinkRequest, time,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::{Shares, store};
use crate::{
    entities::{invitation, record_access},
    error::{Error, Result},
    paris,
    record::store::{has_now, holders},
};

impl Shares {
    /// The records of a practitioner's list for which a new link is asked of them, and none was made since; the latest
    /// first, at most `at_most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn new_link_requests(
        &self,
        by: &Practitioner,
        at_most: u64,
    ) -> Result<Vec<NewLinkRequest>> {
        let context = &self.0;
        let db = context.db.read();
        let (record, asked_at) = (
            invitation::Column::RecordId,
            invitation::Column::NewLinkRequestedAt,
        );
        let since = time::after(context.now(), -NewLinkRequest::REMINDED_FOR);
        let asked = invitation::Entity::find()
            .filter(invitation::Column::IssuedBy.eq(by.account().uuid()))
            .filter(asked_at.gt(since.as_millisecond()));
        let records = asked.clone().select_only().column(record).into_query();
        let on_the_list = record_access::Entity::find()
            .select_only()
            .column(record_access::Column::RecordId)
            .filter(record_access::Column::AccountId.eq(by.account().uuid()))
            .filter(has_now(AccessKind::Practitioner))
            .filter(record_access::Column::RecordId.in_subquery(records.clone()));
        let rows: Vec<(Uuid, i64)> = asked
            .filter(store::is_latest(record.in_subquery(records)))
            .filter(record.in_subquery(on_the_list.into_query()))
            .order_by_desc(asked_at)
            .order_by_desc(invitation::Column::Id)
            .limit(at_most)
            .select_only()
            .columns([record, asked_at])
            .into_tuple()
            .all(db)
            .await?;
        let mut holders = holders(db, rows.iter().map(|(record, _)| *record)).await?;
        rows.into_iter()
            .map(|(record, at)| {
                Ok(NewLinkRequest {
                    record: Id::from_uuid(record),
                    holder: holders.remove(&record).ok_or(Error::NotFound)?,
                    at: paris::local_time(crate::instant(at)?),
                })
            })
            .collect()
    }
}
