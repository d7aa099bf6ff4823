//! A number that is given in a session, and the code that proves it: another one for the account (`own/phone.rs`), or one
//! in place of a lost one (`lost_phone/ask.rs`).

use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber, session::Stage},
    ids::Id,
    problem::{Field, Problem},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    Accounts, CodeRequest,
    code::{self, Bound, Number, Recipient},
    session::{self, SessionSecret},
    store::{self, Account, phone_digest},
};
use crate::{
    Context,
    entities::session as row,
    error::{Error, Result},
    keys::Sealed,
    throttle::{Limit, Verdict},
    tx::Tx,
};

impl Accounts {
    /// What the page that asks for the code shows of the number that was given in a session at this stage.
    ///
    /// # Errors
    /// [`Error::NotFound`] when none was.
    pub async fn new_number(&self, secret: &SessionSecret, stage: Stage) -> Result<CodeRequest> {
        let context = &self.0;
        let (_, _, to) = given(context, secret, stage).await?;
        code::request(context, &to).await
    }

    /// Sends that number another code.
    ///
    /// # Errors
    /// As [`Accounts::resend_code`]; [`Error::NotFound`] when no number was given in this session.
    pub async fn resend_to_new_number(
        &self,
        secret: &SessionSecret,
        stage: Stage,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (session, _, to) = given(context, secret, stage).await?;
        code::resend(context, &session, &to, client).await
    }
}

async fn given(
    context: &Context,
    secret: &SessionSecret,
    stage: Stage,
) -> Result<(row::Model, Account, Recipient)> {
    let (session, account) = session::at(context, secret, stage).await?;
    let to = Recipient::new_number(context, &session, &account)?;
    Ok((session, account, to))
}

/// Takes a number in a session, and sends it a code.
///
/// # Errors
/// [`Problem::Unchanged`] or [`Problem::TryLater`], at the number's field: what was counted stays counted.
pub(super) async fn give(
    context: &Context,
    session: &row::Model,
    account: &Account,
    new: &MobileNumber,
    client: &str,
) -> Result<()> {
    let tx = context.db.begin().await?;
    session::hold(&tx, session).await?;
    let told = send_to_new(&tx, context, session, account, new, client).await?;
    tx.commit().await?;
    told.map_or(Ok(()), |problem| Err(Error::refused(Field::Phone, problem)))
}

/// Keeps a number in a session that is held, and sends it a code; tells what forbids that.
async fn send_to_new(
    tx: &Tx,
    context: &Context,
    session: &row::Model,
    account: &Account,
    new: &MobileNumber,
    client: &str,
) -> Result<Option<Problem>> {
    let phone_digest = phone_digest(&context.keys, new)?;
    let numbers = Limit::new_numbers_of_account(&context.settings.limits, account.id);
    if let Verdict::Wait { seconds } = numbers.take(&**tx, &context.keys, context.now()).await? {
        return Ok(Some(Problem::TryLater { seconds }));
    }
    // Counted first: whoever does not know the number must not find it out by trying many.
    if phone_digest == account.phone_digest {
        return Ok(Some(Problem::Unchanged));
    }
    let (id, phone) = (account.id.uuid(), new.as_str().as_bytes());
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
        number: Number::New { of: account.id },
        phone: new.clone(),
        phone_digest,
        language: account.language,
    };
    // A code that went to another number is worth nothing here.
    code::forget(tx, to.bound).await?;
    code::send(tx, context, &to, None, client).await?;
    Ok(None)
}

/// A number that a session has proved.
pub(super) struct Proved {
    /// Its last two digits.
    pub ending: String,
    /// Its keyed digest.
    pub digest: Vec<u8>,
    /// The number, sealed for its account.
    pub sealed: Vec<u8>,
}

/// Tries the code of the number that was given in a session at this stage. The right one: the session forgets the number,
/// the account is held, and the transaction goes on.
///
/// # Errors
/// As [`Accounts::enter_code`]; [`Error::NotFound`] when no number was given in this session.
pub(super) async fn prove(
    context: &Context,
    secret: &SessionSecret,
    stage: Stage,
    code: &OneTimeCode,
) -> Result<(Tx, Account, Proved)> {
    let (session, account, to) = given(context, secret, stage).await?;
    let tx = context.db.begin().await?;
    let account = store::hold(&tx, account.id).await?;
    session::hold(&tx, &session).await?;
    let wrong = code::wrong_codes(context, account.id);
    let tx = code::evaluate(tx, context, &to, code, &wrong).await?;
    session::forget_new_number(&tx, session.id).await?;
    let proved = Proved {
        ending: to.phone.ending().to_owned(),
        digest: to.phone_digest,
        sealed: session.new_phone_sealed.ok_or(Error::NotFound)?,
    };
    Ok((tx, account, proved))
}
