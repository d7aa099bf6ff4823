//! Puts accounts and records into a database: those of demo mode, and those of tests.

use domain::{
    account::{Language, Role, email::Email, password::NewPassword, phone::MobileNumber},
    audit::AuditEvent,
    date::CivilDate,
    ids::{AccountId, RecordId},
    record::{
        access::AccessKind,
        person::Person,
        vaccination::{Source, Validation},
    },
    vaccine::disease::Disease,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use crate::{
    Context, Services, account as accounts, audit,
    entities::{practitioner, record, record_access, vaccination},
    error::{Error, Result},
    keys::Sealed,
    record::text::{diseases_text, kind_text, sex_text, source_text, validation_text},
    tx::Tx,
};

/// An account to put in.
#[derive(Debug)]
pub struct NewAccount {
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
    /// Of a practitioner: name as shown, profession, place of work, RPPS number.
    pub practitioner: Option<[String; 4]>,
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
    pub async fn seed_account(&self, new: NewAccount) -> Result<AccountId> {
        let now = self.now().as_millisecond();
        self.seed(new, Some(now)).await
    }

    /// Puts the account of a practitioner in who waits to be approved.
    ///
    /// # Errors
    /// As [`Self::seed_account`].
    pub async fn seed_applicant(&self, new: NewAccount) -> Result<AccountId> {
        self.seed(new, None).await
    }

    async fn seed(&self, new: NewAccount, approved_at: Option<i64>) -> Result<AccountId> {
        let context = &self.context;
        let hash = context
            .hasher
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
        if let Some([display_name, profession, workplace, rpps_number]) = new.practitioner {
            practitioner::ActiveModel {
                account_id: Set(id.uuid()),
                display_name: Set(display_name),
                profession: Set(profession),
                workplace: Set(workplace),
                rpps_number: Set(rpps_number),
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
        let id: RecordId = context.new_id()?;
        let now = context.now();
        let tx = context.db.begin().await?;
        let sort_name = holder.sort_key();
        insert_record(&tx, context, id, holder, email, &sort_name).await?;
        record_access::ActiveModel {
            record_id: Set(id.uuid()),
            account_id: Set(by.uuid()),
            kind: Set(kind_text(AccessKind::Practitioner).to_owned()),
            sort_name: Set(sort_name),
            granted_at: Set(now.as_millisecond()),
            ended_at: Set(None),
        }
        .insert(&*tx)
        .await?;
        for vaccination in vaccinations {
            insert_vaccination(&tx, context, id.uuid(), by.uuid(), vaccination).await?;
        }
        audit::append(
            &tx,
            &context.keys,
            id,
            Some(by),
            &AuditEvent::RecordCreated,
            now,
        )
        .await?;
        tx.commit().await?;
        Ok(id)
    }
}

async fn insert_record(
    tx: &Tx,
    context: &Context,
    id: RecordId,
    holder: Person,
    email: Option<&Email>,
    sort_name: &str,
) -> Result<()> {
    let email_sealed = match email {
        Some(email) => Some(context.keys.seal(
            Sealed::Email,
            id.uuid().as_bytes(),
            email.as_str().as_bytes(),
        )?),
        None => None,
    };
    record::ActiveModel {
        id: Set(id.uuid()),
        family_name: Set(holder.family_name),
        used_name: Set(holder.used_name),
        first_name: Set(holder.first_name),
        sort_name: Set(sort_name.to_owned()),
        sex: Set(sex_text(holder.sex).to_owned()),
        birth_date: Set(holder.birth_date.to_string()),
        email_sealed: Set(email_sealed),
        created_at: Set(context.now().as_millisecond()),
        share_version: Set(0),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}

async fn insert_vaccination(
    tx: &Tx,
    context: &Context,
    record: Uuid,
    by: Uuid,
    new: NewVaccination,
) -> Result<()> {
    let id: domain::ids::VaccinationId = context.new_id()?;
    let validation = match new.source {
        Some(_) => Validation::Validated,
        None => Validation::Pending,
    };
    vaccination::ActiveModel {
        id: Set(id.uuid()),
        record_id: Set(record),
        vaccine: Set(new.vaccine),
        diseases: Set(diseases_text(&new.diseases)),
        occurred_on: Set(new.occurred_on.to_string()),
        lot_number: Set(new.lot_number),
        validation: Set(validation_text(validation).to_owned()),
        source: Set(new.source.map(|source| source_text(source).to_owned())),
        entered_by: Set(by),
        validated_by: Set(new.source.map(|_| by)),
        created_at: Set(context.now().as_millisecond()),
    }
    .insert(&**tx)
    .await?;
    Ok(())
}
