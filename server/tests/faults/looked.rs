//! Looking into a database from outside: what is there, whole, and once.

use std::{collections::BTreeSet, time::Duration};

use migrations::sea_orm::{ConnectionTrait, DbBackend, Statement};
use services::Db;
use tokio::time::sleep;

use crate::process::Installation;

/// What must be there, one column of text.
const CLAIMED: &str = "SELECT CAST(id AS TEXT) FROM invitation WHERE claimed_by IS NOT NULL";
const REGISTERED: &str = "SELECT CAST(id AS TEXT) FROM registration";
const LOTS: &str = "SELECT lot_number FROM vaccination_version";

/// What one claim writes, each counted: as many as there are claims, or one is half done.
const OF_A_CLAIM: [&str; 4] = [
    "SELECT CAST(COUNT(*) AS TEXT) FROM record_access WHERE kind = 'owner'",
    "SELECT CAST(COUNT(*) AS TEXT) FROM attestation",
    "SELECT CAST(COUNT(*) AS TEXT) FROM journal WHERE event LIKE '%laimed%'",
    // The practitioner's message; nobody is mailed anything else here.
    "SELECT CAST(COUNT(*) AS TEXT) FROM outbox WHERE channel = 'email'",
];

/// Everything that was said to be done is there, no act is there twice, no claim is half done, and the file is sound.
pub async fn assert_whole(installation: &Installation, done: &BTreeSet<String>) {
    let db = Db::connect(&installation.database).await.unwrap();
    let claimed = ids(&db, CLAIMED).await;
    let registered = ids(&db, REGISTERED).await;
    let lots = column(&db, LOTS).await;
    let mut there: BTreeSet<String> = lots.iter().cloned().collect();
    assert_eq!(there.len(), lots.len(), "an act is there twice: {lots:?}");
    there.extend(claimed.iter().cloned());
    there.extend(registered);
    let lost: Vec<&String> = done.difference(&there).collect();
    assert!(lost.is_empty(), "said to be done, and lost: {lost:?}");
    for part in OF_A_CLAIM {
        let count = column(&db, part).await;
        assert_eq!(count, [claimed.len().to_string()], "half a claim: {part}");
    }
    if db.is_sqlite() {
        assert_eq!(column(&db, "PRAGMA integrity_check").await, ["ok"]);
        assert!(
            column(&db, "SELECT \"table\" FROM pragma_foreign_key_check")
                .await
                .is_empty()
        );
    }
    db.close().await.unwrap();
    installation.verify().await;
}

/// Waits until so many wait for rows of this PostgreSQL database.
pub async fn until_waiting(db: &Db, so_many: usize) {
    const WAITING: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM pg_stat_activity \
                           WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while column(db, WAITING).await != [so_many.to_string()] {
        sleep(Duration::from_millis(20)).await;
    }
}

/// Identifiers as they are written in addresses, on either database.
async fn ids(db: &Db, sql: &str) -> Vec<String> {
    if !db.is_sqlite() {
        return column(db, sql).await;
    }
    let sql = sql.replace("CAST(id AS TEXT)", "LOWER(HEX(id))");
    let found = column(db, &sql).await;
    let dashed = |id: &String| {
        let parts = [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]];
        parts.join("-")
    };
    found.iter().map(dashed).collect()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test looks at the database from outside"
)]
async fn column(db: &Db, sql: &str) -> Vec<String> {
    let backend = if db.is_sqlite() {
        DbBackend::Sqlite
    } else {
        DbBackend::Postgres
    };
    let statement = Statement::from_string(backend, sql);
    let rows = db.read().query_all_raw(statement).await.unwrap();
    rows.into_iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}
