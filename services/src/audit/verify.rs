//! Reads every journal and names the first row of each that is not what was written.

use std::{cmp::Ordering, fmt};

use domain::ids::RecordId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{head_mac, link_hash};
use crate::{
    Context,
    entities::{journal, journal_head, record},
    error::Result,
    keys::{self, Keyed},
};

/// How many records are looked at in one go.
const PAGE: u64 = 500;

/// What a verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many records were looked at.
    pub records: u64,
    /// How many rows of their journals.
    pub rows: u64,
    /// What is wrong: at most one finding a record, its first.
    pub findings: Vec<Finding>,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// In whose journal.
    pub record: RecordId,
    /// At which row, if at one.
    pub seq: Option<i64>,
    /// What.
    pub what: &'static str,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seq {
            Some(seq) => write!(f, "record {}, row {seq}: {}", self.record, self.what),
            None => write!(f, "record {}: {}", self.record, self.what),
        }
    }
}

/// Looks at the journal of every record.
pub(crate) async fn verify(context: &Context) -> Result<Report> {
    let mut report = Report::default();
    let mut after: Option<uuid::Uuid> = None;
    loop {
        let mut page = record::Entity::find()
            .select_only()
            .column(record::Column::Id)
            .order_by_asc(record::Column::Id)
            .limit(PAGE);
        if let Some(after) = after {
            page = page.filter(record::Column::Id.gt(after));
        }
        let ids: Vec<uuid::Uuid> = page.into_tuple().all(context.db.read()).await?;
        let Some(last) = ids.last() else {
            return Ok(report);
        };
        after = Some(*last);
        for id in ids {
            verify_one(context, RecordId::from_uuid(id), &mut report).await?;
        }
    }
}

async fn verify_one(context: &Context, record: RecordId, report: &mut Report) -> Result<()> {
    // Holding the head keeps the chain from growing between the two reads.
    let tx = context.db.begin().await?;
    let head = journal_head::Entity::find_by_id(record.uuid())
        .lock_exclusive()
        .one(&*tx)
        .await?;
    let rows = journal::Entity::find()
        .filter(journal::Column::RecordId.eq(record.uuid()))
        .order_by_asc(journal::Column::Seq)
        .all(&*tx)
        .await?;
    drop(tx);
    report.records += 1;
    report.rows += rows.len() as u64;
    let finding = match head {
        Some(head) => first_finding(context, record, &head, &rows)?,
        None => Some((None, "its journal has no head")),
    };
    report
        .findings
        .extend(finding.map(|(seq, what)| Finding { record, seq, what }));
    Ok(())
}

type What = (Option<i64>, &'static str);

fn first_finding(
    context: &Context,
    record: RecordId,
    head: &journal_head::Model,
    rows: &[journal::Model],
) -> Result<Option<What>> {
    let mut previous: &[u8] = &[];
    for (row, expected) in rows.iter().zip(1..) {
        let at = Some(row.seq);
        if row.seq != expected {
            return Ok(Some((at, "rows before it are missing")));
        }
        if !keys::same(&row.hash, &link_hash(previous, row)) {
            return Ok(Some((at, "it or a row before it was altered")));
        }
        let mac = context.keys.digest(Keyed::JournalLink, &[&row.hash])?;
        if !keys::same(&row.mac, &mac) {
            return Ok(Some((at, "it was not written with this key")));
        }
        previous = &row.hash;
    }
    match i64::try_from(rows.len())
        .unwrap_or(i64::MAX)
        .cmp(&head.count)
    {
        Ordering::Less => return Ok(Some((None, "rows at its end are missing"))),
        Ordering::Greater => return Ok(Some((None, "its head knows fewer rows"))),
        Ordering::Equal => {}
    }
    let mac = head_mac(&context.keys, record, head.count, &head.last_hash)?;
    if !keys::same(&head.mac, &mac) || !keys::same(&head.last_hash, previous) {
        return Ok(Some((None, "the head of its journal was altered")));
    }
    Ok(None)
}
