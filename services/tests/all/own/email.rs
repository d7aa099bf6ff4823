//! Another address: it is the account's from its confirmation on, to the second, and of one account alone.

use domain::{
    account::{Language, email::Email, email_change::NewEmailToken, password_reset::ResetToken},
    problem::Problem,
};
use services::{
    Error,
    account::{SessionSecret, Visit},
};

use super::{CLIENT, patient, prove, proved};
use crate::support::{PARENT, PASSWORD, PATIENT, World, how_many, problem};

const NEW: &str = "nouvelle@exemple.fr";
const MINUTE: i64 = 60;

async fn change(world: &World, secret: &SessionSecret, to: &str) -> services::Result<()> {
    let accounts = &world.services().account;
    let to = Email::parse(to).unwrap();
    accounts.change_email(secret, &to, CLIENT).await
}

async fn token_in(world: &World, address: &str) -> NewEmailToken {
    let token = world.token_sent_to(address, "/e/").await;
    NewEmailToken::parse(&token).unwrap()
}

async fn confirm(world: &World, token: &NewEmailToken) -> services::Result<()> {
    world.services().account.confirm_email(token).await
}

both!(it_is_the_account_s_once_it_is_confirmed);
async fn it_is_the_account_s_once_it_is_confirmed(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, NEW).await.unwrap();
    let token = token_in(world, NEW).await;
    // Until then nothing changes but that the address there is knows of it.
    world.until_code(PATIENT).await;
    let told = world.delivered_to(PATIENT).await;
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].subject,
        "Une autre adresse est demandée pour votre compte"
    );
    assert!(!told[0].text.contains(NEW) && !told[0].html.contains(NEW));
    assert!(told[0].text.contains("/mot-de-passe-oublie"));
    let accounts = &world.services().account;
    for _ in 0..3 {
        accounts.may_confirm_email(&token).await.unwrap();
    }
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!(overview.email, PATIENT);
    assert_eq!(overview.new_email.unwrap().address, NEW);
    confirm(world, &token).await.unwrap();
    let old = world.password(PATIENT, PASSWORD, Visit::default()).await;
    assert_eq!(problem(old), Problem::WrongCredentials);
    world.until_code(NEW).await;
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!((overview.email.as_str(), overview.new_email), (NEW, None));
    let told = world.delivered_to(PATIENT).await.pop().unwrap();
    assert_eq!(told.subject, "L’adresse de votre compte a été changée");
    assert!(!told.text.contains(NEW) && !told.html.contains(NEW));
}

both!(its_link_lives_ten_minutes_and_works_once);
async fn its_link_lives_ten_minutes_and_works_once(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    let start = world.now();
    change(world, &secret, NEW).await.unwrap();
    let token = token_in(world, NEW).await;
    world.go_to(start, 10 * MINUTE);
    assert_fails!(confirm(world, &token).await, Error::NotFound);
    let accounts = &world.services().account;
    assert_fails!(accounts.may_confirm_email(&token).await, Error::NotFound);
    world.go_to(start, 10 * MINUTE - 1);
    confirm(world, &token).await.unwrap();
    assert_fails!(confirm(world, &token).await, Error::NotFound);
    let stranger = NewEmailToken::from_bytes(world.random());
    assert_fails!(confirm(world, &stranger).await, Error::NotFound);
}

both!(the_last_address_that_was_given_counts);
async fn the_last_address_that_was_given_counts(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, "faute@exemple.fr").await.unwrap();
    let first = token_in(world, "faute@exemple.fr").await;
    change(world, &secret, NEW).await.unwrap();
    assert_fails!(confirm(world, &first).await, Error::NotFound);
    confirm(world, &token_in(world, NEW).await).await.unwrap();
}

both!(the_one_it_has_is_no_other);
async fn the_one_it_has_is_no_other(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    let told = problem(change(world, &secret, "Patient@Exemple.FR").await);
    assert_eq!(told, Problem::Unchanged);
}

both!(an_address_that_another_has_is_told_to_it_alone);
async fn an_address_that_another_has_is_told_to_it_alone(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, PARENT).await.unwrap();
    let accounts = &world.services().account;
    let shown = accounts.overview(&secret).await.unwrap().new_email;
    assert_eq!(shown.unwrap().address, PARENT, "as any other");
    let sent = world.delivered_to(PARENT).await;
    assert_eq!(sent[0].subject, "Vous avez déjà un compte");
    assert!(!sent[0].text.contains("/e/"));
    world.until_code(PARENT).await;
    world.until_code(PATIENT).await;
}

both!(of_two_accounts_that_want_one_address_the_first_to_confirm_has_it);
async fn of_two_accounts_that_want_one_address_the_first_to_confirm_has_it(world: &mut World) {
    let mut tokens = vec![];
    for email in [PATIENT, PARENT] {
        let someone = world.someone(email).clone();
        let secret = proved(world, &someone).await;
        change(world, &secret, NEW).await.unwrap();
        tokens.push(token_in(world, NEW).await);
    }
    let many = (0..8).map(|n| {
        let (services, token) = (world.instance(n), tokens[n % 2].clone());
        async move { services.account.confirm_email(&token).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    for result in &results {
        let fine = matches!(result, Ok(()) | Err(Error::NotFound | Error::Conflict));
        assert!(fine, "{results:?}");
    }
    world.until_code(NEW).await;
    assert_eq!(world.count("account").await, 4);
    // The other one keeps its own.
    let kept = how_many(
        &[
            world.password(PATIENT, PASSWORD, Visit::default()).await,
            world.password(PARENT, PASSWORD, Visit::default()).await,
        ],
        Result::is_ok,
    );
    assert_eq!(kept, 1);
}

both!(it_ends_with_the_password_that_it_was_asked_with_and_a_sign_out_everywhere);
async fn it_ends_with_the_password_that_it_was_asked_with_and_a_sign_out_everywhere(
    world: &mut World,
) {
    let secret = proved(world, &patient(world)).await;
    change(world, &secret, NEW).await.unwrap();
    let first = token_in(world, NEW).await;
    let accounts = &world.services().account;
    let changed = accounts.change_password(&secret, "Carnet2027").await;
    let secret = changed.unwrap();
    assert_fails!(confirm(world, &first).await, Error::NotFound);
    change(world, &secret, NEW).await.unwrap();
    let second = token_in(world, NEW).await;
    accounts.may_confirm_email(&second).await.unwrap();
    accounts.sign_out_everywhere(&secret).await.unwrap();
    assert_fails!(confirm(world, &second).await, Error::NotFound);
}

both!(links_sent_to_the_address_before_end);
async fn links_sent_to_the_address_before_end(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    let email = Email::parse(PATIENT).unwrap();
    let accounts = &world.services().account;
    accounts
        .forgot_password(&email, Language::French, &Visit::default())
        .await
        .unwrap();
    let reset = world.token_sent_to(PATIENT, "/r/").await;
    let reset = ResetToken::parse(&reset).unwrap();
    change(world, &secret, NEW).await.unwrap();
    accounts.may_reset(&reset).await.unwrap();
    confirm(world, &token_in(world, NEW).await).await.unwrap();
    assert_fails!(accounts.may_reset(&reset).await, Error::NotFound);
}

both!(five_addresses_a_day_for_each_account);
async fn five_addresses_a_day_for_each_account(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    for n in 0..5 {
        let to = format!("nouvelle{n}@exemple.fr");
        change(world, &secret, &to).await.unwrap();
    }
    let told = problem(change(world, &secret, NEW).await);
    assert_eq!(told, Problem::TryLater { seconds: 86_400 });
    assert!(world.delivered_to(NEW).await.is_empty());
    // What one asked for too often leaves the address to others.
    let parent = proved(world, world.someone(PARENT)).await;
    change(world, &parent, NEW).await.unwrap();
}

both!(so_many_to_one_address_whoever_asks);
async fn so_many_to_one_address_whoever_asks(world: &mut World) {
    world.limits.changes_to_address.at_most = 3;
    world.restart().await;
    let secret = proved(world, &patient(world)).await;
    for _ in 0..3 {
        change(world, &secret, NEW).await.unwrap();
    }
    let parent = proved(world, world.someone(PARENT)).await;
    let told = problem(change(world, &parent, NEW).await);
    assert_eq!(told, Problem::TryLater { seconds: 86_400 });
    change(world, &parent, "autre@exemple.fr").await.unwrap();
}

both!(a_stranger_who_gives_my_address_leaves_me_my_links);
async fn a_stranger_who_gives_my_address_leaves_me_my_links(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    for _ in 0..3 {
        change(world, &secret, PARENT).await.unwrap();
    }
    let accounts = &world.services().account;
    let email = Email::parse(PARENT).unwrap();
    let visit = Visit {
        client: "203.0.113.7",
        ..Visit::default()
    };
    for _ in 0..3 {
        accounts
            .forgot_password(&email, Language::French, &visit)
            .await
            .unwrap();
    }
    let token = world.token_sent_to(PARENT, "/r/").await;
    let token = ResetToken::parse(&token).unwrap();
    accounts.may_reset(&token).await.unwrap();
}

both!(changes_that_nobody_confirmed_are_forgotten);
async fn changes_that_nobody_confirmed_are_forgotten(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    let secret = prove(world, &patient(world), &secret).await;
    change(world, &secret, NEW).await.unwrap();
    world.advance(10 * MINUTE - 1);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("email_change").await, 1);
    world.advance(1);
    let overview = world.services().account.overview(&secret).await.unwrap();
    assert!(overview.new_email.is_none());
    world.services().purge().await.unwrap();
    assert_eq!(world.count("email_change").await, 0);
}
