//! Ending the wait for another number: by the link that the old number and the address were sent, where the code is asked
//! for, and by any code of the old number, which so is not lost.

use domain::{
    account::{
        lost_phone::{CancelToken, Wait},
        session::Stage,
    },
    ids::Id,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::forget_links;
use crate::{
    Context,
    account::{
        Accounts,
        code::{self, Bound},
        second_factor,
        session::{self, SessionSecret},
        store::{self, Account},
    },
    entities::lost_phone as row,
    error::{Error, Result},
    keys::secret_digest,
    messages, outbox,
    tx::Tx,
};

impl Accounts {
    /// Whether a link may still end a wait. Changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it may not: unknown, used, or the wait is over.
    pub async fn may_cancel_wait(&self, token: &CancelToken) -> Result<()> {
        waited(&self.0, token).await.map(drop)
    }

    /// Ends the wait of a link. The address is told.
    ///
    /// # Errors
    /// As [`Self::may_cancel_wait`].
    pub async fn cancel_wait(&self, token: &CancelToken) -> Result<()> {
        let context = &self.0;
        let waiting = waited(context, token).await?;
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, Id::from_uuid(waiting.account_id)).await?;
        // Another one may have begun since the link was looked at: it has a link of its own.
        let now = row::Entity::find_by_id(waiting.account_id)
            .one(&*tx)
            .await?;
        if now.is_none_or(|now| now.id != waiting.id) || !end(&tx, context, &account).await? {
            return Err(Error::NotFound);
        }
        Ok(tx.commit().await?)
    }

    /// Ends the wait of the account whose password was just given. A session whose code went to the new number is sent
    /// one to the old.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] when no session waits for a code.
    pub async fn keep_phone(&self, secret: &SessionSecret, client: &str) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        let id = Id::from_uuid(session.id);
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, account.id).await?;
        session::hold(&tx, &session).await?;
        let (_, waited) = super::recipient(&*tx, context, id, &account, context.now()).await?;
        end(&tx, context, &account).await?;
        if waited.is_some() {
            code::forget(&tx, Bound::Session(id)).await?;
            second_factor::send_first(&tx, context, &account, id, client).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Ends the wait of an account that is held, and every link that was sent to begin one; tells whether it waited. The
/// address is told if it did.
pub(in crate::account) async fn end(tx: &Tx, context: &Context, account: &Account) -> Result<bool> {
    forget_links(tx, account.id).await?;
    let over = Wait::over_by(context.now()).as_millisecond();
    let ended = row::Entity::delete_many()
        .filter(row::Column::AccountId.eq(account.id.uuid()))
        .filter(row::Column::Since.gt(over))
        .exec(&**tx)
        .await?;
    if ended.rows_affected == 1 {
        let message = messages::wait_cancelled(context, account)?;
        outbox::put(tx, context, &message, None).await?;
    }
    Ok(ended.rows_affected == 1)
}

/// The wait that a link may still end.
async fn waited(context: &Context, token: &CancelToken) -> Result<row::Model> {
    let over = Wait::over_by(context.now()).as_millisecond();
    row::Entity::find()
        .filter(row::Column::CancelDigest.eq(secret_digest(token.expose())))
        .filter(row::Column::Since.gt(over))
        .one(context.db.read())
        .await?
        .ok_or(Error::NotFound)
}
