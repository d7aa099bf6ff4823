//! One invitation at a time: who issues another ends the one before, and its secret goes with it.

use domain::{
    ids::RecordId,
    share::{
        InvitationEventKind::{Cancelled, Expired, Issued},
        ShareStatus,
        invitation::State,
    },
};
use services::Error;

use super::{DAY, cancel, email, renew};
use crate::support::{Shared, World, how_many, right_date, wrong_date};

async fn status(world: &World, record: RecordId) -> ShareStatus {
    let by = world.practitioner();
    let sharing = world.services().share.sharing(&by, record).await.unwrap();
    let listed = world
        .services()
        .record
        .patient_list(&by, &domain::record::search::PatientQuery::default(), None)
        .await
        .unwrap();
    let line = listed.items.iter().find(|line| line.id == record).unwrap();
    assert_eq!(line.share_status, sharing.status);
    sharing.status
}

/// Whether the sealed copy of an invitation's token is still there.
async fn holds_token(world: &World, shared: &Shared) -> bool {
    let id = world.id(shared.id.uuid());
    let condition = format!("invitation WHERE token_sealed IS NOT NULL AND id = {id}");
    world.count(&condition).await == 1
}

both!(a_record_has_one_pending_invitation);
async fn a_record_has_one_pending_invitation(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    let again = world.services().share.issue(&by, shared.record).await;
    assert_fails!(again, Error::Conflict);
    assert_eq!(world.count("invitation").await, 1);
}

both!(of_twenty_that_are_issued_at_once_one_is);
async fn of_twenty_that_are_issued_at_once_one_is(world: &mut World) {
    let record = world.record().await;
    let by = world.practitioner();
    let many = (0..20).map(|n| {
        let services = world.instance(n);
        async move { services.share.issue(&by, record).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let conflict = |result: &Result<_, Error>| matches!(result, Err(Error::Conflict));
    assert_eq!(how_many(&results, conflict), 19, "{results:?}");
    assert_eq!(world.count("invitation").await, 1);
    assert_eq!(world.timeline(record).await, [Issued]);
}

both!(of_twenty_that_are_renewed_at_once_one_is_left);
async fn of_twenty_that_are_renewed_at_once_one_is_left(world: &mut World) {
    let record = world.record().await;
    let by = world.practitioner();
    let many = (0..20).map(|n| {
        let services = world.instance(n);
        async move { services.share.renew(&by, record).await }
    });
    for renewed in world.at_once(many).await {
        renewed.unwrap();
    }
    assert_eq!(world.count("invitation").await, 20);
    assert_eq!(world.count("invitation WHERE ending IS NULL").await, 1);
    assert_eq!(status(world, record).await, ShareStatus::InvitationPending);
}

both!(a_new_link_ends_the_one_before);
async fn a_new_link_ends_the_one_before(world: &mut World) {
    let mut before = world.share().await;
    // All in the same instant: which one is the latest must not be left to chance.
    for _ in 0..8 {
        let after = renew(world, before.record).await.unwrap();
        assert_ne!(after.id, before.id);
        assert_ne!(after.token, before.token);
        assert_eq!(world.state(&before).await, State::Cancelled);
        assert_eq!(world.state(&after).await, State::Pending);
        assert_eq!(world.timeline(before.record).await, [Issued]);
        before = after;
    }
}

both!(a_record_with_an_owner_is_not_shared_again);
async fn a_record_with_an_owner_is_not_shared_again(world: &mut World) {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    let by = world.practitioner();
    assert_fails!(
        world.shares().issue(&by, shared.record).await,
        Error::Conflict
    );
    assert_fails!(
        world.shares().renew(&by, shared.record).await,
        Error::Conflict
    );
    assert_fails!(email(world, shared.record).await, Error::Conflict);
    cancel(world, shared.record).await;
    assert_eq!(world.state(&shared).await, State::Claimed);
}

both!(the_status_follows_the_invitation);
async fn the_status_follows_the_invitation(world: &mut World) {
    let record = world.record().await;
    assert_eq!(status(world, record).await, ShareStatus::NotShared);
    let by = world.practitioner();
    world.shares().issue(&by, record).await.unwrap();
    assert_eq!(status(world, record).await, ShareStatus::InvitationPending);
    cancel(world, record).await;
    assert_eq!(status(world, record).await, ShareStatus::NotShared);
    let locked = renew(world, record).await.unwrap();
    for _ in 0..5 {
        world.claim(&locked, &wrong_date()).await.unwrap_err();
    }
    assert_eq!(status(world, record).await, ShareStatus::InvitationStopped);
    renew(world, record).await.unwrap();
    assert_eq!(status(world, record).await, ShareStatus::InvitationPending);
    world.advance(30 * DAY);
    assert_eq!(status(world, record).await, ShareStatus::InvitationStopped);
    let last = renew(world, record).await.unwrap();
    world.claim(&last, &right_date()).await.unwrap();
    assert_eq!(status(world, record).await, ShareStatus::Shared);
}

both!(cancelling_twice_is_cancelling);
async fn cancelling_twice_is_cancelling(world: &mut World) {
    let shared = world.share().await;
    cancel(world, shared.record).await;
    cancel(world, shared.record).await;
    assert_eq!(world.timeline(shared.record).await, [Issued, Cancelled]);
    let never_shared = world.record().await;
    cancel(world, never_shared).await;
}

both!(an_expired_invitation_cannot_be_cancelled);
async fn an_expired_invitation_cannot_be_cancelled(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY);
    cancel(world, shared.record).await;
    assert_eq!(world.state(&shared).await, State::Expired);
    assert_eq!(world.timeline(shared.record).await, [Issued, Expired]);
}

both!(the_token_is_erased_when_the_invitation_ends);
async fn the_token_is_erased_when_the_invitation_ends(world: &mut World) {
    let [claimed, cancelled, locked, pending] = [
        world.share().await,
        world.share().await,
        world.share().await,
        world.share().await,
    ];
    world.claim(&claimed, &right_date()).await.unwrap();
    cancel(world, cancelled.record).await;
    for _ in 0..5 {
        assert!(holds_token(world, &locked).await);
        world.claim(&locked, &wrong_date()).await.unwrap_err();
    }
    for ended in [&claimed, &cancelled, &locked] {
        assert!(!holds_token(world, ended).await);
        let sharing = world
            .services()
            .share
            .sharing(&world.practitioner(), ended.record)
            .await;
        assert!(sharing.unwrap().latest.unwrap().token.is_none());
    }
    assert!(holds_token(world, &pending).await);
}

both!(the_token_of_an_expired_invitation_is_erased_by_the_next_purge);
async fn the_token_of_an_expired_invitation_is_erased_by_the_next_purge(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY - 1);
    world.services().purge().await.unwrap();
    assert!(holds_token(world, &shared).await);
    world.advance(1);
    let sharing = world
        .services()
        .share
        .sharing(&world.practitioner(), shared.record)
        .await;
    assert!(sharing.unwrap().latest.unwrap().token.is_none());
    world.services().purge().await.unwrap();
    assert!(!holds_token(world, &shared).await);
    assert_eq!(world.state(&shared).await, State::Expired);
}
