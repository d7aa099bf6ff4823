//! Which failures of a database pass: nobody's mistake, and over when whatever is wrong with it or around it is.

use sea_orm::{
    DbErr, RuntimeErr,
    sqlx::{Error, error::DatabaseError, postgres::PgDatabaseError, sqlite::SqliteError},
};

/// SQLite's primary result codes: busy, locked, read only, disk I/O error, full, cannot open.
const SQLITE: [u32; 6] = [5, 6, 8, 10, 13, 14];
/// PostgreSQL's classes: connection, resources (the disk among them), an operator's intervention, system error.
const POSTGRES_CLASSES: [&str; 4] = ["08", "53", "57", "58"];
/// Of its other classes: serialization failure, deadlock, a lock that was not to be had in time, a transaction that idled
/// for too long.
const POSTGRES: [&str; 4] = ["40001", "40P01", "55P03", "25P03"];

/// Whether the same may succeed soon.
pub(crate) fn passes(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Conn(error) | DbErr::Exec(error) | DbErr::Query(error) => match error {
            RuntimeErr::SqlxError(error) => driver_recovers(error),
            RuntimeErr::Internal(_) => false,
        },
        _ => false,
    }
}

fn driver_recovers(error: &Error) -> bool {
    match error {
        Error::Io(_)
        | Error::Tls(_)
        // What was cut in the middle.
        | Error::Protocol(_)
        | Error::PoolTimedOut
        | Error::PoolClosed
        | Error::WorkerCrashed
        | Error::BeginFailed => true,
        Error::Database(said) => database_recovers(&**said),
        _ => false,
    }
}

fn database_recovers(said: &dyn DatabaseError) -> bool {
    let Some(code) = said.code() else {
        return false;
    };
    if said.try_downcast_ref::<SqliteError>().is_some() {
        // The low byte of an extended result code is the primary one.
        code.parse::<u32>()
            .is_ok_and(|code| SQLITE.contains(&(code & 0xff)))
    } else if said.try_downcast_ref::<PgDatabaseError>().is_some() {
        POSTGRES.contains(&&*code) || POSTGRES_CLASSES.iter().any(|class| code.starts_with(class))
    } else {
        false
    }
}
