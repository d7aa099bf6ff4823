//! The sessions that an account has open, for its owner.

use domain::{
    account::{
        Role,
        own::OpenSession,
        session::{Life, Lifetimes, Stage},
        user_agent::UserAgent,
    },
    ids::{Id, SessionId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Context,
    account::{
        Accounts,
        session::{self, SessionSecret},
        store::{self, stage_text},
        ways_in,
    },
    entities::session as row,
    error::{Error, Result},
    paris,
};

impl Accounts {
    /// The sessions that are open, the one used last first; the one that asks among them.
    ///
    /// # Errors
    /// [`Error::SignInRequired`].
    pub async fn open_sessions(&self, secret: &SessionSecret) -> Result<Vec<OpenSession>> {
        let (this, account) = session::at(&self.0, secret, Stage::SignedIn).await?;
        open(&self.0, &this, account.actor.role()).await
    }

    /// Ends one of them.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the account has no such session.
    pub async fn end_session(&self, secret: &SessionSecret, ended: SessionId) -> Result<()> {
        let (this, _) = session::at(&self.0, secret, Stage::SignedIn).await?;
        let tx = self.0.db.begin().await?;
        let ended = row::Entity::delete_many()
            .filter(row::Column::Id.eq(ended.uuid()))
            .filter(row::Column::AccountId.eq(this.account_id))
            .exec(&*tx)
            .await?;
        tx.commit().await?;
        if ended.rows_affected == 1 {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Ends every one of them, this one too, and closes every other way in.
    ///
    /// # Errors
    /// [`Error::SignInRequired`].
    pub async fn sign_out_everywhere(&self, secret: &SessionSecret) -> Result<()> {
        let (_, account) = session::at(&self.0, secret, Stage::SignedIn).await?;
        let tx = self.0.db.begin().await?;
        store::hold(&tx, account.id).await?;
        ways_in::close(&tx, account.id, None).await?;
        Ok(tx.commit().await?)
    }
}

/// The sessions that are open beside `this`, and itself; an idle one is as long as the password brings it back.
pub(super) async fn open(
    context: &Context,
    this: &row::Model,
    role: Role,
) -> Result<Vec<OpenSession>> {
    let rows = row::Entity::find()
        .filter(row::Column::AccountId.eq(this.account_id))
        .filter(row::Column::Stage.eq(stage_text(Stage::SignedIn)))
        .order_by_desc(row::Column::LastUsedAt)
        .order_by_asc(row::Column::Id)
        .all(context.db.read())
        .await?;
    let lifetimes = Lifetimes::of(role);
    let mut open = vec![];
    for row in rows {
        let (created_at, last_used_at) = (
            crate::instant(row.created_at)?,
            crate::instant(row.last_used_at)?,
        );
        match lifetimes.life(created_at, last_used_at, context.now()) {
            Life::Ended => continue,
            Life::Idle if !lifetimes.resumable => continue,
            Life::Live | Life::Idle => {}
        }
        open.push(OpenSession {
            id: Id::from_uuid(row.id),
            user_agent: UserAgent::from_text(row.user_agent.as_deref().unwrap_or_default()),
            since: paris::local_time(created_at),
            last_used_at: paris::local_time(last_used_at),
            this: row.id == this.id,
        });
    }
    Ok(open)
}
