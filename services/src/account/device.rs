//! Trusted devices: a second secret, kept by the browser, that stands in for the code. It changes at every use; one
//! that was used before is a copy, and ends the trust.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use domain::{
    account::trusted_device,
    actor::Patient,
    ids::{AccountId, TrustedDeviceId},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use super::{
    Accounts,
    session::{self, SessionSecret},
    store,
};
use crate::{
    Context,
    entities::{account, trusted_device as row},
    error::{Error, Result},
    keys::{self, secret_digest},
    tx::Tx,
};

/// What a trusted device's cookie holds: which device, and 256 random bits.
#[derive(Clone)]
pub struct DeviceSecret {
    id: TrustedDeviceId,
    secret: [u8; 32],
}

impl DeviceSecret {
    /// Reads a cookie's value.
    pub fn parse(text: &str) -> Option<Self> {
        let (id, secret) = text.split_once('.')?;
        let secret = BASE64URL_NOPAD.decode(secret.as_bytes()).ok()?;
        Some(Self {
            id: id.parse().ok()?,
            secret: secret.try_into().ok()?,
        })
    }

    /// Which device.
    pub(super) const fn id(&self) -> TrustedDeviceId {
        self.id
    }

    /// The cookie's value.
    pub fn expose_text(&self) -> String {
        format!("{}.{}", self.id, BASE64URL_NOPAD.encode(&self.secret))
    }
}

impl fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceSecret({}, …)", self.id)
    }
}

impl Accounts {
    /// Trusts this device for 30 days, on the strength of the code that this session was completed with: once, and
    /// soon after it, so that no device ever makes another one trusted, or itself for longer. Beyond five, the one
    /// trusted longest ago is forgotten.
    ///
    /// # Errors
    /// [`Error::Conflict`] when no code was entered in this session in the last 10 minutes, or it was spent already.
    pub async fn trust_device(
        &self,
        patient: &Patient,
        session: &SessionSecret,
    ) -> Result<DeviceSecret> {
        let context = &self.0;
        let now = context.now();
        let device = DeviceSecret {
            id: context.new_id()?,
            secret: context.random()?,
        };
        let tx = context.db.begin().await?;
        // In turn: each counts those before it.
        store::hold(&tx, patient.account()).await?;
        if !session::spend_code(&tx, session, patient.account(), now).await? {
            return Err(Error::Conflict);
        }
        let session = session::find(&*tx, session).await?.ok_or(Error::Conflict)?;
        row::ActiveModel {
            id: Set(device.id.uuid()),
            account_id: Set(patient.account().uuid()),
            digest: Set(secret_digest(&device.secret)),
            created_at: Set(now.as_millisecond()),
            last_used_at: Set(now.as_millisecond()),
            expires_at: Set(trusted_device::expires_at(now).as_millisecond()),
            user_agent: Set(session.user_agent),
        }
        .insert(&*tx)
        .await?;
        forget_the_oldest(&tx, patient.account(), device.id).await?;
        tx.commit().await?;
        Ok(device)
    }
}

/// Makes room for the `new` one, which stays even where the clock was put back and it looks like the oldest.
async fn forget_the_oldest(tx: &Tx, account: AccountId, new: TrustedDeviceId) -> Result<()> {
    let others = row::Entity::find()
        .filter(row::Column::AccountId.eq(account.uuid()))
        .filter(row::Column::Id.ne(new.uuid()));
    let beyond = others
        .clone()
        .count(&**tx)
        .await?
        .saturating_sub(trusted_device::AT_MOST as u64 - 1);
    let oldest: Vec<uuid::Uuid> = others
        .select_only()
        .column(row::Column::Id)
        .order_by_asc(row::Column::CreatedAt)
        .order_by_asc(row::Column::Id)
        .limit(beyond)
        .into_tuple()
        .all(&**tx)
        .await?;
    if beyond > 0 {
        row::Entity::delete_many()
            .filter(row::Column::Id.is_in(oldest))
            .exec(&**tx)
            .await?;
    }
    Ok(())
}

/// The keyed digest of the e-mail address of the account that trusts `device` now, if one does. Changes nothing.
pub(super) async fn trusted_by(
    tx: &Tx,
    context: &Context,
    device: &DeviceSecret,
) -> Result<Option<Vec<u8>>> {
    let found = row::Entity::find_by_id(device.id.uuid())
        .filter(row::Column::ExpiresAt.gt(context.now().as_millisecond()))
        .one(&**tx)
        .await?
        .filter(|found| keys::same(&found.digest, &secret_digest(&device.secret)));
    let Some(found) = found else { return Ok(None) };
    let account = account::Entity::find_by_id(found.account_id)
        .one(&**tx)
        .await?;
    Ok(account.map(|account| account.email_digest))
}

/// Uses a device's trust: gives it its next secret, or nothing if it has none. A secret that was used before ends
/// the trust of whoever holds its successor too: one of the two is a copy.
pub(super) async fn use_trust(
    tx: &Tx,
    context: &Context,
    account: AccountId,
    device: &DeviceSecret,
) -> Result<Option<DeviceSecret>> {
    let now = context.now().as_millisecond();
    let next = DeviceSecret {
        id: device.id,
        secret: context.random()?,
    };
    let rotated = row::Entity::update_many()
        .set(row::ActiveModel {
            digest: Set(secret_digest(&next.secret)),
            last_used_at: Set(now),
            ..Default::default()
        })
        .filter(row::Column::Id.eq(device.id.uuid()))
        .filter(row::Column::AccountId.eq(account.uuid()))
        .filter(row::Column::Digest.eq(secret_digest(&device.secret)))
        .filter(row::Column::ExpiresAt.gt(now))
        .exec(&**tx)
        .await?;
    if rotated.rows_affected == 1 {
        return Ok(Some(next));
    }
    row::Entity::delete_many()
        .filter(row::Column::Id.eq(device.id.uuid()))
        .filter(row::Column::AccountId.eq(account.uuid()))
        .exec(&**tx)
        .await?;
    Ok(None)
}

/// Ends the trust of every device of an account.
pub(super) async fn end_trust(tx: &Tx, account: AccountId) -> Result<()> {
    row::Entity::delete_many()
        .filter(row::Column::AccountId.eq(account.uuid()))
        .exec(&**tx)
        .await?;
    Ok(())
}
