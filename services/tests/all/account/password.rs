//! Passwords: one answer for every failure, waits that grow, and limits that hold when many come at once.

use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::BASE64_NOPAD;
use domain::{
    account::{lockout::PasswordFailures, sign_in::SignIn},
    problem::Problem,
    time::{self, Instant},
};
use services::{
    Error, Limits,
    account::{PasswordAccepted, Visit},
};

use crate::support::{
    PARENT, PASSWORD, PATIENT, World, execute, how_many, on_postgres, on_sqlite, problem,
    take_the_same_time, timed, too_many_passwords,
};

const NOBODY: &str = "personne@exemple.fr";

/// A wrong password; what it is told.
async fn fail(world: &World, email: &str) -> Problem {
    problem(world.password(email, "Wrong2026", Visit::default()).await)
}

/// The patient's right password, from a client.
async fn succeed(world: &World, client: &str) -> services::Result<PasswordAccepted> {
    let visit = Visit {
        client,
        ..Visit::default()
    };
    world.password(PATIENT, PASSWORD, visit).await
}

/// Uses the free failures up.
async fn five_failures(world: &World, email: &str) {
    for _ in 0..PasswordFailures::FREE {
        assert_eq!(fail(world, email).await, Problem::WrongCredentials);
    }
}

both!(an_unknown_address_fails_as_a_known_one_does);
async fn an_unknown_address_fails_as_a_known_one_does(world: &mut World) {
    let mut told = [vec![], vec![]];
    for seconds in [0, 0, 0, 0, 0, 0, 29, 1, 0, 60] {
        world.advance(seconds);
        told[0].push(fail(world, PATIENT).await);
        told[1].push(fail(world, NOBODY).await);
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(
        told[0][4..7],
        [
            Problem::WrongCredentials,
            Problem::TryLater { seconds: 30 },
            Problem::TryLater { seconds: 1 },
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nor_does_its_time_tell() {
    let same_time = on_sqlite(async |world: &mut World| {
        known_and_unknown_take_the_same_time(world).await;
        // Nor who has not signed in since hashes cost less.
        cheapen_hash(world).await;
        known_and_unknown_take_the_same_time(world).await;
    });
    Box::pin(same_time).await;
}

async fn known_and_unknown_take_the_same_time(world: &mut World) {
    take_the_same_time(async |_, known| {
        // A day of silence: each finds its failures forgotten.
        world.advance(24 * 60 * 60);
        let email = if known { PATIENT } else { NOBODY };
        let (told, took) = timed(fail(world, email)).await;
        assert_eq!(told, Problem::WrongCredentials);
        [took]
    })
    .await;
}

both!(the_wait_grows_to_a_quarter_of_an_hour);
async fn the_wait_grows_to_a_quarter_of_an_hour(world: &mut World) {
    five_failures(world, PATIENT).await;
    for seconds in [30, 60, 120, 240, 480, 900, 900] {
        assert_eq!(fail(world, PATIENT).await, Problem::TryLater { seconds });
        world.advance(i64::from(seconds) - 1);
        assert_eq!(fail(world, PATIENT).await, Problem::TryLater { seconds: 1 });
        world.advance(1);
        assert_eq!(fail(world, PATIENT).await, Problem::WrongCredentials);
    }
}

both!(even_the_right_password_waits);
async fn even_the_right_password_waits(world: &mut World) {
    five_failures(world, PATIENT).await;
    let early = world.password(PATIENT, PASSWORD, Visit::default()).await;
    assert_eq!(problem(early), Problem::TryLater { seconds: 30 });
    world.advance(30);
    world.until_code(PATIENT).await;
}

both!(one_address_s_failures_are_not_another_s);
async fn one_address_s_failures_are_not_another_s(world: &mut World) {
    five_failures(world, PATIENT).await;
    world.until_code(PARENT).await;
}

both!(the_right_password_starts_the_count_anew);
async fn the_right_password_starts_the_count_anew(world: &mut World) {
    // First from somewhere new, then from where the password was right before.
    for _ in 0..3 {
        for _ in 1..PasswordFailures::FREE {
            assert_eq!(fail(world, PATIENT).await, Problem::WrongCredentials);
        }
        succeed(world, "").await.unwrap();
    }
}

both!(strangers_do_not_make_wait_who_is_known);
async fn strangers_do_not_make_wait_who_is_known(world: &mut World) {
    succeed(world, "198.51.100.1").await.unwrap();
    five_failures(world, PATIENT).await;
    succeed(world, "198.51.100.1").await.unwrap();
    let stranger = problem(succeed(world, "198.51.100.2").await);
    assert_eq!(stranger, Problem::TryLater { seconds: 30 });
}

both!(who_is_known_makes_no_stranger_wait);
async fn who_is_known_makes_no_stranger_wait(world: &mut World) {
    succeed(world, "").await.unwrap();
    five_failures(world, PATIENT).await;
    assert_eq!(
        fail(world, PATIENT).await,
        Problem::TryLater { seconds: 30 }
    );
    succeed(world, "198.51.100.2").await.unwrap();
}

both!(a_client_is_known_for_thirty_days_and_to_one_account);
async fn a_client_is_known_for_thirty_days_and_to_one_account(world: &mut World) {
    const DAY: i64 = 24 * 60 * 60;
    let start = world.now();
    succeed(world, "198.51.100.1").await.unwrap();
    for (seconds, known) in [(30 * DAY - 1, true), (30 * DAY, false)] {
        world.go_to(start, seconds);
        five_failures(world, PATIENT).await;
        let form = SignIn::parse(PATIENT, "Wrong2026").unwrap();
        let visit = Visit {
            client: "198.51.100.1",
            ..Visit::default()
        };
        let told = problem(world.services().account.sign_in(form, visit).await);
        assert_eq!(told == Problem::WrongCredentials, known, "{told:?}");
        world.execute("DELETE FROM password_failure").await;
    }
    world.go_to(start, 0);
    five_failures(world, PARENT).await;
    let visit = Visit {
        client: "198.51.100.1",
        ..Visit::default()
    };
    let of_another = world.password(PARENT, PASSWORD, visit).await;
    assert_eq!(problem(of_another), Problem::TryLater { seconds: 30 });
}

both!(a_day_of_silence_starts_the_count_anew);
async fn a_day_of_silence_starts_the_count_anew(world: &mut World) {
    five_failures(world, PATIENT).await;
    world.advance(PasswordFailures::FORGOTTEN_AFTER);
    five_failures(world, PATIENT).await;
}

both!(a_restart_keeps_the_wait);
async fn a_restart_keeps_the_wait(world: &mut World) {
    five_failures(world, PATIENT).await;
    world.restart().await;
    assert_eq!(
        fail(world, PATIENT).await,
        Problem::TryLater { seconds: 30 }
    );
}

both!(a_trusted_device_does_not_wait_for_strangers);
async fn a_trusted_device_does_not_wait_for_strangers(world: &mut World) {
    let device = world.trust_device(world.someone(PATIENT)).await;
    five_failures(world, PATIENT).await;
    let visit = Visit {
        device: Some(device),
        ..Visit::default()
    };
    let accepted = world.password(PATIENT, PASSWORD, visit).await.unwrap();
    assert!(matches!(accepted, PasswordAccepted::SignedIn(..)));
}

both!(a_trusted_device_has_five_failures_of_its_own);
async fn a_trusted_device_has_five_failures_of_its_own(world: &mut World) {
    let device = world.trust_device(world.someone(PATIENT)).await;
    let mut told = vec![];
    for password in ["Wrong2026"; 5].into_iter().chain([PASSWORD]) {
        let visit = Visit {
            device: Some(device.clone()),
            ..Visit::default()
        };
        told.push(problem(world.password(PATIENT, password, visit).await));
    }
    assert_eq!(evaluated(&told), 5);
    assert_eq!(told[5], Problem::TryLater { seconds: 30 });
    succeed(world, "").await.unwrap();
}

both!(a_device_that_another_account_trusts_waits);
async fn a_device_that_another_account_trusts_waits(world: &mut World) {
    let device = world.trust_device(world.someone(PARENT)).await;
    five_failures(world, PATIENT).await;
    let visit = Visit {
        device: Some(device),
        ..Visit::default()
    };
    let early = world.password(PATIENT, PASSWORD, visit).await;
    assert_eq!(problem(early), Problem::TryLater { seconds: 30 });
}

/// Tries a wrong password for each of these addresses at once, from these clients.
async fn all_fail(world: &World, tries: Vec<(String, String)>) -> Vec<Problem> {
    let many = tries.into_iter().enumerate().map(|(n, (email, client))| {
        let services = world.instance(n);
        let form = SignIn::parse(&email, "Wrong2026").unwrap();
        async move {
            let visit = Visit {
                client: &client,
                ..Visit::default()
            };
            problem(services.account.sign_in(form, visit).await)
        }
    });
    world.at_once(many).await
}

/// How many passwords were looked at.
fn evaluated(told: &[Problem]) -> usize {
    how_many(told, |told| *told == Problem::WrongCredentials)
}

both!(of_a_hundred_wrong_passwords_at_once_five_are_looked_at);
async fn of_a_hundred_wrong_passwords_at_once_five_are_looked_at(world: &mut World) {
    let tries = (0..100).map(|n| (PATIENT.to_owned(), format!("192.0.2.{n}")));
    let told = all_fail(world, tries.collect()).await;
    assert_eq!(evaluated(&told), 5, "{told:?}");
    assert_eq!(
        how_many(&told, |told| *told == Problem::TryLater { seconds: 30 }),
        95,
        "{told:?}"
    );
}

both!(of_many_from_where_it_is_known_five_are_looked_at);
async fn of_many_from_where_it_is_known_five_are_looked_at(world: &mut World) {
    succeed(world, "198.51.100.1").await.unwrap();
    let tries = vec![(PATIENT.to_owned(), "198.51.100.1".to_owned()); 30];
    let told = all_fail(world, tries).await;
    assert_eq!(evaluated(&told), 5, "{told:?}");
}

both!(one_client_may_fail_sixty_times_in_ten_minutes);
async fn one_client_may_fail_sixty_times_in_ten_minutes(world: &mut World) {
    let mut told = vec![];
    // In rounds: for more at once there would be no places.
    for round in 0..4 {
        let tries = (0..20).map(|n| (format!("a{round}.{n}@exemple.fr"), "192.0.2.1".to_owned()));
        told.extend(all_fail(world, tries.collect()).await);
    }
    assert_eq!(evaluated(&told), 60, "{told:?}");
    assert_eq!(
        how_many(&told, |told| *told == Problem::TryLater { seconds: 600 }),
        20
    );
    let from = |client| Visit {
        client,
        ..Visit::default()
    };
    let right = world.password(PATIENT, PASSWORD, from("192.0.2.1")).await;
    assert_eq!(problem(right), Problem::TryLater { seconds: 600 });
    world
        .password(PATIENT, PASSWORD, from("192.0.2.2"))
        .await
        .unwrap();
    world.advance(600);
    world
        .password(PATIENT, PASSWORD, from("192.0.2.1"))
        .await
        .unwrap();
}

both!(right_passwords_do_not_count_for_a_client);
async fn right_passwords_do_not_count_for_a_client(world: &mut World) {
    world.limits.passwords_of_address.at_most = 2;
    world.restart().await;
    for _ in 0..3 {
        world.until_code(PATIENT).await;
    }
}

both!(sixty_of_an_account_are_looked_at_in_an_hour_right_ones_too);
async fn sixty_of_an_account_are_looked_at_in_an_hour_right_ones_too(world: &mut World) {
    let start = world.now();
    world.limits.passwords_of_account.at_most = 3;
    world.restart().await;
    for n in 0..3 {
        succeed(world, &format!("192.0.2.{n}")).await.unwrap();
    }
    let told = problem(succeed(world, "192.0.2.9").await);
    assert_eq!(told, Problem::TryLater { seconds: 3600 });
    // Another account is another's.
    world.until_code(PARENT).await;
    world.go_to(start, 3600);
    succeed(world, "192.0.2.9").await.unwrap();
}

#[test]
fn strangers_reach_the_limit_of_an_account_with_no_wrong_passwords() {
    let (limits, window) = (
        Limits::DEFAULT,
        Limits::DEFAULT.passwords_of_account.seconds,
    );
    let (mut now, mut failures, mut looked_at) = (Instant::UNIX_EPOCH, None, 0);
    let end = time::after(now, window);
    while now < end {
        let next = PasswordFailures::after_another(failures, now);
        now = time::after(now, i64::from(next.wait_left(now)));
        (failures, looked_at) = (Some(next), looked_at + 1);
    }
    assert!(looked_at < limits.passwords_of_account.at_most / 2);
}

both!(a_flood_beyond_the_limit_writes_nothing);
async fn a_flood_beyond_the_limit_writes_nothing(world: &mut World) {
    world.limits.passwords_of_address.at_most = 2;
    world.restart().await;
    let tries = (0..2).map(|n| (format!("nobody{n}@exemple.fr"), "192.0.2.1".to_owned()));
    all_fail(world, tries.collect()).await;
    let rows = "SELECT COUNT(*) + SUM(count) FROM (SELECT count FROM throttle UNION ALL \
                SELECT count FROM password_failure) AS counted";
    let before: i64 = world
        .value(&format!("SELECT CAST(({rows}) AS BIGINT)"))
        .await;
    let tries = (2..20).map(|n| (format!("nobody{n}@exemple.fr"), "192.0.2.1".to_owned()));
    all_fail(world, tries.collect()).await;
    let after: i64 = world
        .value(&format!("SELECT CAST(({rows}) AS BIGINT)"))
        .await;
    assert_eq!(after, before);
}

/// On SQLite, where writers take turns, nothing can come between.
#[tokio::test(flavor = "multi_thread")]
async fn a_count_that_is_forgotten_meanwhile_starts_anew() {
    on_postgres(async |world: &mut World| {
        let db = world.db().clone();
        let forgetting = tokio::spawn(async move {
            loop {
                execute(db.read(), "DELETE FROM password_failure")
                    .await
                    .unwrap();
            }
        });
        let tries = (0..30).map(|n| (PATIENT.to_owned(), format!("192.0.2.{n}")));
        let told = all_fail(world, tries.collect()).await;
        forgetting.abort();
        forgetting.await.unwrap_err();
        assert!(evaluated(&told) >= 5, "{told:?}");
    })
    .await;
}

/// Has the patient's password kept as a hash that costs less than today's; gives the statement that reads what is kept.
async fn cheapen_hash(world: &World) -> String {
    let patient = world.id(world.patient().account().uuid());
    let cheap = cheap_hash();
    let kept = format!("UPDATE account SET password_hash = '{cheap}' WHERE id = {patient}");
    world.execute(&kept).await;
    format!("SELECT password_hash FROM account WHERE id = {patient}")
}

/// As it was made before 32 MiB.
fn cheap_hash() -> String {
    let (salt, mut hash) = (b"sixteen bytes ok", [0; 32]);
    let params = Params::new(19 * 1024, 2, 1, Some(hash.len())).unwrap();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(PASSWORD.as_bytes(), salt, &mut hash)
        .unwrap();
    let [salt, hash] = [salt.as_slice(), &hash].map(|bytes| BASE64_NOPAD.encode(bytes));
    format!("$argon2id$v=19$m=19456,t=2,p=1${salt}${hash}")
}

both!(a_hash_that_costs_too_little_is_replaced_at_sign_in);
async fn a_hash_that_costs_too_little_is_replaced_at_sign_in(world: &mut World) {
    let stored = cheapen_hash(world).await;
    let cheap: String = world.value(&stored).await;
    assert_eq!(fail(world, PATIENT).await, Problem::WrongCredentials);
    assert_eq!(world.value::<String>(&stored).await, cheap);
    world.until_code(PATIENT).await;
    let replaced: String = world.value(&stored).await;
    assert!(
        replaced.starts_with("$argon2id$v=19$m=32768,t=2,p=1$"),
        "{replaced}"
    );
    world.until_code(PATIENT).await;
}

/// More wrong passwords at once than there are places to wait in, each for an address of its own from a client of its own:
/// how many were not looked at, and how many were.
async fn too_many_at_once(world: &World) -> (usize, usize) {
    let all = too_many_passwords();
    let many = (0..all).map(|n| {
        let services = world.instance(n);
        let form = SignIn::parse(&format!("a{n}@exemple.fr"), "Wrong2026").unwrap();
        async move {
            let client = format!("client {n}");
            let visit = Visit {
                client: &client,
                ..Visit::default()
            };
            services.account.sign_in(form, visit).await
        }
    });
    let results = world.at_once(many).await;
    let busy = how_many(&results, |result| matches!(result, Err(Error::Busy { .. })));
    let refused = how_many(&results, |result| matches!(result, Err(Error::Refused(_))));
    assert_eq!(busy + refused, all, "{results:?}");
    assert!(busy > 0);
    (busy, refused)
}

both!(a_password_that_nobody_had_time_for_counts_for_nothing);
async fn a_password_that_nobody_had_time_for_counts_for_nothing(world: &mut World) {
    let (_, refused) = too_many_at_once(world).await;
    let counted: i64 = world.value("SELECT SUM(count) FROM password_failure").await;
    assert_eq!(usize::try_from(counted).unwrap(), refused);
}

both!(a_password_that_nobody_had_time_for_starts_no_wait_anew);
async fn a_password_that_nobody_had_time_for_starts_no_wait_anew(world: &mut World) {
    too_many_at_once(world).await;
    let then = world.now().as_millisecond();
    world
        .execute(&format!(
            "UPDATE password_failure SET count = 5, last_at = {then}"
        ))
        .await;
    world.advance(30);
    let (_, refused) = too_many_at_once(world).await;
    let now = world.now().as_millisecond();
    let untouched = format!("password_failure WHERE count = 5 AND last_at = {then}");
    let counted = format!("password_failure WHERE last_at = {now}");
    assert_eq!(usize::try_from(world.count(&counted).await), Ok(refused));
    let all = world.count("password_failure").await;
    assert_eq!(
        world.count(&untouched).await + world.count(&counted).await,
        all
    );
}
