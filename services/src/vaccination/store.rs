//! Acts and their versions: from rows to domain types.

use std::collections::HashMap;

use data_encoding::HEXLOWER;
use domain::{
    audit::AuditEvent,
    ids::{AccountId, FormId, Id, RecordId, VaccinationId},
    record::{
        act::Act,
        vaccination::{BodySite, Route, Source, Vaccination, Validation, Written},
    },
    time::Instant,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, TryInsertResult, sea_query::OnConflict,
};
use uuid::Uuid;

use crate::{
    Context, account,
    audit::{self, content},
    entities::vaccination_version::{self, Model},
    error::{Error, Result},
    keys::Keys,
    paris,
    record::text::{date_from, diseases_from, diseases_text},
    tx::Tx,
};

/// The acts of a record as they are now, the latest first; those that were withdrawn are not among them.
pub(crate) async fn of_record(db: &impl ConnectionTrait, id: RecordId) -> Result<Vec<Vaccination>> {
    let [present, _] = present_and_withdrawn(db, id).await?;
    Ok(present)
}

/// The acts of a record, the latest first, those of one day by name: those that are in it, and those that were withdrawn.
pub(crate) async fn present_and_withdrawn(
    db: &impl ConnectionTrait,
    id: RecordId,
) -> Result<[Vec<Vaccination>; 2]> {
    let rows = vaccination_version::Entity::find()
        .filter(vaccination_version::Column::RecordId.eq(id.uuid()))
        .order_by_asc(vaccination_version::Column::VaccinationId)
        .order_by_asc(vaccination_version::Column::Version)
        .all(db)
        .await?;
    let names = names(db, &rows).await?;
    let mut acts = rows
        .chunk_by(|one, next| one.vaccination_id == next.vaccination_id)
        .map(|versions| vaccination(versions, &names))
        .collect::<Result<Vec<_>>>()?;
    acts.sort_by(|one, other| {
        let latest_first = other.occurred_on.cmp(&one.occurred_on);
        latest_first.then_with(|| one.vaccine.cmp(&other.vaccine))
    });
    let (withdrawn, present) = acts.into_iter().partition(Vaccination::is_withdrawn);
    Ok([present, withdrawn])
}

/// The acts of a record that an account entered since, the latest first.
pub(super) async fn entered_since(
    db: &impl ConnectionTrait,
    record: RecordId,
    by: AccountId,
    since: Instant,
) -> Result<Vec<Vaccination>> {
    let entered: Vec<Uuid> = vaccination_version::Entity::find()
        .select_only()
        .column(vaccination_version::Column::VaccinationId)
        .filter(vaccination_version::Column::RecordId.eq(record.uuid()))
        .filter(vaccination_version::Column::Version.eq(1))
        .filter(vaccination_version::Column::WrittenBy.eq(by.uuid()))
        .filter(vaccination_version::Column::WrittenAt.gt(since.as_millisecond()))
        .order_by_desc(vaccination_version::Column::WrittenAt)
        .order_by_desc(vaccination_version::Column::VaccinationId)
        .into_tuple()
        .all(db)
        .await?;
    let acts = of_record(db, record).await?;
    let place = |act: &Vaccination| entered.iter().position(|id| *id == act.id.uuid());
    let mut sitting: Vec<_> = acts
        .into_iter()
        .filter(|act| place(act).is_some())
        .collect();
    sitting.sort_by_key(place);
    Ok(sitting)
}

/// An act of a record as each of its versions has it, the first one first.
pub(super) async fn versions(
    db: &impl ConnectionTrait,
    record: RecordId,
    act: VaccinationId,
) -> Result<Vec<Vaccination>> {
    let rows = vaccination_version::Entity::find()
        .filter(vaccination_version::Column::VaccinationId.eq(act.uuid()))
        .filter(vaccination_version::Column::RecordId.eq(record.uuid()))
        .order_by_asc(vaccination_version::Column::Version)
        .all(db)
        .await?;
    if rows.is_empty() {
        return Err(Error::NotFound);
    }
    let names = names(db, &rows).await?;
    (1..=rows.len())
        .map(|count| vaccination(&rows[..count], &names))
        .collect()
}

/// Those who wrote or vouched for these versions, as shown to people.
async fn names(db: &impl ConnectionTrait, rows: &[Model]) -> Result<HashMap<Uuid, String>> {
    let people = rows.iter().map(|row| row.written_by);
    let people = people.chain(rows.iter().filter_map(|row| row.validated_by));
    let accounts = account::store::by_ids(db, people).await?;
    let named = accounts.into_iter().map(|(id, account)| (id, account.name));
    Ok(named.collect())
}

/// Gives an act the identifier that its form makes of what was typed: the same for whoever sends the same twice, another
/// one for what was typed anew. Nobody can choose it.
pub(super) fn named_by_form(keys: &Keys, first: Model, form: FormId) -> Result<Model> {
    let untimed = Model {
        vaccination_id: form.uuid(),
        written_at: 0,
        ..first.clone()
    };
    let content = content::of_version(keys, &untimed)?;
    let digest = HEXLOWER
        .decode(content.0.as_bytes())
        .map_err(|_| Error::Corrupt("a digest"))?;
    let Some(random) = digest.first_chunk() else {
        return Err(Error::Corrupt("a digest"));
    };
    // When the form was shown, as its own identifier has it.
    let millis = form.as_bytes()[..6]
        .iter()
        .fold(0, |millis, byte| millis << 8 | u64::from(*byte));
    Ok(Model {
        vaccination_id: VaccinationId::new(millis, random).uuid(),
        ..first
    })
}

/// Whether an act is in a record already.
///
/// # Errors
/// [`Error::Conflict`] when it was, and was withdrawn.
pub(super) async fn is_entered(
    db: &impl ConnectionTrait,
    record: RecordId,
    act: VaccinationId,
) -> Result<bool> {
    match versions(db, record, act).await {
        Ok(versions) if versions.last().is_some_and(Vaccination::is_withdrawn) => {
            Err(Error::Conflict)
        }
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The present version of an act of a record, if it is in it.
pub(super) async fn present(
    db: &impl ConnectionTrait,
    record: RecordId,
    act: Uuid,
) -> Result<Model> {
    vaccination_version::Entity::find()
        .filter(vaccination_version::Column::VaccinationId.eq(act))
        .filter(vaccination_version::Column::RecordId.eq(record.uuid()))
        .order_by_desc(vaccination_version::Column::Version)
        .one(db)
        .await?
        .filter(|present| !present.withdrawn)
        .ok_or(Error::NotFound)
}

/// Writes the first version of an act, and the event that tells of it. Tells whether it did: another one has written it
/// otherwise.
pub(crate) async fn enter(tx: &Tx, context: &Context, first: Model) -> Result<bool> {
    let event = AuditEvent::VaccinationEntered {
        vaccination: Id::from_uuid(first.vaccination_id),
        content: content::of_version(&context.keys, &first)?,
    };
    let (record, by) = (
        Id::from_uuid(first.record_id),
        Id::from_uuid(first.written_by),
    );
    let at = crate::instant(first.written_at)?;
    if !write(tx, first).await? {
        return Ok(false);
    }
    audit::append(tx, &context.keys, record, Some(by), &event, at).await?;
    Ok(true)
}

/// Writes the next version of an act, and the event that tells of it.
///
/// # Errors
/// [`Error::Conflict`] when another one is the next by now: the primary key lets one through.
pub(super) async fn follow(tx: &Tx, context: &Context, next: Model) -> Result<()> {
    let vaccination = Id::from_uuid(next.vaccination_id);
    let digest = content::of_version(&context.keys, &next)?;
    let version = next.version;
    let event = if next.withdrawn {
        AuditEvent::VaccinationWithdrawn {
            vaccination,
            version,
            content: digest,
        }
    } else {
        AuditEvent::VaccinationChanged {
            vaccination,
            version,
            content: digest,
        }
    };
    let (record, by) = (
        Id::from_uuid(next.record_id),
        Id::from_uuid(next.written_by),
    );
    let at = crate::instant(next.written_at)?;
    if !write(tx, next).await? {
        return Err(Error::Conflict);
    }
    audit::append(tx, &context.keys, record, Some(by), &event, at).await?;
    Ok(())
}

/// Writes a version, unless it is there: the primary key lets one through.
async fn write(tx: &Tx, version: Model) -> Result<bool> {
    let key = [
        vaccination_version::Column::VaccinationId,
        vaccination_version::Column::Version,
    ];
    let written = vaccination_version::Entity::insert(version.into_active_model())
        .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(&**tx)
        .await?;
    Ok(matches!(written, TryInsertResult::Inserted(1)))
}

/// A version of an act, as a practitioner who vouches for it wrote it.
pub(super) fn version(
    (vaccination_id, version): (Uuid, i32),
    record: RecordId,
    by: Uuid,
    act: &Act,
    now: Instant,
) -> Model {
    let diseases: Vec<_> = act.product.diseases().collect();
    Model {
        vaccination_id,
        version,
        record_id: record.uuid(),
        withdrawn: false,
        reason: None,
        product: Some(act.product.key.to_owned()),
        vaccine: act.product.name.to_owned(),
        diseases: diseases_text(&diseases),
        occurred_on: act.occurred_on.to_string(),
        lot_number: act.lot_number.clone(),
        expires_on: act.expires_on.map(|on| on.to_string()),
        route: act.route.map(|route| route.word().to_owned()),
        body_site: act.body_site.map(|site| site.word().to_owned()),
        booster: act.booster,
        comment: act.comment.clone(),
        validation: Validation::Validated.word().to_owned(),
        source: Some(act.source.word().to_owned()),
        validated_by: Some(by),
        written_by: by,
        written_at: now.as_millisecond(),
    }
}

/// An act from its versions, the first one first.
fn vaccination(versions: &[Model], names: &HashMap<Uuid, String>) -> Result<Vaccination> {
    let row = versions
        .last()
        .ok_or(Error::Corrupt("an act without versions"))?;
    let name = |id| {
        names
            .get(&id)
            .cloned()
            .ok_or(Error::Corrupt("who wrote an act"))
    };
    let history = versions
        .iter()
        .map(|version| {
            Ok(Written {
                by: name(version.written_by)?,
                at: paris::local_time(crate::instant(version.written_at)?),
                withdrawn: version.withdrawn,
                reason: version.reason.clone(),
            })
        })
        .collect::<Result<_>>()?;
    Ok(Vaccination {
        id: Id::from_uuid(row.vaccination_id),
        version: row.version,
        product: row.product.clone(),
        vaccine: row.vaccine.clone(),
        diseases: diseases_from(&row.diseases)?,
        occurred_on: date_from(&row.occurred_on)?,
        lot_number: row.lot_number.clone(),
        expires_on: row.expires_on.as_deref().map(date_from).transpose()?,
        route: known(row.route.as_deref(), Route::from_word, "a route")?,
        body_site: known(row.body_site.as_deref(), BodySite::from_word, "a site")?,
        booster: row.booster,
        comment: row.comment.clone(),
        validation: Validation::from_word(&row.validation).ok_or(Error::Corrupt("a validation"))?,
        source: known(row.source.as_deref(), Source::from_word, "a source")?,
        validated_by: row.validated_by.map(name).transpose()?,
        history,
    })
}

fn known<T>(
    word: Option<&str>,
    read: fn(&str) -> Option<T>,
    what: &'static str,
) -> Result<Option<T>> {
    word.map(|word| read(word).ok_or(Error::Corrupt(what)))
        .transpose()
}
