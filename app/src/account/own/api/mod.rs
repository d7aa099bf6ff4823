//! Server functions of « Mon compte ».

pub mod email;
pub mod lists;
pub mod phone;
pub mod step_up;

use domain::account::{Language, own::Overview};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
use crate::{draft::Draft, error::ApiError, site::home::Home, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use {
    domain::actor::Actor,
    services::account::{SessionSecret, StepUp},
};

/// What the page that lists shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyAccountView {
    /// The account.
    pub overview: Overview,
    /// Where its owner came from.
    pub home: Home,
}

/// The page that lists.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_account", output = Postcard)]
pub async fn load_my_account() -> Result<Packed<MyAccountView>, ApiError> {
    let cx = Cx::get()?;
    let view = my_account(&cx).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn my_account(cx: &Cx) -> Result<MyAccountView, ApiError> {
    let (actor, secret) = cx.anyone().await?;
    Ok(MyAccountView {
        overview: cx.services().account.overview(&secret).await?,
        home: actor.into(),
    })
}

/// The language of the account.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_language", output = Postcard)]
pub async fn load_my_language() -> Result<Packed<Language>, ApiError> {
    let cx = Cx::get()?;
    let language = my_account(&cx).await.map(|view| view.overview.language);
    cx.page(language).await
}

/// Whoever changes the account, if password and code were shown; the step-up is led to otherwise.
#[cfg(feature = "ssr")]
async fn proved(cx: &Cx, page: &str) -> Result<(Actor, SessionSecret), ApiError> {
    let (actor, secret) = cx.anyone().await?;
    if cx.services().account.step_up(&secret).await? == StepUp::Done {
        return Ok((actor, secret));
    }
    Err(cx.elsewhere(&routes::step_up(page)))
}

/// What the page of a new password shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordView {
    /// The address, whose beginning no password may hold.
    pub email: String,
    /// The form.
    pub draft: Draft,
}

/// The form of a new password.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_password", output = Postcard)]
pub async fn load_my_password() -> Result<Packed<PasswordView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (actor, secret) = proved(&cx, routes::MY_PASSWORD).await?;
        Ok(PasswordView {
            email: cx.services().account.overview(&secret).await?.email,
            draft: cx.draft("my-password", Some(actor.account())).await?,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// Changes the password.
///
/// # Errors
/// What is wrong with it.
#[server(prefix = "/api", endpoint = "change_password", output = Postcard)]
pub async fn change_password(#[server(default)] password: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = Form {
        name: "my-password".into(),
        page: routes::MY_PASSWORD.into(),
        typed: &[],
    };
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let accounts = &cx.services().account;
        let secret = accounts.change_password(&secret, &password).await?;
        cx.open_session(&secret);
        cx.redirect(&routes::done(routes::MY_ACCOUNT, "mot-de-passe"));
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}
