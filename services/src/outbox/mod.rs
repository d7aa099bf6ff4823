//! Messages leave by here: written in the transaction that decides to send them, handed to a gateway later, by any
//! process, as often as it takes. Never after their use is over; never again once a success is on the disk. (A power cut
//! before that has it leave once more, under the same identifier.)

mod deliver;
mod operate;
mod pause;
mod said;

use std::time::Duration;

use domain::{
    account::Language,
    ids::{InvitationId, MessageId},
    outbox::Channel,
    share::invitation::Invitation,
    time::{self, Instant},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use crate::{
    Context,
    entities::outbox,
    error::{Error, Result},
    keys::Sealed,
    tx::Tx,
};

pub use operate::{Backlog, Recipient, Unsent};

/// How many seconds a message is of use that nothing ends sooner: word of what was done a month ago helps nobody.
const OF_USE: i64 = 30 * 24 * 60 * 60;
/// How many seconds the row of a closed message is kept: as long as an invitation lives, so that whether its message
/// left can be told while it matters.
const KEPT: i64 = Invitation::LIFETIME;

const WAITING: &str = "waiting";
const SENT: &str = "sent";
const DROPPED: &str = "dropped";
const REFUSED: &str = "refused";
const UNREADABLE: &str = "unreadable";
/// No later attempt would make these leave.
const SET_ASIDE: [&str; 2] = [REFUSED, UNREADABLE];
/// These have not left, and may still.
const UNSENT: [&str; 3] = [WAITING, REFUSED, UNREADABLE];

/// A message, as it is sealed in the outbox until it is sent.
#[derive(Serialize, Deserialize)]
#[serde(tag = "channel", rename_all = "lowercase")]
pub(crate) enum Message {
    /// An e-mail.
    Email {
        /// Those that were put before this was kept are taken for French.
        #[serde(default)]
        language: Language,
        to: String,
        subject: String,
        text: String,
        html: String,
    },
    /// A text message.
    Sms { to: String, text: String },
}

impl Message {
    const fn channel(&self) -> Channel {
        match self {
            Self::Email { .. } => Channel::Email,
            Self::Sms { .. } => Channel::Sms,
        }
    }
}

/// Puts a message into the outbox, to be sent before `not_after` (or within thirty days) or never.
pub(crate) async fn put(
    tx: &Tx,
    context: &Context,
    message: &Message,
    not_after: Option<Instant>,
) -> Result<MessageId> {
    insert(tx, context, message, not_after, None).await
}

/// Puts a message into the outbox that holds the link of an invitation, to be sent before `not_after` or never; nor once
/// [`end_those_of`] was called.
pub(crate) async fn put_link(
    tx: &Tx,
    context: &Context,
    invitation: InvitationId,
    message: &Message,
    not_after: Instant,
) -> Result<MessageId> {
    insert(tx, context, message, Some(not_after), Some(invitation)).await
}

/// Ends the use of the messages that hold the link of an invitation. One that is leaving at this moment may still leave.
pub(crate) async fn end_those_of(tx: &Tx, invitation: InvitationId, now: Instant) -> Result<()> {
    end_where(tx, outbox::Column::InvitationId.eq(invitation.uuid()), now).await
}

/// Ends the use of a message. If it is leaving at this moment, it may still leave.
pub(crate) async fn end(tx: &Tx, message: MessageId, now: Instant) -> Result<()> {
    end_where(tx, outbox::Column::Id.eq(message.uuid()), now).await
}

async fn end_where(tx: &Tx, of: Expr, now: Instant) -> Result<()> {
    outbox::Entity::update_many()
        .set(outbox::ActiveModel {
            not_after: Set(Some(now.as_millisecond())),
            ..Default::default()
        })
        .filter(of)
        .filter(outbox::Column::State.is_in(UNSENT))
        .exec(&**tx)
        .await?;
    Ok(())
}

async fn insert(
    tx: &Tx,
    context: &Context,
    message: &Message,
    not_after: Option<Instant>,
    invitation: Option<InvitationId>,
) -> Result<MessageId> {
    let (id, now): (MessageId, _) = (context.new_id()?, context.now());
    let not_after = not_after.unwrap_or_else(|| time::after(now, OF_USE));
    let plain = serde_json::to_vec(message)
        .map_err(|_| Error::Corrupt("a message that cannot be written"))?;
    let sealed = context
        .keys
        .seal(Sealed::Message, id.uuid().as_bytes(), &plain)?;
    let row = outbox::ActiveModel {
        id: Set(id.uuid()),
        channel: Set(message.channel().name().to_owned()),
        sealed: Set(Some(sealed)),
        created_at: Set(now.as_millisecond()),
        not_after: Set(Some(not_after.as_millisecond())),
        next_attempt_at: Set(0),
        leased_until: Set(None),
        attempts: Set(0),
        state: Set(WAITING.to_owned()),
        last_error: Set(None),
        invitation_id: Set(invitation.map(InvitationId::uuid)),
    };
    outbox::Entity::insert(row)
        .exec_without_returning(&**tx)
        .await?;
    tx.wake_after_commit(context.new_messages.of(message.channel()));
    Ok(id)
}

/// Rung when this process has put a message into the outbox, a bell for each channel.
#[derive(Clone, Default)]
pub(crate) struct Bells {
    email: watch::Sender<()>,
    sms: watch::Sender<()>,
}

impl Bells {
    pub const fn of(&self, channel: Channel) -> &watch::Sender<()> {
        match channel {
            Channel::Email => &self.email,
            Channel::Sms => &self.sms,
        }
    }
}

/// Tells whoever delivers the messages of a channel that this process has put one into the outbox.
#[derive(Debug)]
pub struct News(watch::Receiver<()>);

impl News {
    /// Waits for one since the last wait, or for `at_most`: other processes may have put some.
    pub async fn wait(&mut self, at_most: Duration) {
        // Either way it is time to look.
        let _ = tokio::time::timeout(at_most, self.0.changed()).await;
    }
}

/// The messages on their way.
#[derive(Clone, Debug)]
pub struct Outbox(pub(crate) Context);

impl Outbox {
    /// What tells of a channel's new messages from now on.
    pub fn news(&self, channel: Channel) -> News {
        News(self.0.new_messages.of(channel).subscribe())
    }

    /// Opens what was sealed.
    fn read(&self, row: &outbox::Model) -> Result<Message> {
        let sealed = row.sealed.as_deref().unwrap_or(&[]);
        let keys = &self.0.keys;
        let plain = keys.open(Sealed::Message, row.id.as_bytes(), sealed)?;
        serde_json::from_slice(&plain).map_err(|_| Error::Corrupt("a message"))
    }

    /// Erases what was set aside and is of no more use, and forgets the messages that were closed long ago: their last
    /// lease tells when.
    pub(crate) async fn purge(&self, now: Instant) -> Result<()> {
        let long_ago = time::after(self.0.ports.wall_clock.now(), -KEPT).as_millisecond();
        let tx = self.0.db.begin().await?;
        outbox::Entity::update_many()
            .set(outbox::ActiveModel {
                state: Set(DROPPED.to_owned()),
                sealed: Set(None),
                ..Default::default()
            })
            .filter(outbox::Column::State.is_in(SET_ASIDE))
            .filter(outbox::Column::NotAfter.lte(now.as_millisecond()))
            .exec(&*tx)
            .await?;
        outbox::Entity::delete_many()
            .filter(outbox::Column::State.is_in([SENT, DROPPED, REFUSED, UNREADABLE]))
            .filter(outbox::Column::NextAttemptAt.lte(long_ago))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }
}
