//! The code sent by SMS: until when, how many tries, which one.

use domain::{account::one_time_code::OneTimeCode, problem::Problem};
use services::{
    Error,
    account::{Activity, SessionSecret},
};

use crate::support::{PATIENT, Someone, World, another_than, how_many, problem};

const CLIENT: &str = "192.0.2.1";

/// A session that waits for its code, and the code.
async fn awaiting(world: &World) -> (SessionSecret, OneTimeCode) {
    let secret = world.until_code(PATIENT).await;
    (secret, world.code_sent_to(&patient(world).phone).await)
}

fn patient(world: &World) -> Someone {
    world.someone(PATIENT).clone()
}

async fn resend(world: &World, secret: &SessionSecret) -> services::Result<()> {
    world.services().account.resend_code(secret, CLIENT).await
}

both!(it_is_right_for_ten_minutes);
async fn it_is_right_for_ten_minutes(world: &mut World) {
    let (secret, code) = awaiting(world).await;
    world.advance(599);
    world.enter(&secret, &code).await.unwrap();
}

both!(a_second_later_it_is_spent);
async fn a_second_later_it_is_spent(world: &mut World) {
    let (secret, code) = awaiting(world).await;
    world.advance(600);
    assert_eq!(
        problem(world.enter(&secret, &code).await),
        Problem::CodeSpent
    );
}

both!(it_has_five_tries);
async fn it_has_five_tries(world: &mut World) {
    let (secret, code) = awaiting(world).await;
    let wrong = another_than(&code);
    for tries_left in [4, 3, 2, 1] {
        let told = problem(world.enter(&secret, &wrong).await);
        assert_eq!(told, Problem::WrongCode { tries_left });
        world.restart().await;
    }
    assert_eq!(
        problem(world.enter(&secret, &wrong).await),
        Problem::CodeSpent
    );
    assert_eq!(
        problem(world.enter(&secret, &code).await),
        Problem::CodeSpent
    );
}

both!(the_fifth_try_may_be_right);
async fn the_fifth_try_may_be_right(world: &mut World) {
    let (secret, code) = awaiting(world).await;
    for _ in 0..4 {
        world
            .enter(&secret, &another_than(&code))
            .await
            .unwrap_err();
    }
    world.enter(&secret, &code).await.unwrap();
}

both!(it_works_once);
async fn it_works_once(world: &mut World) {
    let (secret, code) = awaiting(world).await;
    let arrived = world.enter(&secret, &code).await.unwrap();
    for secret in [secret, arrived.secret] {
        assert_fails!(world.enter(&secret, &code).await, Error::SignInRequired);
    }
}

both!(of_many_right_codes_at_once_one_signs_in);
async fn of_many_right_codes_at_once_one_signs_in(world: &mut World) {
    let (secret, code) = awaiting(world).await;
    let many = (0..10).map(|n| {
        let (services, secret, code) = (world.instance(n), secret.clone(), code.clone());
        async move { services.account.enter_code(&secret, &code).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let refused = |result: &Result<_, Error>| {
        matches!(result, Err(Error::Refused(_) | Error::SignInRequired))
    };
    assert_eq!(how_many(&results, refused), 9, "{results:?}");
}

both!(of_many_wrong_codes_at_once_five_are_looked_at);
async fn of_many_wrong_codes_at_once_five_are_looked_at(world: &mut World) {
    let (secret, code) = awaiting(world).await;
    let many = (0..20).map(|n| {
        let (services, secret, wrong) = (world.instance(n), secret.clone(), another_than(&code));
        async move { problem(services.account.enter_code(&secret, &wrong).await) }
    });
    let told = world.at_once(many).await;
    for tries_left in [4, 3, 2, 1] {
        let so = |told: &Problem| *told == Problem::WrongCode { tries_left };
        assert_eq!(how_many(&told, so), 1, "{told:?}");
    }
    assert_eq!(
        how_many(&told, |told| *told == Problem::CodeSpent),
        16,
        "{told:?}"
    );
    assert_eq!(
        world.value::<i32>("SELECT tries FROM one_time_code").await,
        5
    );
}

both!(another_session_s_code_is_wrong);
async fn another_session_s_code_is_wrong(world: &mut World) {
    let (first, code) = awaiting(world).await;
    let (second, _) = awaiting(world).await;
    let told = problem(world.enter(&second, &code).await);
    assert_eq!(told, Problem::WrongCode { tries_left: 4 });
    world.enter(&first, &code).await.unwrap();
}

both!(another_can_be_asked_for_after_a_minute);
async fn another_can_be_asked_for_after_a_minute(world: &mut World) {
    let (secret, first) = awaiting(world).await;
    world.advance(59);
    assert_eq!(
        problem(resend(world, &secret).await),
        Problem::TryLater { seconds: 1 }
    );
    let request = world
        .services()
        .account
        .code_request(&secret)
        .await
        .unwrap();
    assert_eq!((request.sent, request.resend_in), (true, 1));
    assert_eq!(request.phone_ending, "33");
    world.advance(1);
    resend(world, &secret).await.unwrap();
    let request = world
        .services()
        .account
        .code_request(&secret)
        .await
        .unwrap();
    assert_eq!((request.sent, request.resend_in), (true, 60));
    assert_ne!(world.code_sent_to(&patient(world).phone).await, first);
}

both!(only_the_latest_is_right);
async fn only_the_latest_is_right(world: &mut World) {
    let (secret, first) = awaiting(world).await;
    world.advance(60);
    resend(world, &secret).await.unwrap();
    let told = problem(world.enter(&secret, &first).await);
    assert_eq!(told, Problem::WrongCode { tries_left: 4 });
    let second = world.code_sent_to(&patient(world).phone).await;
    world.enter(&secret, &second).await.unwrap();
}

both!(one_that_is_replaced_before_it_has_left_never_leaves);
async fn one_that_is_replaced_before_it_has_left_never_leaves(world: &mut World) {
    let secret = world.until_code(PATIENT).await;
    world.advance(60);
    resend(world, &secret).await.unwrap();
    let code = world.code_sent_to(&patient(world).phone).await;
    assert_eq!(world.gateway.offered().len(), 1);
    world.enter(&secret, &code).await.unwrap();
}

both!(a_new_code_lives_ten_minutes_of_its_own);
async fn a_new_code_lives_ten_minutes_of_its_own(world: &mut World) {
    let (secret, _) = awaiting(world).await;
    world.advance(599);
    resend(world, &secret).await.unwrap();
    world.advance(599);
    let second = world.code_sent_to(&patient(world).phone).await;
    world.enter(&secret, &second).await.unwrap();
}

both!(of_many_that_are_asked_for_at_once_one_is_sent);
async fn of_many_that_are_asked_for_at_once_one_is_sent(world: &mut World) {
    let (secret, _) = awaiting(world).await;
    world.advance(60);
    let many = (0..10).map(|n| {
        let (services, secret) = (world.instance(n), secret.clone());
        async move { services.account.resend_code(&secret, CLIENT).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let late =
        |result: &Result<_, Error>| matches!(result, Err(Error::Conflict | Error::Refused(_)));
    assert_eq!(how_many(&results, late), 9, "{results:?}");
    assert_eq!(world.delivered_to(&patient(world).phone).await.len(), 2);
}

both!(a_session_that_waits_for_no_code_has_none);
async fn a_session_that_waits_for_no_code_has_none(world: &mut World) {
    let signed_in = world.sign_in(&patient(world)).await;
    let accounts = &world.services().account;
    assert_fails!(
        accounts.code_request(&signed_in).await,
        Error::SignInRequired
    );
    assert_fails!(resend(world, &signed_in).await, Error::SignInRequired);
    let (idle, code) = awaiting(world).await;
    world.advance(30 * 60);
    assert_fails!(world.enter(&idle, &code).await, Error::SignInRequired);
}

both!(whatever_one_session_does_at_once_nothing_breaks);
async fn whatever_one_session_does_at_once_nothing_breaks(world: &mut World) {
    for someone in world.more_patients(16).await {
        let secret = world.until_code(&someone.email).await;
        let code = world.code_sent_to(&someone.phone).await;
        world.advance(60);
        let many = (0..6).map(|n| {
            let (services, secret, code) = (world.instance(n), secret.clone(), code.clone());
            async move {
                let accounts = services.account;
                match n {
                    0 | 1 => accounts.enter_code(&secret, &code).await.map(|_| ()),
                    2 | 3 => accounts.resend_code(&secret, CLIENT).await,
                    4 => accounts.sign_out(&secret).await,
                    _ => accounts.current(&secret, Activity::User).await.map(|_| ()),
                }
            }
        });
        for result in world.at_once(many).await {
            let fine = matches!(
                result,
                Ok(()) | Err(Error::Refused(_) | Error::SignInRequired | Error::Conflict)
            );
            assert!(fine, "{result:?}");
        }
    }
}

both!(a_code_and_a_new_one_at_once_never_wait_for_each_other);
async fn a_code_and_a_new_one_at_once_never_wait_for_each_other(world: &mut World) {
    for someone in world.more_patients(12).await {
        let secret = world.until_code(&someone.email).await;
        let code = world.code_sent_to(&someone.phone).await;
        world.advance(60);
        let many = (0..2).map(|n| {
            let (services, secret, code) = (world.instance(n), secret.clone(), code.clone());
            async move {
                match n {
                    0 => services
                        .account
                        .enter_code(&secret, &code)
                        .await
                        .map(|_| ()),
                    _ => services.account.resend_code(&secret, CLIENT).await,
                }
            }
        });
        for result in world.at_once(many).await {
            assert!(!matches!(result, Err(Error::Database(_))), "{result:?}");
        }
    }
}
