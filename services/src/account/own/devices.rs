//! The devices that an account trusts, for its owner.

use domain::{
    account::{own::KnownDevice, user_agent::UserAgent},
    actor::Patient,
    ids::{AccountId, Id, TrustedDeviceId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Context,
    account::{Accounts, DeviceSecret, device},
    entities::trusted_device as row,
    error::{Error, Result},
    paris,
};

impl Accounts {
    /// The devices that need no code, the one used last first; `this` is the one that asks.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn trusted_devices(
        &self,
        patient: &Patient,
        this: Option<&DeviceSecret>,
    ) -> Result<Vec<KnownDevice>> {
        trusted(&self.0, patient.account(), this).await
    }

    /// Ends the trust of one device.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the account trusts no such device.
    pub async fn forget_device(&self, patient: &Patient, device: TrustedDeviceId) -> Result<()> {
        let tx = self.0.db.begin().await?;
        let ended = row::Entity::delete_many()
            .filter(row::Column::Id.eq(device.uuid()))
            .filter(row::Column::AccountId.eq(patient.account().uuid()))
            .exec(&*tx)
            .await?;
        tx.commit().await?;
        if ended.rows_affected == 1 {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Ends the trust of every device.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_devices(&self, patient: &Patient) -> Result<()> {
        let tx = self.0.db.begin().await?;
        device::end_trust(&tx, patient.account()).await?;
        Ok(tx.commit().await?)
    }
}

pub(super) async fn trusted(
    context: &Context,
    account: AccountId,
    this: Option<&DeviceSecret>,
) -> Result<Vec<KnownDevice>> {
    let rows = row::Entity::find()
        .filter(row::Column::AccountId.eq(account.uuid()))
        .filter(row::Column::ExpiresAt.gt(context.now().as_millisecond()))
        .order_by_desc(row::Column::LastUsedAt)
        .order_by_asc(row::Column::Id)
        .all(context.db.read())
        .await?;
    rows.into_iter()
        .map(|row| {
            let id: TrustedDeviceId = Id::from_uuid(row.id);
            Ok(KnownDevice {
                id,
                user_agent: UserAgent::from_text(row.user_agent.as_deref().unwrap_or_default()),
                since: paris::local_time(crate::instant(row.created_at)?),
                last_used_at: paris::local_time(crate::instant(row.last_used_at)?),
                until: paris::local_time(crate::instant(row.expires_at)?),
                this: this.is_some_and(|this| this.id() == id),
            })
        })
        .collect()
}
