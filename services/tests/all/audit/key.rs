//! The outside key: another one is refused, and whatever was written with another one shows.

use services::{Anchors, Error};

use crate::support::World;

both!(a_journal_that_was_rewritten_with_another_key_shows);
async fn a_journal_that_was_rewritten_with_another_key_shows(world: &mut World) {
    world.share().await;
    // Another key makes another mark: all that is left to tell is the journal.
    world.execute("DELETE FROM key_check").await;
    let stranger = world
        .instance_on(world.db().clone(), [7; 32])
        .await
        .unwrap();
    let findings = stranger.verify(&Anchors::default()).await.unwrap().findings;
    assert_eq!(findings.len(), 1);
    assert_eq!(
        (findings[0].seq, findings[0].what),
        (Some(1), "it was not written with this key")
    );
}

both!(a_wrong_key_is_refused_at_the_start);
async fn a_wrong_key_is_refused_at_the_start(world: &mut World) {
    let mut almost = world.key;
    almost[31] ^= 1;
    let started = world.instance_on(world.db().clone(), almost).await;
    assert_fails!(started, Error::Corrupt(_));
    world
        .instance_on(world.db().clone(), world.key)
        .await
        .unwrap();
}
