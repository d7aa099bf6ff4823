//! What a browser that registers holds.

use domain::{account::registration::ConfirmationToken, ids::RegistrationId};
use services::account::{Begun, RegistrationSecret};

use super::{Cx, cookie};

impl Cx {
    /// The cookie of a registration, if this browser began it.
    pub fn registration_secret(&self, id: RegistrationId) -> Option<RegistrationSecret> {
        self.cookie(&cookie::registration_name(id))
            .and_then(|text| RegistrationSecret::parse(&text))
    }

    /// Hands the browser the registration that it began.
    pub fn hold_registration(&self, begun: &Begun) {
        self.set_cookie(cookie::registration(begun.id, &begun.secret));
    }

    /// The token of the confirmation link that this browser opened last.
    pub fn confirmation_token(&self) -> Option<ConfirmationToken> {
        self.cookie(cookie::CONFIRMATION)
            .and_then(|text| ConfirmationToken::parse(&text))
    }
}
