//! Password and code once more: for how long they count, for what, and how they are counted.

use domain::{account::one_time_code::OneTimeCode, problem::Problem};
use services::{
    Error,
    account::{Activity, PasswordAccepted, SessionSecret, StepUp, Visit},
};

use super::{CLIENT, patient, prove, proved};
use crate::support::{PARENT, PASSWORD, PATIENT, PRACTITIONER, World, how_many, problem};

async fn due(world: &World, secret: &SessionSecret) -> StepUp {
    world.services().account.step_up(secret).await.unwrap()
}

async fn password(world: &World, secret: &SessionSecret, typed: &str) -> services::Result<()> {
    let accounts = &world.services().account;
    accounts.prove_password(secret, typed, CLIENT).await
}

both!(a_session_that_was_just_opened_is_not_enough);
async fn a_session_that_was_just_opened_is_not_enough(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    assert_eq!(due(world, &secret).await, StepUp::Password);
    let visit = Visit {
        device: Some(world.trust_device(&patient(world)).await),
        ..Visit::default()
    };
    let PasswordAccepted::SignedIn(arrived, _) =
        world.password(PATIENT, PASSWORD, visit).await.unwrap()
    else {
        panic!("a code was asked for");
    };
    assert_eq!(due(world, &arrived.secret).await, StepUp::Password);
}

both!(password_and_code_are_enough_for_five_minutes);
async fn password_and_code_are_enough_for_five_minutes(world: &mut World) {
    for email in [PATIENT, PRACTITIONER] {
        let someone = world.someone(email).clone();
        let secret = world.sign_in(&someone).await;
        password(world, &secret, PASSWORD).await.unwrap();
        assert!(matches!(due(world, &secret).await, StepUp::Code(_)));
        let code = world.code_sent_to(&someone.phone).await;
        let accounts = &world.services().account;
        let next = accounts.prove_code(&secret, &code).await.unwrap();
        let start = world.now();
        assert_eq!(due(world, &next).await, StepUp::Done);
        world.go_to(start, 299);
        assert_eq!(due(world, &next).await, StepUp::Done);
        world.go_to(start, 300);
        assert_eq!(due(world, &next).await, StepUp::Password);
    }
}

both!(the_password_counts_for_five_minutes_while_the_code_is_on_its_way);
async fn the_password_counts_for_five_minutes_while_the_code_is_on_its_way(world: &mut World) {
    let start = world.now();
    let secret = world.sign_in(&patient(world)).await;
    password(world, &secret, PASSWORD).await.unwrap();
    let code = world.code_sent_to(&patient(world).phone).await;
    world.go_to(start, 300);
    assert_eq!(due(world, &secret).await, StepUp::Password);
    let accounts = &world.services().account;
    assert_fails!(
        accounts.prove_code(&secret, &code).await,
        Error::StepUpRequired
    );
    world.go_to(start, 299);
    accounts.prove_code(&secret, &code).await.unwrap();
}

both!(it_gives_the_session_a_new_secret_and_no_longer_life);
async fn it_gives_the_session_a_new_secret_and_no_longer_life(world: &mut World) {
    let start = world.now();
    let before = world.sign_in(&patient(world)).await;
    world.advance(20 * 60);
    let accounts = &world.services().account;
    accounts.current(&before, Activity::User).await.unwrap();
    let after = prove(world, &patient(world), &before).await;
    let accounts = &world.services().account;
    let gone = accounts.current(&before, Activity::User).await.unwrap();
    assert!(gone.is_none());
    assert!(
        accounts
            .trust_device(&world.patient(), &after)
            .await
            .is_err()
    );
    let created: i64 = world.value("SELECT created_at FROM session").await;
    assert_eq!(created, start.as_millisecond());
}

both!(a_wrong_password_sends_no_code_and_waits);
async fn a_wrong_password_sends_no_code_and_waits(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    for _ in 0..5 {
        let told = problem(password(world, &secret, "Wrong2026").await);
        assert_eq!(told, Problem::WrongCredentials);
    }
    let told = problem(password(world, &secret, PASSWORD).await);
    assert_eq!(told, Problem::TryLater { seconds: 30 });
    assert_eq!(due(world, &secret).await, StepUp::Password);
    assert_eq!(
        world.delivered_to(&patient(world).phone).await.len(),
        1,
        "the sign-in's"
    );
}

both!(wrong_codes_are_counted_with_those_of_the_sign_in);
async fn wrong_codes_are_counted_with_those_of_the_sign_in(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    let wrong = OneTimeCode::parse("000000").unwrap();
    let accounts = &world.services().account;
    for _ in 0..2 {
        password(world, &secret, PASSWORD).await.unwrap();
        for _ in 0..5 {
            accounts.prove_code(&secret, &wrong).await.unwrap_err();
        }
    }
    world.advance(3600);
    let waiting = world.until_code(PATIENT).await;
    let code = world.code_sent_to(&patient(world).phone).await;
    let told = problem(world.enter(&waiting, &code).await);
    assert_eq!(told, Problem::TooManyWrongCodes);
}

both!(a_code_is_for_its_session_alone);
async fn a_code_is_for_its_session_alone(world: &mut World) {
    let (one, other) = (
        world.sign_in(&patient(world)).await,
        world.sign_in(&patient(world)).await,
    );
    password(world, &one, PASSWORD).await.unwrap();
    let code = world.code_sent_to(&patient(world).phone).await;
    password(world, &other, PASSWORD).await.unwrap();
    let accounts = &world.services().account;
    let told = problem(accounts.prove_code(&other, &code).await);
    assert_eq!(told, Problem::WrongCode { tries_left: 4 });
    accounts.prove_code(&one, &code).await.unwrap();
}

both!(another_code_replaces_the_first_after_a_minute);
async fn another_code_replaces_the_first_after_a_minute(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    let accounts = &world.services().account;
    assert_fails!(
        accounts.resend_proof(&secret, CLIENT).await,
        Error::StepUpRequired
    );
    password(world, &secret, PASSWORD).await.unwrap();
    let first = world.code_sent_to(&patient(world).phone).await;
    let told = problem(accounts.resend_proof(&secret, CLIENT).await);
    assert_eq!(told, Problem::TryLater { seconds: 60 });
    world.advance(60);
    accounts.resend_proof(&secret, CLIENT).await.unwrap();
    let second = world.code_sent_to(&patient(world).phone).await;
    assert!(accounts.prove_code(&secret, &first).await.is_err());
    accounts.prove_code(&secret, &second).await.unwrap();
}

both!(of_many_that_show_one_code_at_once_one_is_heard);
async fn of_many_that_show_one_code_at_once_one_is_heard(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    password(world, &secret, PASSWORD).await.unwrap();
    let code = world.code_sent_to(&patient(world).phone).await;
    let many = (0..8).map(|n| {
        let (services, secret, code) = (world.instance(n), secret.clone(), code.clone());
        async move { services.account.prove_code(&secret, &code).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
}

both!(what_it_allows_is_refused_without_it);
async fn what_it_allows_is_refused_without_it(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    let accounts = &world.services().account;
    let (email, phone) = (
        "nouvelle@exemple.fr".parse().unwrap(),
        domain::account::phone::MobileNumber::parse("0655555555").unwrap(),
    );
    let late = proved(world, world.someone(PARENT)).await;
    world.advance(300);
    for secret in [&secret, &late] {
        assert_fails!(
            accounts.change_password(secret, "Carnet2027").await,
            Error::StepUpRequired
        );
        assert_fails!(
            accounts.change_email(secret, &email, CLIENT).await,
            Error::StepUpRequired
        );
        assert_fails!(
            accounts.change_phone(secret, &phone, CLIENT).await,
            Error::StepUpRequired
        );
    }
    let waiting = world.until_code(PATIENT).await;
    assert_fails!(
        accounts.prove_password(&waiting, PASSWORD, CLIENT).await,
        Error::SignInRequired
    );
}
