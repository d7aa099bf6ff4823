//! Server functions of the page that the mail's link leads to.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::api::sign_in;
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
use crate::{error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use axum::http::StatusCode;
#[cfg(feature = "ssr")]
use services::account::{Link, LinkState};

/// What the page of a confirmation link shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConfirmView {
    /// The button.
    Due,
    /// Confirmed, and this browser is not the one that registered.
    Confirmed,
    /// Too late.
    Expired,
    /// The address has an account by another registration.
    Taken,
    /// No link of ours was opened in this browser.
    Unknown,
}

/// What the link that this browser opened last leads to. Changes nothing.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_confirm", output = Postcard)]
pub async fn load_confirm() -> Result<Packed<ConfirmView>, ApiError> {
    let cx = Cx::get()?;
    let view = confirm_view(&cx).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn confirm_view(cx: &Cx) -> Result<ConfirmView, ApiError> {
    let Some(token) = cx.confirmation_token() else {
        return Ok(unknown(cx));
    };
    let link = match cx.services().registration.link(&token).await {
        Ok(link) => link,
        Err(services::Error::NotFound) => return Ok(unknown(cx)),
        Err(error) => return Err(error.into()),
    };
    Ok(match link.state {
        LinkState::Due => ConfirmView::Due,
        LinkState::Confirmed if cx.registration_secret(link.registration).is_some() => {
            cx.redirect(&routes::registration(link.registration));
            return Err(ApiError::Elsewhere);
        }
        LinkState::Confirmed => ConfirmView::Confirmed,
        LinkState::Expired => {
            cx.page_status(StatusCode::GONE);
            ConfirmView::Expired
        }
        LinkState::Taken => {
            cx.page_status(StatusCode::GONE);
            ConfirmView::Taken
        }
    })
}

#[cfg(feature = "ssr")]
fn unknown(cx: &Cx) -> ConfirmView {
    cx.page_status(StatusCode::NOT_FOUND);
    ConfirmView::Unknown
}

/// Confirms the address. The browser that registered goes on; another one is told where to.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "confirm_email", output = Postcard)]
pub async fn confirm_email() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = Form {
        name: "confirm".into(),
        page: routes::CONFIRMATION.into(),
        typed: &[],
    };
    let result = match confirm(&cx).await {
        Ok(to) => {
            cx.redirect(&to);
            Ok(())
        }
        Err(error) => Err(error),
    };
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
async fn confirm(cx: &Cx) -> Result<String, ApiError> {
    // The page says how things are.
    let page = || Ok(routes::CONFIRMATION.to_owned());
    let Some(token) = cx.confirmation_token() else {
        return page();
    };
    let link = match cx.services().registration.confirm(&token).await {
        Ok(link) => link,
        Err(services::Error::NotFound) => return page(),
        Err(error) => return Err(error.into()),
    };
    let Link {
        registration,
        state,
        ..
    } = link;
    if state != LinkState::Confirmed {
        return page();
    }
    match sign_in(cx, registration).await {
        // It was done before, or too long ago: whatever is due is on its page.
        Err(ApiError::NotFound | ApiError::Conflict) => page(),
        signed_in => signed_in,
    }
}
