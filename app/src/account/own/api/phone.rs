//! Server functions of another mobile number.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::proved;
use crate::{account::api::CodeView, draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
#[cfg(feature = "ssr")]
use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber},
    problem::{Field, FieldProblem},
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
        let new = MobileNumber::parse(&phone)
            .map_err(|problem| vec![FieldProblem::new(Field::Phone, problem)])?;
        let accounts = &cx.services().account;
        accounts.change_phone(&secret, &new, cx.client()).await?;
        cx.redirect(routes::MY_PHONE_CODE);
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
const CODE_FORM: &str = "my-phone-code";

/// The page that asks for the new number's code; without a new number, leads to its form.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_my_phone_code", output = Postcard)]
pub async fn load_my_phone_code() -> Result<Packed<CodeView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (actor, secret) = cx.anyone().await?;
        let request = match cx.services().account.new_phone(&secret).await {
            Err(services::Error::NotFound) => {
                cx.redirect(routes::MY_PHONE);
                return Err(ApiError::Elsewhere);
            }
            request => request?,
        };
        Ok(CodeView {
            phone_ending: request.phone_ending,
            sent: request.sent,
            resend_in: request.resend_in,
            draft: cx.draft(CODE_FORM, Some(actor.account())).await?,
        })
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
        let code = OneTimeCode::parse(&code)
            .map_err(|problem| vec![FieldProblem::new(Field::Code, problem)])?;
        cx.services().account.confirm_phone(&secret, &code).await?;
        cx.redirect(&routes::done(routes::MY_ACCOUNT, "telephone"));
        Ok(())
    };
    answer(&cx, result.await).await
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
        let accounts = &cx.services().account;
        accounts.resend_to_new_phone(&secret, cx.client()).await?;
        cx.redirect(&routes::done(routes::MY_PHONE_CODE, "renvoye"));
        Ok(())
    };
    answer(&cx, result.await).await
}

/// Without a new number, the page leads to its form.
#[cfg(feature = "ssr")]
async fn answer(cx: &Cx, result: Result<(), ApiError>) -> Result<(), ApiError> {
    let form = Form {
        name: CODE_FORM.into(),
        page: routes::MY_PHONE_CODE.into(),
        typed: &[],
    };
    if result == Err(ApiError::NotFound) {
        cx.redirect(&form.page);
        return Ok(());
    }
    cx.answer(form, result).await
}
