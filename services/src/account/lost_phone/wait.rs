//! The wait for another number: begun by the link in the mail, told of to the old number and the address, and begun anew
//! when the password was chosen by a link.

use domain::{
    account::lost_phone::{BeginToken, CancelToken, Wait},
    ids::{Id, LostPhoneId},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use super::{find, forget_links, wait_of};
use crate::{
    Context,
    account::{
        Accounts,
        store::{self, Account},
    },
    entities::{lost_phone as row, lost_phone_link as link},
    error::{Error, Result},
    keys::{Keyed, secret_digest},
    messages, outbox, paris,
    throttle::{Limit, Verdict},
    tx::Tx,
};

impl Accounts {
    /// The last two digits of the number that a link begins the wait for. Changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it may not be used: unknown, used, ended or too old.
    pub async fn may_begin_wait(&self, token: &BeginToken) -> Result<String> {
        let link = asked(&self.0, token).await?;
        let number = store::open_phone(&self.0.keys, link.account_id, &link.phone_sealed)?;
        Ok(number.ending().to_owned())
    }

    /// Begins the wait. The old number and the address are told, each with a link that ends it. No session is opened.
    ///
    /// # Errors
    /// As [`Self::may_begin_wait`]; [`Error::Conflict`] while the account waits for a number already.
    pub async fn begin_wait(&self, token: &BeginToken) -> Result<()> {
        let context = &self.0;
        let link = asked(context, token).await?;
        let now = context.now();
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, Id::from_uuid(link.account_id)).await?;
        if !spend(&tx, &link, now).await? {
            return Err(Error::NotFound);
        }
        let over = Wait::over_by(now).as_millisecond();
        row::Entity::delete_many()
            .filter(row::Column::AccountId.eq(link.account_id))
            .filter(row::Column::Since.lte(over))
            .exec(&*tx)
            .await?;
        let id: LostPhoneId = context.new_id()?;
        let waiting = row::ActiveModel {
            account_id: Set(link.account_id),
            id: Set(id.uuid()),
            phone_digest: Set(link.phone_digest),
            phone_sealed: Set(link.phone_sealed),
            cancel_digest: Set(secret_digest(cancel_token(context, id)?.expose())),
            since: Set(now.as_millisecond()),
            reminded_at: Set(None),
        };
        let inserted = row::Entity::insert(waiting)
            .on_conflict(
                OnConflict::column(row::Column::AccountId)
                    .do_nothing()
                    .to_owned(),
            )
            .exec_without_returning(&*tx)
            .await?;
        if inserted != 1 {
            return Err(Error::Conflict);
        }
        forget_links(&tx, account.id).await?;
        tell(&tx, context, &account).await?;
        Ok(tx.commit().await?)
    }

    /// Tells old numbers and addresses once more of the waits that end within a day: whoever reads another's mail has
    /// deleted it, and a phone may have been off.
    ///
    /// # Errors
    /// When one could not be told of; the others were all the same, and nothing is lost by trying again later.
    pub async fn remind_of_waits(&self) -> Result<()> {
        let context = &self.0;
        let now = context.now();
        let due = row::Entity::find()
            .filter(row::Column::Since.lte(Wait::reminded_by(now).as_millisecond()))
            .filter(row::Column::Since.gt(Wait::opened_by(now).as_millisecond()))
            .filter(row::Column::RemindedAt.is_null())
            .all(context.db.read())
            .await?;
        let mut told = Ok(());
        for waiting in due {
            // One that cannot be told of must not keep the others from being warned.
            told = told.and(remind(context, waiting, now).await);
        }
        told
    }
}

/// Tells of one, unless another process has, or the wait was ended or begun anew.
async fn remind(context: &Context, waiting: row::Model, now: Instant) -> Result<()> {
    let tx = context.db.begin().await?;
    let account = store::hold(&tx, Id::from_uuid(waiting.account_id)).await?;
    let reminded = row::Entity::update_many()
        .col_expr(
            row::Column::RemindedAt,
            Expr::value(Some(now.as_millisecond())),
        )
        .filter(row::Column::Id.eq(waiting.id))
        .filter(row::Column::Since.eq(waiting.since))
        .filter(row::Column::RemindedAt.is_null())
        .exec(&*tx)
        .await?;
    if reminded.rows_affected == 1 {
        let wait = wait_of(&waiting)?;
        let token = cancel_token(context, Id::from_uuid(waiting.id))?;
        let until = paris::local_time(wait.opens_at());
        let told = [
            messages::wait_begun_sms(context, &account, &token)?,
            messages::wait_ends_soon(context, &account, until, &token)?,
        ];
        for message in &told {
            outbox::put(&tx, context, message, Some(wait.ends_at())).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Begins the 72 hours of an account that is held anew, if it waits for a number: its password was just chosen by a link.
/// Links that were sent to begin a wait end, for they were asked for with the password before.
pub(in crate::account) async fn start_anew(
    tx: &Tx,
    context: &Context,
    account: &Account,
) -> Result<()> {
    forget_links(tx, account.id).await?;
    let now = context.now();
    let begun_anew = row::Entity::update_many()
        .col_expr(row::Column::Since, Expr::value(now.as_millisecond()))
        .col_expr(row::Column::RemindedAt, Expr::value(Option::<i64>::None))
        .filter(row::Column::AccountId.eq(account.id.uuid()))
        .filter(row::Column::Since.gt(Wait::over_by(now).as_millisecond()))
        .exec(&**tx)
        .await?;
    if begun_anew.rows_affected == 1 {
        tell(tx, context, account).await?;
    }
    Ok(())
}

/// Tells the old number and the address of the wait that has just begun, each with the link that ends it: the number not
/// at each of many times that it begins anew, for an SMS that it was sent holds the same link.
async fn tell(tx: &Tx, context: &Context, account: &Account) -> Result<()> {
    let waiting = find(&**tx, account.id).await?.ok_or(Error::Conflict)?;
    let wait = wait_of(&waiting)?;
    let number = store::open_phone(&context.keys, waiting.account_id, &waiting.phone_sealed)?;
    let id = Id::from_uuid(waiting.id);
    let token = cancel_token(context, id)?;
    let until = paris::local_time(wait.opens_at());
    let mut told = vec![messages::wait_begun(
        context,
        account,
        number.ending(),
        until,
        &token,
    )?];
    let by_sms = Limit::wait_told_by_sms(&context.settings.limits, id);
    if by_sms.take(&**tx, &context.keys, context.now()).await? == Verdict::Through {
        told.push(messages::wait_begun_sms(context, account, &token)?);
    }
    for message in &told {
        outbox::put(tx, context, message, Some(wait.ends_at())).await?;
    }
    Ok(())
}

/// The token that ends a wait: made of its id under the outside key, so that every message holds the same link and the
/// database holds none.
fn cancel_token(context: &Context, id: LostPhoneId) -> Result<CancelToken> {
    context.keys.link_token(Keyed::PhoneNotLost, id.as_bytes())
}

/// A link that may still be used.
async fn asked(context: &Context, token: &BeginToken) -> Result<link::Model> {
    link::Entity::find_by_id(secret_digest(token.expose()))
        .filter(link::Column::ExpiresAt.gt(context.now().as_millisecond()))
        .one(context.db.read())
        .await?
        .ok_or(Error::NotFound)
}

/// Uses a link up: of many at once, one does.
async fn spend(tx: &Tx, link: &link::Model, now: Instant) -> Result<bool> {
    let spent = link::Entity::delete_many()
        .filter(link::Column::Digest.eq(link.digest.clone()))
        .filter(link::Column::ExpiresAt.gt(now.as_millisecond()))
        .exec(&**tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Forgets the links that are too old, and the waits that are over.
pub(in crate::account) async fn purge(context: &Context, now: Instant) -> Result<()> {
    let tx = context.db.begin().await?;
    link::Entity::delete_many()
        .filter(link::Column::ExpiresAt.lte(now.as_millisecond()))
        .exec(&*tx)
        .await?;
    tx.commit().await?;
    let tx = context.db.begin().await?;
    row::Entity::delete_many()
        .filter(row::Column::Since.lte(Wait::over_by(now).as_millisecond()))
        .exec(&*tx)
        .await?;
    Ok(tx.commit().await?)
}
