//! Records and access: from rows to domain types.

use std::collections::HashMap;

use domain::{
    ids::{AccountId, Id, RecordId},
    record::{
        RecordSheet, RecordSummary,
        access::{AccessHolder, AccessKind},
        person::Person,
    },
    share::ShareStatus,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use super::text::{date_from, kind_from, kind_text, sex_from};
use crate::{
    Context, account,
    entities::{record, record_access},
    error::{Error, Result},
    paris, share,
    tx::Tx,
    vaccination,
};

/// Somebody has a record in one way, and it was not ended.
pub(crate) fn has_now(kind: AccessKind) -> Condition {
    Condition::all()
        .add(record_access::Column::Kind.eq(kind_text(kind)))
        .add(record_access::Column::EndedAt.is_null())
}

/// The records that an account has access to in one way, by name, after `after`; all of them without `at_most`.
pub(super) async fn list(
    context: &Context,
    account: AccountId,
    kind: AccessKind,
    after: Option<RecordId>,
    at_most: Option<u64>,
) -> Result<Vec<RecordSummary>> {
    let db = context.db.read();
    let mut query = record_access::Entity::find()
        .filter(record_access::Column::AccountId.eq(account.uuid()))
        .filter(has_now(kind))
        .order_by_asc(record_access::Column::SortName)
        .order_by_asc(record_access::Column::RecordId)
        .limit(at_most);
    if let Some(after) = after {
        let cursor = record_access::Entity::find_by_id((after.uuid(), account.uuid()))
            .one(db)
            .await?
            .ok_or(Error::NotFound)?;
        // The first condition alone is one range of the index; the second cuts its beginning off.
        query = query.filter(record_access::Column::SortName.gte(cursor.sort_name.clone()));
        query = query.filter(
            Condition::any()
                .add(record_access::Column::SortName.gt(cursor.sort_name.clone()))
                .add(
                    Condition::all()
                        .add(record_access::Column::SortName.eq(cursor.sort_name))
                        .add(record_access::Column::RecordId.gt(cursor.record_id)),
                ),
        );
    }
    let ids: Vec<Uuid> = query
        .all(db)
        .await?
        .into_iter()
        .map(|access| access.record_id)
        .collect();
    summaries(context, &ids).await
}

/// The identities of the holders of these records.
pub(crate) async fn holders(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Person>> {
    record::Entity::find()
        .filter(record::Column::Id.is_in(ids))
        .all(db)
        .await?
        .into_iter()
        .map(|row| Ok((row.id, Person::try_from(row)?)))
        .collect()
}

/// These records as lines of a list, in the order given.
pub(super) async fn summaries(context: &Context, ids: &[Uuid]) -> Result<Vec<RecordSummary>> {
    let mut holders = holders(context.db.read(), ids.iter().copied()).await?;
    let statuses = share::statuses(context, ids).await?;
    Ok(ids
        .iter()
        .filter_map(|id| {
            let share_status = statuses.get(id).copied().unwrap_or(ShareStatus::NotShared);
            holders.remove(id).map(|holder| RecordSummary {
                id: Id::from_uuid(*id),
                holder,
                share_status,
            })
        })
        .collect())
}

/// Refuses whoever has no such access to the record, as if there were none.
pub(crate) async fn require_access(
    db: &impl ConnectionTrait,
    account: AccountId,
    kind: AccessKind,
    record: RecordId,
) -> Result<()> {
    record_access::Entity::find_by_id((record.uuid(), account.uuid()))
        .filter(has_now(kind))
        .one(db)
        .await?
        .map(|_| ())
        .ok_or(Error::NotFound)
}

/// Makes everything else that would change who has a record wait. Taken before any lock on its invitations, so that
/// two transactions never wait for each other.
pub(crate) async fn hold(tx: &Tx, id: RecordId) -> Result<record::Model> {
    record::Entity::update_many()
        .col_expr(
            record::Column::ShareVersion,
            Expr::col(record::Column::ShareVersion).add(1),
        )
        .filter(record::Column::Id.eq(id.uuid()))
        .exec_with_returning(&**tx)
        .await?
        .pop()
        .ok_or(Error::NotFound)
}

/// Whether somebody owns a record.
pub(crate) async fn has_owner(db: &impl ConnectionTrait, id: RecordId) -> Result<bool> {
    let owner = record_access::Entity::find()
        .filter(record_access::Column::RecordId.eq(id.uuid()))
        .filter(has_now(AccessKind::Owner))
        .one(db)
        .await?;
    Ok(owner.is_some())
}

/// The record with this id: its own row alone.
pub(crate) async fn by_id(db: &impl ConnectionTrait, id: RecordId) -> Result<record::Model> {
    record::Entity::find_by_id(id.uuid())
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

/// The identity of a record's holder.
pub(crate) async fn holder(db: &impl ConnectionTrait, id: RecordId) -> Result<Person> {
    by_id(db, id).await?.try_into()
}

/// A record, whole, as `reader` sees it who has it in one way.
pub(super) async fn sheet(
    context: &Context,
    reader: AccountId,
    kind: AccessKind,
    id: RecordId,
) -> Result<RecordSheet> {
    let db = context.db.read();
    let [vaccinations, mut withdrawn] = vaccination::store::present_and_withdrawn(db, id).await?;
    if kind != AccessKind::Practitioner {
        withdrawn.clear();
    }
    let holder = holder(db, id).await?;
    let statuses = share::statuses(context, &[id.uuid()]).await?;
    Ok(RecordSheet {
        id,
        holder,
        share_status: statuses
            .get(&id.uuid())
            .copied()
            .unwrap_or(ShareStatus::NotShared),
        vaccinations,
        withdrawn,
        access: access(db, reader, id).await?,
    })
}

/// Who has access to a record, as `reader` sees them.
pub(crate) async fn access(
    db: &impl ConnectionTrait,
    reader: AccountId,
    id: RecordId,
) -> Result<Vec<AccessHolder>> {
    let rows = record_access::Entity::find()
        .filter(record_access::Column::RecordId.eq(id.uuid()))
        .filter(record_access::Column::EndedAt.is_null())
        .order_by_asc(record_access::Column::Kind)
        .order_by_asc(record_access::Column::GrantedAt)
        .all(db)
        .await?;
    let accounts = account::store::by_ids(db, rows.iter().map(|row| row.account_id)).await?;
    rows.into_iter()
        .map(|row| {
            let account = accounts.get(&row.account_id).ok_or(Error::NotFound)?;
            Ok(AccessHolder {
                name: account.name.clone(),
                kind: kind_from(&row.kind)?,
                since: paris::local_time(crate::instant(row.granted_at)?).date,
                is_reader: account.id == reader,
            })
        })
        .collect()
}

impl TryFrom<record::Model> for Person {
    type Error = Error;

    fn try_from(row: record::Model) -> Result<Self> {
        Ok(Self {
            family_name: row.family_name,
            used_name: row.used_name,
            first_name: row.first_name,
            sex: sex_from(&row.sex)?,
            birth_date: date_from(&row.birth_date)?,
        })
    }
}
