//! Server functions that make records and correct identities.

use domain::{
    ids::RecordId,
    record::{RecordSummary, person::Person},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use serde::{Deserialize, Serialize};

use super::typed::TypedIdentity;
#[cfg(feature = "ssr")]
use crate::{
    cx::{Cx, Form},
    draft::Draft,
    routes,
    text::Texts,
};
use crate::{error::ApiError, ui::loaded::Packed};
#[cfg(feature = "ssr")]
use domain::{
    audit::ContentDigest,
    ids::FormId,
    problem::{Field, FieldProblem, Problem},
    record::identity::{Identity, IdentityForm},
};
#[cfg(feature = "ssr")]
use services::{Created, FormName, account::Activity};

/// The form of a new record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRecordView {
    /// Which form: posted twice, it makes one record.
    pub form: String,
    /// What stands in it.
    pub typed: TypedIdentity,
    /// Why it was refused.
    pub error: Option<ApiError>,
}

/// Records that are likely the same person's as one that is about to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarView {
    /// Which form.
    pub form: String,
    /// What stands in it.
    pub typed: TypedIdentity,
    /// Whom it is about.
    pub holder: Person,
    /// Who is like them.
    pub records: Vec<RecordSummary>,
}

/// The form that corrects an identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityView {
    /// Whose record.
    pub record: RecordId,
    /// The identity now.
    pub holder: Person,
    /// By what the server knows which identity was looked at.
    pub seen: String,
    /// Whether it can be corrected: nobody owns the record.
    pub correctable: bool,
    /// Whether it was corrected by somebody else while this was typed.
    pub overtaken: bool,
    /// What stands in the form.
    pub typed: TypedIdentity,
    /// Why it was refused.
    pub error: Option<ApiError>,
}

/// What the forms of new records are called.
#[cfg(feature = "ssr")]
const RECORD_FORM: &str = "record-form";

/// The name of a new record's form.
#[cfg(feature = "ssr")]
fn form_name(form: FormId) -> FormName {
    FormName::about(RECORD_FORM, form)
}

/// A new record's form, as it was posted.
#[cfg(feature = "ssr")]
fn posted<'a>(form: FormId, inputs: &'a [(&'a str, &'a str)]) -> Form<'a> {
    Form {
        name: form_name(form),
        page: routes::new_record(form),
        typed: inputs,
    }
}

#[cfg(feature = "ssr")]
fn read(cx: &Cx, typed: TypedIdentity) -> Result<Identity, ApiError> {
    let today = services::today(cx.services().now());
    let read = typed.form().parse(today);
    read.map_err(|wrong| of_holder(cx, wrong.into()))
}

/// The same in a holder's words: their family name is that of the civil register.
#[cfg(feature = "ssr")]
fn of_holder(cx: &Cx, mut error: ApiError) -> ApiError {
    let nameless = FieldProblem::new(Field::FamilyName, Problem::Missing);
    if let Some(refusal) = error.refusal_of(nameless) {
        let t = Texts::of(cx.language()).identity();
        t.no_family_name.clone_into(&mut refusal.words);
    }
    error
}

/// The form of a new record: empty under a new identifier, or as it was left under its own.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_new_record", output = Postcard)]
pub async fn load_new_record(form: String) -> Result<Packed<NewRecordView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let by = cx.practitioner(Activity::User).await?;
        let form: FormId = match form.as_str() {
            "" => cx.services().record.new_form()?,
            known => known.parse().map_err(|_| ApiError::NotFound)?,
        };
        let draft = cx.draft(form_name(form), Some(by.account())).await?;
        Ok(NewRecordView {
            typed: TypedIdentity::from(&draft),
            error: draft.error.map(|error| of_holder(&cx, error)),
            form: form.to_string(),
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// Begins the form of somebody who was looked for in vain, with what was typed: by a post, so that it is in no address.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "begin_record", output = Postcard)]
pub async fn begin_record(#[server(default)] looked_for: String) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let begun = Form {
        name: RECORD_FORM.into(),
        page: routes::NEW_RECORD.to_owned(),
        typed: &[],
    };
    let result = async {
        cx.practitioner(Activity::User).await?;
        let form = cx.services().record.new_form()?;
        let typed = TypedIdentity::from(IdentityForm::looked_for(&looked_for));
        let next = routes::new_record(form);
        cx.set_aside(&posted(form, &typed.inputs()), None, &next)
            .await
    };
    let result = result.await;
    cx.answer(begun, result).await
}

/// Makes a record; where some are likely the same person's, shows those first.
///
/// # Errors
/// What is wrong with the form.
#[server(prefix = "/api", endpoint = "create_record", output = Postcard)]
pub async fn create_record(
    #[server(default)] form: String,
    #[server(default)] knowingly: String,
    #[server(flatten)] typed: TypedIdentity,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let Ok(form) = form.parse::<FormId>() else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let inputs = typed.inputs();
    let posted = posted(form, &inputs);
    let result = create(&cx, &posted, form, typed.clone(), knowingly == "on").await;
    cx.answer(posted, result).await
}

#[cfg(feature = "ssr")]
async fn create(
    cx: &Cx,
    posted: &Form<'_>,
    form: FormId,
    typed: TypedIdentity,
    knowingly: bool,
) -> Result<(), ApiError> {
    let by = cx.practitioner(Activity::User).await?;
    let identity = read(cx, typed)?;
    let records = &cx.services().record;
    match records.create(&by, form, &identity, knowingly).await? {
        Created::Record(id) => {
            cx.redirect(&routes::done(&routes::patient_record(id), "cree"));
        }
        Created::Likely(_) => {
            cx.set_aside(posted, None, &routes::similar_records(form))
                .await?;
        }
    }
    Ok(())
}

/// The records that are likely the same person's as the one whose form is this; without any, its form.
///
/// # Errors
/// [`ApiError::SignInRequired`].
#[server(prefix = "/api", endpoint = "load_similar_records", output = Postcard)]
pub async fn load_similar_records(form: String) -> Result<Packed<SimilarView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let by = cx.practitioner(Activity::User).await?;
        let id: FormId = form.parse().map_err(|_| ApiError::NotFound)?;
        let draft = cx.draft(form_name(id), Some(by.account())).await?;
        let typed = TypedIdentity::from(&draft);
        let likely = match read(&cx, typed.clone()) {
            Ok(Identity { person, .. }) => {
                let records = cx.services().record.likely(&by, &person).await?;
                (!records.is_empty()).then_some((person, records))
            }
            Err(_) => None,
        };
        let Some((holder, records)) = likely else {
            return Err(cx.elsewhere(&routes::new_record(id)));
        };
        Ok(SimilarView {
            form,
            typed,
            holder,
            records,
        })
    };
    let view = view.await;
    cx.page(view).await
}

/// The form that corrects an identity.
///
/// # Errors
/// [`ApiError::NotFound`] when the record is not on their list.
#[server(prefix = "/api", endpoint = "load_identity", output = Postcard)]
pub async fn load_identity(record: String) -> Result<Packed<IdentityView>, ApiError> {
    let cx = Cx::get()?;
    let view = async {
        let (by, id) = cx.practitioner_at(&record, Activity::User).await?;
        let kept = cx.services().record.identity(&by, id).await?;
        let holder = kept.identity.person.clone();
        let Draft { values, error } = cx.draft(identity_form(id), Some(by.account())).await?;
        let overtaken = error == Some(ApiError::Conflict);
        let typed = if values.is_empty() {
            TypedIdentity::from(IdentityForm::from(kept.identity))
        } else {
            TypedIdentity::from(&Draft {
                values,
                error: None,
            })
        };
        Ok(IdentityView {
            record: id,
            holder,
            seen: kept.seen.0,
            correctable: kept.correctable,
            overtaken,
            typed,
            error: error
                .filter(|_| !overtaken)
                .map(|error| of_holder(&cx, error)),
        })
    };
    let view = view.await;
    cx.page(view).await
}

#[cfg(feature = "ssr")]
fn identity_form(record: RecordId) -> FormName {
    FormName::about("identity", record)
}

/// Corrects an identity.
///
/// # Errors
/// What is wrong with the form; [`ApiError::NotFound`] when the record is not on their list.
#[server(prefix = "/api", endpoint = "correct_identity", output = Postcard)]
pub async fn correct_identity(
    #[server(default)] record: String,
    #[server(default)] seen: String,
    #[server(flatten)] typed: TypedIdentity,
) -> Result<(), ApiError> {
    let cx = Cx::get()?;
    let Ok(id) = record.parse() else {
        return Err(cx.failure(ApiError::NotFound));
    };
    let inputs = typed.inputs();
    let form = Form {
        name: identity_form(id),
        page: routes::identity(id),
        typed: &inputs,
    };
    let result = async {
        let (by, id) = cx.practitioner_at(&record, Activity::User).await?;
        let identity = read(&cx, typed.clone())?;
        let (records, seen) = (&cx.services().record, ContentDigest(seen));
        match records.correct(&by, id, &seen, &identity).await {
            Ok(()) => {
                cx.redirect(&routes::done(&routes::patient_record(id), "corrige"));
            }
            // The page says what has changed, and still has what was typed.
            Err(services::Error::Conflict) => {
                cx.set_aside(&form, Some(&ApiError::Conflict), &form.page)
                    .await?;
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    };
    let result = result.await;
    cx.answer(form, result).await
}
