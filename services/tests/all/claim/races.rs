//! Many claims at once: on PostgreSQL half of them through each of two instances.

use domain::{
    actor::Patient,
    claim::form::Claim,
    problem::{FieldProblem, Problem},
    share::{InvitationEventKind, invitation::State},
};
use services::{Claimed, Error, Result};

use crate::support::{PRACTITIONER, Shared, World, how_many, right_date, wrong_date};

/// Everyone tries at once.
async fn all_try(
    world: &World,
    shared: &Shared,
    tries: Vec<(Patient, Claim)>,
) -> Vec<Result<Claimed>> {
    let many = tries.into_iter().enumerate().map(|(n, (patient, claim))| {
        let (services, visitor, id) = (world.instance(n), shared.visitor(), shared.id);
        async move { services.claim.finish(&patient, id, &visitor, &claim).await }
    });
    world.at_once(many).await
}

async fn fifty(world: &World) -> Vec<Patient> {
    let people = world.more_patients(50).await;
    people
        .iter()
        .map(crate::support::Someone::as_patient)
        .collect()
}

fn claimed(result: &Result<Claimed>) -> bool {
    result.is_ok()
}

fn conflict(result: &Result<Claimed>) -> bool {
    matches!(result, Err(Error::Conflict))
}

/// The tries that were left, of those that were told.
fn tries_left(results: &[Result<Claimed>]) -> Vec<u8> {
    let mut left: Vec<u8> = results
        .iter()
        .filter_map(|result| match result {
            Err(Error::Refused(told)) => match told[..] {
                [
                    FieldProblem {
                        problem: Problem::WrongBirthDate { tries_left },
                        ..
                    },
                ] => Some(tries_left),
                _ => None,
            },
            _ => None,
        })
        .collect();
    left.sort_unstable();
    left
}

both!(of_fifty_claims_one_wins);
async fn of_fifty_claims_one_wins(world: &mut World) {
    let shared = world.share().await;
    let tries = fifty(world)
        .await
        .into_iter()
        .map(|who| (who, right_date()));
    let results = all_try(world, &shared, tries.collect()).await;
    assert_eq!(how_many(&results, claimed), 1, "{results:?}");
    assert_eq!(how_many(&results, conflict), 49, "{results:?}");
    assert_eq!(world.owners(shared.record).await.len(), 1);
    assert_eq!(world.count("attestation").await, 1);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
    let timeline = world.timeline(shared.record).await;
    assert_eq!(
        how_many(&timeline, |kind| *kind == InvitationEventKind::Claimed),
        1
    );
}

both!(of_fifty_wrong_dates_five_are_evaluated);
async fn of_fifty_wrong_dates_five_are_evaluated(world: &mut World) {
    let shared = world.share().await;
    let tries = fifty(world)
        .await
        .into_iter()
        .map(|who| (who, wrong_date()));
    let results = all_try(world, &shared, tries.collect()).await;
    assert_eq!(tries_left(&results), [0, 1, 2, 3, 4], "{results:?}");
    assert_eq!(how_many(&results, conflict), 45, "{results:?}");
    assert_eq!(world.state(&shared).await, State::Locked);
    let told = world.delivered_to(PRACTITIONER).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].subject.contains("bloqué"));
}

both!(one_account_that_posts_fifty_times_succeeds_fifty_times);
async fn one_account_that_posts_fifty_times_succeeds_fifty_times(world: &mut World) {
    let shared = world.share().await;
    let results = all_try(world, &shared, vec![(world.patient(), right_date()); 50]).await;
    assert_eq!(how_many(&results, claimed), 50, "{results:?}");
    assert_eq!(world.owners(shared.record).await.len(), 1);
    assert_eq!(world.delivered_to(PRACTITIONER).await.len(), 1);
}

both!(right_and_wrong_dates_at_once_end_it_once);
async fn right_and_wrong_dates_at_once_end_it_once(world: &mut World) {
    for round in 0..5 {
        let shared = world.share().await;
        let tries = (0..20).map(|n| {
            let claim = if n % 4 == round % 4 {
                right_date()
            } else {
                wrong_date()
            };
            (world.patient(), claim)
        });
        let results = all_try(world, &shared, tries.collect()).await;
        let evaluated = tries_left(&results).len();
        assert!(evaluated <= 5, "{results:?}");
        let owners = world.owners(shared.record).await.len();
        match world.state(&shared).await {
            State::Claimed => assert_eq!(owners, 1),
            State::Locked => assert_eq!((owners, evaluated), (0, 5)),
            other => panic!("{other:?}"),
        }
    }
}

both!(a_claim_and_a_cancellation_at_once_end_it_once);
async fn a_claim_and_a_cancellation_at_once_end_it_once(world: &mut World) {
    for round in 0..10 {
        let shared = world.share().await;
        let (claiming, cancelling) = (world.instance(round), world.instance(round + 1));
        let (patient, by) = (world.patient(), world.practitioner());
        let (visitor, id, record) = (shared.visitor(), shared.id, shared.record);
        let claim = async move {
            claiming
                .claim
                .finish(&patient, id, &visitor, &right_date())
                .await
                .is_ok()
        };
        let cancel = async move {
            cancelling.share.cancel(&by, record).await.unwrap();
            false
        };
        let won = world
            .at_once::<std::pin::Pin<Box<dyn Future<Output = bool> + Send>>>([
                Box::pin(claim) as _,
                Box::pin(cancel) as _,
            ])
            .await[0];
        let expected = if won {
            State::Claimed
        } else {
            State::Cancelled
        };
        assert_eq!(world.state(&shared).await, expected);
        assert_eq!(world.owners(shared.record).await.len(), usize::from(won));
        let ends = world.timeline(shared.record).await;
        assert_eq!(ends.len(), 2, "{ends:?}");
    }
}
