//! The journal: it cannot be changed, and when somebody changes it all the same, it shows.

mod anchors;
mod beside;
mod chain;
mod invitation;
mod key;
mod told;
mod unreadable;

use domain::ids::RecordId;
use services::{Anchors, Finding, Report};

use crate::support::{Shared, World, right_date, wrong_date};

/// Takes the locks off, as whoever owns the database can.
async fn unlock(world: &World) {
    let triggers: &[(&str, &str)] = if world.place.is_sqlite() {
        &[
            ("journal_no_update", ""),
            ("journal_no_delete", ""),
            ("journal_grows", ""),
            ("journal_head_no_delete", ""),
            ("journal_head_begins", ""),
            ("journal_head_follows", ""),
        ]
    } else {
        &[
            ("journal_append_only", " ON journal"),
            ("journal_no_truncate", " ON journal"),
            ("journal_grows", " ON journal"),
            ("journal_head_no_delete", " ON journal_head"),
            ("journal_head_no_truncate", " ON journal_head"),
            ("journal_head_follows", " ON journal_head"),
        ]
    };
    for (trigger, on) in triggers {
        world.execute(&format!("DROP TRIGGER {trigger}{on}")).await;
    }
}

/// What whoever owns the database does without its foreign keys: in one call, on one connection.
fn without_foreign_keys(world: &World, sql: &str) -> String {
    if world.place.is_sqlite() {
        format!("PRAGMA foreign_keys = OFF; {sql}; PRAGMA foreign_keys = ON")
    } else {
        format!(
            "SET session_replication_role = replica; {sql}; SET session_replication_role = DEFAULT"
        )
    }
}

async fn report(world: &World) -> Report {
    let services = world.services();
    services.verify(&Anchors::default()).await.unwrap()
}

async fn verify(world: &World) -> Vec<Finding> {
    let report = report(world).await;
    assert_eq!(report.records, world.count("record").await.unsigned_abs());
    report.findings
}

/// What is no longer as it was when the anchors were kept, and read back from their text.
async fn verify_since(world: &World, anchors: &Anchors) -> Vec<Finding> {
    let anchors = anchors.to_string().parse().unwrap();
    world.services().verify(&anchors).await.unwrap().findings
}

/// A record that was claimed, and nothing locked.
async fn claimed(world: &World) -> Shared {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    assert_eq!(verify(world).await, []);
    unlock(world).await;
    shared
}

/// Does this to the record's journal; tells the one finding.
async fn found_after(world: &World, record: RecordId, tampering: &[&str]) -> Finding {
    let id = world.id(record.uuid());
    for sql in tampering {
        world.execute(&sql.replace("{record}", &id)).await;
    }
    let mut findings = verify(world).await;
    assert_eq!(findings.len(), 1, "{findings:?}");
    let finding = findings.remove(0);
    assert_eq!(finding.record, Some(record));
    finding
}

both!(what_was_written_verifies);
async fn what_was_written_verifies(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    world.restart().await;
    let report = report(world).await;
    assert_eq!((report.records, report.rows), (1, 3));
    assert_eq!(report.findings, []);
}

both!(nothing_in_it_can_be_changed_or_removed);
async fn nothing_in_it_can_be_changed_or_removed(world: &mut World) {
    world.share().await;
    let mut forbidden = vec![
        "UPDATE journal SET at = at + 1",
        "DELETE FROM journal",
        "DELETE FROM journal WHERE seq = 2",
        "DELETE FROM journal_head",
        "UPDATE journal_head SET count = count - 1",
        "UPDATE journal_head SET count = count + 1",
        "UPDATE journal_head SET count = count + 2",
        "UPDATE journal_head SET mac = last_hash",
        // A second row that ends nothing, one beyond the end, and one before the beginning.
        "INSERT INTO journal SELECT record_id, seq + 2, at, \"by\", event, hash, mac FROM journal",
        "INSERT INTO journal SELECT record_id, seq - 2, at, \"by\", event, hash, mac FROM journal",
        "INSERT INTO journal_head SELECT id, 7, token_digest, token_digest FROM invitation",
    ];
    if world.place.is_sqlite() {
        forbidden.extend([
            "INSERT OR REPLACE INTO journal SELECT * FROM journal",
            "INSERT OR REPLACE INTO journal (rowid, record_id, seq, at, event, hash, mac) \
             SELECT rowid, record_id, seq + 1, at, event, hash, mac FROM journal WHERE seq = 2",
            "INSERT OR REPLACE INTO journal_head SELECT * FROM journal_head",
            "INSERT OR REPLACE INTO journal_head SELECT record_id, 1, hash, mac FROM journal WHERE seq = 1",
            "INSERT OR REPLACE INTO journal_head (rowid, record_id, count, last_hash, mac) \
             SELECT rowid, last_hash, 1, last_hash, mac FROM journal_head",
            "UPDATE OR REPLACE journal_head SET count = count - 1",
        ]);
    } else {
        forbidden.extend(["TRUNCATE journal", "TRUNCATE journal_head"]);
    }
    for sql in forbidden {
        let error = world.try_execute(sql).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{sql}: {error}");
    }
    assert_eq!(world.count("journal").await, 2);
    assert_eq!(
        world.value::<i64>("SELECT count FROM journal_head").await,
        2
    );
    assert_eq!(verify(world).await, []);
}

both!(a_whole_life_verifies);
async fn a_whole_life_verifies(world: &mut World) {
    let start = world.now();
    let shared = world.share().await;
    let by = world.practitioner();
    // Two within one instant; then one that expires and is asked for again, twice; and one that is locked.
    world.shares().renew(&by, shared.record).await.unwrap();
    let shared = world.pending(shared.record).await;
    assert_eq!(verify(world).await, []);
    world.go_to(start, 2_592_000);
    assert_eq!(verify(world).await, []);
    for _ in 0..2 {
        let visitor = shared.visitor();
        let asked = world.shares().request_new_link(shared.id, &visitor);
        asked.await.unwrap();
        assert_eq!(verify(world).await, []);
        world.advance(24 * 60 * 60);
        world.services().purge().await.unwrap();
    }
    world.shares().issue(&by, shared.record).await.unwrap();
    let shared = world.pending(shared.record).await;
    for _ in 0..5 {
        world.advance(1);
        world.claim(&shared, &wrong_date()).await.unwrap_err();
    }
    assert_eq!(world.count("invitation WHERE ending = 'locked'").await, 1);
    assert_eq!(verify(world).await, []);
}
