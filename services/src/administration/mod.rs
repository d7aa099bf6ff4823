//! Administration: who may act as a practitioner, and who administers.

mod create;
mod decide;
pub(crate) mod store;

use domain::{
    actor::{Administrator, Unapproved},
    approval::{Application, Approval, PractitionerFile, Registered},
    ids::AccountId,
};

use crate::{Context, error::Result};

pub use create::NewAdministrator;

/// Administration.
#[derive(Clone, Debug)]
pub struct Administration(pub(crate) Context);

/// Who administers, as proof.
#[derive(Debug, Clone, Copy)]
pub enum By<'a> {
    /// A signed-in administrator.
    Administrator(&'a Administrator),
    /// Whoever runs the program's commands on the machine: they hold the database and its key.
    CommandLine,
}

impl By<'_> {
    fn account(self) -> Option<AccountId> {
        match self {
            Self::Administrator(administrator) => Some(administrator.account()),
            Self::CommandLine => None,
        }
    }
}

impl Administration {
    /// The practitioners who wait, those who registered first before the others, at most `at_most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, _: By<'_>, at_most: u64) -> Result<Vec<Application>> {
        store::waiting(self.0.db.read(), at_most).await
    }

    /// Every practitioner, those who registered first before the others: those after `after`, at most `at_most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn practitioners(
        &self,
        _: By<'_>,
        after: Option<AccountId>,
        at_most: u64,
    ) -> Result<Vec<Registered>> {
        store::after(self.0.db.read(), after, at_most).await
    }

    /// All about one of them.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for whoever is none.
    pub async fn practitioner(&self, _: By<'_>, id: AccountId) -> Result<PractitionerFile> {
        let db = self.0.db.read();
        let row = store::practitioner(db, id).await?;
        Ok(PractitionerFile {
            same_number: store::of_same_number(db, &row).await?,
            decisions: store::decisions(db, id).await?,
            practitioner: store::registered(row)?,
        })
    }

    /// Why someone may do nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn standing_of(&self, who: &Unapproved) -> Result<Approval> {
        store::approval(&store::practitioner(self.0.db.read(), who.account()).await?)
    }
}
