//! Sessions: how long they live, what keeps them alive, and how they end.

use domain::{
    account::session::{Life, Stage},
    problem::Problem,
};
use services::{
    Error,
    account::{Activity, Current, SessionSecret, Visit},
};

use crate::support::{PASSWORD, PATIENT, PRACTITIONER, World, how_many, problem};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

async fn look(world: &World, secret: &SessionSecret, activity: Activity) -> Option<Current> {
    world
        .services()
        .account
        .current(secret, activity)
        .await
        .unwrap()
}

async fn life(world: &World, secret: &SessionSecret) -> Option<Life> {
    look(world, secret, Activity::Polling)
        .await
        .map(|current| current.life)
}

/// Uses a session again and again until so many seconds after its start.
async fn use_until(world: &World, secret: &SessionSecret, seconds: i64) {
    let start = world.now();
    for minutes in (15..)
        .step_by(15)
        .take_while(|minutes| minutes * MINUTE < seconds)
    {
        world.go_to(start, minutes * MINUTE);
        assert!(look(world, secret, Activity::User).await.is_some());
    }
    world.go_to(start, seconds);
}

both!(a_patient_s_ends_after_half_an_hour_unused);
async fn a_patient_s_ends_after_half_an_hour_unused(world: &mut World) {
    let secret = world.sign_in(world.someone(PATIENT)).await;
    world.advance(30 * MINUTE - 1);
    assert!(look(world, &secret, Activity::User).await.is_some());
    world.advance(30 * MINUTE - 1);
    assert_eq!(life(world, &secret).await, Some(Life::Live));
    world.advance(1);
    assert_eq!(life(world, &secret).await, None);
}

both!(a_patient_s_ends_after_twelve_hours_however_used);
async fn a_patient_s_ends_after_twelve_hours_however_used(world: &mut World) {
    let secret = world.sign_in(world.someone(PATIENT)).await;
    use_until(world, &secret, 12 * HOUR - 1).await;
    assert_eq!(life(world, &secret).await, Some(Life::Live));
    world.advance(1);
    assert_eq!(life(world, &secret).await, None);
}

both!(a_practitioner_s_is_idle_after_twenty_minutes);
async fn a_practitioner_s_is_idle_after_twenty_minutes(world: &mut World) {
    let secret = world.sign_in(world.someone(PRACTITIONER)).await;
    world.advance(20 * MINUTE - 1);
    assert_eq!(life(world, &secret).await, Some(Life::Live));
    world.advance(1);
    assert_eq!(life(world, &secret).await, Some(Life::Idle));
    // Trying to use it does not bring it back.
    assert_eq!(
        look(world, &secret, Activity::User).await.unwrap().life,
        Life::Idle
    );
    assert_eq!(life(world, &secret).await, Some(Life::Idle));
}

both!(a_practitioner_s_ends_after_ten_hours);
async fn a_practitioner_s_ends_after_ten_hours(world: &mut World) {
    let secret = world.sign_in(world.someone(PRACTITIONER)).await;
    use_until(world, &secret, 10 * HOUR - 1).await;
    assert_eq!(life(world, &secret).await, Some(Life::Live));
    world.advance(1);
    assert_eq!(life(world, &secret).await, None);
}

both!(a_practitioner_s_that_waits_for_its_code_is_never_resumed);
async fn a_practitioner_s_that_waits_for_its_code_is_never_resumed(world: &mut World) {
    let secret = world.until_code(PRACTITIONER).await;
    let accounts = &world.services().account;
    assert_fails!(
        accounts.resume(&secret, PASSWORD, "").await,
        Error::SignInRequired
    );
    world.advance(20 * MINUTE);
    assert_eq!(life(world, &secret).await, None);
    assert_fails!(
        accounts.resume(&secret, PASSWORD, "").await,
        Error::SignInRequired
    );
}

both!(polling_does_not_keep_it_alive);
async fn polling_does_not_keep_it_alive(world: &mut World) {
    let secret = world.sign_in(world.someone(PATIENT)).await;
    for _ in 0..29 {
        world.advance(MINUTE);
        assert_eq!(life(world, &secret).await, Some(Life::Live));
    }
    world.advance(MINUTE);
    assert_eq!(life(world, &secret).await, None);
}

both!(the_code_gives_it_a_new_secret_and_a_new_start);
async fn the_code_gives_it_a_new_secret_and_a_new_start(world: &mut World) {
    let waiting = world.until_code(PATIENT).await;
    world.advance(9 * MINUTE);
    let code = world.code_sent_to(&world.someone(PATIENT).phone).await;
    let arrived = world.enter(&waiting, &code).await.unwrap();
    assert_eq!(life(world, &waiting).await, None);
    let current = look(world, &arrived.secret, Activity::User).await.unwrap();
    assert_eq!(current.stage, Stage::SignedIn);
    use_until(world, &arrived.secret, 12 * HOUR - 1).await;
    assert_eq!(life(world, &arrived.secret).await, Some(Life::Live));
}

both!(a_password_brings_a_practitioner_s_back);
async fn a_password_brings_a_practitioner_s_back(world: &mut World) {
    let start = world.now();
    let idle = world.sign_in(world.someone(PRACTITIONER)).await;
    world.advance(20 * MINUTE);
    let accounts = &world.services().account;
    let told = problem(accounts.resume(&idle, "Wrong2026", "").await);
    assert_eq!(told, Problem::WrongCredentials);
    assert_eq!(
        problem(accounts.resume(&idle, "", "").await),
        Problem::Missing
    );
    let resumed = accounts.resume(&idle, PASSWORD, "").await.unwrap().secret;
    assert_eq!(life(world, &idle).await, None);
    assert_eq!(life(world, &resumed).await, Some(Life::Live));
    // Its ten hours still run from the sign-in.
    world.go_to(start, 10 * HOUR - 1);
    let late = accounts
        .resume(&resumed, PASSWORD, "")
        .await
        .unwrap()
        .secret;
    assert_eq!(life(world, &late).await, Some(Life::Live));
    world.go_to(start, 10 * HOUR);
    assert_fails!(
        accounts.resume(&late, PASSWORD, "").await,
        Error::SignInRequired
    );
}

both!(wrong_passwords_at_resuming_wait_too);
async fn wrong_passwords_at_resuming_wait_too(world: &mut World) {
    let idle = world.sign_in(world.someone(PRACTITIONER)).await;
    let accounts = &world.services().account;
    for _ in 0..5 {
        let told = problem(accounts.resume(&idle, "Wrong2026", "").await);
        assert_eq!(told, Problem::WrongCredentials);
    }
    let told = problem(accounts.resume(&idle, PASSWORD, "").await);
    assert_eq!(told, Problem::TryLater { seconds: 30 });
    // Nobody who signs in waits for that.
    world.until_code(PRACTITIONER).await;
}

both!(a_password_brings_no_patient_s_back);
async fn a_password_brings_no_patient_s_back(world: &mut World) {
    let secret = world.sign_in(world.someone(PATIENT)).await;
    let accounts = &world.services().account;
    assert_fails!(
        accounts.resume(&secret, PASSWORD, "").await,
        Error::SignInRequired
    );
    world.advance(30 * MINUTE);
    assert_fails!(
        accounts.resume(&secret, PASSWORD, "").await,
        Error::SignInRequired
    );
}

both!(resumed_many_times_at_once_it_has_one_secret);
async fn resumed_many_times_at_once_it_has_one_secret(world: &mut World) {
    let idle = world.sign_in(world.someone(PRACTITIONER)).await;
    world.advance(20 * MINUTE);
    let many = (0..4).map(|n| {
        let (services, idle) = (world.instance(n), idle.clone());
        async move { services.account.resume(&idle, PASSWORD, "192.0.2.1").await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let too_late = |result: &Result<_, Error>| matches!(result, Err(Error::SignInRequired));
    assert_eq!(how_many(&results, too_late), 3, "{results:?}");
}

both!(ten_wait_for_their_code_at_most_and_the_oldest_makes_room);
async fn ten_wait_for_their_code_at_most_and_the_oldest_makes_room(world: &mut World) {
    let signed_in = world.sign_in(&world.someone(PATIENT).clone()).await;
    let mut waiting = vec![];
    for _ in 0..11 {
        waiting.push(world.until_code(PATIENT).await);
        world.advance(1);
    }
    let accounts = &world.services().account;
    let mut live = vec![];
    for secret in waiting.iter().chain([&signed_in]) {
        let current = accounts.current(secret, Activity::Polling).await;
        live.push(current.unwrap().is_some());
    }
    assert_eq!(how_many(&live, |live| *live), 11);
    assert!(!live[0], "the oldest");
}

both!(signing_out_ends_it);
async fn signing_out_ends_it(world: &mut World) {
    let secret = world.sign_in(world.someone(PRACTITIONER)).await;
    let other = world.sign_in(world.someone(PRACTITIONER)).await;
    let accounts = &world.services().account;
    accounts.sign_out(&secret).await.unwrap();
    assert_eq!(life(world, &secret).await, None);
    assert_eq!(life(world, &other).await, Some(Life::Live));
    assert_fails!(
        accounts.resume(&secret, PASSWORD, "").await,
        Error::SignInRequired
    );
    // Once more does no harm.
    accounts.sign_out(&secret).await.unwrap();
}

both!(its_secret_reads_back_and_nothing_else_does);
async fn its_secret_reads_back_and_nothing_else_does(world: &mut World) {
    let secret = world.sign_in(world.someone(PATIENT)).await;
    let cookie = secret.expose_text();
    let read = SessionSecret::parse(&cookie).unwrap();
    assert!(look(world, &read, Activity::User).await.is_some());
    let stranger = SessionSecret::parse(&"A".repeat(cookie.len())).unwrap();
    assert!(look(world, &stranger, Activity::User).await.is_none());
    assert!(SessionSecret::parse(&cookie[1..]).is_none());
}

both!(whose_it_was_is_known_after_its_end);
async fn whose_it_was_is_known_after_its_end(world: &mut World) {
    let secret = world.sign_in(world.someone(PATIENT)).await;
    let whose = async || world.services().account.account_of(&secret).await.unwrap();
    let patient = Some(world.patient().account());
    assert_eq!(whose().await, patient);
    world.advance(30 * MINUTE);
    assert_eq!(life(world, &secret).await, None);
    assert_eq!(whose().await, patient);
    world.services().account.sign_out(&secret).await.unwrap();
    assert_eq!(whose().await, None);
}

both!(strangers_do_not_make_wait_who_resumes);
async fn strangers_do_not_make_wait_who_resumes(world: &mut World) {
    let idle = world.sign_in(world.someone(PRACTITIONER)).await;
    for _ in 0..5 {
        let wrong = world.password(PRACTITIONER, "Wrong2026", Visit::default());
        assert_eq!(problem(wrong.await), Problem::WrongCredentials);
    }
    let early = world.password(PRACTITIONER, PASSWORD, Visit::default());
    assert_eq!(problem(early.await), Problem::TryLater { seconds: 30 });
    let accounts = &world.services().account;
    accounts.resume(&idle, PASSWORD, "").await.unwrap();
}

both!(its_use_is_noted_every_fifteen_seconds);
async fn its_use_is_noted_every_fifteen_seconds(world: &mut World) {
    let secret = world.sign_in(world.someone(PATIENT)).await;
    let start = world.now();
    for (seconds, noted) in [(1, 0), (14, 0), (15, 15), (29, 15), (31, 31)] {
        world.go_to(start, seconds);
        look(world, &secret, Activity::User).await.unwrap();
        let last: i64 = world.value("SELECT last_used_at FROM session").await;
        assert_eq!(
            last - start.as_millisecond(),
            noted * 1000,
            "after {seconds} s"
        );
    }
}
