//! Applications: from rows to what the use cases speak of.

use domain::{
    account::professional::Professional,
    approval::{Application, Approval},
    ids::{AccountId, Id},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::Decided;
use crate::{
    entities::practitioner,
    error::{Error, Result},
    tx::Tx,
};

/// Nobody has decided.
fn is_waiting() -> Condition {
    Condition::all()
        .add(practitioner::Column::ApprovedAt.is_null())
        .add(practitioner::Column::RefusedAt.is_null())
}

/// Those who wait. Identifiers begin with the time they were made.
pub(super) async fn waiting(db: &impl ConnectionTrait, at_most: u64) -> Result<Vec<Application>> {
    let rows = practitioner::Entity::find()
        .filter(is_waiting())
        .order_by_asc(practitioner::Column::AccountId)
        .limit(at_most)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(application).collect())
}

/// Puts in what a practitioner says of themselves: it waits for an administrator.
pub(crate) async fn apply(
    tx: &Tx,
    account: AccountId,
    display_name: String,
    professional: Professional,
) -> Result<()> {
    let waiting = practitioner::ActiveModel {
        account_id: Set(account.uuid()),
        display_name: Set(display_name),
        profession: Set(professional.profession),
        workplace: Set(professional.workplace),
        rpps_number: Set(professional.rpps.as_str().to_owned()),
        ..Default::default()
    };
    practitioner::Entity::insert(waiting)
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

pub(super) async fn practitioner(
    db: &impl ConnectionTrait,
    id: AccountId,
) -> Result<practitioner::Model> {
    practitioner::Entity::find_by_id(id.uuid())
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

pub(super) fn application(row: practitioner::Model) -> Application {
    Application {
        account: Id::from_uuid(row.account_id),
        name: row.display_name,
        profession: row.profession,
        workplace: row.workplace,
        rpps_number: row.rpps_number,
    }
}

pub(super) fn decided(row: &practitioner::Model) -> Result<Decided> {
    let (approval, at) = match (row.approved_at, row.refused_at, &row.refusal) {
        (None, None, None) => (Approval::Waiting, None),
        (Some(at), None, None) => (Approval::Approved, Some(at)),
        (None, Some(at), Some(reason)) => {
            let reason = reason.clone();
            (Approval::Refused { reason }, Some(at))
        }
        _ => return Err(Error::Corrupt("a decision")),
    };
    Ok(Decided {
        approval,
        at: at.map(crate::instant).transpose()?,
        by: row.decided_by.map(Id::from_uuid),
    })
}

/// Decides, if nobody has; tells whether.
pub(super) async fn decide(
    tx: &Tx,
    id: AccountId,
    decision: practitioner::ActiveModel,
) -> Result<bool> {
    let decided = practitioner::Entity::update_many()
        .set(decision)
        .filter(practitioner::Column::AccountId.eq(id.uuid()))
        .filter(is_waiting())
        .exec(&**tx)
        .await?;
    Ok(decided.rows_affected == 1)
}
