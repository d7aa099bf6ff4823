//! Server functions of another mobile number.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::proved;
#[cfg(feature = "ssr")]
use crate::account::new_number::NumberCode;
use crate::{account::api::CodeView, draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
#[cfg(feature = "ssr")]
use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber, session::Stage},
    problem::Field,
};

/// What the page of the number shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneView {
    /// The last two digits of the number now.
    pub ending: String,
    /// The form.
    pub draft: Draft,
}

/// The form of another number.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_phone", output = Postcard)]
pub async fn load_my_phone() -> Result<Packed<PhoneView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (actor, secret) = proved(&cx, routes::MY_PHONE).await?;
        Ok(PhoneView {
            ending: cx.services().account.overview(&secret).await?.phone_ending,
            draft: cx.draft("my-phone", Some(actor.account())).await?,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// Sends the new number a code.
///
/// # Errors
/// What is wrong with it.
#[server(prefix = "/api", endpoint = "change_phone", output = Postcard)]
pub async fn change_phone(#[server(default)] phone: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = Form {
        name: "my-phone".into(),
        page: routes::MY_PHONE.into(),
        typed: &[("phone", &phone)],
    };
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let new = MobileNumber::parse(&phone).map_err(ApiError::refused(Field::Phone))?;
        let accounts = &cx.services().account;
        accounts.change_phone(&secret, &new, cx.client()).await?;
        cx.redirect(routes::MY_PHONE_CODE);
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
const CODE: NumberCode = NumberCode {
    name: "my-phone-code",
    page: routes::MY_PHONE_CODE,
    number: routes::MY_PHONE,
    stage: Stage::SignedIn,
};

/// The page that asks for the new number's code; without a new number, leads to its form.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_phone_code", output = Postcard)]
pub async fn load_my_phone_code() -> Result<Packed<CodeView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (actor, secret) = cx.anyone().await?;
        CODE.view(&cx, &secret, Some(actor.account())).await
    };
    let view = view.await;
    cx.page(view).await
}

/// Tries the new number's code.
///
/// # Errors
/// A wrong code.
#[server(prefix = "/api", endpoint = "confirm_phone", output = Postcard)]
pub async fn confirm_phone(#[server(default)] code: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let code = OneTimeCode::parse(&code).map_err(ApiError::refused(Field::Code))?;
        cx.services().account.confirm_phone(&secret, &code).await?;
        cx.redirect(&routes::done(routes::MY_ACCOUNT, "telephone"));
        Ok(())
    };
    CODE.answer(&cx, result.await).await
}

/// Sends the new number another code.
///
/// # Errors
/// When it is too early, or too many were sent.
#[server(prefix = "/api", endpoint = "resend_to_new_phone", output = Postcard)]
pub async fn resend_to_new_phone() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let (_, secret) = cx.anyone().await?;
        CODE.resend(&cx, &secret).await
    };
    CODE.answer(&cx, result.await).await
}
