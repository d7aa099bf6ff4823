//! What an operator sees of the outbox, and does about it. Neither a recipient nor a text is in it: enough to know
//! which gateway says no, and why. Whoever administers is an operator, and nobody else.

use std::fmt;

use domain::{
    ids::{Id, MessageId},
    outbox::{Channel, Standing},
    time::Instant,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::{DROPPED, Message, Outbox, REFUSED, SET_ASIDE, UNREADABLE, UNSENT, WAITING};
use crate::{
    By,
    entities::outbox,
    error::{Error, Result},
};

/// A message that has not left.
#[derive(Debug, Clone)]
pub struct Unsent {
    /// Which.
    pub id: MessageId,
    /// By what it travels.
    pub channel: Channel,
    /// Why it is still here.
    pub standing: Standing,
    /// Since when.
    pub written_at: Instant,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, if it waits.
    pub next_attempt_at: Option<Instant>,
    /// When its use is over.
    pub not_after: Option<Instant>,
    /// What its gateway said last, without anything personal.
    pub last_error: Option<String>,
}

/// What an operator may know of a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// The domain of an address: whose mail server it is.
    At(String),
    /// The last digits of a number.
    Ending(String),
    /// It cannot be read.
    Unreadable,
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(domain) => write!(f, "…@{domain}"),
            Self::Ending(digits) => write!(f, "…{digits}"),
            Self::Unreadable => f.write_str("(cannot be read)"),
        }
    }
}

/// How much waits on a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backlog {
    /// By what it travels.
    pub channel: Channel,
    /// How many messages wait.
    pub waiting: u64,
    /// When the oldest of them was written.
    pub oldest: Option<Instant>,
    /// How many were set aside.
    pub set_aside: u64,
}

impl Outbox {
    /// The messages that have not left, oldest first, at most `at_most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unsent(&self, _: By<'_>, at_most: u64) -> Result<Vec<Unsent>> {
        let rows = outbox::Entity::find()
            .filter(outbox::Column::State.is_in(UNSENT))
            .order_by_asc(outbox::Column::CreatedAt)
            .order_by_asc(outbox::Column::Id)
            .limit(at_most)
            .all(self.0.db.read())
            .await?;
        rows.iter().map(|row| self.seen(row)).collect()
    }

    /// One of them, and what may be known of its recipient.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it has left.
    pub async fn unsent_one(&self, _: By<'_>, id: MessageId) -> Result<(Unsent, Recipient)> {
        let row = outbox::Entity::find_by_id(id.uuid())
            .one(self.0.db.read())
            .await?
            .ok_or(Error::NotFound)?;
        let recipient = match self.read(&row) {
            Ok(Message::Email { to, .. }) => {
                let domain = to.rsplit('@').next().unwrap_or_default();
                Recipient::At(domain.to_owned())
            }
            Ok(Message::Sms { to, .. }) => {
                let ending = to.char_indices().nth_back(1).map_or(0, |(at, _)| at);
                Recipient::Ending(to[ending..].to_owned())
            }
            Err(_) => Recipient::Unreadable,
        };
        Ok((self.seen(&row)?, recipient))
    }

    /// Has a message tried again as soon as a server looks, also one that was refused.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is none, it has left, or is leaving at this moment.
    pub async fn retry(&self, _: By<'_>, id: MessageId) -> Result<()> {
        self.change(Some(id), tried_again()).await.and_then(one)
    }

    /// Has every message tried again that waits or was refused; tells how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn retry_all(&self, _: By<'_>) -> Result<u64> {
        self.change(None, tried_again()).await
    }

    /// Gives a message up, and erases it.
    ///
    /// # Errors
    /// As [`Self::retry`].
    pub async fn drop_one(&self, _: By<'_>, id: MessageId) -> Result<()> {
        let wall = self.0.ports.wall_clock.now().as_millisecond();
        let given_up = outbox::ActiveModel {
            state: Set(DROPPED.to_owned()),
            sealed: Set(None),
            next_attempt_at: Set(wall),
            ..Default::default()
        };
        self.change(Some(id), given_up).await.and_then(one)
    }

    /// What waits on each channel: figures alone, for whoever watches the servers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn backlogs(&self) -> Result<[Backlog; 2]> {
        let [email, sms] = Channel::ALL;
        Ok([self.backlog(email).await?, self.backlog(sms).await?])
    }

    async fn backlog(&self, channel: Channel) -> Result<Backlog> {
        let db = self.0.db.read();
        let all = outbox::Entity::find().filter(outbox::Column::Channel.eq(channel.name()));
        let waiting = all.clone().filter(outbox::Column::State.eq(WAITING));
        let oldest = waiting
            .clone()
            .order_by_asc(outbox::Column::CreatedAt)
            .one(db)
            .await?;
        Ok(Backlog {
            channel,
            waiting: waiting.count(db).await?,
            oldest: oldest
                .map(|row| crate::instant(row.created_at))
                .transpose()?,
            set_aside: all
                .filter(outbox::Column::State.is_in(SET_ASIDE))
                .count(db)
                .await?,
        })
    }

    /// Changes what nobody is handing over at this moment: a message that leaves must be recorded by whoever holds it.
    async fn change(&self, id: Option<MessageId>, change: outbox::ActiveModel) -> Result<u64> {
        let wall = self.0.ports.wall_clock.now().as_millisecond();
        let held_by_nobody = Condition::any()
            .add(outbox::Column::LeasedUntil.is_null())
            .add(outbox::Column::LeasedUntil.lte(wall));
        let which = match id {
            Some(id) => Condition::all().add(outbox::Column::Id.eq(id.uuid())),
            None => Condition::all().add(outbox::Column::State.ne(UNREADABLE)),
        };
        let tx = self.0.db.begin().await?;
        let changed = outbox::Entity::update_many()
            .set(change)
            .filter(outbox::Column::State.is_in(UNSENT))
            .filter(held_by_nobody)
            .filter(which)
            .exec(&*tx)
            .await?;
        for channel in Channel::ALL {
            tx.wake_after_commit(self.0.new_messages.of(channel));
        }
        tx.commit().await?;
        Ok(changed.rows_affected)
    }

    fn seen(&self, row: &outbox::Model) -> Result<Unsent> {
        let wall = self.0.ports.wall_clock.now().as_millisecond();
        let standing = match row.state.as_str() {
            WAITING if row.leased_until.is_some_and(|until| until > wall) => Standing::Leaving,
            WAITING => Standing::Waiting,
            REFUSED => Standing::Refused,
            UNREADABLE => Standing::Unreadable,
            _ => return Err(Error::NotFound),
        };
        let next = (standing == Standing::Waiting).then_some(row.next_attempt_at);
        Ok(Unsent {
            id: Id::from_uuid(row.id),
            channel: Channel::from_name(&row.channel).ok_or(Error::Corrupt("a channel"))?,
            standing,
            written_at: crate::instant(row.created_at)?,
            attempts: u32::try_from(row.attempts).unwrap_or(0),
            next_attempt_at: next.map(crate::instant).transpose()?,
            not_after: row.not_after.map(crate::instant).transpose()?,
            last_error: row.last_error.clone(),
        })
    }
}

fn tried_again() -> outbox::ActiveModel {
    outbox::ActiveModel {
        state: Set(WAITING.to_owned()),
        next_attempt_at: Set(0),
        leased_until: Set(None),
        ..Default::default()
    }
}

fn one(changed: u64) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}
