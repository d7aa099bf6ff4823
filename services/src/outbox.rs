//! Messages leave by here: written in the transaction that decides to send them, handed to a gateway later, by any
//! process, as often as it takes. Never after their use is over; never again once a success was recorded.

use std::time::Duration;

use domain::{
    account::{email::Email, phone::MobileNumber},
    ids::{Id, MessageId},
    share::invitation::Invitation,
    time::{self, Instant},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};

use crate::{
    Context,
    entities::outbox,
    error::{Error, Result},
    keys::Sealed,
    ports::{NotTaken, OutgoingEmail, OutgoingSms},
    tx::Tx,
};

/// How many seconds a message is one process's before another may try.
const LEASE: i64 = 60;
/// How long one attempt may take: well within the lease.
const ATTEMPT: Duration = Duration::from_secs(30);
/// How many messages one round takes.
const ROUND: u64 = 20;
/// The longest pause between two attempts, in seconds.
const LONGEST_PAUSE: i64 = 15 * 60;
/// How many seconds the row of a closed message is kept: as long as an invitation lives, so that whether its message
/// left can be told while it matters.
const KEPT: i64 = Invitation::LIFETIME;

const WAITING: &str = "waiting";
const SENT: &str = "sent";
const DROPPED: &str = "dropped";
const UNREADABLE: &str = "unreadable";

/// A message, as it is sealed in the outbox until it is sent.
#[derive(Serialize, Deserialize)]
#[serde(tag = "channel", rename_all = "lowercase")]
pub(crate) enum Message {
    /// An e-mail.
    Email {
        to: String,
        subject: String,
        text: String,
        html: String,
    },
    /// A text message.
    Sms { to: String, text: String },
}

impl Message {
    const fn channel(&self) -> &'static str {
        match self {
            Self::Email { .. } => "email",
            Self::Sms { .. } => "sms",
        }
    }
}

/// Puts a message into the outbox, to be sent before `not_after` or never.
pub(crate) async fn put(
    tx: &Tx,
    context: &Context,
    message: &Message,
    not_after: Option<Instant>,
) -> Result<MessageId> {
    let id: MessageId = context.new_id()?;
    let plain = serde_json::to_vec(message)
        .map_err(|_| Error::Corrupt("a message that cannot be written"))?;
    let sealed = context
        .keys
        .seal(Sealed::Message, id.uuid().as_bytes(), &plain)?;
    outbox::ActiveModel {
        id: Set(id.uuid()),
        channel: Set(message.channel().to_owned()),
        sealed: Set(Some(sealed)),
        created_at: Set(context.now().as_millisecond()),
        not_after: Set(not_after.map(Instant::as_millisecond)),
        next_attempt_at: Set(0),
        attempts: Set(0),
        state: Set(WAITING.to_owned()),
        last_error: Set(None),
    }
    .insert(&**tx)
    .await?;
    tx.wake_after_commit(&context.new_message);
    Ok(id)
}

/// The messages on their way.
#[derive(Clone, Debug)]
pub struct Outbox(pub(crate) Context);

impl Outbox {
    /// Waits until this process puts a message into the outbox, or for `at_most`: others may have put some.
    pub async fn wait(&self, at_most: Duration) {
        // Either way it is time to look.
        let _ = tokio::time::timeout(at_most, self.0.new_message.notified()).await;
    }

    /// Hands every message that is due to its gateway; tells how many left.
    ///
    /// # Errors
    /// When the database fails. What a gateway does not take stays for a later round.
    pub async fn deliver(&self) -> Result<usize> {
        let wall = self.0.ports.wall_clock.now().as_millisecond();
        let due = outbox::Entity::find()
            .filter(outbox::Column::State.eq(WAITING))
            .filter(outbox::Column::NextAttemptAt.lte(wall))
            .order_by_asc(outbox::Column::NextAttemptAt)
            .order_by_asc(outbox::Column::Id)
            .limit(ROUND)
            .all(self.0.db.read())
            .await?;
        let mut sent = 0;
        for row in due {
            if self.lease(&row).await? && self.attempt(row).await? {
                sent += 1;
            }
        }
        Ok(sent)
    }

    /// Takes a message for this process: of several that try, one gets it.
    async fn lease(&self, row: &outbox::Model) -> Result<bool> {
        let until = time::after(self.0.ports.wall_clock.now(), LEASE).as_millisecond();
        let tx = self.0.db.begin().await?;
        let taken = outbox::Entity::update_many()
            .col_expr(outbox::Column::NextAttemptAt, Expr::value(until))
            .col_expr(
                outbox::Column::Attempts,
                Expr::col(outbox::Column::Attempts).add(1),
            )
            .filter(outbox::Column::Id.eq(row.id))
            .filter(outbox::Column::State.eq(WAITING))
            .filter(outbox::Column::NextAttemptAt.eq(row.next_attempt_at))
            .exec(&*tx)
            .await?;
        tx.commit().await?;
        Ok(taken.rows_affected == 1)
    }

    async fn attempt(&self, row: outbox::Model) -> Result<bool> {
        let now = self.0.now().as_millisecond();
        if row.not_after.is_some_and(|not_after| now >= not_after) {
            self.close(&row, DROPPED).await?;
            return Ok(false);
        }
        let id: MessageId = Id::from_uuid(row.id);
        let handing = self.hand_over(id, row.sealed.as_deref().unwrap_or(&[]));
        let handed = tokio::time::timeout(ATTEMPT, handing)
            .await
            .unwrap_or_else(|_| Ok(Err(NotTaken("no answer in time".into()))));
        match handed {
            Ok(Ok(())) => {
                self.close(&row, SENT).await?;
                Ok(true)
            }
            Ok(Err(NotTaken(reason))) => {
                tracing::warn!(message = %id, attempts = row.attempts + 1, "a gateway did not take a message");
                self.postpone(&row, &reason).await?;
                Ok(false)
            }
            Err(Error::Corrupt(what)) => {
                tracing::error!(message = %id, what, "a message cannot be read, and will not be sent");
                self.set_aside(&row, what).await?;
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    async fn hand_over(&self, id: MessageId, sealed: &[u8]) -> Result<Result<(), NotTaken>> {
        let plain = self
            .0
            .keys
            .open(Sealed::Message, id.uuid().as_bytes(), sealed)?;
        let message: Message =
            serde_json::from_slice(&plain).map_err(|_| Error::Corrupt("a message"))?;
        let ports = &self.0.ports;
        Ok(match &message {
            Message::Email {
                to,
                subject,
                text,
                html,
            } => {
                let to = Email::parse(to).map_err(|_| Error::Corrupt("a recipient"))?;
                let to = &to;
                ports
                    .mailer
                    .send(OutgoingEmail {
                        id,
                        to,
                        subject,
                        text,
                        html,
                    })
                    .await
            }
            Message::Sms { to, text } => {
                let to = MobileNumber::parse(to).map_err(|_| Error::Corrupt("a recipient"))?;
                let to = &to;
                ports.sms.send(OutgoingSms { id, to, text }).await
            }
        })
    }

    /// Ends a message, and erases what was secret in it.
    async fn close(&self, leased: &outbox::Model, state: &'static str) -> Result<()> {
        let ended = outbox::ActiveModel {
            state: Set(state.to_owned()),
            sealed: Set(None),
            last_error: Set(None),
            ..Default::default()
        };
        self.update(leased, ended).await
    }

    /// Ends a message that cannot be read. No later attempt could; what is sealed stays, for whoever looks into it.
    async fn set_aside(&self, leased: &outbox::Model, what: &str) -> Result<()> {
        let ended = outbox::ActiveModel {
            state: Set(UNREADABLE.to_owned()),
            last_error: Set(Some(what.to_owned())),
            ..Default::default()
        };
        self.update(leased, ended).await
    }

    /// Forgets the messages that were closed long ago. Their last lease tells when.
    pub(crate) async fn purge(&self) -> Result<()> {
        let long_ago = time::after(self.0.ports.wall_clock.now(), -KEPT).as_millisecond();
        let tx = self.0.db.begin().await?;
        outbox::Entity::delete_many()
            .filter(outbox::Column::State.is_in([SENT, DROPPED, UNREADABLE]))
            .filter(outbox::Column::NextAttemptAt.lte(long_ago))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }

    async fn postpone(&self, leased: &outbox::Model, reason: &str) -> Result<()> {
        let pause = (5_i64 << leased.attempts.clamp(0, 10)).clamp(0, LONGEST_PAUSE);
        let next = time::after(self.0.ports.wall_clock.now(), pause);
        let later = outbox::ActiveModel {
            next_attempt_at: Set(next.as_millisecond()),
            last_error: Set(Some(without_personal_data(reason))),
            ..Default::default()
        };
        self.update(leased, later).await
    }

    /// Changes a message that is still this process's. Whoever was too slow changes nothing.
    async fn update(&self, leased: &outbox::Model, change: outbox::ActiveModel) -> Result<()> {
        let tx = self.0.db.begin().await?;
        outbox::Entity::update_many()
            .set(change)
            .filter(outbox::Column::Id.eq(leased.id))
            .filter(outbox::Column::State.eq(WAITING))
            .filter(outbox::Column::Attempts.eq(leased.attempts + 1))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }
}

/// What a gateway said, to be kept in clear: gateways like to repeat the address, the number (in groups of digits, too),
/// the code or the link. Of all that has a digit in it, only the status code that it begins with stays.
fn without_personal_data(reason: &str) -> String {
    let words = reason.split_whitespace().enumerate().map(|(at, word)| {
        let personal = word.contains('@') || word.contains(char::is_numeric) || word.len() > 24;
        if personal && !(at == 0 && is_status(word)) {
            "…"
        } else {
            word
        }
    });
    let text = words.collect::<Vec<_>>().join(" ");
    text.chars().take(200).collect()
}

/// Whether this is a status code of SMTP or HTTP, such as 550.
fn is_status(word: &str) -> bool {
    matches!(word.as_bytes(), [b'2'..=b'5', tens, ones] if tens.is_ascii_digit() && ones.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_person_stays_in_what_a_gateway_said() {
        for (said, kept) in [
            ("550 no such user", "550 no such user"),
            ("503", "503"),
            ("<a@exemple.fr> unknown", "… unknown"),
            (
                "invalid number +33 6 12 34 56 78",
                "invalid number … … … … … …",
            ),
            ("550 +33 6 12 34 56 78", "550 … … … … … …"),
            ("061 234 567", "… … …"),
            ("code 042 17 refused", "code … … refused"),
            ("+33", "…"),
        ] {
            assert_eq!(without_personal_data(said), kept, "{said}");
        }
    }
}
