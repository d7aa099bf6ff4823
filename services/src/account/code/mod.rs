//! The code sent by SMS: what it is bound to and whom it is for. `send.rs` sends it within its caps, `evaluate.rs` tries
//! one.

mod evaluate;
mod send;

use domain::{
    account::{Language, one_time_code::OneTimeCode, phone::MobileNumber},
    ids::{AccountId, Id, RegistrationId, SessionId},
    problem::{Field, Problem},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::SimpleExpr};
use uuid::Uuid;

use super::store::{self, Account};
use crate::{
    Context,
    entities::{one_time_code, session as session_row},
    error::{Error, Result},
    keys::Keyed,
    limits::Limits,
    throttle::Limit,
    tx::Tx,
};

pub(super) use evaluate::{evaluate, wrong_codes};
pub(super) use send::{resend, send};

/// What the page that asks for the code shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRequest {
    /// The last two digits of the number it was sent to.
    pub phone_ending: String,
    /// Whether one was sent: too many may have been asked for.
    pub sent: bool,
    /// In how many seconds another can be asked for.
    pub resend_in: u32,
}

/// What a code is bound to, beside its number: it is right there, and nowhere else.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bound {
    /// A session that waits for it.
    Session(SessionId),
    /// A registration.
    Registration(RegistrationId),
}

/// What the number that receives a code is to whoever asks for it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Number {
    /// Proved theirs before.
    Proved,
    /// Given to become the number of an account that is there: it may be a stranger's.
    New { of: AccountId },
    /// Given to register with: it may be a stranger's.
    Registering,
}

/// Whom a code is for: what it is bound to, and the number that receives it.
pub(super) struct Recipient {
    pub bound: Bound,
    pub number: Number,
    pub phone: MobileNumber,
    pub phone_digest: Vec<u8>,
    pub language: Language,
}

impl Bound {
    const fn id(self) -> Uuid {
        match self {
            Self::Session(id) => id.uuid(),
            Self::Registration(id) => id.uuid(),
        }
    }

    const fn column(self) -> one_time_code::Column {
        match self {
            Self::Session(_) => one_time_code::Column::SessionId,
            Self::Registration(_) => one_time_code::Column::RegistrationId,
        }
    }

    /// Whether a code is bound to this.
    fn has(self) -> SimpleExpr {
        self.column().eq(self.id())
    }
}

impl Recipient {
    /// A session of an account, by the account's number.
    pub(super) fn of_session(
        context: &Context,
        session: SessionId,
        account: &Account,
    ) -> Result<Self> {
        Ok(Self {
            bound: Bound::Session(session),
            number: Number::Proved,
            phone: account.phone(&context.keys)?,
            phone_digest: account.phone_digest.clone(),
            language: account.language,
        })
    }

    /// A session of an account, by the number that was given there to become the account's.
    ///
    /// # Errors
    /// [`Error::NotFound`] when none was.
    pub(super) fn new_number(
        context: &Context,
        session: &session_row::Model,
        account: &Account,
    ) -> Result<Self> {
        let (Some(digest), Some(sealed)) = (&session.new_phone_digest, &session.new_phone_sealed)
        else {
            return Err(Error::NotFound);
        };
        Ok(Self {
            bound: Bound::Session(Id::from_uuid(session.id)),
            number: Number::New { of: account.id },
            phone: store::open_phone(&context.keys, account.id.uuid(), sealed)?,
            phone_digest: digest.clone(),
            language: account.language,
        })
    }

    /// How many codes there may be that nobody uses: in an hour, in a day.
    fn unused_codes(&self, limits: &Limits) -> [Limit; 2] {
        let phone = &self.phone_digest;
        match self.number {
            Number::Proved => [
                Limit::unused_codes(limits, phone),
                Limit::unused_codes_a_day(limits, phone),
            ],
            Number::New { .. } | Number::Registering => [
                Limit::unused_codes_to_unproved(limits, phone),
                Limit::unused_codes_to_unproved_a_day(limits, phone),
            ],
        }
    }

    /// Everything that one more code to it is counted in, but the client's.
    fn caps(&self, limits: &Limits) -> Vec<Limit> {
        let mut caps = Vec::from(self.unused_codes(limits));
        caps.push(Limit::codes(limits, &self.phone_digest));
        if let Number::New { of } = self.number {
            caps.push(Limit::codes_to_new_numbers_of_account(limits, of));
        }
        if let Number::New { .. } | Number::Registering = self.number {
            caps.push(Limit::sms_to_unproved_in_all(limits));
        }
        caps.push(Limit::sms_in_all(limits));
        caps
    }
}

/// What a code's page shows.
pub(super) async fn request(context: &Context, recipient: &Recipient) -> Result<CodeRequest> {
    let latest = latest(context, recipient.bound).await?;
    let resend_in = match &latest {
        Some(code) => OneTimeCode::resend_in(crate::instant(code.sent_at)?, context.now()),
        None => 0,
    };
    Ok(CodeRequest {
        phone_ending: recipient.phone.ending().to_owned(),
        sent: latest.is_some(),
        resend_in,
    })
}

/// When the code was sent in whose place another may be, if one was.
///
/// # Errors
/// [`Problem::TryLater`] before a minute has passed.
pub(super) async fn replaceable(context: &Context, recipient: &Recipient) -> Result<Option<i64>> {
    let Some(code) = latest(context, recipient.bound).await? else {
        return Ok(None);
    };
    match OneTimeCode::resend_in(crate::instant(code.sent_at)?, context.now()) {
        0 => Ok(Some(code.sent_at)),
        seconds => Err(Error::refused(Field::Code, Problem::TryLater { seconds })),
    }
}

/// Forgets the code, if there is one: it was sent to a number that is another's now.
pub(super) async fn forget(tx: &Tx, bound: Bound) -> Result<()> {
    one_time_code::Entity::delete_many()
        .filter(bound.has())
        .exec(&**tx)
        .await?;
    Ok(())
}

fn digest(
    context: &Context,
    challenge: Uuid,
    recipient: &Recipient,
    code: &OneTimeCode,
) -> Result<Vec<u8>> {
    let bound = recipient.bound.id();
    context.keys.digest(
        Keyed::Code,
        &[
            challenge.as_bytes(),
            bound.as_bytes(),
            &recipient.phone_digest,
            code.expose().as_bytes(),
        ],
    )
}

/// The code that is bound to this, if there is one.
pub(super) async fn latest(
    context: &Context,
    bound: Bound,
) -> Result<Option<one_time_code::Model>> {
    Ok(one_time_code::Entity::find()
        .filter(bound.has())
        .one(context.db.read())
        .await?)
}
