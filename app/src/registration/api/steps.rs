//! What each page of the registration shows. One server function loads them all: what loads a page is code that every
//! visitor of Calepin carries.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::registration::held::{CODE, Held, MAIL, MOBILE, PRACTITIONER, draft, form_name};
use crate::{account::api::CodeView, draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use crate::{cx::Cx, routes, site::home::Home};
#[cfg(feature = "ssr")]
use axum::http::StatusCode;
#[cfg(feature = "ssr")]
use domain::{
    account::{Role, registration::Step},
    ids::InvitationId,
    share::invitation::State,
};
#[cfg(feature = "ssr")]
use services::account::{Activity, LinkState};

/// A page of the registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepView {
    /// The form.
    Register(RegisterView),
    /// A practitioner's form.
    RegisterPractitioner(Draft),
    /// The mobile number.
    Mobile(MobileView),
    /// Its code.
    Code(NumberCodeView),
    /// Waits for the confirmation.
    Mail(MailView),
    /// It took too long: which registration.
    Expired(String),
    /// This browser holds no such registration: where one is begun, on the way to the invitation that it holds.
    NotHere(String),
    /// The mail's link.
    Confirm(ConfirmView),
}

/// What the form's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterView {
    /// The invitation that is being followed, or nothing.
    pub invitation: String,
    /// Whose record it is about: first name only.
    pub first_name: Option<String>,
    /// The form.
    pub draft: Draft,
}

/// What the number's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MobileView {
    /// Which registration.
    pub registration: String,
    /// The form.
    pub draft: Draft,
}

/// What the code's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberCodeView {
    /// Which registration.
    pub registration: String,
    /// Where the number is corrected.
    pub correct: String,
    /// The code that is asked for.
    pub code: CodeView,
}

/// What the page shows that waits for the confirmation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailView {
    /// Which registration.
    pub registration: String,
    /// Where the mail went.
    pub email: String,
    /// In how many seconds it can be sent again.
    pub resend_in: u32,
    /// How often it can be sent again.
    pub resends_left: u8,
    /// In how many seconds the link's time is up.
    pub ends_in: u32,
    /// Whether the address is confirmed.
    pub confirmed: bool,
    /// The form that sends it again.
    pub draft: Draft,
}

/// What the page of a confirmation link shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConfirmView {
    /// The button.
    Due {
        /// The last two digits of the number that codes will go to.
        phone_ending: String,
    },
    /// Confirmed, and this browser is not the one that registered.
    Confirmed,
    /// Too late.
    Expired {
        /// Where it starts again.
        form: String,
    },
    /// The address has an account by another registration.
    Taken,
    /// No link of ours was opened in this browser.
    Unknown,
}

/// The page of the registration that is at this path; if another is due, leads there.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever may not see the invitation.
#[server(prefix = "/api", endpoint = "load_registration", output = Postcard)]
pub async fn load_registration(page: String) -> Result<Packed<StepView>, ApiError> {
    let cx = Cx::get()?;
    let segments: Vec<&str> = page.split('/').skip(1).collect();
    let view = match segments[..] {
        ["inscription"] => register_view(&cx, "").await,
        ["invitation", id, "inscription"] => register_view(&cx, id).await,
        ["inscription", "ailleurs"] => Ok(not_here_view(&cx)),
        ["inscription", "professionnel"] => register_practitioner_view(&cx).await,
        ["inscription", id] => expired_view(&cx, id).await,
        ["inscription", id, "mobile"] => mobile_view(&cx, id).await,
        ["inscription", id, "code"] => code_view(&cx, id).await,
        ["inscription", id, "e-mail"] => mail_view(&cx, id).await,
        ["confirmer"] => confirm_view(&cx).await.map(StepView::Confirm),
        _ => Err(ApiError::NotFound),
    };
    cx.page(view).await
}

/// The form; who is signed in already goes home, or to the invitation.
#[cfg(feature = "ssr")]
async fn register_view(cx: &Cx, invitation: &str) -> Result<StepView, ApiError> {
    let towards: Option<InvitationId> = match invitation {
        "" => None,
        id => Some(id.parse().map_err(|_| ApiError::NotFound)?),
    };
    if let Some(session) = cx.signed_in(Activity::User).await? {
        let home = Home::from(session.actor).route();
        let to = towards.map_or_else(|| home.to_owned(), routes::invitation);
        return Err(cx.elsewhere(&to));
    }
    let first_name = match towards {
        Some(id) => {
            let offer = cx.services().share.offer(id, &cx.visitor(id, None)).await?;
            if offer.state != State::Pending {
                return Err(cx.elsewhere(&routes::invitation(id)));
            }
            offer.first_name
        }
        None => None,
    };
    Ok(StepView::Register(RegisterView {
        invitation: invitation.to_owned(),
        first_name,
        draft: cx.draft(form_name(towards), None).await?,
    }))
}

/// A practitioner's form; who is signed in already goes home.
#[cfg(feature = "ssr")]
async fn register_practitioner_view(cx: &Cx) -> Result<StepView, ApiError> {
    if let Some(session) = cx.signed_in(Activity::User).await? {
        return Err(cx.elsewhere(Home::from(session.actor).route()));
    }
    let draft = cx.draft(PRACTITIONER, None).await?;
    Ok(StepView::RegisterPractitioner(draft))
}

#[cfg(feature = "ssr")]
async fn mobile_view(cx: &Cx, registration: &str) -> Result<StepView, ApiError> {
    let held = Held::at(cx, registration, Step::Mobile).await?;
    Ok(StepView::Mobile(MobileView {
        registration: registration.to_owned(),
        draft: draft(cx, MOBILE.name(held.id)).await?,
    }))
}

#[cfg(feature = "ssr")]
async fn code_view(cx: &Cx, registration: &str) -> Result<StepView, ApiError> {
    let held = Held::at(cx, registration, Step::Code).await?;
    let registrations = &cx.services().registration;
    let request = registrations.code_request(held.id, &held.secret).await?;
    Ok(StepView::Code(NumberCodeView {
        registration: registration.to_owned(),
        correct: routes::registration_mobile(held.id),
        code: CodeView::new(request, draft(cx, CODE.name(held.id)).await?),
    }))
}

#[cfg(feature = "ssr")]
async fn mail_view(cx: &Cx, registration: &str) -> Result<StepView, ApiError> {
    let held = Held::at(cx, registration, Step::Mail).await?;
    let registrations = &cx.services().registration;
    let waiting = registrations.waiting(held.id, &held.secret).await?;
    Ok(StepView::Mail(MailView {
        registration: registration.to_owned(),
        email: waiting.email,
        resend_in: waiting.resend_in,
        resends_left: waiting.resends_left,
        ends_in: waiting.ends_in,
        confirmed: waiting.confirmed,
        draft: draft(cx, MAIL.name(held.id)).await?,
    }))
}

/// Tells that it is to be started again.
#[cfg(feature = "ssr")]
async fn expired_view(cx: &Cx, registration: &str) -> Result<StepView, ApiError> {
    Held::at(cx, registration, Step::Expired).await?;
    cx.page_status(StatusCode::GONE);
    Ok(StepView::Expired(registration.to_owned()))
}

/// Says how to go on, on the way to the invitation that this browser holds, if it holds one alone.
#[cfg(feature = "ssr")]
fn not_here_view(cx: &Cx) -> StepView {
    cx.page_status(StatusCode::NOT_FOUND);
    let towards = match cx.invitations()[..] {
        [invitation] => Some(invitation),
        _ => None,
    };
    StepView::NotHere(routes::register(towards))
}

/// What the link that this browser opened last leads to. Changes nothing.
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
        LinkState::Due { phone_ending } => ConfirmView::Due { phone_ending },
        LinkState::Confirmed if cx.registration_secret(link.registration).is_some() => {
            return Err(cx.elsewhere(&routes::registration(link.registration)));
        }
        LinkState::Confirmed => ConfirmView::Confirmed,
        LinkState::Expired => {
            cx.page_status(StatusCode::GONE);
            let form = match link.role {
                Role::Practitioner => routes::REGISTER_PRACTITIONER.to_owned(),
                Role::Patient | Role::Administrator => routes::register(None),
            };
            ConfirmView::Expired { form }
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
