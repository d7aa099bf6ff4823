//! What the sign-in form holds.

use super::{email::Email, password::PasswordAttempt};
use crate::problem::{Field, FieldProblem, Problem};

/// An address and a password that may belong together.
#[derive(Debug)]
pub struct SignIn {
    /// Who says to be.
    pub email: Email,
    /// The proof.
    pub password: PasswordAttempt,
}

impl SignIn {
    /// Parses the form.
    ///
    /// # Errors
    /// Everything that is wrong, field by field. Nothing was compared yet.
    pub fn parse(email: &str, password: &str) -> Result<Self, Vec<FieldProblem>> {
        let email = Email::parse(email).map_err(|problem| FieldProblem::new(Field::Email, problem));
        let password = parse_password(password);
        match (email, password) {
            (Ok(email), Ok(password)) => Ok(Self { email, password }),
            // Nothing was compared: a password that cannot be one is not called wrong beside an address that is none.
            (Err(email), Err(password)) if password.problem == Problem::WrongCredentials => {
                Err(vec![email])
            }
            (email, password) => Err([email.err(), password.err()]
                .into_iter()
                .flatten()
                .collect()),
        }
    }
}

/// Parses the password of someone whose address is known already.
///
/// # Errors
/// [`Problem::Missing`], or [`Problem::WrongCredentials`] for what cannot be a password.
pub fn parse_password(raw: &str) -> Result<PasswordAttempt, FieldProblem> {
    if raw.is_empty() {
        return Err(FieldProblem::new(Field::Password, Problem::Missing));
    }
    PasswordAttempt::parse(raw)
        .ok_or_else(|| FieldProblem::new(Field::Password, Problem::WrongCredentials))
}
