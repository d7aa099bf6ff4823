//! Server functions of the pages where acts are entered, changed and taken out.

pub mod forms;
pub mod search;

use domain::{
    date::CivilDate,
    ids::{FormId, RecordId},
    record::{act_form::ActForm, person::Person, vaccination::Vaccination},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use self::search::{VaccineLine, VaccinesFound};
#[cfg(feature = "ssr")]
use crate::{cx::Cx, draft::Draft, text::Texts};
use crate::{error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{
    actor::Practitioner,
    date::parse_parts,
    ids::VaccinationId,
    problem::{Field, FieldProblem, Problem},
    vaccine,
};
#[cfg(feature = "ssr")]
use services::{FormName, account::Activity};

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
        let (by, id) = cx.practitioner_at(&record, Activity::User).await?;
        let desk = cx.services().vaccination.desk(&by, id).await?;
        let draft = sent(&cx, entry_form(id), (&by, id, None)).await?;
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
        let (by, id) = cx.practitioner_at(record, Activity::User).await?;
        let act = act.parse().map_err(|_| ApiError::NotFound)?;
        let desk = &cx.services().vaccination;
        let history = desk.history(&by, id, act).await?;
        let recent = desk.recent_products(&by).await?;
        let present = history.versions.last().ok_or(ApiError::NotFound)?;
        let draft = sent(&cx, act_form(act), (&by, id, Some(act))).await?;
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

#[cfg(feature = "ssr")]
fn entry_form(record: RecordId) -> FormName {
    FormName::about("act-entry", record)
}

#[cfg(feature = "ssr")]
fn act_form(act: VaccinationId) -> FormName {
    FormName::about("act", act)
}

/// How many of the vaccines used lately are offered: few enough to be read at a glance.
#[cfg(feature = "ssr")]
const RECENT: usize = 5;

/// The same with the act that the record seems to have already, where one was refused for that.
#[cfg(feature = "ssr")]
async fn naming_likely(
    cx: &Cx,
    (by, record, act): (&Practitioner, RecordId, Option<VaccinationId>),
    form: &ActForm,
    mut error: ApiError,
) -> ApiError {
    let likely = FieldProblem::new(Field::Again, Problem::LikelyEntered);
    if let Some(refusal) = error.refusal_of(likely) {
        let desk = &cx.services().vaccination;
        // Where it cannot be found any more, the refusal keeps its own words.
        if let Ok(Some(known)) = desk.likely(by, record, act, form).await {
            let t = Texts::of(cx.language());
            let date = (t.format.date)(known.occurred_on);
            refusal.words = (t.acts().likely_entered)(&known.vaccine, &date);
        }
    }
    error
}

/// A form of an act as it was sent last, with what was wrong with it.
#[cfg(feature = "ssr")]
async fn sent(
    cx: &Cx,
    name: FormName,
    about: (&Practitioner, RecordId, Option<VaccinationId>),
) -> Result<Draft, ApiError> {
    let mut draft = cx.draft(name, Some(about.0.account())).await?;
    let form = ActForm::read(|input| draft.value(input));
    if let Some(error) = draft.error.take() {
        draft.error = Some(naming_likely(cx, about, &form, error).await);
    }
    Ok(draft)
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
        let mut typed = ActForm::read(|name| draft.value(name));
        if let Ok(on) = parse_parts(&typed.occurred_on, "", "") {
            typed.occurred_on = on.typed();
        }
        typed
    } else {
        fresh
    };
    let looked_for = sent && cx.is_page() && !typed.vaccine.trim().is_empty();
    ActFields {
        error: draft.error.clone(),
        chosen: typed.chosen().ok().map(VaccineLine::from),
        found: looked_for.then(|| search::find(&typed.vaccine, recent)),
        recent: recent
            .iter()
            .filter_map(|key| vaccine::product(key))
            .take(RECENT)
            .map(VaccineLine::from)
            .collect(),
        typed,
        birth_date,
    }
}
