//! Acts, as a practitioner enters, changes and withdraws them. An act is its versions, each written once.

pub(crate) mod store;

use domain::{
    actor::Practitioner,
    ids::{RecordId, VaccinationId},
    record::{access::AccessKind, act::ActForm, person::Person},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Context,
    entities::vaccination_version::{self, Model},
    error::{Error, Result},
    paris,
    record::store::{holder, require_access},
    tx::Tx,
};

/// Entering acts.
#[derive(Clone, Debug)]
pub struct Vaccinations(pub(crate) Context);

/// How many of a practitioner's latest acts tell which vaccines come first.
const LATEST: u64 = 60;

impl Vaccinations {
    /// Enters an act into a record of a practitioner's list.
    ///
    /// # Errors
    /// What is wrong with the form; [`Error::NotFound`] when the record is not on their list.
    pub async fn enter(
        &self,
        by: &Practitioner,
        record: RecordId,
        form: &ActForm,
    ) -> Result<VaccinationId> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        let id: VaccinationId = context.new_id()?;
        let first = self.read(&tx, by, record, (id, 1), form).await?;
        store::enter(&tx, context, first).await?;
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
        let present = seen_by(&tx, by, record, act, seen).await?;
        let next = (act, present.version + 1);
        let next = self.read(&tx, by, record, next, form).await?;
        store::follow(&tx, context, next).await?;
        Ok(tx.commit().await?)
    }

    /// Takes an act out of the record. Its versions stay.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not there; [`Error::Conflict`] when somebody else changed it meanwhile.
    pub async fn withdraw(
        &self,
        by: &Practitioner,
        record: RecordId,
        (act, seen): (VaccinationId, i32),
    ) -> Result<()> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        let present = seen_by(&tx, by, record, act, seen).await?;
        let next = Model {
            version: present.version + 1,
            withdrawn: true,
            written_by: by.account().uuid(),
            written_at: context.now().as_millisecond(),
            ..present
        };
        store::follow(&tx, context, next).await?;
        Ok(tx.commit().await?)
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

    /// A version of an act as it was typed.
    async fn read(
        &self,
        tx: &Tx,
        by: &Practitioner,
        record: RecordId,
        (act, version): (VaccinationId, i32),
        form: &ActForm,
    ) -> Result<Model> {
        require_access(&**tx, by.account(), AccessKind::Practitioner, record).await?;
        let born = Person::try_from(holder(&**tx, record).await?)?.birth_date;
        let now = self.0.now();
        let act_as_typed = form.parse(born, paris::today(now))?;
        let which = (act.uuid(), version);
        let by = by.account().uuid();
        Ok(store::version(which, record, by, &act_as_typed, now))
    }
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
