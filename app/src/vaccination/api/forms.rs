//! Server functions that enter an act, change it and take it out.

use domain::record::act_form::ActForm;
use leptos::{prelude::*, server_fn::codec::Postcard};

#[cfg(feature = "ssr")]
use super::{act_form, entry_form, naming_likely};
use crate::error::ApiError;
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
#[cfg(feature = "ssr")]
use domain::{
    ids::{RecordId, VaccinationId},
    record::withdrawal::WithdrawalReason,
};
#[cfg(feature = "ssr")]
use services::account::Activity;

/// Enters an act into a record, then leads to the next one or to the record; or looks for a vaccine, without JavaScript.
///
/// # Errors
/// What is wrong with the form.
#[server(prefix = "/api", endpoint = "enter_act", output = Postcard)]
pub async fn enter_act(
    #[server(default)] record: String,
    #[server(default)] form: String,
    #[server(default)] then: String,
    #[server(flatten)] act: ActForm,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let Ok(id) = record.parse::<RecordId>() else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let page = routes::new_act(id);
    let kept = Form {
        name: entry_form(id),
        page: page.clone(),
        typed: &act.inputs(),
    };
    let result = async {
        let by = cx.practitioner(Activity::User).await?;
        if then == "search" {
            return cx.set_aside(&kept, None, &kept.page).await;
        }
        let sent = form.parse().map_err(|_| ApiError::NotFound)?;
        let desk = &cx.services().vaccination;
        if let Err(error) = desk.enter(&by, id, sent, &act).await {
            return Err(naming_likely(&cx, (&by, id, None), &act, error.into()).await);
        }
        let next = match then.as_str() {
            "finish" => routes::done(&routes::patient_record(id), "actes"),
            _ => routes::done(&page, "acte"),
        };
        cx.redirect(&next);
        Ok(())
    };
    let result = result.await;
    cx.answer(kept, result).await
}

/// Changes an act that is as it was seen.
///
/// # Errors
/// What is wrong with the form.
#[server(prefix = "/api", endpoint = "change_act", output = Postcard)]
pub async fn change_act(
    #[server(default)] record: String,
    #[server(default)] act_id: String,
    #[server(default)] version: String,
    #[server(default)] then: String,
    #[server(flatten)] act: ActForm,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let (Ok(id), Ok(which)) = (record.parse::<RecordId>(), act_id.parse::<VaccinationId>()) else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let typed = [&act.inputs()[..], &[("then", then.as_str())]].concat();
    let kept = Form {
        name: act_form(which),
        page: routes::act(id, which),
        typed: &typed,
    };
    let result = async {
        let by = cx.practitioner(Activity::User).await?;
        if then == "search" {
            return cx.set_aside(&kept, None, &kept.page).await;
        }
        let seen = version.parse().map_err(|_| ApiError::NotFound)?;
        let desk = &cx.services().vaccination;
        if let Err(error) = desk.change(&by, id, (which, seen), &act).await {
            return Err(naming_likely(&cx, (&by, id, Some(which)), &act, error.into()).await);
        }
        let next = match then.as_str() {
            "sitting" => routes::done(&routes::new_act(id), "modifie"),
            _ => routes::done(&routes::patient_record(id), "modifie"),
        };
        cx.redirect(&next);
        Ok(())
    };
    let result = result.await;
    settle(&cx, kept, result).await
}

/// Takes an act out of its record, for a reason.
///
/// # Errors
/// What is wrong with the reason.
#[server(prefix = "/api", endpoint = "withdraw_act", output = Postcard)]
pub async fn withdraw_act(
    #[server(default)] record: String,
    #[server(default)] act_id: String,
    #[server(default)] version: String,
    #[server(default)] reason: String,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let (Ok(id), Ok(which)) = (record.parse::<RecordId>(), act_id.parse::<VaccinationId>()) else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let kept = Form {
        name: act_form(which),
        page: routes::act(id, which),
        typed: &[("reason", &reason)],
    };
    let result = async {
        let by = cx.practitioner(Activity::User).await?;
        let why = WithdrawalReason::parse(&reason).map_err(|problem| vec![problem])?;
        let seen = version.parse().map_err(|_| ApiError::NotFound)?;
        let desk = &cx.services().vaccination;
        desk.withdraw(&by, id, (which, seen), &why).await?;
        cx.redirect(&routes::done_about(
            &routes::patient_record(id),
            "retire",
            which,
        ));
        Ok(())
    };
    let result = result.await;
    settle(&cx, kept, result).await
}

/// Answers a form about an act. When somebody else changed it meanwhile, its page is shown as the act is now, with what
/// was typed.
#[cfg(feature = "ssr")]
async fn settle(cx: &Cx, form: Form<'_>, result: Result<(), ApiError>) -> Result<(), ApiError> {
    let result = match result {
        Err(ApiError::Conflict) => {
            cx.set_aside(&form, Some(&ApiError::Conflict), &form.page)
                .await
        }
        result => result,
    };
    cx.answer(form, result).await
}
