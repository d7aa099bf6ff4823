//! What somebody who knows the password, or reads the mail, may not do with it.

use domain::{
    account::{one_time_code::OneTimeCode, session::Stage},
    problem::Problem,
};
use services::Error;

use super::{CLIENT, HOUR, MINUTE, NEW, ask, begin, give, patient, wait};
use crate::support::{PARENT, PASSWORD, PATIENT, World, problem};

both!(the_new_number_s_code_is_no_sign_in_and_the_old_one_s_no_proof);
async fn the_new_number_s_code_is_no_sign_in_and_the_old_one_s_no_proof(world: &mut World) {
    let secret = world.until_code(PATIENT).await;
    let of_old = world.code_sent_to(&patient(world).phone).await;
    give(world, &secret, NEW).await.unwrap();
    let of_new = world.code_sent_to(NEW).await;
    let told = problem(world.enter(&secret, &of_new).await);
    assert!(matches!(told, Problem::WrongCode { .. }), "{told:?}");
    let accounts = &world.services().account;
    let told = problem(accounts.ask_for_wait(&secret, &of_old).await);
    assert!(matches!(told, Problem::WrongCode { .. }), "{told:?}");
    assert!(!accounts.code_request(&secret).await.unwrap().sent);
    // Back to the old one: the new one is forgotten.
    world.advance(60);
    accounts.resend_code(&secret, CLIENT).await.unwrap();
    assert!(accounts.code_request(&secret).await.unwrap().sent);
    assert_fails!(
        accounts.new_number(&secret, Stage::AwaitingCode).await,
        Error::NotFound
    );
    let code = world.code_sent_to(&patient(world).phone).await;
    world.enter(&secret, &code).await.unwrap();
}

both!(a_number_given_before_the_sign_in_is_worth_nothing_after_it);
async fn a_number_given_before_the_sign_in_is_worth_nothing_after_it(world: &mut World) {
    let secret = world.until_code(PATIENT).await;
    let code = world.code_sent_to(&patient(world).phone).await;
    give(world, &secret, NEW).await.unwrap();
    world.advance(60);
    let accounts = &world.services().account;
    accounts.resend_code(&secret, CLIENT).await.unwrap();
    assert!(
        world.enter(&secret, &code).await.is_err(),
        "it was replaced"
    );
    let code = world.code_sent_to(&patient(world).phone).await;
    let signed_in = world.enter(&secret, &code).await.unwrap().secret;
    assert_fails!(
        accounts.new_number(&signed_in, Stage::SignedIn).await,
        Error::NotFound
    );
}

both!(the_password_must_have_just_been_given);
async fn the_password_must_have_just_been_given(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    assert_fails!(give(world, &secret, NEW).await, Error::SignInRequired);
    let accounts = &world.services().account;
    assert_fails!(accounts.lost_phone(&secret).await, Error::SignInRequired);
    assert_fails!(
        accounts.keep_phone(&secret, CLIENT).await,
        Error::SignInRequired
    );
    let waiting = world.until_code(PATIENT).await;
    let code = OneTimeCode::parse("000000").unwrap();
    assert_fails!(
        accounts.ask_for_wait(&waiting, &code).await,
        Error::NotFound
    );
}

both!(nothing_begins_without_the_mailbox);
async fn nothing_begins_without_the_mailbox(world: &mut World) {
    let old = patient(world).phone;
    let before = world.delivered_to(&old).await.len();
    ask(world, PATIENT).await;
    assert_eq!(world.count("lost_phone").await, 0);
    let codes = world.delivered_to(&old).await.len() - before;
    assert_eq!(
        codes, 1,
        "the old number hears of nothing but the sign-in's code"
    );
    world.advance(100 * HOUR);
    world.until_code(PATIENT).await;
    assert_eq!(world.delivered_to(NEW).await.len(), 1);
}

both!(a_stranger_who_gives_my_number_uses_up_no_code_of_mine);
async fn a_stranger_who_gives_my_number_uses_up_no_code_of_mine(world: &mut World) {
    let owner = world.someone(PARENT).clone();
    let secret = world.until_code(PATIENT).await;
    give(world, &secret, &owner.phone).await.unwrap();
    let accounts = &world.services().account;
    for sent in 1..3 {
        assert_eq!(world.delivered_to(&owner.phone).await.len(), sent);
        world.advance(MINUTE);
        let again = accounts
            .resend_to_new_number(&secret, Stage::AwaitingCode, CLIENT)
            .await;
        again.unwrap();
    }
    world.advance(MINUTE);
    let told = problem(
        accounts
            .resend_to_new_number(&secret, Stage::AwaitingCode, CLIENT)
            .await,
    );
    assert_eq!(told, Problem::TooManyCodes);
    assert_eq!(world.delivered_to(&owner.phone).await.len(), 3);
    world.sign_in(&owner).await;
}

both!(what_is_sent_once_more_is_counted_for_the_account);
async fn what_is_sent_once_more_is_counted_for_the_account(world: &mut World) {
    world.limits.codes_to_new_numbers_of_account.at_most = 3;
    world.restart().await;
    let secret = world.until_code(PATIENT).await;
    let accounts = &world.services().account;
    give(world, &secret, "+33655555551").await.unwrap();
    world.advance(MINUTE);
    accounts
        .resend_to_new_number(&secret, Stage::AwaitingCode, CLIENT)
        .await
        .unwrap();
    give(world, &secret, "+33655555552").await.unwrap();
    world.advance(MINUTE);
    let told = problem(
        accounts
            .resend_to_new_number(&secret, Stage::AwaitingCode, CLIENT)
            .await,
    );
    assert_eq!(told, Problem::TooManyCodes);
    assert_eq!(world.delivered_to("+33655555552").await.len(), 1);
}

both!(five_links_a_day);
async fn five_links_a_day(world: &mut World) {
    for _ in 0..5 {
        ask(world, PATIENT).await;
        world.advance(HOUR);
    }
    let secret = world.until_code(PATIENT).await;
    let told = problem(give(world, &secret, NEW).await);
    assert_eq!(told, Problem::TryLater { seconds: 19 * 3600 });
}

both!(no_database_holds_a_token);
async fn no_database_holds_a_token(world: &mut World) {
    let token = ask(world, PATIENT).await;
    begin(world, &token).await.unwrap();
    let digest: Vec<u8> = world.value("SELECT cancel_digest FROM lost_phone").await;
    let cancel = super::cancel_token(world, PATIENT).await;
    assert_ne!(digest[..20], cancel.expose()[..]);
    assert_eq!(digest, services::keys::secret_digest(cancel.expose()));
}

both!(a_wait_survives_a_sign_in_that_stops_at_the_code);
async fn a_wait_survives_a_sign_in_that_stops_at_the_code(world: &mut World) {
    wait(world, PATIENT).await;
    world
        .password(PATIENT, PASSWORD, services::account::Visit::default())
        .await
        .unwrap();
    assert_eq!(world.count("lost_phone").await, 1);
}
