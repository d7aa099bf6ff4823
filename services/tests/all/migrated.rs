//! What the changes of the schema make of the rows that are there.

use std::{env, fs, process};

use migrations::{
    Migrator, MigratorTrait,
    sea_orm::{ConnectionTrait, DbBackend, Statement},
};
use services::Db;

use crate::support::execute;

/// A database as it was before a change, with rows; what a question is answered once everything has changed.
#[expect(clippy::disallowed_methods, reason = "rows of an older schema")]
async fn answer_after(change: &str, rows: &str, question: &str) -> i64 {
    let file = env::temp_dir().join(format!("calepin-{change}-{}.db", process::id()));
    let _ = fs::remove_file(&file);
    let db = Db::create(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    let all = Migrator::migrations();
    let before = all.iter().position(|one| one.name() == change).unwrap();
    let before = u32::try_from(before).unwrap();
    Migrator::up(db.read(), Some(before)).await.unwrap();
    execute(db.read(), rows).await.unwrap();
    Migrator::up(db.read(), None).await.unwrap();
    let question = Statement::from_string(DbBackend::Sqlite, question);
    let row = db.read().query_one_raw(question).await.unwrap().unwrap();
    let answer = row.try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    fs::remove_file(&file).unwrap();
    answer
}

#[tokio::test]
async fn messages_without_an_end_are_given_one_and_the_others_keep_theirs() {
    let row = |id, not_after| {
        format!(
            "INSERT INTO outbox (id, channel, created_at, not_after, next_attempt_at, attempts, state) \
             VALUES (x'{id}', 'email', 1000, {not_after}, 0, 0, 'waiting');"
        )
    };
    let rows = row("01", "NULL") + &row("02", "5000");
    let ends = "SELECT SUM(not_after) FROM outbox";
    let ends = answer_after("m0061_end_of_messages", &rows, ends).await;
    assert_eq!(ends, 1000 + 2_592_000_000 + 5000);
}
