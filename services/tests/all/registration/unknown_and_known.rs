//! Whether an address has an account is told to its owner alone, by mail.

use services::account::{Begun, LinkState};

use crate::support::{
    APPLICANT, NUMBER, PATIENT, World, how_many, on_sqlite, take_the_same_time, timed,
};

/// What whoever registers is shown, at every step.
async fn shown(world: &World, email: &str, number: &str) -> Vec<String> {
    let registrations = world.services().registration.clone();
    let begun = world.begin(email, "192.0.2.1", None).await.unwrap();
    let (id, secret) = (begun.id, &begun.secret);
    let due = async || registrations.progress(id, secret).await.unwrap().due;
    let mut shown = vec![format!("{:?}", due().await)];
    world.give_number(&begun, number).await.unwrap();
    shown.push(format!("{:?}", due().await));
    let request = registrations.code_request(id, secret).await.unwrap();
    shown.push(format!("{} {}", request.sent, request.resend_in));
    let code = world.code_sent_to(number).await;
    shown.push(format!("{:?}", world.wrong_code(&begun, &code).await));
    world.enter_registration_code(&begun, &code).await.unwrap();
    for seconds in [0, 60, 60, 60, 60, 360] {
        world.advance(seconds);
        let again = registrations.resend_mail(id, secret).await;
        shown.push(format!("{:?} {again:?}", due().await));
        if let Ok(waiting) = registrations.waiting(id, secret).await {
            let (in_seconds, left) = (waiting.resend_in, waiting.resends_left);
            shown.push(format!("{in_seconds} {left} {}", waiting.confirmed));
        }
    }
    shown
}

both!(an_address_that_has_an_account_goes_through_the_same_steps);
async fn an_address_that_has_an_account_goes_through_the_same_steps(world: &mut World) {
    let start = world.now();
    let unknown = shown(world, APPLICANT, NUMBER).await;
    world.go_to(start, 0);
    let known = shown(world, PATIENT, "+33655555556").await;
    assert_eq!(unknown, known);
    assert!(
        unknown.contains(&"Expired Err(Conflict)".to_owned()),
        "{unknown:?}"
    );
}

both!(its_owner_is_told_once_an_hour);
async fn its_owner_is_told_once_an_hour(world: &mut World) {
    let begun = world.until_mail(PATIENT, NUMBER, None).await;
    world.advance(60);
    let registrations = world.services().registration.clone();
    registrations
        .resend_mail(begun.id, &begun.secret)
        .await
        .unwrap();
    let mails = world.delivered_to(PATIENT).await;
    let [mail] = &mails[..] else {
        panic!("{mails:?}");
    };
    assert_eq!(mail.subject, "Vous avez déjà un compte Calepin");
    for body in [&mail.text, &mail.html] {
        assert!(!body.contains("/confirmer/"), "{body}");
        assert!(body.contains("https://calepin.example/connexion"), "{body}");
    }
    world.advance(3539);
    world.until_mail(PATIENT, NUMBER, None).await;
    assert_eq!(world.delivered_to(PATIENT).await.len(), 1);
    world.advance(1);
    world.until_mail(PATIENT, NUMBER, None).await;
    assert_eq!(world.delivered_to(PATIENT).await.len(), 2);
    // Nothing has changed for whoever has the account.
    assert_eq!(world.count("account").await, 4);
    world.until_code(PATIENT).await;
}

both!(an_address_that_gets_an_account_meanwhile_is_no_longer_asked);
async fn an_address_that_gets_an_account_meanwhile_is_no_longer_asked(world: &mut World) {
    let late = world.until_mail(APPLICANT, NUMBER, None).await;
    let late_link = world.link_sent_to(APPLICANT).await;
    world.until_mail(APPLICANT, "+33655555556", None).await;
    let token = world.link_sent_to(APPLICANT).await;
    let registrations = world.services().registration.clone();
    registrations.confirm(&token).await.unwrap();
    let link = registrations.link(&late_link).await.unwrap();
    assert_eq!(link.state, LinkState::Taken);
    world.advance(60);
    registrations
        .resend_mail(late.id, &late.secret)
        .await
        .unwrap();
    let mails = world.delivered_to(APPLICANT).await;
    let told = |subject: &str| how_many(&mails, |mail| mail.subject == subject);
    assert_eq!(told("Confirmez votre adresse e-mail"), 2);
}

/// A registration whose code is due.
async fn until_code(world: &World, email: &str, number: &str) -> Begun {
    let begun = world.begin(email, number, None).await.unwrap();
    world.give_number(&begun, number).await.unwrap();
    begun
}

#[tokio::test(flavor = "multi_thread")]
async fn the_time_tells_nothing() {
    on_sqlite(async |world: &mut World| {
        world.limits.sms_in_all.at_most = 5000;
        world.restart().await;
        take_the_same_time(async |round, known| {
            // The first mail of an hour to an address is not the next: each finds its limits untouched.
            world.advance(60 * 60);
            let stranger = format!("nouvelle{round}@exemple.fr");
            let email = if known { PATIENT } else { &stranger };
            let number = format!("+3365555{:04}", 2 * round + usize::from(known));
            let (begun, first) = timed(until_code(world, email, &number)).await;
            let code = world.code_sent_to(&number).await;
            let (entered, last) = timed(world.enter_registration_code(&begun, &code)).await;
            entered.unwrap();
            [first, last]
        })
        .await;
    })
    .await;
}
