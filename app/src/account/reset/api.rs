//! Server functions of a forgotten password.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    account::{
        api::{towards, visit},
        link,
        lost_phone::api::code_due,
    },
    cx::{Cx, Form},
    routes,
};
use crate::{draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{account::email::Email, ids::InvitationId, links::Purpose, problem::Field};

/// What the page shows where a password is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPasswordView {
    /// Whether the link may still be used.
    pub valid: bool,
    /// The form.
    pub draft: Draft,
}

/// The form that asks for the address.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_forgotten_password", output = Postcard)]
pub async fn load_forgotten_password() -> Result<Packed<Draft>, ApiError> {
    let cx = Cx::get()?;
    let draft = cx.draft("forgotten", None).await;
    cx.page(draft).await
}

/// Sends the link. The page says the same for every address.
///
/// # Errors
/// What is wrong with the address; when too many were asked for.
#[server(prefix = "/api", endpoint = "forgot_password", output = Postcard)]
pub async fn forgot_password(
    #[server(default)] email: String,
    #[server(default)] invitation: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let towards = towards(&invitation);
    let form = Form {
        name: "forgotten".into(),
        page: routes::forgotten_password(towards),
        typed: &[("email", &email)],
    };
    let result = send_link(&cx, &email, towards).await;
    if result.is_ok() {
        cx.redirect(&routes::done(&form.page, "envoye"));
    }
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
async fn send_link(cx: &Cx, email: &str, towards: Option<InvitationId>) -> Result<(), ApiError> {
    let email = Email::parse(email).map_err(ApiError::refused(Field::Email))?;
    let accounts = &cx.services().account;
    let visit = visit(cx, towards);
    Ok(accounts
        .forgot_password(&email, cx.language(), &visit)
        .await?)
}

/// The page that a link leads to. It changes nothing.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_new_password", output = Postcard)]
pub async fn load_new_password() -> Result<Packed<NewPasswordView>, ApiError> {
    let cx = Cx::get()?;
    let view = new_password_view(&cx).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn new_password_view(cx: &Cx) -> Result<NewPasswordView, ApiError> {
    let found = async {
        let token = link::token(cx, Purpose::NewPassword)?;
        cx.services().account.may_reset(&token).await
    };
    Ok(NewPasswordView {
        valid: link::shown(cx, found.await)?.is_some(),
        draft: cx.draft("new-password", None).await?,
    })
}

/// Sets the password; the code is due next.
///
/// # Errors
/// What is wrong with the password.
#[server(prefix = "/api", endpoint = "reset_password", output = Postcard)]
pub async fn reset_password(#[server(default)] password: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = Form {
        name: "new-password".into(),
        page: routes::NEW_PASSWORD.into(),
        typed: &[],
    };
    match set_password(&cx, &password).await {
        // It ended meanwhile: its page says so.
        Err(ApiError::NotFound) => {
            cx.redirect(&form.page);
            Ok(())
        }
        result => cx.answer(form, result).await,
    }
}

#[cfg(feature = "ssr")]
async fn set_password(cx: &Cx, password: &str) -> Result<(), ApiError> {
    let token = link::token(cx, Purpose::NewPassword)?;
    let accounts = &cx.services().account;
    let reset = accounts
        .reset_password(&token, password, &visit(cx, None))
        .await?;
    cx.drop_link(Purpose::NewPassword);
    cx.open_session(&reset.code_due.secret);
    cx.redirect(&code_due(&reset.code_due, reset.invitation));
    Ok(())
}
