//! Server functions of the registration's own pages, from the form to the mail. A page or a form that is not the one
//! that is due leads to the one that is.

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::{account::api::CodeView, draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use crate::{
    account::api::next,
    cx::{Cx, Form},
    routes,
};
#[cfg(feature = "ssr")]
use domain::{
    account::{
        one_time_code::OneTimeCode, phone::MobileNumber, registration::Step, sign_up::SignUpForm,
    },
    ids::{InvitationId, RegistrationId},
    problem::{Field, FieldProblem},
    share::invitation::State,
};
#[cfg(feature = "ssr")]
use services::account::{Activity, Arrival, Progress, RegistrationSecret};

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

#[cfg(feature = "ssr")]
fn form_name(towards: Option<InvitationId>) -> String {
    towards.map_or_else(|| "registration".into(), |id| format!("registration:{id}"))
}

/// A form as it was refused, for whoever is at this browser.
#[cfg(feature = "ssr")]
async fn draft(cx: &Cx, name: &str) -> Result<Draft, ApiError> {
    let session = cx.signed_in(Activity::Polling).await?;
    let account = session.map(|session| session.actor.account());
    cx.draft(name, account).await
}

/// The registration form; who is signed in already goes home, or to the invitation.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever may not see the invitation.
#[server(prefix = "/api", endpoint = "load_register", output = Postcard)]
pub async fn load_register(invitation: String) -> Result<Packed<RegisterView>, ApiError> {
    let cx = Cx::get()?;
    let view = register_view(&cx, &invitation).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn register_view(cx: &Cx, invitation: &str) -> Result<RegisterView, ApiError> {
    let towards: Option<InvitationId> = match invitation {
        "" => None,
        id => Some(id.parse().map_err(|_| ApiError::NotFound)?),
    };
    if let Some(session) = cx.signed_in(Activity::User).await? {
        let to = towards.map_or_else(|| Cx::home(session.role).to_owned(), routes::invitation);
        return elsewhere(cx, &to);
    }
    let first_name = match towards {
        Some(id) => {
            let offer = cx.services().share.offer(id, &cx.visitor(id, None)).await?;
            if offer.state != State::Pending {
                return elsewhere(cx, &routes::invitation(id));
            }
            offer.first_name
        }
        None => None,
    };
    Ok(RegisterView {
        invitation: invitation.to_owned(),
        first_name,
        draft: cx.draft(&form_name(towards), None).await?,
    })
}

#[cfg(feature = "ssr")]
fn elsewhere<T>(cx: &Cx, to: &str) -> Result<T, ApiError> {
    cx.redirect(to);
    Err(ApiError::Elsewhere)
}

/// Begins a registration.
///
/// # Errors
/// What is wrong with the form.
#[server(prefix = "/api", endpoint = "register", output = Postcard)]
pub async fn register(
    #[server(default)] first_name: String,
    #[server(default)] family_name: String,
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] confirmation: String,
    #[server(default)] invitation: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let towards = invitation.parse().ok();
    let form = Form {
        name: form_name(towards),
        page: routes::register(towards),
        typed: &[
            ("first_name", &first_name),
            ("family_name", &family_name),
            ("email", &email),
        ],
    };
    let typed = SignUpForm {
        first_name: &first_name,
        family_name: &family_name,
        email: &email,
        password: &password,
        confirmation: &confirmation,
    };
    let result = begin(&cx, typed, towards).await;
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
async fn begin(
    cx: &Cx,
    typed: SignUpForm<'_>,
    towards: Option<InvitationId>,
) -> Result<(), ApiError> {
    let sign_up = typed.parse()?;
    let arrival = Arrival {
        client: cx.client(),
        language: cx.language(),
        invitation: towards.and_then(|id| Some((id, cx.visitor(id, None).token?))),
    };
    let begun = cx.services().registration.begin(sign_up, arrival).await?;
    cx.drop_draft(&form_name(towards)).await?;
    cx.hold_registration(&begun);
    cx.redirect(&routes::registration_mobile(begun.id));
    Ok(())
}

/// A registration that this browser holds.
#[cfg(feature = "ssr")]
struct Held {
    id: RegistrationId,
    secret: RegistrationSecret,
}

#[cfg(feature = "ssr")]
impl Held {
    /// # Errors
    /// [`ApiError::NotFound`].
    fn find(cx: &Cx, registration: &str) -> Result<Self, ApiError> {
        let id = registration.parse().map_err(|_| ApiError::NotFound)?;
        let secret = cx.registration_secret(id).ok_or(ApiError::NotFound)?;
        Ok(Self { id, secret })
    }

    /// The registration of a page, if that page is due. If another is, leads there; if there is none (any more), to the
    /// form.
    async fn at(cx: &Cx, registration: &str, page: Step) -> Result<Self, ApiError> {
        let found = match Self::find(cx, registration) {
            Ok(held) => held.progress(cx).await.map(|progress| (held, progress)),
            Err(error) => Err(error),
        };
        match found {
            Ok((held, progress)) if progress.shows(page) => Ok(held),
            Ok((held, progress)) => elsewhere(cx, &held.due(cx, &progress).await?),
            Err(ApiError::NotFound) => elsewhere(cx, &routes::register(None)),
            Err(error) => Err(error),
        }
    }

    async fn progress(&self, cx: &Cx) -> Result<Progress, ApiError> {
        let registrations = &cx.services().registration;
        Ok(registrations.progress(self.id, &self.secret).await?)
    }

    /// The page that is due.
    async fn due(&self, cx: &Cx, progress: &Progress) -> Result<String, ApiError> {
        Ok(match progress.due {
            Step::Mobile => routes::registration_mobile(self.id),
            Step::Code => routes::registration_code(self.id),
            Step::Mail => routes::registration_mail(self.id),
            Step::Expired => routes::registration(self.id),
            Step::Over => match cx.signed_in(Activity::User).await? {
                Some(session) => next(session.role, progress.invitation),
                None => routes::sign_in(progress.invitation),
            },
        })
    }
}

/// Answers a form of a registration: done, it leads on; too late or too early, to the step that is due.
#[cfg(feature = "ssr")]
async fn finish(
    cx: &Cx,
    form: Form<'_>,
    registration: &str,
    result: Result<String, ApiError>,
) -> Result<(), ApiError> {
    let result = match (result, registration.parse()) {
        (Ok(to), _) => {
            cx.redirect(&to);
            Ok(())
        }
        (Err(ApiError::Conflict), Ok(id)) => {
            cx.redirect(&routes::registration(id));
            Ok(())
        }
        (Err(ApiError::NotFound), _) => {
            cx.redirect(&routes::register(None));
            Ok(())
        }
        (Err(error), _) => Err(error),
    };
    cx.answer(form, result).await
}

/// A form of a registration that keeps nothing that is typed but what `typed` says.
#[cfg(feature = "ssr")]
fn form_of<'a>(
    kind: &str,
    registration: &str,
    page: fn(RegistrationId) -> String,
    typed: &'a [(&'a str, &'a str)],
) -> Form<'a> {
    let page = registration
        .parse()
        .map_or_else(|_| routes::register(None), page);
    Form {
        name: format!("{kind}:{registration}"),
        page,
        typed,
    }
}

/// The number's page.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_mobile", output = Postcard)]
pub async fn load_mobile(registration: String) -> Result<Packed<MobileView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        Held::at(&cx, &registration, Step::Mobile).await?;
        Ok(MobileView {
            draft: draft(&cx, &format!("registration-mobile:{registration}")).await?,
            registration,
        })
    };
    let view = view.await;
    cx.page(view).await
}

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
    let typed = [("phone", phone.as_str())];
    let form = form_of(
        "registration-mobile",
        &registration,
        routes::registration_mobile,
        &typed,
    );
    let result = async {
        let number = MobileNumber::parse(&phone)
            .map_err(|problem| vec![FieldProblem::new(Field::Phone, problem)])?;
        let held = Held::find(&cx, &registration)?;
        let registrations = &cx.services().registration;
        registrations
            .give_number(held.id, &held.secret, &number, cx.client())
            .await?;
        cx.drop_draft(&form.name).await?;
        Ok(routes::registration_code(held.id))
    };
    let result = result.await;
    finish(&cx, form, &registration, result).await
}

/// The code's page.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_number_code", output = Postcard)]
pub async fn load_number_code(registration: String) -> Result<Packed<NumberCodeView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let held = Held::at(&cx, &registration, Step::Code).await?;
        let registrations = &cx.services().registration;
        let request = registrations.code_request(held.id, &held.secret).await?;
        Ok(NumberCodeView {
            correct: routes::registration_mobile(held.id),
            code: CodeView {
                phone_ending: request.phone_ending,
                sent: request.sent,
                resend_in: request.resend_in,
                draft: draft(&cx, &format!("registration-code:{registration}")).await?,
            },
            registration,
        })
    };
    let view = view.await;
    cx.page(view).await
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
    let form = form_of(
        "registration-code",
        &registration,
        routes::registration_code,
        &[],
    );
    let result = async {
        let code = OneTimeCode::parse(&code)
            .map_err(|problem| vec![FieldProblem::new(Field::Code, problem)])?;
        let held = Held::find(&cx, &registration)?;
        let registrations = &cx.services().registration;
        registrations
            .enter_code(held.id, &held.secret, &code)
            .await?;
        Ok(routes::registration_mail(held.id))
    };
    let result = result.await;
    finish(&cx, form, &registration, result).await
}

/// Sends another code.
///
/// # Errors
/// When it is too early, or too many were sent.
#[server(prefix = "/api", endpoint = "resend_number_code", output = Postcard)]
pub async fn resend_number_code(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = form_of(
        "registration-code",
        &registration,
        routes::registration_code,
        &[],
    );
    let result = async {
        let held = Held::find(&cx, &registration)?;
        let registrations = &cx.services().registration;
        registrations
            .resend_code(held.id, &held.secret, cx.client())
            .await?;
        cx.drop_draft(&form.name).await?;
        Ok(routes::done(&form.page, "renvoye"))
    };
    let result = result.await;
    finish(&cx, form, &registration, result).await
}

/// The page that waits for the confirmation.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_mail", output = Postcard)]
pub async fn load_mail(registration: String) -> Result<Packed<MailView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let held = Held::at(&cx, &registration, Step::Mail).await?;
        let registrations = &cx.services().registration;
        let waiting = registrations.waiting(held.id, &held.secret).await?;
        Ok(MailView {
            draft: draft(&cx, &format!("registration-mail:{registration}")).await?,
            registration,
            email: waiting.email,
            resend_in: waiting.resend_in,
            resends_left: waiting.resends_left,
            ends_in: waiting.ends_in,
            confirmed: waiting.confirmed,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// Sends the mail again.
///
/// # Errors
/// When it is too early.
#[server(prefix = "/api", endpoint = "resend_mail", output = Postcard)]
pub async fn resend_mail(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = form_of(
        "registration-mail",
        &registration,
        routes::registration_mail,
        &[],
    );
    let result = async {
        let held = Held::find(&cx, &registration)?;
        let registrations = &cx.services().registration;
        registrations.resend_mail(held.id, &held.secret).await?;
        cx.drop_draft(&form.name).await?;
        Ok(routes::done(&form.page, "renvoye"))
    };
    let result = result.await;
    finish(&cx, form, &registration, result).await
}

/// Signs the browser in that registered, once its address is confirmed.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "finish_registration", output = Postcard)]
pub async fn finish_registration(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = form_of(
        "registration-mail",
        &registration,
        routes::registration_mail,
        &[],
    );
    let result = match registration.parse() {
        Ok(id) => sign_in(&cx, id).await,
        Err(_) => Err(ApiError::NotFound),
    };
    finish(&cx, form, &registration, result).await
}

/// Signs this browser in, if it registered; tells where to go on.
///
/// # Errors
/// [`ApiError::NotFound`] when it did not; [`ApiError::Conflict`] when it is not the time.
#[cfg(feature = "ssr")]
pub(super) async fn sign_in(cx: &Cx, id: RegistrationId) -> Result<String, ApiError> {
    let secret = cx.registration_secret(id).ok_or(ApiError::NotFound)?;
    let registrations = &cx.services().registration;
    let progress = registrations.progress(id, &secret).await?;
    let previous = cx.session_secret();
    let arrived = registrations
        .sign_in(id, &secret, previous.as_ref())
        .await?;
    cx.open_session(&arrived.secret);
    Ok(routes::device(progress.invitation))
}

/// The page of a registration: leads to the step that is due, or tells that it is to be started again.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "load_registration", output = Postcard)]
pub async fn load_registration(registration: String) -> Result<Packed<String>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        Held::at(&cx, &registration, Step::Expired).await?;
        cx.page_status(axum::http::StatusCode::GONE);
        Ok(registration)
    };
    let view = view.await;
    cx.page(view).await
}

/// Starts again: the form, filled in with what is not secret, on the way to the same invitation.
///
/// # Errors
/// When the database fails.
#[server(prefix = "/api", endpoint = "start_again", output = Postcard)]
pub async fn start_again(#[server(default)] registration: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let result = async {
        let held = Held::find(&cx, &registration)?;
        let towards = held.progress(&cx).await?.invitation;
        let registrations = &cx.services().registration;
        let applicant = registrations.applicant(held.id, &held.secret).await?;
        let form = Form {
            name: form_name(towards),
            page: routes::register(towards),
            typed: &[
                ("first_name", &applicant.first_name),
                ("family_name", &applicant.family_name),
                ("email", &applicant.email),
            ],
        };
        // Too many forms were kept of late: then it is empty.
        cx.keep_draft(&form, None).await?;
        Ok(form.page)
    };
    let result = result.await;
    let form = form_of(
        "registration-again",
        &registration,
        routes::registration,
        &[],
    );
    finish(&cx, form, &registration, result).await
}
