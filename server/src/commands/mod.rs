//! What each command does, one file a command or a family of them.

mod admin;
mod backup;
mod migrate;
mod outbox;
mod practitioner;
mod serve;
mod verify;

use std::sync::Arc;

use anyhow::{Context, Result, bail};
use migrations::{Migrator, MigratorTrait};
use services::{
    Db, Ports, Services, Settings,
    adapters::{NoGateway, SystemClock, SystemEntropy},
    ports::{Mailer, SmsGateway},
};

use crate::{
    config::Config,
    key::{self, Key},
    logging,
};

pub use admin::admin;
pub use backup::backup;
pub use migrate::migrate;
pub use outbox::outbox;
pub use practitioner::practitioner;
pub use serve::{demo, serve};
pub use verify::verify;

/// What is logged when nothing else was said: everything by a server, only trouble on a terminal that somebody reads, as
/// that of the demo and of every other command.
const LOG_OF_SERVE: &str = "info";
const LOG_OF_TERMINAL: &str = "warn";

/// What stands before the database's own error.
const UNREACHABLE: &str =
    "CALEPIN_DATABASE_URL: the database cannot be reached (`calepin migrate` makes a new one)";
const UNUSABLE: &str = "the database cannot be used";

/// Logs from now on, by `default` if nothing was configured.
fn start_log(config: &Config, default: &str) -> Result<()> {
    logging::start(
        config.log.filter.as_deref().unwrap_or(default),
        config.log.format,
    )?;
    if let Some(file) = &config.open_to_everyone {
        tracing::warn!(
            file = %file.display(),
            "everyone on this machine can read the configuration, which may hold the database's password: chmod o= it"
        );
    }
    Ok(())
}

fn settings(config: &Config) -> Settings {
    Settings {
        public_url: config.public_url.as_str().to_owned(),
        host: config.public_url.host().to_owned(),
        limits: config.limits,
    }
}

/// The use cases, for a command that changes something beside a server. It sends nothing: servers do.
async fn services(config: &Config) -> Result<Services> {
    let key = outside_key(config)?;
    let db = Db::connect(&config.database_url)
        .await
        .context(UNREACHABLE)?;
    refuse_another_version(&db).await?;
    Services::new(db, &key, no_gateways(), settings(config))
        .await
        .context(UNUSABLE)
}

/// The real world, as far as commands need it that send nothing.
fn no_gateways() -> Ports {
    ports(Arc::new(NoGateway), Arc::new(NoGateway))
}

/// The real world.
fn ports(mailer: Arc<dyn Mailer>, sms: Arc<dyn SmsGateway>) -> Ports {
    Ports {
        clock: Arc::new(SystemClock),
        wall_clock: Arc::new(SystemClock),
        entropy: Arc::new(SystemEntropy),
        mailer,
        sms,
    }
}

fn outside_key(config: &Config) -> Result<Key> {
    key::read(config.required_key_file()?).context("CALEPIN_KEY_FILE")
}

async fn refuse_another_version(db: &Db) -> Result<()> {
    if pending(db).await? > 0 {
        bail!("the database is not up to date: run `calepin migrate` first");
    }
    Ok(())
}

/// How many changes are missing. Asking changes nothing.
async fn pending(db: &Db) -> Result<usize> {
    let pending = Migrator::get_pending_migrations_read_only(db.read())
        .await
        .context("the database is not one that this program knows")?;
    Ok(pending.len())
}
