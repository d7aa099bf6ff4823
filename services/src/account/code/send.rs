//! Sending a code, within its caps: those of its number, of its client, and of all together.

use domain::{
    account::one_time_code::OneTimeCode,
    ids::Id,
    problem::{Field, Problem},
    time::Instant,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use super::{Bound, Recipient, digest, replaceable};
use crate::{
    Context,
    account::session,
    entities::{one_time_code, session as session_row},
    error::{Error, Result},
    messages, outbox,
    throttle::{self, Limit, Verdict},
    tx::Tx,
};

/// Whether a code could be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::account) enum Sent {
    Yes,
    TooMany,
}

impl Sent {
    /// # Errors
    /// [`Problem::TooManyCodes`].
    pub(in crate::account) fn or_refused(self) -> Result<()> {
        match self {
            Self::Yes => Ok(()),
            Self::TooMany => Err(Error::refused(Field::Code, Problem::TooManyCodes)),
        }
    }
}

/// Sends a session another code.
///
/// # Errors
/// As [`Accounts::resend_code`].
pub(in crate::account) async fn resend(
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

/// Sends a code, in place of the one sent at `replaces`, unless the caps forbid it.
pub(in crate::account) async fn send(
    tx: &Tx,
    context: &Context,
    recipient: &Recipient,
    replaces: Option<i64>,
    client: &str,
) -> Result<Sent> {
    let now = context.now();
    let limits = &context.settings.limits;
    // What is asked for counts for the client, sent or not.
    let of_client = Limit::sms_of_address(limits, client);
    if of_client.take(&**tx, &context.keys, now).await? != Verdict::Through {
        return Ok(Sent::TooMany);
    }
    let caps = recipient.caps(limits);
    // What is not sent counts for no number.
    if throttle::take_all(&caps, &**tx, &context.keys, now).await? != Verdict::Through {
        return Ok(Sent::TooMany);
    }
    let code = OneTimeCode::from_random(context.random()?);
    let (session, registration) = match recipient.bound {
        Bound::Session(id) => (Some(id.uuid()), None),
        Bound::Registration(id) => (None, Some(id.uuid())),
    };
    let expires_at = OneTimeCode::expires_at(now);
    let message = messages::code(context, &recipient.phone, recipient.language, &code);
    // It goes by the identifier of its message.
    let id = outbox::put(tx, context, &message, Some(expires_at)).await?;
    let row = one_time_code::ActiveModel {
        id: Set(id.uuid()),
        session_id: Set(session),
        registration_id: Set(registration),
        digest: Set(digest(context, id.uuid(), recipient, &code)?),
        sent_at: Set(now.as_millisecond()),
        expires_at: Set(expires_at.as_millisecond()),
        tries: Set(0),
    };
    if let Some(sent_at) = replaces {
        take_away(tx, recipient.bound, sent_at, now).await?;
    }
    put_in_place(tx, row, recipient.bound).await?;
    Ok(Sent::Yes)
}

/// Takes the code away that was seen there: of two that would replace it at once, one does. If it has not left, it never
/// will: whoever got both might type the wrong one.
async fn take_away(tx: &Tx, bound: Bound, sent_at: i64, now: Instant) -> Result<()> {
    let replaced = one_time_code::Entity::delete_many()
        .filter(bound.has())
        .filter(one_time_code::Column::SentAt.eq(sent_at))
        .exec_with_returning(&**tx)
        .await?;
    let [replaced] = &replaced[..] else {
        return Err(Error::Conflict);
    };
    outbox::end(tx, Id::from_uuid(replaced.id), now).await
}

/// Puts a code where there is none: of two that were asked for at once, one is sent.
async fn put_in_place(tx: &Tx, row: one_time_code::ActiveModel, bound: Bound) -> Result<()> {
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
