//! A mobile that its owner no longer has. Whoever has given the password says so where the code is asked for, and gives
//! another number (`ask.rs`); a link by e-mail begins 72 hours (`wait.rs`) in which the old number and the address are
//! told, and each can end it (`cancel.rs`); then codes go to the new number, and the first that is entered makes it the
//! account's.

mod ask;
mod cancel;
mod wait;

use domain::{
    account::{
        Role,
        lost_phone::{Standing, State, Wait},
        session::Stage,
    },
    ids::{AccountId, Id, SessionId},
    time::{Instant, LocalTime},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::{
    Accounts,
    code::{Bound, Number, Recipient},
    device,
    own::take_number,
    session::{self, SessionSecret},
    store::{self, Account},
    ways_in,
};
use crate::{
    Context,
    entities::{lost_phone as row, lost_phone_link as link, session as session_row},
    error::{Error, Result},
    paris,
    tx::Tx,
};

pub(super) use cancel::end;
pub(super) use wait::{purge, start_anew};

impl Accounts {
    /// What whoever has given the password sees of the number that was said to be lost.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] when no session waits for a code.
    pub async fn lost_phone(&self, secret: &SessionSecret) -> Result<Standing> {
        let context = &self.0;
        let (_, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        if account.actor.role() == Role::Administrator {
            return Ok(Standing::AskOperator);
        }
        let Some(found) = find(context.db.read(), account.id).await? else {
            return Ok(Standing::Nothing);
        };
        let wait = wait_of(&found)?;
        let number = store::open_phone(&context.keys, found.account_id, &found.phone_sealed)?;
        let phone_ending = number.ending().to_owned();
        Ok(match wait.state(context.now()) {
            State::Waiting => Standing::Waiting {
                phone_ending,
                until: paris::local_time(wait.opens_at()),
                ends: paris::local_time(wait.ends_at()),
            },
            State::Open => Standing::Open {
                phone_ending,
                until: paris::local_time(wait.ends_at()),
            },
            State::Over => Standing::Nothing,
        })
    }
}

/// Whom a code is for that a session was sent at `sent_at`: the account's number, or, once its wait is over, the one that
/// it waited for.
pub(super) async fn recipient(
    db: &impl ConnectionTrait,
    context: &Context,
    session: SessionId,
    account: &Account,
    sent_at: Instant,
) -> Result<(Recipient, Option<row::Model>)> {
    recipient_in(
        wait(db, account.id, sent_at).await?,
        context,
        session,
        account,
    )
}

/// The same, of the wait that there was then.
pub(super) fn recipient_in(
    wait: Option<(row::Model, State)>,
    context: &Context,
    session: SessionId,
    account: &Account,
) -> Result<(Recipient, Option<row::Model>)> {
    match wait {
        Some((found, State::Open)) => {
            let to = Recipient {
                bound: Bound::Session(session),
                number: Number::Proved,
                phone: store::open_phone(&context.keys, found.account_id, &found.phone_sealed)?,
                phone_digest: found.phone_digest.clone(),
                language: account.language,
            };
            Ok((to, Some(found)))
        }
        _ => Ok((Recipient::of_session(context, session, account)?, None)),
    }
}

/// The wait of an account for another number at a time, if it was not over.
pub(super) async fn wait(
    db: &impl ConnectionTrait,
    account: AccountId,
    at: Instant,
) -> Result<Option<(row::Model, State)>> {
    let Some(found) = find(db, account).await? else {
        return Ok(None);
    };
    let state = wait_of(&found)?.state(at);
    Ok((state != State::Over).then_some((found, state)))
}

/// From when on codes go to another number, if the account waits for one.
pub(super) async fn opens_at(context: &Context, account: AccountId) -> Result<Option<LocalTime>> {
    let Some(found) = find(context.db.read(), account).await? else {
        return Ok(None);
    };
    let wait = wait_of(&found)?;
    let over = wait.state(context.now()) == State::Over;
    Ok((!over).then(|| paris::local_time(wait.opens_at())))
}

/// Makes the number that an account waited for the account's; session and account are held. Every other way
/// into it is closed, and the trust of every device ends: whoever has the lost one may hold them.
///
/// # Errors
/// [`Error::Conflict`] when the wait was ended or begun anew meanwhile.
pub(super) async fn finish(
    tx: &Tx,
    context: &Context,
    session: &session_row::Model,
    before: &Account,
    waited: row::Model,
) -> Result<()> {
    let ended = row::Entity::delete_many()
        .filter(row::Column::Id.eq(waited.id))
        .filter(row::Column::Since.eq(waited.since))
        .filter(row::Column::Since.lte(Wait::opened_by(context.now()).as_millisecond()))
        .exec(&**tx)
        .await?;
    if ended.rows_affected != 1 {
        return Err(Error::Conflict);
    }
    take_number(
        tx,
        context,
        before,
        waited.phone_digest,
        waited.phone_sealed,
    )
    .await?;
    ways_in::close(tx, before.id, Some(Id::from_uuid(session.id))).await?;
    device::end_trust(tx, before.id).await
}

/// The number that an account waits for, if it does; it may be over.
async fn find(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<row::Model>> {
    Ok(row::Entity::find_by_id(account.uuid()).one(db).await?)
}

fn wait_of(found: &row::Model) -> Result<Wait> {
    Ok(Wait {
        since: crate::instant(found.since)?,
    })
}

/// Forgets every link that was sent to begin a wait.
pub(super) async fn forget_links(tx: &Tx, account: AccountId) -> Result<()> {
    link::Entity::delete_many()
        .filter(link::Column::AccountId.eq(account.uuid()))
        .exec(&**tx)
        .await?;
    Ok(())
}
