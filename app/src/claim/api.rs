//! Server functions of the claim.

use domain::ids::RecordId;
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
use crate::{draft::Draft, error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{
    actor::Patient, claim::form::ClaimForm, ids::InvitationId, problem::Problem,
    share::invitation::State,
};
#[cfg(feature = "ssr")]
use services::FormName;

/// What the birth date's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimView {
    /// Which invitation.
    pub invitation: String,
    /// Whose birth date is asked for.
    pub first_name: String,
    /// Who shares the record.
    pub practitioner: String,
    /// The form.
    pub draft: Draft,
}

/// What the last page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedView {
    /// Which record.
    pub record: RecordId,
    /// Whose: first name only.
    pub first_name: String,
}

#[cfg(feature = "ssr")]
fn form_name(id: InvitationId) -> FormName {
    FormName::about("claim", id)
}

/// The birth date's page; out of turn, it leads to the invitation's page, which knows the step that is due.
///
/// # Errors
/// [`ApiError::NotFound`] for whoever may not see the invitation.
#[server(prefix = "/api", endpoint = "load_claim", output = Postcard)]
pub async fn load_claim(invitation: String) -> Result<Packed<ClaimView>, ApiError> {
    let cx = Cx::get()?;
    let view = claim_view(&cx, &invitation).await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
async fn claim_view(cx: &Cx, invitation: &str) -> Result<ClaimView, ApiError> {
    let id: InvitationId = invitation.parse().map_err(|_| ApiError::NotFound)?;
    let patient = match cx.patient().await {
        Ok(patient) => patient,
        Err(ApiError::SignInRequired | ApiError::NotFound) => {
            return Err(cx.elsewhere(&routes::invitation(id)));
        }
        Err(error) => return Err(error),
    };
    let visitor = cx.visitor(id, Some(patient.account()));
    let offer = cx.services().share.offer(id, &visitor).await?;
    let Some(first_name) = offer.first_name.filter(|_| offer.state == State::Pending) else {
        return Err(cx.elsewhere(&routes::invitation(id)));
    };
    Ok(ClaimView {
        invitation: id.to_string(),
        first_name,
        practitioner: offer.practitioner,
        draft: cx.draft(form_name(id), Some(patient.account())).await?,
    })
}

/// Claims the record.
///
/// # Errors
/// What is wrong with the form.
#[server(prefix = "/api", endpoint = "add_record", output = Postcard)]
pub async fn add_record(
    #[server(default)] invitation: String,
    #[server(default)] day: String,
    #[server(default)] month: String,
    #[server(default)] year: String,
    #[server(default)] attestation: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let Ok(id) = invitation.parse::<InvitationId>() else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let form = Form {
        name: form_name(id),
        page: routes::claim(id),
        typed: &[
            ("day", &day),
            ("month", &month),
            ("year", &year),
            ("attestation", &attestation),
        ],
    };
    let typed = ClaimForm {
        day: day.clone(),
        month: month.clone(),
        year: year.clone(),
        attestation: attestation == "on",
    };
    let result = match cx.patient().await {
        Ok(patient) => claim(&cx, &patient, id, &typed).await,
        Err(error) => Err(error),
    };
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
async fn claim(
    cx: &Cx,
    patient: &Patient,
    id: InvitationId,
    typed: &ClaimForm,
) -> Result<(), ApiError> {
    let today = services::today(cx.services().now());
    let claim = typed.parse(today)?;
    let visitor = cx.visitor(id, Some(patient.account()));
    let result = cx
        .services()
        .claim
        .finish(patient, id, &visitor, &claim)
        .await;
    match result.map_err(ApiError::from) {
        Ok(_) => cx.redirect(&routes::added(id)),
        // It ended meanwhile, or just now: its page says how.
        Err(ApiError::Conflict) => cx.redirect(&routes::invitation(id)),
        Err(ApiError::Refused(refusals))
            if refusals
                .iter()
                .any(|refusal| refusal.at.problem == Problem::WrongBirthDate { tries_left: 0 }) =>
        {
            cx.redirect(&routes::invitation(id));
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// The record that was added.
///
/// # Errors
/// [`ApiError::NotFound`] when it was not, by this account.
#[server(prefix = "/api", endpoint = "load_added", output = Postcard)]
pub async fn load_added(invitation: String) -> Result<Packed<AddedView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let patient = cx.patient().await?;
        let id = invitation.parse().map_err(|_| ApiError::NotFound)?;
        let (record, holder) = cx.services().claim.claimed(&patient, id).await?;
        Ok(AddedView {
            record,
            first_name: holder.first_name,
        })
    };
    let view = view.await;
    cx.page(view).await
}
