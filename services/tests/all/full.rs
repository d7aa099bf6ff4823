//! A SQLite file that may not grow, as on a full disk.

use migrations::sea_orm::{ConnectionTrait, DbBackend, Statement};
use services::Db;

const GROWS: &str = "INSERT INTO held VALUES (zeroblob(100000))";

/// SQLite ends a transaction by itself when there is no room. What follows must not count on one that is not there.
#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "a table of the test's own")]
async fn what_is_committed_once_there_is_room_again_is_there() {
    let file = std::env::temp_dir().join(format!("calepin-full-{}.db", std::process::id()));
    let _ = std::fs::remove_file(&file);
    let db = Db::create(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    let tx = db.begin().await.unwrap();
    tx.execute_unprepared("CREATE TABLE held (bytes BLOB)")
        .await
        .unwrap();
    // Not less than there are: from now on, no page more.
    tx.execute_unprepared("PRAGMA max_page_count = 1")
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let full = db.begin().await.unwrap();
    let error = full.execute_unprepared(GROWS).await.unwrap_err();
    assert!(error.to_string().contains("full"), "{error}");
    drop(full);
    let given_up = db.begin().await.unwrap();
    drop(given_up);

    let tx = db.begin().await.unwrap();
    tx.execute_unprepared("PRAGMA max_page_count = 1000000")
        .await
        .unwrap();
    tx.execute_unprepared(GROWS).await.unwrap();
    tx.commit().await.unwrap();
    let count = Statement::from_string(DbBackend::Sqlite, "SELECT COUNT(*) FROM held");
    let row = db.read().query_one_raw(count).await.unwrap().unwrap();
    assert_eq!(row.try_get_by_index::<i64>(0).unwrap(), 1);
    db.close().await.unwrap();
    std::fs::remove_file(&file).unwrap();
}
