//! Invitations that wait for the account that signed in first.

use domain::{
    account::sign_in::SignIn,
    share::InvitationEventKind::{Issued, Started},
};
use services::{Error, Visitor, account::Visit};

use super::{DAY, cancel};
use crate::support::{PARENT, PASSWORD, PATIENT, Shared, World, right_date};

/// Signs a person in who follows the link.
async fn follow(world: &World, email: &str, shared: &Shared) {
    let visit = Visit {
        invitation: Some((shared.id, shared.token.clone())),
        ..Visit::default()
    };
    world.password(email, PASSWORD, visit).await.unwrap();
}

both!(the_account_that_started_sees_it_without_the_link);
async fn the_account_that_started_sees_it_without_the_link(world: &mut World) {
    let shared = world.share().await;
    follow(world, PATIENT, &shared).await;
    let visitor = Visitor {
        token: None,
        account: Some(world.patient().account()),
    };
    let offer = world
        .services()
        .share
        .offer(shared.id, &visitor)
        .await
        .unwrap();
    assert_eq!(offer.first_name.as_deref(), Some("Camille"));
    let claims = &world.services().claim;
    let claimed = claims
        .finish(&world.patient(), shared.id, &visitor, &right_date())
        .await;
    claimed.unwrap();
}

both!(another_account_with_the_link_may_still_claim);
async fn another_account_with_the_link_may_still_claim(world: &mut World) {
    let shared = world.share().await;
    follow(world, PATIENT, &shared).await;
    follow(world, PARENT, &shared).await;
    let parent = world.someone(PARENT).as_patient();
    world
        .claim_as(parent, &shared, &right_date())
        .await
        .unwrap();
    assert_eq!(world.owners(shared.record).await, [parent.account().uuid()]);
    // Who started has nothing left of it.
    let waiting = world.services().share.waiting_for(&world.patient()).await;
    assert!(waiting.unwrap().is_empty());
    let visitor = Visitor {
        token: None,
        account: Some(world.patient().account()),
    };
    assert_fails!(
        world.services().share.offer(shared.id, &visitor).await,
        Error::NotFound
    );
}

both!(several_wait_at_home_while_they_can_be_claimed);
async fn several_wait_at_home_while_they_can_be_claimed(world: &mut World) {
    let mut all = vec![];
    for _ in 0..4 {
        let shared = world.share().await;
        follow(world, PATIENT, &shared).await;
        all.push(shared);
        world.advance(1);
    }
    cancel(world, all[1].record).await;
    world.claim(&all[2], &right_date()).await.unwrap();
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    let ids: Vec<_> = waiting.iter().map(|one| one.id).collect();
    assert_eq!(ids, [all[0].id, all[3].id]);
    world.advance(30 * DAY - 4);
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    assert_eq!(waiting.len(), 1);
    world.advance(4);
    let waiting = world.shares().waiting_for(&world.patient()).await.unwrap();
    assert!(waiting.is_empty());
}

both!(of_many_that_start_at_once_one_is_bound);
async fn of_many_that_start_at_once_one_is_bound(world: &mut World) {
    let shared = world.share().await;
    let people = world.more_patients(8).await;
    let many = people.into_iter().enumerate().map(|(n, someone)| {
        let (services, shared) = (world.instance(n), shared.clone());
        let form = SignIn::parse(&someone.email, PASSWORD).unwrap();
        async move {
            let visit = Visit {
                invitation: Some((shared.id, shared.token)),
                ..Visit::default()
            };
            services.account.sign_in(form, visit).await
        }
    });
    for result in world.at_once(many).await {
        result.unwrap();
    }
    assert_eq!(world.timeline(shared.record).await, [Issued, Started]);
}
