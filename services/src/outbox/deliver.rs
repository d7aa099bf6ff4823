//! Handing messages over: one process at a time takes a message, and says what came of it.

use std::{slice, time::Duration};

use domain::{
    account::{email::Email, phone::MobileNumber},
    ids::{Id, MessageId},
    outbox::Channel,
    time,
};
use futures_util::future::join_all;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, LockBehavior, LockType},
};
use tokio::sync::mpsc;
use uuid::Uuid;

use super::{DROPPED, Message, Outbox, REFUSED, SENT, UNREADABLE, WAITING, pause, said};
use crate::{
    entities::outbox,
    error::{Error, Result},
    ports::{NotTaken, OutgoingEmail, OutgoingSms},
};

/// How many seconds a message is one process's before another may try.
const LEASE: i64 = 60;
/// How long one attempt may take: well within the lease.
const ATTEMPT: Duration = Duration::from_secs(30);

/// Whether a gateway took a message.
type Handed = std::result::Result<(), NotTaken>;

/// What came of a message.
enum Outcome {
    Left,
    /// It would have left after its use is over.
    Late,
    NotTaken(NotTaken),
    NotHanded(Error),
}

/// A message, and what came of it.
type Told = (outbox::Model, Outcome);

/// How many messages are handed over at once; the next round waits for the slowest of them. A gateway for SMS may take half a
/// second for each, and a morning's codes must not stand in line; relays refuse more than a few connections of one client
/// (Exchange Online: three).
const fn round(channel: Channel) -> usize {
    match channel {
        Channel::Email => 2,
        Channel::Sms => 8,
    }
}

impl Outbox {
    /// Hands the messages that are due to their gateways; tells how many left.
    ///
    /// # Errors
    /// As [`Self::deliver_over`].
    pub async fn deliver(&self) -> Result<usize> {
        let (email, sms) = tokio::join!(
            self.deliver_over(Channel::Email, || true),
            self.deliver_over(Channel::Sms, || true),
        );
        Ok(email? + sms?)
    }

    /// Hands the messages of one channel over, a few at once; begins with no further ones once `go_on` says no. Each channel
    /// has rounds of its own: a gateway that hangs holds up no other.
    ///
    /// # Errors
    /// When the database fails. What a gateway does not take stays for a later round.
    pub async fn deliver_over(
        &self,
        channel: Channel,
        go_on: impl Fn() -> bool + Sync,
    ) -> Result<usize> {
        let mut sent = 0;
        while go_on() && self.any_due(channel).await? && go_on() {
            let leased = self.lease(channel).await?;
            let last = leased.len() < round(channel);
            sent += self.hand_over_all(leased).await?;
            if last {
                break;
            }
        }
        Ok(sent)
    }

    /// Hands messages over at once, and notes what came of each as soon as it is known. Tells how many left.
    async fn hand_over_all(&self, leased: Vec<outbox::Model>) -> Result<usize> {
        let (tell, told) = mpsc::channel(leased.len().max(1));
        let attempts = leased
            .into_iter()
            .map(|row| self.attempt(row, tell.clone()));
        let attempts: Vec<_> = attempts.collect();
        drop(tell);
        // Side by side: while something is noted, nobody's gateway is left without an answer.
        let (_, sent) = tokio::join!(join_all(attempts), self.note_all(told));
        sent
    }

    /// Notes what came of messages until nobody tells of any further: of those that left meanwhile in one go. One that holds
    /// the link of an invitation is noted by itself: whoever ends the invitation locks all of its messages.
    async fn note_all(&self, mut told: mpsc::Receiver<Told>) -> Result<usize> {
        let all = told.max_capacity();
        let (mut sent, mut noted) = (0, Ok(()));
        let mut ended = vec![];
        while told.recv_many(&mut ended, all).await > 0 {
            let (mut left, mut others) = (vec![], vec![]);
            for (row, outcome) in ended.drain(..) {
                sent += usize::from(matches!(outcome, Outcome::Left));
                match (outcome, row.invitation_id) {
                    (Outcome::Left, None) => left.push(row),
                    (outcome, _) => others.push(self.note(row, outcome)),
                }
            }
            let (left, others) = tokio::join!(self.note_left(&left), join_all(others));
            noted = others.into_iter().fold(noted.and(left), Result::and);
        }
        noted.map(|()| sent)
    }

    async fn any_due(&self, channel: Channel) -> Result<bool> {
        let oldest = self.due(channel).into_tuple::<Uuid>();
        Ok(oldest.one(self.0.db.read()).await?.is_some())
    }

    /// Which messages are due, those that have waited longest first.
    fn due(&self, channel: Channel) -> Select<outbox::Entity> {
        outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Id)
            .filter(self.is_due())
            .filter(outbox::Column::Channel.eq(channel.name()))
            .order_by_asc(outbox::Column::NextAttemptAt)
            .order_by_asc(outbox::Column::Id)
    }

    fn is_due(&self) -> Condition {
        let wall = self.0.ports.wall_clock.now().as_millisecond();
        Condition::all()
            .add(outbox::Column::State.eq(WAITING))
            .add(outbox::Column::NextAttemptAt.lte(wall))
    }

    /// Takes a round of messages for this process: of several that try, one gets each. What another has its hands on is
    /// passed over, not waited for.
    async fn lease(&self, channel: Channel) -> Result<Vec<outbox::Model>> {
        let tx = self.0.db.begin().await?;
        let due: Vec<Uuid> = self
            .due(channel)
            .limit(round(channel) as u64)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_tuple()
            .all(&*tx)
            .await?;
        let until = time::after(self.0.ports.wall_clock.now(), LEASE).as_millisecond();
        let leased = outbox::Entity::update_many()
            .col_expr(outbox::Column::NextAttemptAt, Expr::value(until))
            .col_expr(outbox::Column::LeasedUntil, Expr::value(until))
            .col_expr(
                outbox::Column::Attempts,
                Expr::col(outbox::Column::Attempts).add(1),
            )
            .filter(outbox::Column::Id.is_in(due))
            .filter(self.is_due())
            .exec_with_returning(&*tx)
            .await?;
        // What the messages tell of is on the disk from here on.
        tx.commit().await?;
        Ok(leased)
    }

    /// Hands a message over, unless it is too late, and tells what came of it.
    async fn attempt(&self, row: outbox::Model, tell: mpsc::Sender<Told>) {
        let now = self.0.now().as_millisecond();
        let late = row.not_after.is_some_and(|not_after| now >= not_after);
        let outcome = if late {
            Outcome::Late
        } else {
            let handed = tokio::time::timeout(ATTEMPT, self.hand_over(&row)).await;
            match handed.unwrap_or_else(|_| Ok(Err(NotTaken::later("no answer in time")))) {
                Ok(Ok(())) => Outcome::Left,
                Ok(Err(why)) => Outcome::NotTaken(why),
                Err(why) => Outcome::NotHanded(why),
            }
        };
        // There is room for all, and whoever notes goes on until all have told.
        let _ = tell.send((row, outcome)).await;
    }

    async fn hand_over(&self, row: &outbox::Model) -> Result<Handed> {
        let id = Id::from_uuid(row.id);
        let message = self.read(row)?;
        let written_at = crate::instant(row.created_at)?;
        let ports = &self.0.ports;
        Ok(match &message {
            Message::Email {
                language,
                to,
                subject,
                text,
                html,
            } => {
                let to = Email::parse(to).map_err(|_| Error::Corrupt("a recipient"))?;
                let email = OutgoingEmail {
                    id,
                    written_at,
                    language: *language,
                    to: &to,
                    subject,
                    text,
                    html,
                };
                ports.mailer.send(email).await
            }
            Message::Sms { to, text } => {
                let to = MobileNumber::parse(to).map_err(|_| Error::Corrupt("a recipient"))?;
                let to = &to;
                ports.sms.send(OutgoingSms { id, to, text }).await
            }
        })
    }

    /// Notes which messages left: in one go, or each by itself where that fails, so that one that cannot be noted has no
    /// other leave once more.
    async fn note_left(&self, these: &[outbox::Model]) -> Result<()> {
        let Err(error) = self.close(these, SENT).await else {
            return Ok(());
        };
        if these.len() == 1 {
            return Err(error);
        }
        tracing::warn!(%error, "messages that left are noted one by one");
        let each = these.chunks(1).map(|one| self.close(one, SENT));
        join_all(each).await.into_iter().collect()
    }

    async fn note(&self, row: outbox::Model, outcome: Outcome) -> Result<()> {
        let (id, attempts): (MessageId, _) = (Id::from_uuid(row.id), row.attempts);
        match outcome {
            Outcome::Left => self.close(&[row], SENT).await,
            Outcome::Late => self.close(&[row], DROPPED).await,
            Outcome::NotTaken(NotTaken::Later {
                reason,
                retry_after,
            }) => {
                tracing::warn!(message = %id, attempts, "a gateway did not take a message");
                self.postpone(&row, &reason, retry_after).await
            }
            Outcome::NotTaken(NotTaken::Never(reason)) => {
                tracing::error!(message = %id, attempts, "a gateway refused a message for good");
                self.set_aside(&row, REFUSED, &reason).await
            }
            Outcome::NotHanded(Error::Corrupt(what)) => {
                tracing::error!(message = %id, what, "a message cannot be read, and will not be sent");
                self.set_aside(&row, UNREADABLE, what).await
            }
            Outcome::NotHanded(error) => Err(error),
        }
    }

    /// Ends messages, and erases what was secret in them.
    async fn close(&self, leased: &[outbox::Model], state: &'static str) -> Result<()> {
        let ended = outbox::ActiveModel {
            state: Set(state.to_owned()),
            sealed: Set(None),
            last_error: Set(None),
            ..Default::default()
        };
        self.update(leased, ended).await
    }

    /// Ends a message that no later attempt would make leave. What is sealed stays, for whoever looks into it.
    async fn set_aside(
        &self,
        leased: &outbox::Model,
        state: &'static str,
        reason: &str,
    ) -> Result<()> {
        let ended = outbox::ActiveModel {
            state: Set(state.to_owned()),
            leased_until: Set(None),
            last_error: Set(Some(said::to_keep(reason))),
            ..Default::default()
        };
        self.update(slice::from_ref(leased), ended).await
    }

    async fn postpone(
        &self,
        leased: &outbox::Model,
        reason: &str,
        retry_after: Option<u32>,
    ) -> Result<()> {
        let random = u16::from_be_bytes(self.0.random()?);
        let pause = pause::millis(leased.attempts - 1, retry_after, random);
        let now = self.0.ports.wall_clock.now().as_millisecond();
        let later = outbox::ActiveModel {
            next_attempt_at: Set(now.saturating_add(pause)),
            leased_until: Set(None),
            last_error: Set(Some(said::to_keep(reason))),
            ..Default::default()
        };
        self.update(slice::from_ref(leased), later).await
    }

    /// Changes messages that are still this process's. Whoever was too slow changes nothing.
    async fn update(&self, leased: &[outbox::Model], change: outbox::ActiveModel) -> Result<()> {
        if leased.is_empty() {
            return Ok(());
        }
        let ours = leased.iter().fold(Condition::any(), |ours, row| {
            let same = outbox::Column::Id.eq(row.id);
            ours.add(same.and(outbox::Column::Attempts.eq(row.attempts)))
        });
        let tx = self.0.db.begin().await?;
        outbox::Entity::update_many()
            .set(change)
            .filter(outbox::Column::State.eq(WAITING))
            .filter(ours)
            .exec(&*tx)
            .await?;
        // What a power cut undoes, the gateway is handed once more, under the same identifier.
        Ok(tx.commit_unsettled().await?)
    }
}
