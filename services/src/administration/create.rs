//! Making an administrator: on the command line alone.

use domain::account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber};

use super::Administration;
use crate::{
    account::{
        new_password,
        store::{self, NewRow},
    },
    error::{Error, Result},
};

/// An administrator to be made.
#[derive(Debug)]
pub struct NewAdministrator {
    /// Signs in with it.
    pub email: Email,
    /// Receives the codes.
    pub phone: MobileNumber,
    /// Signs in with it.
    pub password: NewPassword,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub family_name: String,
    /// Of messages.
    pub language: Language,
}

impl Administration {
    /// Makes an administrator.
    ///
    /// # Errors
    /// A common password; [`Error::Conflict`] when the address has an account already.
    pub async fn create(&self, new: NewAdministrator) -> Result<()> {
        let context = &self.0;
        new_password::judge(&new.password)?;
        let salt = context.random()?;
        let password = new.password.into_attempt();
        let row = NewRow {
            role: Role::Administrator,
            email: new.email,
            phone: new.phone,
            password_hash: context.hasher.place()?.hash(password, salt).await?,
            first_name: new.first_name,
            family_name: new.family_name,
            language: new.language,
        };
        let tx = context.db.begin().await?;
        store::insert(&tx, context, row)
            .await?
            .ok_or(Error::Conflict)?;
        Ok(tx.commit().await?)
    }
}
