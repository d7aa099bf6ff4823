//! Sessions: made at sign-in, looked up at every request, given a new secret whenever they gain a right.

use domain::{
    account::{
        session::{AWAITING_CODE, Life, Lifetimes, Stage},
        trusted_device,
        user_agent::UserAgent,
    },
    actor::Actor,
    ids::{AccountId, Id, SessionId},
    time::{self, Instant},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, StatementBuilder,
    sea_query::{DeleteStatement, Expr, InsertStatement},
};
use uuid::Uuid;

use super::{
    Accounts,
    secret::CookieSecret,
    store::{self, Account, stage_from, stage_text},
};
use crate::{
    Context,
    entities::session,
    error::{Error, Result},
    tx::Tx,
};

/// What a session's cookie holds.
pub type SessionSecret = CookieSecret<domain::ids::Session>;

/// Whether a request is something its user did, or a page that looks for news by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// Keeps the session from going idle.
    User,
    /// Does not.
    Polling,
}

/// A session that is live, or that a password would bring back.
#[derive(Debug, Clone)]
pub struct Current {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub actor: Actor,
    /// The person's name as shown.
    pub name: String,
    /// How far its sign-in has come.
    pub stage: Stage,
    /// Live, or idle and to be resumed.
    pub life: Life,
}

impl Accounts {
    /// The session of a cookie, if it is live, or idle and to be resumed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn current(
        &self,
        secret: &SessionSecret,
        activity: Activity,
    ) -> Result<Option<Current>> {
        let context = &self.0;
        let now = context.now();
        let Some(row) = find(context.db.read(), secret).await? else {
            return Ok(None);
        };
        let account = store::by_id(context.db.read(), Id::from_uuid(row.account_id)).await?;
        let last_used_at = crate::instant(row.last_used_at)?;
        let lifetimes = Lifetimes::of(account.actor.role());
        let life = lifetimes.life(crate::instant(row.created_at)?, last_used_at, now);
        let stage = stage_from(&row.stage)?;
        let resumable = lifetimes.resumable && stage == Stage::SignedIn;
        match life {
            Life::Ended => return Ok(None),
            Life::Idle if !resumable => return Ok(None),
            Life::Live if activity == Activity::User => {
                touch(context, &row, last_used_at, now).await?;
            }
            Life::Live | Life::Idle => {}
        }
        Ok(Some(Current {
            id: Id::from_uuid(row.id),
            actor: account.actor,
            name: account.name,
            stage,
            life,
        }))
    }

    /// Whose session a cookie is or was, as long as it is remembered: so that a form posted on a session that has
    /// ended is given back to the same account alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account_of(&self, secret: &SessionSecret) -> Result<Option<AccountId>> {
        let row = find(self.0.db.read(), secret).await?;
        Ok(row.map(|row| Id::from_uuid(row.account_id)))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_out(&self, secret: &SessionSecret) -> Result<()> {
        let tx = self.0.db.begin().await?;
        end(&tx, secret).await?;
        Ok(tx.commit().await?)
    }
}

pub(super) async fn find(
    db: &impl ConnectionTrait,
    secret: &SessionSecret,
) -> Result<Option<session::Model>> {
    Ok(session::Entity::find()
        .filter(session::Column::Digest.eq(secret.digest()))
        .one(db)
        .await?)
}

/// A live session whose sign-in has come so far, and its account.
pub(super) async fn at(
    context: &Context,
    secret: &SessionSecret,
    stage: Stage,
) -> Result<(session::Model, Account)> {
    let session = find(context.db.read(), secret)
        .await?
        .ok_or(Error::SignInRequired)?;
    let account = store::by_id(context.db.read(), Id::from_uuid(session.account_id)).await?;
    let life = Lifetimes::of(account.actor.role()).life(
        crate::instant(session.created_at)?,
        crate::instant(session.last_used_at)?,
        context.now(),
    );
    if stage_from(&session.stage)? == stage && life == Life::Live {
        Ok((session, account))
    } else {
        Err(Error::SignInRequired)
    }
}

/// Puts the idle time off; every 15 seconds is enough, and so much less is written. An action that was noted before the
/// clock was put back does not count: the session would go idle by the old time.
async fn touch(
    context: &Context,
    row: &session::Model,
    last_used_at: Instant,
    now: Instant,
) -> Result<()> {
    let ahead = time::after(now, time::AHEAD);
    if last_used_at <= ahead && now < time::after(last_used_at, Lifetimes::COARSE) {
        return Ok(());
    }
    let used_at = session::Column::LastUsedAt;
    let tx = context.db.begin().await?;
    session::Entity::update_many()
        .col_expr(used_at, Expr::value(now.as_millisecond()))
        .filter(session::Column::Id.eq(row.id))
        .filter(
            Condition::any()
                .add(used_at.lt(now.as_millisecond()))
                .add(used_at.gt(ahead.as_millisecond())),
        )
        .exec(&*tx)
        .await?;
    Ok(tx.commit().await?)
}

/// Makes a session of an account that is held.
pub(super) async fn start(
    tx: &Tx,
    context: &Context,
    account: AccountId,
    stage: Stage,
    user_agent: UserAgent,
) -> Result<(SessionId, SessionSecret)> {
    let (id, secret, started) = new_session(context, account, stage, None, user_agent)?;
    if stage == Stage::AwaitingCode {
        tx.execute_all([&started as &dyn StatementBuilder, &making_room(account, id)])
            .await?;
    } else {
        tx.execute(&started).await?;
    }
    Ok((id, secret))
}

/// The statement that ends the oldest sessions of an account that wait for their code beyond [`AWAITING_CODE`]. The `new`
/// one stays, even where the clock was put back and it looks like the oldest.
fn making_room(account: AccountId, new: SessionId) -> DeleteStatement {
    let beyond = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::AccountId.eq(account.uuid()))
        .filter(session::Column::Stage.eq(stage_text(Stage::AwaitingCode)))
        .filter(session::Column::Id.ne(new.uuid()))
        .order_by_desc(session::Column::CreatedAt)
        .order_by_desc(session::Column::Id)
        .offset(AWAITING_CODE as u64 - 1)
        .limit(AWAITING_CODE as u64)
        .into_query();
    session::Entity::delete_many()
        .filter(session::Column::Id.in_subquery(beyond))
        .into_query()
}

/// Makes a session of someone who gave password and code, the latter at `code_entered_at`.
pub(super) async fn start_after_code(
    tx: &Tx,
    context: &Context,
    account: AccountId,
    code_entered_at: Instant,
    user_agent: UserAgent,
) -> Result<SessionSecret> {
    let (stage, entered) = (Stage::SignedIn, Some(code_entered_at));
    let (_, secret, started) = new_session(context, account, stage, entered, user_agent)?;
    tx.execute(&started).await?;
    Ok(secret)
}

/// A new session, and the statement that makes it.
fn new_session(
    context: &Context,
    account: AccountId,
    stage: Stage,
    code_entered_at: Option<Instant>,
    user_agent: UserAgent,
) -> Result<(SessionId, SessionSecret, InsertStatement)> {
    let id: SessionId = context.new_id()?;
    let secret = SessionSecret::new(context)?;
    let now = context.now().as_millisecond();
    let row = session::ActiveModel {
        id: Set(id.uuid()),
        digest: Set(secret.digest()),
        account_id: Set(account.uuid()),
        stage: Set(stage_text(stage).to_owned()),
        created_at: Set(now),
        last_used_at: Set(now),
        code_entered_at: Set(code_entered_at.map(Instant::as_millisecond)),
        user_agent: Set(Some(user_agent.to_text())),
        ..Default::default()
    };
    Ok((id, secret, session::Entity::insert(row).into_query()))
}

/// Keeps a session as it was seen until `tx` ends: what is done with one session at once is done in turn.
pub(super) async fn hold(tx: &Tx, seen: &session::Model) -> Result<()> {
    session::Entity::find_by_id(seen.id)
        .filter(session::Column::Digest.eq(seen.digest.clone()))
        .lock_exclusive()
        .one(&**tx)
        .await?
        .map(|_| ())
        .ok_or(Error::SignInRequired)
}

/// What gives a session a right that it did not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gained {
    /// The code completes the sign-in: its time begins.
    ByCode,
    /// The password alone brings an idle session back: its time goes on.
    ByPassword,
    /// Password and code, once more: what they allow is allowed for a while.
    ByStepUp,
    /// Nothing: what it stands on has changed.
    Nothing,
}

/// Gives a session that has gained a right a new secret: who knew the old one has nothing.
pub(super) async fn renew(
    tx: &Tx,
    context: &Context,
    old: &session::Model,
    gained: Gained,
) -> Result<SessionSecret> {
    let secret = SessionSecret::new(context)?;
    let now = context.now().as_millisecond();
    let mut change = session::ActiveModel {
        digest: Set(secret.digest()),
        stage: Set(stage_text(Stage::SignedIn).to_owned()),
        last_used_at: Set(now),
        ..Default::default()
    };
    match gained {
        Gained::ByCode => {
            change.created_at = Set(now);
            change.code_entered_at = Set(Some(now));
            // Given before there was any right to give one.
            change.new_phone_digest = Set(None);
            change.new_phone_sealed = Set(None);
        }
        Gained::ByStepUp => {
            change.password_at = Set(None);
            change.code_at = Set(Some(now));
        }
        Gained::ByPassword | Gained::Nothing => {}
    }
    let renewed = session::Entity::update_many()
        .set(change)
        .filter(session::Column::Id.eq(old.id))
        .filter(session::Column::Digest.eq(old.digest.clone()))
        .exec(&**tx)
        .await?;
    if renewed.rows_affected == 1 {
        Ok(secret)
    } else {
        Err(Error::SignInRequired)
    }
}

/// Spends the code that a session was completed with, if it is recent and was not spent yet. One that lies ahead was
/// entered before the clock was put back: nobody knows how recent it is.
pub(super) async fn spend_code(
    tx: &Tx,
    secret: &SessionSecret,
    account: AccountId,
    now: Instant,
) -> Result<bool> {
    let too_old = time::after(now, -trusted_device::AFTER_CODE).as_millisecond();
    let ahead = time::after(now, time::AHEAD).as_millisecond();
    let spent = session::Entity::update_many()
        .col_expr(
            session::Column::CodeEnteredAt,
            Expr::value(Option::<i64>::None),
        )
        .filter(session::Column::Digest.eq(secret.digest()))
        .filter(session::Column::AccountId.eq(account.uuid()))
        .filter(session::Column::CodeEnteredAt.gt(too_old))
        .filter(session::Column::CodeEnteredAt.lte(ahead))
        .exec(&**tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

pub(super) async fn end(tx: &Tx, secret: &SessionSecret) -> Result<()> {
    session::Entity::delete_many()
        .filter(session::Column::Digest.eq(secret.digest()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Forgets the number that was given in a session.
pub(super) async fn forget_new_number(tx: &Tx, id: Uuid) -> Result<()> {
    let none = || Expr::value(Option::<Vec<u8>>::None);
    session::Entity::update_many()
        .col_expr(session::Column::NewPhoneDigest, none())
        .col_expr(session::Column::NewPhoneSealed, none())
        .filter(session::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Ends every session of an account but `kept`.
pub(super) async fn end_others(tx: &Tx, account: AccountId, kept: Option<SessionId>) -> Result<()> {
    let mut sessions =
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account.uuid()));
    if let Some(kept) = kept {
        sessions = sessions.filter(session::Column::Id.ne(kept.uuid()));
    }
    sessions.exec(&**tx).await?;
    Ok(())
}
