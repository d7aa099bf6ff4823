//! Reads every journal and what stands beside it, and names the first row of each record that is not what was written.

use std::{collections::HashMap, fmt};

use domain::{
    ids::{Id, RecordId},
    record::access::AccessKind,
    time::Instant,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use super::{anchor::Anchors, chain, told};
use crate::{
    Context,
    entities::{
        attestation, invitation, journal, journal_head, record, record_access, vaccination_version,
    },
    error::{Error, Result},
    keys::Keys,
    record::text::kind_text,
};

/// How many records are looked at in one go.
const PAGE: usize = 200;

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
    /// Of which record, if it can be told.
    pub record: Option<RecordId>,
    /// At which row, if at one.
    pub seq: Option<i64>,
    /// What.
    pub what: &'static str,
}

/// At which row of a journal, if at one, and what.
pub(super) type What = (Option<i64>, &'static str);

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.record, self.seq) {
            (Some(record), Some(seq)) => write!(f, "record {record}, row {seq}: {}", self.what),
            (Some(record), None) => write!(f, "record {record}: {}", self.what),
            (None, _) => write!(f, "no record: {}", self.what),
        }
    }
}

/// Looks at every record as it is at one moment, and at whether it goes on from what it was at `since`.
pub(crate) async fn verify(context: &Context, since: &Anchors) -> Result<Report> {
    let db = context.db.snapshot().await?;
    let mut report = Report::default();
    let records = record::Entity::find().order_by_asc(record::Column::Id);
    let (ids, unreadable) = ids(&db, records, record::Column::Id).await?;
    report.find_all(unreadable, "its identifier cannot be read");
    let now = context.now();
    for ids in ids.chunks(PAGE) {
        for kept in Kept::of(&db, ids).await? {
            report.look_at(&context.keys, since, &kept, now)?;
        }
    }
    look_for_strays(&db, &mut report).await?;
    for record in since.records() {
        if report.anchors.of(record).is_none() {
            report.find(record, (None, "it is gone: it was anchored"));
        }
    }
    Ok(report)
}

impl Report {
    fn look_at(&mut self, keys: &Keys, since: &Anchors, kept: &Kept, now: Instant) -> Result<()> {
        self.records += 1;
        self.rows += kept.journal.len() as u64;
        if let Some(head) = &kept.head {
            self.anchors.add(head);
        }
        if let Some(what) = kept.first_finding(keys, since, now)? {
            self.find(kept.record, what);
        }
        Ok(())
    }

    /// Notes the first finding of a record.
    fn find(&mut self, record: RecordId, (seq, what): What) {
        let record = Some(record);
        if self.findings.iter().all(|found| found.record != record) {
            self.findings.push(Finding { record, seq, what });
        }
    }

    /// Notes what is found of so many rows whose record cannot be told.
    fn find_all(&mut self, rows: usize, what: &'static str) {
        let finding = Finding {
            record: None,
            seq: None,
            what,
        };
        self.findings.extend(vec![finding; rows]);
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
    pub identity: Option<record::Model>,
    /// The acts, all versions of each.
    pub acts: Vec<vaccination_version::Model>,
    /// What there is of it that is no row as this program writes them, if anything.
    unreadable: Option<&'static str>,
}

impl Kept {
    async fn of(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Vec<Self>> {
        let mut all: Vec<Self> = ids.iter().map(|id| Self::nothing(*id)).collect();
        let of: HashMap<Uuid, usize> = ids.iter().copied().zip(0..).collect();
        let ids = || ids.iter().copied();
        let heads =
            journal_head::Entity::find().filter(journal_head::Column::RecordId.is_in(ids()));
        read(db, heads, "record_id", |id, head| match head {
            Some(head) => all[of[&id]].head = Some(head),
            None => all[of[&id]].unreadable = Some("the head of its journal cannot be read"),
        })
        .await?;
        let journal = journal::Entity::find()
            .filter(journal::Column::RecordId.is_in(ids()))
            .order_by_asc(journal::Column::Seq);
        read(db, journal, "record_id", |id, row| match row {
            Some(row) => all[of[&id]].journal.push(row),
            None => all[of[&id]].unreadable = Some("a row of its journal cannot be read"),
        })
        .await?;
        let mut record_of = HashMap::new();
        let invitations =
            invitation::Entity::find().filter(invitation::Column::RecordId.is_in(ids()));
        read(db, invitations, "record_id", |id, row| match row {
            Some(row) => {
                record_of.insert(row.id, of[&id]);
                all[of[&id]].invitations.push(row);
            }
            None => all[of[&id]].unreadable = Some("an invitation of it cannot be read"),
        })
        .await?;
        let attestations = attestation::Entity::find()
            .filter(attestation::Column::InvitationId.is_in(record_of.keys().copied()));
        read(db, attestations, "invitation_id", |id, row| match row {
            Some(row) => all[record_of[&id]].attestations.push(row),
            None => all[record_of[&id]].unreadable = Some("an attestation of it cannot be read"),
        })
        .await?;
        let access =
            record_access::Entity::find().filter(record_access::Column::RecordId.is_in(ids()));
        read(db, access, "record_id", |id, row| match row {
            Some(row) => all[of[&id]].access.push(row),
            None => all[of[&id]].unreadable = Some("an access to it cannot be read"),
        })
        .await?;
        let identities = record::Entity::find().filter(record::Column::Id.is_in(ids()));
        read(db, identities, "id", |id, row| match row {
            Some(row) => all[of[&id]].identity = Some(row),
            None => all[of[&id]].unreadable = Some("its identity cannot be read"),
        })
        .await?;
        let acts = vaccination_version::Entity::find()
            .filter(vaccination_version::Column::RecordId.is_in(ids()));
        read(db, acts, "record_id", |id, row| match row {
            Some(row) => all[of[&id]].acts.push(row),
            None => all[of[&id]].unreadable = Some("an act of it cannot be read"),
        })
        .await?;
        Ok(all)
    }

    const fn nothing(id: Uuid) -> Self {
        Self {
            record: Id::from_uuid(id),
            head: None,
            journal: vec![],
            invitations: vec![],
            attestations: vec![],
            access: vec![],
            identity: None,
            acts: vec![],
            unreadable: None,
        }
    }

    fn first_finding(&self, keys: &Keys, since: &Anchors, now: Instant) -> Result<Option<What>> {
        if let Some(what) = self.unreadable {
            return Ok(Some((None, what)));
        }
        let Some(head) = &self.head else {
            return Ok(Some((None, "its journal has no head")));
        };
        let in_chain = chain::first_finding(keys, self.record, head, &self.journal)?;
        let then = since.of(self.record);
        match in_chain.or_else(|| chain::since(then?, &self.journal)) {
            Some(found) => Ok(Some(found)),
            None => match told::first_finding(keys, self, now) {
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

/// Hands over each row with the identifier that it was found by; `None` for a row that is not as this program writes
/// them: SQLite keeps whatever it is given.
async fn read<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    found_by: &str,
    mut take: impl FnMut(Uuid, Option<E::Model>),
) -> Result<()> {
    for row in db.query_all(&rows.into_query()).await? {
        let id = row.try_get("", found_by)?;
        take(id, E::Model::from_query_result(&row, "").ok());
    }
    Ok(())
}

/// The identifiers in a column, and how many are none.
async fn ids<E: EntityTrait>(
    db: &impl ConnectionTrait,
    rows: Select<E>,
    column: E::Column,
) -> Result<(Vec<Uuid>, usize)> {
    let query = rows.select_only().column(column).distinct().into_query();
    let rows = db.query_all(&query).await?;
    let ids: Vec<Uuid> = rows
        .iter()
        .filter_map(|row| row.try_get_by_index(0).ok())
        .collect();
    let none = rows.len() - ids.len();
    Ok((ids, none))
}

/// Looks for rows that speak of what is not there: foreign keys forbid it to those who obey them.
async fn look_for_strays(db: &impl ConnectionTrait, report: &mut Report) -> Result<()> {
    strays::<journal_head::Entity>(db, journal_head::Column::RecordId, report).await?;
    strays::<journal::Entity>(db, journal::Column::RecordId, report).await?;
    strays::<invitation::Entity>(db, invitation::Column::RecordId, report).await?;
    strays::<record_access::Entity>(db, record_access::Column::RecordId, report).await?;
    strays::<vaccination_version::Entity>(db, vaccination_version::Column::RecordId, report)
        .await?;
    let invitations = invitation::Entity::find()
        .select_only()
        .column(invitation::Column::Id)
        .into_query();
    let of_none = attestation::Column::InvitationId.not_in_subquery(invitations);
    let attestations = attestation::Entity::find().filter(of_none);
    let column = attestation::Column::InvitationId;
    let (of_none, unreadable) = ids(db, attestations, column).await?;
    report.find_all(
        of_none.len() + unreadable,
        "there is an attestation for an invitation that is not there",
    );
    Ok(())
}

async fn strays<E: EntityTrait>(
    db: &impl ConnectionTrait,
    record_id: E::Column,
    report: &mut Report,
) -> Result<()> {
    let records = record::Entity::find()
        .select_only()
        .column(record::Column::Id)
        .into_query();
    let of_none = E::find().filter(record_id.not_in_subquery(records));
    let (of_none, unreadable) = ids(db, of_none, record_id).await?;
    for record in of_none {
        let what = "there is no such record, but rows about it";
        report.find(Id::from_uuid(record), (None, what));
    }
    report.find_all(unreadable, "there are rows about what is no record");
    Ok(())
}
