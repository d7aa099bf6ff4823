//! Server functions of the registration: what each of its forms does, after the first.

pub mod begin;
pub mod steps;

use leptos::{prelude::*, server_fn::codec::Postcard};

#[cfg(feature = "ssr")]
use self::begin::practitioner_form;
#[cfg(feature = "ssr")]
use super::held::{CODE, Held, MAIL, MOBILE, finish, finish_button, form_name, named, sign_in};
use crate::error::ApiError;
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
    site::home::Home,
};
#[cfg(feature = "ssr")]
use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber, registration::Step},
    problem::Field,
};
#[cfg(feature = "ssr")]
use services::account::{Activity, Link, LinkState};

/// Takes the number, and sends its code.
///
/// # Errors
/// What is wrong with it.
#[server(prefix = "/api", endpoint = "give_number", output = Postcard)]
pub async fn give_number(
    #[server(default)] registration: String,
    #[server(default)] phone: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let id = named(&cx, &registration)?;
    let typed = [("phone", phone.as_str())];
    let form = MOBILE.of(id, &typed);
    let result = async {
        let number = MobileNumber::parse(&phone).map_err(ApiError::refused(Field::Phone))?;
        let held = Held::find(&cx, id)?;
        let registrations = &cx.services().registration;
        registrations
            .give_number(held.id, &held.secret, &number, cx.client())
            .await?;
        Ok(routes::registration_code(held.id))
    };
    let result = result.await;
    finish(&cx, form, id, result).await
}

/// Tries the code.
///
/// # Errors
/// What is wrong with it.
#[server(prefix = "/api", endpoint = "enter_number_code", output = Postcard)]
pub async fn enter_number_code(
    #[server(default)] registration: String,
    #[server(default)] code: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let id = named(&cx, &registration)?;
    let form = CODE.of(id, &[]);
    let result = async {
        let code = OneTimeCode::parse(&code).map_err(ApiError::refused(Field::Code))?;
        let held = Held::find(&cx, id)?;
        let registrations = &cx.services().registration;
        registrations
            .enter_code(held.id, &held.secret, &code, cx.client())
            .await?;
        Ok(routes::registration_mail(held.id))
    };
    let result = result.await;
    finish(&cx, form, id, result).await
}

/// Sends another code.
///
/// # Errors
/// When it is too early, or too many were sent.
#[server(prefix = "/api", endpoint = "resend_number_code", output = Postcard)]
pub async fn resend_number_code(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let id = named(&cx, &registration)?;
    let form = CODE.of(id, &[]);
    let result = async {
        let held = Held::find(&cx, id)?;
        let registrations = &cx.services().registration;
        registrations
            .resend_code(held.id, &held.secret, cx.client())
            .await?;
        Ok(routes::done(&form.page, "renvoye"))
    };
    let result = result.await;
    finish(&cx, form, id, result).await
}

/// Sends the mail again.
///
/// # Errors
/// When it is too early.
#[server(prefix = "/api", endpoint = "resend_mail", output = Postcard)]
pub async fn resend_mail(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let id = named(&cx, &registration)?;
    let form = MAIL.of(id, &[]);
    let result = async {
        let held = Held::find(&cx, id)?;
        let registrations = &cx.services().registration;
        registrations.resend_mail(held.id, &held.secret).await?;
        Ok(routes::done(&form.page, "renvoye"))
    };
    let result = result.await;
    finish(&cx, form, id, result).await
}

/// Signs the browser in that registered, once its address is confirmed.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "finish_registration", output = Postcard)]
pub async fn finish_registration(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let id = named(&cx, &registration)?;
    let result = match cx.signed_in(Activity::Polling).await? {
        // Somebody else signed in here meanwhile: a page that goes on by itself does not throw them out.
        Some(session) => Ok(Home::from(session.actor).route().to_owned()),
        None => sign_in(&cx, id).await,
    };
    finish_button(&cx, id, result)
}

/// Starts again: the form, filled in with what is not secret, on the way to the same invitation.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "start_again", output = Postcard)]
pub async fn start_again(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let id = named(&cx, &registration)?;
    let result = async {
        let held = Held::find(&cx, id)?;
        let progress = held.progress(&cx).await?;
        if progress.due == Step::Over {
            return Err(ApiError::Conflict);
        }
        let towards = progress.invitation;
        let registrations = &cx.services().registration;
        let applicant = registrations.applicant(held.id, &held.secret).await?;
        let mut typed = vec![
            ("first_name", applicant.first_name.as_str()),
            ("family_name", &applicant.family_name),
            ("email", &applicant.email),
        ];
        let form = match &applicant.professional {
            None => Form {
                name: form_name(towards),
                page: routes::register(towards),
                typed: &typed,
            },
            Some(professional) => {
                typed.extend([
                    ("rpps", professional.rpps.as_str()),
                    ("profession", &professional.profession),
                    ("workplace", &professional.workplace),
                ]);
                practitioner_form(&typed)
            }
        };
        // Too many forms were kept of late: then it is empty.
        cx.keep_draft(&form, None).await?;
        Ok(form.page)
    };
    let result = result.await;
    finish_button(&cx, id, result)
}

/// Forgets a registration, and with it all that this browser holds of the visit: for whoever leaves a shared computer.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "abandon_registration", output = Postcard)]
pub async fn abandon_registration(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let id = named(&cx, &registration)?;
    let result = async {
        let held = Held::find(&cx, id)?;
        let registrations = &cx.services().registration;
        registrations.abandon(held.id, &held.secret).await?;
        cx.forget_visit(None);
        Ok(routes::done(&routes::register(None), "abandonne"))
    };
    let result = result.await;
    finish_button(&cx, id, result)
}

/// Confirms the address. The browser that registered goes on; another one is told where to.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "confirm_email", output = Postcard)]
pub async fn confirm_email() -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = confirm(&cx).await.map(|to| cx.redirect(&to));
    cx.answer_button(routes::CONFIRMATION, result)
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
