//! The second factor of a sign-in: the code that follows the password.

use domain::{
    account::{one_time_code::OneTimeCode, session::Stage},
    ids::{Id, SessionId},
};

use super::{
    Accounts, Arrived, CodeRequest, Visit,
    code::{self, Bound, Recipient},
    lost_phone,
    session::{self, Gained, SessionSecret},
    store::{self, Account},
};
use crate::{
    Context,
    entities::{lost_phone as lost_phone_row, session as session_row},
    error::Result,
    tx::Tx,
};

/// A session that waits for its code.
#[derive(Debug)]
pub struct CodeDue {
    /// For its cookie.
    pub secret: SessionSecret,
    /// Whether its account waits for another number, or may go on to one.
    pub number_awaited: bool,
}

impl Accounts {
    /// What the page that asks for a session's code shows.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] when no session waits for a code.
    pub async fn code_request(&self, secret: &SessionSecret) -> Result<CodeRequest> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        let (recipient, _) = sent_to(context, &session, &account).await?;
        let request = code::request(context, &recipient).await?;
        Ok(CodeRequest {
            // The last one went to the number that was given in place of a lost one.
            sent: request.sent && session.new_phone_digest.is_none(),
            ..request
        })
    }

    /// Sends another code; the one before it is worth nothing from then on.
    ///
    /// # Errors
    /// [`Problem::TryLater`] before a minute has passed, [`Problem::TooManyCodes`] beyond the caps.
    pub async fn resend_code(&self, secret: &SessionSecret, client: &str) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        let (id, now) = (Id::from_uuid(session.id), context.now());
        let (recipient, _) =
            lost_phone::recipient(context.db.read(), context, id, &account, now).await?;
        let replaces = code::replaceable(context, &recipient).await?;
        let tx = context.db.begin().await?;
        session::hold(&tx, &session).await?;
        session::forget_new_number(&tx, session.id).await?;
        let sent = code::send(&tx, context, &recipient, replaces, client).await?;
        tx.commit().await?;
        sent.or_refused()
    }

    /// Tries a code; the right one completes the sign-in, with a new secret. That of a number which was waited for makes
    /// it the account's; that of the account's number ends the wait for another, for it is not lost.
    ///
    /// # Errors
    /// [`Problem::WrongCode`], [`Problem::CodeSpent`] or [`Problem::TooManyWrongCodes`]; each is counted before it is
    /// compared, and stays counted. [`Error::Conflict`] when a wait was ended meanwhile.
    pub async fn enter_code(&self, secret: &SessionSecret, code: &OneTimeCode) -> Result<Arrived> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::AwaitingCode).await?;
        let (recipient, waited) = sent_to(context, &session, &account).await?;
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, account.id).await?;
        session::hold(&tx, &session).await?;
        let wrong = code::wrong_codes(context, account.id);
        let tx = code::evaluate(tx, context, &recipient, code, &wrong).await?;
        let phone_replaced = waited.is_some();
        if let Some(waited) = waited {
            lost_phone::finish(&tx, context, &session, &account, waited).await?;
        } else {
            lost_phone::end(&tx, context, &account).await?;
        }
        let secret = session::renew(&tx, context, &session, Gained::ByCode).await?;
        tx.commit().await?;
        context.sign_ins.add_one();
        Ok(Arrived {
            secret,
            actor: account.actor,
            phone_replaced,
        })
    }
}

/// Makes a session of an account that is held, which waits for its code.
pub(super) async fn ask(
    tx: &Tx,
    context: &Context,
    account: &Account,
    visit: &Visit<'_>,
) -> Result<CodeDue> {
    let stage = Stage::AwaitingCode;
    let (session, secret) =
        session::start(tx, context, account.id, stage, visit.user_agent).await?;
    let number_awaited = send_first(tx, context, account, session, visit.client).await?;
    Ok(CodeDue {
        secret,
        number_awaited,
    })
}

/// Sends a session its first code, unless the caps forbid it; tells whether its account waits for another number.
pub(super) async fn send_first(
    tx: &Tx,
    context: &Context,
    account: &Account,
    session: SessionId,
    client: &str,
) -> Result<bool> {
    let now = context.now();
    let wait = lost_phone::wait(&**tx, account.id, now).await?;
    let number_awaited = wait.is_some();
    let (recipient, _) = lost_phone::recipient_in(wait, context, session, account)?;
    code::send(tx, context, &recipient, None, client).await?;
    Ok(number_awaited)
}

/// Whom the last code of a sign-in was for; with the wait, if it was the number that the account waited for.
async fn sent_to(
    context: &Context,
    session: &session_row::Model,
    account: &Account,
) -> Result<(Recipient, Option<lost_phone_row::Model>)> {
    let id = Id::from_uuid(session.id);
    let sent_at = match code::latest(context, Bound::Session(id)).await? {
        Some(code) => crate::instant(code.sent_at)?,
        None => context.now(),
    };
    lost_phone::recipient(context.db.read(), context, id, account, sent_at).await
}
