//! Signing in: password, then code or trusted device, then a session.

mod code;
mod common_passwords;
mod device;
pub(crate) mod hasher;
mod lost_phone;
mod new_number;
pub(crate) mod new_password;
mod own;
mod password;
mod password_hash;
mod registration;
mod reset;
mod second_factor;
mod secret;
mod session;
pub(crate) mod store;
mod ways_in;

use domain::{
    account::{
        Role,
        lockout::PasswordFailures,
        password::PasswordAttempt,
        session::{Lifetimes, Stage},
        sign_in::{self, SignIn},
        user_agent::UserAgent,
    },
    actor::Actor,
    ids::InvitationId,
    share::token::ShareToken,
    time::{self, Instant},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};

use crate::{
    Context,
    entities::{account, password_failure, session as session_row, trusted_device},
    error::{Error, Result},
    share,
    throttle::{self, Limit},
    tx::Tx,
};

pub use code::CodeRequest;
pub use device::DeviceSecret;
pub use own::StepUp;
pub use password_hash::PARAMETERS as PASSWORD_PARAMETERS;
pub use registration::{
    Applicant, Arrival, Begun, Link, LinkState, Progress, RegistrationSecret, Registrations,
    Waiting,
};
pub use reset::Reset;
pub use second_factor::CodeDue;
pub use session::{Activity, Current, SessionSecret};

use password::CountedFor;
use session::Gained;
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
    /// What the session's owner will know it again by.
    pub user_agent: UserAgent,
}

/// A session that was just made or renewed.
#[derive(Debug)]
pub struct Arrived {
    /// For its cookie.
    pub secret: SessionSecret,
    /// Whose it is.
    pub actor: Actor,
    /// Whether the code was that of a number which so became the account's.
    pub phone_replaced: bool,
}

/// Where a right password leads.
#[derive(Debug)]
pub enum PasswordAccepted {
    /// A code was sent (or could not be): it is due.
    CodeDue(CodeDue),
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
        context.hasher.look()?;
        let email_digest = store::email_digest(&context.keys, &form.email)?;
        let tx = context.db.begin().await?;
        let attempt = password::Try {
            email_digest: &email_digest,
            client: visit.client,
            counted_for: self.counted_for(&tx, &email_digest, &visit).await?,
        };
        let (tx, counted) = password::count(tx, context, &attempt).await?;
        let account = store::by_email(&*tx, &email_digest).await?;
        let stored = account
            .as_ref()
            .map(|account| account.password_hash.clone());
        let again = sign_in::parse_password(form.password.expose()).ok();
        let checked = password::check(context, (tx, counted), stored, form.password).await?;
        let account = account.ok_or(Error::SignInRequired)?;
        let accepted = self.let_in(&account, &attempt, &visit).await?;
        if let (true, Some(password)) = (checked.outdated, again) {
            self.rehash(&account, password).await;
        }
        Ok(accepted)
    }

    /// Whether a password that came now would find a place to wait in, for whoever would rather not bring it.
    ///
    /// # Errors
    /// [`Error::Busy`].
    pub fn look_for_a_place(&self) -> Result<()> {
        self.0.hasher.look()
    }

    /// Whom a try is counted for, by what it comes with: the same look-ups for every e-mail address.
    async fn counted_for(
        &self,
        tx: &Tx,
        email_digest: &[u8],
        visit: &Visit<'_>,
    ) -> Result<CountedFor<'static>> {
        let context = &self.0;
        if let Some(device) = &visit.device
            && device::trusted_by(tx, context, device).await?.as_deref() == Some(email_digest)
        {
            return Ok(CountedFor::Device(device.id()));
        }
        let known = Limit::known_address(email_digest, visit.client)
            .is_begun(&**tx, &context.keys, context.now())
            .await?;
        Ok(if known {
            CountedFor::KnownAddress
        } else {
            CountedFor::Strangers
        })
    }

    async fn let_in(
        &self,
        account: &Account,
        attempt: &password::Try<'_>,
        visit: &Visit<'_>,
    ) -> Result<PasswordAccepted> {
        let context = &self.0;
        let tx = context.db.begin().await?;
        let held = store::hold(&tx, account.id).await?;
        if held.password_hash != account.password_hash {
            // It was changed while this one was looked at.
            return Err(Error::Conflict);
        }
        // Its number may have been replaced meanwhile.
        let account = &held;
        password::forget(&tx, context, attempt).await?;
        if let Some(previous) = &visit.previous {
            session::end(&tx, previous).await?;
        }
        if let (Some((id, token)), Role::Patient) = (&visit.invitation, account.actor.role()) {
            share::bind(&tx, context, *id, token, account.id).await?;
        }
        let trusted = match (&visit.device, account.actor.role()) {
            (Some(device), Role::Patient) => {
                device::use_trust(&tx, context, account.id, device).await?
            }
            _ => None,
        };
        let accepted = if let Some(device) = trusted {
            let stage = Stage::SignedIn;
            let (_, secret) =
                session::start(&tx, context, account.id, stage, visit.user_agent).await?;
            let arrived = Arrived {
                secret,
                actor: account.actor,
                phone_replaced: false,
            };
            PasswordAccepted::SignedIn(arrived, device)
        } else {
            PasswordAccepted::CodeDue(second_factor::ask(&tx, context, account, visit).await?)
        };
        tx.commit().await?;
        if matches!(accepted, PasswordAccepted::SignedIn(..)) {
            context.sign_ins.add_one();
        }
        Ok(accepted)
    }

    /// Brings an idle session back with the password alone.
    ///
    /// # Errors
    /// As [`Self::sign_in`]; [`Error::SignInRequired`] when the session is too old, or its role's are not resumed.
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
                Lifetimes::of(current.actor.role()).resumable && current.stage == Stage::SignedIn
            })
            .ok_or(Error::SignInRequired)?;
        let account = store::by_id(context.db.read(), current.actor.account()).await?;
        let old = session::find(context.db.read(), secret)
            .await?
            .ok_or(Error::SignInRequired)?;
        let attempt =
            password::check_in_session(context, &old, &account, raw_password, client).await?;
        let tx = context.db.begin().await?;
        password::forget(&tx, context, &attempt).await?;
        let secret = session::renew(&tx, context, &old, Gained::ByPassword).await?;
        tx.commit().await?;
        Ok(Arrived {
            secret,
            actor: account.actor,
            phone_replaced: false,
        })
    }

    /// Brings a hash up to today's parameters, unless the password was changed meanwhile, or many wait for theirs to be
    /// looked at. Whoever signs in does not depend on it: the next sign-in tries again.
    async fn rehash(&self, account: &Account, password: PasswordAttempt) {
        if let Err(error) = self.try_to_rehash(account, password).await {
            tracing::warn!(%error, "a password hash stays as it was");
        }
    }

    async fn try_to_rehash(&self, account: &Account, password: PasswordAttempt) -> Result<()> {
        let Some(place) = self.0.hasher.spare_place() else {
            return Ok(());
        };
        let hash = place.hash(password, self.0.random()?).await?;
        let tx = self.0.db.begin().await?;
        account::Entity::update_many()
            .col_expr(account::Column::PasswordHash, Expr::value(hash))
            .filter(account::Column::Id.eq(account.id.uuid()))
            .filter(account::Column::PasswordHash.eq(account.password_hash.clone()))
            .exec(&*tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// Forgets sessions that ended, devices and counters that are past their time, or lie further ahead than any lasts.
    pub(crate) async fn purge(&self, now: Instant) -> Result<()> {
        let longest = Lifetimes::of(Role::Patient)
            .absolute
            .max(Lifetimes::of(Role::Practitioner).absolute);
        // A transaction for each table: whoever signs in meanwhile takes the same locks in another order.
        let created_at = session_row::Column::CreatedAt;
        let tx = self.0.db.begin().await?;
        session_row::Entity::delete_many()
            .filter(
                Condition::any()
                    .add(created_at.lte(time::after(now, -longest).as_millisecond()))
                    .add(created_at.gt(time::after(now, longest).as_millisecond())),
            )
            .exec(&*tx)
            .await?;
        tx.commit().await?;
        let tx = self.0.db.begin().await?;
        trusted_device::Entity::delete_many()
            .filter(trusted_device::Column::ExpiresAt.lte(now.as_millisecond()))
            .exec(&*tx)
            .await?;
        tx.commit().await?;
        let last_at = password_failure::Column::LastAt;
        let counted_for = PasswordFailures::FORGOTTEN_AFTER;
        let over = Condition::any()
            .add(last_at.lte(time::after(now, -counted_for).as_millisecond()))
            .add(last_at.gt(time::after(now, counted_for).as_millisecond()));
        let key = password_failure::Column::Key;
        throttle::forget::<password_failure::Entity>(&self.0.db, key, over).await?;
        reset::purge(&self.0, now).await?;
        own::purge(&self.0, now).await?;
        lost_phone::purge(&self.0, now).await?;
        throttle::purge(&self.0.db, now).await
    }
}
