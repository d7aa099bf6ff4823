//! Checking a password: counted before it is looked at, for accounts that exist and for those that do not alike.

use domain::{
    account::{lockout::PasswordFailures, password::PasswordAttempt},
    problem::{Field, Problem},
    time::{self, Instant},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::hasher::Checked;
use crate::{
    Context,
    entities::password_failure,
    error::{Error, Result},
    throttle::{Limit, Verdict},
    tx::Tx,
};

/// Whose password is tried, and from where.
pub(super) struct Try<'a> {
    /// The keyed digest of the address that was typed.
    pub email_digest: &'a [u8],
    /// The client's address, for the limit that comes first.
    pub client: &'a str,
    /// What is stored, if the account exists.
    pub stored: Option<String>,
    /// Whether the account's waiting time is passed over: a device the account trusts cannot be a stranger's.
    pub from_trusted_device: bool,
}

/// Checks one password.
///
/// # Errors
/// [`Problem::WrongCredentials`] or [`Problem::TryLater`], at the password's field.
pub(super) async fn check(
    context: &Context,
    attempt: Try<'_>,
    password: PasswordAttempt,
) -> Result<Checked> {
    count(context, &attempt).await?;
    let checked = context
        .hasher
        .check(password, attempt.stored.clone())
        .await;
    match checked {
        Ok(checked) if checked.right => Ok(checked),
        Ok(_) => Err(Error::refused(Field::Password, Problem::WrongCredentials)),
        Err(error) => {
            take_back(context, &attempt).await?;
            Err(error)
        }
    }
}

fn try_later(seconds: u32) -> Error {
    Error::refused(Field::Password, Problem::TryLater { seconds })
}

/// Counts the try as a failure until it turns out to be none.
async fn count(context: &Context, attempt: &Try<'_>) -> Result<()> {
    let now = context.now();
    let tx = context.db.begin().await?;
    let address = Limit::passwords_of_address(&context.settings.limits, attempt.client)
        .take(&*tx, &context.keys, now)
        .await?;
    let wait = match address {
        Verdict::Wait { seconds } => Some(seconds),
        Verdict::Through if attempt.from_trusted_device => None,
        Verdict::Through => count_failure(&tx, attempt.email_digest, now).await?,
    };
    tx.commit().await?;
    wait.map_or(Ok(()), |seconds| Err(try_later(seconds)))
}

/// Counts one more failure of an e-mail address, or tells how long it must wait first (which counts nothing).
async fn count_failure(
    tx: &Tx,
    email_digest: &[u8],
    now: Instant,
) -> Result<Option<u32>> {
    // Made or found, and locked, in one statement: those who come at once wait here, whoever forgets it meanwhile.
    let fresh = password_failure::ActiveModel {
        email_digest: Set(email_digest.to_vec()),
        count: Set(0),
        last_at: Set(now.as_millisecond()),
    };
    let unchanged = Expr::col((password_failure::Entity, password_failure::Column::Count));
    let row = password_failure::Entity::insert(fresh)
        .on_conflict(
            OnConflict::column(password_failure::Column::EmailDigest)
                .value(password_failure::Column::Count, unchanged)
                .to_owned(),
        )
        .exec_with_returning(&**tx)
        .await?;
    let previous = PasswordFailures {
        count: u32::try_from(row.count).unwrap_or(0),
        last_at: crate::instant(row.last_at)?,
    };
    if now < previous.open_at() {
        return Ok(Some(time::seconds_until(previous.open_at(), now)));
    }
    let next = PasswordFailures::after_another(Some(previous), now);
    password_failure::Entity::update(password_failure::ActiveModel {
        email_digest: Set(row.email_digest),
        count: Set(i32::try_from(next.count).unwrap_or(i32::MAX)),
        last_at: Set(next.last_at.as_millisecond()),
    })
    .exec(&**tx)
    .await?;
    Ok(None)
}

/// The password was right: it was no failure, and the count starts anew.
pub(super) async fn forget(
    tx: &Tx,
    context: &Context,
    email_digest: &[u8],
    client: &str,
) -> Result<()> {
    Limit::passwords_of_address(&context.settings.limits, client)
        .give_back(&**tx, &context.keys)
        .await?;
    password_failure::Entity::delete_by_id(email_digest.to_vec())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The password was not looked at (too many were waiting): it counts for nothing.
async fn take_back(context: &Context, attempt: &Try<'_>) -> Result<()> {
    let tx = context.db.begin().await?;
    Limit::passwords_of_address(&context.settings.limits, attempt.client)
        .give_back(&*tx, &context.keys)
        .await?;
    if !attempt.from_trusted_device {
        password_failure::Entity::update_many()
            .col_expr(
                password_failure::Column::Count,
                Expr::col(password_failure::Column::Count).sub(1),
            )
            .filter(password_failure::Column::EmailDigest.eq(attempt.email_digest.to_vec()))
            .filter(password_failure::Column::Count.gt(0))
            .exec(&*tx)
            .await?;
    }
    Ok(tx.commit().await?)
}
