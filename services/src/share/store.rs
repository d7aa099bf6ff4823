//! Invitations: from rows to the state machine of `domain`, and its transitions as conditional updates.

use domain::{
    ids::{AccountId, Id},
    share::{
        invitation::{Ending, Invitation},
        token::ShareToken,
    },
    time::{self, Instant},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    account,
    entities::invitation,
    error::{Error, Result},
    keys::{Keys, Sealed, secret_digest},
    limits::NEW_LINK_ASKED_AGAIN,
    outbox,
    tx::Tx,
};

pub(crate) const CLAIMED: &str = "claimed";
pub(crate) const CANCELLED: &str = "cancelled";
pub(crate) const LOCKED: &str = "locked";

/// What decides whether a row can be claimed.
pub(crate) fn invitation(row: &invitation::Model) -> Result<Invitation> {
    Ok(Invitation {
        expires_at: crate::instant(row.expires_at)?,
        wrong_dates: u8::try_from(row.wrong_dates).map_err(|_| Error::Corrupt("a count"))?,
        ending: match (row.ending.as_deref(), row.claimed_by) {
            (None, _) => None,
            (Some(CLAIMED), Some(by)) => Some(Ending::Claimed(Id::from_uuid(by))),
            (Some(CANCELLED), _) => Some(Ending::Cancelled),
            (Some(LOCKED), _) => Some(Ending::Locked),
            _ => return Err(Error::Corrupt("an ending")),
        },
    })
}

/// The digest by which a token's invitation is found.
pub(crate) fn token_digest(token: &ShareToken) -> Vec<u8> {
    secret_digest(token.expose())
}

/// The invitation with this id.
pub(crate) async fn by_id(db: &impl ConnectionTrait, id: Uuid) -> Result<invitation::Model> {
    invitation::Entity::find_by_id(id)
        .one(db)
        .await?
        .ok_or(Error::NotFound)
}

/// The latest invitation of a record.
pub(super) async fn latest(
    db: &impl ConnectionTrait,
    record: Uuid,
) -> Result<Option<invitation::Model>> {
    Ok(invitation::Entity::find()
        .filter(invitation::Column::RecordId.eq(record))
        .order_by_desc(invitation::Column::CreatedAt)
        .order_by_desc(invitation::Column::Id)
        .one(db)
        .await?)
}

/// The latest invitation of each of these records: a record never has two of one instant.
pub(super) async fn latest_of_each(
    db: &impl ConnectionTrait,
    records: &[Uuid],
) -> Result<Vec<invitation::Model>> {
    let of_these = invitation::Column::RecordId.is_in(records.iter().copied());
    Ok(invitation::Entity::find()
        // Said twice: of those alone PostgreSQL looks for the latest, and reads no other.
        .filter(of_these.clone())
        .filter(is_latest(of_these))
        .all(db)
        .await?)
}

/// An invitation is the latest of its record, which is one of those that `records` tells.
pub(super) fn is_latest(records: Expr) -> Expr {
    let (record, created) = (invitation::Column::RecordId, invitation::Column::CreatedAt);
    let latest = invitation::Entity::find()
        .select_only()
        .column(record)
        .column_as(created.max(), "latest")
        .filter(records)
        .group_by(record)
        .into_query();
    Expr::tuple([Expr::col(record), Expr::col(created)]).in_subquery(latest)
}

/// An invitation is still pending, as [`Invitation::state`] has it.
pub(super) fn is_pending(now: Instant) -> Condition {
    Condition::all()
        .add(invitation::Column::Ending.is_null())
        .add(invitation::Column::ExpiresAt.gt(now.as_millisecond()))
        .add(invitation::Column::WrongDates.lt(i32::from(Invitation::WRONG_DATES)))
}

/// An update of an invitation that is still pending: the condition of every transition. Of many at once, the database
/// lets one through at a time.
fn while_pending(id: Uuid, now: Instant) -> UpdateMany<invitation::Entity> {
    invitation::Entity::update_many()
        .filter(invitation::Column::Id.eq(id))
        .filter(is_pending(now))
}

/// Ends an invitation: the sealed copy of its token has no more use.
fn ended(
    update: UpdateMany<invitation::Entity>,
    ending: &'static str,
    now: Instant,
) -> UpdateMany<invitation::Entity> {
    update
        .col_expr(invitation::Column::Ending, Expr::value(ending))
        .col_expr(
            invitation::Column::EndedAt,
            Expr::value(now.as_millisecond()),
        )
        .col_expr(
            invitation::Column::TokenSealed,
            Expr::value(Option::<Vec<u8>>::None),
        )
}

/// Counts one try before its date is compared. `false`: it can no longer be claimed.
pub(crate) async fn count_try(tx: &Tx, id: Uuid, now: Instant) -> Result<bool> {
    let counted = while_pending(id, now)
        .col_expr(
            invitation::Column::WrongDates,
            Expr::col(invitation::Column::WrongDates).add(1),
        )
        .exec(&**tx)
        .await?;
    Ok(counted.rows_affected == 1)
}

/// Ends it in favour of `by`; the try that was counted was no wrong one. `false`: it can no longer be claimed.
pub(crate) async fn claim(tx: &Tx, id: Uuid, by: AccountId, now: Instant) -> Result<bool> {
    let pending = invitation::Entity::update_many()
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::Ending.is_null())
        .filter(invitation::Column::ExpiresAt.gt(now.as_millisecond()));
    let claimed = ended(pending, CLAIMED, now)
        .col_expr(invitation::Column::ClaimedBy, Expr::value(by.uuid()))
        .col_expr(invitation::Column::BoundTo, Expr::value(by.uuid()))
        .col_expr(
            invitation::Column::WrongDates,
            Expr::col(invitation::Column::WrongDates).sub(1),
        )
        .exec(&**tx)
        .await?;
    Ok(claimed.rows_affected == 1)
}

/// Locks it after its last wrong date.
pub(crate) async fn lock(tx: &Tx, id: Uuid, now: Instant) -> Result<()> {
    let spent = invitation::Entity::update_many()
        .filter(invitation::Column::Id.eq(id))
        .filter(invitation::Column::Ending.is_null())
        .filter(invitation::Column::WrongDates.gte(i32::from(Invitation::WRONG_DATES)));
    let locked = ended(spent, LOCKED, now).exec(&**tx).await?;
    if locked.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}

/// Cancels it, and the mails with its link that have not left. `false`: it was no longer pending.
pub(super) async fn cancel(tx: &Tx, id: Uuid, now: Instant) -> Result<bool> {
    let cancelled = ended(while_pending(id, now), CANCELLED, now)
        .exec(&**tx)
        .await?;
    if cancelled.rows_affected != 1 {
        return Ok(false);
    }
    outbox::end_those_of(tx, Id::from_uuid(id), now).await?;
    Ok(true)
}

/// Remembers the first sign-in with it. `false`: it was not the first, or it is no longer pending.
pub(super) async fn bind(tx: &Tx, id: Uuid, to: AccountId, now: Instant) -> Result<bool> {
    let started_at = Expr::col(invitation::Column::StartedAt).if_null(now.as_millisecond());
    let bound = while_pending(id, now)
        .col_expr(invitation::Column::BoundTo, Expr::value(to.uuid()))
        .col_expr(invitation::Column::StartedAt, started_at)
        .filter(invitation::Column::BoundTo.is_null())
        .exec(&**tx)
        .await?;
    Ok(bound.rows_affected == 1)
}

/// Remembers that somebody began with it who has no account yet. `false`: somebody had already, or it is no longer
/// pending.
pub(super) async fn note_start(tx: &Tx, id: Uuid, now: Instant) -> Result<bool> {
    let begun = while_pending(id, now)
        .col_expr(
            invitation::Column::StartedAt,
            Expr::value(now.as_millisecond()),
        )
        .filter(invitation::Column::StartedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(begun.rows_affected == 1)
}

/// Remembers that a new link is asked for from its page. `false`: it was asked for too short a time ago, as
/// [`time::wait_left`] has it.
pub(super) async fn note_new_link(tx: &Tx, id: Uuid, now: Instant) -> Result<bool> {
    let requested_at = invitation::Column::NewLinkRequestedAt;
    let a_day_ago = time::after(now, -NEW_LINK_ASKED_AGAIN).as_millisecond();
    let ahead = time::after(now, time::AHEAD).as_millisecond();
    let asked = invitation::Entity::update_many()
        .col_expr(requested_at, Expr::value(now.as_millisecond()))
        .filter(invitation::Column::Id.eq(id))
        .filter(
            Condition::any()
                .add(requested_at.is_null())
                .add(requested_at.lte(a_day_ago))
                .add(requested_at.gt(ahead)),
        )
        .exec(&**tx)
        .await?;
    Ok(asked.rows_affected == 1)
}

/// Erases the sealed copies of the tokens whose time is up.
pub(super) async fn erase_expired_tokens(tx: &Tx, now: Instant) -> Result<()> {
    invitation::Entity::update_many()
        .col_expr(
            invitation::Column::TokenSealed,
            Expr::value(Option::<Vec<u8>>::None),
        )
        .filter(invitation::Column::TokenSealed.is_not_null())
        .filter(invitation::Column::ExpiresAt.lte(now.as_millisecond()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Opens the sealed copy of a token.
pub(crate) fn open_token(keys: &Keys, id: Uuid, sealed: &[u8]) -> Result<ShareToken> {
    let bytes = keys.open(Sealed::ShareToken, id.as_bytes(), sealed)?;
    bytes
        .as_slice()
        .try_into()
        .map(ShareToken::from_bytes)
        .map_err(|_| Error::Corrupt("a token"))
}

/// The practitioner who issued an invitation: name, language and address for messages.
pub(crate) async fn issuer(
    db: &impl ConnectionTrait,
    row: &invitation::Model,
) -> Result<account::store::Account> {
    account::store::by_id(db, Id::from_uuid(row.issued_by)).await
}
