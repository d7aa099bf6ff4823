//! Making an administrator: on the command line alone.

use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    problem::{Field, Problem},
};

use super::Administration;
use crate::{
    account::{
        common_passwords,
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
    /// [`Problem::PasswordTooCommon`]; [`Error::Conflict`] when the address has an account already.
    pub async fn create(&self, new: NewAdministrator) -> Result<()> {
        let context = &self.0;
        if common_passwords::hold(&new.password) {
            let problem = Problem::PasswordTooCommon;
            return Err(Error::refused(Field::Password, problem));
        }
        let salt = context.random()?;
        let password = new.password.into_attempt();
        let row = NewRow {
            role: Role::Administrator,
            email: new.email,
            phone: new.phone,
            password_hash: context.hasher.hash(password, salt).await?,
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
