//! Server functions of the trusted devices and the open sessions.

use domain::account::own::{KnownDevice, OpenSession};
use leptos::{prelude::*, server_fn::codec::Postcard};

#[cfg(feature = "ssr")]
use crate::{cx::Cx, routes};
use crate::{error::ApiError, ui::loaded::Packed};

/// The devices that need no code.
///
/// # Errors
/// [`ApiError::NotFound`] for practitioners, who trust none.
#[server(prefix = "/api", endpoint = "load_my_devices", output = Postcard)]
pub async fn load_my_devices() -> Result<Packed<Vec<KnownDevice>>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let patient = cx.patient().await?;
        let this = cx.device_secret();
        let accounts = &cx.services().account;
        Ok(accounts.trusted_devices(&patient, this.as_ref()).await?)
    };
    let view = view.await;
    cx.page(view).await
}

/// Ends the trust of one device, or (without one) of all.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "forget_device", output = Postcard)]
pub async fn forget_device(#[server(default)] device: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let patient = cx.patient().await?;
        let accounts = &cx.services().account;
        if device.is_empty() {
            accounts.forget_devices(&patient).await?;
        } else {
            let id = device.parse().map_err(|_| ApiError::NotFound)?;
            accounts.forget_device(&patient, id).await?;
        }
        Ok(())
    };
    finish(&cx, routes::MY_DEVICES, result.await)
}

/// The sessions that are open.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_sessions", output = Postcard)]
pub async fn load_my_sessions() -> Result<Packed<Vec<OpenSession>>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (_, secret) = cx.anyone().await?;
        Ok(cx.services().account.open_sessions(&secret).await?)
    };
    let view = view.await;
    cx.page(view).await
}

/// Ends one of them.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "end_session", output = Postcard)]
pub async fn end_session(#[server(default)] session: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let id = session.parse().map_err(|_| ApiError::NotFound)?;
        cx.services().account.end_session(&secret, id).await?;
        Ok(())
    };
    finish(&cx, routes::MY_SESSIONS, result.await)
}

/// Ends all of them, this one too.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "sign_out_everywhere", output = Postcard)]
pub async fn sign_out_everywhere() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (_, secret) = cx.anyone().await?;
        Ok(cx.services().account.sign_out_everywhere(&secret).await?)
    };
    match result.await {
        Ok(()) => {
            cx.close_session(None);
            cx.redirect(routes::SIGN_IN);
            Ok(())
        }
        result => finish(&cx, routes::MY_SESSIONS, result),
    }
}

/// Shows the list again. What is there no longer, or never was one's own, is as if it had been ended.
#[cfg(feature = "ssr")]
fn finish(cx: &Cx, page: &str, result: Result<(), ApiError>) -> Result<(), ApiError> {
    match result {
        Ok(()) | Err(ApiError::NotFound) => {
            cx.redirect(page);
            Ok(())
        }
        result => cx.answer_button(page, result),
    }
}
