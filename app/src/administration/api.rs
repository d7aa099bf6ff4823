//! Server functions of the administrator, and of practitioners who wait to be approved.

use domain::{
    approval::{Application, Approval, Decision, PractitionerFile, Registered},
    ids::AccountId,
    outbox::{Channel, Standing},
    time::LocalTime,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
use crate::{draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::approval::DecisionReason;
#[cfg(feature = "ssr")]
use services::{By, FormName, Services, account::Activity};

/// How many rows a list of the home shows, and a page of the list of all practitioners.
#[cfg(feature = "ssr")]
const SHOWN: usize = 100;

/// The administrator's home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdministrationView {
    /// Practitioners who wait.
    pub applications: Vec<Application>,
    /// Whether there are more of them.
    pub more_applications: bool,
    /// Messages that have not left.
    pub messages: Vec<MessageView>,
    /// Whether there are more of them.
    pub more_messages: bool,
    /// The practitioner of whom the address says that something was decided just before.
    pub about: Option<AboutView>,
}

/// What was decided last about a practitioner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutView {
    /// Their name.
    pub name: String,
    /// The decision.
    pub decision: Decision,
}

/// A message that has not left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageView {
    /// By what it travels.
    pub channel: Channel,
    /// Why it has not left.
    pub standing: Standing,
    /// Since when.
    pub written_at: LocalTime,
    /// How often it was tried.
    pub attempts: u32,
    /// What its gateway said.
    pub said: Option<String>,
}

/// A page of the list of all practitioners.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PractitionersView {
    /// Those who registered first before the others.
    pub practitioners: Vec<Registered>,
    /// Where the next page begins.
    pub next_after: Option<AccountId>,
    /// Whether this is a further page.
    pub further: bool,
}

/// A practitioner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PractitionerView {
    /// All about them.
    pub file: PractitionerFile,
    /// The form.
    pub draft: Draft,
}

/// What a practitioner reads who may do nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalView {
    /// Why.
    pub approval: Approval,
    /// Whom to write to, where the operator has said so.
    pub contact: Option<String>,
}

/// The administrator's home: after a decision, with what was decided last `about` which practitioner.
///
/// # Errors
/// [`ApiError::SignInRequired`]; [`ApiError::NotFound`] for everyone else.
#[server(prefix = "/api", endpoint = "load_administration", output = Postcard)]
pub async fn load_administration(
    #[server(default)] about: String,
) -> Result<Packed<AdministrationView>, ApiError> {
    let cx = Cx::get()?;
    let view = administration(&cx, &about).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn administration(cx: &Cx, about: &str) -> Result<AdministrationView, ApiError> {
    let administrator = cx.administrator(cx.page_activity()).await?;
    let services = cx.services();
    let by = By::Administrator(&administrator);
    let at_most = SHOWN as u64 + 1;
    let mut applications = services.administration.waiting(by, at_most).await?;
    let more_applications = applications.len() > SHOWN;
    applications.truncate(SHOWN);
    let unsent = services.outbox.unsent(by, at_most).await?;
    let messages = unsent.iter().take(SHOWN).map(|message| MessageView {
        channel: message.channel,
        standing: message.standing,
        written_at: services::local_time(message.written_at),
        attempts: message.attempts,
        said: message.last_error.clone(),
    });
    let about = match about.parse() {
        Ok(id) => decided_last(services, by, id).await?,
        Err(_) => None,
    };
    Ok(AdministrationView {
        about,
        applications,
        more_applications,
        messages: messages.collect(),
        more_messages: unsent.len() > SHOWN,
    })
}

/// What was decided last about a practitioner; nothing for whoever is none.
#[cfg(feature = "ssr")]
async fn decided_last(
    services: &Services,
    by: By<'_>,
    id: AccountId,
) -> Result<Option<AboutView>, ApiError> {
    let file = match services.administration.practitioner(by, id).await {
        Ok(file) => file,
        Err(services::Error::NotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    Ok(file.decisions.last().map(|last| AboutView {
        name: file.practitioner.application.name.clone(),
        decision: last.decision,
    }))
}

/// A page of the list of all practitioners: after whom, if it is a further one.
///
/// # Errors
/// [`ApiError::NotFound`] for everyone but administrators.
#[server(prefix = "/api", endpoint = "load_practitioners", output = Postcard)]
pub async fn load_practitioners(after: String) -> Result<Packed<PractitionersView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let administrator = cx.administrator(Activity::User).await?;
        let by = By::Administrator(&administrator);
        let after: Option<AccountId> = match after.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| ApiError::NotFound)?),
        };
        let administration = &cx.services().administration;
        let at_most = SHOWN as u64 + 1;
        let mut practitioners = administration.practitioners(by, after, at_most).await?;
        let more = practitioners.len() > SHOWN;
        practitioners.truncate(SHOWN);
        let last = practitioners.last().filter(|_| more);
        Ok(PractitionersView {
            next_after: last.map(|last| last.application.account),
            further: after.is_some(),
            practitioners,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// A practitioner: who they are, and what was decided.
///
/// # Errors
/// [`ApiError::NotFound`] for everyone but administrators, and for whoever is no practitioner.
#[server(prefix = "/api", endpoint = "load_practitioner", output = Postcard)]
pub async fn load_practitioner(practitioner: String) -> Result<Packed<PractitionerView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let administrator = cx.administrator(Activity::User).await?;
        let id = practitioner.parse().map_err(|_| ApiError::NotFound)?;
        let administration = &cx.services().administration;
        let by = By::Administrator(&administrator);
        Ok(PractitionerView {
            file: administration.practitioner(by, id).await?,
            draft: cx
                .draft(form_name(id), Some(administrator.account()))
                .await?,
        })
    };
    let view = view.await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
fn form_name(id: AccountId) -> FormName {
    FormName::about("practitioner", id)
}

/// Lets a practitioner act.
///
/// # Errors
/// [`ApiError::NotFound`] for everyone but administrators.
#[server(prefix = "/api", endpoint = "approve_practitioner", output = Postcard)]
pub async fn approve_practitioner(#[server(default)] practitioner: String) -> Result<(), ApiError> {
    decide(&practitioner, Decision::Approved, "").await
}

/// Refuses a practitioner, with the reason that they read.
///
/// # Errors
/// What is wrong with the reason; as [`approve_practitioner`].
#[server(prefix = "/api", endpoint = "refuse_practitioner", output = Postcard)]
pub async fn refuse_practitioner(
    #[server(default)] practitioner: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    decide(&practitioner, Decision::Refused, &reason).await
}

/// Lets a practitioner act no longer, for a reason that they read.
///
/// # Errors
/// What is wrong with the reason; as [`approve_practitioner`].
#[server(prefix = "/api", endpoint = "revoke_practitioner", output = Postcard)]
pub async fn revoke_practitioner(
    #[server(default)] practitioner: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    decide(&practitioner, Decision::Revoked, &reason).await
}

/// Has a practitioner wait again who was refused or revoked.
///
/// # Errors
/// As [`approve_practitioner`].
#[server(prefix = "/api", endpoint = "reconsider_practitioner", output = Postcard)]
pub async fn reconsider_practitioner(
    #[server(default)] practitioner: String,
) -> Result<(), ApiError> {
    decide(&practitioner, Decision::Reconsidered, "").await
}

/// Decides about a practitioner, and leads home with what was done; when someone was faster, with that.
#[cfg(feature = "ssr")]
async fn decide(practitioner: &str, decision: Decision, reason: &str) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let Ok(id) = practitioner.parse() else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let form = Form {
        name: form_name(id),
        page: routes::practitioner(id),
        typed: &[("reason", reason)],
    };
    let done = match carry_out(&cx, id, decision, reason).await {
        Ok(()) => done(decision),
        Err(ApiError::Conflict) => "deja",
        error => return cx.answer(form, error).await,
    };
    cx.forget(&form);
    cx.redirect(&routes::done_about(routes::ADMINISTRATION, done, id));
    Ok(())
}

#[cfg(feature = "ssr")]
async fn carry_out(
    cx: &Cx,
    id: AccountId,
    decision: Decision,
    reason: &str,
) -> Result<(), ApiError> {
    let administrator = cx.administrator(Activity::User).await?;
    let by = By::Administrator(&administrator);
    let administration = &cx.services().administration;
    let why = || DecisionReason::parse(reason).map_err(|problem| vec![problem]);
    match decision {
        Decision::Approved => administration.approve(by, id).await?,
        Decision::Refused => administration.refuse(by, id, &why()?).await?,
        Decision::Revoked => administration.revoke(by, id, &why()?).await?,
        Decision::Reconsidered => administration.reconsider(by, id).await?,
    }
    Ok(())
}

/// What the home calls it in its address.
#[cfg(feature = "ssr")]
const fn done(decision: Decision) -> &'static str {
    match decision {
        Decision::Approved => "approuve",
        Decision::Refused => "refuse",
        Decision::Revoked => "revoque",
        Decision::Reconsidered => "reexamine",
    }
}

/// Why a practitioner may do nothing; whoever may is led home.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_approval", output = Postcard)]
pub async fn load_approval() -> Result<Packed<ApprovalView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let Some(unapproved) = cx.unapproved().await? else {
            return Err(cx.elsewhere(routes::PATIENT_LIST));
        };
        let administration = &cx.services().administration;
        Ok(ApprovalView {
            approval: administration.standing_of(&unapproved).await?,
            contact: cx.contact().map(|address| address.as_str().to_owned()),
        })
    };
    let view = view.await;
    cx.page(view).await
}
