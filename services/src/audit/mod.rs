//! The journal of each record: an append-only hash chain, written in the transaction of what it tells.
//!
//! Each link's hash covers the one before it; a keyed MAC on each link and on the chain's head (its length and last
//! hash) makes a rewrite or a cut tail show to whoever holds the outside key. What stands beside a chain must be what
//! it tells; and an older state of a chain, genuine as it is, shows against a list of anchors kept elsewhere.

mod anchor;
mod chain;
pub(crate) mod content;
mod told;
mod verify;

use domain::{
    audit::{AuditEvent, Author},
    ids::RecordId,
    time::Instant,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder, QuerySelect,
};
use sha2::{Digest, Sha256};

use crate::{
    entities::{journal, journal_head},
    error::{Error, Result},
    keys::{Keyed, Keys},
    tx::Tx,
};

pub use anchor::{Anchors, NotAnchors};
pub(crate) use verify::verify;
pub use verify::{Finding, Report};

/// What was written about a record.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub at: Instant,
    pub event: AuditEvent,
}

/// Writes one event at the end of a record's chain; tells at which row.
pub(crate) async fn append(
    tx: &Tx,
    keys: &Keys,
    record: RecordId,
    by: Author,
    event: &AuditEvent,
    now: Instant,
) -> Result<i64> {
    // Locked on PostgreSQL; on SQLite the transaction already is the only writer.
    let head = journal_head::Entity::find_by_id(record.uuid())
        .lock_exclusive()
        .one(&**tx)
        .await?;
    let (row, new_head) = link(keys, record, head.as_ref(), by, event, now)?;
    let seq = row.seq;
    row.into_active_model().insert(&**tx).await?;
    match head {
        None => {
            new_head.into_active_model().insert(&**tx).await?;
        }
        Some(_) => {
            journal_head::ActiveModel {
                record_id: Set(new_head.record_id),
                count: Set(new_head.count),
                last_hash: Set(new_head.last_hash),
                mac: Set(new_head.mac),
            }
            .update(&**tx)
            .await?;
        }
    }
    Ok(seq)
}

/// The link that comes after a chain's head, or begins a chain; and its head from then on.
pub(crate) fn link(
    keys: &Keys,
    record: RecordId,
    head: Option<&journal_head::Model>,
    by: Author,
    event: &AuditEvent,
    now: Instant,
) -> Result<(journal::Model, journal_head::Model)> {
    let (seq, previous) = head.map_or((1, &[][..]), |head| (head.count + 1, &head.last_hash));
    let mut row = journal::Model {
        record_id: record.uuid(),
        seq,
        at: now.as_millisecond(),
        by: by.map(domain::ids::Id::uuid),
        event: canonical(event)?,
        hash: vec![],
        mac: vec![],
    };
    row.hash = link_hash(previous, &row);
    row.mac = keys.digest(Keyed::JournalLink, &[&row.hash])?;
    let new_head = journal_head::Model {
        record_id: record.uuid(),
        count: seq,
        mac: head_mac(keys, record, seq, &row.hash)?,
        last_hash: row.hash.clone(),
    };
    Ok((row, new_head))
}

/// The chain of a record from a row on, oldest first.
pub(crate) async fn of_record(
    db: &impl ConnectionTrait,
    record: RecordId,
    from: i64,
) -> Result<Vec<Entry>> {
    journal::Entity::find()
        .filter(journal::Column::RecordId.eq(record.uuid()))
        .filter(journal::Column::Seq.gte(from))
        .order_by_asc(journal::Column::Seq)
        .all(db)
        .await?
        .into_iter()
        .map(Entry::try_from)
        .collect()
}

impl TryFrom<journal::Model> for Entry {
    type Error = Error;

    fn try_from(row: journal::Model) -> Result<Self> {
        Ok(Self {
            at: crate::instant(row.at)?,
            event: serde_json::from_str(&row.event)
                .map_err(|_| Error::Corrupt("an event in the journal"))?,
        })
    }
}

/// JSON with its keys in order: the same event is always the same bytes.
fn canonical(event: &AuditEvent) -> Result<String> {
    // `Value` keeps its keys sorted.
    serde_json::to_value(event)
        .map(|value| value.to_string())
        .map_err(|_| Error::Corrupt("an event that cannot be written"))
}

fn link_hash(previous: &[u8], row: &journal::Model) -> Vec<u8> {
    let mut hash = Sha256::new();
    let by = row.by.map(uuid::Uuid::into_bytes);
    for part in [
        previous,
        row.record_id.as_bytes(),
        &row.seq.to_be_bytes(),
        &row.at.to_be_bytes(),
        by.as_ref().map_or(&[], |by| by.as_slice()),
        row.event.as_bytes(),
    ] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().to_vec()
}

fn head_mac(keys: &Keys, record: RecordId, count: i64, last_hash: &[u8]) -> Result<Vec<u8>> {
    keys.digest(
        Keyed::JournalHead,
        &[record.uuid().as_bytes(), &count.to_be_bytes(), last_hash],
    )
}
