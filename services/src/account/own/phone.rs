//! Another mobile number: the account's once the code that was sent there is entered.

use domain::account::{one_time_code::OneTimeCode, phone::MobileNumber, session::Stage};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::step_up::proved;
use crate::{
    Context,
    account::{
        Accounts, lost_phone, new_number, registration, session::SessionSecret, store::Account,
    },
    entities::account,
    error::Result,
    messages, outbox,
    tx::Tx,
};

impl Accounts {
    /// Sends the new number a code. Until it is entered nothing changes.
    ///
    /// # Errors
    /// [`Error::StepUpRequired`]; [`Problem::Unchanged`]; [`Problem::TryLater`].
    pub async fn change_phone(
        &self,
        secret: &SessionSecret,
        new: &MobileNumber,
        client: &str,
    ) -> Result<()> {
        let context = &self.0;
        let (session, account) = proved(context, secret).await?;
        new_number::give(context, &session, &account, new, client).await
    }

    /// Tries the code of the new number; the right one makes it the account's. The old one is told, and the address. A
    /// browser that registered with the old one signs in no more by that.
    ///
    /// # Errors
    /// As [`Accounts::enter_code`]; [`Error::NotFound`] when no number was given in this session.
    pub async fn confirm_phone(&self, secret: &SessionSecret, code: &OneTimeCode) -> Result<()> {
        let context = &self.0;
        let (tx, account, new) = new_number::prove(context, secret, Stage::SignedIn, code).await?;
        lost_phone::end(&tx, context, &account).await?;
        registration::end_sign_in(&tx, account.id).await?;
        take_number(&tx, context, &account, new.digest, new.sealed).await?;
        Ok(tx.commit().await?)
    }
}

/// Makes a number that was proved the account's, which is held. The old one is told, and the address.
pub(in crate::account) async fn take_number(
    tx: &Tx,
    context: &Context,
    before: &Account,
    digest: Vec<u8>,
    sealed: Vec<u8>,
) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::PhoneDigest, Expr::value(digest))
        .col_expr(account::Column::PhoneSealed, Expr::value(sealed))
        .filter(account::Column::Id.eq(before.id.uuid()))
        .exec(&**tx)
        .await?;
    let told = [
        messages::phone_changed_sms(context, before)?,
        messages::phone_changed(context, before)?,
    ];
    for message in &told {
        outbox::put(tx, context, message, None).await?;
    }
    Ok(())
}
