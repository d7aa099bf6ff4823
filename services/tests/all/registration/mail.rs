//! The mail and its link: ten minutes, once, and not by looking at it.

use domain::{
    account::registration::{ConfirmationToken, Step},
    problem::{Field, FieldProblem, Problem},
};
use services::{Error, account::LinkState};

use crate::support::{APPLICANT, NUMBER, World, how_many, refusal};

/// The same address, with another number.
const OTHER_NUMBER: &str = "+33655555556";

fn due() -> LinkState {
    let phone_ending = NUMBER[NUMBER.len() - 2..].to_owned();
    LinkState::Due { phone_ending }
}

both!(its_link_is_right_for_ten_minutes);
async fn its_link_is_right_for_ten_minutes(world: &mut World) {
    world.until_mail(APPLICANT, NUMBER, None).await;
    let token = world.link_sent_to(APPLICANT).await;
    world.advance(599);
    let link = world.services().registration.confirm(&token).await.unwrap();
    assert_eq!(link.state, LinkState::Confirmed);
    assert_eq!(world.count("account").await, 5);
}

both!(a_second_later_it_has_expired);
async fn a_second_later_it_has_expired(world: &mut World) {
    let begun = world.until_mail(APPLICANT, NUMBER, None).await;
    let token = world.link_sent_to(APPLICANT).await;
    world.advance(600);
    let registrations = &world.services().registration;
    let link = registrations.confirm(&token).await.unwrap();
    assert_eq!(link.state, LinkState::Expired);
    assert_eq!(world.count("account").await, 4);
    let progress = registrations
        .progress(begun.id, &begun.secret)
        .await
        .unwrap();
    assert_eq!(progress.due, Step::Expired);
}

both!(it_says_until_when_and_nothing_of_health);
async fn it_says_until_when_and_nothing_of_health(world: &mut World) {
    world.until_mail(APPLICANT, NUMBER, None).await;
    let mails = world.delivered_to(APPLICANT).await;
    let [mail] = &mails[..] else {
        panic!("{mails:?}");
    };
    assert_eq!(mail.subject, "Confirmez votre adresse e-mail");
    // 08:00 UTC is 9 o'clock in Paris, in winter.
    for part in [
        "9\u{a0}h\u{a0}10 (heure de Paris)",
        "Confirmer mon adresse e-mail",
        "finit par 55",
    ] {
        assert!(mail.text.contains(part), "{}", mail.text);
        assert!(mail.html.contains(part), "{}", mail.html);
    }
    for body in [&mail.text, &mail.html] {
        assert!(body.contains("https://calepin.example/confirmer/"));
        assert!(!body.contains(NUMBER) && !body.contains("55 55"));
        // Whoever typed it may be a stranger.
        assert!(!body.contains("Nadia"));
    }
    assert!(mail.html.contains("color-scheme") && !mail.html.contains("<img"));
}

both!(looking_at_the_link_confirms_nothing);
async fn looking_at_the_link_confirms_nothing(world: &mut World) {
    world.until_mail(APPLICANT, NUMBER, None).await;
    let token = world.link_sent_to(APPLICANT).await;
    let registrations = &world.services().registration;
    for _ in 0..3 {
        let link = registrations.link(&token).await.unwrap();
        assert_eq!(link.state, due());
    }
    assert_eq!(world.count("account").await, 4);
    registrations.confirm(&token).await.unwrap();
    let link = registrations.link(&token).await.unwrap();
    assert_eq!(link.state, LinkState::Confirmed);
}

both!(a_link_that_was_never_sent_is_unknown);
async fn a_link_that_was_never_sent_is_unknown(world: &mut World) {
    world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    let registrations = &world.services().registration;
    let token = ConfirmationToken::from_bytes([7; 20]);
    assert_fails!(registrations.link(&token).await, Error::NotFound);
    assert_fails!(registrations.confirm(&token).await, Error::NotFound);
}

both!(it_can_be_sent_again_three_times_a_minute_apart_and_lives_no_longer);
async fn it_can_be_sent_again_three_times_a_minute_apart_and_lives_no_longer(world: &mut World) {
    let begun = world.until_mail(APPLICANT, NUMBER, None).await;
    let first = world.link_sent_to(APPLICANT).await;
    let registrations = world.services().registration.clone();
    let (id, secret) = (begun.id, &begun.secret);
    for left in [3, 2, 1] {
        let waiting = registrations.waiting(id, secret).await.unwrap();
        assert_eq!((waiting.resends_left, waiting.resend_in), (left, 60));
        assert_eq!(waiting.email, APPLICANT);
        world.advance(59);
        let early = refusal(registrations.resend_mail(id, secret).await);
        let wait = Problem::TryLater { seconds: 1 };
        assert_eq!(early, FieldProblem::new(Field::Form, wait));
        world.advance(1);
        registrations.resend_mail(id, secret).await.unwrap();
    }
    world.advance(60);
    assert_fails!(registrations.resend_mail(id, secret).await, Error::Conflict);
    assert_eq!(world.delivered_to(APPLICANT).await.len(), 4);
    let waiting = registrations.waiting(id, secret).await.unwrap();
    assert_eq!((waiting.resends_left, waiting.ends_in), (0, 360));
    // Whichever of the mails is opened: it is one link.
    assert_eq!(world.link_sent_to(APPLICANT).await, first);
    world.advance(359);
    let link = registrations.link(&first).await.unwrap();
    assert_eq!(link.state, due());
    world.advance(1);
    let link = registrations.confirm(&first).await.unwrap();
    assert_eq!(link.state, LinkState::Expired);
}

both!(a_mail_that_could_not_leave_in_time_never_leaves);
async fn a_mail_that_could_not_leave_in_time_never_leaves(world: &mut World) {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    world.give_number(&begun, NUMBER).await.unwrap();
    let code = world.code_sent_to(NUMBER).await;
    world.enter_registration_code(&begun, &code).await.unwrap();
    world.advance(600);
    assert!(world.delivered_to(APPLICANT).await.is_empty());
}

both!(of_many_that_are_asked_for_at_once_one_is_sent);
async fn of_many_that_are_asked_for_at_once_one_is_sent(world: &mut World) {
    let begun = world.until_mail(APPLICANT, NUMBER, None).await;
    world.advance(60);
    let many = (0..8).map(|n| {
        let (services, begun) = (world.instance(n), begun.clone());
        async move {
            services
                .registration
                .resend_mail(begun.id, &begun.secret)
                .await
        }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    assert_eq!(world.delivered_to(APPLICANT).await.len(), 2);
}

both!(of_many_confirmations_at_once_one_makes_the_account);
async fn of_many_confirmations_at_once_one_makes_the_account(world: &mut World) {
    let shared = world.share().await;
    world.until_mail(APPLICANT, NUMBER, Some(&shared)).await;
    let token = world.link_sent_to(APPLICANT).await;
    let many = (0..8).map(|n| {
        let (services, token) = (world.instance(n), token.clone());
        async move { services.registration.confirm(&token).await }
    });
    for link in world.at_once(many).await {
        assert_eq!(link.unwrap().state, LinkState::Confirmed);
    }
    assert_eq!(world.count("account").await, 5);
    assert_eq!(world.count("journal").await, 4);
}

both!(of_two_registrations_of_one_address_one_becomes_the_account);
async fn of_two_registrations_of_one_address_one_becomes_the_account(world: &mut World) {
    let mut tokens = vec![];
    for number in [NUMBER, OTHER_NUMBER] {
        world.until_mail(APPLICANT, number, None).await;
        tokens.push(world.link_sent_to(APPLICANT).await);
    }
    let many = (0..2).map(|n| {
        let (services, token) = (world.instance(n), tokens[n].clone());
        async move { services.registration.confirm(&token).await.unwrap().state }
    });
    let states = world.at_once(many).await;
    let confirmed = |state: &LinkState| *state == LinkState::Confirmed;
    assert_eq!(how_many(&states, confirmed), 1, "{states:?}");
    assert!(states.contains(&LinkState::Taken), "{states:?}");
    assert_eq!(world.count("account").await, 5);
}

both!(so_many_a_day_to_each_address_whatever_the_number);
async fn so_many_a_day_to_each_address_whatever_the_number(world: &mut World) {
    world.limits.confirmations_to_address.at_most = 1;
    world.restart().await;
    for number in [NUMBER, OTHER_NUMBER] {
        world.until_mail(APPLICANT, number, None).await;
    }
    assert_eq!(world.delivered_to(APPLICANT).await.len(), 1);
}

both!(a_stranger_with_one_phone_leaves_room_for_the_address_s_owner);
async fn a_stranger_with_one_phone_leaves_room_for_the_address_s_owner(world: &mut World) {
    world.limits.unused_codes.at_most = 100;
    world.limits.unused_codes_a_day.at_most = 100;
    world.restart().await;
    for _ in 0..10 {
        world.until_mail(APPLICANT, NUMBER, None).await;
    }
    assert_eq!(world.delivered_to(APPLICANT).await.len(), 8);
    world.until_mail(APPLICANT, OTHER_NUMBER, None).await;
    assert_eq!(world.delivered_to(APPLICANT).await.len(), 9);
}
