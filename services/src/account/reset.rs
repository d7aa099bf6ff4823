//! A forgotten password: a link by e-mail, once and for 30 minutes, lets whoever reads the account's mail choose
//! another. The code is due then as at every sign-in: a mailbox is no second factor.

use domain::{
    account::{
        Language, Role,
        email::Email,
        password_reset::{self, ResetToken},
    },
    ids::{Id, InvitationId},
    problem::{Field, Problem},
    time::Instant,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{
    Accounts, CodeDue, Visit, lost_phone, new_password, password, second_factor, session,
    store::{self, Account},
};
use crate::{
    Context,
    entities::password_reset as row,
    error::{Error, Result},
    keys::secret_digest,
    messages, outbox, share,
    share::Visitor,
    throttle::{Limit, Verdict},
    tx::Tx,
};

/// Where a new password leads.
#[derive(Debug)]
pub struct Reset {
    /// The session that begins with it.
    pub code_due: CodeDue,
    /// The invitation that was being followed.
    pub invitation: Option<InvitationId>,
}

impl Accounts {
    /// Sends the address a link to choose another password, if an account has it. If none has, the same is written and
    /// sealed, and is nobody's: neither the answer nor its time tells. A message to nobody is written in `language`.
    ///
    /// # Errors
    /// [`Problem::TryLater`], for known and unknown addresses alike.
    pub async fn forgot_password(
        &self,
        email: &Email,
        language: Language,
        visit: &Visit<'_>,
    ) -> Result<()> {
        let context = &self.0;
        let email_digest = store::email_digest(&context.keys, email)?;
        let account = store::by_email(context.db.read(), &email_digest).await?;
        let invitation = followed(context, visit).await?;
        let tx = context.db.begin().await?;
        if let Verdict::Wait { seconds } = count(&tx, context, visit.client, &email_digest).await? {
            tx.commit().await?;
            return Err(Error::refused(Field::Email, Problem::TryLater { seconds }));
        }
        let now = context.now();
        let token = ResetToken::from_bytes(context.random()?);
        let expires_at = password_reset::expires_at(now);
        row::ActiveModel {
            digest: Set(secret_digest(token.expose())),
            account_id: Set(account.as_ref().map(|account| account.id.uuid())),
            invitation_id: Set(invitation.map(InvitationId::uuid)),
            expires_at: Set(expires_at.as_millisecond()),
        }
        .insert(&*tx)
        .await?;
        let language = account.as_ref().map_or(language, |known| known.language);
        let message = messages::password_reset(context, language, email, &token);
        // What is to nobody is past its use at once, and never sent.
        let not_after = if account.is_some() { expires_at } else { now };
        outbox::put(&tx, context, &message, Some(not_after)).await?;
        Ok(tx.commit().await?)
    }

    /// Whether a link may still be used. Changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it may not: unknown, used, ended or too old.
    pub async fn may_reset(&self, token: &ResetToken) -> Result<()> {
        find(&self.0, token).await.map(drop)
    }

    /// Gives the account of a link another password, and sends the code of the session that begins with it.
    ///
    /// # Errors
    /// As [`Self::may_reset`]; everything that is wrong with the password.
    pub async fn reset_password(
        &self,
        token: &ResetToken,
        raw_password: &str,
        visit: &Visit<'_>,
    ) -> Result<Reset> {
        let context = &self.0;
        let (link, account) = find(context, token).await?;
        let email = account.email(&context.keys)?;
        let hash = new_password::hash(context, raw_password, &email).await?;
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, account.id).await?;
        if !spend(&tx, &link, context.now()).await? {
            return Err(Error::NotFound);
        }
        new_password::set(&tx, context, &account, hash, None).await?;
        lost_phone::start_anew(&tx, context, &account).await?;
        password::start_anew(&tx, context, &account.email_digest, visit.client).await?;
        if let Some(previous) = &visit.previous {
            session::end(&tx, previous).await?;
        }
        let invitation = link.invitation_id.map(Id::from_uuid);
        if let (Some(invitation), Role::Patient) = (invitation, account.actor.role()) {
            share::bind_proved(&tx, context, invitation, account.id).await?;
        }
        let code_due = second_factor::ask(&tx, context, &account, visit).await?;
        tx.commit().await?;
        Ok(Reset {
            code_due,
            invitation,
        })
    }
}

/// The invitation that a visit follows, if its token proves it.
async fn followed(context: &Context, visit: &Visit<'_>) -> Result<Option<InvitationId>> {
    let Some((id, token)) = &visit.invitation else {
        return Ok(None);
    };
    let visitor = Visitor {
        token: Some(token.clone()),
        account: None,
    };
    match share::visible(context, *id, &visitor).await {
        Ok(_) => Ok(Some(*id)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Counts a link that a client has sent to an address; for the client, also one that is not sent.
async fn count(tx: &Tx, context: &Context, client: &str, email_digest: &[u8]) -> Result<Verdict> {
    let (limits, keys, now) = (&context.settings.limits, &context.keys, context.now());
    let of_client = Limit::links_of_client(limits, client);
    let verdict = of_client.take(&**tx, keys, now).await?;
    if verdict != Verdict::Through {
        return Ok(verdict);
    }
    let to_address = Limit::links_to_address(limits, email_digest);
    to_address.take(&**tx, keys, now).await
}

/// A link that may still be used, and its account.
async fn find(context: &Context, token: &ResetToken) -> Result<(row::Model, Account)> {
    let db = context.db.read();
    let link = row::Entity::find_by_id(secret_digest(token.expose()))
        .filter(row::Column::ExpiresAt.gt(context.now().as_millisecond()))
        .one(db)
        .await?
        .ok_or(Error::NotFound)?;
    let account = link.account_id.ok_or(Error::NotFound)?;
    let account = store::by_id(db, Id::from_uuid(account)).await?;
    Ok((link, account))
}

/// Uses a link up: of many at once, one does.
async fn spend(tx: &Tx, link: &row::Model, now: Instant) -> Result<bool> {
    let spent = row::Entity::delete_many()
        .filter(row::Column::Digest.eq(link.digest.clone()))
        .filter(row::Column::ExpiresAt.gt(now.as_millisecond()))
        .exec(&**tx)
        .await?;
    Ok(spent.rows_affected == 1)
}

/// Forgets the links that are too old.
pub(super) async fn purge(context: &Context, now: Instant) -> Result<()> {
    let tx = context.db.begin().await?;
    row::Entity::delete_many()
        .filter(row::Column::ExpiresAt.lte(now.as_millisecond()))
        .exec(&*tx)
        .await?;
    Ok(tx.commit().await?)
}
