//! Puts accounts and records into a database: those of demo mode, and those of tests.

use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    date::CivilDate,
    ids::{AccountId, RecordId, VaccinationId},
    record::{
        identity::Identity,
        person::Person,
        vaccination::{Source, Validation},
    },
    time::Instant,
    vaccine::{disease::Disease, search},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use crate::{
    Context, Services, account as accounts,
    entities::{practitioner, vaccination_version},
    error::{Error, Result},
    record::{self, create::NewRecord, text::diseases_text},
    vaccination,
};

/// An account to put in.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// What it is for.
    pub role: Role,
    /// Signs in with it.
    pub email: Email,
    /// Receives the codes.
    pub phone: MobileNumber,
    /// Signs in with it.
    pub password: NewPassword,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub family_name: String,
    /// Of messages.
    pub language: Language,
    /// Of a practitioner.
    pub practice: Option<Practice<'a>>,
}

/// The professional part of an account to put in. It is not parsed: a number that can be nobody's waits for an administrator,
/// too.
#[derive(Debug, Clone, Copy)]
pub struct Practice<'a> {
    /// How patients see them.
    pub display_name: &'a str,
    /// Profession.
    pub profession: &'a str,
    /// Place of work.
    pub workplace: &'a str,
    /// RPPS number.
    pub rpps_number: &'a str,
}

/// An act to put in.
#[derive(Debug)]
pub struct NewVaccination {
    /// Its name.
    pub vaccine: String,
    /// What it protects against.
    pub diseases: Vec<Disease>,
    /// When it was given.
    pub occurred_on: CivilDate,
    /// Its batch.
    pub lot_number: Option<String>,
    /// How the practitioner who validated it knows; `None`: still to be validated.
    pub source: Option<Source>,
}

impl Services {
    /// Puts an account in; a practitioner's is approved.
    ///
    /// # Errors
    /// When the database fails, or knows the address already.
    pub async fn seed_account(&self, new: NewAccount<'_>) -> Result<AccountId> {
        let began = began_at(&self.context)?.as_millisecond();
        self.seed(new, Some(began)).await
    }

    /// Puts the account of a practitioner in who waits to be approved.
    ///
    /// # Errors
    /// As [`Self::seed_account`].
    pub async fn seed_applicant(&self, new: NewAccount<'_>) -> Result<AccountId> {
        self.seed(new, None).await
    }

    async fn seed(&self, new: NewAccount<'_>, approved_at: Option<i64>) -> Result<AccountId> {
        let context = &self.context;
        let place = context.hasher.place()?;
        let hash = place
            .hash(new.password.into_attempt(), context.random()?)
            .await?;
        let row = accounts::store::NewRow {
            role: new.role,
            email: new.email,
            phone: new.phone,
            password_hash: hash,
            first_name: new.first_name,
            family_name: new.family_name,
            language: new.language,
        };
        let tx = context.db.begin().await?;
        let id = accounts::store::insert(&tx, context, row)
            .await?
            .ok_or(Error::Conflict)?;
        if let Some(practice) = new.practice {
            practitioner::ActiveModel {
                account_id: Set(id.uuid()),
                display_name: Set(practice.display_name.to_owned()),
                profession: Set(practice.profession.to_owned()),
                workplace: Set(practice.workplace.to_owned()),
                rpps_number: Set(practice.rpps_number.to_owned()),
                approved_at: Set(approved_at),
                ..Default::default()
            }
            .insert(&*tx)
            .await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Puts a record in, on the list of `by`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seed_record(
        &self,
        by: AccountId,
        holder: Person,
        email: Option<&Email>,
        vaccinations: Vec<NewVaccination>,
    ) -> Result<RecordId> {
        let context = &self.context;
        let identity = identity(holder, email.cloned());
        let tx = context.db.begin().await?;
        let began = began_at(context)?;
        let new = NewRecord::new(context, by.uuid(), &identity, None, began)?;
        let id = new.id();
        record::create::insert(&tx, vec![new]).await?;
        for vaccination in vaccinations {
            let first = first_version(context, id, by.uuid(), began, vaccination)?;
            if !vaccination::store::enter(&tx, context, first).await? {
                return Err(Error::Conflict);
            }
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Puts many records in, of which only the holders are known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn seed_records(
        &self,
        by: AccountId,
        holders: impl Iterator<Item = Person>,
    ) -> Result<Vec<RecordId>> {
        let context = &self.context;
        let began = began_at(context)?;
        let mut new = holders.map(|holder| {
            let identity = identity(holder, None);
            NewRecord::new(context, by.uuid(), &identity, None, began)
        });
        let mut records = Vec::new();
        loop {
            let some = new.by_ref().take(AT_ONCE).collect::<Result<Vec<_>>>()?;
            if some.is_empty() {
                return Ok(records);
            }
            records.extend(some.iter().map(NewRecord::id));
            let tx = context.db.begin().await?;
            record::create::insert(&tx, some).await?;
            tx.commit().await?;
        }
    }
}

/// How many records are put in by one transaction.
const AT_ONCE: usize = 1000;

const fn identity(person: Person, email: Option<Email>) -> Identity {
    Identity {
        person,
        birth_place: None,
        email,
        phone: None,
        comment: None,
    }
}

/// When all that is in a new database was put there: practitioners approved, records made, acts entered. The midnight (UTC)
/// before the last, all at once, so that its acts are no part of what is entered at the desk just now, and stand in the same
/// order in each new database.
fn began_at(context: &Context) -> Result<Instant> {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    crate::instant((context.now().as_millisecond() / DAY - 1) * DAY)
}

fn first_version(
    context: &Context,
    record: RecordId,
    by: Uuid,
    at: Instant,
    new: NewVaccination,
) -> Result<vaccination_version::Model> {
    let id: VaccinationId = context.new_id()?;
    let validation = match new.source {
        Some(_) => Validation::Validated,
        None => Validation::Pending,
    };
    Ok(vaccination_version::Model {
        vaccination_id: id.uuid(),
        version: 1,
        record_id: record.uuid(),
        withdrawn: false,
        reason: None,
        product: search::named(&new.vaccine).map(|product| product.key.to_owned()),
        vaccine: new.vaccine,
        diseases: diseases_text(&new.diseases),
        occurred_on: new.occurred_on.to_string(),
        lot_number: new.lot_number,
        expires_on: None,
        route: None,
        body_site: None,
        booster: None,
        comment: None,
        validation: validation.word().to_owned(),
        source: new.source.map(|source| source.word().to_owned()),
        validated_by: new.source.map(|_| by),
        written_by: by,
        written_at: at.as_millisecond(),
    })
}
