//! Rows and heads: whatever was changed, cut or taken from elsewhere shows.

use domain::ids::RecordId;

use super::{found_after, unlock, verify};
use crate::support::{World, wrong_date};

/// A record with three rows in its journal, between two others that nobody touches.
async fn three_rows(world: &World) -> RecordId {
    world.share().await;
    let shared = world.share().await;
    world.share().await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    assert_eq!(verify(world).await, []);
    unlock(world).await;
    shared.record
}

both!(a_changed_event_shows);
async fn a_changed_event_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal SET event = REPLACE(event, '4', '3') WHERE seq = 3 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(3));
}

both!(a_changed_time_shows);
async fn a_changed_time_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal SET at = at + 1 WHERE seq = 2 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(2));
}

both!(another_author_shows);
async fn another_author_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal SET \"by\" = NULL WHERE seq = 1 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(1));
}

both!(a_row_that_is_gone_shows);
async fn a_row_that_is_gone_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "DELETE FROM journal WHERE seq = 2 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[change]).await.seq, Some(3));
}

both!(a_cut_tail_shows);
async fn a_cut_tail_shows(world: &mut World) {
    let record = three_rows(world).await;
    let cut = "DELETE FROM journal WHERE seq = 3 AND record_id = {record}";
    assert_eq!(found_after(world, record, &[cut]).await.seq, None);
    // Without the key, the head cannot be made to fit.
    let head = "UPDATE journal_head SET count = 2, last_hash = (SELECT hash FROM journal WHERE seq = 2 \
                AND record_id = {record}) WHERE record_id = {record}";
    let finding = found_after(world, record, &[head]).await;
    assert_eq!(
        (finding.seq, finding.what),
        (None, "the head of its journal was altered")
    );
}

both!(a_journal_cut_to_nothing_shows);
async fn a_journal_cut_to_nothing_shows(world: &mut World) {
    let record = three_rows(world).await;
    let cut = "DELETE FROM journal WHERE record_id = {record}";
    assert_eq!(found_after(world, record, &[cut]).await.seq, None);
    let head = "DELETE FROM journal_head WHERE record_id = {record}";
    assert_eq!(
        found_after(world, record, &[head]).await.what,
        "its journal has no head"
    );
}

both!(an_altered_head_shows);
async fn an_altered_head_shows(world: &mut World) {
    let record = three_rows(world).await;
    let another = world.blob(&[7; 32]);
    let change =
        format!("UPDATE journal_head SET last_hash = {another} WHERE record_id = {{record}}");
    assert_eq!(found_after(world, record, &[&change]).await.seq, None);
    let mut findings = verify(world).await;
    assert_eq!(
        findings.remove(0).what,
        "the head of its journal was altered"
    );
}

both!(a_head_that_counts_less_shows);
async fn a_head_that_counts_less_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal_head SET count = 2 WHERE record_id = {record}";
    assert_eq!(
        found_after(world, record, &[change]).await.what,
        "its head knows fewer rows"
    );
}

both!(another_record_s_head_shows);
async fn another_record_s_head_shows(world: &mut World) {
    let record = three_rows(world).await;
    let change = "UPDATE journal_head SET mac = (SELECT mac FROM journal_head WHERE record_id <> {record} \
                  ORDER BY record_id LIMIT 1) WHERE record_id = {record}";
    let finding = found_after(world, record, &[change]).await;
    assert_eq!(finding.what, "the head of its journal was altered");
}

both!(another_record_s_row_shows);
async fn another_record_s_row_shows(world: &mut World) {
    let record = three_rows(world).await;
    let other = "FROM journal WHERE seq = 2 AND record_id <> {record} ORDER BY record_id LIMIT 1";
    let change = format!(
        "UPDATE journal SET event = (SELECT event {other}), hash = (SELECT hash {other}), \
         mac = (SELECT mac {other}) WHERE seq = 2 AND record_id = {{record}}"
    );
    assert_eq!(found_after(world, record, &[&change]).await.seq, Some(2));
}

both!(a_row_of_another_past_shows);
async fn a_row_of_another_past_shows(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    // What happens third is undone, as by a backup, and happens otherwise.
    world
        .execute("CREATE TABLE head_then AS SELECT * FROM journal_head")
        .await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    for sql in [
        "CREATE TABLE past AS SELECT * FROM journal WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal_head",
        "INSERT INTO journal_head SELECT * FROM head_then",
        "UPDATE invitation SET wrong_dates = 0",
    ] {
        world.execute(sql).await;
    }
    world.advance(1);
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    assert_eq!(verify(world).await, []);
    // Both thirds are genuine; the head tells which one it was.
    let swap = [
        "DELETE FROM journal WHERE seq = 3",
        "INSERT INTO journal SELECT * FROM past",
    ];
    let finding = found_after(world, shared.record, &swap).await;
    assert_eq!(finding.what, "the head of its journal was altered");
}

both!(every_record_that_was_tampered_with_is_named);
async fn every_record_that_was_tampered_with_is_named(world: &mut World) {
    three_rows(world).await;
    world.execute("UPDATE journal SET at = at + 1").await;
    let findings = verify(world).await;
    assert_eq!(findings.len(), 3);
    assert!(findings.iter().all(|finding| finding.seq == Some(1)));
    let said = findings[0].to_string();
    assert!(
        said.starts_with(&format!("record {}, row 1:", findings[0].record.unwrap())),
        "{said}"
    );
}

both!(a_head_of_the_past_is_refused);
async fn a_head_of_the_past_is_refused(world: &mut World) {
    let shared = world.share().await;
    let head = "CREATE TABLE head_then AS SELECT * FROM journal_head";
    world.execute(head).await;
    world.claim(&shared, &wrong_date()).await.unwrap_err();
    let error = world
        .try_execute(
            "UPDATE journal_head SET count = (SELECT count FROM head_then), \
             last_hash = (SELECT last_hash FROM head_then), mac = (SELECT mac FROM head_then)",
        )
        .await
        .unwrap_err();
    assert!(error.to_string().contains("append-only"), "{error}");
}
