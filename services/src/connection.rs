//! How the connections to the database are set up: how long each waits for what others hold, and which of them are not
//! used again.

use std::time::Duration;

use sea_orm::{
    ConnectOptions,
    sqlx::{self, Connection, sqlite::SqliteConnectOptions},
};

/// How many connections a process keeps open.
const CONNECTIONS: u32 = 10;
/// How long a request waits for one of them.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(8);
/// How long a writer waits for another process that writes to the same SQLite file.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

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
            pool.after_release(|connection, _| Box::pin(is_at_rest(connection)))
        })
        .map_sqlx_postgres_pool_opts(|pool| {
            pool.after_release(|connection, _| Box::pin(is_at_rest(connection)))
        });
    options
}

/// Whether a connection that was given back may be used again.
///
/// It must have no transaction open. SQLite ends one by itself when the disk is full, the driver goes on counting it,
/// and what comes after would be savepoints in a transaction that nobody ever commits: said to be done, and lost.
async fn is_at_rest(connection: &mut impl Connection) -> Result<bool, sqlx::Error> {
    // What was begun to be rolled back then is.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}
