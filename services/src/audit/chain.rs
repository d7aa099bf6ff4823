//! Whether one journal is the chain that was written.

use std::cmp::Ordering;

use domain::ids::RecordId;

use super::{anchor::Anchor, head_mac, link_hash, verify::What};
use crate::{
    entities::{journal, journal_head},
    error::Result,
    keys::{self, Keyed, Keys},
};

/// The first thing in a chain and its head that is not as it was written.
pub(super) fn first_finding(
    keys: &Keys,
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
        let mac = keys.digest(Keyed::JournalLink, &[&row.hash])?;
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
    let mac = head_mac(keys, record, head.count, &head.last_hash)?;
    if !keys::same(&head.mac, &mac) || !keys::same(&head.last_hash, previous) {
        return Ok(Some((None, "the head of its journal was altered")));
    }
    Ok(None)
}

/// Whether a chain still begins with what it was when `then` was kept.
pub(super) fn since(then: &Anchor, rows: &[journal::Model]) -> Option<What> {
    let row = rows.iter().find(|row| row.seq == then.count);
    match row {
        Some(row) if then.ends_with(&row.hash) => None,
        Some(row) => Some((
            Some(row.seq),
            "it or a row before it is not the one that was anchored",
        )),
        None => Some((
            Some(then.count),
            "it is missing, and everything from it on: it was anchored",
        )),
    }
}
