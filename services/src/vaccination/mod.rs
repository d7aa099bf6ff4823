//! Acts, as a practitioner enters, changes and withdraws them. An act is its versions, each written once.

pub(crate) mod store;

use domain::{
    actor::Practitioner,
    date::CivilDate,
    ids::{FormId, Id, RecordId, VaccinationId},
    problem::{Field, Problem},
    record::{
        access::AccessKind,
        act::{Act, SITTING},
        act_form::ActForm,
        person::Person,
        vaccination::Vaccination,
        withdrawal::WithdrawalReason,
    },
    time,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Context,
    administration::store::hold_approval,
    entities::vaccination_version::{self, Model},
    error::{Error, Result},
    paris,
    record::store::{holder, require_access},
    tx::Tx,
};

/// Entering, changing and taking out acts.
#[derive(Clone, Debug)]
pub struct Vaccinations(pub(crate) Context);

/// What a practitioner has before them who enters acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Whose record it is.
    pub holder: Person,
    /// The form that is shown.
    pub form: FormId,
    /// What day it is.
    pub today: CivilDate,
    /// The keys of the vaccines that they entered lately, the latest first.
    pub recent: Vec<String>,
    /// The acts that they have just entered into this record, the latest first.
    pub sitting: Vec<Vaccination>,
}

/// An act, with what it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActHistory {
    /// Whose record it is in.
    pub holder: Person,
    /// Each version of it, the first one first; at least one.
    pub versions: Vec<Vaccination>,
}

/// How many of a practitioner's latest acts tell which vaccines come first.
const LATEST: u64 = 60;

impl Vaccinations {
    /// What a practitioner has before them who enters acts into a record of their list.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on their list.
    pub async fn desk(&self, by: &Practitioner, record: RecordId) -> Result<Desk> {
        let context = &self.0;
        let db = context.db.read();
        require_access(db, by.account(), AccessKind::Practitioner, record).await?;
        let now = context.now();
        let since = time::after(now, -SITTING);
        Ok(Desk {
            holder: holder(db, record).await?,
            form: context.new_id()?,
            today: paris::today(now),
            recent: self.recent_products(by).await?,
            sitting: store::entered_since(db, record, by.account(), since).await?,
        })
    }

    /// An act of a record of a practitioner's list with its versions, also one that was withdrawn.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not there.
    pub async fn history(
        &self,
        by: &Practitioner,
        record: RecordId,
        act: VaccinationId,
    ) -> Result<ActHistory> {
        let db = self.0.db.read();
        require_access(db, by.account(), AccessKind::Practitioner, record).await?;
        Ok(ActHistory {
            holder: holder(db, record).await?,
            versions: store::versions(db, record, act).await?,
        })
    }

    /// Enters an act into a record of a practitioner's list. A form that is sent again as it was makes no second act.
    ///
    /// # Errors
    /// What is wrong with the form; [`Error::NotFound`] when the record is not on their list; [`Error::Conflict`] when
    /// what the form made was withdrawn since.
    pub async fn enter(
        &self,
        by: &Practitioner,
        record: RecordId,
        sent: FormId,
        form: &ActForm,
    ) -> Result<VaccinationId> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        hold_approval(&tx, by).await?;
        let act = self.read(&*tx, by, record, form).await?;
        let which = (sent.uuid(), 1);
        let written_by = by.account().uuid();
        let first = store::version(which, record, written_by, &act, context.now());
        let first = store::named_by_form(&context.keys, first, sent)?;
        let id = Id::from_uuid(first.vaccination_id);
        if !store::is_entered(&*tx, record, id).await? {
            refuse_likely(&tx, record, id, &act, form).await?;
            // Sent twice at once: whoever comes second finds it entered.
            store::enter(&tx, context, first).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Changes an act that is as it was seen, at its version `seen`.
    ///
    /// # Errors
    /// As [`Self::enter`]; [`Error::Conflict`] when somebody else changed it meanwhile.
    pub async fn change(
        &self,
        by: &Practitioner,
        record: RecordId,
        (act, seen): (VaccinationId, i32),
        form: &ActForm,
    ) -> Result<()> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        hold_approval(&tx, by).await?;
        let present = seen_by(&tx, by, record, act, seen).await?;
        let changed = self.read(&*tx, by, record, form).await?;
        refuse_likely(&tx, record, act, &changed, form).await?;
        let next = (act.uuid(), present.version + 1);
        let written_by = by.account().uuid();
        let next = store::version(next, record, written_by, &changed, context.now());
        store::follow(&tx, context, next).await?;
        Ok(tx.commit().await?)
    }

    /// Takes an act out of the record, for a reason. Its versions stay.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not there; [`Error::Conflict`] when somebody else changed it meanwhile.
    pub async fn withdraw(
        &self,
        by: &Practitioner,
        record: RecordId,
        (act, seen): (VaccinationId, i32),
        reason: &WithdrawalReason,
    ) -> Result<()> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        hold_approval(&tx, by).await?;
        let present = seen_by(&tx, by, record, act, seen).await?;
        let next = Model {
            version: present.version + 1,
            withdrawn: true,
            reason: Some(reason.as_str().to_owned()),
            written_by: by.account().uuid(),
            written_at: context.now().as_millisecond(),
            ..present
        };
        store::follow(&tx, context, next).await?;
        Ok(tx.commit().await?)
    }

    /// The act of a record of a practitioner's list that a new one, or another form of `but`, seems to be.
    ///
    /// # Errors
    /// As [`Self::enter`].
    pub async fn likely(
        &self,
        by: &Practitioner,
        record: RecordId,
        but: Option<VaccinationId>,
        form: &ActForm,
    ) -> Result<Option<Vaccination>> {
        let db = self.0.db.read();
        let act = self.read(db, by, record, form).await?;
        likely(db, record, but, &act).await
    }

    /// The keys of the vaccines that a practitioner entered lately, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn recent_products(&self, by: &Practitioner) -> Result<Vec<String>> {
        let keys: Vec<Option<String>> = vaccination_version::Entity::find()
            .select_only()
            .column(vaccination_version::Column::Product)
            .filter(vaccination_version::Column::WrittenBy.eq(by.account().uuid()))
            .order_by_desc(vaccination_version::Column::WrittenAt)
            // Of those that were entered at once, in an order that is settled.
            .order_by_asc(vaccination_version::Column::Product)
            .limit(LATEST)
            .into_tuple()
            .all(self.0.db.read())
            .await?;
        let mut recent = Vec::new();
        for key in keys.into_iter().flatten() {
            if !recent.contains(&key) {
                recent.push(key);
            }
        }
        Ok(recent)
    }

    /// An act as it was typed, for a record of a practitioner's list.
    async fn read(
        &self,
        db: &impl ConnectionTrait,
        by: &Practitioner,
        record: RecordId,
        form: &ActForm,
    ) -> Result<Act> {
        require_access(db, by.account(), AccessKind::Practitioner, record).await?;
        let born = holder(db, record).await?.birth_date;
        Ok(form.parse(born, paris::today(self.0.now()))?)
    }
}

/// Refuses, once, what another act of the record seems to say already.
async fn refuse_likely(
    tx: &Tx,
    record: RecordId,
    id: VaccinationId,
    act: &Act,
    form: &ActForm,
) -> Result<()> {
    if !form.is_meant_again() && likely(&**tx, record, Some(id), act).await?.is_some() {
        return Err(Error::refused(Field::Again, Problem::LikelyEntered));
    }
    Ok(())
}

/// An act of the record, but this one, that says the same.
async fn likely(
    db: &impl ConnectionTrait,
    record: RecordId,
    but: Option<VaccinationId>,
    act: &Act,
) -> Result<Option<Vaccination>> {
    let known = store::of_record(db, record).await?;
    Ok(known
        .into_iter()
        .find(|known| Some(known.id) != but && act.is_like(known)))
}

/// The present version of an act, if it is the one that was seen.
async fn seen_by(
    tx: &Tx,
    by: &Practitioner,
    record: RecordId,
    act: VaccinationId,
    seen: i32,
) -> Result<Model> {
    require_access(&**tx, by.account(), AccessKind::Practitioner, record).await?;
    let present = store::present(&**tx, record, act.uuid()).await?;
    if present.version == seen {
        Ok(present)
    } else {
        Err(Error::Conflict)
    }
}
