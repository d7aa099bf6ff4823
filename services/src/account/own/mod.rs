//! « Mon compte »: what its owner sees of an account, and changes.

mod devices;
mod email;
mod password;
mod phone;
mod sessions;
mod step_up;

use domain::{
    account::{
        Language, Role,
        own::{NewEmail, Overview},
        session::Stage,
    },
    ids::AccountId,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{
    Accounts, lost_phone,
    session::{self, SessionSecret},
};
use crate::{
    Context,
    entities::account,
    error::{Error, Result},
};

pub use step_up::StepUp;

pub(super) use email::{forget_new_email, purge};
pub(super) use phone::take_number;

impl Accounts {
    /// What an account is now, for whoever is signed in to it.
    ///
    /// # Errors
    /// [`Error::SignInRequired`].
    pub async fn overview(&self, secret: &SessionSecret) -> Result<Overview> {
        let context = &self.0;
        let (session, account) = session::at(context, secret, Stage::SignedIn).await?;
        let role = account.actor.role();
        let devices = match role {
            Role::Patient => devices::trusted(context, account.id, None).await?.len(),
            Role::Practitioner | Role::Administrator => 0,
        };
        Ok(Overview {
            role,
            language: account.language,
            email: account.email(&context.keys)?.as_str().to_owned(),
            new_email: new_email(context, account.id).await?,
            phone_ending: account.phone(&context.keys)?.ending().to_owned(),
            phone_replaced_at: lost_phone::opens_at(context, account.id).await?,
            devices,
            sessions: sessions::open(context, &session, role).await?.len(),
        })
    }

    /// Remembers the language that an account chose: its messages follow.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn speak(&self, account: AccountId, language: Language) -> Result<()> {
        let tx = self.0.db.begin().await?;
        account::Entity::update_many()
            .col_expr(account::Column::Language, Expr::value(language.tag()))
            .filter(account::Column::Id.eq(account.uuid()))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }
}

async fn new_email(context: &Context, account: AccountId) -> Result<Option<NewEmail>> {
    match email::waiting(context, account).await {
        Ok(waiting) => Ok(Some(waiting)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}
