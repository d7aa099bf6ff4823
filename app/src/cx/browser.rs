//! What the browser holds for us, in cookies, and what is taken from it again.

use axum::http::{HeaderName, HeaderValue};
use domain::{
    account::{Language, registration::ConfirmationToken},
    ids::{AccountId, InvitationId, RegistrationId},
    link_token::LinkToken,
    links::Purpose,
    share::token::ShareToken,
};
use services::{
    Visitor,
    account::{Begun, DeviceSecret, RegistrationSecret, SessionSecret},
};

use super::{Cx, cookie};
use crate::error::ApiError;

/// Its session and its trust.
impl Cx {
    /// The session's cookie.
    pub fn session_secret(&self) -> Option<SessionSecret> {
        self.cookie(cookie::SESSION)
            .and_then(|text| SessionSecret::parse(&text))
    }

    /// The same, of somebody who has one.
    ///
    /// # Errors
    /// [`ApiError::SignInRequired`].
    pub fn required_secret(&self) -> Result<SessionSecret, ApiError> {
        self.session_secret().ok_or(ApiError::SignInRequired)
    }

    /// Hands the browser a session.
    pub fn open_session(&self, secret: &SessionSecret) {
        self.set_cookie(cookie::session(secret));
    }

    /// Takes from the browser the session, and what the visit left behind, but the invitation that is being followed.
    pub fn close_session(&self, towards: Option<InvitationId>) {
        self.set_cookie(cookie::expired(cookie::SESSION));
        self.forget_visit(towards);
    }

    /// Takes from the browser what was typed, and every link and registration, but the invitation that is being followed:
    /// what somebody could go on with who comes next.
    pub fn forget_visit(&self, towards: Option<InvitationId>) {
        let followed = towards.map(cookie::invitation_name);
        for name in cookie::of_the_visit(&self.parts.headers) {
            if Some(&name) != followed.as_ref() {
                self.set_cookie(cookie::expired(&name));
            }
        }
        self.response.insert_header(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\", \"storage\""),
        );
    }

    /// The trusted device's cookie.
    pub fn device_secret(&self) -> Option<DeviceSecret> {
        self.cookie(cookie::DEVICE)
            .and_then(|text| DeviceSecret::parse(&text))
    }

    /// Hands the browser the trust of this device.
    pub fn trust_device(&self, secret: &DeviceSecret) {
        self.set_cookie(cookie::device(secret));
    }

    /// Remembers the language.
    pub fn choose_language(&self, language: Language) {
        self.set_cookie(cookie::language(language));
    }
}

/// The links that were opened in it.
impl Cx {
    /// By what the visitor may see an invitation.
    pub fn visitor(&self, id: InvitationId, account: Option<AccountId>) -> Visitor {
        let token = self
            .cookie(&cookie::invitation_name(id))
            .and_then(|text| ShareToken::parse(&text));
        Visitor { token, account }
    }

    /// The invitations whose links were opened in this browser.
    pub fn invitations(&self) -> Vec<InvitationId> {
        cookie::invitations(&self.parts.headers)
    }

    /// The token of the link about one's own account that was opened last.
    pub fn link_token<For>(&self, purpose: Purpose) -> Option<LinkToken<For>> {
        self.cookie(&cookie::link_name(purpose))
            .and_then(|text| LinkToken::parse(&text))
    }

    /// Forgets a link that has done what it is for.
    pub fn drop_link(&self, purpose: Purpose) {
        self.set_cookie(cookie::expired(&cookie::link_name(purpose)));
    }

    /// The token of the confirmation link that this browser opened last.
    pub fn confirmation_token(&self) -> Option<ConfirmationToken> {
        self.cookie(cookie::CONFIRMATION)
            .and_then(|text| ConfirmationToken::parse(&text))
    }
}

/// The registration that was begun in it.
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
}
