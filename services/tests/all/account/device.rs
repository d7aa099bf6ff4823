//! Trusted devices: they skip the code, change their secret at every use, and a copy ends the trust.

use services::{
    Error,
    account::{Activity, DeviceSecret, PasswordAccepted, SessionSecret, Visit},
};

use crate::support::{PARENT, PASSWORD, PATIENT, PRACTITIONER, World, how_many};

const DAY: i64 = 24 * 60 * 60;

async fn trust(world: &World) -> DeviceSecret {
    world.trust_device(world.someone(PATIENT)).await
}

async fn trust_in(world: &World, session: &SessionSecret) -> services::Result<DeviceSecret> {
    let accounts = &world.services().account;
    accounts.trust_device(&world.patient(), session).await
}

async fn codes_sent(world: &World) -> usize {
    let phone = &world.someone(PATIENT).phone;
    world.delivered_to(phone).await.len()
}

/// Signs in on a device: its next secret, if it is trusted.
async fn sign_in(world: &World, email: &str, device: &DeviceSecret) -> Option<DeviceSecret> {
    let visit = Visit {
        device: Some(device.clone()),
        ..Visit::default()
    };
    match world.password(email, PASSWORD, visit).await.unwrap() {
        PasswordAccepted::SignedIn(_, next) => Some(next),
        PasswordAccepted::CodeDue(_) => None,
    }
}

both!(it_skips_the_code_and_changes_its_secret);
async fn it_skips_the_code_and_changes_its_secret(world: &mut World) {
    let first = trust(world).await;
    let second = sign_in(world, PATIENT, &first).await.unwrap();
    assert_ne!(first.expose_text(), second.expose_text());
    let cookie = DeviceSecret::parse(&second.expose_text()).unwrap();
    assert!(sign_in(world, PATIENT, &cookie).await.is_some());
    assert_eq!(codes_sent(world).await, 1);
}

both!(it_is_signed_in_at_once);
async fn it_is_signed_in_at_once(world: &mut World) {
    let visit = Visit {
        device: Some(trust(world).await),
        ..Visit::default()
    };
    let PasswordAccepted::SignedIn(arrived, _) =
        world.password(PATIENT, PASSWORD, visit).await.unwrap()
    else {
        panic!("a code was asked for");
    };
    let current = world
        .services()
        .account
        .current(&arrived.secret, Activity::User)
        .await;
    let actor = current.unwrap().unwrap().actor;
    assert_eq!(actor.account(), world.patient().account());
}

both!(a_secret_that_was_used_before_ends_the_trust);
async fn a_secret_that_was_used_before_ends_the_trust(world: &mut World) {
    let other = trust(world).await;
    let first = trust(world).await;
    let second = sign_in(world, PATIENT, &first).await.unwrap();
    assert!(sign_in(world, PATIENT, &first).await.is_none());
    // Of whoever holds its successor too; of another device not.
    assert!(sign_in(world, PATIENT, &second).await.is_none());
    assert!(sign_in(world, PATIENT, &other).await.is_some());
}

both!(a_wrong_password_uses_nothing);
async fn a_wrong_password_uses_nothing(world: &mut World) {
    let device = trust(world).await;
    let visit = Visit {
        device: Some(device.clone()),
        ..Visit::default()
    };
    world
        .password(PATIENT, "Wrong2026", visit)
        .await
        .unwrap_err();
    assert!(sign_in(world, PATIENT, &device).await.is_some());
}

both!(it_is_trusted_for_thirty_days);
async fn it_is_trusted_for_thirty_days(world: &mut World) {
    let start = world.now();
    let device = trust(world).await;
    world.go_to(start, 30 * DAY - 1);
    let device = sign_in(world, PATIENT, &device).await.unwrap();
    // Its use does not make them longer.
    world.go_to(start, 30 * DAY);
    assert!(sign_in(world, PATIENT, &device).await.is_none());
}

both!(five_at_most_and_the_oldest_makes_room);
async fn five_at_most_and_the_oldest_makes_room(world: &mut World) {
    let mut devices = vec![];
    for _ in 0..6 {
        devices.push(trust(world).await);
        world.advance(1);
    }
    for device in &devices[1..] {
        assert!(sign_in(world, PATIENT, device).await.is_some());
    }
    assert!(sign_in(world, PATIENT, &devices[0]).await.is_none());
}

both!(five_at_most_when_many_are_trusted_at_once);
async fn five_at_most_when_many_are_trusted_at_once(world: &mut World) {
    let patient = world.patient();
    let mut sessions = vec![];
    for _ in 0..20 {
        sessions.push(world.sign_in(world.someone(PATIENT)).await);
    }
    let many = sessions.into_iter().enumerate().map(|(n, session)| {
        let services = world.instance(n);
        async move { services.account.trust_device(&patient, &session).await }
    });
    for trusted in world.at_once(many).await {
        trusted.unwrap();
    }
    assert_eq!(world.count("trusted_device").await, 5);
}

both!(another_account_does_not_trust_it);
async fn another_account_does_not_trust_it(world: &mut World) {
    let device = trust(world).await;
    assert!(sign_in(world, PARENT, &device).await.is_none());
    assert!(sign_in(world, PATIENT, &device).await.is_some());
}

both!(no_device_stands_in_for_a_practitioner_s_code);
async fn no_device_stands_in_for_a_practitioner_s_code(world: &mut World) {
    let device = trust(world).await;
    let practitioner = world.id(world.practitioner().account().uuid());
    world
        .execute(&format!(
            "UPDATE trusted_device SET account_id = {practitioner}"
        ))
        .await;
    assert!(sign_in(world, PRACTITIONER, &device).await.is_none());
}

both!(a_forged_secret_is_not_trusted);
async fn a_forged_secret_is_not_trusted(world: &mut World) {
    let device = trust(world).await;
    let (id, secret) = device
        .expose_text()
        .split_once('.')
        .map(|(a, b)| (a.to_owned(), b.len()))
        .unwrap();
    let forged = DeviceSecret::parse(&format!("{id}.{}", "A".repeat(secret))).unwrap();
    assert!(sign_in(world, PATIENT, &forged).await.is_none());
}

both!(a_code_makes_one_device_trusted);
async fn a_code_makes_one_device_trusted(world: &mut World) {
    let session = world.sign_in(world.someone(PATIENT)).await;
    trust_in(world, &session).await.unwrap();
    assert_fails!(trust_in(world, &session).await, Error::Conflict);
    assert_eq!(world.count("trusted_device").await, 1);
}

both!(a_code_makes_one_device_trusted_when_many_ask_at_once);
async fn a_code_makes_one_device_trusted_when_many_ask_at_once(world: &mut World) {
    let patient = world.patient();
    let session = world.sign_in(world.someone(PATIENT)).await;
    let many = (0..10).map(|n| {
        let (services, session) = (world.instance(n), session.clone());
        async move { services.account.trust_device(&patient, &session).await }
    });
    let trusted = world.at_once(many).await;
    assert_eq!(how_many(&trusted, Result::is_ok), 1);
    assert_eq!(world.count("trusted_device").await, 1);
}

both!(a_code_makes_a_device_trusted_for_ten_minutes);
async fn a_code_makes_a_device_trusted_for_ten_minutes(world: &mut World) {
    let in_time = world.sign_in(world.someone(PATIENT)).await;
    let too_late = world.sign_in(world.someone(PATIENT)).await;
    world.advance(599);
    trust_in(world, &in_time).await.unwrap();
    world.advance(1);
    assert_fails!(trust_in(world, &too_late).await, Error::Conflict);
}

both!(a_trusted_device_cannot_renew_its_trust);
async fn a_trusted_device_cannot_renew_its_trust(world: &mut World) {
    let visit = Visit {
        device: Some(trust(world).await),
        ..Visit::default()
    };
    let PasswordAccepted::SignedIn(arrived, _) =
        world.password(PATIENT, PASSWORD, visit).await.unwrap()
    else {
        panic!("a code was asked for");
    };
    assert_fails!(trust_in(world, &arrived.secret).await, Error::Conflict);
    assert_eq!(world.count("trusted_device").await, 1);
}

both!(another_account_s_code_makes_no_device_trusted);
async fn another_account_s_code_makes_no_device_trusted(world: &mut World) {
    let session = world.sign_in(world.someone(PARENT)).await;
    assert_fails!(trust_in(world, &session).await, Error::Conflict);
}

both!(a_session_that_waits_for_its_code_makes_no_device_trusted);
async fn a_session_that_waits_for_its_code_makes_no_device_trusted(world: &mut World) {
    let session = world.until_code(PATIENT).await;
    assert_fails!(trust_in(world, &session).await, Error::Conflict);
}
