//! Server functions of the links in the messages about a lost phone. No session is needed, and none is opened.

use leptos::{prelude::*, server_fn::codec::Postcard};

#[cfg(feature = "ssr")]
use crate::{cx::Cx, routes};
use crate::{error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use axum::http::StatusCode;
#[cfg(feature = "ssr")]
use domain::links::Purpose;

/// The last two digits of the number that the link which was opened last begins the wait for; nothing, if it may not.
/// Changes nothing.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_begin_wait", output = Postcard)]
pub async fn load_begin_wait() -> Result<Packed<Option<String>>, ApiError> {
    let cx = Cx::get()?;
    let view = match cx.link_token(Purpose::LostPhone) {
        Some(token) => valid(cx.services().account.may_begin_wait(&token).await),
        None => Ok(None),
    };
    gone_if_none(&cx, view).await
}

/// Begins the wait.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "begin_wait", output = Postcard)]
pub async fn begin_wait() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = match cx.link_token(Purpose::LostPhone) {
        Some(token) => cx.services().account.begin_wait(&token).await,
        None => Err(services::Error::NotFound),
    };
    finish(&cx, Purpose::LostPhone, result, routes::WAIT_BEGUN)
}

/// Whether the link that was opened last may end a wait. Changes nothing.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_cancel_wait", output = Postcard)]
pub async fn load_cancel_wait() -> Result<Packed<Option<()>>, ApiError> {
    let cx = Cx::get()?;
    let view = match cx.link_token(Purpose::PhoneNotLost) {
        Some(token) => valid(cx.services().account.may_cancel_wait(&token).await),
        None => Ok(None),
    };
    gone_if_none(&cx, view).await
}

/// Ends the wait.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "cancel_wait", output = Postcard)]
pub async fn cancel_wait() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = match cx.link_token(Purpose::PhoneNotLost) {
        Some(token) => cx.services().account.cancel_wait(&token).await,
        None => Err(services::Error::NotFound),
    };
    finish(&cx, Purpose::PhoneNotLost, result, routes::WAIT_CANCELLED)
}

#[cfg(feature = "ssr")]
fn valid<T>(found: services::Result<T>) -> Result<Option<T>, ApiError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(services::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

#[cfg(feature = "ssr")]
async fn gone_if_none<T: serde::Serialize>(
    cx: &Cx,
    view: Result<Option<T>, ApiError>,
) -> Result<Packed<Option<T>>, ApiError> {
    if matches!(view, Ok(None)) {
        cx.page_status(StatusCode::GONE);
    }
    cx.page(view).await
}

/// Leads on; what was used, is too old, or has become impossible is its page's to say.
#[cfg(feature = "ssr")]
fn finish(
    cx: &Cx,
    purpose: Purpose,
    result: services::Result<()>,
    then: &str,
) -> Result<(), ApiError> {
    let page = routes::of_link(purpose);
    match result.map_err(ApiError::from) {
        Ok(()) => {
            cx.drop_link(purpose);
            cx.redirect(then);
            Ok(())
        }
        Err(ApiError::NotFound | ApiError::Conflict) => {
            cx.drop_link(purpose);
            cx.redirect(page);
            Ok(())
        }
        error => cx.answer_button(page, error),
    }
}
