//! Another password, by whoever knows the one before.

use domain::ids::Id;

use super::step_up::proved;
use crate::{
    account::{
        Accounts, new_password,
        session::{self, Gained, SessionSecret},
        store,
    },
    error::{Error, Result},
};

impl Accounts {
    /// Gives the account another password. Every other session ends, and the trust of every device; this one goes on
    /// with a new secret.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`]; everything that is wrong with the password; [`Error::Conflict`] when it was changed
    /// meanwhile.
    pub async fn change_password(
        &self,
        secret: &SessionSecret,
        raw_password: &str,
    ) -> Result<SessionSecret> {
        let context = &self.0;
        let (session, seen) = proved(context, secret).await?;
        let email = seen.email(&context.keys)?;
        let hash = new_password::hash(context, raw_password, &email).await?;
        let tx = context.db.begin().await?;
        let account = store::hold(&tx, seen.id).await?;
        if account.password_hash != seen.password_hash {
            return Err(Error::Conflict);
        }
        let secret = session::renew(&tx, context, &session, Gained::Nothing).await?;
        let kept = Some(Id::from_uuid(session.id));
        new_password::set(&tx, context, &account, hash, kept).await?;
        tx.commit().await?;
        Ok(secret)
    }
}
