//! The code sent by SMS: sending it within its caps, and trying one.

use domain::{
    account::{
        one_time_code::OneTimeCode,
        session::{Life, Lifetimes, Stage},
    },
    ids::{ChallengeId, Id, SessionId},
    problem::{Field, Problem},
    time,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};

use super::{
    Accounts, Arrived,
    session::{self, Gained, SessionSecret},
    store::{self, Account},
};
use crate::{
    Context,
    entities::{one_time_code, session as session_row},
    error::{Error, Result},
    keys::{self, Keyed},
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

impl Accounts {
    /// What the page that asks for a session's code shows.
    ///
    /// # Errors
    /// [`Error::SignInRequired`] when no session waits for a code.
    pub async fn code_request(&self, secret: &SessionSecret) -> Result<CodeRequest> {
        let (session, account) = awaiting(&self.0, secret).await?;
        let latest = latest(&self.0, &session).await?;
        let now = self.0.now();
        let resend_in = match &latest {
            Some(code) => {
                time::seconds_until(OneTimeCode::resend_at(crate::instant(code.sent_at)?), now)
            }
            None => 0,
        };
        Ok(CodeRequest {
            phone_ending: account.phone(&self.0.keys)?.ending().to_owned(),
            sent: latest.is_some(),
            resend_in,
        })
    }

    /// Sends another code; the one before it is worth nothing from then on.
    ///
    /// # Errors
    /// [`Problem::TryLater`] before a minute has passed, [`Problem::TooManyCodes`] beyond the caps.
    pub async fn resend_code(&self, secret: &SessionSecret, client: &str) -> Result<()> {
        let (session, account) = awaiting(&self.0, secret).await?;
        let now = self.0.now();
        let sent_at = match latest(&self.0, &session).await? {
            Some(code) => {
                let resend_at = OneTimeCode::resend_at(crate::instant(code.sent_at)?);
                if now < resend_at {
                    let seconds = time::seconds_until(resend_at, now);
                    return Err(Error::refused(Field::Code, Problem::TryLater { seconds }));
                }
                Some(code.sent_at)
            }
            None => None,
        };
        let tx = self.0.db.begin().await?;
        session::hold(&tx, &session).await?;
        let sent = send(
            &tx,
            &self.0,
            &account,
            Id::from_uuid(session.id),
            sent_at,
            client,
        )
        .await?;
        tx.commit().await?;
        match sent {
            Sent::Yes => Ok(()),
            Sent::TooMany => Err(Error::refused(Field::Code, Problem::TooManyCodes)),
        }
    }

    /// Tries a code; the right one completes the sign-in, with a new secret.
    ///
    /// # Errors
    /// [`Problem::WrongCode`], [`Problem::CodeSpent`] or [`Problem::TooManyWrongCodes`]; each is counted before it is
    /// compared, and stays counted.
    pub async fn enter_code(&self, secret: &SessionSecret, code: &OneTimeCode) -> Result<Arrived> {
        let context = &self.0;
        let (session, account) = awaiting(context, secret).await?;
        let tx = context.db.begin().await?;
        session::hold(&tx, &session).await?;
        match evaluate(&tx, context, &session, &account, code).await? {
            Evaluated::Right => {
                let secret = session::renew(&tx, context, &session, Gained::ByCode).await?;
                tx.commit().await?;
                Ok(Arrived {
                    secret,
                    role: account.role,
                })
            }
            Evaluated::Refused(problem) => {
                tx.commit().await?;
                Err(Error::refused(Field::Code, problem))
            }
        }
    }
}

enum Evaluated {
    Right,
    Refused(Problem),
}

/// Counts, then compares: many at once can neither outnumber the tries of a code nor those of an account's day.
async fn evaluate(
    tx: &Tx,
    context: &Context,
    session: &session_row::Model,
    account: &Account,
    code: &OneTimeCode,
) -> Result<Evaluated> {
    let now = context.now();
    let limits = &context.settings.limits;
    let wrong_today = Limit::wrong_codes(limits, account.id);
    if wrong_today.take(&**tx, &context.keys, now).await? != Verdict::Through {
        return Ok(Evaluated::Refused(Problem::TooManyWrongCodes));
    }
    let counted = one_time_code::Entity::update_many()
        .col_expr(
            one_time_code::Column::Tries,
            Expr::col(one_time_code::Column::Tries).add(1),
        )
        .filter(one_time_code::Column::SessionId.eq(session.id))
        .filter(one_time_code::Column::Tries.lt(i32::from(OneTimeCode::TRIES)))
        .filter(one_time_code::Column::ExpiresAt.gt(now.as_millisecond()))
        .exec(&**tx)
        .await?;
    if counted.rows_affected != 1 {
        wrong_today.give_back(&**tx, &context.keys).await?;
        return Ok(Evaluated::Refused(Problem::CodeSpent));
    }
    let sent = one_time_code::Entity::find()
        .filter(one_time_code::Column::SessionId.eq(session.id))
        .one(&**tx)
        .await?
        .ok_or(Error::Conflict)?;
    if !keys::same(&sent.digest, &digest(context, sent.id, session.id, code)?) {
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
    wrong_today.give_back(&**tx, &context.keys).await?;
    Limit::unused_codes(limits, &account.phone_digest)
        .clear(&**tx, &context.keys)
        .await?;
    Limit::unused_codes_a_day(limits, &account.phone_digest)
        .give_back(&**tx, &context.keys)
        .await?;
    Ok(Evaluated::Right)
}

/// Whether a code could be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sent {
    Yes,
    TooMany,
}

/// Sends a session a code, in place of the one sent at `replaces`, unless the caps forbid it.
pub(super) async fn send(
    tx: &Tx,
    context: &Context,
    account: &Account,
    session: SessionId,
    replaces: Option<i64>,
    client: &str,
) -> Result<Sent> {
    let now = context.now();
    let limits = &context.settings.limits;
    let of_client = Limit::sms_of_address(limits, client);
    if of_client.take(&**tx, &context.keys, now).await? != Verdict::Through {
        return Ok(Sent::TooMany);
    }
    let caps = [
        Limit::unused_codes(limits, &account.phone_digest),
        Limit::unused_codes_a_day(limits, &account.phone_digest),
        Limit::codes(limits, &account.phone_digest),
        Limit::sms_in_all(limits),
    ];
    for (n, cap) in caps.iter().enumerate() {
        if cap.take(&**tx, &context.keys, now).await? != Verdict::Through {
            // What is not sent counts for no number.
            for taken in &caps[..n] {
                taken.give_back(&**tx, &context.keys).await?;
            }
            return Ok(Sent::TooMany);
        }
    }
    let id: ChallengeId = context.new_id()?;
    let code = OneTimeCode::from_random(context.random()?);
    let row = one_time_code::ActiveModel {
        id: Set(id.uuid()),
        session_id: Set(session.uuid()),
        digest: Set(digest(context, id.uuid(), session.uuid(), &code)?),
        sent_at: Set(now.as_millisecond()),
        expires_at: Set(OneTimeCode::expires_at(now).as_millisecond()),
        tries: Set(0),
    };
    put_in_place(tx, row, session, replaces).await?;
    let message = messages::code(context, account, &code)?;
    outbox::put(tx, context, &message, Some(OneTimeCode::expires_at(now))).await?;
    Ok(Sent::Yes)
}

/// Puts a code in the place of the one that was seen there: of two that were asked for at once, one is sent.
async fn put_in_place(
    tx: &Tx,
    row: one_time_code::ActiveModel,
    session: SessionId,
    replaces: Option<i64>,
) -> Result<()> {
    if let Some(sent_at) = replaces {
        let removed = one_time_code::Entity::delete_many()
            .filter(one_time_code::Column::SessionId.eq(session.uuid()))
            .filter(one_time_code::Column::SentAt.eq(sent_at))
            .exec(&**tx)
            .await?;
        if removed.rows_affected != 1 {
            return Err(Error::Conflict);
        }
    }
    let inserted = one_time_code::Entity::insert(row)
        .on_conflict(
            OnConflict::column(one_time_code::Column::SessionId)
                .do_nothing()
                .to_owned(),
        )
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
    challenge: uuid::Uuid,
    session: uuid::Uuid,
    code: &OneTimeCode,
) -> Result<Vec<u8>> {
    context.keys.digest(
        Keyed::Code,
        &[
            challenge.as_bytes(),
            session.as_bytes(),
            code.expose().as_bytes(),
        ],
    )
}

async fn awaiting(
    context: &Context,
    secret: &SessionSecret,
) -> Result<(session_row::Model, Account)> {
    let session = session::find(context, secret)
        .await?
        .ok_or(Error::SignInRequired)?;
    let account = store::by_id(context.db.read(), Id::from_uuid(session.account_id)).await?;
    let life = Lifetimes::of(account.role).life(
        crate::instant(session.created_at)?,
        crate::instant(session.last_used_at)?,
        context.now(),
    );
    let waits = store::stage_from(&session.stage)? == Stage::AwaitingCode;
    if waits && life == Life::Live {
        Ok((session, account))
    } else {
        Err(Error::SignInRequired)
    }
}

async fn latest(
    context: &Context,
    session: &session_row::Model,
) -> Result<Option<one_time_code::Model>> {
    Ok(one_time_code::Entity::find()
        .filter(one_time_code::Column::SessionId.eq(session.id))
        .one(context.db.read())
        .await?)
}
