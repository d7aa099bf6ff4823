//! How the connections to the database are set up: how long each waits for what others hold, and which of them are not
//! used again.

use std::{io, time::Duration};

use sea_orm::{
    ConnectOptions,
    sqlx::{
        self, Connection,
        postgres::PgConnection,
        sqlite::{SqliteConnectOptions, SqliteConnection},
    },
};
use tokio::time::timeout;

/// How many connections a process keeps open.
const CONNECTIONS: u32 = 10;
/// How long a request waits for one of them.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(8);
/// How long a writer waits for another that holds the same SQLite file or the same rows: less than a request may take, so
/// that whoever waits is answered, and gives the connection back.
pub(super) const LOCK_TIMEOUT: Duration = Duration::from_secs(5);
/// How long PostgreSQL keeps the rows of a transaction that it hears nothing more of, as the network may have swallowed
/// its end: more than a request may take.
const SILENT_TRANSACTION: Duration = Duration::from_secs(15);
/// How long a connection has to answer before another takes its place.
const PING_TIMEOUT: Duration = Duration::from_secs(3);

/// The options of a pool; `sqlite` adds what is SQLite's.
pub(crate) fn options(
    url: &str,
    sqlite: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| sqlite(options.busy_timeout(LOCK_TIMEOUT)))
        .map_sqlx_sqlite_pool_opts(|pool| {
            // A thread of this process, which was asked when it was given back.
            pool.test_before_acquire(false)
                .after_release(|connection, _| Box::pin(is_out_of_transaction(connection)))
        })
        .map_sqlx_postgres_opts(|options| {
            options.options([
                ("lock_timeout", LOCK_TIMEOUT.as_millis()),
                (
                    "idle_in_transaction_session_timeout",
                    SILENT_TRANSACTION.as_millis(),
                ),
            ])
        })
        .map_sqlx_postgres_pool_opts(|pool| {
            pool.after_release(|connection, _| Box::pin(is_at_rest(connection)))
        });
    options
}

/// Whether a connection that was given back may be used again.
///
/// It must answer: the network may have swallowed what a request that was given up waited for, and without an end to
/// waiting each such request would take one connection from all that come after it.
async fn is_at_rest(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    let answer = timeout(PING_TIMEOUT, connection.ping()).await;
    answer.unwrap_or_else(|late| Err(io::Error::from(late).into()))?;
    Ok(!connection.is_in_transaction())
}

/// The same of SQLite, which no network keeps from answering.
///
/// It must have no transaction open. SQLite ends one by itself when the disk is full, the driver goes on counting it, and
/// what comes after would be savepoints in a transaction that nobody ever commits: said to be done, and lost.
async fn is_out_of_transaction(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    if connection.is_in_transaction() {
        // One that was given up is being rolled back: until then it does not answer.
        connection.ping().await?;
    }
    Ok(!connection.is_in_transaction())
}
