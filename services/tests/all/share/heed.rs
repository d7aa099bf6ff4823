//! What the practitioner has to heed: who asks for a new link, and a birth date in doubt.

use domain::{
    ids::RecordId,
    share::{InvitationEventKind::IdentityCorrected, invitation::State},
};

use super::{DAY, cancel, renew};
use crate::support::{COLLEAGUE, Shared, World, wrong_date};

/// The records for which the practitioner is asked for a new link.
async fn asked_for(world: &World) -> Vec<RecordId> {
    let by = world.practitioner();
    let requests = world.services().share.new_link_requests(&by, 10).await;
    let requests = requests.unwrap();
    assert!(
        requests
            .iter()
            .all(|one| one.holder.first_name == "Camille")
    );
    requests.into_iter().map(|one| one.record).collect()
}

async fn ask_for_new_link(world: &World, shared: &Shared) {
    let visitor = shared.visitor();
    let asked = world.shares().request_new_link(shared.id, &visitor).await;
    asked.unwrap();
}

both!(whoever_asks_for_a_new_link_is_shown_until_there_is_one);
async fn whoever_asks_for_a_new_link_is_shown_until_there_is_one(world: &mut World) {
    let [first, second] = [world.share().await, world.share().await];
    world.advance(30 * DAY);
    assert_eq!(asked_for(world).await, []);
    ask_for_new_link(world, &first).await;
    world.advance(60);
    ask_for_new_link(world, &second).await;
    assert_eq!(asked_for(world).await, [second.record, first.record]);
    let by = world.practitioner();
    let at_most_one = world.shares().new_link_requests(&by, 1).await.unwrap();
    assert_eq!(at_most_one[0].record, second.record);
    let sharing = world.shares().sharing(&by, first.record).await.unwrap();
    assert!(sharing.latest.unwrap().new_link_requested_at().is_some());

    let renewed = renew(world, first.record).await.unwrap();
    assert_eq!(asked_for(world).await, [second.record]);
    // Also when that one has ended.
    cancel(world, first.record).await;
    assert_eq!(world.state(&renewed).await, State::Cancelled);
    assert_eq!(asked_for(world).await, [second.record]);
    // The reminder does not stay for ever.
    world.advance(30 * DAY - 1);
    assert_eq!(asked_for(world).await, [second.record]);
    world.advance(1);
    assert_eq!(asked_for(world).await, []);
}

both!(a_request_for_a_new_link_is_shown_to_whom_it_is_made);
async fn a_request_for_a_new_link_is_shown_to_whom_it_is_made(world: &mut World) {
    let shared = world.share().await;
    world.advance(30 * DAY);
    ask_for_new_link(world, &shared).await;
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let theirs = world.shares().new_link_requests(&colleague, 10).await;
    assert_eq!(theirs.unwrap(), []);
    world.execute("UPDATE record_access SET ended_at = 1").await;
    assert_eq!(asked_for(world).await, []);
}

both!(wrong_dates_put_the_identity_in_doubt_until_it_is_corrected);
async fn wrong_dates_put_the_identity_in_doubt_until_it_is_corrected(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    let latest = async |world: &World| {
        let sharing = world.shares().sharing(&by, shared.record).await;
        sharing.unwrap().latest.unwrap()
    };
    for doubt in [None, None, Some(3)] {
        world.claim(&shared, &wrong_date()).await.unwrap_err();
        assert_eq!(latest(world).await.doubt(), doubt);
    }
    let records = &world.services().record;
    let kept = records.identity(&by, shared.record).await.unwrap();
    let mut identity = kept.identity;
    identity.person.birth_date = wrong_date().birth_date;
    let corrected = records.correct(&by, shared.record, &kept.seen, &identity);
    corrected.await.unwrap();
    let after = latest(world).await;
    assert_eq!(after.doubt(), None);
    assert_eq!(after.events.last().unwrap().kind, IdentityCorrected);
    world.claim(&shared, &wrong_date()).await.unwrap();
    assert_eq!(latest(world).await.doubt(), None);
}
