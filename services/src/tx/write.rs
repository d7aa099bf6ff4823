//! Transactions that write, and SQLite's one writer.

use std::{
    ops::Deref,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, DbErr, SqliteTransactionMode, Statement, StatementBuilder,
    TransactionOptions, TransactionTrait, Values,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use super::{
    connection::LOCK_TIMEOUT,
    log::{Log, Writing},
};

/// A transaction that writes.
#[derive(Debug)]
pub struct Tx {
    // Before the turn, as fields are dropped in order: nobody's turn comes before this has ended.
    inner: DatabaseTransaction,
    turn: Option<Turn>,
    wake: Mutex<Vec<watch::Sender<()>>>,
}

impl Tx {
    /// Makes everything that was done last. When this returns, it survives a power cut, and so does whatever was seen in
    /// it: whoever tells somebody that something is done commits, also when there was nothing left to do.
    ///
    /// # Errors
    /// When the database could not: then nothing was done. When the disk could not keep it: then it may be there or not.
    pub async fn commit(self) -> Result<(), DbErr> {
        match self.end().await? {
            Some(turn) => turn.end().await,
            None => Ok(()),
        }
    }

    /// As [`Self::commit`], but returns when others can see it: a power cut may undo it until something is committed or
    /// settled after it. For what nobody is told of before that.
    ///
    /// # Errors
    /// When the database could not: then nothing was done.
    pub async fn commit_unsettled(self) -> Result<(), DbErr> {
        self.end().await.map(drop)
    }

    /// Lets others see it, and wakes who waits for that: at once, as whoever committed may be gone before the disk is done.
    async fn end(self) -> Result<Option<Turn>, DbErr> {
        self.inner.commit().await?;
        let wake = self.wake.into_inner();
        for wake in wake.unwrap_or_else(PoisonError::into_inner) {
            wake.send_replace(());
        }
        Ok(self.turn)
    }

    /// Executes statements of which nothing is asked but that they succeed. On SQLite in one go: each by itself goes to the
    /// connection's thread and back. They must be built with SeaORM, whose values stand there as `?`, in order.
    ///
    /// # Errors
    /// When one of them fails.
    #[expect(
        clippy::disallowed_methods,
        reason = "what was built is only joined here"
    )]
    pub(crate) async fn execute_all<const N: usize>(
        &self,
        statements: [&dyn StatementBuilder; N],
    ) -> Result<(), DbErr> {
        let backend = self.inner.get_database_backend();
        let statements = statements.map(|statement| statement.build(&backend));
        if backend != DatabaseBackend::Sqlite {
            for statement in statements {
                self.inner.execute_raw(statement).await?;
            }
            return Ok(());
        }
        let sql = statements.each_ref().map(|one| one.sql.as_str()).join(";");
        let values = statements.into_iter().filter_map(|one| one.values);
        let values: Vec<_> = values.flat_map(|Values(of_one)| of_one).collect();
        let all = Statement::from_sql_and_values(backend, sql, values);
        self.inner.execute_raw(all).await.map(drop)
    }

    /// Wakes everyone who waits for `wake` once this is committed. They see it before it is on the disk: what they do about it
    /// they commit, which waits for both.
    pub(crate) fn wake_after_commit(&self, wake: &watch::Sender<()>) {
        let mut all = self.wake.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(wake.clone());
    }
}

impl From<DatabaseTransaction> for Tx {
    fn from(inner: DatabaseTransaction) -> Self {
        Self {
            inner,
            turn: None,
            wake: Mutex::default(),
        }
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

/// SQLite takes one writer at a time: those of this process queue here, in order, rather than poll the file's lock, and
/// write by one connection, which so never has to read again what another has written.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    connection: DatabaseConnection,
    turn: Arc<Semaphore>,
    log: Log,
}

impl Writer {
    pub async fn open(mut options: ConnectOptions, log: Log) -> Result<Self, DbErr> {
        options.max_connections(1);
        Ok(Self {
            connection: Database::connect(options).await?,
            turn: Arc::new(Semaphore::new(1)),
            log,
        })
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where a transaction begins"
    )]
    pub async fn begin(&self) -> Result<Tx, DbErr> {
        let writing = self.log.writing();
        let permit = self.turn().await?;
        self.log.check()?;
        // A deferred transaction could read, wait, and then find that what it read has changed.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.connection.begin_with_options(options).await?;
        let log = self.log.clone();
        Ok(Tx {
            turn: Some(Turn {
                permit,
                writing,
                log,
            }),
            ..inner.into()
        })
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, DbErr> {
        // Never closed: a turn that cannot be had is a defect.
        Arc::clone(&self.turn)
            .acquire_owned()
            .await
            .map_err(|error| DbErr::Custom(error.to_string()))
    }

    /// Puts what is in the log into the database's file and cuts the log off, unless somebody reads from it: those who
    /// write do not wait for them.
    #[expect(
        clippy::disallowed_methods,
        reason = "no statement of SeaORM empties a log"
    )]
    pub async fn empty_log(&self) -> Result<(), DbErr> {
        let _turn = self.turn().await?;
        let wait = |how_long: Duration| format!("PRAGMA busy_timeout = {}", how_long.as_millis());
        let connection = &self.connection;
        connection.execute_unprepared(&wait(Duration::ZERO)).await?;
        let emptied = connection
            .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
            .await;
        connection.execute_unprepared(&wait(LOCK_TIMEOUT)).await?;
        emptied.map(|_| ())
    }

    /// Waits until all that was committed survives a power cut.
    pub async fn settle(&self) -> Result<(), DbErr> {
        self.log.sync().await
    }

    /// Refuses once the disk failed to keep what was written.
    pub fn check(&self) -> Result<(), DbErr> {
        self.log.check()
    }

    pub async fn close(self) -> Result<(), DbErr> {
        self.connection.close().await
    }
}

/// To write, from the beginning of a transaction to its end.
#[derive(Debug)]
struct Turn {
    permit: OwnedSemaphorePermit,
    writing: Writing,
    log: Log,
}

impl Turn {
    /// Lets the next one write while the disk takes its time with what was committed.
    async fn end(self) -> Result<(), DbErr> {
        drop(self.permit);
        // Asked for before it is told that nobody writes: it might begin without this one.
        let synced = self.log.sync();
        drop(self.writing);
        synced.await
    }
}
