//! The code sent by SMS: sending it within its caps, and trying one.

use domain::{
    account::{Language, one_time_code::OneTimeCode, phone::MobileNumber, session::Stage},
    ids::{AccountId, ChallengeId, Id, RegistrationId, SessionId},
    problem::{Field, Problem},
    time,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict, SimpleExpr},
};
use uuid::Uuid;

use super::{
    Accounts, Arrived, lost_phone,
    session::{self, Gained, SessionSecret},
    store::{self, Account},
};
use crate::{
    Context,
    entities::{lost_phone as lost_phone_row, one_time_code, session as session_row},
    error::{Error, Result},
    keys::{self, Keyed},
    limits::Limits,
    messages, outbox,
    throttle::{Limit, Verdict},
    tx::Tx,
};

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

/// Whom a code is for: what it is bound to, and the number that receives it.
pub(super) struct Recipient {
    pub bound: Bound,
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
            phone: store::open_phone(&context.keys, account.id.uuid(), sealed)?,
            phone_digest: digest.clone(),
            language: account.language,
        })
    }

    /// How many codes there may be that nobody uses: in an hour, in a day.
    fn unused_codes(&self, limits: &Limits) -> [Limit; 2] {
        let phone = &self.phone_digest;
        match self.bound {
            Bound::Session(_) => [
                Limit::unused_codes(limits, phone),
                Limit::unused_codes_a_day(limits, phone),
            ],
            Bound::Registration(_) => [
                Limit::unused_registration_codes(limits, phone),
                Limit::unused_registration_codes_a_day(limits, phone),
            ],
        }
    }
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
        let request = request(context, &recipient).await?;
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
        let replaces = replaceable(context, &recipient).await?;
        let tx = context.db.begin().await?;
        session::hold(&tx, &session).await?;
        session::forget_new_number(&tx, session.id).await?;
        let sent = send(&tx, context, &recipient, replaces, client).await?;
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
        let wrong = wrong_codes(context, account.id);
        match evaluate(&tx, context, &recipient, code, &wrong).await? {
            Evaluated::Right => {
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
                    role: account.role,
                    phone_replaced,
                })
            }
            Evaluated::Refused(problem) => {
                tx.commit().await?;
                Err(Error::refused(Field::Code, problem))
            }
        }
    }
}

/// Sends a session another code.
///
/// # Errors
/// As [`Accounts::resend_code`].
pub(super) async fn resend(
    context: &Context,
    session: &session_row::Model,
    recipient: &Recipient,
    client: &str,
) -> Result<()> {
    let replaces = replaceable(context, recipient).await?;
    let tx = context.db.begin().await?;
    session::hold(&tx, session).await?;
    let sent = send(&tx, context, recipient, replaces, client).await?;
    tx.commit().await?;
    sent.or_refused()
}

/// What a code's page shows.
pub(super) async fn request(context: &Context, recipient: &Recipient) -> Result<CodeRequest> {
    let latest = latest(context, recipient.bound).await?;
    let resend_in = match &latest {
        Some(code) => {
            let resend_at = OneTimeCode::resend_at(crate::instant(code.sent_at)?);
            time::seconds_until(resend_at, context.now())
        }
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
    let resend_at = OneTimeCode::resend_at(crate::instant(code.sent_at)?);
    match time::seconds_until(resend_at, context.now()) {
        0 => Ok(Some(code.sent_at)),
        seconds => Err(Error::refused(Field::Code, Problem::TryLater { seconds })),
    }
}

/// Whether a code was the right one.
pub(super) enum Evaluated {
    Right,
    Refused(Problem),
}

/// How many wrong codes an account may have in a day, whatever they are for.
pub(super) fn wrong_codes(context: &Context, account: AccountId) -> [Limit; 1] {
    [Limit::wrong_codes(&context.settings.limits, account)]
}

/// Takes back what was counted in each of these.
async fn give_back(tx: &Tx, context: &Context, taken: &[Limit]) -> Result<()> {
    for limit in taken {
        limit.give_back(&**tx, &context.keys).await?;
    }
    Ok(())
}

/// Counts, then compares: many at once can neither outnumber the tries of a code nor those of a day.
pub(super) async fn evaluate(
    tx: &Tx,
    context: &Context,
    recipient: &Recipient,
    code: &OneTimeCode,
    wrong_today: &[Limit],
) -> Result<Evaluated> {
    let now = context.now();
    let bound = recipient.bound;
    for (n, limit) in wrong_today.iter().enumerate() {
        if limit.take(&**tx, &context.keys, now).await? != Verdict::Through {
            give_back(tx, context, &wrong_today[..n]).await?;
            return Ok(Evaluated::Refused(Problem::TooManyWrongCodes));
        }
    }
    let counted = one_time_code::Entity::update_many()
        .col_expr(
            one_time_code::Column::Tries,
            Expr::col(one_time_code::Column::Tries).add(1),
        )
        .filter(bound.has())
        .filter(one_time_code::Column::Tries.lt(i32::from(OneTimeCode::TRIES)))
        .filter(one_time_code::Column::ExpiresAt.gt(now.as_millisecond()))
        .exec(&**tx)
        .await?;
    if counted.rows_affected != 1 {
        give_back(tx, context, wrong_today).await?;
        return Ok(Evaluated::Refused(Problem::CodeSpent));
    }
    let sent = one_time_code::Entity::find()
        .filter(bound.has())
        .one(&**tx)
        .await?
        .ok_or(Error::Conflict)?;
    if !keys::same(&sent.digest, &digest(context, sent.id, recipient, code)?) {
        let tries_left =
            OneTimeCode::TRIES.saturating_sub(u8::try_from(sent.tries).unwrap_or(u8::MAX));
        return Ok(Evaluated::Refused(match tries_left {
            0 => Problem::CodeSpent,
            tries_left => Problem::WrongCode { tries_left },
        }));
    }
    one_time_code::Entity::delete_by_id(sent.id)
        .exec(&**tx)
        .await?;
    give_back(tx, context, wrong_today).await?;
    let [an_hour, a_day] = recipient.unused_codes(&context.settings.limits);
    an_hour.clear(&**tx, &context.keys).await?;
    a_day.give_back(&**tx, &context.keys).await?;
    Ok(Evaluated::Right)
}

/// Whether a code could be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Yes,
    TooMany,
}

impl Sent {
    /// # Errors
    /// [`Problem::TooManyCodes`].
    pub(super) fn or_refused(self) -> Result<()> {
        match self {
            Self::Yes => Ok(()),
            Self::TooMany => Err(Error::refused(Field::Code, Problem::TooManyCodes)),
        }
    }
}

/// Sends a session its first code, unless the caps forbid it.
pub(super) async fn send_first(
    tx: &Tx,
    context: &Context,
    account: &Account,
    session: SessionId,
    client: &str,
) -> Result<Sent> {
    let now = context.now();
    let (recipient, _) = lost_phone::recipient(&**tx, context, session, account, now).await?;
    send(tx, context, &recipient, None, client).await
}

/// Sends a code, in place of the one sent at `replaces`, unless the caps forbid it.
pub(super) async fn send(
    tx: &Tx,
    context: &Context,
    recipient: &Recipient,
    replaces: Option<i64>,
    client: &str,
) -> Result<Sent> {
    let now = context.now();
    let limits = &context.settings.limits;
    let of_client = Limit::sms_of_address(limits, client);
    if of_client.take(&**tx, &context.keys, now).await? != Verdict::Through {
        return Ok(Sent::TooMany);
    }
    let mut caps = Vec::from(recipient.unused_codes(limits));
    caps.push(Limit::codes(limits, &recipient.phone_digest));
    if let Bound::Registration(_) = recipient.bound {
        caps.push(Limit::registration_sms_in_all(limits));
    }
    caps.push(Limit::sms_in_all(limits));
    for (n, cap) in caps.iter().enumerate() {
        if cap.take(&**tx, &context.keys, now).await? != Verdict::Through {
            // What is not sent counts for no number.
            give_back(tx, context, &caps[..n]).await?;
            return Ok(Sent::TooMany);
        }
    }
    let id: ChallengeId = context.new_id()?;
    let code = OneTimeCode::from_random(context.random()?);
    let (session, registration) = match recipient.bound {
        Bound::Session(id) => (Some(id.uuid()), None),
        Bound::Registration(id) => (None, Some(id.uuid())),
    };
    let row = one_time_code::ActiveModel {
        id: Set(id.uuid()),
        session_id: Set(session),
        registration_id: Set(registration),
        digest: Set(digest(context, id.uuid(), recipient, &code)?),
        sent_at: Set(now.as_millisecond()),
        expires_at: Set(OneTimeCode::expires_at(now).as_millisecond()),
        tries: Set(0),
    };
    put_in_place(tx, row, recipient.bound, replaces).await?;
    let message = messages::code(context, &recipient.phone, recipient.language, &code);
    outbox::put(tx, context, &message, Some(OneTimeCode::expires_at(now))).await?;
    Ok(Sent::Yes)
}

/// Forgets the code, if there is one: it was sent to a number that is another's now.
pub(super) async fn forget(tx: &Tx, bound: Bound) -> Result<()> {
    one_time_code::Entity::delete_many()
        .filter(bound.has())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Puts a code in the place of the one that was seen there: of two that were asked for at once, one is sent.
async fn put_in_place(
    tx: &Tx,
    row: one_time_code::ActiveModel,
    bound: Bound,
    replaces: Option<i64>,
) -> Result<()> {
    if let Some(sent_at) = replaces {
        let removed = one_time_code::Entity::delete_many()
            .filter(bound.has())
            .filter(one_time_code::Column::SentAt.eq(sent_at))
            .exec(&**tx)
            .await?;
        if removed.rows_affected != 1 {
            return Err(Error::Conflict);
        }
    }
    let inserted = one_time_code::Entity::insert(row)
        .on_conflict(OnConflict::column(bound.column()).do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    if inserted == 1 {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
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

/// Whom the last code of a sign-in was for; with the wait, if it was the number that the account waited for.
async fn sent_to(
    context: &Context,
    session: &session_row::Model,
    account: &Account,
) -> Result<(Recipient, Option<lost_phone_row::Model>)> {
    let id = Id::from_uuid(session.id);
    let sent_at = match latest(context, Bound::Session(id)).await? {
        Some(code) => crate::instant(code.sent_at)?,
        None => context.now(),
    };
    lost_phone::recipient(context.db.read(), context, id, account, sent_at).await
}

pub(super) async fn latest(
    context: &Context,
    bound: Bound,
) -> Result<Option<one_time_code::Model>> {
    Ok(one_time_code::Entity::find()
        .filter(bound.has())
        .one(context.db.read())
        .await?)
}
