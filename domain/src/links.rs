//! The addresses that leave Calepin, in messages and QR codes: they live as long as what they are printed on.

use crate::{
    account::registration::ConfirmationToken, ids::RecordId, link_token::LinkToken,
    share::token::ShareToken,
};

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

/// What a link is for that a message about one's own account holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To choose another password.
    NewPassword,
    /// To confirm another address.
    NewEmail,
    /// To begin the wait for another number.
    LostPhone,
    /// To end that wait.
    PhoneNotLost,
}

impl Purpose {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::NewPassword,
        Self::NewEmail,
        Self::LostPhone,
        Self::PhoneNotLost,
    ];

    /// What stands before the token.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::NewPassword => "/r/",
            Self::NewEmail => "/e/",
            Self::LostPhone => "/t/",
            Self::PhoneNotLost => "/a/",
        }
    }
}

/// A link about one's own account.
pub fn own<For>(purpose: Purpose, token: &LinkToken<For>) -> String {
    format!("{}{}", purpose.prefix(), token.expose_text())
}

/// Where a forgotten password is said.
pub const FORGOTTEN_PASSWORD: &str = "/mot-de-passe-oublie";
