//! How often a link is made, and sent.

use domain::{
    problem::{Field, FieldProblem, Problem},
    share::invitation::State,
};

use super::{DAY, email, renew};
use crate::support::{COLLEAGUE, World, how_many, refusal};

both!(ten_mails_a_day_to_one_address);
async fn ten_mails_a_day_to_one_address(world: &mut World) {
    let shared = world.share().await;
    for _ in 0..10 {
        email(world, shared.record).await.unwrap();
    }
    let told = refusal(email(world, shared.record).await);
    let wait = Problem::TryLater { seconds: 86_400 };
    assert_eq!(told, FieldProblem::new(Field::Email, wait));
    assert_eq!(world.timeline(shared.record).await.len(), 11);
    let to = "another@exemple.fr".parse().unwrap();
    let by = world.practitioner();
    let another = world.shares().email(&by, shared.record, &to).await;
    another.unwrap();
    world.advance(DAY);
    email(world, shared.record).await.unwrap();
}

both!(a_hundred_mails_an_hour_from_one_practitioner);
async fn a_hundred_mails_an_hour_from_one_practitioner(world: &mut World) {
    let shared = world.share().await;
    let by = world.practitioner();
    // One too many for each instance.
    let many = (0..102).map(|n| {
        let (services, record) = (world.instance(n), shared.record);
        let to = format!("a{n}@exemple.fr").parse().unwrap();
        async move { services.share.email(&by, record, &to).await }
    });
    let results = world.at_once(many).await;
    assert_eq!(how_many(&results, Result::is_ok), 100, "{results:?}");
    assert_eq!(world.count("outbox").await, 100);
    world.advance(60 * 60);
    email(world, shared.record).await.unwrap();
}

both!(twenty_a_day_for_each_record);
async fn twenty_a_day_for_each_record(world: &mut World) {
    let shared = world.share().await;
    let mut latest = shared.clone();
    for _ in 1..20 {
        latest = renew(world, shared.record).await.unwrap();
    }
    let refused = refusal(renew(world, shared.record).await);
    let wait = Problem::TryLater { seconds: 86_400 };
    assert_eq!(refused, FieldProblem::new(Field::Form, wait));
    // What was refused ended nothing.
    assert_eq!(world.state(&latest).await, State::Pending);
    world.share().await;
    world.advance(DAY);
    renew(world, shared.record).await.unwrap();
}

both!(so_many_an_hour_for_each_practitioner);
async fn so_many_an_hour_for_each_practitioner(world: &mut World) {
    world.limits.invitations_of_practitioner.at_most = 2;
    world.restart().await;
    world.share().await;
    world.share().await;
    let by = world.practitioner();
    let record = world.record().await;
    let refused = refusal(world.shares().issue(&by, record).await);
    let wait = Problem::TryLater { seconds: 3600 };
    assert_eq!(refused, FieldProblem::new(Field::Form, wait));
    let colleague = world.someone(COLLEAGUE).as_practitioner();
    let of_colleague = world.record_of("Noé", colleague.account()).await;
    let shares = world.shares();
    shares.issue(&colleague, of_colleague).await.unwrap();
    world.advance(3600);
    world.shares().issue(&by, record).await.unwrap();
}
