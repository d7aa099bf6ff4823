//! Reads every journal and what stands beside it, and names the first row of each record that is not what was written.

use std::{collections::HashMap, fmt};

use domain::{
    ids::{Id, RecordId},
    record::access::AccessKind,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use super::{anchor::Anchors, chain, told};
use crate::{
    Context,
    entities::{
        attestation, invitation, journal, journal_head, record, record_access, vaccination,
    },
    error::{Error, Result},
    keys::Keys,
    record::text::kind_text,
};

/// How many records are looked at in one go.
const PAGE: u64 = 200;

/// What a verification found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many records were looked at.
    pub records: u64,
    /// How many rows of their journals.
    pub rows: u64,
    /// What is wrong: at most one finding a record, its first.
    pub findings: Vec<Finding>,
    /// How far each journal has come: to be kept elsewhere if nothing is wrong.
    pub anchors: Anchors,
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

/// At which row of a journal, if at one, and what.
pub(super) type What = (Option<i64>, &'static str);

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seq {
            Some(seq) => write!(f, "record {}, row {seq}: {}", self.record, self.what),
            None => write!(f, "record {}: {}", self.record, self.what),
        }
    }
}

/// Looks at every record as it is at one moment, and at whether it goes on from what it was at `since`.
pub(crate) async fn verify(context: &Context, since: &Anchors) -> Result<Report> {
    let db = context.db.snapshot().await?;
    let mut report = Report::default();
    let mut after = None;
    loop {
        let ids = page(&db, after).await?;
        let Some(last) = ids.last() else { break };
        after = Some(*last);
        for kept in Kept::of(&db, &ids).await? {
            report.look_at(&context.keys, since, &kept)?;
        }
    }
    for record in without_record(&db).await? {
        report.find(record, (None, "there is no such record, but rows about it"));
    }
    for record in since.records() {
        if report.anchors.of(record).is_none() {
            report.find(record, (None, "it is gone: it was anchored"));
        }
    }
    Ok(report)
}

impl Report {
    fn look_at(&mut self, keys: &Keys, since: &Anchors, kept: &Kept) -> Result<()> {
        self.records += 1;
        self.rows += kept.journal.len() as u64;
        if let Some(head) = &kept.head {
            self.anchors.add(head);
        }
        if let Some(what) = kept.first_finding(keys, since)? {
            self.find(kept.record, what);
        }
        Ok(())
    }

    /// Notes the first finding of a record.
    fn find(&mut self, record: RecordId, (seq, what): What) {
        if self.findings.iter().all(|found| found.record != record) {
            self.findings.push(Finding { record, seq, what });
        }
    }
}

/// All that is kept about one record and can be checked.
pub(super) struct Kept {
    pub record: RecordId,
    pub head: Option<journal_head::Model>,
    pub journal: Vec<journal::Model>,
    pub invitations: Vec<invitation::Model>,
    pub attestations: Vec<attestation::Model>,
    pub access: Vec<record_access::Model>,
}

impl Kept {
    async fn of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Self>> {
        let ids = || ids.iter().copied();
        let heads = journal_head::Entity::find()
            .filter(journal_head::Column::RecordId.is_in(ids()))
            .all(db)
            .await?;
        let journal = journal::Entity::find()
            .filter(journal::Column::RecordId.is_in(ids()))
            .order_by_asc(journal::Column::Seq)
            .all(db)
            .await?;
        let invitations = invitation::Entity::find()
            .filter(invitation::Column::RecordId.is_in(ids()))
            .all(db)
            .await?;
        let attestations = attestation::Entity::find()
            .filter(
                attestation::Column::InvitationId
                    .is_in(invitations.iter().map(|invitation| invitation.id)),
            )
            .all(db)
            .await?;
        let access = record_access::Entity::find()
            .filter(record_access::Column::RecordId.is_in(ids()))
            .all(db)
            .await?;
        let record_of: HashMap<Uuid, Uuid> = invitations
            .iter()
            .map(|invitation| (invitation.id, invitation.record_id))
            .collect();
        let mut heads = grouped(heads, |row| row.record_id);
        let mut journal = grouped(journal, |row| row.record_id);
        let mut invitations = grouped(invitations, |row| row.record_id);
        let mut attestations = grouped(attestations, |row| record_of[&row.invitation_id]);
        let mut access = grouped(access, |row| row.record_id);
        Ok(ids()
            .map(|id| Self {
                record: Id::from_uuid(id),
                head: heads.remove(&id).and_then(|mut heads| heads.pop()),
                journal: journal.remove(&id).unwrap_or_default(),
                invitations: invitations.remove(&id).unwrap_or_default(),
                attestations: attestations.remove(&id).unwrap_or_default(),
                access: access.remove(&id).unwrap_or_default(),
            })
            .collect())
    }

    fn first_finding(&self, keys: &Keys, since: &Anchors) -> Result<Option<What>> {
        let Some(head) = &self.head else {
            return Ok(Some((None, "its journal has no head")));
        };
        let in_chain = chain::first_finding(keys, self.record, head, &self.journal)?;
        let then = since.of(self.record);
        match in_chain.or_else(|| chain::since(then?, &self.journal)) {
            Some(found) => Ok(Some(found)),
            None => match told::first_finding(self) {
                // The chain is as it was written, by a program that is newer than this one.
                Err(Error::Corrupt(_)) => Ok(Some((None, "its journal holds an unknown event"))),
                found => found,
            },
        }
    }

    /// Whether an account has this access now.
    pub fn access_of(&self, account: Uuid, kind: AccessKind) -> bool {
        self.access.iter().any(|row| {
            row.account_id == account && row.kind == kind_text(kind) && row.ended_at.is_none()
        })
    }
}

fn grouped<T>(rows: Vec<T>, by: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut groups: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(by(&row)).or_default().push(row);
    }
    groups
}

/// The next records, in the order of their ids.
async fn page(db: &impl ConnectionTrait, after: Option<Uuid>) -> Result<Vec<Uuid>> {
    Ok(record::Entity::find()
        .select_only()
        .column(record::Column::Id)
        .apply_if(after, |query, after| {
            query.filter(record::Column::Id.gt(after))
        })
        .order_by_asc(record::Column::Id)
        .limit(PAGE)
        .into_tuple()
        .all(db)
        .await?)
}

/// What rows speak of although there is no such record: foreign keys forbid it to those who obey them.
async fn without_record(db: &impl ConnectionTrait) -> Result<Vec<RecordId>> {
    let mut ids = stray::<journal_head::Entity>(db, journal_head::Column::RecordId).await?;
    ids.extend(stray::<journal::Entity>(db, journal::Column::RecordId).await?);
    ids.extend(stray::<invitation::Entity>(db, invitation::Column::RecordId).await?);
    ids.extend(stray::<record_access::Entity>(db, record_access::Column::RecordId).await?);
    ids.extend(stray::<vaccination::Entity>(db, vaccination::Column::RecordId).await?);
    Ok(ids.into_iter().map(Id::from_uuid).collect())
}

async fn stray<E: EntityTrait>(
    db: &impl ConnectionTrait,
    record_id: E::Column,
) -> Result<Vec<Uuid>> {
    let records = record::Entity::find()
        .select_only()
        .column(record::Column::Id)
        .into_query();
    Ok(E::find()
        .select_only()
        .column(record_id)
        .distinct()
        .filter(record_id.not_in_subquery(records))
        .into_tuple()
        .all(db)
        .await?)
}
