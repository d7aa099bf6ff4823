//! Records, acts and access: from rows to domain types.

use std::collections::HashMap;

use domain::{
    date::CivilDate,
    ids::{AccountId, Id, RecordId},
    record::{
        RecordSheet, RecordSummary,
        access::{AccessHolder, AccessKind},
        person::{Person, Sex},
        vaccination::{Source, Vaccination, Validation},
    },
    share::ShareStatus,
    vaccine::disease::Disease,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    Context, account,
    entities::{practitioner, record, record_access, vaccination},
    error::{Error, Result},
    paris, share,
    tx::Tx,
};

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
        .filter(record_access::Column::Kind.eq(kind_text(kind)))
        .filter(record_access::Column::EndedAt.is_null())
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

/// These records as lines of a list, in the order given.
async fn summaries(context: &Context, ids: &[Uuid]) -> Result<Vec<RecordSummary>> {
    let db = context.db.read();
    let mut holders: HashMap<Uuid, Person> = record::Entity::find()
        .filter(record::Column::Id.is_in(ids.iter().copied()))
        .all(db)
        .await?
        .into_iter()
        .map(|row| Ok((row.id, Person::try_from(row)?)))
        .collect::<Result<_>>()?;
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
        .filter(record_access::Column::Kind.eq(kind_text(kind)))
        .filter(record_access::Column::EndedAt.is_null())
        .one(db)
        .await?
        .map(|_| ())
        .ok_or(Error::NotFound)
}

/// Makes everything else that would change who has a record wait. Taken before any lock on its invitations, so that
/// two transactions never wait for each other.
pub(crate) async fn lock(tx: &Tx, id: RecordId) -> Result<()> {
    record::Entity::update_many()
        .col_expr(
            record::Column::ShareVersion,
            Expr::col(record::Column::ShareVersion).add(1),
        )
        .filter(record::Column::Id.eq(id.uuid()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The identity of a record's holder.
pub(crate) async fn holder(db: &impl ConnectionTrait, id: RecordId) -> Result<record::Model> {
    record::Entity::find_by_id(id.uuid())
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

/// A record, whole, as `reader` sees it.
pub(super) async fn sheet(
    context: &Context,
    reader: AccountId,
    id: RecordId,
) -> Result<RecordSheet> {
    let db = context.db.read();
    let holder = Person::try_from(holder(db, id).await?)?;
    let statuses = share::statuses(context, &[id.uuid()]).await?;
    Ok(RecordSheet {
        id,
        holder,
        share_status: statuses
            .get(&id.uuid())
            .copied()
            .unwrap_or(ShareStatus::NotShared),
        vaccinations: vaccinations(db, id).await?,
        access: access(db, reader, id).await?,
    })
}

async fn vaccinations(db: &impl ConnectionTrait, id: RecordId) -> Result<Vec<Vaccination>> {
    let rows = vaccination::Entity::find()
        .filter(vaccination::Column::RecordId.eq(id.uuid()))
        .order_by_desc(vaccination::Column::OccurredOn)
        .order_by_asc(vaccination::Column::Id)
        .all(db)
        .await?;
    let validators = rows.iter().filter_map(|row| row.validated_by);
    let names: HashMap<Uuid, String> = practitioner::Entity::find()
        .filter(practitioner::Column::AccountId.is_in(validators))
        .all(db)
        .await?
        .into_iter()
        .map(|row| (row.account_id, row.display_name))
        .collect();
    rows.into_iter()
        .map(|row| {
            let validated_by = row.validated_by.and_then(|id| names.get(&id).cloned());
            vaccination_from(row, validated_by)
        })
        .collect()
}

async fn access(
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
    let mut holders = Vec::with_capacity(rows.len());
    for row in rows {
        let account = account::store::by_id(db, Id::from_uuid(row.account_id)).await?;
        holders.push(AccessHolder {
            name: account.name,
            kind: kind_from(&row.kind)?,
            since: paris::local_time(crate::instant(row.granted_at)?).date,
            is_reader: account.id == reader,
        });
    }
    Ok(holders)
}

impl TryFrom<record::Model> for Person {
    type Error = Error;

    fn try_from(row: record::Model) -> Result<Self> {
        Ok(Self {
            family_name: row.family_name,
            used_name: row.used_name,
            first_name: row.first_name,
            sex: match row.sex.as_str() {
                "female" => Sex::Female,
                "male" => Sex::Male,
                _ => return Err(Error::Corrupt("a sex")),
            },
            birth_date: date(&row.birth_date)?,
        })
    }
}

fn vaccination_from(row: vaccination::Model, validated_by: Option<String>) -> Result<Vaccination> {
    Ok(Vaccination {
        id: Id::from_uuid(row.id),
        vaccine: row.vaccine,
        diseases: row
            .diseases
            .split(',')
            .map(|code| Disease::from_code(code).ok_or(Error::Corrupt("a disease")))
            .collect::<Result<_>>()?,
        occurred_on: date(&row.occurred_on)?,
        lot_number: row.lot_number,
        validation: match row.validation.as_str() {
            "pending" => Validation::Pending,
            "validated" => Validation::Validated,
            "refused" => Validation::Refused,
            _ => return Err(Error::Corrupt("a validation")),
        },
        source: match row.source.as_deref() {
            None => None,
            Some("performed") => Some(Source::Performed),
            Some("seen-on-proof") => Some(Source::SeenOnProof),
            Some(_) => return Err(Error::Corrupt("a source")),
        },
        validated_by,
    })
}

pub(crate) const fn kind_text(kind: AccessKind) -> &'static str {
    match kind {
        AccessKind::Owner => "owner",
        AccessKind::Practitioner => "practitioner",
    }
}

fn kind_from(text: &str) -> Result<AccessKind> {
    match text {
        "owner" => Ok(AccessKind::Owner),
        "practitioner" => Ok(AccessKind::Practitioner),
        _ => Err(Error::Corrupt("a kind of access")),
    }
}

/// A date that the database holds.
pub(crate) fn date(text: &str) -> Result<CivilDate> {
    text.parse().map_err(|_| Error::Corrupt("a date"))
}
