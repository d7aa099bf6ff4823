//! The ways into an account that are open: what ends with a new password, a lost phone, and a sign-out everywhere.

use domain::ids::{AccountId, SessionId};

use super::{own, registration, session};
use crate::{error::Result, tx::Tx};

/// Closes every way into an account that is held: its sessions but `kept`, those that wait for their code too, the sign-in
/// of the browser that registered, and the address that it waits for.
pub(super) async fn close(tx: &Tx, account: AccountId, kept: Option<SessionId>) -> Result<()> {
    // The sessions first: one that is open may be giving another address at this moment.
    session::end_others(tx, account, kept).await?;
    registration::end_sign_in(tx, account).await?;
    own::forget_new_email(tx, account).await
}
