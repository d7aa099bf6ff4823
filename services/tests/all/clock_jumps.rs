//! The machine's clock is put forwards or back while people are at it: what was begun by the old time.

use domain::{
    account::{lockout::PasswordFailures, session::AWAITING_CODE, trusted_device},
    problem::Problem,
    share::invitation::State,
};
use services::{
    Anchors, Error,
    account::{Activity, PasswordAccepted, SessionSecret, Visit},
};

use crate::support::{
    APPLICANT, Mood, NUMBER, PASSWORD, PATIENT, PRACTITIONER, World, problem, right_date,
};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

const YEAR: i64 = 365 * DAY;

/// Moves the machine's clock, by which people live and messages leave.
fn jump(world: &World, seconds: i64) {
    world.advance(seconds);
    world.wall.advance(seconds);
}

async fn is_signed_in(world: &World, session: &SessionSecret) -> bool {
    let accounts = &world.services().account;
    let current = accounts.current(session, Activity::User).await.unwrap();
    current.is_some()
}

both!(a_clock_that_is_put_back_ends_no_session_and_no_invitation);
async fn a_clock_that_is_put_back_ends_no_session_and_no_invitation(world: &mut World) {
    let shared = world.share().await;
    let session = world.sign_in(world.someone(PATIENT)).await;
    jump(world, -HOUR);
    assert!(is_signed_in(world, &session).await, "the session has ended");
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
    assert!(!is_signed_in(world, &session).await, "the session lives on");
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

both!(whoever_signs_in_while_the_clock_is_a_year_ahead_is_not_signed_in_for_a_year);
async fn whoever_signs_in_while_the_clock_is_a_year_ahead_is_not_signed_in_for_a_year(
    world: &mut World,
) {
    jump(world, YEAR);
    let session = world.sign_in(world.someone(PATIENT)).await;
    jump(world, -YEAR);
    assert!(!is_signed_in(world, &session).await, "the session lives on");
    world.services().purge().await.unwrap();
    assert_eq!(world.count("session").await, 0);
}

both!(a_session_goes_idle_by_the_new_time_once_it_is_used_after_the_clock_was_put_back);
async fn a_session_goes_idle_by_the_new_time_once_it_is_used_after_the_clock_was_put_back(
    world: &mut World,
) {
    let session = world.sign_in(world.someone(PATIENT)).await;
    jump(world, -HOUR);
    assert!(is_signed_in(world, &session).await, "the session has ended");
    jump(world, HOUR / 2);
    assert!(!is_signed_in(world, &session).await, "the session lives on");
}

both!(a_code_that_was_entered_before_the_clock_was_put_back_trusts_no_device);
async fn a_code_that_was_entered_before_the_clock_was_put_back_trusts_no_device(world: &mut World) {
    let accounts = &world.services().account;
    let session = world.sign_in(world.someone(PATIENT)).await;
    jump(world, -HOUR);
    let trusted = accounts.trust_device(&world.patient(), &session).await;
    assert_fails!(trusted, Error::Conflict);
    // A little ahead is whatever was entered on another server.
    let session = world.sign_in(world.someone(PATIENT)).await;
    jump(world, -5);
    let trusted = accounts.trust_device(&world.patient(), &session).await;
    trusted.unwrap();
}

both!(a_device_that_is_trusted_after_the_clock_was_put_back_does_not_make_room_for_others);
async fn a_device_that_is_trusted_after_the_clock_was_put_back_does_not_make_room_for_others(
    world: &mut World,
) {
    for _ in 0..trusted_device::AT_MOST {
        world.trust_device(world.someone(PATIENT)).await;
    }
    jump(world, -HOUR);
    let visit = Visit {
        device: Some(world.trust_device(world.someone(PATIENT)).await),
        ..Visit::default()
    };
    let accepted = world.password(PATIENT, PASSWORD, visit).await.unwrap();
    assert!(
        matches!(accepted, PasswordAccepted::SignedIn(..)),
        "{accepted:?}"
    );
    let trusted = usize::try_from(world.count("trusted_device").await).unwrap();
    assert_eq!(trusted, trusted_device::AT_MOST);
}

both!(a_sign_in_of_after_the_clock_was_put_back_does_not_make_room_for_those_before);
async fn a_sign_in_of_after_the_clock_was_put_back_does_not_make_room_for_those_before(
    world: &mut World,
) {
    let patient = world.someone(PATIENT);
    for _ in 0..AWAITING_CODE {
        world.until_code(PATIENT).await;
    }
    world.delivered_to(&patient.phone).await;
    jump(world, -HOUR);
    let waiting = world.until_code(PATIENT).await;
    let waiting_now = usize::try_from(world.count("session").await).unwrap();
    assert_eq!(waiting_now, AWAITING_CODE);
    let code = world.code_sent_to(&patient.phone).await;
    world.enter(&waiting, &code).await.unwrap();
}

/// What a password of the patient's is told, from somewhere new.
async fn told(world: &World, password: &str) -> Problem {
    problem(world.password(PATIENT, password, Visit::default()).await)
}

both!(a_wait_after_wrong_passwords_does_not_last_until_the_old_time_comes_again);
async fn a_wait_after_wrong_passwords_does_not_last_until_the_old_time_comes_again(
    world: &mut World,
) {
    for _ in 0..PasswordFailures::FREE {
        assert_eq!(told(world, "Wrong2026").await, Problem::WrongCredentials);
    }
    // A little ahead is whatever was noted meanwhile, by somebody who came at the same time: that is waited for.
    jump(world, -5);
    let waits = Problem::TryLater { seconds: 35 };
    assert_eq!(told(world, PASSWORD).await, waits);
    jump(world, -HOUR);
    // They stay counted.
    assert_eq!(told(world, "Wrong2026").await, Problem::WrongCredentials);
    let waits = Problem::TryLater { seconds: 60 };
    assert_eq!(told(world, PASSWORD).await, waits);
    jump(world, -HOUR);
    world.until_code(PATIENT).await;
}

both!(another_code_can_be_asked_for_after_the_clock_was_put_back);
async fn another_code_can_be_asked_for_after_the_clock_was_put_back(world: &mut World) {
    let patient = world.someone(PATIENT);
    let waiting = world.until_code(PATIENT).await;
    world.code_sent_to(&patient.phone).await;
    jump(world, -HOUR);
    let accounts = &world.services().account;
    let request = accounts.code_request(&waiting).await.unwrap();
    assert_eq!(request.resend_in, 0);
    accounts.resend_code(&waiting, "192.0.2.1").await.unwrap();
    let code = world.code_sent_to(&patient.phone).await;
    world.enter(&waiting, &code).await.unwrap();
}

both!(another_mail_can_be_asked_for_after_the_clock_was_put_back);
async fn another_mail_can_be_asked_for_after_the_clock_was_put_back(world: &mut World) {
    let begun = world.until_mail(APPLICANT, NUMBER, None).await;
    jump(world, -HOUR);
    let registrations = &world.services().registration;
    let (id, secret) = (begun.id, &begun.secret);
    let waiting = registrations.waiting(id, secret).await.unwrap();
    assert_eq!(waiting.resend_in, 0);
    registrations.resend_mail(id, secret).await.unwrap();
}

both!(what_is_counted_is_counted_anew_after_the_clock_was_put_back);
async fn what_is_counted_is_counted_anew_after_the_clock_was_put_back(world: &mut World) {
    world.limits.passwords_of_account.at_most = 1;
    world.restart().await;
    world.until_code(PATIENT).await;
    let waits = |seconds| Problem::TryLater { seconds };
    // A little ahead is whatever was counted meanwhile.
    jump(world, -5);
    assert_eq!(told(world, PASSWORD).await, waits(3605));
    jump(world, -HOUR);
    world.until_code(PATIENT).await;
    assert_eq!(told(world, PASSWORD).await, waits(3600));
}

both!(an_address_that_became_known_while_the_clock_was_ahead_is_not_known_any_longer_for_it);
async fn an_address_that_became_known_while_the_clock_was_ahead_is_not_known_any_longer_for_it(
    world: &mut World,
) {
    jump(world, YEAR);
    world.until_code(PATIENT).await;
    jump(world, -YEAR);
    for _ in 0..PasswordFailures::FREE {
        assert_eq!(told(world, "Wrong2026").await, Problem::WrongCredentials);
    }
    let visit = Visit {
        client: "192.0.2.1",
        ..Visit::default()
    };
    let answer = problem(world.password(PATIENT, PASSWORD, visit).await);
    assert_eq!(answer, Problem::TryLater { seconds: 30 });
}

both!(what_was_counted_while_the_clock_was_ahead_by_longer_than_it_counts_is_forgotten);
async fn what_was_counted_while_the_clock_was_ahead_by_longer_than_it_counts_is_forgotten(
    world: &mut World,
) {
    for (ahead, stays) in [(YEAR, 0), (5, 1)] {
        jump(world, ahead);
        world.until_code(PATIENT).await;
        assert_eq!(told(world, "Wrong2026").await, Problem::WrongCredentials);
        jump(world, -ahead);
        world.services().purge().await.unwrap();
        assert_eq!(world.count("password_failure").await, stays);
        assert_eq!(world.count("throttle").await.min(1), stays);
    }
}

both!(a_new_link_can_be_asked_for_again_after_the_clock_was_put_back);
async fn a_new_link_can_be_asked_for_again_after_the_clock_was_put_back(world: &mut World) {
    let shared = world.share().await;
    let ask = async || {
        let visitor = shared.visitor();
        let asked = world.shares().request_new_link(shared.id, &visitor).await;
        asked.unwrap();
    };
    jump(world, 40 * DAY);
    ask().await;
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
    jump(world, -HOUR);
    assert!(!world.offer(&shared).await.new_link_requested);
    ask().await;
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 2);
    // A little ahead is whatever was asked for meanwhile.
    jump(world, -5);
    assert!(world.offer(&shared).await.new_link_requested);
    ask().await;
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 2);
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty(), "{report:?}");
}

both!(a_link_works_again_whose_copy_was_erased_while_the_clock_was_ahead);
async fn a_link_works_again_whose_copy_was_erased_while_the_clock_was_ahead(world: &mut World) {
    let (first, second) = (world.share().await, world.share().await);
    jump(world, 40 * DAY);
    world.services().purge().await.unwrap();
    jump(world, -40 * DAY);
    world.claim(&first, &right_date()).await.unwrap();
    // A copy that is gone before its time is found, whoever removed it, until there is a new link.
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    let found: Vec<_> = report.findings.iter().map(|found| found.record).collect();
    assert_eq!(found, [Some(second.record)], "{report:?}");
    let by = world.practitioner();
    world.shares().renew(&by, second.record).await.unwrap();
    let report = world.services().verify(&Anchors::default()).await.unwrap();
    assert!(report.findings.is_empty(), "{report:?}");
}
