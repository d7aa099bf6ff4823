//! Server functions of whoever has given the password and says that their phone is lost.

use domain::account::lost_phone::Standing;
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{account::api::CodeView, draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use crate::{
    account::new_number::NumberCode,
    cx::{Cx, Form},
    routes,
};
#[cfg(feature = "ssr")]
use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber, session::Stage},
    ids::InvitationId,
    problem::Field,
};
#[cfg(feature = "ssr")]
use services::account::CodeDue;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostPhoneView {
    /// What has become of the number.
    pub standing: Standing,
    /// The form.
    pub draft: Draft,
}

#[cfg(feature = "ssr")]
const NUMBER_FORM: &str = "lost-phone";
#[cfg(feature = "ssr")]
const CODE: NumberCode = NumberCode {
    name: "lost-phone-code",
    page: routes::LOST_PHONE_CODE,
    number: routes::LOST_PHONE,
    stage: Stage::AwaitingCode,
};

/// Where a right password leads while the code is due: to what has become of a lost phone, if one is waited for.
#[cfg(feature = "ssr")]
pub(in crate::account) fn code_due(due: &CodeDue, towards: Option<InvitationId>) -> String {
    if due.number_awaited {
        routes::LOST_PHONE.to_owned()
    } else {
        routes::code(towards)
    }
}

/// What has become of the number that was said to be lost; the form, if none was.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_lost_phone", output = Postcard)]
pub async fn load_lost_phone() -> Result<Packed<LostPhoneView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        Ok(LostPhoneView {
            standing: cx
                .services()
                .account
                .lost_phone(&cx.required_secret()?)
                .await?,
            draft: cx.draft(NUMBER_FORM, None).await?,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// Sends the other number a code.
///
/// # Errors
/// What is wrong with it.
#[server(prefix = "/api", endpoint = "replace_lost_phone", output = Postcard)]
pub async fn replace_lost_phone(#[server(default)] phone: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = Form {
        name: NUMBER_FORM.into(),
        page: routes::LOST_PHONE.into(),
        typed: &[("phone", &phone)],
    };
    let result = async {
        let secret = cx.required_secret()?;
        let new = MobileNumber::parse(&phone).map_err(ApiError::refused(Field::Phone))?;
        let accounts = &cx.services().account;
        accounts
            .replace_lost_phone(&secret, &new, cx.client())
            .await?;
        cx.redirect(routes::LOST_PHONE_CODE);
        Ok(())
    };
    match result.await {
        // One is waited for already: the page says until when.
        Err(ApiError::Conflict) => {
            cx.redirect(&form.page);
            Ok(())
        }
        result => cx.answer(form, result).await,
    }
}

/// The page that asks for the other number's code; without a number, leads to its form.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_lost_phone_code", output = Postcard)]
pub async fn load_lost_phone_code() -> Result<Packed<CodeView>, ApiError> {
    let cx = Cx::get()?;
    let view = async { CODE.view(&cx, &cx.required_secret()?, None).await };
    let view = view.await;
    cx.page(view).await
}

/// Tries the other number's code; the right one sends the mail.
///
/// # Errors
/// A wrong code.
#[server(prefix = "/api", endpoint = "ask_for_wait", output = Postcard)]
pub async fn ask_for_wait(#[server(default)] code: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let secret = cx.required_secret()?;
        let code = OneTimeCode::parse(&code).map_err(ApiError::refused(Field::Code))?;
        cx.services().account.ask_for_wait(&secret, &code).await?;
        cx.redirect(routes::LOST_PHONE_MAIL);
        Ok(())
    };
    CODE.answer(&cx, result.await).await
}

/// Sends the other number another code.
///
/// # Errors
/// When it is too early, or too many were sent.
#[server(prefix = "/api", endpoint = "resend_to_replacing_phone", output = Postcard)]
pub async fn resend_to_replacing_phone() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async { CODE.resend(&cx, &cx.required_secret()?).await };
    CODE.answer(&cx, result.await).await
}

/// Ends the wait: the number stays what it is.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "keep_phone", output = Postcard)]
pub async fn keep_phone() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let secret = cx.required_secret()?;
        let accounts = &cx.services().account;
        accounts.keep_phone(&secret, cx.client()).await?;
        cx.redirect(&routes::done(routes::LOST_PHONE, "annule"));
        Ok(())
    };
    let result = result.await;
    cx.answer_button(routes::LOST_PHONE, result)
}
