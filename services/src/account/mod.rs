//! Signing in: password, then code or trusted device, then a session.

mod code;
mod device;
pub(crate) mod hasher;
mod password;
mod session;
pub(crate) mod store;

use domain::{
    account::{
        Role,
        lockout::PasswordFailures,
        session::{Lifetimes, Stage},
        sign_in::{self, SignIn},
    },
    ids::InvitationId,
    share::token::ShareToken,
    time::{self, Instant},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Context,
    entities::{account, password_failure, session as session_row, trusted_device},
    error::{Error, Result},
    share, throttle,
};

pub use code::CodeRequest;
pub use device::DeviceSecret;
pub use session::{Activity, Current, SessionSecret};

use store::Account;

/// Signing in, codes, sessions, trusted devices.
#[derive(Clone, Debug)]
pub struct Accounts(pub(crate) Context);

/// What a sign-in form comes with.
#[derive(Debug, Default)]
pub struct Visit<'a> {
    /// The client's address (of IPv6, the /64), for the limits.
    pub client: &'a str,
    /// The trusted device's cookie.
    pub device: Option<DeviceSecret>,
    /// The invitation that is being followed.
    pub invitation: Option<(InvitationId, ShareToken)>,
    /// The session there was before: it ends.
    pub previous: Option<SessionSecret>,
}

/// A session that was just made or renewed.
#[derive(Debug)]
pub struct Arrived {
    /// For its cookie.
    pub secret: SessionSecret,
    /// Whose role.
    pub role: Role,
}

/// Where a right password leads.
#[derive(Debug)]
pub enum PasswordAccepted {
    /// A code was sent (or could not be): it is due.
    CodeDue(SessionSecret),
    /// The device is trusted: signed in, and its cookie changes.
    SignedIn(Arrived, DeviceSecret),
}

impl Accounts {
    /// Signs in with e-mail and password.
    ///
    /// # Errors
    /// The same for an unknown address as for a wrong password, in words and in time.
    pub async fn sign_in(&self, form: SignIn, visit: Visit<'_>) -> Result<PasswordAccepted> {
        let context = &self.0;
        let email_digest = store::email_digest(&context.keys, &form.email)?;
        let account = store::by_email(context.db.read(), &email_digest).await?;
        let trusted = match (&account, &visit.device) {
            (Some(account), Some(device)) => {
                device::is_trusted(context, account.id, device).await?
            }
            _ => false,
        };
        let attempt = password::Try {
            email_digest: &email_digest,
            client: visit.client,
            stored: account
                .as_ref()
                .map(|account| account.password_hash.clone()),
            from_trusted_device: trusted,
        };
        let again = sign_in::parse_password(form.password.expose()).ok();
        let checked = password::check(context, attempt, form.password).await?;
        let account = account.ok_or(Error::SignInRequired)?;
        if let (true, Some(password)) = (checked.outdated, again) {
            self.rehash(&account, password).await?;
        }
        self.let_in(&account, visit).await
    }

    async fn let_in(&self, account: &Account, visit: Visit<'_>) -> Result<PasswordAccepted> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        password::forget(&tx, context, &account.email_digest, visit.client).await?;
        if let Some(previous) = &visit.previous {
            session::end(&tx, previous).await?;
        }
        if let (Some((id, token)), Role::Patient) = (&visit.invitation, account.role) {
            share::start(&tx, context, *id, token, account.id).await?;
        }
        let trusted = match (&visit.device, account.role) {
            (Some(device), Role::Patient) => {
                device::use_trust(&tx, context, account.id, device).await?
            }
            _ => None,
        };
        let accepted = if let Some(device) = trusted {
            let (_, secret) = session::start(&tx, context, account.id, Stage::SignedIn).await?;
            let role = account.role;
            PasswordAccepted::SignedIn(Arrived { secret, role }, device)
        } else {
            let (id, secret) =
                session::start(&tx, context, account.id, Stage::AwaitingCode).await?;
            code::send(&tx, context, account, id, None, visit.client).await?;
            PasswordAccepted::CodeDue(secret)
        };
        tx.commit().await?;
        Ok(accepted)
    }

    /// Brings a practitioner's idle session back with the password alone.
    ///
    /// # Errors
    /// As [`Self::sign_in`]; [`Error::SignInRequired`] when the session is too old or not a practitioner's.
    pub async fn resume(
        &self,
        secret: &SessionSecret,
        raw_password: &str,
        client: &str,
    ) -> Result<Arrived> {
        let context = &self.0;
        let current = self
            .current(secret, Activity::Polling)
            .await?
            .filter(|current| {
                current.role == Role::Practitioner && current.stage == Stage::SignedIn
            })
            .ok_or(Error::SignInRequired)?;
        let password = sign_in::parse_password(raw_password)
            .map_err(|problem| Error::Refused(vec![problem]))?;
        let account = store::by_id(context.db.read(), current.actor.account()).await?;
        let attempt = password::Try {
            email_digest: &account.email_digest,
            client,
            stored: Some(account.password_hash.clone()),
            from_trusted_device: false,
        };
        password::check(context, attempt, password).await?;
        let old = session::find(context, secret)
            .await?
            .ok_or(Error::SignInRequired)?;
        let tx = context.db.begin().await?;
        password::forget(&tx, context, &account.email_digest, client).await?;
        let created_at = crate::instant(old.created_at)?;
        let secret = session::renew(&tx, context, &old, created_at).await?;
        tx.commit().await?;
        Ok(Arrived {
            secret,
            role: account.role,
        })
    }

    async fn rehash(
        &self,
        account: &Account,
        password: domain::account::password::PasswordAttempt,
    ) -> Result<()> {
        let hash = self.0.hasher.hash(password, self.0.random()?).await?;
        let tx = self.0.db.begin().await?;
        account::ActiveModel {
            id: Set(account.id.uuid()),
            password_hash: Set(hash),
            ..Default::default()
        }
        .update(&*tx)
        .await?;
        Ok(tx.commit().await?)
    }

    /// Forgets sessions that ended, devices and counters that are past their time.
    pub(crate) async fn purge(&self, now: Instant) -> Result<()> {
        let longest = Lifetimes::of(Role::Patient)
            .absolute
            .max(Lifetimes::of(Role::Practitioner).absolute);
        let tx = self.0.db.begin().await?;
        session_row::Entity::delete_many()
            .filter(session_row::Column::CreatedAt.lte(time::after(now, -longest).as_millisecond()))
            .exec(&*tx)
            .await?;
        trusted_device::Entity::delete_many()
            .filter(trusted_device::Column::ExpiresAt.lte(now.as_millisecond()))
            .exec(&*tx)
            .await?;
        let forgotten = time::after(now, -PasswordFailures::FORGOTTEN_AFTER).as_millisecond();
        password_failure::Entity::delete_many()
            .filter(password_failure::Column::LastAt.lte(forgotten))
            .exec(&*tx)
            .await?;
        throttle::purge(&*tx, now).await?;
        Ok(tx.commit().await?)
    }
}
