//! Another password, by whoever knows the one before.

use domain::problem::Problem;
use services::{
    Error,
    account::{Activity, PasswordAccepted, Visit},
};

use super::{patient, proved};
use crate::support::{PARENT, PASSWORD, PATIENT, World, how_many, problem};

const NEW: &str = "Carnet2027";

both!(it_replaces_the_one_before_and_the_address_is_told);
async fn it_replaces_the_one_before_and_the_address_is_told(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    let accounts = &world.services().account;
    let next = accounts.change_password(&secret, NEW).await.unwrap();
    let old = world.password(PATIENT, PASSWORD, Visit::default()).await;
    assert_eq!(problem(old), Problem::WrongCredentials);
    world
        .password(PATIENT, NEW, Visit::default())
        .await
        .unwrap();
    let told = world.delivered_to(PATIENT).await.pop().unwrap();
    assert_eq!(told.subject, "Votre mot de passe a été changé");
    let current = accounts.current(&next, Activity::User).await.unwrap();
    assert!(current.is_some());
    assert!(
        accounts
            .current(&secret, Activity::User)
            .await
            .unwrap()
            .is_none()
    );
}

both!(every_other_session_and_every_device_ends);
async fn every_other_session_and_every_device_ends(world: &mut World) {
    let device = world.trust_device(&patient(world)).await;
    let elsewhere = world.sign_in(&patient(world)).await;
    let of_another = world.sign_in(world.someone(PARENT)).await;
    let secret = proved(world, &patient(world)).await;
    let accounts = &world.services().account;
    accounts.change_password(&secret, NEW).await.unwrap();
    let live = async |secret| {
        let current = accounts.current(secret, Activity::User).await;
        current.unwrap().is_some()
    };
    assert!(!live(&elsewhere).await);
    assert!(live(&of_another).await);
    let visit = Visit {
        device: Some(device),
        ..Visit::default()
    };
    let accepted = world.password(PATIENT, NEW, visit).await.unwrap();
    assert!(matches!(accepted, PasswordAccepted::CodeDue(_)));
}

both!(it_keeps_the_rules);
async fn it_keeps_the_rules(world: &mut World) {
    let secret = proved(world, &patient(world)).await;
    let accounts = &world.services().account;
    let told = problem(accounts.change_password(&secret, "carnet2027").await);
    assert_eq!(told, Problem::PasswordWithoutUpperCase);
    world.until_code(PATIENT).await;
}

both!(of_many_at_once_one_is_set);
async fn of_many_at_once_one_is_set(world: &mut World) {
    let mut secrets = vec![];
    for _ in 0..2 {
        secrets.push(proved(world, &patient(world)).await);
    }
    let many = (0..6).map(|n| {
        let (services, secret) = (world.instance(n), secrets[n % 2].clone());
        async move {
            let password = format!("Carnet20{n}0");
            let changed = services.account.change_password(&secret, &password).await;
            changed.map(|_| password)
        }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 1, "{results:?}");
    for result in results {
        match result {
            Ok(password) => {
                world
                    .password(PATIENT, &password, Visit::default())
                    .await
                    .unwrap();
            }
            Err(Error::Conflict | Error::SignInRequired) => {}
            Err(error) => panic!("{error}"),
        }
    }
}
