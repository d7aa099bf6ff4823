//! What the changes of the schema make of the rows that are there.

use std::{env, fs, process};

use domain::record::search::PatientQuery;
use migrations::{
    Migrator, MigratorTrait,
    sea_orm::{ConnectionTrait, DbBackend, Statement},
};
use services::{Anchors, Db};

use crate::{
    desk::{form, identity},
    support::{World, execute},
};

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

#[tokio::test]
async fn what_was_counted_stays_counted_in_the_tree_of_its_key() {
    let rows = "INSERT INTO throttle (key, window_ends_at, count) VALUES (x'01', 70, 5), (x'02', 80, 6); \
                INSERT INTO password_failure (key, count, last_at) VALUES (x'03', 7, 900);";
    let change = "m0064_counters_by_key_alone";
    let kept = "SELECT COUNT(*) FROM (SELECT key, window_ends_at, count FROM throttle \
                UNION ALL SELECT key, last_at, count FROM password_failure) \
                WHERE (key, window_ends_at, count) IN (VALUES (x'01', 70, 5), (x'02', 80, 6), (x'03', 900, 7))";
    assert_eq!(answer_after(change, rows, kept).await, 3);
    let by_key = "SELECT COUNT(*) FROM sqlite_master WHERE tbl_name IN ('throttle', 'password_failure') \
                  AND sql LIKE '%WITHOUT ROWID' OR tbl_name = 'counters_by_key'";
    assert_eq!(answer_after(change, rows, by_key).await, 2);
}

both!(names_that_were_kept_with_apostrophes_are_sorted_without);
async fn names_that_were_kept_with_apostrophes_are_sorted_without(world: &mut World) {
    let by = world.practitioner();
    let records = &world.services().record;
    for (family, first) in [("DVOŘÁK", "Jan"), ("D’HAUTEVILLE", "Aude")] {
        let identity = identity(family, first, "14032019");
        let made = records.create(&by, form(records), &identity, true);
        made.await.unwrap();
    }
    for table in ["record_access", "record_word"] {
        let before = "SET sort_name = 'd’hauteville aude' WHERE sort_name = 'dhauteville aude'";
        world.execute(&format!("UPDATE {table} {before}")).await;
    }
    let change = "'m0063_sort_name_without_apostrophe'";
    let again = format!("DELETE FROM seaql_migrations WHERE version = {change}");
    world.execute(&again).await;
    Migrator::up(world.db().read(), None).await.unwrap();
    for typed in ["", "14032019"] {
        let query = PatientQuery::parse(typed);
        let list = records.patient_list(&by, &query, None).await.unwrap();
        let names = list.items.iter().map(|line| &*line.holder.first_name);
        assert_eq!(names.collect::<Vec<_>>(), ["Aude", "Jan"], "{typed}");
    }
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty());
}
