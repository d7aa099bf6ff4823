//! A password that someone chooses: judged here, whatever it is chosen for; and what ends with the one before it.

use domain::{
    account::{email::Email, password::NewPassword},
    ids::SessionId,
    problem::{Field, FieldProblem, Problem},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{common_passwords, device, store::Account, ways_in};
use crate::{
    Context,
    entities::{account, password_reset},
    error::{Error, Result},
    messages, outbox,
    tx::Tx,
};

/// Judges a password that satisfies the rule by what only the server knows.
///
/// # Errors
/// [`Problem::PasswordTooCommon`], at the password's field.
pub(crate) fn judge(password: &NewPassword) -> Result<()> {
    if common_passwords::hold(password) {
        let problem = Problem::PasswordTooCommon;
        return Err(Error::refused(Field::Password, problem));
    }
    Ok(())
}

/// Judges a password for the account of `email`, and hashes it.
///
/// # Errors
/// Everything that is wrong with it, at the password's field.
pub(super) async fn hash(context: &Context, raw: &str, email: &Email) -> Result<String> {
    let password = NewPassword::choose(raw, Some(email)).map_err(|problems| {
        let problems = problems.into_iter();
        problems
            .map(|problem| FieldProblem::new(Field::Password, problem))
            .collect::<Vec<_>>()
    })?;
    judge(&password)?;
    let place = context.hasher.place()?;
    place.hash(password.into_attempt(), context.random()?).await
}

/// Gives an account that is held the password of this hash. Every way into it but the session `kept` is closed, and so do
/// end the trust of every device and every link to choose another; the account's address is told.
pub(super) async fn set(
    tx: &Tx,
    context: &Context,
    account: &Account,
    hash: String,
    kept: Option<SessionId>,
) -> Result<()> {
    let id = account.id.uuid();
    account::Entity::update_many()
        .col_expr(account::Column::PasswordHash, Expr::value(hash))
        .filter(account::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    ways_in::close(tx, account.id, kept).await?;
    device::end_trust(tx, account.id).await?;
    password_reset::Entity::delete_many()
        .filter(password_reset::Column::AccountId.eq(id))
        .exec(&**tx)
        .await?;
    let message = messages::password_changed(context, account)?;
    outbox::put(tx, context, &message, None).await?;
    Ok(())
}
