//! What ends the right of the browser that registered to sign in without the password.

use domain::account::{Language, email::Email, password_reset::ResetToken, phone::MobileNumber};
use services::{
    Error,
    account::{Activity, Arrived, Begun, SessionSecret, Visit},
};

use crate::support::{APPLICANT, NUMBER, PASSWORD, World};

const CLIENT: &str = "192.0.2.1";

/// A registration whose address was confirmed elsewhere: its browser may sign in.
async fn confirmed(world: &World, email: &str, number: &str) -> Begun {
    let begun = world.until_mail(email, number, None).await;
    let token = world.link_sent_to(email).await;
    world.services().registration.confirm(&token).await.unwrap();
    begun
}

/// Its browser signs in.
async fn sign_in(world: &World, begun: &Begun) -> services::Result<Arrived> {
    let registrations = &world.services().registration;
    let visit = Visit::default();
    registrations.sign_in(begun.id, &begun.secret, &visit).await
}

/// Its owner signs in somewhere else, with password and code.
async fn elsewhere(world: &World, email: &str, number: &str) -> SessionSecret {
    let waiting = world.until_code(email).await;
    let code = world.code_sent_to(number).await;
    world.enter(&waiting, &code).await.unwrap().secret
}

/// The same, once more: what protects the account may be changed.
async fn proved(world: &World) -> SessionSecret {
    let secret = elsewhere(world, APPLICANT, NUMBER).await;
    let accounts = &world.services().account;
    let shown = accounts.prove_password(&secret, PASSWORD, CLIENT).await;
    shown.unwrap();
    let code = world.code_sent_to(NUMBER).await;
    accounts.prove_code(&secret, &code).await.unwrap()
}

both!(signing_in_elsewhere_leaves_it);
async fn signing_in_elsewhere_leaves_it(world: &mut World) {
    let begun = confirmed(world, APPLICANT, NUMBER).await;
    proved(world).await;
    sign_in(world, &begun).await.unwrap();
}

both!(a_forgotten_password_ends_it);
async fn a_forgotten_password_ends_it(world: &mut World) {
    let begun = confirmed(world, APPLICANT, NUMBER).await;
    let accounts = &world.services().account;
    let email = Email::parse(APPLICANT).unwrap();
    let visit = Visit::default();
    let asked = accounts.forgot_password(&email, Language::French, &visit);
    asked.await.unwrap();
    let token = world.token_sent_to(APPLICANT, "/r/").await;
    let token = ResetToken::parse(&token).unwrap();
    let reset = accounts.reset_password(&token, "Carnet2027", &visit);
    reset.await.unwrap();
    assert_fails!(sign_in(world, &begun).await, Error::Conflict);
}

both!(another_password_ends_it);
async fn another_password_ends_it(world: &mut World) {
    let begun = confirmed(world, APPLICANT, NUMBER).await;
    let secret = proved(world).await;
    let accounts = &world.services().account;
    let changed = accounts.change_password(&secret, "Carnet2027").await;
    changed.unwrap();
    assert_fails!(sign_in(world, &begun).await, Error::Conflict);
}

both!(another_number_ends_it);
async fn another_number_ends_it(world: &mut World) {
    let begun = confirmed(world, APPLICANT, NUMBER).await;
    let secret = proved(world).await;
    let accounts = &world.services().account;
    let new = MobileNumber::parse("+33666666666").unwrap();
    let given = accounts.change_phone(&secret, &new, CLIENT).await;
    given.unwrap();
    let code = world.code_sent_to("+33666666666").await;
    accounts.confirm_phone(&secret, &code).await.unwrap();
    assert_fails!(sign_in(world, &begun).await, Error::Conflict);
}

both!(a_sign_out_everywhere_ends_it);
async fn a_sign_out_everywhere_ends_it(world: &mut World) {
    let begun = confirmed(world, APPLICANT, NUMBER).await;
    let secret = elsewhere(world, APPLICANT, NUMBER).await;
    let accounts = &world.services().account;
    accounts.sign_out_everywhere(&secret).await.unwrap();
    assert_fails!(sign_in(world, &begun).await, Error::Conflict);
}

both!(at_once_with_a_sign_out_everywhere_it_opens_nothing_that_lasts);
async fn at_once_with_a_sign_out_everywhere_it_opens_nothing_that_lasts(world: &mut World) {
    for n in 0..3 {
        let (email, number) = (format!("nouvelle{n}@exemple.fr"), format!("+3365555555{n}"));
        let begun = confirmed(world, &email, &number).await;
        let secret = elsewhere(world, &email, &number).await;
        let many = [false, true].map(|signs_out| {
            let services = world.instance(usize::from(signs_out));
            let (begun, secret) = (begun.clone(), secret.clone());
            async move {
                if signs_out {
                    services.account.sign_out_everywhere(&secret).await?;
                    return Ok::<_, Error>(None);
                }
                let visit = Visit::default();
                let registrations = &services.registration;
                let arrived = registrations.sign_in(begun.id, &begun.secret, &visit);
                arrived.await.map(|arrived| Some(arrived.secret))
            }
        });
        let [signed_in, signed_out]: [services::Result<_>; 2] =
            Box::pin(world.at_once(many)).await.try_into().unwrap();
        signed_out.unwrap();
        match signed_in {
            Ok(secret) => {
                let accounts = &world.services().account;
                let current = accounts.current(&secret.unwrap(), Activity::Polling).await;
                assert!(current.unwrap().is_none());
            }
            Err(Error::Conflict) => {}
            Err(error) => panic!("{error}"),
        }
    }
}
