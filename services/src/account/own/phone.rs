//! Another mobile number: the account's once the code that was sent there is entered.

use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber, session::Stage},
    ids::Id,
    problem::{Field, Problem},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::step_up::proved;
use crate::{
    Context,
    account::{
        Accounts, CodeRequest,
        code::{self, Bound, Evaluated, Recipient},
        lost_phone,
        session::{self, SessionSecret},
        store::{self, Account},
    },
    entities::{account, session as row},
    error::{Error, Result},
    keys::{Keyed, Sealed},
    messages, outbox,
    throttle::{Limit, Verdict},
    tx::Tx,
};

impl Accounts {
    /// Sends the new number a code. Until it is entered nothing changes.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`]; [`Problem::Unchanged`]; [`Problem::TryLater`].
    pub async fn change_phone(
        &self,
        secret: &SessionSecret,
        new: &MobileNumber,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (session, account) = proved(context, secret).await?;
        let tx = context.db.begin().await?;
        session::hold(&tx, &session).await?;
        let told = send_to_new(&tx, context, &session, &account, new, client).await?;
        tx.commit().await?;
        told.map_or(Ok(()), |problem| Err(Error::refused(Field::Phone, problem)))
    }

    /// What the page that asks for the new number's code shows.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no number was given in this session.
    pub async fn new_phone(&self, secret: &SessionSecret) -> Result<CodeRequest> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
        let to = Recipient::new_number(context, &session, &account)?;
        code::request(context, &to).await
    }

    /// Sends the new number another code.
    ///
    /// # Errors
    /// As [`Accounts::resend_code`]; [`Error::NotFound`] when no number was given in this session.
    pub async fn resend_to_new_phone(&self, secret: &SessionSecret, client: &str) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
        let to = Recipient::new_number(context, &session, &account)?;
        code::resend(context, &session, &to, client).await
    }

    /// Tries the code of the new number; the right one makes it the account's. The old one is told, and the address.
    ///
    /// # Errors
    /// As [`Accounts::enter_code`]; [`Error::NotFound`] when no number was given in this session.
    pub async fn confirm_phone(&self, secret: &SessionSecret, code: &OneTimeCode) -> Result<()> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
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
        take_new_number(&tx, context, &session, &account).await?;
        Ok(tx.commit().await?)
    }
}

/// Keeps a number in a session that is held, and sends it a code; tells what forbids that.
pub(in crate::account) async fn send_to_new(
    tx: &Tx,
    context: &Context,
    session: &row::Model,
    account: &Account,
    new: &MobileNumber,
    client: &str,
) -> Result<Option<Problem>> {
    let id = account.id.uuid();
    let phone = new.as_str().as_bytes();
    let phone_digest = context.keys.digest(Keyed::Phone, &[phone])?;
    let numbers = Limit::new_numbers_of_account(&context.settings.limits, account.id);
    if let Verdict::Wait { seconds } = numbers.take(&**tx, &context.keys, context.now()).await? {
        return Ok(Some(Problem::TryLater { seconds }));
    }
    // Counted first: whoever does not know the number must not find it out by trying many.
    if phone_digest == account.phone_digest {
        return Ok(Some(Problem::Unchanged));
    }
    let sealed = context.keys.seal(Sealed::Phone, id.as_bytes(), phone)?;
    row::Entity::update_many()
        .col_expr(
            row::Column::NewPhoneDigest,
            Expr::value(phone_digest.clone()),
        )
        .col_expr(row::Column::NewPhoneSealed, Expr::value(sealed))
        .filter(row::Column::Id.eq(session.id))
        .exec(&**tx)
        .await?;
    let to = Recipient {
        bound: Bound::Session(Id::from_uuid(session.id)),
        phone: new.clone(),
        phone_digest,
        language: account.language,
    };
    // A code that went to another number is worth nothing here.
    code::forget(tx, to.bound).await?;
    code::send(tx, context, &to, None, client).await?;
    Ok(None)
}

/// Makes the number that a session proved the account's; both are held.
async fn take_new_number(
    tx: &Tx,
    context: &Context,
    session: &row::Model,
    before: &Account,
) -> Result<()> {
    let (Some(digest), Some(sealed)) = (&session.new_phone_digest, &session.new_phone_sealed)
    else {
        return Err(Error::NotFound);
    };
    lost_phone::end(tx, context, before).await?;
    session::forget_new_number(tx, session.id).await?;
    take_number(tx, context, before, digest.clone(), sealed.clone()).await
}

/// Makes a number that was proved the account's, which is held. The old one is told, and the address.
pub(in crate::account) async fn take_number(
    tx: &Tx,
    context: &Context,
    before: &Account,
    digest: Vec<u8>,
    sealed: Vec<u8>,
) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::PhoneDigest, Expr::value(digest))
        .col_expr(account::Column::PhoneSealed, Expr::value(sealed))
        .filter(account::Column::Id.eq(before.id.uuid()))
        .exec(&**tx)
        .await?;
    let told = [
        messages::phone_changed_sms(context, before)?,
        messages::phone_changed(context, before)?,
    ];
    for message in &told {
        outbox::put(tx, context, message, None).await?;
    }
    Ok(())
}
