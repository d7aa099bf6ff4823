//! Demo mode: fictitious people in a folder of their own, messages that are read instead of sent, a clock that can be
//! moved. Nothing of it is mounted outside.

mod clock;
mod messages;
mod people;
mod seed;

use std::{
    fs::{self, DirBuilder, File, TryLockError},
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, bail};
use app::shell::Assets;
use axum::{
    Router,
    routing::{get, post},
};
use migrations::{Migrator, MigratorTrait};
use services::{
    Db, Ports, Services, Settings,
    adapters::{
        SystemClock, SystemEntropy,
        demo::{DemoClock, DemoMessages},
    },
    private,
};

use crate::{key, public_url::PublicUrl};

const DATABASE: &str = "calepin.db";
const KEY: &str = "key";
const CLOCK: &str = "clock";
const MESSAGES: &str = "messages.jsonl";
/// Says that the people and records are all there: a start that was cut short is done again from the beginning.
const SEEDED: &str = "seeded";
/// Held by the one process that uses the folder.
const LOCK: &str = "lock";
/// What SQLite writes beside the database.
const BESIDE_DATABASE: &[&str] = &["calepin.db-wal", "calepin.db-shm"];

/// What demo mode alone has.
#[derive(Debug, Clone)]
pub struct Doors {
    /// The clock that can be moved.
    pub clock: Arc<DemoClock>,
    /// The messages that were not sent.
    pub messages: Arc<DemoMessages>,
}

/// The folder of the demo, held by this process.
#[derive(Debug)]
pub struct Demo {
    folder: PathBuf,
    doors: Doors,
    _lock: File,
}

impl Demo {
    /// Takes the folder, and empties it when asked to.
    ///
    /// # Errors
    /// When it cannot be written, or another process has it.
    pub fn open(folder: &Path, fresh: bool) -> Result<Self> {
        let named = || format!("CALEPIN_DEMO_DIR: {}", folder.display());
        // The key and the messages are in it.
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .with_context(named)?;
        let lock = lock(&folder.join(LOCK)).with_context(named)?;
        if fresh || !folder.join(SEEDED).exists() {
            forget(folder, fresh).with_context(named)?;
        }
        let clock = Arc::new(DemoClock::open(&folder.join(CLOCK)).with_context(named)?);
        let messages = DemoMessages::new(&folder.join(MESSAGES), Arc::clone(&clock));
        Ok(Self {
            folder: folder.to_owned(),
            doors: Doors {
                clock,
                messages: Arc::new(messages),
            },
            _lock: lock,
        })
    }

    /// Where its data is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The clock and the messages.
    pub fn doors(&self) -> Doors {
        self.doors.clone()
    }

    /// The use cases on the demo's own database, with its people in it.
    ///
    /// # Errors
    /// When the database or the key cannot be used.
    pub async fn services(&self, settings: Settings) -> Result<Services> {
        let again = "start anew with `calepin demo --fresh`";
        let key = key::read_or_make(&self.folder.join(KEY))?;
        let database = self.folder.join(DATABASE);
        let database = database
            .to_str()
            .context("CALEPIN_DEMO_DIR: not valid UTF-8")?;
        let db = Db::create(&format!("sqlite://{database}")).await?;
        Migrator::up(db.read(), None).await.context(again)?;
        let services = Services::new(db, &key, self.ports(), settings)
            .await
            .context(again)?;
        let seeded = self.folder.join(SEEDED);
        if !seeded.exists() {
            seed::seed(&services).await?;
            private::file()
                .create(true)
                .append(true)
                .open(seeded)?
                .sync_all()?;
        }
        Ok(services)
    }

    fn ports(&self) -> Ports {
        let Doors { clock, messages } = self.doors();
        Ports {
            clock,
            wall_clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            mailer: Arc::clone(&messages) as _,
            sms: messages,
        }
    }

    /// Leads a stranger through the demo.
    pub fn what_to_do_next(&self, url: &PublicUrl) -> String {
        format!(
            include_str!("what_to_do_next.txt"),
            url = url,
            practitioner = people::PRACTITIONER,
            patient = people::PATIENT,
            administrator = people::ADMINISTRATOR.email,
            password = people::PASSWORD,
            folder = self.folder.display(),
        )
    }
}

fn lock(path: &Path) -> Result<File> {
    let file = private::file().create(true).append(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("another demo is running on it"),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Removes what a demo writes, and nothing else that might be in the folder. The clock goes only when everything is to begin
/// anew: people and records can be made on a day that was chosen before there were any.
fn forget(folder: &Path, fresh: bool) -> io::Result<()> {
    let ours = [SEEDED, DATABASE, KEY, MESSAGES];
    let clock = fresh.then_some(&CLOCK);
    for name in ours.iter().chain(BESIDE_DATABASE).chain(clock) {
        match fs::remove_file(folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// The pages and doors of demo mode.
pub(crate) fn routes(doors: Doors, assets: Arc<Assets>, ours: Arc<PublicUrl>) -> Router {
    let clock = clock::Door {
        clock: doors.clock,
        ours,
    };
    Router::new()
        .route(
            app::routes::DEMO_MESSAGES,
            get(messages::show).with_state((doors.messages, assets)),
        )
        .route("/demo/clock", post(clock::turn).with_state(clock))
}

#[cfg(test)]
mod tests {
    use services::ports::Clock;

    use super::*;

    #[test]
    fn the_clock_can_be_set_before_anybody_is_there() {
        const HOUR: &str = "3600000";
        let folder = std::env::temp_dir().join(format!("calepin-clock-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(CLOCK), HOUR).unwrap();
        let minutes_ahead = |fresh| {
            let demo = Demo::open(&folder, fresh).unwrap();
            let ahead = demo.doors().clock.now().duration_since(SystemClock.now());
            ahead.as_mins()
        };
        assert!((59..=60).contains(&minutes_ahead(false)));
        assert_eq!(minutes_ahead(true), 0, "anew");
        fs::remove_dir_all(&folder).unwrap();
    }
}
