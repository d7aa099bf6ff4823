//! The registration that a browser holds, and how its pages and forms are answered: what is not due leads to what is.

use domain::{
    account::registration::Step,
    actor::Actor,
    ids::{InvitationId, RegistrationId},
};
use services::{
    FormName,
    account::{Activity, Progress, RegistrationSecret},
};

use crate::{
    account::api::{next, visit},
    cx::{Cx, Form},
    draft::Draft,
    error::ApiError,
    routes,
};

/// The name of the registration form, on the way to an invitation or not.
pub(super) fn form_name(towards: Option<InvitationId>) -> FormName {
    const KIND: &str = "registration";
    towards.map_or_else(|| KIND.into(), |id| FormName::about(KIND, id))
}

/// The name of a practitioner's registration form.
pub(super) const PRACTITIONER: &str = "registration-practitioner";

/// A form as it was refused, for whoever is at this browser.
pub(super) async fn draft(cx: &Cx, name: FormName) -> Result<Draft, ApiError> {
    let session = cx.signed_in(Activity::Polling).await?;
    let account = session.map(|session| session.actor.account());
    cx.draft(name, account).await
}

/// The registration that a form names. One that names none is of no registration that this browser holds.
///
/// # Errors
/// [`ApiError::Elsewhere`].
pub(super) fn named(cx: &Cx, registration: &str) -> Result<RegistrationId, ApiError> {
    registration
        .parse()
        .map_err(|_| cx.elsewhere(routes::REGISTRATION_NOT_HERE))
}

/// A registration that this browser holds.
pub(super) struct Held {
    pub id: RegistrationId,
    pub secret: RegistrationSecret,
}

impl Held {
    /// # Errors
    /// [`ApiError::NotFound`].
    pub(super) fn find(cx: &Cx, id: RegistrationId) -> Result<Self, ApiError> {
        let secret = cx.registration_secret(id).ok_or(ApiError::NotFound)?;
        Ok(Self { id, secret })
    }

    /// The registration of a page, if that page is due. If another is, leads there; if this browser holds none (any
    /// more), to the page that says so.
    pub(super) async fn at(cx: &Cx, registration: &str, page: Step) -> Result<Self, ApiError> {
        let id = registration.parse().map_err(|_| ApiError::NotFound)?;
        let found = match Self::find(cx, id) {
            Ok(held) => held.progress(cx).await.map(|progress| (held, progress)),
            Err(error) => Err(error),
        };
        match found {
            Ok((held, progress)) if progress.shows(page) => Ok(held),
            Ok((held, progress)) => Err(cx.elsewhere(&held.due(cx, &progress).await?)),
            Err(ApiError::NotFound) => Err(cx.elsewhere(routes::REGISTRATION_NOT_HERE)),
            Err(error) => Err(error),
        }
    }

    pub(super) async fn progress(&self, cx: &Cx) -> Result<Progress, ApiError> {
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
                Some(session) => next(session.actor, progress.invitation),
                None => routes::sign_in(progress.invitation),
            },
        })
    }
}

/// Answers a form of a registration.
pub(super) async fn finish(
    cx: &Cx,
    form: Form<'_>,
    id: RegistrationId,
    result: Result<String, ApiError>,
) -> Result<(), ApiError> {
    cx.answer(form, lead_on(cx, id, result)).await
}

/// Answers a button of a registration: nothing is typed with it.
pub(super) fn finish_button(
    cx: &Cx,
    id: RegistrationId,
    result: Result<String, ApiError>,
) -> Result<(), ApiError> {
    cx.answer_button(&routes::registration(id), lead_on(cx, id, result))
}

/// What is done leads on; what is too late or too early, to the step that is due.
fn lead_on(cx: &Cx, id: RegistrationId, result: Result<String, ApiError>) -> Result<(), ApiError> {
    let to = match result {
        Ok(to) => to,
        Err(ApiError::Conflict) => routes::registration(id),
        Err(ApiError::NotFound) => routes::REGISTRATION_NOT_HERE.to_owned(),
        Err(error) => return Err(error),
    };
    cx.redirect(&to);
    Ok(())
}

/// A form of a registration that was begun: its name, and the page that it is on.
pub(super) struct StepForm {
    kind: &'static str,
    page: fn(RegistrationId) -> String,
}

/// The number's.
pub(super) const MOBILE: StepForm = StepForm {
    kind: "registration-mobile",
    page: routes::registration_mobile,
};
/// The code's.
pub(super) const CODE: StepForm = StepForm {
    kind: "registration-code",
    page: routes::registration_code,
};
/// The mail's.
pub(super) const MAIL: StepForm = StepForm {
    kind: "registration-mail",
    page: routes::registration_mail,
};

impl StepForm {
    /// Its name for one registration: two never mix.
    pub(super) const fn name(&self, id: RegistrationId) -> FormName {
        FormName::about(self.kind, id)
    }

    /// The form of one registration, with what was typed that may be shown again.
    pub(super) fn of<'a>(&self, id: RegistrationId, typed: &'a [(&'a str, &'a str)]) -> Form<'a> {
        Form {
            name: self.name(id),
            page: (self.page)(id),
            typed,
        }
    }
}

/// Signs this browser in, if it registered; tells where to go on.
///
/// # Errors
/// [`ApiError::NotFound`] when it did not; [`ApiError::Conflict`] when it is not the time.
pub(super) async fn sign_in(cx: &Cx, id: RegistrationId) -> Result<String, ApiError> {
    let secret = cx.registration_secret(id).ok_or(ApiError::NotFound)?;
    let registrations = &cx.services().registration;
    let progress = registrations.progress(id, &secret).await?;
    let visit = visit(cx, progress.invitation);
    let arrived = registrations.sign_in(id, &secret, &visit).await?;
    cx.open_session(&arrived.secret);
    Ok(match arrived.actor {
        Actor::Patient(_) => routes::device(progress.invitation),
        actor => next(actor, None),
    })
}
