//! A mobile that its owner no longer has: who may have it replaced, how long that takes, and who can stop it.

mod attempts;
mod ends;

use domain::{
    account::{
        lost_phone::{BeginToken, CancelToken, Standing},
        phone::MobileNumber,
    },
    problem::Problem,
    time::Instant,
};
use services::{Error, account::SessionSecret};

use crate::support::{PARENT, PATIENT, PRACTITIONER, Someone, World, how_many, problem};

const NEW: &str = "+33655555555";
const CLIENT: &str = "192.0.2.1";
const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const WAIT: i64 = 72 * HOUR;
const OPEN: i64 = 7 * 24 * HOUR;

fn patient(world: &World) -> Someone {
    world.someone(PATIENT).clone()
}

/// Gives another number where the code is asked for.
async fn give(world: &World, secret: &SessionSecret, number: &str) -> services::Result<()> {
    let number = MobileNumber::parse(number).unwrap();
    let accounts = &world.services().account;
    accounts.replace_lost_phone(secret, &number, CLIENT).await
}

/// Says that somebody's number is lost, as far as the mail.
async fn ask(world: &World, email: &str) -> BeginToken {
    let secret = world.until_code(email).await;
    give(world, &secret, NEW).await.unwrap();
    let code = world.code_sent_to(NEW).await;
    let accounts = &world.services().account;
    accounts.ask_for_wait(&secret, &code).await.unwrap();
    BeginToken::parse(&world.token_sent_to(email, "/t/").await).unwrap()
}

async fn begin(world: &World, token: &BeginToken) -> services::Result<()> {
    world.services().account.begin_wait(token).await
}

/// Says that somebody's number is lost, and confirms the mail; when the wait began.
async fn wait(world: &World, email: &str) -> Instant {
    let token = ask(world, email).await;
    begin(world, &token).await.unwrap();
    world.now()
}

async fn standing(world: &World, email: &str) -> Standing {
    let due = world.code_due(email).await;
    let accounts = &world.services().account;
    let standing = accounts.lost_phone(&due.secret).await.unwrap();
    let nothing = matches!(standing, Standing::Nothing | Standing::AskOperator);
    assert_eq!(due.number_awaited, !nothing, "{standing:?}");
    standing
}

async fn is_asked(world: &World, token: &BeginToken) -> bool {
    match world.services().account.may_begin_wait(token).await {
        Ok(ending) => {
            assert_eq!(ending, "55");
            true
        }
        Err(Error::NotFound) => false,
        Err(error) => panic!("{error}"),
    }
}

/// The token in the message to an address or a number that was sent last with one.
async fn cancel_token(world: &World, to: &str) -> CancelToken {
    CancelToken::parse(&world.token_sent_to(to, "/a/").await).unwrap()
}

/// The number that the next sign-in's code goes to.
async fn number_of_codes(world: &World, someone: &Someone) -> String {
    let count = |sent: Vec<crate::support::Sent>| sent.len();
    let before = count(world.delivered_to(NEW).await);
    world.until_code(&someone.email).await;
    if count(world.delivered_to(NEW).await) > before {
        NEW.into()
    } else {
        someone.phone.clone()
    }
}

both!(after_the_wait_the_new_number_s_code_makes_it_the_account_s);
async fn after_the_wait_the_new_number_s_code_makes_it_the_account_s(world: &mut World) {
    for email in [PATIENT, PRACTITIONER] {
        let someone = world.someone(email).clone();
        let open = world.sign_in(&someone).await;
        if email == PATIENT {
            world.trust_device(&someone).await;
        }
        let since = wait(world, email).await;
        world.go_to(since, WAIT - 1);
        assert!(matches!(
            standing(world, email).await,
            Standing::Waiting { .. }
        ));
        assert_eq!(number_of_codes(world, &someone).await, someone.phone);
        world.go_to(since, WAIT);
        let elsewhere = world.until_code(email).await;
        // Delivered before the next one is asked for in the same instant.
        world.code_sent_to(NEW).await;
        let secret = world.until_code(email).await;
        let accounts = &world.services().account;
        let request = accounts.code_request(&secret).await.unwrap();
        assert_eq!((request.phone_ending.as_str(), request.sent), ("55", true));
        let code = world.code_sent_to(NEW).await;
        let arrived = world.enter(&secret, &code).await.unwrap();
        assert!(arrived.phone_replaced);
        let overview = accounts.overview(&arrived.secret).await.unwrap();
        assert_eq!(
            (overview.phone_ending.as_str(), overview.devices),
            ("55", 0)
        );
        assert_eq!(overview.sessions, 1, "the others have ended");
        assert_fails!(accounts.overview(&open).await, Error::SignInRequired);
        assert_fails!(
            accounts.code_request(&elsewhere).await,
            Error::SignInRequired
        );
        let told = world.delivered_to(&someone.phone).await.pop().unwrap();
        assert!(told.text.contains("utilise maintenant un autre mobile"));
        let told = world.delivered_to(email).await.pop().unwrap();
        assert_eq!(told.subject, "Le mobile de votre compte a été changé");
        // And nothing waits any more.
        world.advance(HOUR);
        assert_eq!(standing(world, email).await, Standing::Nothing);
        assert_eq!(number_of_codes(world, &someone).await, NEW);
        world.advance(24 * HOUR);
    }
}

both!(a_link_begins_the_wait_for_thirty_minutes_and_once);
async fn a_link_begins_the_wait_for_thirty_minutes_and_once(world: &mut World) {
    let start = world.now();
    let token = ask(world, PATIENT).await;
    world.go_to(start, 30 * MINUTE - 1);
    for _ in 0..20 {
        assert!(is_asked(world, &token).await);
    }
    assert_eq!(standing(world, PATIENT).await, Standing::Nothing);
    world.go_to(start, 30 * MINUTE);
    assert!(!is_asked(world, &token).await);
    assert_fails!(begin(world, &token).await, Error::NotFound);
    world.go_to(start, 30 * MINUTE - 1);
    begin(world, &token).await.unwrap();
    assert!(!is_asked(world, &token).await);
    assert_fails!(begin(world, &token).await, Error::NotFound);
}

both!(the_old_number_and_the_address_are_told);
async fn the_old_number_and_the_address_are_told(world: &mut World) {
    let old = patient(world).phone;
    let token = ask(world, PATIENT).await;
    let asked = world.delivered_to(PATIENT).await.pop().unwrap();
    assert!(asked.text.contains("finit par 55"), "{}", asked.text);
    assert!(!asked.text.contains("/a/"), "nothing is to be ended yet");
    let before = world.delivered_to(&old).await.len();
    begin(world, &token).await.unwrap();
    let sms = world.delivered_to(&old).await;
    assert_eq!(sms.len(), before + 1);
    assert!(
        sms.last()
            .unwrap()
            .text
            .contains("https://calepin.example/a/")
    );
    let mail = world.delivered_to(PATIENT).await.pop().unwrap();
    // 2 February, 8 h UTC, and 72 hours.
    assert!(
        mail.text.contains("05/02/2026 à 9\u{a0}h\u{a0}00"),
        "{}",
        mail.text
    );
    assert!(mail.text.contains("https://calepin.example/a/"));
    for text in [&sms.last().unwrap().text, &mail.text, &mail.html] {
        assert!(!text.contains("5555"), "{text}");
    }
}

both!(both_are_told_once_more_a_day_before);
async fn both_are_told_once_more_a_day_before(world: &mut World) {
    let since = wait(world, PATIENT).await;
    let old = patient(world).phone;
    let mails = world.delivered_to(PATIENT).await.len();
    let texts = world.delivered_to(&old).await.len();
    world.go_to(since, WAIT - 24 * HOUR - 1);
    world.services().account.remind_of_waits().await.unwrap();
    assert_eq!(world.delivered_to(PATIENT).await.len(), mails);
    world.go_to(since, WAIT - 24 * HOUR);
    let many = (0..6).map(|n| {
        let services = world.instance(n);
        async move { services.account.remind_of_waits().await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 6, "{results:?}");
    world.services().account.remind_of_waits().await.unwrap();
    let told = world.delivered_to(PATIENT).await;
    assert_eq!(told.len(), mails + 1);
    assert!(told.last().unwrap().subject.starts_with("Rappel"));
    assert_eq!(world.delivered_to(&old).await.len(), texts + 1);
    let token = cancel_token(world, PATIENT).await;
    world.services().account.cancel_wait(&token).await.unwrap();
}

both!(one_that_cannot_be_told_of_keeps_no_other_from_being_warned);
async fn one_that_cannot_be_told_of_keeps_no_other_from_being_warned(world: &mut World) {
    let since = wait(world, PATIENT).await;
    wait(world, PARENT).await;
    let broken = world.blob(&[0; 80]);
    world.go_to(since, WAIT - 24 * HOUR);
    for (unreadable, other) in [(PATIENT, PARENT), (PARENT, PATIENT)] {
        world
            .execute("UPDATE lost_phone SET reminded_at = NULL")
            .await;
        let id = world.id(world.someone(unreadable).account.uuid());
        let sealed = format!("SELECT email_sealed FROM account WHERE id = {id}");
        let before: Vec<u8> = world.value(&sealed).await;
        let mend = format!(
            "UPDATE account SET email_sealed = {} WHERE id = {id}",
            world.blob(&before)
        );
        world
            .execute(&format!(
                "UPDATE account SET email_sealed = {broken} WHERE id = {id}"
            ))
            .await;
        assert_fails!(
            world.services().account.remind_of_waits().await,
            Error::Corrupt(_)
        );
        let told = world.delivered_to(other).await.pop().unwrap();
        assert!(told.subject.starts_with("Rappel"), "{}", told.subject);
        world.execute(&mend).await;
    }
}

both!(one_wait_at_a_time);
async fn one_wait_at_a_time(world: &mut World) {
    let [first, second] = [ask(world, PATIENT).await, ask(world, PATIENT).await];
    assert!(is_asked(world, &first).await && is_asked(world, &second).await);
    let since = world.now();
    begin(world, &first).await.unwrap();
    assert!(!is_asked(world, &second).await);
    world.go_to(since, HOUR);
    let secret = world.until_code(PATIENT).await;
    assert_fails!(give(world, &secret, "+33666666666").await, Error::Conflict);
    assert_fails!(begin(world, &second).await, Error::NotFound);
    match standing(world, PATIENT).await {
        Standing::Waiting {
            phone_ending,
            until,
            ends,
        } => {
            assert_eq!(phone_ending, "55");
            assert_eq!((until.date.day(), until.hour, until.minute), (5, 9, 0));
            assert_eq!((ends.date.day(), ends.hour, ends.minute), (12, 9, 0));
        }
        other => panic!("{other:?}"),
    }
}

both!(whoever_is_signed_in_sees_from_when_on);
async fn whoever_is_signed_in_sees_from_when_on(world: &mut World) {
    let secret = world.sign_in(&patient(world)).await;
    let accounts = &world.services().account;
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!(overview.phone_replaced_at, None);
    wait(world, PATIENT).await;
    let overview = accounts.overview(&secret).await.unwrap();
    let from = overview.phone_replaced_at.unwrap();
    assert_eq!((from.date.day(), from.hour, from.minute), (5, 9, 0));
    assert_eq!(overview.phone_ending, "33");
    let token = cancel_token(world, PATIENT).await;
    accounts.cancel_wait(&token).await.unwrap();
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!(overview.phone_replaced_at, None);
}

both!(of_many_confirmations_at_once_one_begins_it);
async fn of_many_confirmations_at_once_one_begins_it(world: &mut World) {
    let tokens = [ask(world, PATIENT).await, ask(world, PATIENT).await];
    let old = patient(world).phone;
    let before = world.delivered_to(&old).await.len();
    let many = (0..8).map(|n| {
        let (services, token) = (world.instance(n), tokens[n % 2].clone());
        async move { services.account.begin_wait(&token).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    assert_eq!(world.count("lost_phone").await, 1);
    assert_eq!(world.count("lost_phone_link").await, 0);
    assert_eq!(world.delivered_to(&old).await.len(), before + 1);
}

both!(the_new_number_may_be_used_for_seven_days);
async fn the_new_number_may_be_used_for_seven_days(world: &mut World) {
    let someone = patient(world);
    let since = wait(world, PATIENT).await;
    world.go_to(since, WAIT + OPEN - 1);
    assert!(matches!(
        standing(world, PATIENT).await,
        Standing::Open { .. }
    ));
    assert_eq!(number_of_codes(world, &someone).await, NEW);
    world.go_to(since, WAIT + OPEN);
    assert_eq!(standing(world, PATIENT).await, Standing::Nothing);
    assert_eq!(number_of_codes(world, &someone).await, someone.phone);
    let token = cancel_token(world, PATIENT).await;
    let accounts = &world.services().account;
    assert_fails!(accounts.cancel_wait(&token).await, Error::NotFound);
    // What is over keeps nobody from asking again, forgotten or not.
    wait(world, PATIENT).await;
    world.advance(WAIT + OPEN);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("lost_phone").await, 0);
}

both!(links_that_are_too_old_are_forgotten);
async fn links_that_are_too_old_are_forgotten(world: &mut World) {
    ask(world, PATIENT).await;
    world.advance(30 * MINUTE);
    world.services().purge().await.unwrap();
    assert_eq!(world.count("lost_phone_link").await, 0);
}

both!(a_code_that_was_on_its_way_when_the_wait_ended_is_still_the_old_number_s);
async fn a_code_that_was_on_its_way_when_the_wait_ended_is_still_the_old_number_s(
    world: &mut World,
) {
    let someone = patient(world);
    let since = wait(world, PATIENT).await;
    world.go_to(since, WAIT - 1);
    let secret = world.until_code(PATIENT).await;
    let code = world.code_sent_to(&someone.phone).await;
    world.go_to(since, WAIT);
    let accounts = &world.services().account;
    assert_eq!(
        accounts.code_request(&secret).await.unwrap().phone_ending,
        "33"
    );
    let arrived = world.enter(&secret, &code).await.unwrap();
    assert!(!arrived.phone_replaced, "it is not lost");
    assert_eq!(standing(world, PATIENT).await, Standing::Nothing);
}

both!(the_number_is_counted_before_it_is_compared);
async fn the_number_is_counted_before_it_is_compared(world: &mut World) {
    let secret = world.until_code(PATIENT).await;
    for _ in 0..5 {
        let told = problem(give(world, &secret, "06 33 33 33 33").await);
        assert_eq!(told, Problem::Unchanged);
    }
    let told = problem(give(world, &secret, "06 33 33 33 33").await);
    assert_eq!(told, Problem::TryLater { seconds: 86_400 });
}
