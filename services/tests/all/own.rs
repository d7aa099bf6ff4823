//! « Mon compte »: what its owner sees and changes, what must be shown before, and what nobody else can do.

mod email;
mod lists;
mod password;
mod phone;
mod step_up;

use domain::account::{Language, email::Email};
use services::account::SessionSecret;

use crate::support::{PASSWORD, PATIENT, Someone, World};

const CLIENT: &str = "192.0.2.1";

fn patient(world: &World) -> Someone {
    world.someone(PATIENT).clone()
}

/// Shows password and code once more, in a session that is open; its next secret.
async fn prove(world: &World, someone: &Someone, secret: &SessionSecret) -> SessionSecret {
    let accounts = &world.services().account;
    accounts
        .prove_password(secret, PASSWORD, CLIENT)
        .await
        .unwrap();
    let code = world.code_sent_to(&someone.phone).await;
    accounts.prove_code(secret, &code).await.unwrap()
}

/// Signs in, and shows password and code once more.
async fn proved(world: &World, someone: &Someone) -> SessionSecret {
    let secret = world.sign_in(someone).await;
    prove(world, someone, &secret).await
}

both!(the_overview_is_one_s_own);
async fn the_overview_is_one_s_own(world: &mut World) {
    world.trust_device(&patient(world)).await;
    let secret = world.sign_in(&patient(world)).await;
    let accounts = &world.services().account;
    let overview = accounts.overview(&secret).await.unwrap();
    assert_eq!(
        (overview.email.as_str(), overview.phone_ending.as_str()),
        (PATIENT, "33")
    );
    assert_eq!((overview.devices, overview.sessions), (1, 2));
    assert_eq!(overview.language, Language::French);
    assert!(overview.new_email.is_none());
    let waiting = world.until_code(PATIENT).await;
    assert_fails!(
        accounts.overview(&waiting).await,
        services::Error::SignInRequired
    );
}

both!(messages_follow_the_language);
async fn messages_follow_the_language(world: &mut World) {
    let account = patient(world).account;
    let accounts = &world.services().account;
    accounts.speak(account, Language::English).await.unwrap();
    let email = Email::parse(PATIENT).unwrap();
    let visit = services::account::Visit::default();
    accounts
        .forgot_password(&email, Language::French, &visit)
        .await
        .unwrap();
    let sent = world.delivered_to(PATIENT).await;
    assert_eq!(sent[0].subject, "Choose a new password");
}
