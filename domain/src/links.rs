//! The addresses that leave Calepin, in messages and QR codes: they live as long as what they are printed on.

use crate::{account::registration::ConfirmationToken, ids::RecordId, share::token::ShareToken};

/// Before the token of an invitation.
pub const ENTRY: &str = "/p/";

/// The link of an invitation.
pub fn entry(token: &ShareToken) -> String {
    format!("{ENTRY}{}", token.expose_text())
}

/// Sign-in: e-mail and password.
pub const SIGN_IN: &str = "/connexion";

/// Before the token that confirms an e-mail address.
pub const CONFIRM: &str = "/confirmer/";

/// The link that confirms an e-mail address.
pub fn confirm(token: &ConfirmationToken) -> String {
    format!("{CONFIRM}{}", token.expose_text())
}

/// Sharing a record, for its practitioner.
pub fn sharing(record: RecordId) -> String {
    format!("/patients/{record}/partage")
}
