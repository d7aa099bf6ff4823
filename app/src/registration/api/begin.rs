//! Server functions that begin a registration: a patient's, and a practitioner's.

use core::fmt;

use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use crate::error::ApiError;
#[cfg(feature = "ssr")]
use crate::registration::held::{PRACTITIONER, form_name};
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
#[cfg(feature = "ssr")]
use domain::{
    account::{professional::ProfessionalForm, sign_up::SignUpForm},
    ids::InvitationId,
};
#[cfg(feature = "ssr")]
use services::account::Arrival;

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
        professional: None,
        email: &email,
        password: &password,
        confirmation: &confirmation,
    };
    let result = begin(&cx, typed, towards).await;
    cx.answer(form, result).await
}

/// Begins a practitioner's registration: the same steps, to an account that waits for an administrator.
///
/// # Errors
/// What is wrong with the form.
#[server(prefix = "/api", endpoint = "register_practitioner", output = Postcard)]
pub async fn register_practitioner(
    #[server(flatten)] typed: TypedPractitioner,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let inputs = typed.inputs();
    let form = practitioner_form(&inputs);
    let sign_up = SignUpForm {
        first_name: &typed.first_name,
        family_name: &typed.family_name,
        professional: Some(ProfessionalForm {
            rpps: &typed.rpps,
            profession: &typed.profession,
            workplace: &typed.workplace,
        }),
        email: &typed.email,
        password: &typed.password,
        confirmation: &typed.confirmation,
    };
    let result = begin(&cx, sign_up, None).await;
    cx.answer(form, result).await
}

/// A practitioner's registration form, as it is sent.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPractitioner {
    first_name: String,
    family_name: String,
    rpps: String,
    profession: String,
    workplace: String,
    email: String,
    password: String,
    confirmation: String,
}

impl fmt::Debug for TypedPractitioner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPractitioner(…)")
    }
}

#[cfg(feature = "ssr")]
impl TypedPractitioner {
    /// What may be shown again: no password.
    fn inputs(&self) -> [(&'static str, &str); 6] {
        [
            ("first_name", &self.first_name),
            ("family_name", &self.family_name),
            ("rpps", &self.rpps),
            ("profession", &self.profession),
            ("workplace", &self.workplace),
            ("email", &self.email),
        ]
    }
}

/// The same, as it was posted or is given back.
#[cfg(feature = "ssr")]
pub(super) fn practitioner_form<'a>(inputs: &'a [(&'a str, &'a str)]) -> Form<'a> {
    Form {
        name: PRACTITIONER.into(),
        page: routes::REGISTER_PRACTITIONER.into(),
        typed: inputs,
    }
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
    cx.hold_registration(&begun);
    cx.redirect(&routes::registration_mobile(begun.id));
    Ok(())
}
