//! Server functions of the step-up.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{account::api::CodeView, draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
#[cfg(feature = "ssr")]
use domain::{account::one_time_code::OneTimeCode, problem::Field};
#[cfg(feature = "ssr")]
use services::account::StepUp;

/// What the page shows that asks for password and code once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepUpView {
    /// The password is due.
    Password(Draft),
    /// The code is.
    Code(CodeView),
}

/// The form's name, and its page: which page of « Mon compte » it leads back to.
#[cfg(feature = "ssr")]
fn form(page: &str) -> Form<'static> {
    Form {
        name: "step-up".into(),
        page: routes::step_up(routes::after_step_up(page)),
        typed: &[],
    }
}

/// What is due; once nothing is, leads back.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_step_up", output = Postcard)]
pub async fn load_step_up(page: String) -> Result<Packed<StepUpView>, ApiError> {
    let cx = Cx::get()?;
    let view = step_up_view(&cx, &page).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn step_up_view(cx: &Cx, page: &str) -> Result<StepUpView, ApiError> {
    let (actor, secret) = cx.anyone().await?;
    let draft = cx.draft("step-up", Some(actor.account())).await?;
    match cx.services().account.step_up(&secret).await? {
        StepUp::Password => Ok(StepUpView::Password(draft)),
        StepUp::Code(request) => Ok(StepUpView::Code(CodeView::new(request, draft))),
        StepUp::Done => Err(cx.elsewhere(routes::after_step_up(page))),
    }
}

/// Shows the password; the code is due next.
///
/// # Errors
/// A wrong password.
#[server(prefix = "/api", endpoint = "prove_password", output = Postcard)]
pub async fn prove_password(
    #[server(default)] password: String,
    #[server(default)] page: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = form(&page);
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let accounts = &cx.services().account;
        accounts
            .prove_password(&secret, &password, cx.client())
            .await?;
        cx.redirect(&form.page);
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}

/// Shows the code, and goes on where one was.
///
/// # Errors
/// A wrong code.
#[server(prefix = "/api", endpoint = "prove_code", output = Postcard)]
pub async fn prove_code(
    #[server(default)] code: String,
    #[server(default)] page: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = form(&page);
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let code = OneTimeCode::parse(&code).map_err(ApiError::refused(Field::Code))?;
        let secret = cx.services().account.prove_code(&secret, &code).await?;
        cx.open_session(&secret);
        cx.redirect(routes::after_step_up(&page));
        Ok(())
    };
    let result = result.await;
    answer(&cx, form, result).await
}

/// Sends another code.
///
/// # Errors
/// When it is too early, or too many were sent.
#[server(prefix = "/api", endpoint = "resend_proof", output = Postcard)]
pub async fn resend_proof(#[server(default)] page: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = form(&page);
    let result = async {
        let (_, secret) = cx.anyone().await?;
        let accounts = &cx.services().account;
        accounts.resend_proof(&secret, cx.client()).await?;
        cx.redirect(&routes::done(&form.page, "renvoye"));
        Ok(())
    };
    let result = result.await;
    answer(&cx, form, result).await
}

/// Where the password is due first, its page says so.
#[cfg(feature = "ssr")]
async fn answer(cx: &Cx, form: Form<'_>, result: Result<(), ApiError>) -> Result<(), ApiError> {
    if result == Err(ApiError::StepUpRequired) {
        cx.redirect(&form.page);
        return Ok(());
    }
    cx.answer(form, result).await
}
