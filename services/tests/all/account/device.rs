//! Trusted devices: they skip the code, change their secret at every use, and a copy ends the trust.

use services::account::{Activity, DeviceSecret, PasswordAccepted, Visit};

use crate::support::{PARENT, PASSWORD, PATIENT, PRACTITIONER, World};

const DAY: i64 = 24 * 60 * 60;

async fn trust(world: &World) -> DeviceSecret {
    let accounts = &world.services().account;
    accounts.trust_device(&world.patient()).await.unwrap()
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
    assert_eq!(
        world
            .delivered_to(&world.someone(PATIENT).phone)
            .await
            .len(),
        0
    );
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
    let many = (0..20).map(|n| {
        let services = world.instance(n);
        async move { services.account.trust_device(&patient).await }
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
