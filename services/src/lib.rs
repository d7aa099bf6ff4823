//! Calepin's use cases. Each authorises, decides by the rules of `domain`, and does what it does in one transaction.
//! Knows nothing of screens or HTTP.

pub mod account;
pub mod adapters;
mod administration;
mod audit;
mod claim;
pub mod draft;
mod entities;
mod error;
mod figures;
mod key_check;
pub mod keys;
mod limits;
mod messages;
mod outbox;
mod paris;
pub mod ports;
pub mod private;
mod record;
pub mod seed;
mod share;
mod throttle;
mod tx;
mod vaccination;

use std::{fmt, sync::Arc};

use domain::{ids::Id, time::Instant};

pub use account::{Accounts, Registrations};
pub use administration::{Administration, By, NewAdministrator};
pub use audit::{Anchors, Finding, NotAnchors, Report};
pub use claim::{Claimed, Claims};
pub use draft::{Drafts, FormName};
pub use error::{Error, Result};
pub use figures::Figures;
pub use limits::{Limits, Rate};
pub use outbox::{Backlog, Outbox, Recipient, Unsent};
pub use paris::{local_time, today};
pub use record::{Created, KeptIdentity, Page, Records};
pub use share::{Shares, Visitor};
pub use tx::Db;
pub use vaccination::{ActHistory, Desk, Vaccinations};

use account::hasher::Hasher;
use figures::Tally;
use keys::Keys;
use outbox::Bells;
use ports::{Clock, Entropy, Mailer, SmsGateway};

/// What the use cases need from outside.
pub struct Ports {
    /// The time that people live by; movable in demo mode.
    pub clock: Arc<dyn Clock>,
    /// The real time: delivery and its leases go by it.
    pub wall_clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// E-mail.
    pub mailer: Arc<dyn Mailer>,
    /// SMS.
    pub sms: Arc<dyn SmsGateway>,
}

/// What the use cases need to know.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach Calepin, without a final `/`: links start with it.
    pub public_url: String,
    /// Its host, without the port: codes are bound to it.
    pub host: String,
    /// How much may be asked for.
    pub limits: Limits,
}

/// What every use case shares.
#[derive(Clone)]
pub(crate) struct Context {
    pub db: Db,
    pub keys: Keys,
    pub ports: Arc<Ports>,
    pub settings: Arc<Settings>,
    pub hasher: Hasher,
    pub new_messages: Bells,
    pub sign_ins: Tally,
    pub claims: Tally,
}

impl Context {
    fn now(&self) -> Instant {
        self.ports.clock.now()
    }

    fn random<const N: usize>(&self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.ports.entropy.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn new_id<T>(&self) -> Result<Id<T>> {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        Ok(Id::new(millis, &self.random()?))
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context(…)")
    }
}

/// Every use case, one field a slice. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Services {
    /// Signing in, codes, sessions, trusted devices.
    pub account: Accounts,
    /// Registrations of whoever has no account yet.
    pub registration: Registrations,
    /// Records and what is in them.
    pub record: Records,
    /// Entering, changing and taking out acts.
    pub vaccination: Vaccinations,
    /// Invitations, the practitioner's side and their pages.
    pub share: Shares,
    /// Claiming a record.
    pub claim: Claims,
    /// Refused forms.
    pub draft: Drafts,
    /// Messages on their way.
    pub outbox: Outbox,
    /// Who may act as a practitioner, and who administers.
    pub administration: Administration,
    context: Context,
}

impl Services {
    /// Puts the use cases on a migrated database.
    ///
    /// # Errors
    /// When the database cannot be read, or was written with another key.
    pub async fn new(
        db: Db,
        key: &[u8; keys::KEY_BYTES],
        ports: Ports,
        settings: Settings,
    ) -> Result<Self> {
        let services = Self::on(db, key, ports, settings);
        key_check::check_or_mark(&services.context).await?;
        Ok(services)
    }

    /// As [`Self::new`], to look only: changes nothing, also on a database that no key was used with yet.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub async fn to_look(
        db: Db,
        key: &[u8; keys::KEY_BYTES],
        ports: Ports,
        settings: Settings,
    ) -> Result<Self> {
        let services = Self::on(db, key, ports, settings);
        key_check::check(&services.context).await?;
        Ok(services)
    }

    fn on(db: Db, key: &[u8; keys::KEY_BYTES], ports: Ports, settings: Settings) -> Self {
        let context = Context {
            db,
            keys: Keys::new(key, Arc::clone(&ports.entropy)),
            ports: Arc::new(ports),
            settings: Arc::new(settings),
            hasher: Hasher::start(),
            new_messages: Bells::default(),
            sign_ins: Tally::default(),
            claims: Tally::default(),
        };
        Self {
            account: Accounts(context.clone()),
            registration: Registrations(context.clone()),
            record: Records(context.clone()),
            vaccination: Vaccinations(context.clone()),
            share: Shares(context.clone()),
            claim: Claims(context.clone()),
            draft: Drafts(context.clone()),
            outbox: Outbox(context.clone()),
            administration: Administration(context.clone()),
            context,
        }
    }

    /// The present instant, by the clock that people live by.
    pub fn now(&self) -> Instant {
        self.context.now()
    }

    /// What this process has done, and has to do.
    pub fn figures(&self) -> Figures {
        let context = &self.context;
        Figures {
            sign_ins: context.sign_ins.get(),
            claims: context.claims.get(),
            hashing: context.hasher.waiting() as u64,
        }
    }

    /// Whether the database answers, and takes what is written.
    ///
    /// # Errors
    /// When it does not.
    pub async fn health(&self) -> Result<()> {
        Ok(self.context.db.check().await?)
    }

    /// Checks every journal, what stands beside it, and that it goes on from what it was at `since` (nothing, if no
    /// anchors were kept).
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn verify(&self, since: &Anchors) -> Result<Report> {
        audit::verify(&self.context, since).await
    }

    /// Forgets what is past its time: ended sessions, registrations, drafts, counters, the secrets of expired invitations,
    /// messages that were closed long ago, forms that made records. On SQLite, what was deleted is then in no file any more.
    ///
    /// # Errors
    /// When the database fails; nothing is lost by trying again later.
    pub async fn purge(&self) -> Result<()> {
        let now = self.context.now();
        self.draft.purge(now).await?;
        self.record.purge(now).await?;
        self.share.purge(now).await?;
        self.outbox.purge(now).await?;
        self.registration.purge(now).await?;
        self.account.purge(now).await?;
        Ok(self.context.db.empty_log().await?)
    }
}

/// The instant of a number of milliseconds that the database holds.
pub(crate) fn instant(millis: i64) -> Result<Instant> {
    Instant::from_millisecond(millis).map_err(|_| Error::Corrupt("an instant"))
}
