//! Server functions that show and find records.

use domain::{
    ids::RecordId,
    record::{RecordSheet, RecordSummary, notes::Notes},
    share::{NewLinkRequest, WaitingInvitation},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    routes,
};
use crate::{error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::record::search::PatientQuery;
#[cfg(feature = "ssr")]
use services::account::Activity;

/// A patient's home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// Their records.
    pub records: Vec<RecordSummary>,
    /// Invitations that wait for them.
    pub waiting: Vec<WaitingInvitation>,
}

/// A record, and how old its holder is today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// The record.
    pub sheet: RecordSheet,
    /// The holder's age in whole years.
    pub years: u16,
    /// The holder's age in whole months.
    pub months: u16,
}

/// A record, for a practitioner who keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientRecordView {
    /// The record.
    pub record: RecordView,
    /// What was noted of its holder.
    pub notes: Notes,
}

/// A page of the patient list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatientListView {
    /// The records, by name.
    pub records: Vec<RecordSummary>,
    /// Where the next page begins.
    pub next_after: Option<RecordId>,
    /// Whether this is a further page.
    pub further: bool,
    /// What was looked for; empty where nothing was.
    pub query: String,
    /// Who asks for a new link, where the list begins.
    pub requests: Vec<NewLinkRequest>,
    /// Whether there are more of them.
    pub more_requests: bool,
}

/// A patient's home.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_home", output = Postcard)]
pub async fn load_home() -> Result<Packed<HomeView>, ApiError> {
    let cx = Cx::get()?;
    let home = async {
        let patient = cx.patient().await?;
        let records = cx.services().record.owned(&patient).await?;
        let waiting = cx.services().share.waiting_for(&patient).await?;
        Ok(HomeView { records, waiting })
    };
    let home = home.await;
    cx.page(home).await
}

/// A record, for its owner.
///
/// # Errors
/// [`ApiError::NotFound`] when it is not theirs.
#[server(prefix = "/api", endpoint = "load_record", output = Postcard)]
pub async fn load_record(record: String) -> Result<Packed<RecordView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let patient = cx.patient().await?;
        let id = record.parse().map_err(|_| ApiError::NotFound)?;
        let sheet = cx.services().record.for_owner(&patient, id).await?;
        Ok(dated(&cx, sheet))
    };
    let view = view.await;
    cx.page(view).await
}

/// A record, for a practitioner who keeps it.
///
/// # Errors
/// [`ApiError::NotFound`] when it is not on their list.
#[server(prefix = "/api", endpoint = "load_patient_record", output = Postcard)]
pub async fn load_patient_record(record: String) -> Result<Packed<PatientRecordView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (practitioner, id) = cx.practitioner_at(&record, Activity::User).await?;
        let records = &cx.services().record;
        let sheet = records.for_practitioner(&practitioner, id).await?;
        Ok(PatientRecordView {
            record: dated(&cx, sheet),
            notes: records.notes(&practitioner, id).await?,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// A page of the patient list: after which record; then a space and what is typed in a live page, or `?` where it is of
/// those who were looked for by [`search_patients`].
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_patients", output = Postcard)]
pub async fn load_patients(part: String) -> Result<Packed<PatientListView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let practitioner = cx.practitioner(Activity::User).await?;
        let (after, query) = if let Some((after, typed)) = part.split_once(' ') {
            (after, typed.to_owned())
        } else if let Some(after) = part.strip_suffix('?') {
            let draft = cx.draft(SEARCH, Some(practitioner.account())).await?;
            (after, draft.value("q"))
        } else {
            (part.as_str(), String::new())
        };
        let after: Option<RecordId> = match after {
            "" => None,
            id => Some(id.parse().map_err(|_| ApiError::NotFound)?),
        };
        let page = cx
            .services()
            .record
            .patient_list(&practitioner, &PatientQuery::parse(&query), after)
            .await?;
        let begins = after.is_none() && query.trim().is_empty();
        let mut requests = if begins {
            let shares = &cx.services().share;
            let at_most = REQUESTS as u64 + 1;
            shares.new_link_requests(&practitioner, at_most).await?
        } else {
            vec![]
        };
        let more_requests = requests.len() > REQUESTS;
        requests.truncate(REQUESTS);
        Ok(PatientListView {
            records: page.items,
            next_after: page.next_after,
            further: after.is_some(),
            query,
            requests,
            more_requests,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// How many of those who ask for a new link are shown.
#[cfg(feature = "ssr")]
const REQUESTS: usize = 10;

/// What the patient list's form is called.
#[cfg(feature = "ssr")]
const SEARCH: &str = "patients";

/// Looks for patients, where no page is live to do so: what was typed is kept sealed, so that no name is in an address.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "search_patients", output = Postcard)]
pub async fn search_patients(#[server(default)] q: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let form = Form {
        name: SEARCH.into(),
        page: routes::PATIENT_LIST.into(),
        typed: &[("q", &q)],
    };
    let result = async {
        cx.practitioner(Activity::User).await?;
        cx.set_aside(&form, None, routes::FOUND_PATIENTS).await
    };
    let result = result.await;
    cx.answer(form, result).await
}

#[cfg(feature = "ssr")]
fn dated(cx: &Cx, sheet: RecordSheet) -> RecordView {
    let today = services::today(cx.services().now());
    let born = sheet.holder.birth_date;
    RecordView {
        years: born.whole_years_until(today),
        months: born.whole_months_until(today),
        sheet,
    }
}
