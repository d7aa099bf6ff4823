//! The database: how to connect to it, and the only place where a transaction begins.

mod connection;
mod log;
pub(crate) mod unavailable;
mod write;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use sea_orm::{
    AccessMode, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, DbErr, IsolationLevel, RuntimeErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
    sqlx::{
        self,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};

pub use self::write::Tx;
use self::{log::Log, write::Writer};
use crate::private;

/// A pool of connections to SQLite or PostgreSQL.
#[derive(Clone, Debug)]
pub struct Db {
    pool: DatabaseConnection,
    writer: Option<Writer>,
}

impl Db {
    /// Connects to `sqlite://path`, a file that is there and is closed to everyone else from now on, or `postgres://…`.
    ///
    /// # Errors
    /// When the address is wrong or the database cannot be reached.
    pub async fn connect(url: &str) -> Result<Self, DbErr> {
        if let Some(path) = sqlite_file(url)? {
            private::close_to_everyone(&path).map_err(|error| at(&path, &error))?;
        }
        Self::open(url, |sqlite| {
            sqlite
                .create_if_missing(false)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                // What is deleted is overwritten, on pages that become free as well: `FAST` would leave those as they are.
                .pragma("secure_delete", "ON")
        })
        .await
    }

    /// As [`Self::connect`], to a SQLite file that is made if it is missing, for its owner alone.
    ///
    /// # Errors
    /// As [`Self::connect`]; when the file cannot be made.
    pub async fn create(url: &str) -> Result<Self, DbErr> {
        if let Some(path) = sqlite_file(url)? {
            let mut file = private::file();
            file.create(true).append(true);
            file.open(&path).map_err(|error| at(&path, &error))?;
        }
        Self::connect(url).await
    }

    /// Connects to look only: a SQLite file is opened for reading, whatever its address says, and stays as it is.
    ///
    /// # Errors
    /// As [`Self::connect`].
    pub async fn connect_to_look(url: &str) -> Result<Self, DbErr> {
        if let Some(path) = sqlite_file(url)? {
            fs::metadata(&path).map_err(|error| at(&path, &error))?;
        }
        Self::open(url, |sqlite| {
            sqlite.create_if_missing(false).read_only(true)
        })
        .await
    }

    async fn open(
        url: &str,
        sqlite_options: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions
        + Clone
        + Send
        + Sync
        + 'static,
    ) -> Result<Self, DbErr> {
        let pool = connection::options(url, sqlite_options.clone());
        let pool = Database::connect(pool).await?;
        let writer = match sqlite_file(url)? {
            Some(file) => {
                // Not by SQLite within each commit: see `log`.
                let options = connection::options(url, move |sqlite| {
                    sqlite_options(sqlite).synchronous(SqliteSynchronous::Normal)
                });
                let log = Log::of(&file).map_err(|error| at(&file, &error))?;
                Some(Writer::open(options, log).await?)
            }
            None => None,
        };
        Ok(Self { pool, writer })
    }

    /// For reading outside a transaction, and for the migrator.
    pub fn read(&self) -> &DatabaseConnection {
        &self.pool
    }

    /// Closes every connection: on SQLite, what was written is then in the one file.
    ///
    /// # Errors
    /// When a connection cannot be closed.
    pub async fn close(self) -> Result<(), DbErr> {
        self.pool.close().await?;
        match self.writer {
            Some(writer) => writer.close().await,
            None => Ok(()),
        }
    }

    /// Whether it answers, and takes what is written.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) async fn check(&self) -> Result<(), DbErr> {
        if let Some(writer) = &self.writer {
            writer.check()?;
        }
        self.pool.ping().await
    }

    /// Whether this is a SQLite file.
    pub fn is_sqlite(&self) -> bool {
        self.writer.is_some()
    }

    /// Copies a SQLite database, as it is at this moment, to a file that is not there yet: its owner's alone, and on the
    /// disk when this returns. Keeps no writer waiting. What was cut short is `FILE.partial`, never `FILE`.
    ///
    /// # Errors
    /// When the file is there or cannot be written.
    #[expect(
        clippy::disallowed_methods,
        reason = "no statement of SeaORM copies a database"
    )]
    pub async fn back_up(&self, file: &Path) -> Result<(), DbErr> {
        let partial = private::begin(file).map_err(|error| at(file, &error))?;
        let path = partial
            .to_str()
            .ok_or_else(|| DbErr::Custom("the file's name is not valid UTF-8".into()))?;
        let statement =
            Statement::from_sql_and_values(DatabaseBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
        let copied = self.pool.execute_raw(statement).await;
        if copied.is_err() {
            // The error that matters is the one before.
            let _ = fs::remove_file(&partial);
        }
        copied?;
        private::finish(&partial, file).map_err(|error| at(file, &error))
    }

    /// Begins to look at the database as it is at this moment, whatever is written meanwhile. Keeps no writer waiting.
    ///
    /// # Errors
    /// When the database cannot be reached.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where a transaction begins"
    )]
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = match self.pool.get_database_backend() {
            // What a deferred transaction reads first is the state that it goes on reading.
            DatabaseBackend::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
                ..TransactionOptions::default()
            },
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        self.pool.begin_with_options(options).await
    }

    /// Begins a transaction that writes. Dropped without [`Tx::commit`], it leaves no trace.
    ///
    /// # Errors
    /// When the database cannot be reached, or is locked for too long.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where a transaction begins"
    )]
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        match &self.writer {
            Some(writer) => writer.begin().await,
            None => Ok(self.pool.begin().await?.into()),
        }
    }

    /// Empties the log of a SQLite database into its file: pages stand in it as they were before something was deleted.
    /// Whoever reads from it at this moment is not waited for: it stays until the next time, or until it is written over.
    ///
    /// # Errors
    /// When the database fails.
    pub(crate) async fn empty_log(&self) -> Result<(), DbErr> {
        match &self.writer {
            Some(writer) => writer.empty_log().await,
            None => Ok(()),
        }
    }

    /// Waits until all that can be read survives a power cut: before anybody is told that what they ask for is done
    /// already, by another who may still wait for the disk.
    ///
    /// # Errors
    /// When the disk could not.
    pub(crate) async fn settle(&self) -> Result<(), DbErr> {
        match &self.writer {
            Some(writer) => writer.settle().await,
            None => Ok(()),
        }
    }
}

/// The file of a SQLite database.
fn sqlite_file(url: &str) -> Result<Option<PathBuf>, DbErr> {
    if !DatabaseBackend::Sqlite.is_prefix_of(url) {
        return Ok(None);
    }
    let options: SqliteConnectOptions = url
        .parse()
        .map_err(|error: sqlx::Error| DbErr::Conn(RuntimeErr::Internal(error.to_string())))?;
    Ok(Some(options.get_filename().to_owned()))
}

fn at(path: &Path, error: &io::Error) -> DbErr {
    let told = format!("{}: {error}", path.display());
    DbErr::Conn(RuntimeErr::Internal(told))
}
