//! Records: a practitioner's list, an owner's own, and one whole. Who asks is in every query: what is not theirs
//! does not exist.

pub(crate) mod create;
mod identity;
mod search;
pub(crate) mod store;
pub(crate) mod text;

use domain::{
    actor::{Patient, Practitioner},
    ids::{AccountId, RecordId},
    record::{RecordSheet, RecordSummary, access::AccessKind, search::PatientQuery},
    time::Instant,
};

pub use create::Created;
pub use identity::KeptIdentity;

use crate::{Context, error::Result};

/// Records and what is in them.
#[derive(Clone, Debug)]
pub struct Records(pub(crate) Context);

/// One page of a list, and where the next begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Its items, in order.
    pub items: Vec<T>,
    /// The last item, if more come after it.
    pub next_after: Option<RecordId>,
}

/// How many records a page of the patient list has.
const PAGE: usize = 50;

impl Records {
    /// A page of a practitioner's patient list, after the record `after`: by name, or those that `query` finds.
    ///
    /// # Errors
    /// When the database fails; [`crate::Error::NotFound`] when `after` is not among them.
    pub async fn patient_list(
        &self,
        by: &Practitioner,
        query: &PatientQuery,
        after: Option<RecordId>,
    ) -> Result<Page<RecordSummary>> {
        let at_most = PAGE as u64 + 1;
        let mut items = if query.is_empty() {
            let kind = AccessKind::Practitioner;
            store::list(&self.0, by.account(), kind, after, Some(at_most)).await?
        } else {
            search::find(&self.0, by.account(), query, after, at_most).await?
        };
        let more = items.len() > PAGE;
        items.truncate(PAGE);
        let next_after = items.last().filter(|_| more).map(|last| last.id);
        Ok(Page { items, next_after })
    }

    /// Forgets by which forms records were made that were made long enough ago.
    pub(crate) async fn purge(&self, now: Instant) -> Result<()> {
        let tx = self.0.db.begin().await?;
        create::forget_forms(&tx, now).await?;
        Ok(tx.commit().await?)
    }

    /// The records that a patient owns, by name. Nobody owns many: all of them at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn owned(&self, by: &Patient) -> Result<Vec<RecordSummary>> {
        store::list(&self.0, by.account(), AccessKind::Owner, None, None).await
    }

    /// A record of a practitioner's patient list.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it is not on that list.
    pub async fn for_practitioner(&self, by: &Practitioner, id: RecordId) -> Result<RecordSheet> {
        self.sheet(by.account(), AccessKind::Practitioner, id).await
    }

    /// A record that a patient owns.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it is not theirs.
    pub async fn for_owner(&self, by: &Patient, id: RecordId) -> Result<RecordSheet> {
        self.sheet(by.account(), AccessKind::Owner, id).await
    }

    async fn sheet(
        &self,
        reader: AccountId,
        kind: AccessKind,
        id: RecordId,
    ) -> Result<RecordSheet> {
        store::require_access(self.0.db.read(), reader, kind, id).await?;
        store::sheet(&self.0, reader, kind, id).await
    }
}
