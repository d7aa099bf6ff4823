//! The sessions and devices of an account: seen and ended by its owner alone.

use domain::account::user_agent::{Browser, System, UserAgent};
use services::{
    Error,
    account::{Activity, PasswordAccepted, SessionSecret, Visit},
};

use super::{CLIENT, patient};
use crate::support::{PARENT, PASSWORD, PATIENT, PRACTITIONER, World};

const PHONE: UserAgent = UserAgent {
    browser: Some(Browser::Firefox),
    system: Some(System::Android),
};

async fn sign_in_on_phone(world: &World) -> SessionSecret {
    let visit = Visit {
        client: CLIENT,
        user_agent: PHONE,
        ..Visit::default()
    };
    let PasswordAccepted::CodeDue(due) = world.password(PATIENT, PASSWORD, visit).await.unwrap()
    else {
        panic!("no code was asked for");
    };
    let code = world.code_sent_to(&patient(world).phone).await;
    world.enter(&due.secret, &code).await.unwrap().secret
}

async fn live(world: &World, secret: &SessionSecret) -> bool {
    let accounts = &world.services().account;
    let current = accounts.current(secret, Activity::Polling).await;
    current.unwrap().is_some()
}

both!(sessions_are_seen_with_their_browser_and_ended_one_by_one);
async fn sessions_are_seen_with_their_browser_and_ended_one_by_one(world: &mut World) {
    let phone = sign_in_on_phone(world).await;
    world.advance(60);
    let this = world.sign_in(&patient(world)).await;
    world.until_code(PATIENT).await;
    let accounts = &world.services().account;
    let open = accounts.open_sessions(&this).await.unwrap();
    let shown: Vec<_> = open.iter().map(|one| (one.this, one.user_agent)).collect();
    assert_eq!(shown, [(true, UserAgent::default()), (false, PHONE)]);
    assert_eq!((open[1].since.hour, open[1].since.minute), (9, 0));
    let of_another = world.sign_in(world.someone(PARENT)).await;
    assert_fails!(
        accounts.end_session(&of_another, open[1].id).await,
        Error::NotFound
    );
    accounts.end_session(&this, open[1].id).await.unwrap();
    assert!(!live(world, &phone).await && live(world, &this).await);
    assert_fails!(
        accounts.end_session(&this, open[1].id).await,
        Error::NotFound
    );
}

both!(sessions_that_have_ended_are_not_shown);
async fn sessions_that_have_ended_are_not_shown(world: &mut World) {
    for (email, idle, shown) in [(PATIENT, 30 * 60, 1), (PRACTITIONER, 20 * 60, 2)] {
        let someone = world.someone(email).clone();
        world.sign_in(&someone).await;
        world.advance(idle);
        let this = world.sign_in(&someone).await;
        let accounts = &world.services().account;
        // An idle one of a practitioner comes back with the password.
        assert_eq!(accounts.open_sessions(&this).await.unwrap().len(), shown);
    }
}

both!(all_of_them_end_at_once);
async fn all_of_them_end_at_once(world: &mut World) {
    let phone = sign_in_on_phone(world).await;
    let this = world.sign_in(&patient(world)).await;
    let waiting = world.until_code(PATIENT).await;
    let of_another = world.sign_in(world.someone(PARENT)).await;
    let accounts = &world.services().account;
    accounts.sign_out_everywhere(&this).await.unwrap();
    for secret in [&phone, &this, &waiting] {
        assert!(!live(world, secret).await);
    }
    assert!(live(world, &of_another).await);
    assert_fails!(
        accounts.sign_out_everywhere(&this).await,
        Error::SignInRequired
    );
}

both!(devices_are_seen_with_their_browser_and_ended);
async fn devices_are_seen_with_their_browser_and_ended(world: &mut World) {
    let accounts = &world.services().account;
    let session = sign_in_on_phone(world).await;
    let device = accounts
        .trust_device(&world.patient(), &session)
        .await
        .unwrap();
    world.advance(60);
    let other = world.trust_device(&patient(world)).await;
    let shown = accounts
        .trusted_devices(&world.patient(), Some(&device))
        .await
        .unwrap();
    let seen: Vec<_> = shown.iter().map(|one| (one.this, one.user_agent)).collect();
    assert_eq!(seen, [(false, UserAgent::default()), (true, PHONE)]);
    let parent = world.someone(PARENT).as_patient();
    assert!(
        accounts
            .trusted_devices(&parent, Some(&device))
            .await
            .unwrap()
            .is_empty()
    );
    assert_fails!(
        accounts.forget_device(&parent, shown[1].id).await,
        Error::NotFound
    );
    accounts
        .forget_device(&world.patient(), shown[1].id)
        .await
        .unwrap();
    let accepted = async |device| {
        let visit = Visit {
            device: Some(device),
            ..Visit::default()
        };
        let accepted = world.password(PATIENT, PASSWORD, visit).await.unwrap();
        matches!(accepted, PasswordAccepted::SignedIn(..))
    };
    assert!(!accepted(device).await);
    accounts.forget_devices(&world.patient()).await.unwrap();
    assert!(!accepted(other).await);
}

both!(devices_whose_time_is_over_are_not_shown);
async fn devices_whose_time_is_over_are_not_shown(world: &mut World) {
    world.trust_device(&patient(world)).await;
    let accounts = &world.services().account;
    let patient = world.patient();
    world.advance(30 * 24 * 60 * 60 - 1);
    let shown = accounts.trusted_devices(&patient, None).await.unwrap();
    assert_eq!(shown.len(), 1);
    world.advance(1);
    let shown = accounts.trusted_devices(&patient, None).await.unwrap();
    assert!(shown.is_empty());
}
