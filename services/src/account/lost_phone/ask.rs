//! Saying that a number is lost: by whoever has just given the password, with a number that receives its code.

use domain::account::{
    lost_phone::{self, BeginToken, Standing},
    one_time_code::OneTimeCode,
    phone::MobileNumber,
    session::Stage,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    account::{
        Accounts, new_number,
        session::{self, SessionSecret},
    },
    entities::lost_phone_link as link,
    error::{Error, Result},
    keys::secret_digest,
    messages, outbox,
};

impl Accounts {
    /// Sends the number that is to replace a lost one a code. Until the link in the mail is confirmed nothing changes.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] when no session waits for a code; [`Error::Conflict`] while the account waits for a
    /// number already, and for an administrator's; [`Problem::Unchanged`]; [`Problem::TryLater`].
    pub async fn replace_lost_phone(
        &self,
        secret: &SessionSecret,
        new: &MobileNumber,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        if self.lost_phone(secret).await? != Standing::Nothing {
            return Err(Error::Conflict);
        }
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        new_number::give(context, &session, &account, new, client).await
    }

    /// Tries that number's code; the right one sends the account's address the link that begins the wait.
    ///
    /// # Errors
    /// As [`Accounts::enter_code`]; [`Error::NotFound`] when no number was given in this session.
    pub async fn ask_for_wait(&self, secret: &SessionSecret, code: &OneTimeCode) -> Result<()> {
        let context = &self.0;
        let (tx, account, new) =
            new_number::prove(context, secret, Stage::AwaitingCode, code).await?;
        let token = BeginToken::from_bytes(context.random()?);
        let expires_at = lost_phone::link_expires_at(context.now());
        link::ActiveModel {
            digest: Set(secret_digest(token.expose())),
            account_id: Set(account.id.uuid()),
            phone_digest: Set(new.digest),
            phone_sealed: Set(new.sealed),
            expires_at: Set(expires_at.as_millisecond()),
        }
        .insert(&*tx)
        .await?;
        let message = messages::lost_phone(context, &account, &new.ending, &token)?;
        outbox::put(&tx, context, &message, Some(expires_at)).await?;
        Ok(tx.commit().await?)
    }
}
