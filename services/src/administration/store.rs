//! Practitioners: from rows to what the use cases speak of.

use domain::{
    account::professional::Professional,
    actor::Practitioner,
    approval::{Application, Approval, Decided, Decision, DecisionReason, Registered},
    ids::{AccountId, Id},
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::{
    account,
    entities::{practitioner, practitioner_decision},
    error::{Error, Result},
    paris,
    tx::Tx,
};

/// Nobody has decided.
pub(super) fn is_waiting() -> Condition {
    Condition::all()
        .add(practitioner::Column::ApprovedAt.is_null())
        .add(practitioner::Column::RefusedAt.is_null())
}

/// They were approved, and not revoked since.
pub(super) fn may_act() -> Condition {
    Condition::all()
        .add(practitioner::Column::ApprovedAt.is_not_null())
        .add(practitioner::Column::RevokedAt.is_null())
}

/// They were refused or revoked.
pub(super) fn was_turned_away() -> Condition {
    Condition::any()
        .add(practitioner::Column::RefusedAt.is_not_null())
        .add(practitioner::Column::RevokedAt.is_not_null())
}

/// The same as [`may_act`], of a row.
pub(crate) const fn is_approved(row: &practitioner::Model) -> bool {
    row.approved_at.is_some() && row.revoked_at.is_none()
}

/// Whether an account may act as a practitioner's now.
pub(crate) async fn may_act_now(db: &impl ConnectionTrait, id: AccountId) -> Result<bool> {
    Ok(who_may_act(id).one(db).await?.is_some())
}

/// Refuses whoever was revoked since their session was looked at, and keeps everybody else from being revoked until `tx`
/// ends: nothing that they begin outlasts a revocation unseen. Taken before any lock on records and invitations.
pub(crate) async fn hold_approval(tx: &Tx, by: &Practitioner) -> Result<()> {
    if hold_if_approved(tx, by.account()).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Whether an account may act as a practitioner's: if so, until `tx` ends. Waits for whoever is about to revoke them; taken
/// before any lock on records and invitations.
pub(crate) async fn hold_if_approved(tx: &Tx, id: AccountId) -> Result<bool> {
    let held = who_may_act(id).lock_shared().one(&**tx).await?;
    Ok(held.is_some())
}

fn who_may_act(id: AccountId) -> Select<practitioner::Entity> {
    practitioner::Entity::find_by_id(id.uuid()).filter(may_act())
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

/// All of them after one.
pub(super) async fn after(
    db: &impl ConnectionTrait,
    after: Option<AccountId>,
    at_most: u64,
) -> Result<Vec<Registered>> {
    let mut all = practitioner::Entity::find().order_by_asc(practitioner::Column::AccountId);
    if let Some(after) = after {
        all = all.filter(practitioner::Column::AccountId.gt(after.uuid()));
    }
    all.limit(at_most)
        .all(db)
        .await?
        .into_iter()
        .map(registered)
        .collect()
}

/// Those who bear the same number.
pub(super) async fn of_same_number(
    db: &impl ConnectionTrait,
    row: &practitioner::Model,
) -> Result<Vec<Registered>> {
    practitioner::Entity::find()
        .filter(practitioner::Column::RppsNumber.eq(&row.rpps_number))
        .filter(practitioner::Column::AccountId.ne(row.account_id))
        .order_by_asc(practitioner::Column::AccountId)
        .all(db)
        .await?
        .into_iter()
        .map(registered)
        .collect()
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

pub(super) fn registered(row: practitioner::Model) -> Result<Registered> {
    Ok(Registered {
        approval: approval(&row)?,
        application: application(row),
    })
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

pub(super) fn approval(row: &practitioner::Model) -> Result<Approval> {
    let reason = || row.refusal.clone().ok_or(Error::Corrupt("a reason"));
    match (row.approved_at, row.refused_at, row.revoked_at) {
        (None, None, None) => Ok(Approval::Waiting),
        (Some(_), None, None) => Ok(Approval::Approved),
        (None, Some(_), None) => Ok(Approval::Refused { reason: reason()? }),
        (Some(_), None, Some(_)) => Ok(Approval::Revoked { reason: reason()? }),
        _ => Err(Error::Corrupt("a decision")),
    }
}

/// Changes a practitioner of whom this is so; tells whether.
pub(super) async fn change(
    tx: &Tx,
    id: AccountId,
    while_so: Condition,
    decision: practitioner::ActiveModel,
) -> Result<bool> {
    let changed = practitioner::Entity::update_many()
        .set(decision)
        .filter(practitioner::Column::AccountId.eq(id.uuid()))
        .filter(while_so)
        .exec(&**tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Keeps what was decided. The practitioner's row was changed before, and is held.
pub(super) async fn keep(
    tx: &Tx,
    (id, decision): (AccountId, Decision),
    by: Option<AccountId>,
    reason: Option<&DecisionReason>,
    at: Instant,
) -> Result<()> {
    let before = decisions_of(id).count(&**tx).await?;
    practitioner_decision::ActiveModel {
        practitioner_id: Set(id.uuid()),
        number: Set(i32::try_from(before).unwrap_or(i32::MAX).saturating_add(1)),
        decision: Set(decision.word().to_owned()),
        reason: Set(reason.map(|reason| reason.as_str().to_owned())),
        decided_by: Set(by.map(AccountId::uuid)),
        decided_at: Set(at.as_millisecond()),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}

/// What was decided about a practitioner, the first decision first.
pub(super) async fn decisions(db: &impl ConnectionTrait, id: AccountId) -> Result<Vec<Decided>> {
    let rows = decisions_of(id)
        .order_by_asc(practitioner_decision::Column::Number)
        .all(db)
        .await?;
    let deciders = account::store::by_ids(db, rows.iter().filter_map(|row| row.decided_by)).await?;
    rows.into_iter()
        .map(|row| {
            let decision = Decision::ALL
                .into_iter()
                .find(|decision| decision.word() == row.decision)
                .ok_or(Error::Corrupt("a decision"))?;
            let name = |id| deciders.get(&id).map(|by| by.name.clone());
            let by = row
                .decided_by
                .map(|id| name(id).ok_or(Error::Corrupt("who decided")));
            Ok(Decided {
                decision,
                reason: row.reason,
                by: by.transpose()?,
                at: paris::local_time(crate::instant(row.decided_at)?),
            })
        })
        .collect()
}

fn decisions_of(id: AccountId) -> Select<practitioner_decision::Entity> {
    practitioner_decision::Entity::find()
        .filter(practitioner_decision::Column::PractitionerId.eq(id.uuid()))
}
