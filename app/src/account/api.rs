//! Server functions of signing in. Each carries the invitation that is being followed, if one is: pages of two
//! invitations in one browser never mix.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::lost_phone::api::code_due;
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
    site::home::Home,
};
use crate::{draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{
    account::{one_time_code::OneTimeCode, session::Stage, sign_in::SignIn as Credentials},
    actor::Actor,
    ids::InvitationId,
    problem::Field,
};
#[cfg(feature = "ssr")]
use services::account::{Activity, CodeRequest, PasswordAccepted, Visit};

/// What the sign-in page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInView {
    /// Whether a session of this browser has ended by itself.
    pub ended: bool,
    /// The form.
    pub draft: Draft,
}

/// What the code's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeView {
    /// The last two digits of the number.
    pub phone_ending: String,
    /// Whether a code was sent.
    pub sent: bool,
    /// In how many seconds another can be asked for.
    pub resend_in: u32,
    /// The form.
    pub draft: Draft,
}

#[cfg(feature = "ssr")]
impl CodeView {
    /// The page of a code that was asked for, with its form.
    pub(crate) fn new(request: CodeRequest, draft: Draft) -> Self {
        Self {
            phone_ending: request.phone_ending,
            sent: request.sent,
            resend_in: request.resend_in,
            draft,
        }
    }
}

/// What a request about signing in comes with.
#[cfg(feature = "ssr")]
pub(crate) fn visit(cx: &Cx, towards: Option<InvitationId>) -> Visit<'_> {
    Visit {
        client: cx.client(),
        device: cx.device_secret(),
        invitation: towards.and_then(|id| Some((id, cx.visitor(id, None).token?))),
        previous: cx.session_secret(),
        user_agent: cx.user_agent(),
    }
}

#[cfg(feature = "ssr")]
pub(super) fn towards(invitation: &str) -> Option<InvitationId> {
    invitation.parse().ok()
}

/// Where someone who has just signed in goes.
#[cfg(feature = "ssr")]
pub(crate) fn next(actor: Actor, towards: Option<InvitationId>) -> String {
    match (actor, towards) {
        (Actor::Patient(_), Some(id)) => routes::claim(id),
        _ => Home::from(actor).route().to_owned(),
    }
}

/// The sign-in form; who is signed in already goes home.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_sign_in", output = Postcard)]
pub async fn load_sign_in() -> Result<Packed<SignInView>, ApiError> {
    let cx = Cx::get()?;
    let view = match cx.signed_in(Activity::User).await? {
        Some(session) => Err(cx.elsewhere(Home::from(session.actor).route())),
        None => Ok(SignInView {
            ended: cx.session_has_ended().await?,
            draft: cx.draft("sign-in", None).await?,
        }),
    };
    cx.page(view).await
}

/// Signs in with e-mail and password.
///
/// # Errors
/// What is wrong with the form.
#[server(prefix = "/api", endpoint = "sign_in", output = Postcard)]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] invitation: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let towards = towards(&invitation);
    let form = Form {
        name: "sign-in".into(),
        page: routes::sign_in(towards),
        typed: &[("email", &email)],
    };
    let result = accept_password(&cx, &email, &password, towards).await;
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
async fn accept_password(
    cx: &Cx,
    email: &str,
    password: &str,
    towards: Option<InvitationId>,
) -> Result<(), ApiError> {
    let credentials = Credentials::parse(email, password)?;
    let accounts = &cx.services().account;
    let accepted = accounts.sign_in(credentials, visit(cx, towards)).await?;
    match accepted {
        PasswordAccepted::CodeDue(due) => {
            cx.open_session(&due.secret);
            cx.redirect(&code_due(&due, towards));
        }
        PasswordAccepted::SignedIn(arrived, device) => {
            cx.open_session(&arrived.secret);
            cx.trust_device(&device);
            cx.redirect(&next(arrived.actor, towards));
        }
    }
    Ok(())
}

/// The code's page; out of turn, it leads to the step that is due.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_code", output = Postcard)]
pub async fn load_code(invitation: String) -> Result<Packed<CodeView>, ApiError> {
    let cx = Cx::get()?;
    let view = code_view(&cx, towards(&invitation)).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn code_view(cx: &Cx, towards: Option<InvitationId>) -> Result<CodeView, ApiError> {
    let session = cx.session(Activity::User).await?;
    match (
        session.map(|session| (session.stage, session.actor)),
        cx.session_secret(),
    ) {
        (Some((Stage::AwaitingCode, _)), Some(secret)) => {
            let request = cx.services().account.code_request(&secret).await?;
            Ok(CodeView::new(request, cx.draft("code", None).await?))
        }
        (Some((Stage::SignedIn, actor)), _) => Err(cx.elsewhere(&next(actor, towards))),
        _ => Err(cx.elsewhere(&routes::sign_in(towards))),
    }
}

/// Tries the code.
///
/// # Errors
/// What is wrong with it.
#[server(prefix = "/api", endpoint = "enter_code", output = Postcard)]
pub async fn enter_code(
    #[server(default)] code: String,
    #[server(default)] invitation: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let towards = towards(&invitation);
    let form = Form {
        name: "code".into(),
        page: routes::code(towards),
        typed: &[],
    };
    let result = accept_code(&cx, &code, towards).await;
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
async fn accept_code(cx: &Cx, code: &str, towards: Option<InvitationId>) -> Result<(), ApiError> {
    let code = OneTimeCode::parse(code).map_err(ApiError::refused(Field::Code))?;
    let secret = cx.required_secret()?;
    let arrived = cx.services().account.enter_code(&secret, &code).await?;
    cx.open_session(&arrived.secret);
    match arrived.actor {
        _ if arrived.phone_replaced => cx.redirect(routes::PHONE_REPLACED),
        Actor::Patient(_) => cx.redirect(&routes::device(towards)),
        actor => cx.redirect(&next(actor, towards)),
    }
    Ok(())
}

/// Sends another code.
///
/// # Errors
/// When it is too early, or too many were sent.
#[server(prefix = "/api", endpoint = "resend_code", output = Postcard)]
pub async fn resend_code(#[server(default)] invitation: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let towards = towards(&invitation);
    let form = Form {
        name: "code".into(),
        page: routes::code(towards),
        typed: &[],
    };
    let result = async {
        let accounts = &cx.services().account;
        accounts
            .resend_code(&cx.required_secret()?, cx.client())
            .await?;
        cx.redirect(&routes::done(&form.page, "renvoye"));
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}

/// The device's page: for patients who are signed in.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_device", output = Postcard)]
pub async fn load_device() -> Result<Packed<()>, ApiError> {
    let cx = Cx::get()?;
    let patient = cx.patient().await;
    cx.page(patient.map(|_| ())).await
}

/// Trusts this device, or not, and goes on.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "trust_device", output = Postcard)]
pub async fn trust_device(
    #[server(default)] trust: String,
    #[server(default)] invitation: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let towards = towards(&invitation);
    let result = accept_device(&cx, trust == "on", towards).await;
    cx.answer_button(&routes::device(towards), result)
}

#[cfg(feature = "ssr")]
async fn accept_device(
    cx: &Cx,
    trust: bool,
    towards: Option<InvitationId>,
) -> Result<(), ApiError> {
    let patient = cx.patient().await?;
    let session = cx.required_secret()?;
    if trust {
        let accounts = &cx.services().account;
        match accounts.trust_device(&patient, &session).await {
            Ok(device) => cx.trust_device(&device),
            // The page was left open for too long, or posted twice: the next sign-in offers it again.
            Err(services::Error::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    cx.redirect(&next(Actor::Patient(patient), towards));
    Ok(())
}

/// Brings a practitioner's paused session back, and shows the page again that it was on.
///
/// # Errors
/// A wrong password.
#[server(prefix = "/api", endpoint = "resume", output = Postcard)]
pub async fn resume(
    #[server(default)] password: String,
    #[server(default)] back: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let back = routes::known(&back).unwrap_or(routes::PATIENT_LIST);
    let form = Form {
        name: "resume".into(),
        page: back.to_owned(),
        typed: &[],
    };
    let result = async {
        let secret = cx.required_secret()?;
        let accounts = &cx.services().account;
        let arrived = accounts.resume(&secret, &password, cx.client()).await?;
        cx.open_session(&arrived.secret);
        cx.redirect(back);
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}

/// Ends the session, and forgets what the browser kept of our pages.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "sign_out", output = Postcard)]
pub async fn sign_out(#[server(default)] invitation: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    if let Some(secret) = cx.session_secret() {
        cx.services().account.sign_out(&secret).await?;
    }
    let towards = towards(&invitation);
    cx.close_session(towards);
    cx.redirect(&routes::sign_in(towards));
    Ok(())
}
