//! Checking a password: counted before it is looked at, for accounts that exist and for those that do not alike.

use domain::{
    account::{lockout::PasswordFailures, password::PasswordAttempt, sign_in},
    ids::TrustedDeviceId,
    problem::{Field, Problem},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set,
    ConnectionTrait, EntityTrait, QueryTrait, StatementBuilder,
    sea_query::{Expr, OnConflict},
};

use super::{hasher::Place, password_hash::Checked, store::Account};
use crate::{
    Context,
    entities::{password_failure, session},
    error::{Error, Result},
    keys::Keyed,
    throttle::{self, Limit, Verdict},
    tx::Tx,
};

/// Whom wrong passwords make wait. A stranger may make strangers wait, never those who have shown who they are.
#[derive(Debug, Clone, Copy)]
pub(super) enum CountedFor<'a> {
    /// Everyone who tries this e-mail address, known or not, from somewhere new.
    Strangers,
    /// A client address that has given this account's password in the last 30 days.
    KnownAddress,
    /// A device that the account trusts.
    Device(TrustedDeviceId),
    /// A session that the account opened.
    Session(&'a [u8]),
}

/// Whose password is tried, and from where.
pub(super) struct Try<'a> {
    /// The keyed digest of the address that was typed.
    pub email_digest: &'a [u8],
    /// The client's address, for the limit that comes first.
    pub client: &'a str,
    /// Whom the try is counted for.
    pub counted_for: CountedFor<'a>,
}

/// A try that was counted as a failure, and has a place to be looked at.
pub(super) struct Counted(Place);

impl Try<'_> {
    /// The key of the counter.
    fn key(&self, context: &Context) -> Result<Vec<u8>> {
        let (kind, of): (&[u8], &[u8]) = match &self.counted_for {
            CountedFor::Strangers => (b"strangers", &[]),
            CountedFor::KnownAddress => (b"known address", self.client.as_bytes()),
            CountedFor::Device(id) => (b"device", id.as_bytes()),
            CountedFor::Session(digest) => (b"session", digest),
        };
        context.keys.digest(
            Keyed::Throttle,
            &[b"passwords", kind, of, self.email_digest],
        )
    }
}

/// Checks one password, once what was counted in `tx` is there for all to see.
///
/// # Errors
/// [`Problem::WrongCredentials`], at the password's field.
pub(super) async fn check(
    context: &Context,
    (tx, counted): (Tx, Counted),
    stored: Option<String>,
    password: PasswordAttempt,
) -> Result<Checked> {
    // On the disk before anybody is told what came of it.
    tx.commit_unsettled().await?;
    let checked = counted.0.check(password, stored).await?;
    if checked.right {
        return Ok(checked);
    }
    context.db.settle().await?;
    Err(Error::refused(Field::Password, Problem::WrongCredentials))
}

/// Checks the password of an account once more, in one of its sessions. The try stays counted as a failure until
/// [`forget`] is told of it.
///
/// # Errors
/// As [`count`] and [`check`]; [`Problem::Missing`].
pub(super) async fn check_in_session<'a>(
    context: &Context,
    session: &'a session::Model,
    account: &'a Account,
    raw: &str,
    client: &'a str,
) -> Result<Try<'a>> {
    let password = sign_in::parse_password(raw).map_err(|problem| Error::Refused(vec![problem]))?;
    let attempt = Try {
        email_digest: &account.email_digest,
        client,
        counted_for: CountedFor::Session(&session.digest),
    };
    context.hasher.look()?;
    let counted = count(context.db.begin().await?, context, &attempt).await?;
    check(
        context,
        counted,
        Some(account.password_hash.clone()),
        password,
    )
    .await?;
    Ok(attempt)
}

fn try_later(seconds: u32) -> Error {
    Error::refused(Field::Password, Problem::TryLater { seconds })
}

/// Counts the try as a failure until it turns out to be none: before anything is looked up, so that neither the answer
/// nor its time tells whether the address is known. Who finds no place is not counted: nobody has time to look.
///
/// # Errors
/// [`Problem::TryLater`], at the password's field, whatever else there is in `tx` is over then; [`Error::Busy`].
pub(super) async fn count(tx: Tx, context: &Context, attempt: &Try<'_>) -> Result<(Tx, Counted)> {
    let now = context.now();
    let limits = &context.settings.limits;
    let of_account = Limit::passwords_of_account(limits, attempt.email_digest);
    let both = [
        Limit::passwords_of_address(limits, attempt.client),
        of_account.clone(),
    ];
    let verdict = throttle::take_all(&both, &*tx, &context.keys, now).await?;
    if let Verdict::Wait { seconds } = verdict {
        // Nothing was counted, and there is nothing to make last: a flood waits for no disk.
        return Err(try_later(seconds));
    }
    if let Err(seconds) = count_failure(&tx, attempt.key(context)?, now).await? {
        // It counts for the client, and is not looked at.
        tx.execute(&of_account.giving_back(&context.keys)?).await?;
        tx.commit().await?;
        return Err(try_later(seconds));
    }
    let place = context.hasher.place()?;
    Ok((tx, Counted(place)))
}

/// Counts one more failure, or tells how many seconds it must wait first (which counts nothing).
async fn count_failure(
    tx: &Tx,
    key: Vec<u8>,
    now: Instant,
) -> Result<std::result::Result<(), u32>> {
    let first = PasswordFailures::after_another(None, now);
    let inserted = password_failure::Entity::insert(row_of(key.clone(), first))
        .on_conflict(
            OnConflict::column(password_failure::Column::Key)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    if inserted == 1 {
        return Ok(Ok(()));
    }
    // Made or found, and locked, in one statement: those who come at once wait here, whoever forgets it meanwhile.
    let none = PasswordFailures { count: 0, ..first };
    let unchanged = Expr::col((password_failure::Entity, password_failure::Column::Count));
    let row = password_failure::Entity::insert(row_of(key, none))
        .on_conflict(
            OnConflict::column(password_failure::Column::Key)
                .value(password_failure::Column::Count, unchanged)
                .to_owned(),
        )
        .exec_with_returning(&**tx)
        .await?;
    let previous = PasswordFailures {
        count: u32::try_from(row.count).unwrap_or(0),
        last_at: crate::instant(row.last_at)?,
    };
    let seconds = previous.wait_left(now);
    if seconds > 0 {
        return Ok(Err(seconds));
    }
    let next = PasswordFailures::after_another(Some(previous), now);
    password_failure::Entity::update(row_of(row.key, next))
        .exec(&**tx)
        .await?;
    Ok(Ok(()))
}

fn row_of(key: Vec<u8>, failures: PasswordFailures) -> password_failure::ActiveModel {
    password_failure::ActiveModel {
        key: Set(key),
        count: Set(i32::try_from(failures.count).unwrap_or(i32::MAX)),
        last_at: Set(failures.last_at.as_millisecond()),
    }
}

/// The password was right: it was no failure, the count starts anew, and the client's address is known. Before anything is
/// done with a session: rows that two transactions want are taken in one order (the client's, the account's, its failures, the
/// known address, the session, what codes are counted in).
pub(super) async fn forget(tx: &Tx, context: &Context, attempt: &Try<'_>) -> Result<()> {
    let of_address = Limit::passwords_of_address(&context.settings.limits, attempt.client);
    let failures = password_failure::Entity::delete_by_id(attempt.key(context)?);
    let known = Limit::known_address(attempt.email_digest, attempt.client);
    let statements: [&dyn StatementBuilder; _] = [
        &of_address.giving_back(&context.keys)?,
        &failures.into_query(),
        &known.beginning_anew(&context.keys, context.now())?,
    ];
    Ok(tx.execute_all(statements).await?)
}

/// The password was chosen anew by whoever reads the account's mail, from this client: what was counted against the one
/// before says nothing of this one. What is counted for the client's address over all accounts stays, and so does what
/// is counted for the second factor, of which a mailbox proves nothing.
pub(super) async fn start_anew(
    tx: &Tx,
    context: &Context,
    email_digest: &[u8],
    client: &str,
) -> Result<()> {
    // In the order in which they are counted.
    Limit::passwords_of_account(&context.settings.limits, email_digest)
        .clear(&**tx, &context.keys)
        .await?;
    for counted_for in [CountedFor::Strangers, CountedFor::KnownAddress] {
        let attempt = Try {
            email_digest,
            client,
            counted_for,
        };
        password_failure::Entity::delete_by_id(attempt.key(context)?)
            .exec(&**tx)
            .await?;
    }
    Ok(())
}
