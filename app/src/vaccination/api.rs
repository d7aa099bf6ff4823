//! Server functions of the pages where acts are entered, changed and taken out, and of the search for a vaccine.

use domain::{
    date::CivilDate,
    ids::{FormId, RecordId},
    record::{act_form::ActForm, person::Person, vaccination::Vaccination},
    vaccine::disease::Disease,
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    draft::Draft,
    routes,
};
use crate::{error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{
    actor::Practitioner,
    ids::VaccinationId,
    record::withdrawal::WithdrawalReason,
    vaccine::{self, product::Product, search},
};
#[cfg(feature = "ssr")]
use services::account::Activity;

/// How many vaccines a search shows: as many as are looked through at a glance.
#[cfg(feature = "ssr")]
const SHOWN: usize = 8;

/// A vaccine, as a list of them shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaccineLine {
    /// Its key in the catalogue.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it protects against.
    pub diseases: Vec<Disease>,
    /// Whether there are boosters among its doses.
    pub has_boosters: bool,
}

#[cfg(feature = "ssr")]
impl From<&Product> for VaccineLine {
    fn from(product: &Product) -> Self {
        Self {
            key: product.key.to_owned(),
            name: product.name.to_owned(),
            diseases: product.diseases().collect(),
            has_boosters: domain::record::act::has_boosters(product),
        }
    }
}

/// What a search for a vaccine has found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaccinesFound {
    /// The likeliest, first.
    pub lines: Vec<VaccineLine>,
    /// How many there are in all.
    pub total: usize,
}

/// What the fields of an act start with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActFields {
    /// What is in them.
    pub typed: ActForm,
    /// Why that was refused.
    pub error: Option<ApiError>,
    /// The vaccine that was chosen.
    pub chosen: Option<VaccineLine>,
    /// Without JavaScript: what was found.
    pub found: Option<VaccinesFound>,
    /// The vaccines that the practitioner used lately.
    pub recent: Vec<VaccineLine>,
    /// The holder's birth date.
    pub birth_date: CivilDate,
}

/// The page where acts are entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryView {
    /// Into which record.
    pub record: RecordId,
    /// Whose.
    pub holder: Person,
    /// The form, as it is served this once.
    pub form: FormId,
    /// Its fields.
    pub fields: ActFields,
    /// What was entered just before, the latest first.
    pub sitting: Vec<Vaccination>,
}

/// The page of one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActView {
    /// In which record.
    pub record: RecordId,
    /// Whose.
    pub holder: Person,
    /// Its versions, the first one first.
    pub versions: Vec<Vaccination>,
    /// The fields that change it.
    pub fields: ActFields,
    /// Why it is to be taken out, as it was typed.
    pub reason: String,
    /// Where its form leads, as it was sent; empty at first.
    pub then: String,
}

/// The page where acts are entered into a record.
///
/// # Errors
/// [`ApiError::NotFound`] when it is not on their list.
#[server(prefix = "/api", endpoint = "load_act_entry", output = Postcard)]
pub async fn load_act_entry(record: String) -> Result<Packed<EntryView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (by, id) = acting(&cx, &record).await?;
        let desk = cx.services().vaccination.desk(&by, id).await?;
        let draft = cx.draft(&entry_form(id), Some(by.account())).await?;
        let source = desk.sitting.first().and_then(|latest| latest.source);
        let fresh = ActForm {
            occurred_on: desk.today.typed(),
            source: source
                .map(|source| source.word().to_owned())
                .unwrap_or_default(),
            ..ActForm::default()
        };
        Ok(EntryView {
            record: id,
            form: desk.form,
            fields: fields(&cx, &draft, fresh, desk.holder.birth_date, &desk.recent),
            holder: desk.holder,
            sitting: desk.sitting,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// The page of one act: which, as [`part_of_act`] writes it.
///
/// # Errors
/// [`ApiError::NotFound`] when it is in no record of their list.
#[server(prefix = "/api", endpoint = "load_act", output = Postcard)]
pub async fn load_act(part: String) -> Result<Packed<ActView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (record, act) = part.split_once(' ').ok_or(ApiError::NotFound)?;
        let (by, id) = acting(&cx, record).await?;
        let act = act.parse().map_err(|_| ApiError::NotFound)?;
        let desk = &cx.services().vaccination;
        let history = desk.history(&by, id, act).await?;
        let recent = desk.recent_products(&by).await?;
        let present = history.versions.last().ok_or(ApiError::NotFound)?;
        let draft = cx.draft(&act_form(act), Some(by.account())).await?;
        let birth_date = history.holder.birth_date;
        Ok(ActView {
            record: id,
            fields: fields(&cx, &draft, ActForm::of(present), birth_date, &recent),
            holder: history.holder,
            versions: history.versions,
            reason: draft.value("reason"),
            then: draft.value("then"),
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// Which act of which record.
pub fn part_of_act(record: &str, act: &str) -> String {
    format!("{record} {act}")
}

/// The vaccines that what is typed may mean, the likeliest first.
///
/// # Errors
/// [`ApiError::NotFound`] for everyone but practitioners.
#[server(prefix = "/api", endpoint = "search_vaccines", output = Postcard)]
pub async fn search_vaccines(#[server(default)] query: String) -> Result<VaccinesFound, ApiError> {
    let cx = Cx::get()?;
    let found = async {
        let by = cx.practitioner(Activity::User).await?;
        let recent = cx.services().vaccination.recent_products(&by).await?;
        Ok(find(&query, &recent))
    };
    found.await.map_err(|error| cx.failure(error))
}

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
            return look_again(&cx, &kept).await;
        }
        let sent = form.parse().map_err(|_| ApiError::NotFound)?;
        let desk = &cx.services().vaccination;
        desk.enter(&by, id, sent, &act).await?;
        cx.drop_draft(&kept.name, Some(by.account())).await?;
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
            return look_again(&cx, &kept).await;
        }
        let seen = version.parse().map_err(|_| ApiError::NotFound)?;
        let desk = &cx.services().vaccination;
        desk.change(&by, id, (which, seen), &act).await?;
        cx.drop_draft(&kept.name, Some(by.account())).await?;
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
        cx.drop_draft(&kept.name, Some(by.account())).await?;
        cx.redirect(&routes::done(&routes::patient_record(id), "retire"));
        Ok(())
    };
    let result = result.await;
    settle(&cx, kept, result).await
}

/// Who acts, and on which record of theirs.
#[cfg(feature = "ssr")]
async fn acting(cx: &Cx, record: &str) -> Result<(Practitioner, RecordId), ApiError> {
    let practitioner = cx.practitioner(Activity::User).await?;
    let id = record.parse().map_err(|_| ApiError::NotFound)?;
    Ok((practitioner, id))
}

#[cfg(feature = "ssr")]
fn entry_form(record: RecordId) -> String {
    format!("act-entry:{record}")
}

#[cfg(feature = "ssr")]
fn act_form(act: VaccinationId) -> String {
    format!("act:{act}")
}

#[cfg(feature = "ssr")]
fn find(query: &str, recent: &[String]) -> VaccinesFound {
    let recent: Vec<&str> = recent.iter().map(String::as_str).collect();
    let found = search::search(query, &recent);
    VaccinesFound {
        total: found.len(),
        lines: found
            .into_iter()
            .take(SHOWN)
            .map(VaccineLine::from)
            .collect(),
    }
}

/// What the fields start with: what was sent last, or `fresh`.
#[cfg(feature = "ssr")]
fn fields(
    cx: &Cx,
    draft: &Draft,
    fresh: ActForm,
    birth_date: CivilDate,
    recent: &[String],
) -> ActFields {
    let sent = draft.values.iter().any(|(name, _)| name == "vaccine");
    let typed = if sent {
        ActForm::read(|name| draft.value(name))
    } else {
        fresh
    };
    let looked_for = sent && cx.is_page() && !typed.vaccine.trim().is_empty();
    ActFields {
        error: draft.error.clone(),
        chosen: typed.chosen().ok().map(VaccineLine::from),
        found: looked_for.then(|| find(&typed.vaccine, recent)),
        recent: recent
            .iter()
            .filter_map(|key| vaccine::product(key))
            .take(SHOWN)
            .map(VaccineLine::from)
            .collect(),
        typed,
        birth_date,
    }
}

/// Shows the form again as it was sent, with what was found.
#[cfg(feature = "ssr")]
async fn look_again(cx: &Cx, form: &Form<'_>) -> Result<(), ApiError> {
    /// As long as the limit of drafts.
    const RETRY_AFTER: u32 = 600;
    if !cx.keep_draft(form, None).await? {
        return Err(ApiError::Busy {
            retry_after: RETRY_AFTER,
        });
    }
    cx.redirect(&form.page);
    Ok(())
}

/// Answers a form about an act. When somebody else changed it meanwhile, its page is shown as the act is now, with what
/// was typed.
#[cfg(feature = "ssr")]
async fn settle(cx: &Cx, form: Form<'_>, result: Result<(), ApiError>) -> Result<(), ApiError> {
    if result == Err(ApiError::Conflict) && cx.keep_draft(&form, Some(&ApiError::Conflict)).await? {
        cx.redirect(&form.page);
        return Ok(());
    }
    cx.answer(form, result).await
}
