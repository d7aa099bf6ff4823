//! Server functions of another e-mail address.

use domain::account::own::NewEmail;
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::proved;
#[cfg(feature = "ssr")]
use crate::{
    account::link,
    cx::{Cx, Form},
    routes,
};
use crate::{draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{account::email::Email, links::Purpose, problem::Field};

/// What the page of the address shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailView {
    /// The address now.
    pub current: String,
    /// The one that waits.
    pub waiting: Option<NewEmail>,
    /// The form.
    pub draft: Draft,
}

/// The form of another address. Whoever waits for a link sees so without a step-up, and is led to where it says so once the
/// address is confirmed.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_email", output = Postcard)]
pub async fn load_my_email() -> Result<Packed<EmailView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (actor, secret) = cx.anyone_by(cx.page_activity()).await?;
        let overview = cx.services().account.overview(&secret).await?;
        if overview.new_email.is_none() {
            let asked = asking(&[]);
            let kept = cx.draft(asked.name, Some(actor.account())).await?;
            if kept.value("email") == overview.email {
                cx.forget(&asked);
                return Err(cx.elsewhere(routes::EMAIL_CONFIRMED));
            }
            proved(&cx, routes::MY_EMAIL).await?;
        }
        Ok(EmailView {
            current: overview.email,
            waiting: overview.new_email,
            draft: cx.draft("my-email", Some(actor.account())).await?,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// What this browser keeps of an address that was sent a link, until it is confirmed.
#[cfg(feature = "ssr")]
fn asking<'a>(typed: &'a [(&'a str, &'a str)]) -> Form<'a> {
    Form {
        name: "new-email".into(),
        page: routes::MY_EMAIL.into(),
        typed,
    }
}

/// Sends the new address a link.
///
/// # Errors
/// What is wrong with it.
#[server(prefix = "/api", endpoint = "change_email", output = Postcard)]
pub async fn change_email(#[server(default)] email: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = Form {
        name: "my-email".into(),
        page: routes::MY_EMAIL.into(),
        typed: &[("email", &email)],
    };
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let new = Email::parse(&email).map_err(ApiError::refused(Field::Email))?;
        let accounts = &cx.services().account;
        accounts.change_email(&secret, &new, cx.client()).await?;
        cx.keep_draft(&asking(&[("email", new.as_str())]), None)
            .await?;
        cx.redirect(routes::MY_EMAIL);
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}

/// Whether the link that was opened last may still confirm an address. Changes nothing.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_confirm_new_email", output = Postcard)]
pub async fn load_confirm_new_email() -> Result<Packed<bool>, ApiError> {
    let cx = Cx::get()?;
    let found = async {
        let token = link::token(&cx, Purpose::NewEmail)?;
        cx.services().account.may_confirm_email(&token).await
    };
    let valid = link::shown(&cx, found.await).map(|found| found.is_some());
    cx.page(valid).await
}

/// Confirms it. No session is needed, and none is opened.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "confirm_new_email", output = Postcard)]
pub async fn confirm_new_email() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let token = link::token(&cx, Purpose::NewEmail)?;
        cx.services().account.confirm_email(&token).await
    };
    link::finish(
        &cx,
        Purpose::NewEmail,
        result.await,
        routes::EMAIL_CONFIRMED,
    )
}
