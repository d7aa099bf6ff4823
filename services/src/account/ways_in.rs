//! The ways into an account that are open: what ends with a new password, a lost phone, and a sign-out everywhere.

use domain::ids::{AccountId, SessionId};

use super::{registration, session};
use crate::{error::Result, tx::Tx};

/// Closes every way into an account that is held: its sessions but `kept`, those that wait for their code too, and the
/// sign-in of the browser that registered.
pub(super) async fn close(tx: &Tx, account: AccountId, kept: Option<SessionId>) -> Result<()> {
    session::end_others(tx, account, kept).await?;
    registration::end_sign_in(tx, account).await
}
