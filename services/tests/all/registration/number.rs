//! The number and its code: the rules of a sign-in's, counted apart.

use domain::{
    account::{one_time_code::OneTimeCode, phone::MobileNumber},
    problem::Problem,
};
use services::{
    Error, Limits,
    account::{Begun, LinkState},
};

use crate::support::{APPLICANT, NUMBER, PATIENT, World, another_than, how_many, problem};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

async fn with_number(world: &World) -> Begun {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    world.give_number(&begun, NUMBER).await.unwrap();
    begun
}

/// Whether a new registration with this number is sent a code.
async fn is_sent(world: &World, number: &str) -> bool {
    let begun = world.begin(APPLICANT, number, None).await.unwrap();
    world.give_number(&begun, number).await.unwrap();
    world.services().outbox.deliver().await.unwrap();
    let registrations = &world.services().registration;
    let request = registrations.code_request(begun.id, &begun.secret).await;
    request.unwrap().sent
}

both!(its_page_tells_where_it_went);
async fn its_page_tells_where_it_went(world: &mut World) {
    let begun = with_number(world).await;
    let registrations = &world.services().registration;
    let request = registrations.code_request(begun.id, &begun.secret).await;
    let request = request.unwrap();
    assert_eq!(
        (&*request.phone_ending, request.sent, request.resend_in),
        ("55", true, 60)
    );
    let sms = world.delivered_to(NUMBER).await;
    assert!(sms[0].text.contains("@calepin.example #"), "{sms:?}");
}

both!(a_corrected_number_is_sent_another_code_and_the_first_is_worth_nothing);
async fn a_corrected_number_is_sent_another_code_and_the_first_is_worth_nothing(world: &mut World) {
    let begun = with_number(world).await;
    let first = world.code_sent_to(NUMBER).await;
    world.give_number(&begun, "06 55 55 55 56").await.unwrap();
    let second = world.code_sent_to("+33655555556").await;
    let told = problem(world.enter_registration_code(&begun, &first).await);
    assert_eq!(told, Problem::WrongCode { tries_left: 4 });
    world
        .enter_registration_code(&begun, &second)
        .await
        .unwrap();
}

both!(a_corrected_number_that_can_be_sent_none_is_not_proven_by_the_first_one_s);
async fn a_corrected_number_that_can_be_sent_none_is_not_proven_by_the_first_one_s(
    world: &mut World,
) {
    for _ in 0..3 {
        assert!(is_sent(world, "+33655555556").await);
    }
    let begun = with_number(world).await;
    let first = world.code_sent_to(NUMBER).await;
    world.give_number(&begun, "+33655555556").await.unwrap();
    let registrations = &world.services().registration;
    let request = registrations.code_request(begun.id, &begun.secret).await;
    assert!(!request.unwrap().sent);
    let told = problem(world.enter_registration_code(&begun, &first).await);
    assert_eq!(told, Problem::CodeSpent);
}

both!(the_same_number_again_is_sent_no_second_code_within_the_minute);
async fn the_same_number_again_is_sent_no_second_code_within_the_minute(world: &mut World) {
    let begun = with_number(world).await;
    world.give_number(&begun, NUMBER).await.unwrap();
    assert_eq!(world.delivered_to(NUMBER).await.len(), 1);
    world.advance(60);
    world.give_number(&begun, NUMBER).await.unwrap();
    assert_eq!(world.delivered_to(NUMBER).await.len(), 2);
}

both!(another_can_be_asked_for_after_a_minute);
async fn another_can_be_asked_for_after_a_minute(world: &mut World) {
    let begun = with_number(world).await;
    let first = world.code_sent_to(NUMBER).await;
    let registrations = world.services().registration.clone();
    let resend = async || {
        registrations
            .resend_code(begun.id, &begun.secret, "192.0.2.1")
            .await
    };
    world.advance(59);
    assert_eq!(problem(resend().await), Problem::TryLater { seconds: 1 });
    world.advance(1);
    resend().await.unwrap();
    let told = problem(world.enter_registration_code(&begun, &first).await);
    assert_eq!(told, Problem::WrongCode { tries_left: 4 });
    let second = world.code_sent_to(NUMBER).await;
    world
        .enter_registration_code(&begun, &second)
        .await
        .unwrap();
}

both!(a_code_lives_ten_minutes_and_has_five_tries);
async fn a_code_lives_ten_minutes_and_has_five_tries(world: &mut World) {
    let begun = with_number(world).await;
    let code = world.code_sent_to(NUMBER).await;
    for tries_left in [4, 3, 2, 1] {
        assert_eq!(
            world.wrong_code(&begun, &code).await,
            Problem::WrongCode { tries_left }
        );
    }
    assert_eq!(world.wrong_code(&begun, &code).await, Problem::CodeSpent);
    let told = problem(world.enter_registration_code(&begun, &code).await);
    assert_eq!(told, Problem::CodeSpent);
    let begun = with_number(world).await;
    let code = world.code_sent_to(NUMBER).await;
    world.advance(600);
    let told = problem(world.enter_registration_code(&begun, &code).await);
    assert_eq!(told, Problem::CodeSpent);
    let begun = with_number(world).await;
    let code = world.code_sent_to(NUMBER).await;
    world.advance(599);
    world.enter_registration_code(&begun, &code).await.unwrap();
}

both!(another_registration_s_code_is_wrong);
async fn another_registration_s_code_is_wrong(world: &mut World) {
    let first = with_number(world).await;
    let code = world.code_sent_to(NUMBER).await;
    let second = with_number(world).await;
    let told = problem(world.enter_registration_code(&second, &code).await);
    assert_eq!(told, Problem::WrongCode { tries_left: 4 });
    world.enter_registration_code(&first, &code).await.unwrap();
}

both!(three_unused_an_hour_and_six_a_day_for_each_number);
async fn three_unused_an_hour_and_six_a_day_for_each_number(world: &mut World) {
    let start = world.now();
    for (seconds, sent) in [
        (0, [true, true, true, false]),
        (HOUR, [true, true, true, false]),
        (2 * HOUR, [false; 4]),
        (DAY, [true, true, true, false]),
    ] {
        world.go_to(start, seconds);
        for sent in sent {
            assert_eq!(is_sent(world, NUMBER).await, sent, "{seconds}");
        }
    }
}

both!(a_stranger_with_my_number_uses_up_no_code_of_mine);
async fn a_stranger_with_my_number_uses_up_no_code_of_mine(world: &mut World) {
    let patient = world.someone(PATIENT).clone();
    for _ in 0..4 {
        is_sent(world, &patient.phone).await;
    }
    assert_eq!(world.delivered_to(&patient.phone).await.len(), 3);
    world.sign_in(&patient).await;
}

/// Enters five wrong codes of a new registration with this number; the last thing that was told.
async fn five_wrong_codes(world: &World, client: &str) -> Problem {
    let begun = with_number(world).await;
    let right = world.code_sent_to(NUMBER).await;
    let wrong = another_than(&right);
    let mut told = Problem::Missing;
    for _ in 0..5 {
        told = problem(
            world
                .enter_registration_code_from(client, &begun, &wrong)
                .await,
        );
    }
    told
}

both!(a_stranger_s_wrong_codes_keep_nobody_from_registering);
async fn a_stranger_s_wrong_codes_keep_nobody_from_registering(world: &mut World) {
    let stranger = "203.0.113.66";
    for _ in 0..2 {
        assert_eq!(five_wrong_codes(world, stranger).await, Problem::CodeSpent);
    }
    let begun = with_number(world).await;
    let code = world.code_sent_to(NUMBER).await;
    let told = problem(
        world
            .enter_registration_code_from(stranger, &begun, &code)
            .await,
    );
    assert_eq!(told, Problem::TooManyWrongCodes);
    world.enter_registration_code(&begun, &code).await.unwrap();
    world.advance(DAY);
    let begun = with_number(world).await;
    let code = world.code_sent_to(NUMBER).await;
    world
        .enter_registration_code_from(stranger, &begun, &code)
        .await
        .unwrap();
}

both!(wrong_codes_of_one_number_have_an_end_from_wherever_they_come);
async fn wrong_codes_of_one_number_have_an_end_from_wherever_they_come(world: &mut World) {
    world.limits.wrong_registration_codes.at_most = 12;
    world.restart().await;
    for client in ["203.0.113.1", "203.0.113.2"] {
        assert_eq!(five_wrong_codes(world, client).await, Problem::CodeSpent);
    }
    let told = five_wrong_codes(world, "203.0.113.3").await;
    assert_eq!(told, Problem::TooManyWrongCodes);
}

#[test]
fn strangers_reach_the_limit_of_a_number_with_none_of_the_codes_that_they_may_have_sent() {
    let limits = Limits::DEFAULT;
    let tries = limits.unused_codes_a_day.at_most * u32::from(OneTimeCode::TRIES);
    assert!(limits.wrong_registration_codes.at_most > tries);
    assert_eq!(
        limits.wrong_registration_codes.seconds,
        limits.unused_codes_a_day.seconds
    );
}

both!(thirty_an_hour_for_each_client);
async fn thirty_an_hour_for_each_client(world: &mut World) {
    world.limits.registrations_of_address.at_most = 100;
    world.restart().await;
    let mut sent = vec![];
    for n in 0..31 {
        let number = format!("+336555560{n:02}");
        let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
        world.give_number(&begun, &number).await.unwrap();
        let registrations = &world.services().registration;
        let request = registrations.code_request(begun.id, &begun.secret).await;
        sent.push(request.unwrap().sent);
    }
    assert_eq!(how_many(&sent, |sent| *sent), 30);
    assert!(!sent[30]);
}

both!(five_numbers_for_each_registration);
async fn five_numbers_for_each_registration(world: &mut World) {
    let begun = world.begin(APPLICANT, "192.0.2.1", None).await.unwrap();
    for n in 0..5 {
        let number = format!("+3365555556{n}");
        world.give_number(&begun, &number).await.unwrap();
    }
    let told = problem(world.give_number(&begun, "+33655555569").await);
    assert_eq!(told, Problem::TooManyCodes);
    // The last one is still the registration's.
    world.give_number(&begun, "+33655555564").await.unwrap();
}

both!(whoever_registers_strangers_leaves_codes_for_those_who_sign_in);
async fn whoever_registers_strangers_leaves_codes_for_those_who_sign_in(world: &mut World) {
    world.limits.sms_in_all.at_most = 3;
    world.limits.sms_to_unproved_in_all.at_most = 2;
    world.restart().await;
    let mut sent = vec![];
    for number in ["+33655555560", "+33655555561", "+33655555562"] {
        sent.push(is_sent(world, number).await);
    }
    assert_eq!(sent, [true, true, false]);
}

both!(of_many_right_codes_at_once_one_asks_for_the_mail);
async fn of_many_right_codes_at_once_one_asks_for_the_mail(world: &mut World) {
    let begun = with_number(world).await;
    let code = world.code_sent_to(NUMBER).await;
    let many = (0..8).map(|n| {
        let (services, begun, code) = (world.instance(n), begun.clone(), code.clone());
        async move {
            services
                .registration
                .enter_code(begun.id, &begun.secret, &code, "192.0.2.1")
                .await
        }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    let refused =
        |result: &Result<_, Error>| matches!(result, Err(Error::Refused(_) | Error::Conflict));
    assert_eq!(how_many(&results, refused), 7, "{results:?}");
    assert_eq!(world.delivered_to(APPLICANT).await.len(), 1);
}

both!(a_number_and_a_code_at_once_never_prove_the_wrong_number);
async fn a_number_and_a_code_at_once_never_prove_the_wrong_number(world: &mut World) {
    for n in 0..6 {
        let number = format!("+336555561{n:02}");
        let begun = world.begin(APPLICANT, &number, None).await.unwrap();
        world.give_number(&begun, &number).await.unwrap();
        let code = world.code_sent_to(&number).await;
        let many = (0..2).map(|which| {
            let (services, begun, code) = (world.instance(which), begun.clone(), code.clone());
            let other = MobileNumber::parse(&format!("+336555562{n:02}")).unwrap();
            async move {
                let registrations = services.registration;
                match which {
                    0 => {
                        registrations
                            .enter_code(begun.id, &begun.secret, &code, "192.0.2.1")
                            .await
                    }
                    _ => {
                        registrations
                            .give_number(begun.id, &begun.secret, &other, "192.0.2.1")
                            .await
                    }
                }
            }
        });
        let results = world.at_once(many).await;
        // Whichever came first: the number that was proven is the one that received the code.
        assert!(how_many(&results, Result::is_ok) >= 1, "{results:?}");
        assert!(results[0].is_err() || results[1].is_err(), "{results:?}");
        for result in results {
            assert!(!matches!(result, Err(Error::Database(_))), "{result:?}");
        }
    }
}

both!(one_number_serves_several_accounts);
async fn one_number_serves_several_accounts(world: &mut World) {
    let number = world.someone(PATIENT).phone.clone();
    for email in [APPLICANT, "autre@exemple.fr"] {
        world.until_mail(email, &number, None).await;
        let token = world.link_sent_to(email).await;
        let link = world.services().registration.confirm(&token).await.unwrap();
        assert_eq!(link.state, LinkState::Confirmed);
    }
    for email in [PATIENT, APPLICANT, "autre@exemple.fr"] {
        let waiting = world.until_code(email).await;
        let code = world.code_sent_to(&number).await;
        world.enter(&waiting, &code).await.unwrap();
    }
}
