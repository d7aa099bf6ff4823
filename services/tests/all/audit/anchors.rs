//! Anchors that were kept outside: what the key alone cannot prove.

use super::{report, unlock, verify, verify_since};
use crate::support::{PARENT, World, right_date};

both!(a_tail_that_was_cut_with_its_head_shows_against_an_anchor);
async fn a_tail_that_was_cut_with_its_head_shows_against_an_anchor(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    world
        .execute("CREATE TABLE head_then AS SELECT * FROM journal_head")
        .await;
    let by = world.practitioner();
    let to = PARENT.parse().unwrap();
    let sent = world.shares().email(&by, shared.record, &to);
    sent.await.unwrap();
    let anchors = report(world).await.anchors;
    for sql in [
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal_head",
        "INSERT INTO journal_head SELECT * FROM head_then",
    ] {
        world.execute(sql).await;
    }
    // Nothing inside tells.
    assert_eq!(verify(world).await, []);
    let [finding] = &verify_since(world, &anchors).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        (finding.record, finding.seq),
        (Some(shared.record), Some(3))
    );
}

both!(a_past_that_was_made_with_the_key_shows_against_an_anchor);
async fn a_past_that_was_made_with_the_key_shows_against_an_anchor(world: &mut World) {
    let shared = world.share().await;
    let anchors = report(world).await.anchors;
    // What was issued becomes what was never anchored: the same events at another time.
    unlock(world).await;
    let id = world.id(shared.record.uuid());
    for table in ["journal", "journal_head", "invitation", "record_word"] {
        let delete = format!("DELETE FROM {table} WHERE record_id = {id}");
        world.execute(&delete).await;
    }
    for table in ["record_access", "record"] {
        let key = if table == "record" { "id" } else { "record_id" };
        let delete = format!("DELETE FROM {table} WHERE {key} = {id}");
        world.execute(&delete).await;
    }
    world.share().await;
    assert_eq!(verify(world).await, []);
    let [finding] = &verify_since(world, &anchors).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        (finding.record, finding.what),
        (Some(shared.record), "it is gone: it was anchored")
    );
}

both!(a_row_that_was_rewritten_with_the_key_shows_against_an_anchor);
async fn a_row_that_was_rewritten_with_the_key_shows_against_an_anchor(world: &mut World) {
    let shared = world.share().await;
    unlock(world).await;
    let anchors = report(world).await.anchors;
    let other: String = anchors
        .to_string()
        .chars()
        .map(|c| if c == '0' { '1' } else { c })
        .collect();
    let id = shared.record.to_string();
    let other = other.replace(&other[..id.len()], &id);
    let [finding] = &verify_since(world, &other.parse().unwrap()).await[..] else {
        panic!("not one finding");
    };
    assert_eq!(
        (finding.record, finding.seq),
        (Some(shared.record), Some(2))
    );
}

both!(what_goes_on_from_its_anchors_verifies);
async fn what_goes_on_from_its_anchors_verifies(world: &mut World) {
    let shared = world.share().await;
    let anchors = report(world).await.anchors;
    assert_eq!(verify_since(world, &anchors).await, []);
    world.claim(&shared, &right_date()).await.unwrap();
    world.share().await;
    assert_eq!(verify_since(world, &anchors).await, []);
    let later = report(world).await.anchors;
    assert_eq!(later.to_string().lines().count(), 2);
    assert_ne!(later.digest(), anchors.digest());
}
