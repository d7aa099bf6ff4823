//! Looking into a database from outside: what is there, whole, and once.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use migrations::sea_orm::{ConnectOptions, ConnectionTrait, Database, DbBackend, Statement};
use services::Db;
use tokio::time::sleep;

use crate::{process::Installation, work::People};

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
    // All of it at one moment: whoever was told that it is too late may be at it still.
    let seen = db.snapshot().await.unwrap();
    let claimed = ids(&seen, CLAIMED).await;
    let registered = ids(&seen, REGISTERED).await;
    let lots = column(&seen, LOTS).await;
    let mut there: BTreeSet<String> = lots.iter().cloned().collect();
    assert_eq!(there.len(), lots.len(), "an act is there twice: {lots:?}");
    there.extend(claimed.iter().cloned());
    there.extend(registered);
    let lost: Vec<&String> = done.difference(&there).collect();
    assert!(lost.is_empty(), "said to be done, and lost: {lost:?}");
    for part in OF_A_CLAIM {
        let count = column(&seen, part).await;
        assert_eq!(count, [claimed.len().to_string()], "half a claim: {part}");
    }
    seen.rollback().await.unwrap();
    db.close().await.unwrap();
    if let Some(file) = installation.file() {
        assert_eq!(said_of(&file).await, SOUND);
    }
    installation.verify().await;
}

/// What SQLite says of a file that is sound.
const SOUND: [&str; 1] = ["ok"];

/// What SQLite says of a file: what is damaged in it, and whose rows point nowhere.
async fn said_of(file: &Path) -> Vec<String> {
    let url = format!("sqlite://{}", file.display());
    let db = Db::connect(&url).await.unwrap();
    let mut said = column(db.read(), "PRAGMA integrity_check").await;
    let nowhere = "SELECT \"table\" FROM pragma_foreign_key_check";
    said.extend(column(db.read(), nowhere).await);
    db.close().await.unwrap();
    said
}

/// Waits until so many wait for rows of this PostgreSQL database.
pub async fn until_waiting(db: &Db, so_many: usize) {
    const WAITING: &str = "SELECT CAST(COUNT(*) AS TEXT) FROM pg_stat_activity \
                           WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while column(db.read(), WAITING).await != [so_many.to_string()] {
        sleep(Duration::from_millis(20)).await;
    }
}

/// Identifiers as they are written in addresses, on either database.
async fn ids(db: &impl ConnectionTrait, sql: &str) -> Vec<String> {
    if db.get_database_backend() != DbBackend::Sqlite {
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
async fn column(db: &impl ConnectionTrait, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.into_iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

/// An index is damaged where nobody has to read it, and an account is gone that others name: each is told.
#[tokio::test]
async fn a_file_that_is_not_sound_is_told_from_one_that_is() {
    const INDEX: &str = "sqlite_autoindex_record_1";
    let installation = Installation::on_sqlite().await;
    let file = installation.file().unwrap();
    let db = Db::connect(&installation.database).await.unwrap();
    let services = installation.services_on(db.clone()).await;
    People::seed(&services).await.act(&services).await;
    db.close().await.unwrap();
    assert_eq!(said_of(&file).await, SOUND);

    take_the_accounts_away(&installation.database).await;
    let said = said_of(&file).await;
    assert!(said.contains(&"practitioner".to_owned()), "{said:?}");
    assert_eq!(said[..1], SOUND, "{said:?}");

    damage(&file, INDEX).await;
    let said = said_of(&file).await;
    assert!(said.iter().any(|said| said.contains(INDEX)), "{said:?}");
}

/// As a process would that does not look at what points to them.
async fn take_the_accounts_away(database: &str) {
    let mut options = ConnectOptions::new(database);
    options.map_sqlx_sqlite_opts(|sqlite| sqlite.foreign_keys(false));
    let db = Database::connect(options).await.unwrap();
    #[expect(clippy::disallowed_methods, reason = "no use case does it")]
    let gone = db.execute_unprepared("DELETE FROM account");
    gone.await.unwrap();
    db.close().await.unwrap();
}

/// Changes one bit, as a disk may: in the last byte of an index's first page, where what was put into it first stands.
async fn damage(file: &Path, index: &str) {
    let url = format!("sqlite://{}", file.display());
    let db = Db::connect(&url).await.unwrap();
    let page = format!("SELECT CAST(rootpage AS TEXT) FROM sqlite_master WHERE name = '{index}'");
    let page: usize = column(db.read(), &page).await[0].parse().unwrap();
    let size = "SELECT CAST(page_size AS TEXT) FROM pragma_page_size";
    let size: usize = column(db.read(), size).await[0].parse().unwrap();
    db.close().await.unwrap();
    let mut bytes = fs::read(file).unwrap();
    bytes[page * size - 1] ^= 1;
    fs::write(file, bytes).unwrap();
}
