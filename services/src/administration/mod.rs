//! Administration: who may act as a practitioner, and who administers.

mod create;
pub(crate) mod store;

use domain::{
    actor::{Administrator, Unapproved},
    approval::{Application, Approval, RefusalReason},
    ids::AccountId,
    links,
    problem::Field,
    time::Instant,
};
use sea_orm::ActiveValue::Set;

use crate::{
    Context,
    account::store as accounts,
    entities::practitioner,
    error::{Error, Result},
    messages, outbox,
};

pub use create::NewAdministrator;

/// Administration.
#[derive(Clone, Debug)]
pub struct Administration(pub(crate) Context);

/// Who decides: kept with the decision.
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

/// What happened to an application, and when.
#[derive(Debug, Clone)]
pub struct Decided {
    /// What was said.
    pub approval: Approval,
    /// When.
    pub at: Option<Instant>,
    /// By which account; nobody's: on the command line.
    pub by: Option<AccountId>,
}

impl Administration {
    /// The practitioners who wait, those who registered first before the others, at most `at_most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting(&self, _: By<'_>, at_most: u64) -> Result<Vec<Application>> {
        store::waiting(self.0.db.read(), at_most).await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever does not wait.
    pub async fn application(&self, _: By<'_>, id: AccountId) -> Result<Application> {
        let row = store::practitioner(self.0.db.read(), id).await?;
        match store::decided(&row)?.approval {
            Approval::Waiting => Ok(store::application(row)),
            Approval::Approved | Approval::Refused { .. } => Err(Error::NotFound),
        }
    }

    /// What was said about a practitioner, when and by whom.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever is none.
    pub async fn decided(&self, _: By<'_>, id: AccountId) -> Result<Decided> {
        store::decided(&store::practitioner(self.0.db.read(), id).await?)
    }

    /// Why someone may do nothing yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn standing_of(&self, who: &Unapproved) -> Result<Approval> {
        let row = store::practitioner(self.0.db.read(), who.account()).await?;
        Ok(store::decided(&row)?.approval)
    }

    /// Lets a practitioner act, and tells them.
    ///
    /// # Errors
    /// [`domain::problem::Problem::NotAnRppsNumber`] for a number that nobody bears; [`Error::Conflict`] when it was decided already.
    pub async fn approve(&self, by: By<'_>, id: AccountId) -> Result<()> {
        let application = self.application(by, id).await.map_err(decided_already)?;
        application
            .rpps()
            .map_err(|problem| Error::refused(Field::Rpps, problem))?;
        let approved = practitioner::ActiveModel {
            approved_at: Set(Some(self.0.now().as_millisecond())),
            ..Default::default()
        };
        self.decide(by, id, approved, None).await
    }

    /// Tells a practitioner that they may not act, and why.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it was decided already.
    pub async fn refuse(&self, by: By<'_>, id: AccountId, reason: &RefusalReason) -> Result<()> {
        let refused = practitioner::ActiveModel {
            refused_at: Set(Some(self.0.now().as_millisecond())),
            refusal: Set(Some(reason.as_str().to_owned())),
            ..Default::default()
        };
        self.decide(by, id, refused, Some(reason)).await
    }

    /// Of two who decide at once, one does.
    async fn decide(
        &self,
        by: By<'_>,
        id: AccountId,
        mut decision: practitioner::ActiveModel,
        refused: Option<&RefusalReason>,
    ) -> Result<()> {
        let context = &self.0;
        decision.decided_by = Set(by.account().map(AccountId::uuid));
        let tx = context.db.begin().await?;
        if !store::decide(&tx, id, decision).await? {
            return Err(Error::Conflict);
        }
        let account = accounts::by_id(&*tx, id).await?;
        let to = account.email(&context.keys)?;
        let page = format!("{}{}", context.settings.public_url, links::SIGN_IN);
        let message = match refused {
            None => messages::approved(&account, &to, &page),
            Some(reason) => messages::refused(&account, &to, reason, &page),
        };
        outbox::put(&tx, context, &message, None).await?;
        Ok(tx.commit().await?)
    }
}

fn decided_already(error: Error) -> Error {
    match error {
        Error::NotFound => Error::Conflict,
        error => error,
    }
}
