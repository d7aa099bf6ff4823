//! A forgotten password: what a link does and for how long, who may use it, and what nobody can learn from it.

use domain::{
    account::{Language, email::Email, password_reset::ResetToken, sign_in::SignIn},
    problem::Problem,
};
use services::{
    Error,
    account::{Activity, PasswordAccepted, Reset, Visit},
};

use crate::support::{
    PARENT, PASSWORD, PATIENT, PRACTITIONER, World, how_many, problem, right_date,
    take_the_same_time, timed,
};

const NEW: &str = "Carnet2027";
const NOBODY: &str = "personne@exemple.fr";
const MINUTE: i64 = 60;

fn from(client: &str) -> Visit<'_> {
    Visit {
        client,
        ..Visit::default()
    }
}

async fn ask(world: &World, email: &str, visit: Visit<'_>) -> services::Result<()> {
    let email = Email::parse(email).unwrap();
    let accounts = &world.services().account;
    accounts
        .forgot_password(&email, Language::French, &visit)
        .await
}

/// Asks for a link, and reads the mail.
async fn link(world: &World, email: &str) -> ResetToken {
    ask(world, email, Visit::default()).await.unwrap();
    let token = world.token_sent_to(email, "/r/").await;
    ResetToken::parse(&token).unwrap()
}

async fn reset(world: &World, token: &ResetToken, password: &str) -> services::Result<Reset> {
    let accounts = &world.services().account;
    accounts
        .reset_password(token, password, &Visit::default())
        .await
}

async fn is_valid(world: &World, token: &ResetToken) -> bool {
    match world.services().account.may_reset(token).await {
        Ok(()) => true,
        Err(Error::NotFound) => false,
        Err(error) => panic!("{error}"),
    }
}

both!(a_link_sets_a_password_and_the_code_is_still_due);
async fn a_link_sets_a_password_and_the_code_is_still_due(world: &mut World) {
    for email in [PATIENT, PRACTITIONER] {
        let someone = world.someone(email).clone();
        let token = link(world, email).await;
        let arrived = reset(world, &token, NEW).await.unwrap();
        let accounts = &world.services().account;
        let current = accounts
            .current(&arrived.code_due.secret, Activity::User)
            .await;
        let stage = current.unwrap().unwrap().stage;
        assert_eq!(stage, domain::account::session::Stage::AwaitingCode);
        let code = world.code_sent_to(&someone.phone).await;
        world.enter(&arrived.code_due.secret, &code).await.unwrap();
        let old = world.password(email, PASSWORD, from("192.0.2.9")).await;
        assert_eq!(problem(old), Problem::WrongCredentials);
        world.password(email, NEW, from("192.0.2.9")).await.unwrap();
    }
}

both!(the_account_s_address_is_told);
async fn the_account_s_address_is_told(world: &mut World) {
    let token = link(world, PATIENT).await;
    reset(world, &token, NEW).await.unwrap();
    let told = world.delivered_to(PATIENT).await.pop().unwrap();
    assert_eq!(told.subject, "Votre mot de passe a été changé");
    for body in [&told.text, &told.html] {
        assert!(body.contains("https://calepin.example/mot-de-passe-oublie"));
        assert!(!body.contains(NEW) && !body.contains(&token.expose_text()));
    }
}

both!(a_link_lives_thirty_minutes);
async fn a_link_lives_thirty_minutes(world: &mut World) {
    let start = world.now();
    let token = link(world, PATIENT).await;
    world.go_to(start, 30 * MINUTE - 1);
    assert!(is_valid(world, &token).await);
    world.go_to(start, 30 * MINUTE);
    assert!(!is_valid(world, &token).await);
    assert_fails!(reset(world, &token, NEW).await, Error::NotFound);
    world.until_code(PATIENT).await;
    world.go_to(start, 30 * MINUTE - 1);
    reset(world, &token, NEW).await.unwrap();
}

both!(a_link_works_once_and_ends_the_others);
async fn a_link_works_once_and_ends_the_others(world: &mut World) {
    let first = link(world, PATIENT).await;
    let second = link(world, PATIENT).await;
    let of_another = link(world, PARENT).await;
    assert!(is_valid(world, &first).await);
    reset(world, &first, NEW).await.unwrap();
    for token in [&first, &second] {
        assert!(!is_valid(world, token).await);
        assert_fails!(reset(world, token, "Carnet2028").await, Error::NotFound);
    }
    assert!(is_valid(world, &of_another).await);
}

both!(looking_at_a_link_changes_nothing);
async fn looking_at_a_link_changes_nothing(world: &mut World) {
    let token = link(world, PATIENT).await;
    for _ in 0..20 {
        assert!(is_valid(world, &token).await);
    }
    let stranger = ResetToken::from_bytes(world.random());
    assert!(!is_valid(world, &stranger).await);
    assert_fails!(reset(world, &stranger, NEW).await, Error::NotFound);
    reset(world, &token, NEW).await.unwrap();
}

both!(a_password_that_breaks_a_rule_uses_nothing_up);
async fn a_password_that_breaks_a_rule_uses_nothing_up(world: &mut World) {
    let token = link(world, PATIENT).await;
    assert_eq!(
        problem(reset(world, &token, "carnet2027").await),
        Problem::PasswordWithoutUpperCase
    );
    assert_eq!(problem(reset(world, &token, "").await), Problem::Missing);
    for (typed, told) in [
        ("Password1", Problem::PasswordTooCommon),
        ("Patient2027", Problem::PasswordHoldsEmail),
    ] {
        assert_eq!(problem(reset(world, &token, typed).await), told);
    }
    world.until_code(PATIENT).await;
    reset(world, &token, NEW).await.unwrap();
}

both!(of_many_at_once_one_sets_the_password);
async fn of_many_at_once_one_sets_the_password(world: &mut World) {
    let tokens = [link(world, PATIENT).await, link(world, PATIENT).await];
    let many = (0..10).map(|n| {
        let (services, token) = (world.instance(n), tokens[n / 2 % 2].clone());
        async move {
            let password = format!("Carnet20{n}0");
            let visit = Visit::default();
            let reset = services.account.reset_password(&token, &password, &visit);
            reset.await.map(|_| password)
        }
    });
    let mut won = vec![];
    for result in world.at_once(many).await {
        match result {
            Ok(password) => won.push(password),
            Err(Error::NotFound) => {}
            Err(error) => panic!("{error}"),
        }
    }
    assert_eq!(won.len(), 1);
    world
        .password(PATIENT, &won[0], Visit::default())
        .await
        .unwrap();
}

both!(every_session_and_every_trusted_device_ends);
async fn every_session_and_every_trusted_device_ends(world: &mut World) {
    let device = world.trust_device(world.someone(PATIENT)).await;
    let before = world.sign_in(world.someone(PATIENT)).await;
    let of_another = world.sign_in(world.someone(PARENT)).await;
    let token = link(world, PATIENT).await;
    reset(world, &token, NEW).await.unwrap();
    let accounts = &world.services().account;
    let current = accounts.current(&before, Activity::User).await.unwrap();
    assert!(current.is_none());
    let current = accounts.current(&of_another, Activity::User).await.unwrap();
    assert!(current.is_some());
    let visit = Visit {
        device: Some(device),
        ..Visit::default()
    };
    let accepted = world.password(PATIENT, NEW, visit).await.unwrap();
    assert!(matches!(accepted, PasswordAccepted::CodeDue(_)));
}

both!(no_sign_in_with_the_old_password_outlives_it);
async fn no_sign_in_with_the_old_password_outlives_it(world: &mut World) {
    let token = link(world, PATIENT).await;
    let many = (0..12).map(|n| {
        let (services, token) = (world.instance(n), token.clone());
        async move {
            let client = format!("192.0.2.{n}");
            if n == 5 {
                let reset = services
                    .account
                    .reset_password(&token, NEW, &from(&client))
                    .await;
                return reset.map(drop);
            }
            let form = SignIn::parse(PATIENT, PASSWORD).unwrap();
            services
                .account
                .sign_in(form, from(&client))
                .await
                .map(drop)
        }
    });
    let results = world.at_once(many).await;
    assert!(results[5].is_ok(), "{results:?}");
    for result in &results {
        let fine = matches!(
            result,
            Ok(()) | Err(Error::Refused(_) | Error::Conflict | Error::Busy { .. })
        );
        assert!(fine, "{results:?}");
    }
    assert_eq!(world.count("session").await, 1);
}

both!(who_sets_a_password_does_not_wait_for_strangers);
async fn who_sets_a_password_does_not_wait_for_strangers(world: &mut World) {
    for _ in 0..5 {
        let wrong = world.password(PATIENT, "Wrong2026", Visit::default()).await;
        assert_eq!(problem(wrong), Problem::WrongCredentials);
    }
    let token = link(world, PATIENT).await;
    // A link that was asked for, and not used, proves nothing.
    let early = world.password(PATIENT, PASSWORD, Visit::default()).await;
    assert_eq!(problem(early), Problem::TryLater { seconds: 30 });
    reset(world, &token, NEW).await.unwrap();
    world
        .password(PATIENT, NEW, Visit::default())
        .await
        .unwrap();
}

both!(a_mailbox_clears_nothing_of_the_second_factor);
async fn a_mailbox_clears_nothing_of_the_second_factor(world: &mut World) {
    let phone = world.someone(PATIENT).phone.clone();
    let wrong = domain::account::one_time_code::OneTimeCode::parse("000000").unwrap();
    for _ in 0..2 {
        let waiting = world.until_code(PATIENT).await;
        for _ in 0..5 {
            world.enter(&waiting, &wrong).await.unwrap_err();
        }
    }
    let token = link(world, PATIENT).await;
    let arrived = reset(world, &token, NEW).await.unwrap();
    // The third of the hour.
    let code = world.code_sent_to(&phone).await;
    let told = problem(world.enter(&arrived.code_due.secret, &code).await);
    assert_eq!(told, Problem::TooManyWrongCodes);
    let token = link(world, PATIENT).await;
    let arrived = reset(world, &token, PASSWORD).await.unwrap();
    let accounts = &world.services().account;
    let request = accounts
        .code_request(&arrived.code_due.secret)
        .await
        .unwrap();
    assert!(!request.sent);
}

both!(a_mailbox_clears_nothing_of_its_client);
async fn a_mailbox_clears_nothing_of_its_client(world: &mut World) {
    world.limits.passwords_of_address.at_most = 3;
    world.restart().await;
    for n in 0..3 {
        let nobody = format!("personne{n}@exemple.fr");
        world
            .password(&nobody, PASSWORD, Visit::default())
            .await
            .unwrap_err();
    }
    let token = link(world, PATIENT).await;
    reset(world, &token, NEW).await.unwrap();
    let told = problem(world.password(PATIENT, NEW, Visit::default()).await);
    assert_eq!(told, Problem::TryLater { seconds: 600 });
}

both!(three_links_to_an_address_in_half_an_hour);
async fn three_links_to_an_address_in_half_an_hour(world: &mut World) {
    let start = world.now();
    for (n, address) in [PATIENT, NOBODY].into_iter().enumerate() {
        world.go_to(start, 0);
        for m in 0..3 {
            ask(world, address, from(&format!("192.0.2.{n}{m}")))
                .await
                .unwrap();
        }
        world.go_to(start, 30 * MINUTE - 1);
        let told = problem(ask(world, address, Visit::default()).await);
        assert_eq!(told, Problem::TryLater { seconds: 1 }, "{address}");
        world.go_to(start, 30 * MINUTE);
        ask(world, address, Visit::default()).await.unwrap();
    }
}

both!(twenty_links_of_a_client_in_an_hour);
async fn twenty_links_of_a_client_in_an_hour(world: &mut World) {
    for n in 0..20 {
        let nobody = format!("personne{n}@exemple.fr");
        ask(world, &nobody, from("192.0.2.1")).await.unwrap();
    }
    let told = problem(ask(world, PATIENT, from("192.0.2.1")).await);
    assert_eq!(told, Problem::TryLater { seconds: 3600 });
    ask(world, PATIENT, from("192.0.2.2")).await.unwrap();
}

/// How many rows each table has.
async fn rows(world: &World) -> Vec<i64> {
    let mut rows = vec![];
    for table in ["password_reset", "outbox", "throttle", "session", "account"] {
        rows.push(world.count(table).await);
    }
    rows
}

both!(an_unknown_address_leaves_the_same_traces_and_is_sent_nothing);
async fn an_unknown_address_leaves_the_same_traces_and_is_sent_nothing(world: &mut World) {
    let before = rows(world).await;
    ask(world, PATIENT, from("192.0.2.1")).await.unwrap();
    let known = rows(world).await;
    ask(world, NOBODY, from("192.0.2.2")).await.unwrap();
    let unknown = rows(world).await;
    let added = |from: &[i64], to: &[i64]| -> Vec<i64> {
        from.iter().zip(to).map(|(from, to)| to - from).collect()
    };
    assert_eq!(added(&before, &known), added(&known, &unknown));
    assert_eq!(world.delivered_to(PATIENT).await.len(), 1);
    assert!(world.delivered_to(NOBODY).await.is_empty());
    assert_eq!(world.count("outbox WHERE state = 'waiting'").await, 0);
    assert_eq!(
        world.count("password_reset WHERE account_id IS NULL").await,
        1
    );
}

both!(its_time_does_not_tell_a_known_address);
async fn its_time_does_not_tell_a_known_address(world: &mut World) {
    world.limits.links_of_client.at_most = 5000;
    world.limits.links_to_address.at_most = 5000;
    world.restart().await;
    take_the_same_time(async |_, known| {
        let address = if known { PATIENT } else { NOBODY };
        let (asked, took) = timed(ask(world, address, Visit::default())).await;
        asked.unwrap();
        [took]
    })
    .await;
}

both!(the_invitation_is_kept);
async fn the_invitation_is_kept(world: &mut World) {
    let shared = world.share().await;
    let visit = Visit {
        invitation: Some((shared.id, shared.token.clone())),
        ..Visit::default()
    };
    ask(world, PATIENT, visit).await.unwrap();
    let token = world.token_sent_to(PATIENT, "/r/").await;
    let token = ResetToken::parse(&token).unwrap();
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    assert!(waiting.is_empty(), "asking proves nothing");
    let arrived = reset(world, &token, NEW).await.unwrap();
    assert_eq!(arrived.invitation, Some(shared.id));
    // On whatever device.
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    assert_eq!(waiting[0].id, shared.id);
    world.claim(&shared, &right_date()).await.unwrap();
}

both!(an_invitation_with_a_wrong_secret_is_not_kept);
async fn an_invitation_with_a_wrong_secret_is_not_kept(world: &mut World) {
    let (shared, other) = (world.share().await, world.share().await);
    let visit = Visit {
        invitation: Some((shared.id, other.token)),
        ..Visit::default()
    };
    ask(world, PATIENT, visit).await.unwrap();
    let token = world.token_sent_to(PATIENT, "/r/").await;
    let arrived = reset(world, &ResetToken::parse(&token).unwrap(), NEW).await;
    assert_eq!(arrived.unwrap().invitation, None);
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    assert!(waiting.is_empty());
}

both!(links_that_are_too_old_are_forgotten);
async fn links_that_are_too_old_are_forgotten(world: &mut World) {
    ask(world, PATIENT, Visit::default()).await.unwrap();
    ask(world, NOBODY, Visit::default()).await.unwrap();
    world.advance(30 * MINUTE - 1);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("password_reset").await, 2);
    world.advance(1);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("password_reset").await, 0);
}

both!(many_who_ask_at_once_are_counted);
async fn many_who_ask_at_once_are_counted(world: &mut World) {
    let many = (0..12).map(|n| {
        let services = world.instance(n);
        async move {
            let client = format!("192.0.2.{n}");
            let email = Email::parse(PATIENT).unwrap();
            let visit = from(&client);
            services
                .account
                .forgot_password(&email, Language::French, &visit)
                .await
        }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 3, "{results:?}");
    assert_eq!(world.delivered_to(PATIENT).await.len(), 3);
}
