//! Patients who ask for a new link.

use std::{pin::pin, time::Duration};

use domain::{
    approval::DecisionReason,
    share::InvitationEventKind::{Expired, Issued, NewLinkRequested},
};
use services::{By, Error};
use tokio::time::timeout;

use super::{DAY, cancel, renew};
use crate::support::{PRACTITIONER, World, execute, right_date};

both!(a_new_link_is_asked_for_once_a_day);
async fn a_new_link_is_asked_for_once_a_day(world: &mut World) {
    let shared = world.share().await;
    let ask = async || {
        let visitor = shared.visitor();
        world
            .services()
            .share
            .request_new_link(shared.id, &visitor)
            .await
            .unwrap();
    };
    world.advance(30 * DAY);
    assert!(!world.offer(&shared).await.new_link_requested);
    for (seconds, asked) in [(0, 1), (0, 1), (DAY - 1, 1), (1, 2), (0, 2)] {
        world.advance(seconds);
        ask().await;
        assert!(world.offer(&shared).await.new_link_requested);
        assert_eq!(world.delivered_to(PRACTITIONER).await.len(), asked);
    }
    world.advance(DAY);
    assert!(!world.offer(&shared).await.new_link_requested);
    let timeline = world.timeline(shared.record).await;
    assert_eq!(
        timeline,
        [Issued, Expired, NewLinkRequested, NewLinkRequested]
    );
}

both!(of_many_that_ask_for_a_new_link_at_once_one_is_heard);
async fn of_many_that_ask_for_a_new_link_at_once_one_is_heard(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY);
    let many = (0..10).map(|n| {
        let (services, visitor, id) = (world.instance(n), shared.visitor(), shared.id);
        async move { services.share.request_new_link(id, &visitor).await }
    });
    for result in world.at_once(many).await {
        result.unwrap();
    }
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
}

both!(a_new_link_is_asked_for_from_an_expired_one_alone);
async fn a_new_link_is_asked_for_from_an_expired_one_alone(world: &mut World) {
    let shared = world.share().await;
    let visitor = shared.visitor();
    let asked = world.shares().request_new_link(shared.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    cancel(world, shared.record).await;
    world.advance(30 * DAY);
    let asked = world.shares().request_new_link(shared.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 0);
}

both!(no_new_link_is_asked_of_who_may_share_no_longer);
async fn no_new_link_is_asked_of_who_may_share_no_longer(world: &mut World) {
    let shared = world.share().await;
    let cancelled = world.share().await;
    world.advance(30 * DAY - 1);
    cancel(world, cancelled.record).await;
    world.advance(1);
    assert!(world.offer(&shared).await.practitioner_may_share);
    let by = world.practitioner().account();
    let administration = &world.services().administration;
    let reason = DecisionReason::parse("N’exerce plus.").unwrap();
    administration
        .revoke(By::CommandLine, by, &reason)
        .await
        .unwrap();
    let before = world.delivered_to(PRACTITIONER).await.len();
    let visitor = shared.visitor();
    let asked = world.shares().request_new_link(shared.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), before);
    for over in [&shared, &cancelled] {
        assert!(!world.offer(over).await.practitioner_may_share);
    }
}

/// How long somebody is waited for who must not answer yet.
const A_MOMENT: Duration = Duration::from_millis(500);

both!(no_new_link_is_asked_of_who_is_just_being_revoked);
async fn no_new_link_is_asked_of_who_is_just_being_revoked(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY);
    let revoking = world.db().begin().await.unwrap();
    let by = world.id(world.practitioner().account().uuid());
    let revoked =
        format!("UPDATE practitioner SET revoked_at = 1, refusal = 'x' WHERE account_id = {by}");
    execute(&*revoking, &revoked).await.unwrap();
    let visitor = shared.visitor();
    let mut asked = pin!(world.shares().request_new_link(shared.id, &visitor));
    let early = timeout(A_MOMENT, &mut asked).await;
    assert!(
        early.is_err(),
        "answered as if nobody were revoked: {early:?}"
    );
    revoking.commit().await.unwrap();
    assert_fails!(asked.await, Error::Conflict);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 0);
}

both!(no_new_link_is_asked_for_where_there_is_one);
async fn no_new_link_is_asked_for_where_there_is_one(world: &mut World) {
    let old = world.share().await;
    world.advance(30 * DAY);
    let new = renew(world, old.record).await.unwrap();
    let visitor = old.visitor();
    let asked = world.shares().request_new_link(old.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    world.claim(&new, &right_date()).await.unwrap();
    let asked = world.shares().request_new_link(old.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
    world.advance(30 * DAY);
    let asked = world.shares().request_new_link(old.id, &visitor).await;
    assert_fails!(asked, Error::Conflict);
}
