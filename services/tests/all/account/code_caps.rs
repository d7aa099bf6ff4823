//! How many codes may be sent, and how many wrong ones an account may have in a day.

use data_encoding::BASE64URL_NOPAD;
use domain::{account::one_time_code::OneTimeCode, problem::Problem};
use services::{
    account::{PasswordAccepted, SessionSecret, Visit},
    keys::secret_digest,
};

use crate::support::{PASSWORD, PATIENT, Someone, World, how_many, problem};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

fn patient(world: &World) -> Someone {
    world.someone(PATIENT).clone()
}

/// Signs in until the code is due; tells whether one was sent.
async fn is_sent(world: &World, email: &str, client: &str) -> bool {
    let visit = Visit {
        client,
        ..Visit::default()
    };
    match world.password(email, PASSWORD, visit).await.unwrap() {
        PasswordAccepted::CodeDue(due) => {
            // Each leaves before the next is asked for: their order stays known.
            world.services().outbox.deliver().await.unwrap();
            world
                .services()
                .account
                .code_request(&due.secret)
                .await
                .unwrap()
                .sent
        }
        other @ PasswordAccepted::SignedIn(..) => panic!("{other:?}"),
    }
}

/// Signs in so often; tells how many codes were sent.
async fn sent_of(world: &World, how_often: usize) -> usize {
    let mut sent = 0;
    for n in 0..how_often {
        sent += usize::from(is_sent(world, PATIENT, &format!("192.0.2.{n}")).await);
    }
    sent
}

both!(three_unused_an_hour_and_six_a_day_for_each_number);
async fn three_unused_an_hour_and_six_a_day_for_each_number(world: &mut World) {
    let start = world.now();
    assert_eq!(sent_of(world, 4).await, 3);
    world.go_to(start, HOUR - 1);
    assert_eq!(sent_of(world, 1).await, 0);
    world.go_to(start, HOUR);
    assert_eq!(sent_of(world, 4).await, 3);
    world.go_to(start, 2 * HOUR);
    assert_eq!(sent_of(world, 1).await, 0);
    world.go_to(start, DAY - 1);
    assert_eq!(sent_of(world, 1).await, 0);
    world.go_to(start, DAY);
    assert_eq!(sent_of(world, 4).await, 3);
    assert_eq!(world.delivered_to(&patient(world).phone).await.len(), 9);
}

both!(whoever_asks_again_beyond_the_cap_is_told);
async fn whoever_asks_again_beyond_the_cap_is_told(world: &mut World) {
    let secret = world.until_code(PATIENT).await;
    let accounts = &world.services().account;
    for _ in 0..2 {
        world.advance(60);
        accounts.resend_code(&secret, "192.0.2.1").await.unwrap();
    }
    world.advance(60);
    let told = problem(accounts.resend_code(&secret, "192.0.2.1").await);
    assert_eq!(told, Problem::TooManyCodes);
    // The one that was sent last stays right.
    let code = world.code_sent_to(&patient(world).phone).await;
    world.enter(&secret, &code).await.unwrap();
}

both!(a_right_code_clears_the_hour);
async fn a_right_code_clears_the_hour(world: &mut World) {
    for _ in 0..2 {
        assert_eq!(sent_of(world, 2).await, 2);
        world.sign_in(&patient(world)).await;
    }
    // Four were never used: of the hour's three, two are left of the day's six.
    assert_eq!(sent_of(world, 3).await, 2);
}

both!(twenty_a_day_for_each_number_used_or_not);
async fn twenty_a_day_for_each_number_used_or_not(world: &mut World) {
    let start = world.now();
    for _ in 0..20 {
        world.sign_in(&patient(world)).await;
    }
    assert_eq!(sent_of(world, 1).await, 0);
    world.go_to(start, DAY - 1);
    assert_eq!(sent_of(world, 1).await, 0);
    world.go_to(start, DAY);
    assert_eq!(sent_of(world, 1).await, 1);
}

both!(of_many_sign_ins_at_once_three_are_sent_a_code);
async fn of_many_sign_ins_at_once_three_are_sent_a_code(world: &mut World) {
    let many = (0..12).map(|n| {
        let services = world.instance(n);
        let form = domain::account::sign_in::SignIn::parse(PATIENT, PASSWORD).unwrap();
        async move {
            let client = format!("192.0.2.{n}");
            let visit = Visit {
                client: &client,
                ..Visit::default()
            };
            services.account.sign_in(form, visit).await
        }
    });
    let results = world.at_once(many).await;
    assert!(how_many(&results, Result::is_ok) >= 3, "{results:?}");
    assert_eq!(world.delivered_to(&patient(world).phone).await.len(), 3);
}

both!(thirty_an_hour_for_each_client);
async fn thirty_an_hour_for_each_client(world: &mut World) {
    let people = world.more_patients(32).await;
    for someone in &people[..30] {
        assert!(is_sent(world, &someone.email, "192.0.2.1").await);
    }
    assert!(!is_sent(world, &people[30].email, "192.0.2.1").await);
    assert!(is_sent(world, &people[31].email, "192.0.2.2").await);
    world.advance(HOUR);
    assert!(is_sent(world, &people[30].email, "192.0.2.1").await);
}

both!(so_many_an_hour_in_all);
async fn so_many_an_hour_in_all(world: &mut World) {
    world.limits.sms_in_all.at_most = 2;
    world.restart().await;
    let people = world.more_patients(3).await;
    let mut sent = vec![];
    for someone in &people {
        sent.push(is_sent(world, &someone.email, &someone.phone).await);
    }
    assert_eq!(sent, [true, true, false]);
    world.advance(HOUR);
    assert!(is_sent(world, &people[2].email, "192.0.2.1").await);
}

both!(what_was_not_sent_counts_for_no_number);
async fn what_was_not_sent_counts_for_no_number(world: &mut World) {
    world.limits.sms_in_all.at_most = 1;
    world.restart().await;
    let others = world.more_patients(2).await;
    for other in &others {
        // Somebody else uses up what may be sent in all.
        assert!(is_sent(world, &other.email, "192.0.2.1").await);
        assert_eq!(sent_of(world, 3).await, 0);
        world.advance(HOUR);
    }
    assert_eq!(sent_of(world, 1).await, 1);
}

both!(it_counts_for_the_client_that_asked);
async fn it_counts_for_the_client_that_asked(world: &mut World) {
    world.limits.sms_of_address.at_most = 2;
    world.restart().await;
    let others = world.more_patients(2).await;
    assert_eq!(sent_of(world, 3).await, 3);
    assert!(!is_sent(world, PATIENT, "198.51.100.1").await);
    assert!(is_sent(world, &others[0].email, "198.51.100.1").await);
    assert!(!is_sent(world, &others[1].email, "198.51.100.1").await);
}

/// Gives an account twenty sessions more that each wait for a code: more than the caps on SMS allow in a day, so that
/// the limit on wrong codes stands alone.
async fn twenty_sessions(world: &World) -> Vec<SessionSecret> {
    let mut statements = vec!["BEGIN".to_owned()];
    let mut secrets = vec![];
    for _ in 0..20 {
        let secret: [u8; 32] = world.random();
        let ids: [[u8; 16]; 2] = [world.random(), world.random()];
        let [session, challenge] = ids.map(|id| world.id(uuid::Uuid::from_bytes(id)));
        let digest = world.blob(&secret_digest(&secret));
        statements.push(format!(
            "INSERT INTO session SELECT {session}, {digest}, account_id, stage, created_at, last_used_at, NULL, \
             NULL, NULL, NULL, NULL, NULL \
             FROM session WHERE id = (SELECT session_id FROM one_time_code ORDER BY sent_at LIMIT 1);\n\
             INSERT INTO one_time_code SELECT {challenge}, {session}, NULL, digest, sent_at + 1, expires_at, 0 \
             FROM one_time_code ORDER BY sent_at LIMIT 1"
        ));
        secrets.push(SessionSecret::parse(&BASE64URL_NOPAD.encode(&secret)).unwrap());
    }
    statements.push("COMMIT".to_owned());
    world.execute(&statements.join(";\n")).await;
    secrets
}

both!(ten_wrong_a_day_over_all_sessions_of_an_account);
async fn ten_wrong_a_day_over_all_sessions_of_an_account(world: &mut World) {
    let first = world.until_code(PATIENT).await;
    let right = world.code_sent_to(&patient(world).phone).await;
    let wrong = OneTimeCode::parse("000000").unwrap();
    assert_ne!(right, wrong);
    let secrets = twenty_sessions(world).await;
    let many = (0..100).map(|n| {
        let (services, secret, wrong) = (world.instance(n), secrets[n % 20].clone(), wrong.clone());
        async move { problem(services.account.enter_code(&secret, &wrong).await) }
    });
    let told = world.at_once(many).await;
    assert_eq!(
        how_many(&told, |told| *told == Problem::TooManyWrongCodes),
        90,
        "{told:?}"
    );
    assert_eq!(
        world
            .value::<i64>("SELECT SUM(tries) FROM one_time_code")
            .await,
        10
    );
    let told = problem(world.enter(&first, &right).await);
    assert_eq!(told, Problem::TooManyWrongCodes);
}

both!(a_day_later_codes_are_looked_at_again);
async fn a_day_later_codes_are_looked_at_again(world: &mut World) {
    let wrong = OneTimeCode::parse("000000").unwrap();
    let start = world.now();
    for _ in 0..2 {
        let secret = world.until_code(PATIENT).await;
        for _ in 0..5 {
            world.enter(&secret, &wrong).await.unwrap_err();
        }
    }
    for (seconds, fine) in [(DAY - 1, false), (DAY, true)] {
        world.go_to(start, seconds);
        let secret = world.until_code(PATIENT).await;
        let code = world.code_sent_to(&patient(world).phone).await;
        assert_eq!(world.enter(&secret, &code).await.is_ok(), fine);
    }
}
