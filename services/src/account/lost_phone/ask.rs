//! Saying that a number is lost: by whoever has just given the password, with a number that receives its code.

use domain::{
    account::{
        lost_phone::{self, BeginToken, Standing},
        one_time_code::OneTimeCode,
        phone::MobileNumber,
        session::Stage,
    },
    problem::Field,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    account::{
        Accounts, CodeRequest,
        code::{self, Evaluated, Recipient},
        own::send_to_new,
        session::{self, SessionSecret},
        store,
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
    /// number already; [`Problem::Unchanged`]; [`Problem::TryLater`].
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
        let tx = context.db.begin().await?;
        session::hold(&tx, &session).await?;
        let told = send_to_new(&tx, context, &session, &account, new, client).await?;
        tx.commit().await?;
        told.map_or(Ok(()), |problem| Err(Error::refused(Field::Phone, problem)))
    }

    /// What the page that asks for that number's code shows.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no number was given in this session.
    pub async fn replacing_phone(&self, secret: &SessionSecret) -> Result<CodeRequest> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        let to = Recipient::new_number(context, &session, &account)?;
        code::request(context, &to).await
    }

    /// Sends that number another code.
    ///
    /// # Errors
    /// As [`Accounts::resend_code`]; [`Error::NotFound`] when no number was given in this session.
    pub async fn resend_to_replacing_phone(
        &self,
        secret: &SessionSecret,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        let to = Recipient::new_number(context, &session, &account)?;
        code::resend(context, &session, &to, client).await
    }

    /// Tries that number's code; the right one sends the account's address the link that begins the wait.
    ///
    /// # Errors
    /// As [`Accounts::enter_code`]; [`Error::NotFound`] when no number was given in this session.
    pub async fn ask_for_wait(&self, secret: &SessionSecret, code: &OneTimeCode) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        let to = Recipient::new_number(context, &session, &account)?;
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, account.id).await?;
        session::hold(&tx, &session).await?;
        let wrong = code::wrong_codes(context, account.id);
        if let Evaluated::Refused(problem) = code::evaluate(&tx, context, &to, code, &wrong).await?
        {
            tx.commit().await?;
            return Err(Error::refused(Field::Code, problem));
        }
        let (Some(phone_digest), Some(phone_sealed)) = (
            session.new_phone_digest.clone(),
            session.new_phone_sealed.clone(),
        ) else {
            return Err(Error::NotFound);
        };
        let token = BeginToken::from_bytes(context.random()?);
        let expires_at = lost_phone::link_expires_at(context.now());
        link::ActiveModel {
            digest: Set(secret_digest(token.expose())),
            account_id: Set(account.id.uuid()),
            phone_digest: Set(phone_digest),
            phone_sealed: Set(phone_sealed),
            expires_at: Set(expires_at.as_millisecond()),
        }
        .insert(&*tx)
        .await?;
        session::forget_new_number(&tx, session.id).await?;
        let message = messages::lost_phone(context, &account, to.phone.ending(), &token)?;
        outbox::put(&tx, context, &message, Some(expires_at)).await?;
        Ok(tx.commit().await?)
    }
}
