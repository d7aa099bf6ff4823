//! Another e-mail address: the account's once the link that was sent there is confirmed, wherever it is opened.

use domain::{
    account::{
        email::Email,
        email_change::{self, NewEmailToken},
        own::NewEmail,
    },
    ids::{AccountId, Id},
    problem::{Field, Problem},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DbErr, EntityTrait, QueryFilter, SqlErr,
    sea_query::{Expr, OnConflict},
};

use super::step_up::proved;
use crate::{
    Context,
    account::{Accounts, lost_phone, session, session::SessionSecret, store},
    entities::{account, email_change as row, password_reset},
    error::{Error, Result},
    keys::{Sealed, secret_digest},
    messages, outbox, paris,
    throttle::{self, Limit, Verdict},
    tx::Tx,
};

impl Accounts {
    /// Sends the new address a link, and tells the one there is. Until it is confirmed nothing changes. An address that
    /// another account has is sent word of that instead; whoever asks learns nothing.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`]; [`Problem::Unchanged`]; [`Problem::TryLater`].
    pub async fn change_email(
        &self,
        secret: &SessionSecret,
        new: &Email,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (session, account) = proved(context, secret).await?;
        let email_digest = store::email_digest(&context.keys, new)?;
        if email_digest == account.email_digest {
            return Err(Error::refused(Field::Email, Problem::Unchanged));
        }
        let other = store::by_email(context.db.read(), &email_digest).await?;
        let tx = context.db.begin().await?;
        session::hold(&tx, &session).await?;
        if let Verdict::Wait { seconds } =
            count(&tx, context, account.id, client, &email_digest).await?
        {
            tx.commit().await?;
            return Err(Error::refused(Field::Email, Problem::TryLater { seconds }));
        }
        let token = NewEmailToken::from_bytes(context.random()?);
        let expires_at = email_change::expires_at(context.now());
        let id = account.id.uuid();
        let change = row::ActiveModel {
            account_id: Set(id),
            digest: Set(secret_digest(token.expose())),
            email_sealed: Set(context.keys.seal(
                Sealed::Email,
                id.as_bytes(),
                new.as_str().as_bytes(),
            )?),
            email_digest: Set(email_digest),
            expires_at: Set(expires_at.as_millisecond()),
        };
        put(&tx, change).await?;
        let message = match &other {
            Some(other) => messages::email_taken(context, other, new),
            None => messages::confirm_email(context, account.language, new, &token),
        };
        let told = messages::new_email_asked(context, &account)?;
        outbox::put(&tx, context, &told, None).await?;
        outbox::put(&tx, context, &message, Some(expires_at)).await?;
        Ok(tx.commit().await?)
    }

    /// Whether a link may still confirm an address. Changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it may not.
    pub async fn may_confirm_email(&self, token: &NewEmailToken) -> Result<()> {
        find(&self.0, token).await.map(drop)
    }

    /// Makes the address of a link the account's. The one before is told, and links that were sent there end.
    ///
    /// # Errors
    /// As [`Self::may_confirm_email`]; [`Error::Conflict`] when another account has taken the address meanwhile.
    pub async fn confirm_email(&self, token: &NewEmailToken) -> Result<()> {
        let context = &self.0;
        let change = find(context, token).await?;
        let tx = context.db.begin().await?;
        let before = store::hold(&tx, Id::from_uuid(change.account_id)).await?;
        if !spend(&tx, &change, context.now()).await? {
            return Err(Error::NotFound);
        }
        account::Entity::update_many()
            .col_expr(
                account::Column::EmailDigest,
                Expr::value(change.email_digest),
            )
            .col_expr(
                account::Column::EmailSealed,
                Expr::value(change.email_sealed),
            )
            .filter(account::Column::Id.eq(change.account_id))
            .exec(&*tx)
            .await
            .map_err(taken_meanwhile)?;
        password_reset::Entity::delete_many()
            .filter(password_reset::Column::AccountId.eq(change.account_id))
            .exec(&*tx)
            .await?;
        lost_phone::forget_links(&tx, before.id).await?;
        let message = messages::email_changed(context, &before)?;
        outbox::put(&tx, context, &message, None).await?;
        Ok(tx.commit().await?)
    }
}

/// Counts a change that a client asks for (for the client, also one that is refused); apart from the links to choose a
/// password, which the address may need.
async fn count(
    tx: &Tx,
    context: &Context,
    account: AccountId,
    client: &str,
    email_digest: &[u8],
) -> Result<Verdict> {
    let (limits, keys, now) = (&context.settings.limits, &context.keys, context.now());
    let of_client = Limit::links_of_client(limits, client);
    let verdict = of_client.take(&**tx, keys, now).await?;
    if verdict != Verdict::Through {
        return Ok(verdict);
    }
    let counted = [
        Limit::new_addresses_of_account(limits, account),
        Limit::changes_to_address(limits, email_digest),
    ];
    throttle::take_all(&counted, &**tx, keys, now).await
}

/// Two accounts may wait for one address: the first to confirm has it.
fn taken_meanwhile(error: DbErr) -> Error {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => Error::Conflict,
        _ => error.into(),
    }
}

/// Keeps the change that an account waits for, in place of the one before.
async fn put(tx: &Tx, change: row::ActiveModel) -> Result<()> {
    row::Entity::insert(change)
        .on_conflict(
            OnConflict::column(row::Column::AccountId)
                .update_columns([
                    row::Column::Digest,
                    row::Column::EmailDigest,
                    row::Column::EmailSealed,
                    row::Column::ExpiresAt,
                ])
                .to_owned(),
        )
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

async fn find(context: &Context, token: &NewEmailToken) -> Result<row::Model> {
    row::Entity::find()
        .filter(row::Column::Digest.eq(secret_digest(token.expose())))
        .filter(row::Column::ExpiresAt.gt(context.now().as_millisecond()))
        .one(context.db.read())
        .await?
        .ok_or(Error::NotFound)
}

/// Uses a link up: of many at once, one does.
async fn spend(tx: &Tx, change: &row::Model, now: Instant) -> Result<bool> {
    let spent = row::Entity::delete_many()
        .filter(row::Column::Digest.eq(change.digest.clone()))
        .filter(row::Column::ExpiresAt.gt(now.as_millisecond()))
        .exec(&**tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Forgets the address that an account, which is held, waits for.
pub(in crate::account) async fn forget_new_email(tx: &Tx, account: AccountId) -> Result<()> {
    row::Entity::delete_by_id(account.uuid())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The address that an account waits for.
pub(super) async fn waiting(context: &Context, account: AccountId) -> Result<NewEmail> {
    let found = row::Entity::find_by_id(account.uuid())
        .filter(row::Column::ExpiresAt.gt(context.now().as_millisecond()))
        .one(context.db.read())
        .await?
        .ok_or(Error::NotFound)?;
    let id = account.uuid();
    let address = context
        .keys
        .open_text(Sealed::Email, id.as_bytes(), &found.email_sealed)?;
    Ok(NewEmail {
        address,
        until: paris::local_time(crate::instant(found.expires_at)?),
    })
}

/// Forgets the changes that nobody confirmed in time.
pub(in crate::account) async fn purge(context: &Context, now: Instant) -> Result<()> {
    let tx = context.db.begin().await?;
    row::Entity::delete_many()
        .filter(row::Column::ExpiresAt.lte(now.as_millisecond()))
        .exec(&*tx)
        .await?;
    Ok(tx.commit().await?)
}
