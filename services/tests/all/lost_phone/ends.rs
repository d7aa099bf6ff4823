//! What ends a wait, or begins it anew.

use domain::account::{Language, email::Email, lost_phone::Standing, password_reset::ResetToken};
use services::{Error, account::Visit};

use super::{
    CLIENT, HOUR, MINUTE, NEW, WAIT, ask, begin, cancel_token, is_asked, number_of_codes, patient,
    standing, wait,
};
use crate::support::{PARENT, PASSWORD, PATIENT, World, how_many};

const CHOSEN: &str = "Carnet2027";

/// Chooses another password by the mailbox.
async fn reset(world: &World, email: &str) {
    let accounts = &world.services().account;
    let address = Email::parse(email).unwrap();
    accounts
        .forgot_password(&address, Language::French, &Visit::default())
        .await
        .unwrap();
    let token = ResetToken::parse(&world.token_sent_to(email, "/r/").await).unwrap();
    accounts
        .reset_password(&token, CHOSEN, &Visit::default())
        .await
        .unwrap();
}

both!(either_link_ends_it_once);
async fn either_link_ends_it_once(world: &mut World) {
    let old = patient(world).phone;
    for to in [PATIENT, &old] {
        wait(world, PATIENT).await;
        let token = cancel_token(world, to).await;
        let accounts = &world.services().account;
        for _ in 0..20 {
            accounts.may_cancel_wait(&token).await.unwrap();
        }
        assert!(matches!(
            standing(world, PATIENT).await,
            Standing::Waiting { .. }
        ));
        accounts.cancel_wait(&token).await.unwrap();
        assert_eq!(standing(world, PATIENT).await, Standing::Nothing);
        assert_fails!(accounts.may_cancel_wait(&token).await, Error::NotFound);
        assert_fails!(accounts.cancel_wait(&token).await, Error::NotFound);
        let told = world.delivered_to(PATIENT).await.pop().unwrap();
        assert_eq!(told.subject, "Votre mobile reste le même");
        world.advance(HOUR);
    }
}

both!(a_link_ends_the_wait_that_it_told_of_alone);
async fn a_link_ends_the_wait_that_it_told_of_alone(world: &mut World) {
    wait(world, PATIENT).await;
    let first = cancel_token(world, PATIENT).await;
    let accounts = &world.services().account;
    accounts.cancel_wait(&first).await.unwrap();
    wait(world, PATIENT).await;
    wait(world, PARENT).await;
    assert_fails!(accounts.cancel_wait(&first).await, Error::NotFound);
    let of_another = cancel_token(world, PARENT).await;
    accounts.cancel_wait(&of_another).await.unwrap();
    assert!(matches!(
        standing(world, PATIENT).await,
        Standing::Waiting { .. }
    ));
}

both!(a_code_of_the_old_number_ends_it);
async fn a_code_of_the_old_number_ends_it(world: &mut World) {
    wait(world, PATIENT).await;
    world.advance(HOUR);
    let unread = {
        world.sign_in(&patient(world)).await;
        world.delivered_to(PATIENT).await.pop().unwrap()
    };
    assert_eq!(unread.subject, "Votre mobile reste le même");
    assert_eq!(world.count("lost_phone").await, 0);
    // A link that was on its way, too.
    let token = ask(world, PATIENT).await;
    world.advance(MINUTE);
    world.sign_in(&patient(world)).await;
    assert!(!is_asked(world, &token).await);
}

both!(so_does_one_that_was_asked_for_once_more);
async fn so_does_one_that_was_asked_for_once_more(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    wait(world, PATIENT).await;
    let accounts = &world.services().account;
    accounts
        .prove_password(&secret, PASSWORD, CLIENT)
        .await
        .unwrap();
    assert_eq!(
        world.count("lost_phone").await,
        1,
        "a password alone is nothing"
    );
    let code = world.code_sent_to(&patient(world).phone).await;
    accounts.prove_code(&secret, &code).await.unwrap();
    assert_eq!(world.count("lost_phone").await, 0);
}

both!(whoever_has_given_the_password_may_end_it);
async fn whoever_has_given_the_password_may_end_it(world: &mut World) {
    let someone = patient(world);
    let since = wait(world, PATIENT).await;
    world.go_to(since, WAIT);
    let secret = world.until_code(PATIENT).await;
    let of_new = world.code_sent_to(NEW).await;
    let accounts = &world.services().account;
    accounts.keep_phone(&secret, CLIENT).await.unwrap();
    // The code that went to the new number is worth nothing, and another is on its way to the old one.
    assert!(world.enter(&secret, &of_new).await.is_err());
    assert_eq!(
        accounts.code_request(&secret).await.unwrap().phone_ending,
        "33"
    );
    let code = world.code_sent_to(&someone.phone).await;
    let arrived = world.enter(&secret, &code).await.unwrap();
    assert!(!arrived.phone_replaced);
}

both!(a_password_chosen_by_a_link_begins_it_anew);
async fn a_password_chosen_by_a_link_begins_it_anew(world: &mut World) {
    let someone = patient(world);
    let since = wait(world, PATIENT).await;
    let first = cancel_token(world, PATIENT).await;
    let sms = world.delivered_to(&someone.phone).await.len();
    for (hours, then) in [(71, "just before its end"), (71 + 72, "when it is open")] {
        world.go_to(since, hours * HOUR);
        reset(world, PATIENT).await;
        let told = world.delivered_to(&someone.phone).await;
        assert!(
            told.iter().skip(sms).any(|sms| sms.text.contains("/a/")),
            "{then}"
        );
        assert_eq!(
            cancel_token(world, &someone.phone).await,
            first,
            "the first link still works"
        );
    }
    let wait_ends = 71 + 72 + 72;
    let of_codes = async |seconds: i64| {
        world.go_to(since, seconds);
        let before = world.delivered_to(NEW).await.len();
        world
            .password(PATIENT, CHOSEN, Visit::default())
            .await
            .unwrap();
        world.delivered_to(NEW).await.len() - before
    };
    assert_eq!(of_codes(wait_ends * HOUR - 1).await, 0);
    assert_eq!(of_codes(wait_ends * HOUR).await, 1);
    world.services().account.cancel_wait(&first).await.unwrap();
}

both!(begun_anew_many_times_the_number_is_told_once_in_six_hours);
async fn begun_anew_many_times_the_number_is_told_once_in_six_hours(world: &mut World) {
    let someone = patient(world);
    let since = wait(world, PATIENT).await;
    let told = async |to: &str| {
        let sent = world.delivered_to(to).await;
        how_many(&sent, |sent| sent.text.contains("/a/"))
    };
    assert_eq!((told(&someone.phone).await, told(PATIENT).await), (1, 1));
    for (hours, by_sms, by_mail) in [(1, 1, 2), (5, 1, 3), (6, 2, 4)] {
        world.go_to(since, hours * HOUR);
        reset(world, PATIENT).await;
        let both = (told(&someone.phone).await, told(PATIENT).await);
        assert_eq!(both, (by_sms, by_mail), "after {hours} h");
    }
}

both!(a_password_chosen_by_a_link_ends_the_links_before_it);
async fn a_password_chosen_by_a_link_ends_the_links_before_it(world: &mut World) {
    let token = ask(world, PATIENT).await;
    let of_another = ask(world, PARENT).await;
    reset(world, PATIENT).await;
    assert_fails!(begin(world, &token).await, Error::NotFound);
    assert!(is_asked(world, &of_another).await);
}

both!(cancelled_and_finished_at_once_one_of_them_is);
async fn cancelled_and_finished_at_once_one_of_them_is(world: &mut World) {
    let someone = patient(world);
    let since = wait(world, PATIENT).await;
    let token = cancel_token(world, PATIENT).await;
    world.go_to(since, WAIT);
    let secret = world.until_code(PATIENT).await;
    let code = world.code_sent_to(NEW).await;
    let many = (0..8).map(|n| {
        let (services, secret) = (world.instance(n), secret.clone());
        let (code, token) = (code.clone(), token.clone());
        async move {
            if n % 2 == 0 {
                services.account.cancel_wait(&token).await
            } else {
                services.account.enter_code(&secret, &code).await.map(drop)
            }
        }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let cancelled = results.iter().step_by(2).any(Result::is_ok);
    let mut subjects = world
        .delivered_to(PATIENT)
        .await
        .into_iter()
        .map(|mail| mail.subject);
    let replaced = subjects.any(|subject| subject == "Le mobile de votre compte a été changé");
    assert_ne!(cancelled, replaced);
    world.advance(HOUR);
    let number = number_of_codes(world, &someone).await;
    assert_eq!(number == NEW, replaced);
    assert_eq!(world.count("lost_phone").await, 0);
}
