//! Another number: it is the account's once its own code was entered.

use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber, session::Stage},
    problem::Problem,
};
use services::{Error, account::SessionSecret};

use super::{CLIENT, patient, proved};
use crate::support::{PARENT, PATIENT, World, how_many, problem};

const NEW: &str = "+33655555555";

async fn change(world: &World, secret: &SessionSecret, to: &str) -> services::Result<()> {
    let accounts = &world.services().account;
    let to = MobileNumber::parse(to).unwrap();
    accounts.change_phone(secret, &to, CLIENT).await
}

async fn confirm(
    world: &World,
    secret: &SessionSecret,
    code: &OneTimeCode,
) -> services::Result<()> {
    world.services().account.confirm_phone(secret, code).await
}

both!(it_is_the_account_s_once_its_code_was_entered);
async fn it_is_the_account_s_once_its_code_was_entered(world: &mut World) {
    let old = patient(world).phone;
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, NEW).await.unwrap();
    let accounts = &world.services().account;
    let request = accounts.new_number(&secret, Stage::SignedIn).await.unwrap();
    assert_eq!((request.phone_ending.as_str(), request.sent), ("55", true));
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!(overview.phone_ending, "33", "until then nothing changes");
    let code = world.code_sent_to(NEW).await;
    confirm(world, &secret, &code).await.unwrap();
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!(overview.phone_ending, "55");
    let told = world.delivered_to(&old).await.pop().unwrap();
    assert!(
        told.text
            .starts_with("Calepin : votre compte utilise maintenant un autre mobile.")
    );
    assert!(!told.text.contains("55"));
    let told = world.delivered_to(PATIENT).await.pop().unwrap();
    assert_eq!(told.subject, "Le mobile de votre compte a été changé");
    // From now on codes go there.
    let waiting = world.until_code(PATIENT).await;
    let code = world.code_sent_to(NEW).await;
    world.enter(&waiting, &code).await.unwrap();
    assert_fails!(
        accounts.new_number(&secret, Stage::SignedIn).await,
        Error::NotFound
    );
}

both!(a_code_is_right_for_its_number_alone);
async fn a_code_is_right_for_its_number_alone(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, NEW).await.unwrap();
    let of_new = world.code_sent_to(NEW).await;
    let accounts = &world.services().account;
    // The new number's is no proof of the old one.
    world.advance(300);
    accounts
        .prove_password(&secret, crate::support::PASSWORD, CLIENT)
        .await
        .unwrap();
    assert!(accounts.prove_code(&secret, &of_new).await.is_err());
    // And the old one's is none of the new one.
    let of_old = world.code_sent_to(&patient(world).phone).await;
    let told = problem(confirm(world, &secret, &of_old).await);
    assert!(matches!(told, Problem::WrongCode { .. }), "{told:?}");
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!(overview.phone_ending, "33");
}

both!(the_last_number_that_was_given_counts);
async fn the_last_number_that_was_given_counts(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, "+33666666666").await.unwrap();
    let of_first = world.code_sent_to("+33666666666").await;
    change(world, &secret, NEW).await.unwrap();
    assert!(confirm(world, &secret, &of_first).await.is_err());
    let code = world.code_sent_to(NEW).await;
    confirm(world, &secret, &code).await.unwrap();
}

both!(the_one_it_has_is_no_other);
async fn the_one_it_has_is_no_other(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    let told = problem(change(world, &secret, "06 33 33 33 33").await);
    assert_eq!(told, Problem::Unchanged);
    let accounts = &world.services().account;
    assert_fails!(
        accounts.new_number(&secret, Stage::SignedIn).await,
        Error::NotFound
    );
}

both!(a_stranger_who_gives_my_number_uses_up_no_code_of_mine);
async fn a_stranger_who_gives_my_number_uses_up_no_code_of_mine(world: &mut World) {
    let owner = world.someone(PARENT).clone();
    let secret = proved(world, &patient(world)).await;
    for _ in 0..4 {
        change(world, &secret, &owner.phone).await.unwrap();
    }
    assert_eq!(world.delivered_to(&owner.phone).await.len(), 3);
    world.sign_in(&owner).await;
}

both!(whoever_gives_strangers_numbers_leaves_codes_for_those_who_sign_in);
async fn whoever_gives_strangers_numbers_leaves_codes_for_those_who_sign_in(world: &mut World) {
    world.limits.sms_to_unproved_in_all.at_most = 1;
    world.restart().await;
    let secret = proved(world, &patient(world)).await;
    for (number, sent) in [(NEW, true), ("+33666666666", false)] {
        change(world, &secret, number).await.unwrap();
        let request = world
            .services()
            .account
            .new_number(&secret, Stage::SignedIn)
            .await
            .unwrap();
        assert_eq!(request.sent, sent, "{number}");
    }
    world.until_code(PARENT).await;
    assert_eq!(world.delivered_to("+33644444444").await.len(), 1);
}

both!(five_numbers_a_day);
async fn five_numbers_a_day(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    for n in 0..5 {
        change(world, &secret, &format!("+3365555555{n}"))
            .await
            .unwrap();
    }
    let told = problem(change(world, &secret, "+33666666666").await);
    assert_eq!(told, Problem::TryLater { seconds: 86_400 });
}

both!(wrong_codes_are_counted_and_spend_the_code);
async fn wrong_codes_are_counted_and_spend_the_code(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, NEW).await.unwrap();
    let right = world.code_sent_to(NEW).await;
    let wrong = OneTimeCode::parse("000000").unwrap();
    for left in [4, 3, 2, 1] {
        let told = problem(confirm(world, &secret, &wrong).await);
        assert_eq!(told, Problem::WrongCode { tries_left: left });
    }
    assert_eq!(
        problem(confirm(world, &secret, &wrong).await),
        Problem::CodeSpent
    );
    assert_eq!(
        problem(confirm(world, &secret, &right).await),
        Problem::CodeSpent
    );
    let accounts = &world.services().account;
    let early = problem(
        accounts
            .resend_to_new_number(&secret, Stage::SignedIn, CLIENT)
            .await,
    );
    assert_eq!(early, Problem::TryLater { seconds: 60 });
    world.advance(60);
    accounts
        .resend_to_new_number(&secret, Stage::SignedIn, CLIENT)
        .await
        .unwrap();
    let code = world.code_sent_to(NEW).await;
    confirm(world, &secret, &code).await.unwrap();
}

both!(of_many_at_once_one_changes_it);
async fn of_many_at_once_one_changes_it(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, NEW).await.unwrap();
    let code = world.code_sent_to(NEW).await;
    let many = (0..8).map(|n| {
        let (services, secret, code) = (world.instance(n), secret.clone(), code.clone());
        async move { services.account.confirm_phone(&secret, &code).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let told = world.delivered_to(PATIENT).await;
    assert_eq!(told.len(), 1);
}
