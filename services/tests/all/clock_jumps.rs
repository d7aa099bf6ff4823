//! The machine's clock is put forwards or back while people are at it: what was begun by the old time.

use domain::share::invitation::State;
use services::{Anchors, account::Activity};

use crate::support::{Mood, PATIENT, PRACTITIONER, World, right_date};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// Moves the machine's clock, by which people live and messages leave.
fn jump(world: &World, seconds: i64) {
    world.advance(seconds);
    world.wall.advance(seconds);
}

both!(a_clock_that_is_put_back_ends_no_session_and_no_invitation);
async fn a_clock_that_is_put_back_ends_no_session_and_no_invitation(world: &mut World) {
    let shared = world.share().await;
    let session = world.sign_in(world.someone(PATIENT)).await;
    jump(world, -HOUR);
    let accounts = &world.services().account;
    let current = accounts.current(&session, Activity::User).await.unwrap();
    assert!(current.is_some(), "the session has ended");
    assert_eq!(world.state(&shared).await, State::Pending);
    // A code of the new time is as good as any.
    world.sign_in(world.someone(PRACTITIONER)).await;
    world.claim(&shared, &right_date()).await.unwrap();
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty(), "{report:?}");
}

both!(a_link_of_after_the_clock_was_put_back_takes_the_place_of_the_one_before);
async fn a_link_of_after_the_clock_was_put_back_takes_the_place_of_the_one_before(
    world: &mut World,
) {
    let before = world.share().await;
    jump(world, -HOUR);
    let by = world.practitioner();
    world.shares().renew(&by, before.record).await.unwrap();
    let after = world.pending(before.record).await;
    assert_ne!(after.id, before.id);
    assert_eq!(world.state(&before).await, State::Cancelled);
    world.claim(&after, &right_date()).await.unwrap();
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty(), "{report:?}");
}

both!(a_clock_that_is_put_forwards_ends_sessions_and_codes_and_nothing_that_is_kept);
async fn a_clock_that_is_put_forwards_ends_sessions_and_codes_and_nothing_that_is_kept(
    world: &mut World,
) {
    let shared = world.share().await;
    let session = world.sign_in(world.someone(PATIENT)).await;
    jump(world, DAY);
    let accounts = &world.services().account;
    let current = accounts.current(&session, Activity::User).await.unwrap();
    assert!(current.is_none(), "the session lives on");
    world.sign_in(world.someone(PATIENT)).await;
    world.claim(&shared, &right_date()).await.unwrap();
    // Put right again, it is as it was.
    jump(world, -DAY);
    assert_eq!(world.state(&shared).await, State::Claimed);
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty(), "{report:?}");
}

both!(a_message_that_nobody_tried_to_send_before_the_clock_was_put_back_leaves_at_once);
async fn a_message_that_nobody_tried_to_send_before_the_clock_was_put_back_leaves_at_once(
    world: &mut World,
) {
    let shared = world.share().await;
    world.claim(&shared, &right_date()).await.unwrap();
    jump(world, -HOUR);
    assert_eq!(world.services().outbox.deliver().await.unwrap(), 1);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
}

both!(a_message_that_waits_when_the_clock_is_put_back_leaves_in_its_own_time_and_holds_no_other_up);
async fn a_message_that_waits_when_the_clock_is_put_back_leaves_in_its_own_time_and_holds_no_other_up(
    world: &mut World,
) {
    let first = world.share().await;
    world.claim(&first, &right_date()).await.unwrap();
    world.gateway.set(Mood::Refuses("out of order"));
    world.services().outbox.deliver().await.unwrap();
    world.gateway.set(Mood::Takes);
    jump(world, -HOUR);
    // It was put off by the old clock, and waits for that time to come again.
    assert_eq!(world.services().outbox.deliver().await.unwrap(), 0);
    let second = world.share().await;
    world.claim(&second, &right_date()).await.unwrap();
    assert_eq!(world.services().outbox.deliver().await.unwrap(), 1);
    jump(world, HOUR + 10);
    assert_eq!(world.services().outbox.deliver().await.unwrap(), 1);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 2);
}
