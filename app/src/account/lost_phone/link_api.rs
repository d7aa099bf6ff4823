//! Server functions of the links in the messages about a lost phone. No session is needed, and none is opened.

use leptos::{prelude::*, server_fn::codec::Postcard};

#[cfg(feature = "ssr")]
use crate::{account::link, cx::Cx, routes};
use crate::{error::ApiError, ui::loaded::Packed};
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
    let found = async {
        let token = link::token(&cx, Purpose::LostPhone)?;
        cx.services().account.may_begin_wait(&token).await
    };
    let view = link::shown(&cx, found.await);
    cx.page(view).await
}

/// Begins the wait.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "begin_wait", output = Postcard)]
pub async fn begin_wait() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let token = link::token(&cx, Purpose::LostPhone)?;
        cx.services().account.begin_wait(&token).await
    };
    link::finish(&cx, Purpose::LostPhone, result.await, routes::WAIT_BEGUN)
}

/// Whether the link that was opened last may end a wait. Changes nothing.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_cancel_wait", output = Postcard)]
pub async fn load_cancel_wait() -> Result<Packed<Option<()>>, ApiError> {
    let cx = Cx::get()?;
    let found = async {
        let token = link::token(&cx, Purpose::PhoneNotLost)?;
        cx.services().account.may_cancel_wait(&token).await
    };
    let view = link::shown(&cx, found.await);
    cx.page(view).await
}

/// Ends the wait.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "cancel_wait", output = Postcard)]
pub async fn cancel_wait() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let token = link::token(&cx, Purpose::PhoneNotLost)?;
        cx.services().account.cancel_wait(&token).await
    };
    link::finish(
        &cx,
        Purpose::PhoneNotLost,
        result.await,
        routes::WAIT_CANCELLED,
    )
}
